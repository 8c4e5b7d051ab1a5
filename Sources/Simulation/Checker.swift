import Database
import Domain
import FaultDisk
import Records
import Seal
import SetTopBox
import TVFront
import Wire

/// What has to be true when the line has healed and everybody has spoken, whatever happened before.
///
/// 1. Whatever the office answered stands in its books, and the same key got the same answer.
/// 2. Whatever stands in the books was asked for, once, by that key and with those items.
/// 3. An order is on the list of its day if and only if it came before the close and was not
///    cancelled; every close whose time has come is written.
/// 4. The shelves hold what was there, less what living orders take, and never less than nothing.
/// 5. Nothing is handed over twice, no van leaves twice.
/// 6. Everything pressed on a box is decided and shown there as the office has it.
/// 7. The audit log's chain is whole, and nothing broke inside.
struct Checker {
    /// A decision as it stands in the store.
    struct Kept {
        let signer: String
        let key: String
        let status: Int
        let body: [UInt8]
        let sequence: Int64
        var order: Order? { try? Message.read(Order.self, from: body) }
    }

    let day: SimulatedDay
    let books: Books
    let kept: [Kept]
    let keptByKey: [String: Kept]
    let orders: [Order]
    let orderById: [String: Order]
    let events: [Event]
    /// What each box shows, and what its books hold.
    let shown: [[OutboxItem]?]
    let outboxes: [[OutboxItem]]
    private(set) var violations: [String] = []

    init(_ day: SimulatedDay, shown: [[OutboxItem]?]) throws {
        self.day = day
        self.shown = shown
        let file = try SQLiteFile(
            path: OfficeNode.file, fileSystem: day.office.disk.fileSystem)
        try file.checkIntegrity()
        books = Books(file, of: day.town.municipality.code, digest: sha256)
        kept = try file.query(
            "SELECT signer, key, status, body, sequence FROM decision ORDER BY rowid"
        ).map { row in
            Kept(
                signer: try row.text("signer"), key: try row.text("key"),
                status: try row.int("status"), body: Array(try row.text("body").utf8),
                sequence: try row.int64("sequence"))
        }
        keptByKey = Dictionary(
            kept.map { ("\($0.signer) \($0.key)", $0) }, uniquingKeysWith: { first, _ in first })
        let monday = day.town.monday
        orders = try books.orders.orders(from: monday, to: monday.adding(days: 14))
        orderById = Dictionary(
            orders.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
        events = try books.log.events(after: 0, most: 10_000)
        outboxes = try day.boxes.map { try $0.store?.entries().map(\.item) ?? [] }
    }

    var orderCount: Int { orders.count }

    /// The books in the end, for the hash of the day.
    var digest: [UInt8] {
        Array(
            events.map { "\($0.sequence) \($0.kind.rawValue) \($0.subject) \($0.detail)" }
                .joined(separator: "\n").utf8)
            + kept.flatMap { Array($0.key.utf8) + $0.body }
    }

    mutating func check() throws {
        checkAnswers()
        checkStored()
        try checkCloses()
        checkLists()
        try checkShelves()
        checkBringing()
        checkBoxes()
        if let broken = try books.audit.firstBreak() {
            violate("the audit log breaks at \(broken)")
        }
        if events.map(\.sequence) != Array(1...Int64(max(1, events.count))) {
            violate("the order log has a gap")
        }
    }

    mutating func violate(_ sentence: String) {
        if violations.count < 20 { violations.append(sentence) }
    }

    // MARK: 1

    /// What was answered stands in the books; one key, one answer.
    private mutating func checkAnswers() {
        let facts = try? books.store.facts()
        var first: [String: SimulatedDay.Said] = [:]
        for said in day.said {
            if said.status == 500 { violate("the office broke at \(said.path)") }
            let name = "\(said.fields.signer) \(said.fields.key)"
            let inEpoch = "\(said.epoch) \(name)"
            let isFine = (200...299).contains(said.status)
            // Without an effect nothing had to be kept, and a dry run is repeated.
            let isDry = day.attempts.contains { $0.key == said.fields.key && $0.isDry }
            guard !isDry, isFine || [404, 409, 422].contains(said.status) else { continue }
            if let earlier = first[inEpoch],
                earlier.status != said.status || earlier.body != said.body
            {
                violate("\(said.fields.key.prefix(6)) got two answers, \(said.path)")
            }
            first[inEpoch] = first[inEpoch] ?? said
            guard said.epoch == facts?.epoch, isFine else { continue }
            guard let stored = keptByKey[name], stored.status == said.status,
                stored.body == said.body
            else {
                violate("acknowledged and lost: \(said.fields.key.prefix(6)) \(said.path)")
                continue
            }
        }
    }

    // MARK: 2

    /// Every order was asked for, by one key, with what is in it.
    private mutating func checkStored() {
        var pressed: [String: [OrderItem]] = [:]
        for (box, items) in zip(day.morning.boxes, outboxes) {
            for item in items {
                if case .placeOrder(let items, _) = item.request {
                    pressed["box:\(box.id) \(item.key)"] = items
                }
            }
        }
        for attempt in day.attempts where attempt.route == "placeOrder" && !attempt.isDry {
            pressed["operator:boss \(attempt.key)"] = attempt.items
        }
        var made: [String: String] = [:]
        for decision in kept where decision.status == 201 {
            let name = "\(decision.signer) \(decision.key)"
            guard let order = decision.order else { continue }
            guard let items = pressed[name] else {
                violate("\(order.id) was never asked for")
                continue
            }
            if let other = made[order.id.text] { violate("\(order.id) twice: \(other), \(name)") }
            made[order.id.text] = name
            let wanted = items.map { "\($0.product.value)x\($0.quantity)" }.sorted()
            let got = order.lines.map { "\($0.product.value)x\($0.quantity)" }.sorted()
            if wanted != got { violate("\(order.id) holds something else than was asked for") }
        }
        for order in orders where made[order.id.text] == nil {
            violate("\(order.id) stands in the books and nobody was told")
        }
        for (id, _) in made.sorted(by: { $0.key < $1.key }) where orderById[id] == nil {
            violate("\(id) was decided and is not in the books")
        }
        let accepted = events.filter { $0.kind == .orderAccepted }.map(\.subject)
        if accepted.sorted() != orders.map(\.id.text).sorted() {
            violate("the log's orders are not the books' orders")
        }
    }
}
