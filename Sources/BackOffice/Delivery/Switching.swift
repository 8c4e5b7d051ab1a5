import Domain
import Records
import Wire

extension Delivery {
    /// Gives a village another carrier until the end of a day. If a plan counts already, what has
    /// not left for the village changes at once; what flies or drives is left alone.
    static func switchCarrier(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(SwitchCarrier.self)
        let reason = try visit.reason(wish.reason)
        let day = try plannable(wish.day, visit)
        let town = visit.terms.municipality
        guard let village = town.village(wish.village) else { throw Refusal.notFound }
        if wish.carrier == .onFoot, Walking.nearest(village.hall, among: town.bases) == nil {
            throw Problem.unfit(
                "too-far-on-foot", ja: "この集落は基地から歩いて\(Walking.longest)分より遠いところです。",
                en: "That village is more than \(Walking.longest) minutes' walk from any base.")
        }
        try visit.books.switches.put(
            wish.carrier, village: village.id, day: day, reason: reason, cause: wish.cause,
            at: visit.now)
        try visit.books.log.append(
            .carrierSwitched, at: visit.now, day: day, village: village.id,
            subject: village.id.text, actor: visit.actor,
            detail: DeliveryDetail(carrier: wish.carrier, reason: reason).text)
        let shelf = PlanShelf(visit: visit)
        var changed: [OrderId] = []
        if wish.carrier != .drone, let plan = try shelf.published(day) {
            changed = try move(
                village.id, to: wish.carrier, because: wish.cause, in: plan, visit)
        }
        return try .message(
            CarrierSwitched(orders: changed.sorted()), subject: "\(day) \(village.id)",
            reason: reason)
    }

    /// Takes what has not left out of its flights (and its rounds, if neighbours are to fetch it)
    /// and brings it on the ground, in a new version of the plan.
    private static func move(
        _ village: VillageId, to carrier: CarrierKind, because: ChangeCause?, in plan: PlanView,
        _ visit: Visit
    ) throws -> [OrderId] {
        var moved: [LoadedOrder] = []
        var flights = 0
        let sorties = plan.sorties.map { sortie -> SortieView in
            guard sortie.village == village, sortie.progress.next.contains(.cancelled),
                !sortie.orders.isEmpty
            else { return sortie }
            moved += sortie.orders
            flights += 1
            return sortie.emptied(.cancelled)
        }
        let flown = moved.count
        var rounds = plan.vanRounds
        if carrier == .onFoot {
            rounds = try rounds.compactMap { round in
                guard round.progress == VanRoundView.planned else { return round }
                let stops = round.stops.filter { $0.village == village }
                moved += stops.flatMap(\.orders)
                let left = try without(stops, round, visit)
                return left.stops.isEmpty ? nil : left
            }
        }
        guard !moved.isEmpty else { return [] }
        let shelf = PlanShelf(visit: visit)
        let version = (try shelf.newest(plan.day)?.version ?? plan.version) + 1
        var repair = try GroundRepair(
            plan.with(version: version, madeAt: visit.now, sorties: sorties, vanRounds: rounds)
                .losing(flights: flights, orders: flown), visit)
        repair.mayWalk = carrier == .onFoot
        repair.because = because
        let changed = try repair.bring(moved.map(\.order))
        try shelf.put(repair.plan)
        return changed
    }
}
