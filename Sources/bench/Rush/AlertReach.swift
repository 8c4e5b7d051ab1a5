import BackOffice
import Domain
import Foundation
import Rehearsal
import Seal
import SetTopBox
import Synchronization
import Wire

/// How long an alert takes from the desk to every box, each asking every three seconds at a moment
/// of its own over a line that stays open.
struct AlertReach {
    static let period = 3.0
    /// Seconds the boxes ask before the alert, and after it at most.
    static let before = 6.0
    static let after = 30.0

    let town: RushTown
    let office: RushOffice
    let boxes: Int

    struct Outcome {
        /// Seconds from the desk's request to the answer it got.
        let desk: Double
        /// Seconds from the desk's request until each box had it; a box that never got it is not in it.
        let reached: [Double]
        /// Milliseconds a question took, of all boxes.
        let waits: [Double]
        let failures: Int
    }

    func measure() throws -> Outcome {
        let clock = ContinuousClock()
        let start = clock.now
        let address = office.address
        let boxes = boxes
        let end = Self.before + Self.after
        let reached = Mutex<[Double]>([])
        let waits = Mutex<[Double]>([])
        let failures = Atomic<Int>(0)
        let group = DispatchGroup()
        let hands = min(40, boxes)
        for hand in 0..<hands {
            group.enter()
            let thread = Thread {
                defer { group.leave() }
                var mine: [(next: Double, line: KeptOffice)] = stride(
                    from: hand, to: boxes, by: hands
                ).compactMap { _ in
                    (try? KeptOffice(address: address)).map {
                        (Double.random(in: 0..<Self.period), $0)
                    }
                }
                while let place = mine.indices.min(by: { mine[$0].next < mine[$1].next }) {
                    let at = mine[place].next
                    guard at < end else { return }
                    let early = at - (clock.now - start) / .seconds(1)
                    if early > 0 { usleep(UInt32(early * 1_000_000)) }
                    let asked = clock.now
                    let answer = try? mine[place].line.exchange(
                        method: "GET", target: Route.alertBoard.path(), headers: [], body: [])
                    let now = clock.now
                    waits.withLock { $0.append((now - asked) / .milliseconds(1)) }
                    mine[place].next += Self.period
                    guard let answer, answer.status == 200,
                        let board = try? Message.read(AlertBoard.self, from: answer.body)
                    else {
                        failures.add(1, ordering: .relaxed)
                        continue
                    }
                    guard !board.alerts.isEmpty else { continue }
                    reached.withLock { $0.append((now - start) / .seconds(1)) }
                    mine.remove(at: place)
                }
            }
            thread.stackSize = 512 * 1_024
            thread.start()
        }
        usleep(UInt32(Self.before * 1_000_000))
        let asked = (clock.now - start) / .seconds(1)
        try raise()
        let done = (clock.now - start) / .seconds(1)
        group.wait()
        return Outcome(
            desk: done - asked, reached: reached.withLock { $0.map { $0 - asked } },
            waits: waits.withLock { $0 }, failures: failures.load(ordering: .relaxed))
    }

    /// What `engawa alert raise` sends.
    private func raise() throws {
        let words = Note(ja: "高い所へにげてください。", en: "Go to high ground.")
        let body = try Message.bytes(
            RaiseAlert(
                level: AlertLevel.allCases[AlertLevel.allCases.count - 1], drill: true,
                title: Note(ja: "訓練です", en: "This is a drill"), text: words, villages: [],
                updates: nil, reason: "measurement"))
        let line = HTTPOffice(address: office.address)
        let health = try line.exchange(method: "GET", target: "/v1/health", headers: [], body: [])
        let fields = SignedFields(
            signer: "operator:bench", sequence: 0, key: Hex.encode(try randomBytes(16)),
            epoch: try Message.read(Health.self, from: health.body).epoch, run: "")
        let base = fields.signatureBase(
            method: "POST", path: Route.raiseAlert.path(), query: "",
            digest: Hex.encode(sha256(body)))
        let answer = try line.exchange(
            method: "POST", target: Route.raiseAlert.path(),
            headers: fields.headers + [
                (SignedFields.Header.signature, town.desk.sign(base).base64)
            ], body: body)
        guard answer.status == 201 else {
            throw RehearsalProblem("no alert: \(String(decoding: answer.body, as: UTF8.self))")
        }
    }
}
