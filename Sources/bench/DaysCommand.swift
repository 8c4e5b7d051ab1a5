import Dispatching
import Foundation
import Rehearsal

/// `days` plans random made-up days of every kind and size and lets the plan check judge each.
enum DaysCommand {
    static func run(_ words: [String]) async -> Int32 {
        do {
            let flags = try Flags(words, known: ["count", "seed", "most", "budget"])
            let count = try flags.number("count", 1...1_000_000, usually: 1_000)
            let seed = try flags.number("seed", 0...1_000_000_000, usually: 1)
            let most = try flags.number("most", 5...3_000, usually: 3_000)
            let budget = try flags.number("budget", 0...60_000, usually: 0)
            return report(
                DaysTried(
                    days: count, seed: UInt64(seed), most: most,
                    budget: Budget(milliseconds: budget)), of: count)
        } catch {
            FileHandle.standardError.write(Data("engawa-bench days: \(error)\n".utf8))
            return 64
        }
    }

    private static func report(_ tried: DaysTried, of count: Int) -> Int32 {
        print("kind           days  parcels   by air  at most  sorties    bound  proven  unlawful")
        for (kind, sum) in tried.sums.sorted(by: { $0.key < $1.key }) {
            let cells = [
                sum.days, sum.parcels, sum.byAir, sum.mostByAir, sum.sorties, sum.bound, sum.proven,
                sum.unlawful,
            ].map { String($0) }
            let widths = [4, 9, 9, 9, 9, 9, 8, 10]
            let row = zip(cells, widths).map { cell, width in
                String(repeating: " ", count: max(1, width - cell.count)) + cell
            }
            print(kind.padding(toLength: 15, withPad: " ", startingAt: 0) + row.joined())
        }
        for (limit, times) in tried.times.sorted(by: { $0.key < $1.key }) {
            let spread = Spread(times)
            print(
                "up to \(limit) parcels: \(spread.count) days, processor time median \(rounded(spread.median)) ms,"
                    + " 99 % \(rounded(spread.p99)) ms, most \(rounded(spread.most)) ms")
        }
        for complaint in tried.complaints.prefix(20) { print(complaint) }
        return tried.complaints.isEmpty ? 0 : 1
    }

    private static func rounded(_ value: Double) -> String { String(format: "%.1f", value) }
}

/// What became of many random days.
private struct DaysTried {
    struct Sum {
        var days = 0
        var parcels = 0
        var byAir = 0
        var mostByAir = 0
        var sorties = 0
        var bound = 0
        var proven = 0
        var unlawful = 0
    }
    var sums: [String: Sum] = [:]
    /// Milliseconds of each day, by size class.
    var times: [Int: [Double]] = [:]
    var complaints: [String] = []

    init(days: Int, seed: UInt64, most: Int, budget: Budget) {
        var dice = Dice(seed: seed)
        for number in 0..<days {
            let kind = DroneDays.Kind.allCases[number % DroneDays.Kind.allCases.count]
            let limit = min(
                most, [60, 60, 60, 60, 60, 400, 400, 400, 1_000, 3_000][dice.below(10)])
            let parcels = dice.within(5...limit)
            let own = dice.roll() >> 1
            let day = DroneDays.day(kind, parcels: parcels, seed: own)
            // Processor time: other programs of the machine do not count.
            let start = Machine.effort().milliseconds
            let plan = DayPlanner(budget: budget, seed: own).plan(day)
            times[[60, 400, 1_000, 3_000].first { $0 >= parcels } ?? 3_000, default: []]
                .append(Machine.effort().milliseconds - start)
            let found = PlanCheck.violations(of: plan, in: day)
            if let first = found.first {
                complaints.append("\(kind) \(parcels) parcels seed \(own): \(first)")
            }
            sums[kind.rawValue, default: Sum()].add(plan, found.count)
        }
    }
}

extension DaysTried.Sum {
    fileprivate mutating func add(_ plan: DayPlan, _ violations: Int) {
        days += 1
        parcels += plan.answers.count
        byAir += plan.certificate.servedByAir
        mostByAir += plan.certificate.mostByAir
        sorties += plan.certificate.sorties
        bound += plan.certificate.lowerBound
        proven += plan.certificate.gap == 0 ? 1 : 0
        unlawful += violations > 0 ? 1 : 0
    }
}
