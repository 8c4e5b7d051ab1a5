import Dispatching
import Rehearsal
import Testing

@Suite("Many random days")
struct ManyDaysTests {
    @Test("none of them, of any kind and size, is planned against a rule or forgets a parcel")
    func days() {
        var dice = Dice(seed: 2026)
        let kinds = DroneDays.Kind.allCases
        for number in 0..<60 {
            let kind = kinds[number % kinds.count]
            let most = [40, 40, 150, 150, 300, 600][number / kinds.count % 6]
            let seed = dice.roll()
            let day = DroneDays.day(kind, parcels: dice.within(5...most), seed: seed)
            let plan = DayPlanner(effort: .first, seed: seed).plan(day)
            let found = PlanCheck.violations(of: plan, in: day)
            #expect(found.isEmpty, "\(kind) seed \(seed): \(found.prefix(3))")
            #expect(plan.certificate.lowerBound <= plan.certificate.sorties)
            #expect(plan.certificate.servedByAir <= plan.certificate.mostByAir)
        }
    }

    @Test("the same budget gives the same bytes, and more of it never a worse plan")
    func budget() {
        let day = DroneDays.day(.calm, parcels: 60, seed: 12)
        let short = DayPlanner(budget: Budget(milliseconds: 20), seed: 3).plan(day)
        #expect(short == DayPlanner(budget: Budget(milliseconds: 20), seed: 3).plan(day))
        let none = DayPlanner(budget: Budget(milliseconds: 0), seed: 3).plan(day)
        #expect(short.certificate.servedByAir >= none.certificate.servedByAir)
    }
}
