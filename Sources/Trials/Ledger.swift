import Database
import Domain
import TVFront

/// What one box knows: whose it is, what was pressed on it, and what it was answered.
public struct BoxAccount: Sendable {
    /// The household.
    public let household: String
    /// What was pressed, as it stands in its books.
    public let pressed: [OrderingBox.Pressed]
    /// What the office answered.
    public let acks: AckBook?

    /// An account.
    public init(household: String, pressed: [OrderingBox.Pressed], acks: AckBook? = nil) {
        self.household = household
        self.pressed = pressed
        self.acks = acks
    }

    /// The account of a box in this process.
    public init(_ box: OrderingBox) throws {
        self.init(household: box.household.text, pressed: try box.pressed(), acks: box.acks)
    }
}

/// Compares what boxes were told with what stands in the office's books. Each finding is a sentence.
struct Ledger {
    private let connection: any SQLConnection
    private(set) var findings: [String] = []

    /// The books of an office that is closed.
    init(_ connection: any SQLConnection) { self.connection = connection }

    /// Everything that is not as it must be; empty if all is well.
    static func findings(
        of boxes: [BoxAccount], in connection: any SQLConnection
    ) throws -> [String] {
        var ledger = Ledger(connection)
        try ledger.checkLog()
        try ledger.checkOrders(boxes)
        try ledger.checkAnswers(boxes)
        return ledger.findings
    }

    private mutating func expect(_ isTrue: Bool, _ finding: @autoclosure () -> String) {
        if !isTrue { findings.append(finding()) }
    }

    /// The log has no gap, speaks of each order once, and none is accepted after its close.
    mutating func checkLog() throws {
        let log = try connection.query(
            "SELECT sequence, kind, subject FROM event ORDER BY sequence")
        let numbers = try log.map { try $0.int("sequence") }
        expect(numbers == (numbers.isEmpty ? [] : Array(1...log.count)), "the log has a gap")
        let accepted = try log.filter { try $0.text("kind") == "order-accepted" }
            .map { try $0.text("subject") }
        let orders = try connection.query("SELECT id FROM orders").map { try $0.text("id") }
        expect(
            accepted.sorted() == orders.sorted(),
            "the log accepts \(accepted.count) orders, the books hold \(orders.count)")
        let late = try connection.query(
            """
            SELECT orders.id FROM orders JOIN slot_close
                ON orders.day = slot_close.day AND orders.village = slot_close.village
                AND orders.lines LIKE '%"shop":"' || slot_close.shop || '"%'
            WHERE orders.sequence > slot_close.sequence
            """)
        expect(late.isEmpty, "\(late.count) orders were accepted after their close")
        let receipts = try connection.query("SELECT DISTINCT day, receipt FROM orders")
        expect(receipts.count == orders.count, "two orders have one receipt number")
    }

    /// Stored is what was accepted, each once; what was taken back is taken back.
    private mutating func checkOrders(_ boxes: [BoxAccount]) throws {
        var told: [String: String] = [:]
        var cancelled: Set<String> = []
        var placed = 0
        for box in boxes {
            for entry in box.pressed {
                expect(entry.state != .waiting, "\(entry.key) is still waiting")
                guard case .accepted(let subject, _) = entry.state else { continue }
                switch entry.request {
                case .placeOrder:
                    placed += 1
                    expect(told[subject] == nil, "order \(subject) answers two presses")
                    told[subject] = box.household
                case .cancelOrder: cancelled.insert(subject)
                default: break
                }
            }
        }
        let rows = try connection.query("SELECT id, household, progress FROM orders")
        let stored = Dictionary(
            try rows.map { (try $0.text("id"), try $0.text("household")) },
            uniquingKeysWith: { $0 + $1 })
        for (id, household) in told where stored[id] != household {
            findings.append("order \(id) of \(household) was accepted and is lost")
        }
        for id in stored.keys where told[id] == nil {
            findings.append("order \(id) is in the books and no box knows it")
        }
        expect(placed == rows.count, "\(placed) orders were accepted, \(rows.count) are stored")
        let gone = try rows.filter { try $0.text("progress") == "cancelled" }
            .map { try $0.text("id") }
        expect(Set(gone) == cancelled, "what was taken back differs: \(gone.count)")
    }

    /// Each key was decided once, and as its box was told.
    private mutating func checkAnswers(_ boxes: [BoxAccount]) throws {
        let rows = try connection.query(
            "SELECT key, status, body FROM decision WHERE signer LIKE 'box:%'")
        let decided = try rows.map { try $0.text("key") }.sorted()
        let pressed = boxes.flatMap(\.pressed).map(\.key).sorted()
        expect(
            decided == pressed,
            "\(pressed.count) keys were pressed, \(decided.count) are decided")
        let bodies = Dictionary(
            try rows.map { (try $0.text("key"), (try $0.int("status"), try $0.text("body"))) },
            uniquingKeysWith: { first, _ in first })
        for acks in boxes.compactMap(\.acks) {
            findings += acks.contradictions
            for (key, answers) in acks.answers {
                guard let last = answers.last, last.isYes else { continue }
                let kept = bodies[key]
                expect(
                    kept?.0 == last.status && kept?.1 == String(decoding: last.body, as: UTF8.self),
                    "the answer to \(key) is not what the books hold")
            }
        }
    }
}
