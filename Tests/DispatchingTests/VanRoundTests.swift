import Dispatching
import Domain
import Testing

@Suite("The van rounds")
struct VanRoundTests {
    /// Four villages half an hour from the base; A is near B and C, D is near B.
    private func day(vans: Int, maxStops: Int = 2, shiftEnd: Int = 1040) -> DayProblem {
        let villages = ["a", "b", "c", "d"]
        let near = [("a", "b", 5), ("a", "c", 10), ("b", "d", 10)]
        return DayProblem(
            firstLaunch: 660, homeBy: 1000, handOffBy: 1040,
            bases: [.init(id: "office", launchGap: 1)],
            villages: villages.map { .init(id: $0, padMinutes: 3, corridors: []) },
            vans: (0..<vans).map {
                .init(
                    id: "van-\($0)", base: "office", payload: 300_000, volume: 2_000_000, free: 660,
                    shiftEnd: shiftEnd, maxStops: maxStops, unload: 0, crewHandsOver: 1)
            },
            roads: villages.map { .init(from: "office", to: $0, minutes: 30) }
                + near.map { .init(from: $0.0, to: $0.1, minutes: $0.2) },
            parcels: villages.map { .init(id: "p-\($0)", village: $0, mass: 9000, ready: 660) })
    }

    private func plan(_ day: DayProblem) -> DayPlan {
        let plan = DayPlanner(effort: .first).plan(day)
        #expect(PlanCheck.violations(of: plan, in: day) == [])
        return plan
    }

    @Test("two vans share the villages so that both together are out for the fewest minutes")
    func two() {
        // Nearest first would pair A with B and leave C with D, ten minutes longer.
        #expect(plan(day(vans: 2)).objective.vanMinutes == 2 * (30 + 1 + 10 + 1 + 30))
    }

    @Test("one van drives from village to village, not back to the base each time")
    func one() {
        let plan = plan(day(vans: 1, maxStops: 4))
        #expect(plan.vanRounds.count == 1)
        #expect(plan.objective.vanMinutes == 30 + 10 + 5 + 10 + 30 + 4)
    }

    @Test("a van that must be back early takes what it can, and the rest is held with the reason")
    func early() {
        let plan = plan(day(vans: 1, maxStops: 4, shiftEnd: 660 + 73))
        #expect(plan.vanRounds.map(\.stops.count) == [2])
        #expect(plan.answers.values.filter { $0 == .held(.vanNotInTime) }.count == 2)
    }
}
