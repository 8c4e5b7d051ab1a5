public import Database
public import Domain

/// When the office was there: a row from each opening to its last sign of life.
public struct LifeBook: Sendable {
    let tenant: Tenant

    static let m0050_office_life = Migration(
        name: "m0050_office_life",
        sql: """
            CREATE TABLE office_life (
                muni text NOT NULL, opened_at bigint NOT NULL, alive_at bigint NOT NULL,
                PRIMARY KEY (muni, opened_at)
            )
            """)

    /// How old the last sign of life may be, in seconds, while another office is there: near a
    /// close there is one every ten seconds.
    static let pulse: Int64 = 15

    /// An office opens. With `besideOthers` its opening is no news while another one, which may be
    /// open on the same store, gave a sign of life a moment ago: nobody was absent then.
    public func begin(at moment: Moment, besideOthers: Bool = false) throws(SQLError) {
        if besideOthers {
            let other = try tenant.connection.first(
                "SELECT 1 AS one FROM office_life WHERE muni = ? AND alive_at >= ? LIMIT 1",
                [tenant.muni, .moment(moment.adding(milliseconds: -Self.pulse * 1_000))])
            guard other == nil else { return }
        }
        try tenant.connection.execute(
            """
            INSERT INTO office_life (muni, opened_at, alive_at) VALUES (?, ?, ?)
            ON CONFLICT (muni, opened_at) DO NOTHING
            """, [tenant.muni, .moment(moment), .moment(moment)])
    }

    /// The office that opened last is there, or, if several are open on the store, one of them:
    /// they keep one life together, which ends when the last of them is gone.
    public func beat(at moment: Moment) throws(SQLError) {
        try tenant.connection.execute(
            """
            UPDATE office_life SET alive_at = ? WHERE muni = ? AND alive_at < ? AND opened_at =
                (SELECT MAX(opened_at) FROM office_life WHERE muni = ? AND opened_at <= ?)
            """,
            [.moment(moment), tenant.muni, .moment(moment), tenant.muni, .moment(moment)])
    }

    /// For how many milliseconds between two instants no office was there, as far as its signs of
    /// life tell. Before the first opening nothing is known, and nothing is counted.
    public func absence(from: Moment, to: Moment) throws(SQLError) -> Int64 {
        let rows = try tenant.connection.query(
            """
            SELECT opened_at, alive_at FROM office_life
            WHERE muni = ? AND opened_at <= ? ORDER BY opened_at DESC LIMIT 1000
            """, [tenant.muni, .moment(to.adding(minutes: 24 * 60))])
        let lives = try rows.reversed().each { (row) throws(SQLError) in
            (opened: try row.moment("opened_at"), alive: try row.moment("alive_at"))
        }
        var absent: Int64 = 0
        for (before, after) in zip(lives, lives.dropFirst()) {
            absent += max(0, min(to, after.opened).since(max(from, before.alive)))
        }
        return absent
    }
}

/// Slots whose close was put off, until when, and why. The order log has the entry.
public struct ExtensionBook: Sendable {
    let tenant: Tenant

    static let m0051_slot_extension = Migration(
        name: "m0051_slot_extension",
        sql: """
            CREATE TABLE slot_extension (
                muni text NOT NULL, day text NOT NULL, shop text NOT NULL, village text NOT NULL,
                until bigint NOT NULL, sequence bigint NOT NULL, actor text NOT NULL,
                reason text NOT NULL, PRIMARY KEY (muni, day, shop, village)
            )
            """)

    /// Opens a closed slot again until an instant, by an entry of the order log. Throws
    /// `constraint` if that was done before: once is enough.
    public func extend(
        _ slot: Slot, until: Moment, sequence: Int64, by actor: String, reason: String
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO slot_extension (muni, day, shop, village, until, sequence, actor, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .day(slot.day), .id(slot.shop), .id(slot.village), .moment(until),
                .integer(sequence), .text(actor), .text(reason),
            ])
        try CloseBook(tenant: tenant).reopen(slot)
    }

    /// Until when slots of days from `from` to `to` are open, if not until their usual close.
    public func extended(from: Day, to: Day) throws(SQLError) -> [Slot: Moment] {
        var found: [Slot: Moment] = [:]
        let rows = try tenant.connection.query(
            """
            SELECT day, shop, village, until FROM slot_extension
            WHERE muni = ? AND day >= ? AND day <= ?
            """, [tenant.muni, .day(from), .day(to)])
        for row in rows {
            let slot = Slot(
                day: try row.day("day"), shop: try row.id("shop"), village: try row.id("village"))
            found[slot] = try row.moment("until")
        }
        return found
    }
}
