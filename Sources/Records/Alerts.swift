public import Database
public import Domain

/// Alerts, and which household has answered which revision.
public struct AlertBook: Sendable {
    let tenant: Tenant

    static let m0041_alert = Migration(
        name: "m0041_alert",
        sql: """
            CREATE TABLE alert (
                muni text NOT NULL, id text NOT NULL, number bigint NOT NULL,
                cleared_at bigint, body text NOT NULL, PRIMARY KEY (muni, id)
            );
            CREATE TABLE alert_read (
                muni text NOT NULL, alert text NOT NULL, revision bigint NOT NULL,
                household text NOT NULL, channel text NOT NULL, at bigint NOT NULL,
                PRIMARY KEY (muni, alert, revision, household)
            )
            """)

    /// The id of the next alert.
    public func nextId() throws(SQLError) -> AlertId {
        let number = try tenant.next("alert")
        guard let id = AlertId("A-\(number)") else { throw .column(name: "id", wanted: "an id") }
        return id
    }

    /// Writes an alert, or its new revision.
    public func put(_ alert: Alert) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO alert (muni, id, number, cleared_at, body) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (muni, id) DO UPDATE SET
                cleared_at = excluded.cleared_at, body = excluded.body
            """,
            [
                tenant.muni, .id(alert.id), .integer(Int64(alert.id.text.dropFirst(2)) ?? 0),
                .optional(alert.clearedAt), try .json(alert),
            ])
    }

    /// One alert.
    public func alert(_ id: AlertId) throws(SQLError) -> Alert? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// Alerts in force and those cleared after a moment, newest first.
    public func board(clearedAfter moment: Moment) throws(SQLError) -> [Alert] {
        try read(
            """
            WHERE muni = ? AND (cleared_at IS NULL OR cleared_at > ?)
            ORDER BY number DESC LIMIT ?
            """, [tenant.muni, .moment(moment), .int(AlertBoard.most)])
    }

    /// All alerts, newest first, 200 at most.
    public func all() throws(SQLError) -> [Alert] {
        try read("WHERE muni = ? ORDER BY number DESC LIMIT 200", [tenant.muni])
    }

    /// Notes that a household has answered a revision. False if that was known.
    public func markRead(
        _ id: AlertId, revision: Int, by household: HouseholdId, channel: Channel,
        at moment: Moment
    ) throws(SQLError) -> Bool {
        guard try !readers(of: id, revision: revision).contains(household) else { return false }
        try tenant.connection.execute(
            """
            INSERT INTO alert_read (muni, alert, revision, household, channel, at)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(id), .int(revision), .id(household), .text(channel.rawValue),
                .moment(moment),
            ])
        return true
    }

    /// Who has answered a revision.
    public func readers(of id: AlertId, revision: Int) throws(SQLError) -> Set<HouseholdId> {
        Set(
            try tenant.connection.query(
                "SELECT household FROM alert_read WHERE muni = ? AND alert = ? AND revision = ?",
                [tenant.muni, .id(id), .int(revision)]
            ).each { (row) throws(SQLError) in try row.id("household") })
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [Alert] {
        try tenant.connection.query("SELECT body FROM alert " + rest, values)
            .each { (row) throws(SQLError) in try row.json("body") }
    }
}
