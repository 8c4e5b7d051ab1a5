import Database
import Domain
import Planted
import TVFront
import Wire

// A restored office has lost what came after its copy. The boxes have it: whatever was accepted and
// can still be brought is offered again, in its old order, under its old key and number.
extension BoxStore {
    static let m0002_offering_again = Migration(
        name: "m0002_offering_again",
        sql: """
            CREATE TABLE offered_again (sequence bigint NOT NULL PRIMARY KEY);
            CREATE TABLE moved_id (
                generation bigint NOT NULL, old_id text NOT NULL, new_id text NOT NULL,
                until_sequence bigint NOT NULL, PRIMARY KEY (generation, old_id)
            )
            """)

    static let m0003_second_id = Migration(
        name: "m0003_second_id",
        sql: "CREATE TABLE second_id (sequence bigint NOT NULL PRIMARY KEY, id text NOT NULL)")

    /// Takes the office's new epoch and has everything accepted offered again that is for `today`
    /// or later; check-ins of the last six days, too.
    func begin(epoch: String, on today: Day) throws(BoxStoreError) {
        try work { connection in
            try connection.transaction {
                try Self.put(epoch, .epoch, connection)
                let number = try Self.number("generation", connection) + 1
                let last = try Self.number("last-sequence", connection)
                try Self.put(number, "generation", connection)
                try Self.put(last, "offered-until", connection)
                let rows = try connection.query("SELECT * FROM outbox WHERE decided_at IS NOT NULL")
                for entry in try rows.map(entry) {
                    guard case .accepted = entry.item.state, !planted(.forgetOffering),
                        entry.item.request.lastDay.map({ $0 >= today }) ?? true
                    else { continue }
                    try connection.execute(
                        """
                        INSERT INTO offered_again (sequence) VALUES (?)
                        ON CONFLICT (sequence) DO NOTHING
                        """, [.integer(entry.sequence)])
                }
            }
        }
    }

    /// The entry's request with the ids its orders and rides have now.
    func request(of entry: OutboxEntry) throws(BoxStoreError) -> Request {
        guard let named = entry.item.request.named, !planted(.forgetMoves) else {
            return entry.item.request
        }
        let id = try work { connection in
            var id = named
            var done: Int64 = 0
            // At each restore a number may have gone on to another order, so one move a restore.
            while let move = try connection.first(
                """
                SELECT generation, new_id FROM moved_id
                WHERE until_sequence >= ? AND old_id = ? AND generation > ?
                ORDER BY generation LIMIT 1
                """, [.integer(entry.sequence), .text(id), .integer(done)])
            {
                id = try move.text("new_id")
                done = try move.int64("generation")
            }
            return id
        }
        return entry.item.request.naming(id)
    }

    /// Within the transaction of a decision: an entry that was offered again is so no more. If it
    /// became another order than before, what was pressed about the old one is about the new one.
    func noteDecidedAgain(
        _ sequence: Int64, _ state: OutboxItem.State, second: String?,
        _ connection: any SQLConnection
    ) throws {
        let other = try connection.first(
            "SELECT id FROM second_id WHERE sequence = ?", [.integer(sequence)]
        ).map { try $0.text("id") }
        if let second {
            try connection.execute(
                """
                INSERT INTO second_id (sequence, id) VALUES (?, ?)
                ON CONFLICT (sequence) DO UPDATE SET id = excluded.id
                """, [.integer(sequence), .text(second)])
        }
        let wasAgain = try connection.execute(
            "DELETE FROM offered_again WHERE sequence = ?", [.integer(sequence)])
        if wasAgain == 1, let other, let second {
            try Self.move(other, to: second, connection)
        }
        let row = try connection.first(
            "SELECT * FROM outbox WHERE sequence = ?", [.integer(sequence)])
        guard wasAgain == 1, let before = try row.map(entry)?.item, before.state != state else {
            return
        }
        try connection.execute(
            "UPDATE outbox SET seen = 0 WHERE sequence = ?", [.integer(sequence)])
        guard case .accepted(let old, _) = before.state, case .accepted(let new, _) = state,
            before.request.named == nil
        else { return }
        try Self.move(old, to: new, connection)
    }

    private static func move(
        _ old: String, to new: String, _ connection: any SQLConnection
    ) throws {
        guard old != new else { return }
        try connection.execute(
            """
            INSERT INTO moved_id (generation, old_id, new_id, until_sequence) VALUES (?, ?, ?, ?)
            ON CONFLICT (generation, old_id) DO UPDATE SET new_id = excluded.new_id
            """,
            [
                .integer(try number("generation", connection)), .text(old), .text(new),
                .integer(try number("offered-until", connection)),
            ])
    }

    private static func number(_ name: String, _ connection: any SQLConnection) throws -> Int64 {
        let row = try connection.first(
            "SELECT value FROM setting WHERE name = ?", [.text(name)])
        return Int64(try row?.text("value") ?? "0") ?? 0
    }

    private static func put(
        _ number: Int64, _ name: String, _ connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO setting (name, value) VALUES (?, ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """, [.text(name), .text(String(number))])
    }
}

extension Request {
    /// The last day on which the office could still do something about it; nil if not known.
    fileprivate var lastDay: Day? {
        switch self {
        case .placeOrder(_, let day): day
        case .changeOrder(let order, _, _), .cancelOrder(let order):
            Day(String(order.text.prefix(10)))
        case .askForRide(let ride): ride.day
        case .rides(let wish): wish.lastDay
        case .cancelRide(let ride): Day(String(ride.text.dropFirst(2).prefix(10)))
        case .checkIn(_, let day): day.adding(days: 6)
        case .quiet: nil
        case .setLimit, .askForItem, .answerPoll: nil
        case .wellness(let wish): wish.lastDay
        case .standing(.skip(_, let day)), .standing(.resume(_, let day)): day
        case .standing: nil
        case .proposal(let answer): answer.lastDay
        // Nobody is still standing there.
        case .fetchMe: Day(number: 0)
        }
    }

    /// The id of the order or ride it is about, as the office named it; nil if it makes one.
    fileprivate var named: String? {
        switch self {
        case .changeOrder(let order, _, _), .cancelOrder(let order): order.text
        case .cancelRide(let ride): ride.text
        case .standing(let request): request.standing?.text
        case .proposal(let answer): answer.proposal.text
        case .rides(let wish): wish.named
        case .placeOrder, .askForRide, .checkIn, .quiet, .setLimit, .wellness, .askForItem,
            .answerPoll, .fetchMe:
            nil
        }
    }

    /// The same about another order or ride.
    fileprivate func naming(_ id: String) -> Request {
        switch self {
        case .changeOrder(_, let items, let version):
            OrderId(id).map { .changeOrder($0, items: items, version: version) } ?? self
        case .cancelOrder: OrderId(id).map { .cancelOrder($0) } ?? self
        case .cancelRide: RideId(id).map { .cancelRide($0) } ?? self
        case .standing(let request):
            StandingOrderId(id).map { .standing(request.naming($0)) } ?? self
        case .proposal(let answer): ProposalId(id).map { .proposal(answer.naming($0)) } ?? self
        case .rides(let wish): .rides(wish.naming(id))
        case .placeOrder, .askForRide, .checkIn, .quiet, .setLimit, .wellness, .askForItem,
            .answerPoll, .fetchMe:
            self
        }
    }
}
