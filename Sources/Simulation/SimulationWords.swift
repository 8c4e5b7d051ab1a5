import Foundation

#if PLANTED
    import Planted
#endif

/// The simulation on a command line: `--seeds N`, `--from S`, `--threads N`, `--story SEED`,
/// `--replay SEED`, and in a build with planted bugs `--mutants yes`, `--bug NAME`.
public enum SimulationWords {
    /// Runs what the options say, tells lines as they come and gives the exit code: 0 if all is
    /// well, 1 if a day failed.
    public static func run(
        _ options: [String: Int], bug: String? = nil, tell: @escaping @Sendable (String) -> Void
    ) throws -> Int32 {
        let morning = try Morning()
        if let seed = options["story"] {
            let outcome = SimulatedDay.run(seed: UInt64(seed), from: morning, isTold: true)
            for line in outcome.lines { tell(line) }
            return say(outcome, tell)
        }
        if let seed = options["replay"] {
            let outcome = SimulatedDay.run(seed: UInt64(seed), from: morning)
            return say(outcome, tell)
        }
        let first = UInt64(options["from"] ?? 1)
        let count = UInt64(options["seeds"] ?? 1_000)
        let threads = options["threads"] ?? 2
        #if PLANTED
            if options["mutants"] != nil || bug != nil {
                return mutants(morning, threads, count, bug, tell)
            }
        #endif
        let start = Date()
        let sum = ManyDays(from: morning, threads: threads).run(
            seeds: first..<(first + count),
            progress: { tell("\($0) days …") })
        let seconds = Date().timeIntervalSince(start)
        tell(
            "\(sum.days) days in \(rounded(seconds)) s on \(threads) threads: "
                + "\(rounded(Double(sum.days) / max(seconds, 0.001))) a second; "
                + "\(sum.happened) happenings, \(sum.orders) orders, \(sum.starts) office starts, "
                + "\(sum.restores) restores; \(sum.failed.count) days failed")
        for outcome in sum.failed.prefix(20) { _ = say(outcome, tell) }
        guard let worst = sum.failed.first else { return 0 }
        tell("The story of the first: engawa-bench simulate --story \(worst.seed)")
        return 1
    }

    private static func say(_ outcome: Outcome, _ tell: (String) -> Void) -> Int32 {
        tell(
            "seed \(outcome.seed): hash \(String(outcome.hash, radix: 16)), "
                + "\(outcome.orders) orders, \(outcome.happened) happenings, "
                + "\(outcome.starts) office starts, \(outcome.restores) restores")
        for violation in outcome.violations { tell("  ✗ \(violation)") }
        return outcome.violations.isEmpty ? 0 : 1
    }

    private static func rounded(_ number: Double) -> String {
        String((number * 10).rounded() / 10)
    }

    #if PLANTED
        private static func mutants(
            _ morning: Morning, _ threads: Int, _ most: UInt64, _ bug: String?,
            _ tell: (String) -> Void
        ) -> Int32 {
            tell("| planted bug | days until caught | seed | first violation |")
            tell("|---|---|---|---|")
            let isGood = ManyDays.mutants(
                from: morning, threads: threads, most: most, only: bug
            ) { bug, found, days in
                tell(
                    "| \(bug.rawValue) | \(found == nil ? "not in " : "")\(days) | "
                        + "\(found.map { "\($0.seed)" } ?? "–") | "
                        + "\(found?.violations.first ?? "NOT CAUGHT") |")
            }
            return isGood ? 0 : 1
        }
    #endif
}
