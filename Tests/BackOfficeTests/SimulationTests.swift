import BackOffice
import Database
import Domain
import Foundation
import Records
import Seal
import Services
import Testing
import Wire

/// Chance that comes out the same for the same seed (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// A box as it would be: what is pressed gets a number and a key for good, and is sent in its
/// order until it is decided.
private struct PressedBox {
    struct Entry {
        let request: OfficeRequest
        let wish: Wish
    }
    enum Wish {
        case place
        case change(OrderId, [OrderItem])
        case cancel(OrderId)
    }
    let caller: Caller
    var waiting: [Entry] = []
    /// Orders this box was told of, as it last saw them.
    var orders: [OrderId: Order] = [:]
    /// Orders whose cancelling was acknowledged.
    var cancelled: Set<OrderId> = []
}

/// One randomised day around the closes: what is done, and what the checker needs to know.
private final class SimulatedDay {
    static let counted = 102
    static let stock = 40

    let tests: OfficeForTests
    var dice: Dice
    var boxes: [PressedBox] = []
    /// The first answer to every key, to compare later ones with.
    var answers: [String: OfficeResponse] = [:]
    /// Orders of the telephone.
    var byPhone: [Order] = []

    init(seed: UInt64) async throws {
        dice = Dice(seed)
        tests = try await OfficeForTests(at: OfficeForTests.at(10, 50))
        _ = try await tests.desk.post(
            Route.setStock.path(String(Self.counted)), Stock(left: Self.stock))
        for number in 1...4 {
            boxes.append(PressedBox(caller: try await tests.pairedBox(number)))
        }
    }

    func run(steps: Int) async throws {
        for _ in 0..<steps { try await step() }
        for index in boxes.indices {
            while !boxes[index].waiting.isEmpty { try await send(index, isLineGood: true) }
        }
    }

    private func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &dice) < percent }

    private func step() async throws {
        let index = Int.random(in: boxes.indices, using: &dice)
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<35: try press(index)
        case 35..<80: try await send(index, isLineGood: false)
        case 80..<86: try await telephone()
        case 86..<88: try await closeEarly()
        case 88..<90: _ = try tests.withBooksClosed { _ in }
        default:
            let seconds = Int64.random(in: 0...120, using: &dice)
            tests.clock.set(tests.clock.now().adding(milliseconds: seconds * 1_000))
            if chance(50) { await tests.office.tick() }
        }
    }

    private func items() -> [OrderItem] {
        [Self.counted, 103, 104, 201].shuffled(using: &dice)
            .prefix(Int.random(in: 1...2, using: &dice))
            .map { SmallTown.item($0, Int.random(in: 1...3, using: &dice)) }
    }

    private func day() -> Day {
        OfficeForTests.monday.adding(days: Int.random(in: 0...2, using: &dice))
    }

    /// A key is pressed: the request is fixed, whatever the line is like.
    private func press(_ index: Int) throws {
        let caller = boxes[index].caller
        let known = boxes[index].orders.values.sorted { $0.id < $1.id }.randomElement(using: &dice)
        let entry: PressedBox.Entry
        switch known {
        case let order? where chance(30):
            entry = .init(
                request: try caller.write(Route.cancelOrder.path(order.id.text), Step()),
                wish: .cancel(order.id))
        case let order? where chance(40):
            let items = items()
            entry = .init(
                request: try caller.write(
                    Route.changeOrder.path(order.id.text),
                    ChangeOrder(items: items, version: order.version)),
                wish: .change(order.id, items))
        default:
            let wish = PlaceOrder(items: items(), day: day(), channel: .television)
            entry = .init(
                request: try caller.write(Route.placeOrder.path(), wish), wish: .place)
        }
        boxes[index].waiting.append(entry)
    }

    /// Sends the oldest request of a box: it or its answer may be lost, or it arrives twice.
    private func send(_ index: Int, isLineGood: Bool) async throws {
        guard let entry = boxes[index].waiting.first else { return }
        if !isLineGood, chance(20) { return }
        let caller = boxes[index].caller
        let answer: OfficeResponse
        if !isLineGood, chance(20) {
            async let first = caller.send(entry.request)
            async let second = caller.send(entry.request)
            try note(entry, await first)
            answer = await second
        } else {
            answer = await caller.send(entry.request)
        }
        try note(entry, answer)
        if !isLineGood, chance(30) { return }
        boxes[index].waiting.removeFirst()
        guard (200...201).contains(answer.status) else { return }
        let order = try answer.read(Order.self, status: answer.status)
        boxes[index].orders[order.id] = order
        if case .cancel(let id) = entry.wish { boxes[index].cancelled.insert(id) }
    }

    /// The same key always gets the same answer, byte for byte.
    private func note(_ entry: PressedBox.Entry, _ answer: OfficeResponse) throws {
        let fields = try #require(SignedFields(headers: entry.request.headers))
        let key = "\(fields.signer) \(fields.key)"
        #expect(answer.status < 500 && answer.status != 401)
        guard let earlier = answers[key] else {
            answers[key] = answer
            return
        }
        #expect(earlier.status == answer.status && earlier.body == answer.body)
    }

    private func telephone() async throws {
        if chance(40), let order = byPhone.randomElement(using: &dice) {
            _ = try await tests.desk.post(
                Route.cancelOrder.path(order.id.text), Step(reason: "電話で"))
            return
        }
        let answer = try await tests.desk.post(
            Route.placeOrder.path(),
            PlaceOrder(
                household: SmallTown.id("h-5"), items: items(), day: chance(50) ? day() : nil,
                channel: .telephone))
        if answer.status == 201 { byPhone.append(try answer.read(Order.self, status: 201)) }
    }

    private func closeEarly() async throws {
        _ = try await tests.desk.post(
            Route.closeDay.path(day().description),
            CloseDay(
                shop: chance(50) ? SmallTown.coop : nil,
                village: chance(50) ? SmallTown.nakao : nil, reason: "早じまい"))
    }
}

extension SimulatedDay {
    /// Everything the office promised, and nothing else, stands in its books.
    func check() throws {
        let monday = OfficeForTests.monday
        try tests.look { books throws in
            let orders = try books.orders.orders(from: monday, to: monday.adding(days: 14))
            let byId = Dictionary(
                orders.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            let events = try books.log.events(after: 0, most: 10_000)
            #expect(events.map(\.sequence) == Array(1...Int64(events.count)))
            let accepted = events.filter { $0.kind == .orderAccepted }
            #expect(Set(accepted.map(\.subject)).count == accepted.count)
            #expect(Set(accepted.map(\.subject)) == Set(orders.map(\.id.text)))
            #expect(Set(orders.map { "\($0.day) \($0.receipt)" }).count == orders.count)

            // Everything was decided in the end, so what is stored is what was acknowledged.
            let told = Set(boxes.flatMap(\.orders.keys)).union(byPhone.map(\.id))
            #expect(told == Set(byId.keys))
            try checkBoxes(byId)
            try checkCloses(books, orders, accepted)

            let live = orders.filter { $0.progress != .cancelled }.flatMap(\.lines)
                .filter { $0.product.value == Self.counted }.map(\.quantity).reduce(0, +)
            let left = try books.stock.left(SmallTown.product(Self.counted), shop: SmallTown.coop)
            #expect(left == Self.stock - live)
            #expect(try books.audit.firstBreak() == nil)
        }
        #expect(tests.fatal.sentence == nil)
    }

    /// A box's latest knowledge of an order of its own is the office's, but for its progress.
    private func checkBoxes(_ stored: [OrderId: Order]) throws {
        for box in boxes {
            for (id, seen) in box.orders {
                let order = try #require(stored[id])
                #expect(order.household == seen.household && order.lines == seen.lines)
                #expect((order.progress == .cancelled) == box.cancelled.contains(id))
            }
        }
    }

    /// An order is on its manifest if and only if it came before the closes of its slots.
    private func checkCloses(_ books: Books, _ orders: [Order], _ accepted: [Event]) throws {
        let monday = OfficeForTests.monday
        let closed = try books.closes.closed(from: monday, to: monday.adding(days: 14))
        let places = Dictionary(
            accepted.map { ($0.subject, $0.sequence) }, uniquingKeysWith: { first, _ in first })
        for order in orders {
            let place = try #require(places[order.id.text])
            let closes = order.slots.map { closed[$0] }
            for slot in order.slots {
                let closing = try #require(Cutoff(SmallTown.municipality).closing(of: slot))
                #expect(order.placedAt < closing)
            }
            for close in closes { #expect(place < close ?? .max) }
            guard order.progress != .cancelled else { continue }
            let isClosed = closes.allSatisfy { $0 != nil }
            #expect(order.progress == (isClosed ? .preparing : .accepted))
        }
        let now = tests.clock.now()
        let missed = Cutoff(SmallTown.municipality).missed(closed, on: monday, at: now)
        #expect(missed.isEmpty)
    }
}

extension Cutoff {
    /// Slots whose time has come and that are not closed.
    fileprivate func missed(_ closed: [Slot: Int64], on day: Day, at now: Moment) -> [Slot] {
        SmallTown.municipality.shops.flatMap { shop in
            SmallTown.municipality.villages.map { Slot(day: day, shop: shop.id, village: $0.id) }
        }.filter { slot in closing(of: slot).map { $0 <= now } ?? false && closed[slot] == nil }
    }
}

@Suite("Simulated days", .serialized) struct SimulationTests {
    /// Ten seeds each time; `ENGAWA_SEEDS=2000` for a long night.
    static let seeds: [UInt64] = {
        let count = ProcessInfo.processInfo.environment["ENGAWA_SEEDS"].flatMap { UInt64($0) }
        return Array(1...max(1, count ?? 10))
    }()

    @Test(
        "around the closes nothing acknowledged is lost or doubled, whatever the line loses",
        arguments: seeds)
    func day(seed: UInt64) async throws {
        let day = try await SimulatedDay(seed: seed)
        try await day.run(steps: 80)
        await day.tests.office.tick()
        try day.check()
    }
}
