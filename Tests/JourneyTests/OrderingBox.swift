import Database
import Domain
import Foundation
import Rehearsal
import Seal
import SetTopBox
import Synchronization
import TVFront
import Wire

/// A box without a screen: real books, a real line, and somebody who goes on ordering.
final class OrderingBox: Sendable {
    let household: HouseholdId
    let sync: BoxSync
    private let books: BoxStore
    private let path: String
    private let line: HTTPOffice
    private let key: SigningKey
    private let isToldToStop = Mutex(false)

    /// A box of a household of the town, bound to it with a code.
    init(_ number: Int, in town: Town) throws {
        household = town.households[number].id
        path = "\(town.folder)/box-\(number).sqlite"
        books = try BoxStore(SQLiteFile(path: path), now: town.clock.now)
        line = HTTPOffice(address: town.officeAddress)
        key = try SigningKey.generate()
        sync = try BoxSync(
            store: books, transport: line, key: key, model: "test",
            elapsed: { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) },
            random: { Double.random(in: 0...1) })
        let said = try town.engawa(["box", "pair", household.text, "--output", "json"])
        let object =
            try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any]
        guard let code = object?["code"] as? String else {
            throw RehearsalProblem("no code in \(said)")
        }
        sync.pair(code)
        _ = sync.step(poll: 100)
        guard case .paired = sync.content().binding else {
            throw RehearsalProblem("the box was not bound")
        }
    }

    /// Orders, changes and cancels until told to stop, then waits until everything is decided.
    func goOn() throws {
        while !isToldToStop.withLock({ $0 }) {
            if waiting < 3 { try sync.send(wish()) }
            usleep(UInt32(1_000 * min(40, sync.step(poll: 5))))
        }
        for _ in 0..<400 where waiting > 0 {
            _ = sync.step(poll: 50)
            usleep(50_000)
        }
    }

    /// Ends the ordering; what is waiting is still sent.
    func stop() { isToldToStop.withLock { $0 = true } }

    /// Presses something and waits until the office has decided it.
    func send(_ request: Request) throws {
        try sync.send(request)
        for _ in 0..<50 where waiting > 0 { usleep(UInt32(1_000 * min(100, sync.step(poll: 5)))) }
        guard waiting == 0 else { throw RehearsalProblem("\(request) was not decided") }
    }

    /// The orders the box was told were accepted, oldest first.
    var accepted: [OrderId] {
        sync.content().outbox.reversed().compactMap { item in
            guard case .placeOrder = item.request, case .accepted(let id, _) = item.state else {
                return nil
            }
            return OrderId(id)
        }
    }

    /// How much is not decided yet.
    var waiting: Int { sync.content().outbox.count { $0.state == .waiting } }

    private func wish() -> Request {
        let content = sync.content()
        let orders = (content.view?.orders ?? []).filter { $0.progress == .accepted }
        let items = (content.catalogue?.products ?? []).shuffled().prefix(2)
            .map { OrderItem(product: $0.number, quantity: Int.random(in: 1...2)) }
        switch Int.random(in: 0..<10) {
        case 0: if let order = orders.randomElement() { return .cancelOrder(order.id) }
        case 1, 2:
            if let order = orders.randomElement() {
                return .changeOrder(order.id, items: items, version: order.version)
            }
        default: break
        }
        let day = content.view?.days.first { $0.isOpen }?.day ?? Stage.tuesday
        return .placeOrder(items: items, day: day)
    }

    /// Something that was pressed, as it stands in the box's books.
    struct Pressed {
        let sequence: Int64
        let key: String
        let request: Request
        let state: OutboxItem.State
    }

    /// Everything that was ever pressed; the screens only see the newest hundred.
    func pressed() throws -> [Pressed] {
        try SQLiteFile(readingOnly: path).query("SELECT * FROM outbox ORDER BY sequence").map {
            Pressed(
                sequence: try $0.int64("sequence"), key: try $0.text("idempotency_key"),
                request: try Message.read(Request.self, from: Array(try $0.text("request").utf8)),
                state: try Message.read(
                    OutboxItem.State.self, from: Array(try $0.text("state").utf8)))
        }
    }

    /// Sends a message again that was decided before, and answers what came.
    func repeated(_ entry: Pressed) throws -> Answer {
        let spelled = try Spelled(entry.request)
        guard let box = try books.value(.box) else { throw RehearsalProblem("not bound") }
        return try line.exchange(
            method: "POST", target: spelled.path,
            headers: BoxSignature(key: key, box: box).write(
                path: spelled.path, body: spelled.body, sequence: entry.sequence,
                idempotencyKey: entry.key, epoch: books.value(.epoch) ?? ""),
            body: spelled.body)
    }
}
