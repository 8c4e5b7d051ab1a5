public import Database
public import Domain

/// Standing orders, and what became of each of their dates: one row a date, so that a date is
/// entered once whatever happens.
public struct StandingBook: Sendable {
    let tenant: Tenant

    static let m0025_standing = Migration(
        name: "m0025_standing",
        sql: """
            CREATE TABLE standing_order (
                muni text NOT NULL, id text NOT NULL, household text NOT NULL,
                village text NOT NULL, items text NOT NULL, rhythm text NOT NULL,
                channel text NOT NULL, made_at bigint NOT NULL, stopped_at bigint,
                sequence bigint NOT NULL, PRIMARY KEY (muni, id)
            );
            CREATE INDEX standing_household ON standing_order (muni, household);
            CREATE TABLE standing_day (
                muni text NOT NULL, standing text NOT NULL, day text NOT NULL,
                state text NOT NULL, order_id text, note_ja text, note_en text, next_day text,
                PRIMARY KEY (muni, standing, day)
            );
            CREATE INDEX standing_day_day ON standing_day (muni, day);
            """)

    /// The next id.
    public func nextId() throws(SQLError) -> StandingOrderId {
        let count = String(try tenant.next("standing"))
        let padded = String(repeating: "0", count: max(0, 4 - count.count)) + count
        guard let id = StandingOrderId("s-" + padded) else {
            throw .column(name: "id", wanted: "an id")
        }
        return id
    }

    /// Enters a standing order with its place in the order log.
    public func add(_ standing: StandingOrder, sequence: Int64) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO standing_order (muni, id, household, village, items, rhythm, channel,
                made_at, stopped_at, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(standing.id), .id(standing.household), .id(standing.village),
                .json(standing.items), .json(standing.rhythm), .text(standing.channel.rawValue),
                .moment(standing.madeAt), .optional(standing.stoppedAt), .integer(sequence),
            ])
    }

    /// Ends a standing order; false if it was ended already.
    public func stop(_ id: StandingOrderId, at moment: Moment) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            """
            UPDATE standing_order SET stopped_at = ?
            WHERE muni = ? AND id = ? AND stopped_at IS NULL
            """, [.moment(moment), tenant.muni, .id(id)]) == 1
    }

    /// One standing order.
    public func standing(_ id: StandingOrderId) throws(SQLError) -> StandingOrder? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// All that were not ended, in the order they were made.
    public func running() throws(SQLError) -> [StandingOrder] {
        try read("WHERE muni = ? AND stopped_at IS NULL ORDER BY sequence", [tenant.muni])
    }

    /// A household's that were not ended, or not before a moment; oldest first, 50 at most.
    public func standing(
        of household: HouseholdId, endedSince moment: Moment
    ) throws(SQLError) -> [StandingOrder] {
        try read(
            """
            WHERE muni = ? AND household = ? AND (stopped_at IS NULL OR stopped_at >= ?)
            ORDER BY sequence LIMIT 50
            """, [tenant.muni, .id(household), .moment(moment)])
    }

    /// Writes what became of a date. False, and nothing written, if that date has its row.
    public func enter(
        _ day: StandingDay, of id: StandingOrderId
    ) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            """
            INSERT INTO standing_day (muni, standing, day, state, order_id, note_ja, note_en,
                next_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, standing, day) DO NOTHING
            """,
            [
                tenant.muni, .id(id), .day(day.day), .text(day.state.rawValue),
                .optional(day.order), .optional(day.note?.ja), .optional(day.note?.en),
                .optional(day.next),
            ]) == 1
    }

    /// Forgets what became of a date, so that it can be decided anew.
    public func reopen(_ day: Day, of id: StandingOrderId) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM standing_day WHERE muni = ? AND standing = ? AND day = ?",
            [tenant.muni, .id(id), .day(day)])
    }

    /// What became of a standing order's dates from a day on, oldest first.
    public func days(
        of id: StandingOrderId, from day: Day
    ) throws(SQLError) -> [StandingDay] {
        try tenant.connection.query(
            """
            SELECT * FROM standing_day WHERE muni = ? AND standing = ? AND day >= ?
            ORDER BY day LIMIT 200
            """, [tenant.muni, .id(id), .day(day)]
        ).each { (row) throws(SQLError) in try Self.day(row) }
    }

    /// The dates from `from` to `to` that have a row, by standing order.
    public func decided(from: Day, to: Day) throws(SQLError) -> [StandingOrderId: Set<Day>] {
        var found: [StandingOrderId: Set<Day>] = [:]
        let rows = try tenant.connection.query(
            "SELECT standing, day FROM standing_day WHERE muni = ? AND day >= ? AND day <= ?",
            [tenant.muni, .day(from), .day(to)])
        for row in rows { found[try row.id("standing"), default: []].insert(try row.day("day")) }
        return found
    }

    private static func day(_ row: SQLRow) throws(SQLError) -> StandingDay {
        var note: Note?
        if let ja = try row.optionalText("note_ja") {
            note = Note(ja: ja, en: try row.optionalText("note_en") ?? "")
        }
        return StandingDay(
            day: try row.day("day"), state: try row.word("state"),
            order: try row.optionalId("order_id"), note: note,
            next: try row.optionalDay("next_day"))
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [StandingOrder] {
        try tenant.connection.query("SELECT * FROM standing_order " + rest, values)
            .each { (row) throws(SQLError) in
                StandingOrder(
                    id: try row.id("id"), household: try row.id("household"),
                    village: try row.id("village"), items: try row.json("items"),
                    rhythm: try row.json("rhythm"), channel: try row.word("channel"),
                    madeAt: try row.moment("made_at"),
                    stoppedAt: try row.optionalMoment("stopped_at"))
            }
    }
}

extension Books {
    /// Standing orders.
    public var standing: StandingBook { StandingBook(tenant: tenant) }
}
