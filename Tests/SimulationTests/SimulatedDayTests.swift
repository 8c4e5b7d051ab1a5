import Foundation
import Simulation
import Testing

/// Made once; every day begins with a copy.
private let morning = Result { try Morning() }

@Suite("Simulated days of the whole town") struct SimulatedDayTests {
    /// A short run each time; `ENGAWA_SEEDS=2000` for a long night.
    static let count = UInt64(ProcessInfo.processInfo.environment["ENGAWA_SEEDS"] ?? "") ?? 60

    @Test("whatever fails on a day, nothing acknowledged is lost, doubled or shown wrongly")
    func days() throws {
        let sum = ManyDays(from: try morning.get(), threads: 2).run(seeds: 1..<(Self.count + 1))
        for day in sum.failed {
            Issue.record("seed \(day.seed): \(day.violations.joined(separator: "; "))")
        }
        #expect(sum.days == Int(Self.count))
        // Days on which nothing happens prove nothing.
        #expect(sum.orders > sum.days * 10 && sum.starts > sum.days && sum.restores > 0)
    }

    @Test("one seed lives the same day twice, byte for byte", arguments: [1, 7, 42] as [UInt64])
    func replay(seed: UInt64) throws {
        let first = SimulatedDay.run(seed: seed, from: try morning.get())
        // Told or not, from this morning or from another one made anew: the day is the same.
        let second = SimulatedDay.run(seed: seed, from: try Morning(), isTold: true)
        #expect(first.hash == second.hash && first.happened == second.happened)
        #expect(!second.lines.isEmpty && first.lines.isEmpty)
    }

    @Test("two seeds live two different days")
    func differ() throws {
        let one = SimulatedDay.run(seed: 3, from: try morning.get())
        let other = SimulatedDay.run(seed: 4, from: try morning.get())
        #expect(one.hash != other.hash)
    }
}
