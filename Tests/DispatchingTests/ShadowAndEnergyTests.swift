import Dispatching
import Rehearsal
import Testing

@Suite("Shadow plans")
struct ShadowPlanTests {
    @Test("hold the very repair that is made when the corridor closes")
    func same() throws {
        let day = DroneDays.day(.calm, parcels: 40, seed: 4)
        let plan = DayPlanner(effort: .first).plan(day)
        let first = try #require(plan.sorties.map(\.launch).min())
        let shadows = ShadowPlans(plan, of: day, at: first + 5)
        #expect(!shadows.repairs.isEmpty)
        for (corridor, repaired) in shadows.repairs {
            let notice = DisruptionNotice(
                .corridorClosed(
                    village: corridor.village, base: corridor.base,
                    during: Span(from: first + 5, to: 1440)), at: first + 5)
            #expect(DayRepair().repair(plan, of: day, after: notice) == repaired)
            #expect(shadows.answer(corridor, plan: plan, at: first + 5) == repaired)
            #expect(
                !repaired.plan.sorties.contains {
                    $0.village == corridor.village && $0.base == corridor.base
                        && $0.launch >= notice.frozenBefore
                })
        }
    }

    @Test("say nothing once another flight is about to leave, or the plan is another")
    func stale() throws {
        let day = DroneDays.day(.calm, parcels: 40, seed: 4)
        let plan = DayPlanner(effort: .first).plan(day)
        let launches = plan.sorties.map(\.launch).sorted()
        let first = try #require(launches.first)
        let shadows = ShadowPlans(plan, of: day, at: first - 10)
        let corridor = try #require(shadows.repairs.keys.first)
        let next = try #require(launches.first { $0 >= first })
        #expect(shadows.answer(corridor, plan: plan, at: next - 9) == nil)
        var other = plan
        other.sorties.removeLast()
        #expect(shadows.answer(corridor, plan: other, at: first - 10) == nil)
    }
}

@Suite("The energy gate")
struct EnergyGateTests {
    let tail = AirframePower(
        emptyWatts: 700, wattsPerKilogram: 120, climbFactor: 1.4, climbSpeed: 3, cruise: 11,
        capacity: 800, health: 0.9, isMakers: false)
    let corridor = [
        CorridorSegment(east: 3000, north: 0, climb: 100), CorridorSegment(east: 0, north: 3000),
    ]
    let calm = AirMotion(east: 0, north: 0)

    private func spare(_ verdict: EnergyGate.Verdict) -> Double? {
        if case .go(let spare) = verdict { spare } else { nil }
    }

    @Test("counts out, back with the whole load, a go-around and a quarter of the battery")
    func reckoning() throws {
        let verdict = EnergyGate().verdict(tail, kilograms: 1, corridor: corridor, wind: calm)
        let seconds = 12_000.0 / 11 + 100.0 / 3 * 1.4 + 120
        let expected = 800 * 0.9 - 800 * 0.25 - 820 * seconds / 3600
        #expect(abs(try #require(spare(verdict)) - expected) < 1e-6)
    }

    @Test("is red when the wind is not known, and never takes that for calm")
    func unknown() {
        #expect(
            EnergyGate().verdict(tail, kilograms: 1, corridor: corridor, wind: nil)
                == .windUnknown)
    }

    @Test("leaves less the more the wind blows, also when it helps one way")
    func wind() throws {
        var last = try #require(
            spare(EnergyGate().verdict(tail, kilograms: 1, corridor: corridor, wind: calm)))
        for speed in [2.0, 4, 6, 7.5] {
            let verdict = EnergyGate().verdict(
                tail, kilograms: 1, corridor: corridor, wind: AirMotion(east: speed, north: 0))
            let left = spare(verdict) ?? -1
            #expect(left < last)
            last = left
        }
        #expect(
            EnergyGate().verdict(
                tail, kilograms: 1, corridor: corridor, wind: AirMotion(east: 9, north: 0))
                == .windTooStrong)
    }

    @Test("takes a maker's figures times 1.3, and refuses a load that leaves too little")
    func makers() throws {
        var made = tail
        made.isMakers = true
        let own = try #require(
            spare(EnergyGate().verdict(tail, kilograms: 0, corridor: corridor, wind: calm)))
        let other = try #require(
            spare(EnergyGate().verdict(made, kilograms: 0, corridor: corridor, wind: calm)))
        #expect(other < own)
        let far = Array(repeating: CorridorSegment(east: 5000, north: 0), count: 2)
        guard
            case .short = EnergyGate().verdict(tail, kilograms: 5, corridor: far, wind: calm)
        else {
            Issue.record("A far leg with a full load must be refused.")
            return
        }
    }

    @Test("refuses coefficients that make no sense")
    func nonsense() {
        var broken = tail
        broken.capacity = .nan
        #expect(
            EnergyGate().verdict(broken, kilograms: 1, corridor: corridor, wind: calm)
                == .unknownAirframe)
        broken = tail
        broken.health = 1.2
        #expect(
            EnergyGate().verdict(broken, kilograms: 1, corridor: corridor, wind: calm)
                == .unknownAirframe)
        #expect(
            EnergyGate().verdict(tail, kilograms: 1, corridor: [], wind: calm) == .unknownAirframe)
    }
}
