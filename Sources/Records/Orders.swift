public import Database
public import Domain

/// Orders. What an order became is here; how it became that is in the order log.
public struct OrderBook: Sendable {
    let tenant: Tenant

    static let m0010_orders = Migration(
        name: "m0010_orders",
        sql: """
            CREATE TABLE orders (
                muni text NOT NULL, id text NOT NULL, receipt text NOT NULL,
                household text NOT NULL, village text NOT NULL, day text NOT NULL,
                channel text NOT NULL, progress text NOT NULL, carrier text, note_ja text,
                note_en text, placed_at bigint NOT NULL, handed_over_at bigint, handed_to text,
                version bigint NOT NULL, sequence bigint NOT NULL, lines text NOT NULL,
                PRIMARY KEY (muni, id)
            );
            CREATE UNIQUE INDEX orders_receipt ON orders (muni, day, receipt);
            CREATE INDEX orders_household ON orders (muni, household, day);
            CREATE INDEX orders_village ON orders (muni, day, village);
            """)

    /// The next number of a delivery day: its count, the order's id and the number people say.
    public func nextNumber(on day: Day) throws(SQLError) -> (id: OrderId, receipt: ReceiptNumber) {
        let count = Int(try tenant.next("order \(day)"))
        let receipt = ReceiptNumber(day: day, count: count)
        let digits = String(count)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        guard let id = OrderId("\(day)-\(padded)") else {
            throw .column(name: "id", wanted: "an id")
        }
        return (id, receipt)
    }

    /// Enters an accepted order with its place in the order log.
    public func add(_ order: Order, sequence: Int64) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO orders (muni, id, receipt, household, village, day, channel, progress,
                carrier, note_ja, note_en, placed_at, handed_over_at, handed_to, version,
                sequence, total, lines)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(order.id), .text(order.receipt.text), .id(order.household),
                .id(order.village), .day(order.day), .text(order.channel.rawValue),
                .text(order.progress.rawValue), .optional(order.carrier?.rawValue),
                .optional(order.note?.ja), .optional(order.note?.en), .moment(order.placedAt),
                .optional(order.handedOverAt), .optional(order.handedTo), .int(order.version),
                .integer(sequence), .int(order.total.rawValue),
                .text(String(decoding: order.lines.json, as: UTF8.self)),
            ])
    }

    /// Writes a changed order with the next version. False, and nothing written, if the stored
    /// version is not the one the order carries: somebody else changed it meanwhile.
    public func update(_ order: inout Order) throws(SQLError) -> Bool {
        let changed = try tenant.connection.execute(
            """
            UPDATE orders SET progress = ?, carrier = ?, note_ja = ?, note_en = ?,
                handed_over_at = ?, handed_to = ?, total = ?, lines = ?,
                version = version + 1
            WHERE muni = ? AND id = ? AND version = ?
            """,
            [
                .text(order.progress.rawValue), .optional(order.carrier?.rawValue),
                .optional(order.note?.ja), .optional(order.note?.en),
                .optional(order.handedOverAt), .optional(order.handedTo),
                .int(order.total.rawValue), .json(order.lines),
                tenant.muni, .id(order.id), .int(order.version),
            ])
        if changed == 1 { order.version += 1 }
        return changed == 1
    }

    /// One order.
    public func order(_ id: OrderId) throws(SQLError) -> Order? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// The orders of a delivery day, in the order they were accepted.
    public func orders(on day: Day) throws(SQLError) -> [Order] {
        try orders(from: day, to: day)
    }

    /// The orders of delivery days from `from` to `to`, in the order they were accepted.
    public func orders(from: Day, to: Day) throws(SQLError) -> [Order] {
        try read(
            "WHERE muni = ? AND day >= ? AND day <= ? ORDER BY sequence",
            [tenant.muni, .day(from), .day(to)])
    }

    /// A household's orders: all not yet finished, and those from a day on; newest first, 200 at
    /// most.
    public func orders(of household: HouseholdId, since day: Day) throws(SQLError) -> [Order] {
        try read(
            """
            WHERE muni = ? AND household = ?
                AND (day >= ? OR progress NOT IN ('handed-over', 'cancelled'))
            ORDER BY sequence DESC LIMIT 200
            """, [tenant.muni, .id(household), .day(day)])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [Order] {
        try tenant.connection.query("SELECT * FROM orders " + rest, values)
            .each { (row) throws(SQLError) in try order(row) }
    }

    private func order(_ row: SQLRow) throws(SQLError) -> Order {
        var note: Note?
        if let ja = try row.optionalText("note_ja") {
            note = Note(ja: ja, en: try row.optionalText("note_en") ?? "")
        }
        return Order(
            id: try row.id("id"), receipt: ReceiptNumber(stored: try row.text("receipt")),
            household: try row.id("household"), village: try row.id("village"),
            day: try row.day("day"), channel: try row.word("channel"),
            lines: try row.json("lines"), progress: try row.word("progress"),
            carrier: try row.optionalWord("carrier"), note: note,
            placedAt: try row.moment("placed_at"),
            handedOverAt: try row.optionalMoment("handed_over_at"),
            handedTo: try row.optionalText("handed_to"), version: try row.int("version"))
    }
}
