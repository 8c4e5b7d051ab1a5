import BackOffice
import Domain
import Records
import Testing
import Wire

/// Small steps of a fixed order, the same for the same seed.
private struct Steps {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(max(1, limit)))
    }
}

/// Finds what cannot be in a plan: somebody in two places, too much in one load, something late.
private struct PlanJudge {
    let plan: PlanView
    let town: Municipality

    var complaints: [String] {
        doubled + volunteers + drones + vans
            + plan.everyOrder.filter { id in plan.everyOrder.filter { $0 == id }.count > 1 }
            .map { "\($0) stands twice" }
    }

    private func overlaps(_ spans: [(String, ClosedRange<Int>)], _ who: String) -> [String] {
        let sorted = spans.sorted { $0.1.lowerBound < $1.1.lowerBound }
        return zip(sorted, sorted.dropFirst()).filter { $0.1.upperBound > $1.1.lowerBound }
            .map { "\(who): \($0.0) and \($1.0)" }
    }

    private var doubled: [String] {
        let ids = plan.sorties.map(\.id.text) + plan.vanRounds.map(\.id)
        return Set(ids).count == ids.count ? [] : ["a name is used twice: \(ids)"]
    }

    private var volunteers: [String] {
        town.volunteers.flatMap { person -> [String] in
            let flights = plan.sorties.filter { $0.volunteer == person.id && !$0.orders.isEmpty }
                .map { ($0.id.text, $0.arrival.minute...($0.orders.last?.handOff.minute ?? 0)) }
            let stops = plan.vanRounds.flatMap { round in
                round.stops.filter { $0.volunteer == person.id && !$0.orders.isEmpty }
                    .map { (round.id, $0.arrival.minute...($0.orders.last?.handOff.minute ?? 0)) }
            }
            let loads = flights + stops
            let count =
                (plan.sorties.filter { $0.volunteer == person.id }.flatMap(\.orders)
                + plan.vanRounds.flatMap(\.stops).filter { $0.volunteer == person.id }
                .flatMap(\.orders)).count
            let shifts = person.shifts.filter { $0.weekdays.contains(plan.day.weekday) }
            return overlaps(loads, person.id.text)
                + (count > person.maximumOrders ? ["\(person.id) has \(count) orders"] : [])
                + loads.filter { load in
                    !shifts.contains {
                        $0.from.minute <= load.1.lowerBound && load.1.upperBound <= $0.to.minute
                    }
                }.map { "\(person.id) is not there for \($0.0)" }
        }
    }

    private var drones: [String] {
        town.drones.flatMap { drone -> [String] in
            let own = plan.sorties.filter { $0.drone == drone.id && $0.progress != .cancelled }
            return overlaps(
                own.map {
                    ($0.id.text, $0.launch.minute...($0.back.minute + drone.turnaround.rawValue))
                }, drone.id.text)
                + own.filter { $0.mass > drone.payload || $0.back > town.homeBy }
                .map { "\($0.id) is too heavy or late" }
        }
    }

    private var vans: [String] {
        town.vans.flatMap { van -> [String] in
            let own = plan.vanRounds.filter { $0.van == van.id && $0.progress != "returned" }
            return overlaps(own.map { ($0.id, $0.departs.minute...$0.returns.minute) }, van.id.text)
                + own.filter { $0.mass > van.payload || $0.returns > van.to }
                .map { "\($0.id) is too heavy or late" }
        }
    }
}

@Suite("A day with everything that can happen") struct DeliveryDayTests {
    let monday = CityForTests.monday

    @Test(
        "whatever happens, nobody is in two places and no order is lost",
        arguments: [1, 10, 26, 27, 42, 57] as [UInt64])
    func everything(seed: UInt64) async throws {
        let city = try await CityForTests()
        var dice = Steps(state: seed)
        var orders: [OrderId] = []
        for village in city.municipality.villages {
            for number in 1...3 where dice.below(4) > 0 {
                let items = [SmallTown.item(101 + [0, 0, 2][dice.below(3)])]
                orders.append(
                    try await city.desk.post(
                        Route.placeOrder.path(),
                        PlaceOrder(
                            household: SmallTown.id("\(village.id)-\(number)"), items: items,
                            day: monday, channel: .telephone)
                    ).read(Order.self, status: 201).id)
            }
        }
        await city.close()
        try await city.plan()
        for _ in 0..<40 {
            city.clock.advance(minutes: dice.below(8))
            try await happen(&dice, city, orders)
            let plan = try await city.current()
            var complaints = PlanJudge(plan: plan, town: city.municipality).complaints
            let inPlan = Set(plan.everyOrder)
            for id in orders {
                let order = try city.order(id)
                expectNoDrone(order.note)
                if [.cancelled, .notDelivered].contains(order.progress) { continue }
                if !inPlan.contains(id) {
                    let history = try city.look { try $0.log.events(about: id.text) }
                    complaints.append(
                        "\(id) \(order.progress) is lost: \(history.map { $0.detail })")
                }
                let isHeld = plan.held.contains { $0.order == id }
                if order.progress == .preparing, isHeld,
                    order.note == nil || order.carrier != nil
                {
                    complaints.append("\(id) is held and its household was not told")
                }
            }
            let sentence = complaints.joined(separator: "; ")
            try #require(complaints.isEmpty, "seed \(seed): \(sentence)")
        }
    }

    /// One thing happens: whether it is allowed then is the office's to say.
    private func happen(
        _ dice: inout Steps, _ city: CityForTests, _ orders: [OrderId]
    ) async throws {
        let plan = try await city.current()
        let village = city.municipality.villages[dice.below(city.municipality.villages.count)]
        let answer: OfficeResponse
        switch dice.below(12) {
        case 0...4 where !plan.sorties.isEmpty:
            let sortie = plan.sorties[dice.below(plan.sorties.count)]
            let step: [SortieProgress: String] = [
                .planned: "check", .checked: "load", .loaded: "launch", .launched: "land",
                .landed: "return",
            ]
            answer = try await city.sortie(sortie.id, step[sortie.progress] ?? "check")
        case 5 where !plan.sorties.isEmpty:
            let sortie = plan.sorties[dice.below(plan.sorties.count)]
            let word = sortie.progress == .launched ? "return" : "cancel"
            answer = try await city.sortie(sortie.id, word, reason: "鳥")
        case 6, 7:
            guard !plan.vanRounds.isEmpty else { return }
            let round = plan.vanRounds[dice.below(plan.vanRounds.count)]
            let stop = round.stops.first { !round.arrived.contains($0.village) }
            let word =
                round.progress == "planned"
                ? "depart"
                : dice.below(4) == 0 ? "return" : stop.map { "arrive-\($0.village)" } ?? "return"
            answer = try await city.van(round.id, word)
        case 8:
            answer = try await city.desk.post(
                Route.switchCarrier.path(),
                SwitchCarrier(
                    village: village.id, carrier: dice.below(3) == 0 ? .drone : .van, day: monday,
                    reason: "草刈り"))
        case 9:
            _ = try await city.make(dice.below(2) == 0 ? CityForTests.calm : CityForTests.storm)
            answer = try await city.publish()
            #expect(answer.status == 200, "nothing came between the draft and its publishing")
        case 10:
            answer = try await city.handOff(orders[dice.below(orders.count)], "done", to: "本人")
        default:
            let words = ["failed", "undo"]
            answer = try await city.handOff(
                orders[dice.below(orders.count)], words[dice.below(2)], note: "留守")
        }
        #expect([200, 404, 409].contains(answer.status), "\(answer.problem)")
    }
}
