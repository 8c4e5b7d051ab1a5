public import Database
public import Domain

/// Notices, and which household has read which.
public struct NoticeBook: Sendable {
    let tenant: Tenant

    static let m0040_notice = Migration(
        name: "m0040_notice",
        sql: """
            CREATE TABLE notice (
                muni text NOT NULL, id text NOT NULL, number bigint NOT NULL,
                from_day text NOT NULL, until_day text NOT NULL, withdrawn_at bigint,
                body text NOT NULL, PRIMARY KEY (muni, id)
            );
            CREATE INDEX notice_day ON notice (muni, until_day);
            CREATE TABLE notice_read (
                muni text NOT NULL, notice text NOT NULL, household text NOT NULL,
                channel text NOT NULL, at bigint NOT NULL,
                PRIMARY KEY (muni, notice, household)
            );
            CREATE INDEX notice_read_household ON notice_read (muni, household);
            """)

    /// The id of the next notice.
    public func nextId() throws(SQLError) -> NoticeId {
        let number = try tenant.next("notice")
        guard let id = NoticeId("N-\(number)") else { throw .column(name: "id", wanted: "an id") }
        return id
    }

    /// Writes a notice.
    public func add(_ notice: Notice) throws(SQLError) {
        let number = Int64(notice.id.text.dropFirst(2)) ?? 0
        try tenant.connection.execute(
            """
            INSERT INTO notice (muni, id, number, from_day, until_day, withdrawn_at, body)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(notice.id), .integer(number), .day(notice.from),
                .day(notice.until), .optional(notice.withdrawnAt), try .json(notice),
            ])
    }

    /// Takes a notice down. False if there is none, or it was down already.
    public func withdraw(_ id: NoticeId, at moment: Moment) throws(SQLError) -> Bool {
        guard let found = try notice(id), found.withdrawnAt == nil else { return false }
        try tenant.connection.execute(
            "UPDATE notice SET withdrawn_at = ? WHERE muni = ? AND id = ?",
            [.moment(moment), tenant.muni, .id(id)])
        return true
    }

    /// One notice.
    public func notice(_ id: NoticeId) throws(SQLError) -> Notice? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// Notices whose last day is not before `since`, newest first, 200 at most.
    public func notices(since: Day) throws(SQLError) -> [Notice] {
        try read(
            "WHERE muni = ? AND until_day >= ? ORDER BY number DESC LIMIT 200",
            [tenant.muni, .day(since)])
    }

    /// Notices that stand on a day, newest first, 200 at most.
    public func notices(on day: Day) throws(SQLError) -> [Notice] {
        try read(
            """
            WHERE muni = ? AND until_day >= ? AND from_day <= ? AND withdrawn_at IS NULL
            ORDER BY number DESC LIMIT 200
            """, [tenant.muni, .day(day), .day(day)])
    }

    /// Notes that a household has read a notice. False if that was known.
    public func markRead(
        _ id: NoticeId, by household: HouseholdId, channel: Channel, at moment: Moment
    ) throws(SQLError) -> Bool {
        guard try !reads(of: id).contains(where: { $0.household == household }) else {
            return false
        }
        try tenant.connection.execute(
            """
            INSERT INTO notice_read (muni, notice, household, channel, at)
            VALUES (?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(id), .id(household), .text(channel.rawValue), .moment(moment),
            ])
        return true
    }

    /// Who has read a notice, by household.
    public func reads(of id: NoticeId) throws(SQLError) -> [NoticeRead] {
        try tenant.connection.query(
            "SELECT * FROM notice_read WHERE muni = ? AND notice = ? ORDER BY household",
            [tenant.muni, .id(id)]
        ).each { (row) throws(SQLError) in
            NoticeRead(
                household: try row.id("household"), channel: try row.word("channel"),
                at: try row.moment("at"))
        }
    }

    /// What a household has read.
    public func read(by household: HouseholdId) throws(SQLError) -> Set<NoticeId> {
        Set(
            try tenant.connection.query(
                "SELECT notice FROM notice_read WHERE muni = ? AND household = ?",
                [tenant.muni, .id(household)]
            ).each { (row) throws(SQLError) in try row.id("notice") })
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [Notice] {
        try tenant.connection.query("SELECT body, withdrawn_at FROM notice " + rest, values)
            .each { (row) throws(SQLError) in
                var notice: Notice = try row.json("body")
                notice.withdrawnAt = try row.optionalMoment("withdrawn_at")
                return notice
            }
    }
}

/// That a household has read a notice.
public struct NoticeRead: Sendable, Hashable {
    /// Who.
    public let household: HouseholdId
    /// How it reached them.
    public let channel: Channel
    /// When the office learned of it.
    public let at: Moment
}
