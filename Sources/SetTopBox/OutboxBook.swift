import Database
public import Domain
import Planted
import Seal
public import TVFront
import Wire

/// An entry of the outbox with its number, as it is sent.
public struct OutboxEntry: Sendable, Hashable {
    /// The box's message number, from 1.
    public let sequence: Int64
    /// What the screens see of it.
    public let item: OutboxItem
}

extension BoxStore {
    /// Commits a request into the outbox and gives it its number and key. When this returns, a power cut no longer loses it. A basket that becomes an order is emptied in the same step, so that it is never ordered twice.
    public func enqueue(_ request: Request, at pressed: Moment) throws(BoxStoreError) -> OutboxEntry
    {
        let key: String
        do { key = Hex.encode(try randomBytes(16)) } catch { throw .unreadable("\(error)") }
        return try work { connection in
            try connection.transaction {
                let last = try connection.first("SELECT MAX(sequence) AS last FROM outbox")
                let kept = try connection.first(
                    "SELECT value FROM setting WHERE name = 'last-sequence'")
                let sequence =
                    max(
                        try last?.optionalInt64("last") ?? 0,
                        Int64(try kept?.text("value") ?? "0") ?? 0) + 1
                let item = OutboxItem(
                    key: key, request: request, state: .waiting, pressedAt: pressed, seen: false)
                try connection.execute(
                    """
                    INSERT INTO outbox
                    (sequence, idempotency_key, request, state, pressed_at, decided_at, seen)
                    VALUES (?, ?, ?, ?, ?, ?, 0)
                    """,
                    [
                        .integer(sequence), .text(key), .text(try text(request)),
                        .text(try text(item.state)), .integer(pressed.milliseconds), .null,
                    ])
                try emptyBasket(orderedBy: request, connection)
                // Numbers are never used twice, also after old entries were cleared away.
                try connection.execute(
                    """
                    INSERT INTO setting (name, value) VALUES ('last-sequence', ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, [.text(String(sequence))])
                return OutboxEntry(sequence: sequence, item: item)
            }
        }
    }

    private func emptyBasket(orderedBy request: Request, _ connection: any SQLConnection) throws {
        guard case .placeOrder(let items, _) = request,
            let row = try connection.first(
                "SELECT value FROM setting WHERE name = ?", [.text(Setting.basket.rawValue)]),
            let basket = try? Message.read(
                [OrderItem].self, from: Array(try row.text("value").utf8)), basket == items
        else { return }
        try Self.put(text([OrderItem]()), .basket, connection)
    }

    /// Commits what the office decided. What was decided otherwise before a restore of the office
    /// counts as not seen. `second` is the id of the other thing the decision made, if it made two.
    public func decide(
        _ sequence: Int64, _ state: OutboxItem.State, second: String? = nil, at moment: Moment
    ) throws(BoxStoreError) {
        try work { connection in
            try connection.transaction {
                try noteDecidedAgain(sequence, state, second: second, connection)
                if planted(.decisionNotKept) { return }
                try connection.execute(
                    "UPDATE outbox SET state = ?, decided_at = ? WHERE sequence = ?",
                    [.text(try text(state)), .integer(moment.milliseconds), .integer(sequence)])
            }
        }
    }

    /// Marks a decided entry as seen by the resident.
    public func markSeen(_ key: String) throws(BoxStoreError) {
        try work { connection in
            try connection.execute(
                """
                UPDATE outbox SET seen = 1
                WHERE idempotency_key = ? AND seen = 0 AND decided_at IS NOT NULL
                """, [.text(key)])
        }
    }

    /// The entry to send next: the oldest undecided one, or one that is offered again.
    public func nextToSend() throws(BoxStoreError) -> OutboxEntry? {
        try work { connection in
            try connection.first(
                """
                SELECT * FROM outbox
                WHERE decided_at IS NULL OR sequence IN (SELECT sequence FROM offered_again)
                ORDER BY sequence \(planted(.newestFirst) ? "DESC" : "ASC") LIMIT 1
                """
            ).map(entry)
        }
    }

    /// All undecided entries and the newest decided ones, newest first, at most 100.
    public func entries() throws(BoxStoreError) -> [OutboxEntry] {
        try work { connection in
            try connection.query(
                """
                SELECT * FROM outbox
                ORDER BY CASE WHEN decided_at IS NULL THEN 0 ELSE 1 END, sequence DESC LIMIT 100
                """
            ).map(entry).sorted { $0.sequence > $1.sequence }
        }
    }

    /// Clears entries decided before a moment. Deletion is only for what was decided 14 days ago or earlier.
    public func clear(decidedBefore moment: Moment) throws(BoxStoreError) {
        try work { connection in
            try connection.execute(
                """
                DELETE FROM outbox WHERE decided_at IS NOT NULL AND decided_at < ?
                    AND sequence NOT IN (SELECT sequence FROM offered_again)
                """, [.integer(moment.milliseconds)])
            try connection.execute(
                "DELETE FROM second_id WHERE sequence NOT IN (SELECT sequence FROM outbox)")
            try connection.execute(
                """
                DELETE FROM moved_id
                WHERE until_sequence < (SELECT COALESCE(MIN(sequence), 0) FROM outbox)
                """)
        }
    }

    func entry(_ row: SQLRow) throws -> OutboxEntry {
        OutboxEntry(
            sequence: try row.int64("sequence"),
            item: OutboxItem(
                key: try row.text("idempotency_key"),
                request: try Message.read(Request.self, from: Array(try row.text("request").utf8)),
                state: try Message.read(
                    OutboxItem.State.self, from: Array(try row.text("state").utf8)),
                pressedAt: Moment(milliseconds: try row.int64("pressed_at")),
                seen: try row.bool("seen")))
    }

    private func text<Body: Encodable>(_ body: Body) throws -> String {
        String(decoding: try Message.bytes(body), as: UTF8.self)
    }
}
