public import Database
public import Domain

/// Which slots are closed, and by which entry of the order log.
public struct CloseBook: Sendable {
    let tenant: Tenant

    static let m0003_slot_close = Migration(
        name: "m0003_slot_close",
        sql: """
            CREATE TABLE slot_close (
                muni text NOT NULL, day text NOT NULL, shop text NOT NULL, village text NOT NULL,
                sequence bigint NOT NULL, reason text NOT NULL,
                PRIMARY KEY (muni, day, shop, village)
            )
            """)

    /// Closes a slot with an entry of the log. A slot that is closed stays as it is.
    public func close(_ slot: Slot, sequence: Int64, reason: String) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO slot_close (muni, day, shop, village, sequence, reason)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (muni, day, shop, village) DO NOTHING
            """,
            [
                tenant.muni, .day(slot.day), .id(slot.shop), .id(slot.village),
                .integer(sequence), .text(reason),
            ])
    }

    /// Takes the close of a slot off the page; it stays in the order log.
    func reopen(_ slot: Slot) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM slot_close WHERE muni = ? AND day = ? AND shop = ? AND village = ?",
            [tenant.muni, .day(slot.day), .id(slot.shop), .id(slot.village)])
    }

    /// The entry that closed a slot; nil while it is open.
    public func sequence(of slot: Slot) throws(SQLError) -> Int64? {
        let row = try tenant.connection.first(
            """
            SELECT sequence FROM slot_close
            WHERE muni = ? AND day = ? AND shop = ? AND village = ?
            """, [tenant.muni, .day(slot.day), .id(slot.shop), .id(slot.village)])
        return try row?.int64("sequence")
    }

    /// The closed slots of days from `from` to `to` with their entries.
    public func closed(from: Day, to: Day) throws(SQLError) -> [Slot: Int64] {
        try read(
            """
            SELECT day, shop, village, sequence FROM slot_close
            WHERE muni = ? AND day >= ? AND day <= ?
            """, [tenant.muni, .day(from), .day(to)])
    }

    /// The slots of a day that were closed for a reason.
    public func closed(on day: Day, because reason: String) throws(SQLError) -> [Slot: Int64] {
        try read(
            """
            SELECT day, shop, village, sequence FROM slot_close
            WHERE muni = ? AND day = ? AND reason = ?
            """, [tenant.muni, .day(day), .text(reason)])
    }

    /// The closed slots of one village on days from `from` to `to` with their entries.
    public func closed(
        from: Day, to: Day, village: VillageId
    ) throws(SQLError) -> [Slot: Int64] {
        try read(
            """
            SELECT day, shop, village, sequence FROM slot_close
            WHERE muni = ? AND day >= ? AND day <= ? AND village = ?
            """, [tenant.muni, .day(from), .day(to), .id(village)])
    }

    private func read(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [Slot: Int64] {
        var slots: [Slot: Int64] = [:]
        for row in try tenant.connection.query(sql, values) {
            let slot = Slot(
                day: try row.day("day"), shop: try row.id("shop"), village: try row.id("village"))
            slots[slot] = try row.int64("sequence")
        }
        return slots
    }
}
