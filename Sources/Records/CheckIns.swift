public import Database
public import Domain

/// The last answer of each household on each day. The order log keeps all of them.
public struct CheckInBook: Sendable {
    let tenant: Tenant

    static let m0012_check_in = Migration(
        name: "m0012_check_in",
        sql: """
            CREATE TABLE check_in (
                muni text NOT NULL, day text NOT NULL, household text NOT NULL,
                village text NOT NULL, answer text NOT NULL, channel text NOT NULL,
                at bigint NOT NULL, PRIMARY KEY (muni, day, household)
            )
            """)

    /// Writes an answer; it takes the place of an earlier one of the same day.
    public func put(_ checkIn: CheckIn) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO check_in (muni, day, household, village, answer, channel, at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, day, household) DO UPDATE SET village = excluded.village,
                answer = excluded.answer, channel = excluded.channel, at = excluded.at
            """,
            [
                tenant.muni, .day(checkIn.day), .id(checkIn.household), .id(checkIn.village),
                .text(checkIn.answer.rawValue), .text(checkIn.channel.rawValue),
                .moment(checkIn.at),
            ])
    }

    /// A household's answer of a day.
    public func checkIn(of household: HouseholdId, on day: Day) throws(SQLError) -> CheckIn? {
        try read(
            "WHERE muni = ? AND day = ? AND household = ?",
            [tenant.muni, .day(day), .id(household)]
        ).first
    }

    /// The answers of days from `from` to `to`, by day and household.
    public func checkIns(from: Day, to: Day) throws(SQLError) -> [CheckIn] {
        try read(
            "WHERE muni = ? AND day >= ? AND day <= ? ORDER BY day, household",
            [tenant.muni, .day(from), .day(to)])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [CheckIn] {
        try tenant.connection.query("SELECT * FROM check_in " + rest, values)
            .each { (row) throws(SQLError) in
                CheckIn(
                    household: try row.id("household"), village: try row.id("village"),
                    day: try row.day("day"), answer: try row.word("answer"),
                    channel: try row.word("channel"), at: try row.moment("at"))
            }
    }
}
