import Database
import Domain
import Foundation
import Seal
import SetTopBox
import TVFront
import Testing
import Wire

@Suite("A box whose office was restored, and a box that moves")
struct RestoreTests {
    let office = ScriptedOffice()
    let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("box-\(UUID().uuidString).sqlite").path
    /// The day on which the scripted office's clock stands.
    let today = Zone.japan.day(at: Moment(milliseconds: 1_795_220_000_000))

    private func box(_ key: SigningKey) throws -> BoxSync {
        let clock = ElapsedClock()
        return try BoxSync(
            store: BoxStore(SQLiteFile(path: path), now: Moment(milliseconds: 0)),
            transport: office, key: key, model: "test", elapsed: { clock.now },
            random: { 0.5 })
    }

    private func paired() throws -> BoxSync {
        let box = try box(SigningKey.generate())
        box.pair("123456789012")
        for _ in 0..<2 { _ = box.step(poll: 5000) }
        return box
    }

    private func order(_ day: Day) -> Request {
        .placeOrder(
            items: [OrderItem(product: ProductNumber(214).unsafelyUnwrapped, quantity: 1)], day: day
        )
    }

    private func states(_ box: BoxSync) -> [OutboxItem.State] {
        box.content().outbox.reversed().map(\.state)
    }

    private func accepted(_ number: Int, _ day: Day) -> OutboxItem.State {
        .accepted(
            subject: "O-\(number)", receipt: ReceiptNumber(day: day, count: number))
    }

    @Test(
        "what a restored office has lost is offered again under its old key, the rest is not done twice"
    )
    func offeredAgain() throws {
        let box = try paired()
        for _ in 1...3 { try box.send(order(today)) }
        _ = box.step(poll: 5000)
        let keys = box.content().outbox.map(\.key)
        office.restore(keeping: 1, others: 0)
        for _ in 1...2 { _ = box.step(poll: 5000) }
        #expect(office.orders.map(\.id.text) == ["O-1", "O-2", "O-3"])
        #expect(box.content().outbox.map(\.key) == keys)
        #expect(states(box) == (1...3).map { accepted($0, today) })
        let sent = office.arrived.count
        _ = box.step(poll: 5000)
        #expect(office.arrived.count == sent + 1, "only the view is asked for")
    }

    @Test("an order that got another number counts as not seen, and its cancelling follows it")
    func movedIds() throws {
        let box = try paired()
        try box.send(order(today))
        try box.send(order(today))
        _ = box.step(poll: 5000)
        try box.send(.cancelOrder(sample("O-1")))
        _ = box.step(poll: 5000)
        for item in box.content().outbox { try box.markSeen(item.key) }
        // Somebody else has O-1 now; what was O-1 becomes O-2, and what was O-2 becomes O-3.
        office.restore(keeping: 0, others: 1)
        for _ in 1...2 { _ = box.step(poll: 5000) }
        #expect(office.orders.map(\.id.text) == ["O-2", "O-3"])
        #expect(office.orders.map(\.progress) == [.cancelled, .accepted])
        #expect(states(box).prefix(2) == [accepted(2, today), accepted(3, today)])
        #expect(box.content().outbox.map(\.seen) == [false, false, false])
        // What is pressed from now on means the new numbers.
        try box.send(.cancelOrder(sample("O-3")))
        _ = box.step(poll: 5000)
        #expect(office.orders.map(\.progress) == [.cancelled, .cancelled])
    }

    @Test(
        "a cancelling that waited while the office was restored cancels the order it was pressed for"
    )
    func waitingCancel() throws {
        let box = try paired()
        try box.send(order(today))
        _ = box.step(poll: 5000)
        try box.send(.cancelOrder(sample("O-1")))
        office.restore(keeping: 0, others: 1)
        for _ in 1...3 { _ = box.step(poll: 5000) }
        #expect(office.orders.map(\.id.text) == ["O-2"])
        #expect(office.orders.map(\.progress) == [.cancelled])
        #expect(!states(box).contains(.waiting))
    }

    @Test("what was for a day that is over is not offered again")
    func overDays() throws {
        let box = try paired()
        try box.send(order(today.adding(days: -1)))
        try box.send(order(today))
        _ = box.step(poll: 5000)
        office.restore(keeping: 0, others: 0)
        for _ in 1...2 { _ = box.step(poll: 5000) }
        #expect(office.orders.map(\.day) == [today])
    }

    @Test("an order that a restored office cannot take any more is told as too late")
    func tooLateNow() throws {
        let box = try paired()
        try box.send(order(today))
        _ = box.step(poll: 5000)
        office.restore(keeping: 0, others: 0)
        office.set { $0.closed = true }
        for _ in 1...2 { _ = box.step(poll: 5000) }
        #expect(states(box) == [.tooLate(next: Day("2026-11-24"))])
        #expect(box.content().outbox.first?.seen == false)
    }

    @Test("a box that was shut out and bound again stays bound after a power cut")
    func boundAgain() throws {
        let key = try SigningKey.generate()
        var first: BoxSync? = try box(key)
        office.set { $0.revoked = true }
        first?.pair("123456789012")
        for _ in 1...2 { _ = first?.step(poll: 5000) }
        #expect(first?.content().binding == .revoked)
        office.set { $0.revoked = false }
        first?.pair("123456789012")
        for _ in 1...2 { _ = first?.step(poll: 5000) }
        first = nil
        let second = try box(key)
        #expect(second.content().binding == .paired(checkDigits: "123456"))
        _ = second.step(poll: 5000)
        #expect(second.content().connected)
    }

    @Test("a box that comes to another household takes nothing of the one before with it")
    func otherHousehold() throws {
        let box = try paired()
        try box.send(order(today))
        _ = box.step(poll: 5000)
        office.set { $0.cutRequests = 1 }
        try box.send(order(today))
        _ = box.step(poll: 5000)
        office.set { $0.household = "H-2" }
        box.pair("210987654321")
        _ = box.step(poll: 5000)
        #expect(box.content().outbox.isEmpty && box.content().view == nil)
        for _ in 1...2 { _ = box.step(poll: 5000) }
        #expect(office.orders.count == 1)
    }

    @Test("a time that no office can have is not believed", arguments: [Int64.max, .min, -1])
    func wildTime(time: Int64) throws {
        var office = OfficeTime()
        office.heard(1_795_220_000_000, elapsed: 0)
        office.heard(time, elapsed: 10)
        #expect(office.now(elapsed: 1_000) == 1_795_220_001_000)
    }
}
