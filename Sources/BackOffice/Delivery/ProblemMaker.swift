import Dispatching
import Domain
import Wire

/// States a day to the planner: what has to be brought, and who and what is free for it beside the
/// loads that stay as they are.
struct ProblemMaker {
    /// What parts the name of a volunteer or van from the count of their free stretch; it cannot
    /// stand in an id.
    static let mark: Character = "~"
    /// Minutes to unload at a hall.
    static let unload = 5

    let work: DayWork
    /// Loads that stay as they are.
    let kept: Kept
    /// Wind readings taken now.
    var wind: [MakePlan.Wind] = []
    /// Orders that matter most.
    var urgent: Set<OrderId> = []
    /// Drones, vans and volunteers that are left out of a trial.
    var without: Set<String> = []
    /// Whether anything may fly.
    var flies = true
    /// Villages whose orders no neighbour fetches on foot.
    var noWalks: Set<VillageId> = []
    /// Minutes each volunteer gave this month.
    var given: [VolunteerId: Int] = [:]

    private var town: Municipality { work.visit.terms.municipality }

    /// The day with these orders.
    func problem(_ orders: [Order]) -> DayProblem {
        DayProblem(
            firstLaunch: max(town.firstLaunch.minute, work.now), homeBy: town.homeBy.minute,
            handOffBy: town.handOffBy.minute,
            bases: town.bases.map { .init(id: $0.id.text, launchGap: $0.launchGap.rawValue) },
            villages: town.villages.map(village),
            drones: flies ? town.drones.filter { !without.contains($0.id.text) }.map(drone) : [],
            vans: town.vans.filter { !without.contains($0.id.text) }.flatMap(vans), roads: roads,
            volunteers: town.volunteers.filter { !without.contains($0.id.text) }
                .flatMap(volunteers),
            parcels: orders.map { order in
                .init(
                    id: order.id.text, village: order.village.text, mass: order.mass,
                    volume: order.volume, keeping: DayWork.keeping(order),
                    ready: max(work.now, work.ready(order)), urgent: urgent.contains(order.id))
            })
    }

    /// Whether the wind at a village is known, from its own reading or one for all.
    func isWindKnown(_ village: VillageId) -> Bool {
        wind.contains { $0.village == nil || $0.village == village }
    }

    private func village(_ village: Village) -> DayProblem.Village {
        let corridors =
            !village.hall.landingPad
            ? []
            : town.corridors.filter { $0.village == village.id }.map { corridor in
                DayProblem.Corridor(
                    base: corridor.base.text, out: corridor.outMinutes.rawValue,
                    back: corridor.backMinutes.rawValue,
                    closed: Span.merged(closures(corridor) + keptClear(corridor, village)))
            }
        let switched = work.switches[village.id].map { $0 != .drone } ?? false
        return .init(
            id: village.id.text, padMinutes: village.hall.padMinutes.rawValue,
            corridors: corridors, switchedToVan: switched ? "switched" : nil)
    }

    /// When the wind closes a corridor. A red reading closes it until a later one says otherwise:
    /// a plan never counts on calm that nobody has measured.
    private func closures(_ corridor: Corridor) -> [Span] {
        let frames = town.drones.filter { $0.base == corridor.base }.compactMap { drone in
            town.airframes.first { $0.id == drone.airframe }?.windLimitCentimetresPerSecond
        }
        let standard = WindGate()
        let gate = WindGate(
            meanLimit: min(standard.meanLimit, (frames.min() ?? .max) / 10),
            gustLimit: standard.gustLimit)
        let readings = wind.filter { $0.village == nil || $0.village == corridor.village }.map {
            WindObservation(minute: work.now, mean: ($0.mean + 9) / 10, gust: ($0.gust + 9) / 10)
        }
        if readings.contains(where: gate.isRed) { return [Span(from: 0, to: 1440)] }
        return gate.closures(readings, now: work.now, dayEnd: 1440)
    }

    /// When loads that stay need the pad or the launch of this corridor for themselves.
    private func keptClear(_ corridor: Corridor, _ village: Village) -> [Span] {
        let gap = town.bases.first { $0.id == corridor.base }?.launchGap.rawValue ?? 0
        return kept.plan.sorties.flatMap { sortie -> [Span] in
            var spans: [Span] = []
            guard sortie.progress != .cancelled, sortie.progress != .returned else { return [] }
            if sortie.village == village.id {
                let arrival = sortie.arrival.minute
                spans.append(
                    Span(from: arrival, to: arrival + village.hall.padMinutes.rawValue))
            }
            if sortie.base == corridor.base, sortie.progress != .landed {
                let launch = sortie.launch.minute
                spans.append(Span(from: launch - gap, to: launch + gap))
            }
            return spans
        }
    }

    private func drone(_ drone: Drone) -> DayProblem.Drone {
        let back = kept.plan.sorties.filter { $0.drone == drone.id && $0.progress != .cancelled }
            .map { sortie in
                let back = sortie.back.minute
                return (sortie.progress == .returned ? min(back, work.now) : back)
                    + drone.turnaround.rawValue
            }
        return .init(
            id: drone.id.text, base: drone.base.text, payload: drone.payload,
            volume: drone.volume, turnaround: drone.turnaround.rawValue,
            free: max(work.now, back.max() ?? 0), keeps: [.ambient, .chilled])
    }

    /// A van, once for each stretch in which it is not on a round that stays.
    private func vans(_ van: Van) -> [DayProblem.Van] {
        let busy = kept.plan.vanRounds.filter { $0.van == van.id }.map { round in
            Span(
                from: round.departs.minute,
                to: round.progress == VanRoundView.returned
                    ? min(round.returns.minute, work.now) : round.returns.minute)
        }
        let shift = Span(from: max(van.from.minute, work.now), to: van.to.minute)
        return Span.free(shift.from < shift.to ? [shift] : [], without: busy).enumerated().map {
            number, span in
            .init(
                id: named(van.id.text, number), base: van.base.text, payload: van.payload,
                volume: van.volume, free: span.from, shiftEnd: span.to,
                maxStops: town.villages.count, unload: Self.unload,
                keeps: van.freezer ? Set(TemperatureClass.allCases) : [.ambient, .chilled])
        }
    }

    private var roads: [DayProblem.Road] {
        town.villages.flatMap { village in
            village.hall.vanMinutes.sorted { $0.key < $1.key }.map { base, minutes in
                .init(from: base.text, to: village.id.text, minutes: minutes.rawValue)
            }
        }
    }

    /// A volunteer, once for each stretch in which they are there and not with a load that stays.
    /// What they take on in all is parted over the stretches by length.
    private func volunteers(_ person: Volunteer) -> [DayProblem.Volunteer] {
        let shifts = person.shifts.filter { $0.weekdays.contains(work.day.weekday) }.map {
            Span(from: max($0.from.minute, work.now), to: $0.to.minute)
        }.filter { $0.from < $0.to }
        let spans = Span.free(shifts, without: kept.busy(person.id))
        let limit = max(0, person.maximumOrders - kept.count(person.id))
        let total = spans.map { $0.to - $0.from }.reduce(0, +)
        var shares = spans.map { limit * ($0.to - $0.from) / total }
        if let longest = spans.indices.max(by: { shares[$0] < shares[$1] }) {
            shares[longest] += limit - shares.reduce(0, +)
        }
        return spans.indices.map { number in
            .init(
                id: named(person.id.text, number), villages: person.villages.map(\.text),
                window: spans[number], perOrder: person.minutesPerOrder.rawValue,
                fixed: person.fixedMinutes.rawValue, maxOrders: shares[number],
                minutesGivenThisMonth: given[person.id] ?? 0, onFoot: walk(person))
        }
    }

    /// How a volunteer fetches orders on foot: only if one base is near to all their villages.
    private func walk(_ person: Volunteer) -> DayProblem.Volunteer.Walk? {
        let ways = person.villages.map { id in
            noWalks.contains(id)
                ? nil : town.village(id).flatMap { Walking.nearest($0.hall, among: town.bases) }
        }
        guard let base = ways.first??.base, ways.allSatisfy({ $0?.base == base }),
            let far = ways.compactMap({ $0?.minutes }).max()
        else { return nil }
        return .init(base: base.id.text, minutes: far.rawValue, carries: Walking.carries)
    }

    private func named(_ id: String, _ number: Int) -> String {
        number == 0 ? id : "\(id)\(Self.mark)\(number)"
    }
}

/// Loads that a planning leaves as they are.
struct Kept {
    let plan: PlanView

    /// Everything in a plan: to plan something beside it.
    static func everything(_ plan: PlanView) -> Kept { Kept(plan: plan) }

    /// What has left, was weighed or is over: to plan the rest anew.
    static func underWay(_ plan: PlanView, waiting: Set<OrderId>) -> Kept {
        Kept(
            plan: plan.with(
                sorties: plan.sorties.filter(\.progress.isUnderWay),
                vanRounds: plan.vanRounds.filter { $0.progress != VanRoundView.planned },
                walks: plan.walks.filter { walk in
                    walk.orders.contains { !waiting.contains($0.order) }
                }, held: []))
    }

    /// Nothing.
    static func nothing(_ day: Day, at moment: Moment) -> Kept {
        Kept(
            plan: PlanView(
                day: day, version: 0, status: "draft", madeAt: moment, sorties: [],
                vanRounds: [], walks: [], held: [],
                certificate: .init(byAir: 0, sorties: 0, sortieBound: 0)))
    }

    /// The orders in it.
    var orders: Set<OrderId> { Set(plan.loads.flatMap(\.orders).map(\.order)) }

    /// When a volunteer is with one of its loads.
    func busy(_ volunteer: VolunteerId) -> [Span] {
        plan.loads.filter { $0.volunteer == volunteer && !$0.orders.isEmpty }
            .map { Span(from: $0.from.minute, to: $0.until.minute) }
    }

    /// How many orders a volunteer has in it.
    func count(_ volunteer: VolunteerId) -> Int {
        plan.loads.filter { $0.volunteer == volunteer }.map(\.orders.count).reduce(0, +)
    }
}
