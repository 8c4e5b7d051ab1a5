import Dispatching
import Domain
import Rehearsal
import Testing

/// Made-up disruptions for made-up days.
enum Trouble: String, CaseIterable, Sendable {
    case closed, closedForGood, droneDown, volunteerOut, cancelled, dusk, late, pad, van, forecast

    /// A disruption of this kind on a planned day; nil if the day offers nothing to disturb.
    func notice(_ day: DayProblem, _ plan: DayPlan, seed: UInt64) -> DisruptionNotice? {
        var dice = Dice(seed: seed &* 977 &+ 5)
        let launches = plan.sorties.map(\.launch)
        guard let first = launches.min(), let last = launches.max() else { return nil }
        let at = dice.within(first...max(first, last)) - dice.within(0...40)
        func any<Element>(_ all: [Element]) -> Element? {
            all.isEmpty ? nil : all[dice.below(all.count)]
        }
        let sortie = any(plan.sorties.filter { $0.launch >= at }) ?? plan.sorties[0]
        let from = at + dice.within(5...30)
        let what: Disruption? =
            switch self {
            case .closed:
                .corridorClosed(
                    village: sortie.village, base: dice.chance(500) ? sortie.base : nil,
                    during: Span(from: from, to: from + dice.within(20...120)))
            case .closedForGood:
                .corridorClosed(
                    village: sortie.village, base: nil, during: Span(from: from, to: 1439))
            case .droneDown: .droneDown(sortie.drone)
            case .volunteerOut: .volunteerOut(sortie.volunteer)
            case .cancelled: any(sortie.handOffs).map { .orderCancelled($0.parcel) }
            case .dusk: .homeEarlier(day.homeBy - dice.within(10...150))
            case .late:
                .packedLate(
                    parcels: sortie.handOffs.map(\.parcel).filter { _ in dice.chance(600) },
                    ready: sortie.launch + dice.within(5...60))
            case .pad:
                .padBlocked(
                    village: sortie.village,
                    during: Span(from: from, to: from + dice.within(10...80)))
            case .van: any(plan.vanRounds).map { .vanLate($0.van, free: $0.departs + 30) }
            case .forecast:
                .several(
                    day.villages.filter { _ in dice.chance(500) }.map {
                        .corridorClosed(
                            village: $0.id, base: nil, during: Span(from: from, to: from + 90))
                    })
            }
        return what.map { DisruptionNotice($0, at: at, freezeLead: dice.within(0...15)) }
    }
}

@Suite("A repaired day")
struct RepairTests {
    struct Case {
        var name: String
        var day: DayProblem
        var plan: DayPlan
        var notice: DisruptionNotice
        var repaired: RepairedDay
    }

    static func cases(_ trouble: Trouble, seeds: ClosedRange<UInt64>) -> [Case] {
        var result: [Case] = []
        for kind in DroneDays.Kind.allCases {
            for seed in seeds {
                let day = DroneDays.day(kind, parcels: 6 + Int(seed) * 9, seed: seed &* 31 &+ 7)
                let plan = DayPlanner(effort: .first, seed: seed).plan(day)
                guard let notice = trouble.notice(day, plan, seed: seed) else { continue }
                let repaired = DayRepair(milliseconds: 2, seed: seed).repair(
                    plan, of: day, after: notice)
                result.append(
                    Case(
                        name: "\(kind) \(seed) \(notice)", day: day, plan: plan, notice: notice,
                        repaired: repaired))
            }
        }
        return result
    }

    @Test(
        "breaks no rule, leaves what has left, and moves nobody else unless that saves somebody",
        arguments: Trouble.allCases)
    func lawful(_ trouble: Trouble) {
        for one in Self.cases(trouble, seeds: 1...4) {
            // Whom the disruption did not hit moves only where that saves somebody.
            if !one.repaired.movedUntouched.isEmpty {
                #expect(one.repaired.neighbours > 0, "\(one.name)")
            }
            let faults = RepairCheck.faults(
                of: one.repaired.plan, published: one.plan, in: one.day, after: one.notice,
                unattended: Set(one.repaired.unattended))
            #expect(faults.isEmpty, "\(one.name): \(faults.prefix(3))")
        }
    }

    @Test("changes nothing when nothing is hit", arguments: DroneDays.Kind.allCases)
    func nothing(_ kind: DroneDays.Kind) {
        let day = DroneDays.day(kind, parcels: 40, seed: 3)
        let plan = DayPlanner(effort: .first).plan(day)
        let notice = DisruptionNotice(.droneDown("no such drone"), at: 700)
        let repaired = DayRepair().repair(plan, of: day, after: notice)
        let moved = repaired.changes.filter { change in
            if case .held = change.before { false } else { true }
        }
        #expect(moved.isEmpty)
        #expect(repaired.lost.isEmpty)
        #expect(repaired.hit.isEmpty)
    }

    @Test("is the same to the last byte for the same day, notice and seed")
    func repeatable() {
        let first = Self.cases(.dusk, seeds: 2...3).map(\.repaired)
        #expect(first == Self.cases(.dusk, seeds: 2...3).map(\.repaired))
    }

    @Test("loses no parcel when a parcel is cancelled, and never repacks its load")
    func cancelled() throws {
        for one in Self.cases(.cancelled, seeds: 1...4) {
            #expect(one.repaired.lost.isEmpty, "\(one.name)")
            let launches = Set(one.plan.sorties.map { "\($0.village) \($0.drone) \($0.launch)" })
            let published = Set(one.plan.sorties.flatMap(\.handOffs).map(\.parcel))
            for sortie in one.repaired.plan.sorties
            where sortie.handOffs.contains(where: { published.contains($0.parcel) }) {
                #expect(launches.contains("\(sortie.village) \(sortie.drone) \(sortie.launch)"))
            }
        }
    }

    @Test("says of each parcel that lost its flight why, or that the van brings it")
    func reasons() {
        for trouble in [Trouble.closedForGood, .dusk] {
            for one in Self.cases(trouble, seeds: 1...3) {
                for parcel in one.repaired.lost {
                    switch one.repaired.plan.answers[parcel] {
                    case .carried(.drone, _, _), nil: Issue.record("\(one.name) \(parcel)")
                    case .carried(_, _, let reason): #expect(reason != nil)
                    case .held: break
                    }
                }
            }
        }
    }
}
