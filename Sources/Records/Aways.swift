public import Database
public import Domain

/// Days on which households are not at home. The order log keeps what was announced.
public struct AwayBook: Sendable {
    let tenant: Tenant

    static let m0036_away = Migration(
        name: "m0036_away",
        sql: """
            CREATE TABLE away (
                muni text NOT NULL, household text NOT NULL, from_day text NOT NULL,
                until_day text NOT NULL, PRIMARY KEY (muni, household, from_day)
            )
            """)

    /// Writes days away; from their first day on they take the place of what was announced before.
    public func put(_ away: Away, of household: HouseholdId) throws(SQLError) {
        _ = try end(of: household, on: away.from)
        try tenant.connection.execute(
            "INSERT INTO away (muni, household, from_day, until_day) VALUES (?, ?, ?, ?)",
            [tenant.muni, .id(household), .day(away.from), .day(away.until)])
    }

    /// Ends the days away with the day before; true if there were any from that day on.
    public func end(of household: HouseholdId, on day: Day) throws(SQLError) -> Bool {
        let dropped = try tenant.connection.execute(
            "DELETE FROM away WHERE muni = ? AND household = ? AND from_day >= ?",
            [tenant.muni, .id(household), .day(day)])
        let cut = try tenant.connection.execute(
            """
            UPDATE away SET until_day = ? WHERE muni = ? AND household = ? AND until_day >= ?
            """, [.day(day.adding(days: -1)), tenant.muni, .id(household), .day(day)])
        return dropped + cut > 0
    }

    /// A household's days away that end on a day or later, the first first.
    public func aways(of household: HouseholdId, since day: Day) throws(SQLError) -> [Away] {
        try read(
            "WHERE muni = ? AND household = ? AND until_day >= ? ORDER BY from_day",
            [tenant.muni, .id(household), .day(day)]
        ).map(\.away)
    }

    /// All days away that touch the days from `from` to `to`.
    public func aways(
        from: Day, to: Day
    ) throws(SQLError) -> [HouseholdId: [Away]] {
        let rows = try read(
            "WHERE muni = ? AND until_day >= ? AND from_day <= ? ORDER BY household, from_day",
            [tenant.muni, .day(from), .day(to)])
        return Dictionary(grouping: rows, by: \.household).mapValues { $0.map(\.away) }
    }

    private func read(
        _ rest: String, _ values: [SQLValue]
    ) throws(SQLError) -> [(household: HouseholdId, away: Away)] {
        try tenant.connection.query("SELECT * FROM away " + rest, values)
            .each { (row) throws(SQLError) in
                (
                    try row.id("household"),
                    Away(from: try row.day("from_day"), until: try row.day("until_day"))
                )
            }
    }
}
