public import Database
public import Domain
import Foundation
public import Rehearsal
import Seal
public import SetTopBox
import Synchronization
public import TVFront
import Wire

/// A box without a screen: real books, a real line, and somebody who goes on ordering.
public final class OrderingBox: Sendable {
    /// Whose box it is.
    public let household: HouseholdId
    /// What keeps it in step with the office.
    public let sync: BoxSync
    /// What the office has answered it.
    public let acks = AckBook()
    private let books: BoxStore
    /// Its books and its key.
    public let place: Place
    private let line: HTTPOffice
    private let key: SigningKey
    private let isToldToStop = Mutex(false)

    /// Where a box keeps its things.
    public struct Place: Sendable {
        /// The file of its books.
        public let books: String
        /// The file of its key.
        public var key: String { books + ".key" }
        /// A place whose books are that file.
        public init(books: String) { self.books = books }
    }

    /// A box that lies at a place, bound or not.
    public init(
        of household: HouseholdId, at place: Place, office: String, now: Moment,
        onFatal: @escaping @Sendable (SQLError) -> Void = { _ in }
    ) throws {
        self.household = household
        self.place = place
        self.books = try BoxStore(
            SQLiteFile(path: place.books), now: now, onFatal: onFatal)
        line = HTTPOffice(address: office)
        if FileManager.default.fileExists(atPath: place.key) {
            key = try SigningKey(storedAt: place.key)
        } else {
            key = try SigningKey.generate()
            try key.store(at: place.key)
        }
        sync = try BoxSync(
            store: self.books, transport: WatchedLine(line: line, acks: acks), key: key,
            model: "test",
            elapsed: { sinceBoot() }, random: { Double.random(in: 0...1) })
    }

    /// A box of a household of the town, bound to it with a code. Its books lie in the town's
    /// folder, or where it is said; it calls the office itself, or where it is said.
    public convenience init(
        _ number: Int, in town: Town, at place: Place? = nil, office: String? = nil
    ) throws {
        let household = town.households[number].id
        try self.init(
            of: household,
            at: place ?? Place(books: "\(town.folder)/box-\(number).sqlite"),
            office: office ?? town.officeAddress, now: town.clock.now)
        try bind(with: Self.code(for: household, in: town))
    }

    /// A code with which a box can be bound to a household.
    static func code(for household: HouseholdId, in town: Town) throws -> String {
        let said = try town.engawa(["box", "pair", household.text, "--output", "json"])
        let object =
            try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [String: Any]
        guard let code = object?["code"] as? String else {
            throw RehearsalProblem("no code in \(said)")
        }
        return code
    }

    /// Binds it, and waits until it is.
    func bind(with code: String) throws {
        sync.pair(code)
        for _ in 0..<50 where !isBound { usleep(UInt32(1_000 * min(100, sync.step(poll: 100)))) }
        guard isBound else { throw RehearsalProblem("the box was not bound") }
    }

    /// Whether it belongs to a household.
    var isBound: Bool {
        if case .paired = sync.content().binding { true } else { false }
    }

    /// Orders, changes and cancels until told to stop, then waits until everything is decided.
    public func goOn() throws {
        while !isToldToStop.withLock({ $0 }) {
            if waiting < 3 { try sync.send(wish()) }
            usleep(UInt32(1_000 * min(40, sync.step(poll: 5))))
        }
        settle()
    }

    /// Waits until everything is decided, 20 seconds at most.
    public func settle() {
        wait(seconds: 20, every: 50_000) {
            _ = sync.step(poll: 50)
            return waiting == 0
        }
    }

    /// Ends the ordering; what is waiting is still sent.
    public func stop() { isToldToStop.withLock { $0 = true } }

    /// Presses something and waits until the office has decided it.
    public func send(_ request: Request) throws {
        try sync.send(request)
        for _ in 0..<50 where waiting > 0 { usleep(UInt32(1_000 * min(100, sync.step(poll: 5)))) }
        guard waiting == 0 else { throw RehearsalProblem("\(request) was not decided") }
    }

    /// The orders the box was told were accepted, oldest first.
    public var accepted: [OrderId] {
        sync.content().outbox.reversed().compactMap { item in
            guard case .placeOrder = item.request, case .accepted(let id, _) = item.state else {
                return nil
            }
            return OrderId(id)
        }
    }

    /// How much is not decided yet.
    public var waiting: Int { sync.content().outbox.count { $0.state == .waiting } }

    /// Something a resident might press now.
    public func wish() -> Request {
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
        let day = content.view?.days.first { $0.isOpen }?.day ?? Ground.tuesday
        return .placeOrder(items: items, day: day)
    }

    /// Something that was pressed, as it stands in the box's books.
    public struct Pressed: Sendable {
        /// Its number.
        public let sequence: Int64
        /// Its key.
        public let key: String
        /// What was asked.
        public let request: Request
        /// What became of it.
        public let state: OutboxItem.State

        /// The id of what was accepted; nil if it was not.
        var subject: String? {
            guard case .accepted(let subject, _) = state else { return nil }
            return subject
        }
    }

    /// Everything that was ever pressed; the screens only see the newest hundred.
    public func pressed() throws -> [Pressed] { try Self.pressed(at: place) }

    /// Everything that was ever pressed at a box that lies there.
    public static func pressed(at place: Place) throws -> [Pressed] {
        try SQLiteFile(readingOnly: place.books).query("SELECT * FROM outbox ORDER BY sequence")
            .map {
                Pressed(
                    sequence: try $0.int64("sequence"), key: try $0.text("idempotency_key"),
                    request: try Message.read(
                        Request.self, from: Array(try $0.text("request").utf8)),
                    state: try Message.read(
                        OutboxItem.State.self, from: Array(try $0.text("state").utf8)))
            }
    }

    /// Sends a message again that was decided before, and answers what came.
    public func repeated(_ entry: Pressed) throws -> Answer {
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

/// Milliseconds since start, on a clock that nobody can set.
func sinceBoot() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
}
