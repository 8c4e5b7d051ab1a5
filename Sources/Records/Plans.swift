public import Database
public import Domain

/// A plan of a day as it is kept.
public struct PlanRecord: Sendable, Hashable {
    /// The day.
    public let day: Day
    /// Raised by one at each making.
    public let version: Int
    /// `draft` or `published`.
    public let status: String
    /// When it was made.
    public let madeAt: Moment
    /// The plan with its progress, as JSON.
    public let body: String
    /// A record.
    public init(day: Day, version: Int, status: String, madeAt: Moment, body: String) {
        self.day = day
        self.version = version
        self.status = status
        self.madeAt = madeAt
        self.body = body
    }
}

/// Plans of days: every draft and what was published.
public struct PlanBook: Sendable {
    let tenant: Tenant

    static let m0014_plan = Migration(
        name: "m0014_plan",
        sql: """
            CREATE TABLE plan (
                muni text NOT NULL, day text NOT NULL, version bigint NOT NULL,
                status text NOT NULL, made_at bigint NOT NULL, body text NOT NULL,
                PRIMARY KEY (muni, day, version)
            )
            """)

    /// The newest plan of a day.
    public func newest(of day: Day) throws(SQLError) -> PlanRecord? {
        try read(
            "WHERE muni = ? AND day = ? ORDER BY version DESC LIMIT 1",
            [tenant.muni, .day(day)])
    }

    /// The newest published plan of a day: the one that counts.
    public func published(of day: Day) throws(SQLError) -> PlanRecord? {
        try read(
            """
            WHERE muni = ? AND day = ? AND status = 'published' ORDER BY version DESC LIMIT 1
            """, [tenant.muni, .day(day)])
    }

    /// Everything that was published for a day, oldest first.
    public func allPublished(of day: Day) throws(SQLError) -> [PlanRecord] {
        try tenant.connection.query(
            """
            SELECT * FROM plan WHERE muni = ? AND day = ? AND status = 'published'
            ORDER BY version
            """, [tenant.muni, .day(day)]
        ).each { (row) throws(SQLError) in try record(row) }
    }

    /// Writes a plan; one of the same day and version is replaced.
    public func put(_ plan: PlanRecord) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO plan (muni, day, version, status, made_at, body)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, day, version) DO UPDATE SET status = excluded.status,
                made_at = excluded.made_at, body = excluded.body
            """,
            [
                tenant.muni, .day(plan.day), .int(plan.version), .text(plan.status),
                .moment(plan.madeAt), .text(plan.body),
            ])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> PlanRecord? {
        guard let row = try tenant.connection.first("SELECT * FROM plan " + rest, values) else {
            return nil
        }
        return try record(row)
    }

    private func record(_ row: SQLRow) throws(SQLError) -> PlanRecord {
        PlanRecord(
            day: try row.day("day"), version: try row.int("version"),
            status: try row.text("status"), madeAt: try row.moment("made_at"),
            body: try row.text("body"))
    }
}
