import Database
import Domain
import Foundation
import Seal
import SetTopBox
import Synchronization
import TVFront
import Testing
import Wire

@Suite("The box keeps its word")
struct BoxSyncTests {
    let office = ScriptedOffice()
    let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("box-\(UUID().uuidString).sqlite").path
    let day = Day("2026-11-21").unsafelyUnwrapped

    func box(_ key: SigningKey) throws -> BoxSync {
        let clock = ElapsedClock()
        return try BoxSync(
            store: BoxStore(SQLiteFile(path: path), now: Moment(milliseconds: 0)),
            transport: office, key: key, model: "test", elapsed: { clock.now },
            random: { 0.5 })
    }

    func paired(_ key: SigningKey) throws -> BoxSync {
        let box = try box(key)
        box.pair("123456789012")
        _ = box.step(poll: 5000)
        _ = box.step(poll: 5000)
        #expect(box.content().binding == .paired(checkDigits: "123456"))
        return box
    }

    func paired() throws -> BoxSync { try paired(SigningKey.generate()) }

    var order: Request {
        .placeOrder(
            items: [OrderItem(product: ProductNumber(214).unsafelyUnwrapped, quantity: 1)], day: day
        )
    }

    var sentSequences: [Int64] {
        office.arrived.compactMap { $0.fields?.sequence }.filter { $0 > 0 }
    }

    @Test("a request stands in the outbox as waiting before anything is sent")
    func committedFirst() throws {
        let box = try paired()
        try box.send(order)
        #expect(box.content().outbox.map(\.state) == [.waiting])
        #expect(office.orders.isEmpty)
    }

    @Test("a basket that becomes an order is empty with the same commit; another basket stays")
    func basketOnce() throws {
        let store = try BoxStore(SQLiteFile(path: path), now: Moment(milliseconds: 0))
        let items = [OrderItem(product: ProductNumber(214).unsafelyUnwrapped, quantity: 1)]
        let other = [OrderItem(product: ProductNumber(215).unsafelyUnwrapped, quantity: 2)]
        func kept() throws -> [OrderItem] {
            let text = try #require(try store.value(.basket))
            return try Message.read([OrderItem].self, from: Array(text.utf8))
        }
        for (basket, left) in [(items, []), (other, other)] {
            let text = String(decoding: try Message.bytes(basket), as: UTF8.self)
            try store.keep(text, as: .basket)
            // The power goes right after this; nothing else is written.
            _ = try store.enqueue(order, at: Moment(milliseconds: 0))
            #expect(try kept() == left)
        }
    }

    @Test("accepted is shown only after the answer came back, with the receipt number")
    func accepted() throws {
        let box = try paired()
        try box.send(order)
        _ = box.step(poll: 5000)
        let state = try #require(box.content().outbox.first?.state)
        #expect(state == .accepted(subject: "O-1", receipt: ReceiptNumber(day: day, count: 1)))
        #expect(box.content().view?.orders.count == 1)
    }

    @Test("a lost answer is asked for again with the same key, and one order stands")
    func lostAnswer() throws {
        let box = try paired()
        try box.send(order)
        office.set { $0.cutAnswers = 1 }
        _ = box.step(poll: 5000)
        #expect(box.content().outbox.first?.state == .waiting)
        #expect(!box.content().connected)
        _ = box.step(poll: 5000)
        #expect(office.orders.count == 1)
        let keys = office.arrived.filter { $0.target == "/v1/orders" }.map { $0.fields?.key }
        #expect(keys.count == 2)
        #expect(Set(keys).count == 1)
        let state = try #require(box.content().outbox.first?.state)
        #expect(state == .accepted(subject: "O-1", receipt: ReceiptNumber(day: day, count: 1)))
    }

    @Test("a portal page that answers 200 is not believed")
    func portal() throws {
        let box = try paired()
        try box.send(order)
        office.set { $0.portalPages = 1 }
        _ = box.step(poll: 5000)
        #expect(box.content().outbox.first?.state == .waiting)
    }

    @Test("after a power cut the waiting order is sent once, under its old number and key")
    func powerCut() throws {
        let key = try SigningKey.generate()
        var first: BoxSync? = try paired(key)
        try first?.send(order)
        let waiting = first?.content().outbox.first?.key
        first = nil
        let second = try box(key)
        #expect(second.content().outbox.map(\.state) == [.waiting])
        _ = second.step(poll: 5000)
        #expect(office.orders.count == 1)
        #expect(second.content().outbox.first?.key == waiting)
        #expect(sentSequences == [1])
    }

    @Test("an order after the close is told as too late with the next day, and is not sent again")
    func tooLate() throws {
        let box = try paired()
        office.set { $0.closed = true }
        try box.send(order)
        _ = box.step(poll: 5000)
        #expect(box.content().outbox.first?.state == .tooLate(next: Day("2026-11-24")))
        _ = box.step(poll: 5000)
        #expect(sentSequences == [1])
    }

    @Test("requests are sent in the order they were pressed")
    func inOrder() throws {
        let box = try paired()
        try box.send(order)
        try box.send(.checkIn(.well, day: day))
        try box.send(order)
        _ = box.step(poll: 5000)
        #expect(sentSequences == [1, 2, 3])
    }

    @Test("when the office starts anew the reads go on with its new run")
    func newRun() throws {
        let box = try paired()
        office.set { $0.run = "run-2" }
        _ = box.step(poll: 5000)
        #expect(box.content().connected)
    }

    @Test("without a line the last known content stays, with its time")
    func lastKnown() throws {
        let key = try SigningKey.generate()
        var first: BoxSync? = try paired(key)
        first?.pair("")
        first = nil
        office.set { $0.cutRequests = 100 }
        let second = try box(key)
        _ = second.step(poll: 5000)
        #expect(second.content().view != nil)
        #expect(second.content().updatedAt == Moment(milliseconds: 1_795_220_000_000))
        #expect(second.content().officeTime == nil)
        #expect(!second.content().connected)
    }

    @Test("a box that was shut out keeps what is waiting and says so")
    func shutOut() throws {
        let box = try paired()
        try box.send(order)
        office.set { $0.revoked = true }
        _ = box.step(poll: 5000)
        #expect(box.content().binding == .revoked)
        #expect(box.content().outbox.map(\.state) == [.waiting])
    }

    @Test("what the box signs can be verified with its key, and nothing else can")
    func signature() throws {
        let key = try SigningKey.generate()
        let headers = BoxSignature(key: key, box: "B-1").write(
            path: "/v1/orders", body: [1, 2], sequence: 1,
            idempotencyKey: String(repeating: "0a", count: 16), epoch: "e")
        let fields = try #require(SignedFields(headers: headers))
        let base = fields.signatureBase(
            method: "POST", path: "/v1/orders", query: "", digest: Hex.encode(sha256([1, 2])))
        let text = try #require(headers.first { $0.0 == SignedFields.Header.signature }?.1)
        let signature = try Signature64(base64: text)
        #expect(key.publicKey.verify(signature, of: base))
        #expect(!key.publicKey.verify(signature, of: base + [0]))
    }
}

/// A monotonic clock that moves by a second at each look.
final class ElapsedClock: Sendable {
    private let value = Mutex<Int64>(0)
    var now: Int64 {
        value.withLock {
            $0 += 1000
            return $0
        }
    }
}

@Suite("Trying again")
struct RetryTests {
    @Test("the pause grows to a minute, and stays within 5 s near a close")
    func pauses() {
        var retry = Retry()
        for _ in 0..<10 { retry.failed() }
        #expect(retry.pause(share: 1, closeIsNear: false) == 60_000)
        #expect(retry.pause(share: 1, closeIsNear: true) == 5000)
        #expect(retry.pause(share: 0, closeIsNear: false) == 200)
        retry.succeeded()
        #expect(retry.pause(share: 1, closeIsNear: false) == 1000)
    }

    @Test("the office's time goes on with the monotonic clock and never backwards")
    func time() {
        var time = OfficeTime()
        #expect(time.now(elapsed: 5) == nil)
        time.heard(1_000_000, elapsed: 500)
        #expect(time.now(elapsed: 1500) == 1_001_000)
        #expect(time.now(elapsed: 100) == 1_000_000)
    }
}
