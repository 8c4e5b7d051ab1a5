import Foundation
import Synchronization

#if PLANTED
    import Planted
#endif

/// Many seeds at once, on a few threads; each day is one thread's own.
public struct ManyDays: Sendable {
    /// What many days came to.
    public struct Sum: Sendable {
        /// Days lived through.
        public var days = 0
        /// Things that happened, and orders that stood in the books in the end.
        public var happened = 0, orders = 0
        /// How often offices were started and restored.
        public var starts = 0, restores = 0
        /// Days that were not as they should be, lowest seed first.
        public var failed: [Outcome] = []
    }

    private let morning: Morning
    private let threads: Int

    /// Days that begin with a morning, on so many threads.
    public init(from morning: Morning, threads: Int) {
        self.morning = morning
        self.threads = max(1, threads)
    }

    /// Lives through the seeds. With `stopsEarly` no new day begins after one has failed.
    /// `progress` is told now and then how many are done.
    public func run(
        seeds: Range<UInt64>, stopsEarly: Bool = false,
        progress: (@Sendable (Int) -> Void)? = nil
    ) -> Sum {
        let sum = Mutex(Sum())
        let next = Mutex(seeds.lowerBound)
        let isOver = DispatchSemaphore(value: 0)
        let morning = morning
        let work: @Sendable () -> Void = {
            while true {
                let seed = next.withLock { next -> UInt64? in
                    guard next < seeds.upperBound else { return nil }
                    if stopsEarly, sum.withLock({ !$0.failed.isEmpty }) { return nil }
                    defer { next += 1 }
                    return next
                }
                guard let seed else { break }
                let outcome = SimulatedDay.run(seed: seed, from: morning)
                let days = sum.withLock { sum in
                    sum.days += 1
                    sum.happened += outcome.happened
                    sum.orders += outcome.orders
                    sum.starts += outcome.starts
                    sum.restores += outcome.restores
                    if !outcome.violations.isEmpty { sum.failed.append(outcome) }
                    return sum.days
                }
                if days % 500 == 0 { progress?(days) }
            }
            isOver.signal()
        }
        for _ in 0..<threads {
            let thread = Thread { work() }
            thread.stackSize = 4 << 20
            thread.start()
        }
        for _ in 0..<threads { isOver.wait() }
        return sum.withLock { sum in
            sum.failed.sort { $0.seed < $1.seed }
            return sum
        }
    }

    #if PLANTED
        /// Plants every bug in turn and looks for the first seed that shows it.
        static func mutants(
            from morning: Morning, threads: Int, most: UInt64, only: String?,
            row: (_ bug: Bug, _ found: Outcome?, _ days: Int) -> Void
        ) -> Bool {
            var isGood = true
            for bug in Bug.allCases where only == nil || bug.rawValue == only {
                plant(bug)
                let sum = ManyDays(from: morning, threads: threads).run(
                    seeds: 1..<(most + 1), stopsEarly: true)
                plant(nil)
                row(bug, sum.failed.first, sum.days)
                if sum.failed.isEmpty { isGood = false }
            }
            return isGood
        }
    #endif
}
