public import Database
public import Domain

/// The order log: one sequence of everything that happened, from 1 without gaps.
///
/// An order is on time if and only if its place is below the close of its slots. The log is only
/// ever appended to.
public struct OrderLog: Sendable {
    let tenant: Tenant

    static let m0002_event = Migration(
        name: "m0002_event",
        sql: """
            CREATE TABLE event (
                muni text NOT NULL, sequence bigint NOT NULL, at bigint NOT NULL,
                kind text NOT NULL, day text, household text, village text,
                subject text NOT NULL, actor text NOT NULL, detail text NOT NULL,
                PRIMARY KEY (muni, sequence)
            );
            CREATE INDEX event_subject ON event (muni, subject, sequence);
            CREATE INDEX event_day ON event (muni, day, sequence);
            """)

    /// Appends an entry and returns its place.
    @discardableResult
    public func append(
        _ kind: EventKind, at moment: Moment, day: Day? = nil, household: HouseholdId? = nil,
        village: VillageId? = nil, subject: String, actor: String, detail: String = "{}"
    ) throws(SQLError) -> Int64 {
        let sequence = try tenant.next("event")
        try tenant.connection.execute(
            """
            INSERT INTO event
                (muni, sequence, at, kind, day, household, village, subject, actor, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .integer(sequence), .moment(moment), .text(kind.rawValue),
                .optional(day), .optional(household), .optional(village), .text(subject),
                .text(actor), .text(detail),
            ])
        return sequence
    }

    /// The last place in the log; 0 if it is empty.
    public func last() throws(SQLError) -> Int64 {
        let row = try tenant.connection.first(
            "SELECT value FROM counter WHERE muni = ? AND name = 'event'", [tenant.muni])
        return try row?.int64("value") ?? 0
    }

    /// Entries after a place, oldest first, `most` of them at most.
    public func events(after sequence: Int64, most: Int = 1_000) throws(SQLError) -> [Event] {
        try read(
            "SELECT * FROM event WHERE muni = ? AND sequence > ? ORDER BY sequence LIMIT ?",
            [tenant.muni, .integer(sequence), .int(most)])
    }

    /// Entries about one thing, oldest first, 1,000 at most.
    public func events(about subject: String) throws(SQLError) -> [Event] {
        try read(
            "SELECT * FROM event WHERE muni = ? AND subject = ? ORDER BY sequence LIMIT 1000",
            [tenant.muni, .text(subject)])
    }

    /// Entries of days from `from` to `to`, oldest first.
    public func events(from: Day, to: Day) throws(SQLError) -> [Event] {
        try read(
            "SELECT * FROM event WHERE muni = ? AND day >= ? AND day <= ? ORDER BY sequence",
            [tenant.muni, .day(from), .day(to)])
    }

    /// Entries of some kinds after a place, oldest first, without their details: what counting needs.
    public func outlines(
        of kinds: [EventKind], after sequence: Int64, most: Int = 10_000
    ) throws(SQLError) -> [Event] {
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        return try read(
            """
            SELECT sequence, at, kind, day, household, village, subject, actor, '{}' AS detail
            FROM event WHERE muni = ? AND sequence > ? AND kind IN (\(marks))
            ORDER BY sequence LIMIT ?
            """,
            [tenant.muni, .integer(sequence)] + kinds.map { .text($0.rawValue) } + [.int(most)])
    }

    private func read(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [Event] {
        try tenant.connection.query(sql, values).each { (row) throws(SQLError) in
            Event(
                sequence: try row.int64("sequence"), at: try row.moment("at"),
                kind: try row.word("kind"), day: try row.optionalDay("day"),
                household: try row.optionalId("household"), village: try row.optionalId("village"),
                subject: try row.text("subject"), actor: try row.text("actor"),
                detail: try row.text("detail"))
        }
    }
}

extension OrderLog {
    /// The entry of the order log that a change to the books made; nil if it made none.
    public static func event(madeBy change: JournalEntry) -> Event? {
        let values = change.values
        guard change.sql.hasPrefix("INSERT INTO event"), values.count == 10 else { return nil }
        func text(_ place: Int) -> String? {
            if case .text(let text) = values[place] { text } else { nil }
        }
        guard case .integer(let sequence) = values[1], case .integer(let at) = values[2],
            let kind = text(3).flatMap({ EventKind(rawValue: $0) }), let subject = text(7),
            let actor = text(8), let detail = text(9)
        else { return nil }
        return Event(
            sequence: sequence, at: Moment(milliseconds: at), kind: kind,
            day: text(4).flatMap { Day($0) }, household: text(5).flatMap { HouseholdId($0) },
            village: text(6).flatMap { VillageId($0) }, subject: subject, actor: actor,
            detail: detail)
    }
}
