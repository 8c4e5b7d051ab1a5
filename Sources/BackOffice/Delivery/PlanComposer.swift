import Dispatching
import Domain
import Wire

/// Writes what the planner found as the plan the desk sees.
struct PlanComposer {
    let maker: ProblemMaker
    let orders: [OrderId: Order]
    let names: [HouseholdId: Household]
    /// The last numbers given to flights and rounds of the day.
    var numbers: (sortie: Int, round: Int)
    let words: DeliveryWords
    /// Whether what is on the ground lost its flight by a change of plan.
    var isChange = false
    /// Why the plan changed, where it was said.
    var because: ChangeCause?

    /// The kept loads and the new ones, in one plan.
    func compose(
        _ plan: DayPlan, version: Int, status: String, madeAt: Moment
    ) -> PlanView {
        let kept = maker.kept.plan
        let flown = kept.sorties.filter { !$0.orders.isEmpty }
        return PlanView(
            day: maker.work.day, version: version, status: status, madeAt: madeAt,
            sorties: (kept.sorties + sorties(plan)).sorted {
                ($0.launch, $0.id) < ($1.launch, $1.id)
            },
            vanRounds: (kept.vanRounds + rounds(plan))
                .sorted { ($0.departs, $0.id) < ($1.departs, $1.id) },
            walks: (kept.walks + walks(plan)).sorted {
                ($0.departs, $0.volunteer) < ($1.departs, $1.volunteer)
            },
            held: kept.held + held(plan),
            certificate: .init(
                byAir: plan.certificate.servedByAir + flown.map(\.orders.count).reduce(0, +),
                sorties: plan.certificate.sorties + flown.count,
                sortieBound: plan.certificate.lowerBound + flown.count))
    }

    /// The new flights.
    func sorties(_ plan: DayPlan) -> [SortieView] {
        plan.sorties.enumerated().compactMap { place, sortie in
            guard let drone = DroneId(sortie.drone), let base = BaseId(sortie.base),
                let village = VillageId(sortie.village),
                let volunteer: VolunteerId = bare(sortie.volunteer),
                let id = SortieId(name("S", numbers.sortie + place + 1))
            else { return nil }
            return SortieView(
                id: id, drone: drone, base: base, village: village, launch: time(sortie.launch),
                arrival: time(sortie.arrival), back: time(sortie.back), volunteer: volunteer,
                orders: loaded(sortie.handOffs, plan), mass: mass(sortie.handOffs),
                progress: .planned)
        }
    }

    /// The new van rounds.
    func rounds(_ plan: DayPlan) -> [VanRoundView] {
        let town = maker.work.visit.terms.municipality
        return plan.vanRounds.enumerated().compactMap { place, round in
            guard let id: VanId = bare(round.van),
                let van = town.vans.first(where: { $0.id == id })
            else { return nil }
            return VanRoundView(
                id: name("R", numbers.round + place + 1), van: id, base: van.base,
                departs: time(round.departs), returns: time(round.returns),
                stops: round.stops.compactMap { stop in
                    VillageId(stop.village).map {
                        .init(
                            village: $0, arrival: time(stop.arrival),
                            volunteer: stop.volunteer.flatMap(bare),
                            orders: loaded(stop.handOffs, plan))
                    }
                }, mass: mass(round.stops.flatMap(\.handOffs)), progress: VanRoundView.planned,
                arrived: [])
        }
    }

    /// The new errands on foot.
    func walks(_ plan: DayPlan) -> [WalkView] {
        plan.walks.compactMap { walk in
            guard let volunteer: VolunteerId = bare(walk.volunteer),
                let village = VillageId(walk.village)
            else { return nil }
            return WalkView(
                volunteer: volunteer, village: village, departs: time(walk.departs),
                orders: loaded(walk.handOffs, plan))
        }
    }

    /// What cannot be brought.
    func held(_ plan: DayPlan) -> [HeldOrder] {
        plan.answers.compactMap { id, answer in
            guard case .held(let reason) = answer, let id = OrderId(id), let order = orders[id]
            else { return nil }
            return HeldOrder(
                order: id, receipt: order.receipt, village: order.village, code: reason.code,
                reason: words.held(reason))
        }.sorted { $0.order < $1.order }
    }

    private func loaded(_ handOffs: [HandOff], _ plan: DayPlan) -> [LoadedOrder] {
        handOffs.compactMap { handOff in
            guard let id = OrderId(handOff.parcel), let order = orders[id] else { return nil }
            return LoadedOrder(
                order: id, receipt: order.receipt,
                householdName: names[order.household]?.name
                    ?? Name(ja: order.household.text, kana: "", en: order.household.text),
                handOff: time(handOff.minute), groundReason: groundReason(order, plan))
        }
    }

    private func groundReason(_ order: Order, _ plan: DayPlan) -> Note? {
        guard case .carried(let carrier, _, let reason?) = plan.answers[order.id.text] else {
            return nil
        }
        let kind: CarrierKind =
            switch carrier {
            case .drone: .drone
            case .van: .van
            case .onFoot: .onFoot
            }
        if isChange { return words.changed(to: kind, because) }
        return words.onGround(
            reason, by: kind, windKnown: maker.isWindKnown(order.village),
            because: maker.work.causes[order.village])
    }

    private func mass(_ handOffs: [HandOff]) -> Grams {
        handOffs.compactMap { OrderId($0.parcel).flatMap { orders[$0]?.mass } }.reduce(0, +)
    }

    private func bare<Kind>(_ name: String) -> Identifier<Kind>? {
        Identifier(String(name.prefix { $0 != ProblemMaker.mark }))
    }

    private func time(_ minute: Int) -> TimeOfDay { TimeOfDay(minute: minute) }

    private func name(_ letter: String, _ number: Int) -> String {
        "\(letter)-\(maker.work.day.day)-\(number)"
    }
}
