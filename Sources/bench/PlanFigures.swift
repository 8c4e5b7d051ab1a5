import Dispatching
import Rehearsal

/// How soon the planner has a first whole plan of a made-up day.
enum PlanFigures {
    /// Parcels of a day and the milliseconds aimed for.
    static let days: [(parcels: Int, target: Double)] = [(47, 5), (300, 50), (3_000, 500)]

    static func figures(effort: Effort, runs: Int) -> [Figure] {
        days.map { day in
            let problem = DroneDays.day(.calm, parcels: day.parcels, seed: 1)
            let planner = DayPlanner(effort: effort, seed: 1)
            let clock = ContinuousClock()
            var plan = planner.plan(problem)
            let times = (0..<runs).map { _ in
                clock.measure { plan = planner.plan(problem) } / .milliseconds(1)
            }
            let spread = Spread(times)
            let proof = plan.certificate
            return .atMost(
                "plan of \(day.parcels) parcels, effort \(effort.rawValue)", spread.median, "ms",
                target: day.target,
                beside: "\(proof.sorties) sorties, proven least \(proof.lowerBound); "
                    + "\(proof.eligible - proof.servedByAir) not by air that could be",
                how: "calm made-up day, \(runs) runs, median; least \(rounded(spread.least)) ms")
        }
    }
}
