import Dispatching
import Domain
import Rehearsal
import Testing

@Suite("The plan check")
struct PlanCheckTests {
    let day = DroneDays.day(.calm, parcels: 60, seed: 3)
    let plan: DayPlan

    init() { plan = DayPlanner(effort: .first).plan(day) }

    private func spoiled(_ change: (inout DayPlan, inout DayProblem) -> Void) -> [Violation] {
        var plan = plan
        var day = day
        change(&plan, &day)
        return PlanCheck.violations(of: plan, in: day)
    }

    @Test("finds nothing wrong with the planner's own plan")
    func clean() {
        #expect(PlanCheck.violations(of: plan, in: day) == [])
        #expect(plan.sorties.count > 4)
    }

    @Test("sees a parcel that is forgotten, and one that is carried twice")
    func parcels() {
        #expect(
            spoiled { plan, day in plan.answers[day.parcels[0].id] = nil }
                .contains(.answer(parcel: day.parcels[0].id)))
        let double = plan.sorties[0].handOffs[0]
        #expect(
            spoiled { plan, _ in plan.sorties[1].handOffs.append(double) }
                .contains(.twice(parcel: double.parcel)))
    }

    @Test("sees a flight through a closed corridor, after dusk or before the drone is free")
    func hours() {
        let flight = plan.sorties[0]
        #expect(
            spoiled { _, day in
                day = day.closing(
                    base: flight.base, village: flight.village,
                    during: [Span(from: flight.arrival, to: flight.arrival + 1)])
            }.contains(.closed(flight.id)))
        #expect(spoiled { _, day in day.homeBy = flight.back - 1 }.contains(.hours(flight.id)))
        #expect(
            spoiled { _, day in
                for place in day.drones.indices { day.drones[place].free = flight.launch + 1 }
            }.contains(.hours(flight.id)))
    }

    @Test("sees an overloaded drone, mixed classes and a parcel that is not packed yet")
    func loads() {
        let flight = plan.sorties[0]
        let parcel = flight.handOffs[0].parcel
        #expect(
            spoiled { _, day in
                for place in day.drones.indices { day.drones[place].payload = 10 }
            }.contains(.load(flight.id)))
        #expect(
            spoiled { _, day in
                for place in day.parcels.indices where day.parcels[place].id == parcel {
                    day.parcels[place].ready = flight.launch + 1
                }
            }.contains(.parcel(parcel, on: flight.id)))
    }

    @Test("sees one drone, pad or volunteer in two places at once")
    func overlaps() {
        let twin = plan.sorties[0]
        let found = spoiled { plan, _ in plan.sorties.append(twin) }
        #expect(
            found.contains {
                if case .overlap = $0 { true } else { false }
            })
    }

    @Test("sees a volunteer who is asked too much, early or elsewhere")
    func volunteers() {
        let flight = plan.sorties[0]
        func with(_ change: (inout DayProblem.Volunteer) -> Void) -> [Violation] {
            spoiled { _, day in
                for place in day.volunteers.indices
                where day.volunteers[place].id == flight.volunteer {
                    change(&day.volunteers[place])
                }
            }
        }
        #expect(with { $0.maxOrders = 0 }.contains(.volunteer(flight.volunteer)))
        #expect(with { $0.window.from = flight.arrival + 1 }.contains(.hours(flight.id)))
        #expect(with { $0.villages = [] }.contains(.volunteer(flight.id)))
        #expect(with { $0.perOrder += 1 }.contains(.minutes(flight.id)))
    }

    @Test("sees a van that is late, overfull or has nobody to meet it")
    func vans() throws {
        let day = DroneDays.day(.vansOnly, parcels: 40, seed: 4)
        let plan = DayPlanner(effort: .first).plan(day)
        let round = try #require(plan.vanRounds.first)
        #expect(PlanCheck.violations(of: plan, in: day) == [])
        func with(_ change: (inout DayProblem.Van) -> Void) -> [Violation] {
            var day = day
            for place in day.vans.indices where day.vans[place].id == round.van {
                change(&day.vans[place])
            }
            return PlanCheck.violations(of: plan, in: day)
        }
        #expect(with { $0.shiftEnd = round.returns - 1 }.contains(.hours(round.id)))
        #expect(with { $0.payload = 1 }.contains(.load(round.id)))
        #expect(with { $0.unload += 1 }.contains(.minutes(round.id)))
    }
}
