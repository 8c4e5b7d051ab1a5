import Dispatching
import Domain
import Testing

@Suite("A parcel that does not fly")
struct ReasonTests {
    private func day(
        parcel: DayProblem.Parcel, change: (inout DayProblem) -> Void = { _ in }
    ) -> DayProblem {
        var day = DayProblem(
            firstLaunch: 660, homeBy: 1000, handOffBy: 1040,
            bases: [.init(id: "office", launchGap: 1)],
            villages: [
                .init(
                    id: "nakao", padMinutes: 3,
                    corridors: [.init(base: "office", out: 10, back: 10)])
            ],
            drones: [.init(id: "d1", base: "office", payload: 5000, turnaround: 8, free: 660)],
            vans: [
                .init(
                    id: "v1", base: "office", payload: 300_000, volume: 2_000_000, free: 660,
                    shiftEnd: 1040, maxStops: 9)
            ],
            roads: [.init(from: "office", to: "nakao", minutes: 25)],
            volunteers: [
                .init(
                    id: "sato", villages: ["nakao"], window: Span(from: 660, to: 1040),
                    perOrder: 5, fixed: 4, maxOrders: 20)
            ],
            parcels: [parcel])
        change(&day)
        return day
    }

    private func answer(_ day: DayProblem) -> Answer? {
        let plan = DayPlanner(effort: .first).plan(day)
        #expect(PlanCheck.violations(of: plan, in: day) == [])
        return plan.answers["p"]
    }

    private func parcel(
        _ grams: Int = 1000, ready: Int = 665, keeping: TemperatureClass = .ambient,
        groundOnly: String? = nil
    ) -> DayProblem.Parcel {
        .init(
            id: "p", village: "nakao", mass: Grams(grams), keeping: keeping, ready: ready,
            groundOnly: groundOnly)
    }

    @Test("flies when nothing speaks against it: launch when packed, one hand-off later")
    func flies() {
        let expected = Answer.carried(
            by: .drone(sortie: "S1"), at: 665 + 10 + 3 + 4 + 5, notByAir: nil)
        #expect(answer(day(parcel: parcel())) == expected)
    }

    @Test("goes by the van that keeps its class, and stays with the reason if none does")
    func freezer() {
        let warm: Set<TemperatureClass> = [.ambient, .chilled]
        let none = answer(
            day(parcel: parcel(keeping: .frozen)) { day in
                day.drones[0].keeps = warm
                day.vans[0].keeps = warm
            })
        #expect(none == .held(.noBoxKeeps(.frozen)))
        let two = day(parcel: parcel(keeping: .frozen)) { day in
            day.drones[0].keeps = warm
            var second = day.vans[0]
            second.id = "v2"
            day.vans[0].keeps = warm
            day.vans.append(second)
        }
        let plan = DayPlanner(effort: .first).plan(two)
        #expect(PlanCheck.violations(of: plan, in: two) == [])
        #expect(plan.vanRounds.map(\.van) == ["v2"])
        var wrong = plan
        wrong.vanRounds[0].van = "v1"
        #expect(PlanCheck.violations(of: wrong, in: two) == [.load("R1")])
    }

    @Test("goes by van with the reason when it is too heavy, may not fly or the village switched")
    func byVan() {
        func van(_ reason: Reason) -> Answer {
            // Leaves when packed: 25 minutes of road, 5 to unload, 4 and 5 of the volunteer.
            .carried(by: .van(round: "R1"), at: 665 + 25 + 5 + 4 + 5, notByAir: reason)
        }
        #expect(
            answer(day(parcel: parcel(5001)))
                == van(.tooHeavyForAnyDrone(mass: 5001, limit: 5000)))
        #expect(
            answer(day(parcel: parcel(groundOnly: "ガラス"))) == van(.mayNotFly("ガラス")))
        #expect(
            answer(day(parcel: parcel()) { $0.villages[0].switchedToVan = "雨" })
                == van(.carrierSwitched("雨")))
        #expect(
            answer(day(parcel: parcel(keeping: .frozen)) { $0.drones[0].keeps = [.ambient] })
                == van(.noBoxKeeps(.frozen)))
        #expect(answer(day(parcel: parcel()) { $0.drones = [] }) == van(.noCorridor))
    }

    @Test("names the wind when the corridor stays closed, and dusk when no flight comes home")
    func closed() {
        let wind = Span(from: 600, to: 1100)
        let windy = day(parcel: parcel()).closing(
            base: "office", village: "nakao", during: [wind])
        guard case .carried(.van, _, .windCorridorClosed(wind)) = answer(windy) else {
            Issue.record("the wind is not named")
            return
        }
        let dark = day(parcel: parcel()).closing(
            base: "office", village: "nakao", during: [], dusk: 680)
        guard case .carried(.van, _, .noDaylight(homeBy: 680)) = answer(dark) else {
            Issue.record("dusk is not named")
            return
        }
    }

    @Test("flies after the wind if the corridor opens again in time")
    func afterTheWind() {
        let windy = day(parcel: parcel()).closing(
            base: "office", village: "nakao", during: [Span(from: 600, to: 800)])
        let expected = Answer.carried(
            by: .drone(sortie: "S1"), at: 800 + 10 + 3 + 4 + 5, notByAir: nil)
        #expect(answer(windy) == expected)
    }

    @Test("is held when nobody hands over, unless the van's crew may")
    func nobody() {
        let alone = day(parcel: parcel()) { $0.volunteers = [] }
        #expect(answer(alone) == .held(.noVolunteer))
        var crew = alone
        crew.vans[0].crewHandsOver = 4
        #expect(
            answer(crew)
                == .carried(
                    by: .van(round: "R1"), at: 665 + 25 + 5 + 4, notByAir: .noVolunteer))
    }

    @Test("is held when no van can take it either")
    func noVan() {
        #expect(answer(day(parcel: parcel(9000)) { $0.vans = [] }) == .held(.noVan))
        #expect(answer(day(parcel: parcel(400_000))) == .held(.vanFull))
        #expect(
            answer(day(parcel: parcel(9000, ready: 1030)))
                == .held(.notReadyInTime(ready: 1030)))
    }

    @Test("is carried on foot where a neighbour fetches from a base next door")
    func onFoot() {
        let near = day(parcel: parcel(6000)) {
            $0.volunteers[0].onFoot = .init(base: "office", minutes: 7, carries: 8000)
        }
        let reason = Reason.tooHeavyForAnyDrone(mass: 6000, limit: 5000)
        #expect(
            answer(near)
                == .carried(by: .onFoot(walk: "F1"), at: 667 + 7 + 4 + 5, notByAir: reason))
    }
}
