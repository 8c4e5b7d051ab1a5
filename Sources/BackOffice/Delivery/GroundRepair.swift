import Dispatching
import Domain
import Records
import Wire

/// Brings orders on the ground that lost their flight: with a round that visits the village
/// later, else on a round of their own, else not today. Everything else in the plan stays.
struct GroundRepair {
    let work: DayWork
    var plan: PlanView
    /// Whether neighbours may fetch orders on foot.
    var mayWalk = false
    /// What the households are told of why.
    var because: ChangeCause?

    private var visit: Visit { work.visit }
    private var town: Municipality { visit.terms.municipality }

    init(_ plan: PlanView, _ visit: Visit) throws {
        work = try DayWork(plan.day, visit)
        self.plan = plan
    }

    /// Finds a carrier for orders that are being prepared, tells their households, and returns
    /// those that changed.
    mutating func bring(_ ids: [OrderId]) throws -> [OrderId] {
        let names = try Desk.names(visit)
        let words = Delivery.words(visit)
        let orders = try ids.compactMap { try visit.books.orders.order($0) }
            .filter { $0.progress == .preparing }
        var left: [Order] = []
        var notes: [(Order, CarrierKind?, Note)] = []
        for order in orders {
            if !mayWalk, join(order, names, words) {
                notes.append((order, .van, words.changed(to: .van, because)))
            } else {
                left.append(order)
            }
        }
        var maker = ProblemMaker(work: work, kept: .everything(plan))
        maker.flies = false
        if !mayWalk { maker.noWalks = Set(town.villages.map(\.id)) }
        var composer = try PlanComposer(
            maker: maker,
            orders: Dictionary(left.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            names: names, numbers: PlanShelf(visit: visit).highestNumbers(plan.day), words: words,
            isChange: true)
        composer.because = because
        let found = DayPlanner(effort: .quick).plan(maker.problem(left))
        for order in left {
            switch found.answers[order.id.text] {
            case .carried(.onFoot, _, _):
                notes.append((order, .onFoot, words.changed(to: .onFoot, because)))
            case .carried: notes.append((order, .van, words.changed(to: .van, because)))
            case .held(let reason): notes.append((order, nil, words.held(reason)))
            case nil: break
            }
        }
        plan = composer.compose(
            found, version: plan.version, status: plan.status, madeAt: plan.madeAt
        ).with(certificate: plan.certificate)
        return try notes.compactMap { order, carrier, note in
            try Delivery.assign(order, to: carrier, note: note, visit) ? order.id : nil
        }
    }

    /// Puts an order on the first round that has not left, stops at its village and has room and
    /// somebody to hand it over in time.
    private mutating func join(
        _ order: Order, _ names: [HouseholdId: Household], _ words: DeliveryWords
    ) -> Bool {
        for (place, round) in plan.vanRounds.enumerated() {
            guard round.progress == VanRoundView.planned,
                round.departs.minute >= max(work.now, work.ready(order)), fits(order, round)
            else { continue }
            for (number, stop) in round.stops.enumerated() where stop.village == order.village {
                guard let handOff = handOff(after: stop) else { continue }
                var stops = round.stops
                stops[number] = .init(
                    village: stop.village, arrival: stop.arrival, volunteer: stop.volunteer,
                    orders: stop.orders + [
                        LoadedOrder(
                            order: order.id, receipt: order.receipt,
                            householdName: names[order.household]?.name
                                ?? Name(
                                    ja: order.household.text, kana: "",
                                    en: order.household.text), handOff: handOff,
                            groundReason: words.changed(to: .van, because))
                    ])
                var rounds = plan.vanRounds
                rounds[place] = round.with(stops: stops, mass: round.mass + order.mass)
                plan = plan.with(vanRounds: rounds)
                return true
            }
        }
        return false
    }

    private func fits(_ order: Order, _ round: VanRoundView) -> Bool {
        guard let van = town.vans.first(where: { $0.id == round.van }),
            van.freezer || DayWork.keeping(order) != .frozen,
            round.mass + order.mass <= van.payload,
            let aboard = try? round.stops.flatMap(\.orders).compactMap({
                try visit.books.orders.order($0.order)?.volume
            })
        else { return false }
        return aboard.reduce(order.volume, +) <= van.volume
    }

    /// When one more order could be handed over at a stop; nil if its volunteer has no time left.
    private func handOff(after stop: VanRoundView.Stop) -> TimeOfDay? {
        guard let person = town.volunteers.first(where: { $0.id == stop.volunteer }),
            let last = stop.orders.map(\.handOff.minute).max()
        else { return nil }
        let wanted = Span(from: last, to: last + person.minutesPerOrder.rawValue)
        let shifts = person.shifts.filter { $0.weekdays.contains(plan.day.weekday) }
        let kept = Kept.everything(plan)
        guard wanted.to <= town.handOffBy.minute,
            shifts.contains(where: { $0.from.minute <= wanted.from && wanted.to <= $0.to.minute }),
            !kept.busy(person.id).contains(where: wanted.overlaps),
            kept.count(person.id) < person.maximumOrders
        else { return nil }
        return TimeOfDay(minute: wanted.to)
    }
}
