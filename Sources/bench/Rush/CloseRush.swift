import BackOffice
import Database
import Domain
import Foundation
import Rehearsal

/// The last half hour before the close, against a real office in another process.
///
/// 40 % of the boxes order from 10:30 to 10:50, played in ten seconds; 30 % from 10:50 to
/// 10:59:50, played in twenty; 30 % in the last ten seconds, which are ten true seconds; and a few
/// more in the two seconds after the close.
struct CloseRush {
    private static let firstPart = 10.0
    private static let secondPart = 20.0
    private static let lastPart = 10.0
    /// How long before the close the last press is, so that a press is never meant to be late.
    private static let margin = 0.25

    let town: RushTown
    let office: RushOffice
    private let zone = Zone.japan

    struct Outcome {
        var answers: [RushAnswer] = []
        /// Seconds after the start at which the office's clock showed eleven.
        var close = 0.0
        /// How many boxes pressed in the last ten seconds, and how they waited.
        var last: [RushAnswer] { answers.filter { (close - 10..<close).contains($0.pressed) } }
        var onTime: [RushAnswer] { answers.filter { $0.pressed < close } }
        var late: [RushAnswer] { answers.filter { $0.pressed >= close } }
    }

    private func moment(_ hour: Int, _ minute: Int, _ second: Int = 0) -> Moment {
        zone.moment(zone.day(at: town.now), TimeOfDay(hour, minute))
            .adding(milliseconds: Int64(second) * 1_000)
    }

    /// Plays it. `orders` is one signed order a box.
    func play(_ orders: [OfficeRequest]) throws -> Outcome {
        let count = Double(orders.count)
        let late = max(1, orders.count / 50)
        var plan: [(at: Double, request: OfficeRequest)] = []
        var dice = SystemRandomNumberGenerator()
        let close = Self.firstPart + Self.secondPart + Self.lastPart
        for (number, order) in orders.enumerated() {
            let range =
                if number >= orders.count - late {
                    close + 0.05...close + 2
                } else if Double(number) < count * 0.4 {
                    0...Self.firstPart
                } else if Double(number) < count * 0.7 {
                    Self.firstPart...Self.firstPart + Self.secondPart
                } else {
                    close - Self.lastPart...close - Self.margin
                }
            plan.append((Double.random(in: range, using: &dice), order))
        }
        try office.clock.set(moment(10, 30), rate: 1_200 / Self.firstPart)
        let clock = ContinuousClock()
        let start = clock.now
        let failure = NSCondition()
        nonisolated(unsafe) var problem: (any Error)?
        Thread.detachNewThread {
            do {
                sleepUntil(Self.firstPart, since: start, clock)
                // To 10:58:20 only: should this hand be late, eleven must not come by a fast clock.
                try office.clock.set(moment(10, 50), rate: 500 / Self.secondPart)
                sleepUntil(Self.firstPart + Self.secondPart, since: start, clock)
                // What this hand is late by must not move the close.
                let behind = (clock.now - start) / .seconds(1) - close + Self.lastPart
                try office.clock.set(
                    moment(10, 59, 50).adding(milliseconds: Int64(behind * 1_000)), rate: 1)
            } catch { failure.withLock { problem = error } }
        }
        let answers = RushCrowd(address: office.address).press(plan)
        if let problem = failure.withLock({ problem }) { throw problem }
        // The office's tick has written the close, and what it waits for is durable.
        sleep(2)
        return Outcome(answers: answers, close: close)
    }

    private func sleepUntil(
        _ seconds: Double, since start: ContinuousClock.Instant, _ clock: ContinuousClock
    ) {
        let left = seconds - (clock.now - start) / .seconds(1)
        if left > 0 { usleep(UInt32(left * 1_000_000)) }
    }
}

/// What the books say after the rush.
struct RushBooks {
    /// Orders below the close of their day, by id.
    let manifest: [String: Int]
    /// Entries of orders that came too late: milliseconds after eleven at which they arrived.
    let late: [Int64]
    let closes: Int

    init(store: String, due: Moment) throws {
        let file = try SQLiteFile(readingOnly: store)
        let close = try file.first(
            "SELECT MIN(sequence) AS n, COUNT(*) AS c FROM event WHERE kind = 'close' AND at >= ?",
            [.integer(due.milliseconds)])
        closes = try close?.int("c") ?? 0
        let end = try close?.optionalInt64("n") ?? 0
        let rows = try file.query(
            """
            SELECT subject, COUNT(*) AS c FROM event
            WHERE kind = 'order-accepted' AND sequence < ? GROUP BY subject
            """, [.integer(end)])
        manifest = Dictionary(
            try rows.map { (try $0.text("subject"), try $0.int("c")) },
            uniquingKeysWith: { $0 + $1 })
        late = try file.query("SELECT at FROM event WHERE kind = 'order-too-late'").map {
            try $0.int64("at") - due.milliseconds
        }
    }
}
