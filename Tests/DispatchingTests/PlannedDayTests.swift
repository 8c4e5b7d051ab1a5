import Dispatching
import Rehearsal
import Testing

@Suite("A planned day")
struct PlannedDayTests {
    static let kinds = DroneDays.Kind.allCases

    @Test("breaks no rule and answers every parcel, whatever the day is like", arguments: kinds)
    func lawful(_ kind: DroneDays.Kind) {
        for seed in UInt64(1)...12 {
            let day = DroneDays.day(kind, parcels: 4 + Int(seed) * 5, seed: seed)
            let effort: Effort = seed % 4 == 0 ? .quick : .first
            let plan = DayPlanner(effort: effort, seed: seed).plan(day)
            let found = PlanCheck.violations(of: plan, in: day)
            #expect(found.isEmpty, "\(kind) seed \(seed): \(found.prefix(3))")
            #expect(Set(plan.answers.keys) == Set(day.parcels.map(\.id)))
        }
    }

    @Test("is the same to the last byte for the same day, effort and seed", arguments: kinds)
    func repeatable(_ kind: DroneDays.Kind) {
        let planner = DayPlanner(effort: .quick, seed: 9)
        let first = planner.plan(DroneDays.day(kind, parcels: 40, seed: 5))
        #expect(first == planner.plan(DroneDays.day(kind, parcels: 40, seed: 5)))
    }

    @Test("leaves no more urgent parcels, then no more parcels, on the ground with more effort")
    func effort() {
        for kind in Self.kinds {
            let day = DroneDays.day(kind, parcels: 40, seed: 31)
            func onGround(_ effort: Effort) -> (Int, Int) {
                let plan = DayPlanner(effort: effort).plan(day)
                let flown = Set(plan.sorties.flatMap(\.handOffs).map(\.parcel))
                let rest = day.parcels.filter { !flown.contains($0.id) }
                return (rest.filter(\.urgent).count, rest.count)
            }
            #expect(onGround(.quick) <= onGround(.first))
        }
    }

    @Test("uses flights, vans and feet where the day offers them")
    func carriers() {
        var flights = 0
        var rounds = 0
        var walks = 0
        for kind in Self.kinds {
            for seed in UInt64(1)...6 {
                let plan = DayPlanner(effort: .first).plan(
                    DroneDays.day(kind, parcels: 40, seed: seed))
                flights += plan.sorties.count
                rounds += plan.vanRounds.count
                walks += plan.walks.count
            }
        }
        #expect(flights > 200)
        #expect(rounds > 20)
        #expect(walks > 5)
    }
}
