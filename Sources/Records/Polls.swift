public import Database
public import Domain

/// Polls, and the last answer of each household.
public struct PollBook: Sendable {
    let tenant: Tenant

    static let m0042_poll = Migration(
        name: "m0042_poll",
        sql: """
            CREATE TABLE poll (
                muni text NOT NULL, id text NOT NULL, number bigint NOT NULL,
                until_day text NOT NULL, closed_at bigint, body text NOT NULL,
                PRIMARY KEY (muni, id)
            );
            CREATE TABLE poll_answer (
                muni text NOT NULL, poll text NOT NULL, household text NOT NULL,
                village text NOT NULL, answer bigint NOT NULL, channel text NOT NULL,
                at bigint NOT NULL, PRIMARY KEY (muni, poll, household)
            )
            """)

    /// The id of the next poll.
    public func nextId() throws(SQLError) -> PollId {
        let number = try tenant.next("poll")
        guard let id = PollId("Q-\(number)") else { throw .column(name: "id", wanted: "an id") }
        return id
    }

    /// Writes a poll, or that it was closed.
    public func put(_ poll: Poll) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO poll (muni, id, number, until_day, closed_at, body)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, id) DO UPDATE SET
                closed_at = excluded.closed_at, body = excluded.body
            """,
            [
                tenant.muni, .id(poll.id), .integer(Int64(poll.id.text.dropFirst(2)) ?? 0),
                .day(poll.until), .optional(poll.closedAt), try .json(poll),
            ])
    }

    /// One poll.
    public func poll(_ id: PollId) throws(SQLError) -> Poll? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// All polls, newest first, 100 at most.
    public func all() throws(SQLError) -> [Poll] {
        try read("WHERE muni = ? ORDER BY number DESC LIMIT 100", [tenant.muni])
    }

    /// Polls that can be answered on a day, newest first.
    public func open(on day: Day) throws(SQLError) -> [Poll] {
        try read(
            """
            WHERE muni = ? AND closed_at IS NULL AND until_day >= ?
            ORDER BY number DESC LIMIT 20
            """, [tenant.muni, .day(day)])
    }

    /// Writes a household's answer; it takes the place of an earlier one.
    public func answer(
        _ id: PollId, _ answer: Int, of household: Household, channel: Channel, at moment: Moment
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO poll_answer (muni, poll, household, village, answer, channel, at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, poll, household) DO UPDATE SET village = excluded.village,
                answer = excluded.answer, channel = excluded.channel, at = excluded.at
            """,
            [
                tenant.muni, .id(id), .id(household.id), .id(household.village), .int(answer),
                .text(channel.rawValue), .moment(moment),
            ])
    }

    /// A household's answer.
    public func answer(_ id: PollId, of household: HouseholdId) throws(SQLError) -> Int? {
        try tenant.connection.first(
            "SELECT answer FROM poll_answer WHERE muni = ? AND poll = ? AND household = ?",
            [tenant.muni, .id(id), .id(household)]
        ).map { (row) throws(SQLError) in try row.int("answer") }
    }

    /// How often each answer was given in each village.
    public func counts(_ id: PollId) throws(SQLError) -> [VillageId: [Int: Int]] {
        let rows = try tenant.connection.query(
            """
            SELECT village, answer, COUNT(*) AS many FROM poll_answer
            WHERE muni = ? AND poll = ? GROUP BY village, answer
            """, [tenant.muni, .id(id)])
        var counts: [VillageId: [Int: Int]] = [:]
        for row in rows {
            let village: VillageId = try row.id("village")
            counts[village, default: [:]][try row.int("answer")] = try row.int("many")
        }
        return counts
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [Poll] {
        try tenant.connection.query("SELECT body FROM poll " + rest, values)
            .each { (row) throws(SQLError) in try row.json("body") }
    }
}
