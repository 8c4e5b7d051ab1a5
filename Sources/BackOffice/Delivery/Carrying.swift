import Domain
import Planted
import Records
import Wire

extension Delivery {
    /// Records a step of a flight. Its orders go with it: on their way at the launch, at the hall
    /// at the landing, to the ground if it is given up or comes back without having landed.
    static func sortieStep(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        let id: SortieId = try visit.id("sortie")
        let word = visit.ids["step"] ?? ""
        let words: [String: SortieProgress] = [
            "check": .checked, "load": .loaded, "launch": .launched, "land": .landed,
            "return": .returned, "cancel": .cancelled,
        ]
        guard let target = words[word] else { throw Refusal.notFound }
        if target == .cancelled { _ = try visit.reason(step.reason) }
        let shelf = PlanShelf(visit: visit)
        let plan = try shelf.plan(naming: id.text) { plan in
            plan.sorties.contains { $0.id == id }
        }
        guard let place = plan.sorties.firstIndex(where: { $0.id == id }) else {
            throw Refusal.notFound
        }
        let sortie = plan.sorties[place]
        guard sortie.progress.next.contains(target) else { throw Problem.notNext }
        guard target != .launched || plan.day == visit.today else { throw Problem.notToday }
        let detail = DeliveryDetail(
            step: word, sortie: id, orders: sortie.orders.map(\.order), reason: step.reason)
        try visit.books.log.append(
            .sortieStep, at: visit.now, day: plan.day, village: sortie.village,
            subject: id.text, actor: visit.actor, detail: detail.text)
        var sorties = plan.sorties
        sorties[place].progress = target
        let each = DeliveryDetail(step: word, sortie: id, carrier: .drone)
        switch target {
        case .launched:
            try advance(
                sortie.orders, from: .preparing, to: .onTheWay, .sortieStep, each, visit)
        case .landed:
            try advance(sortie.orders, from: .onTheWay, to: .atHall, .sortieStep, each, visit)
        case .returned where sortie.progress == .launched, .cancelled:
            try advance(
                sortie.orders, from: .onTheWay, to: .preparing, .sortieStep, each, visit)
            sorties[place] = sortie.emptied(
                target, but: target == .returned ? try settled(sortie.orders, visit) : [])
        default: break
        }
        var after = plan.with(sorties: sorties)
        if sorties[place].orders != sortie.orders {
            var repair = try GroundRepair(
                after.losing(
                    flights: 1, orders: sortie.orders.count - sorties[place].orders.count), visit)
            repair.because = step.cause
            _ = try repair.bring(sortie.orders.map(\.order))
            after = repair.plan
        }
        try shelf.put(after)
        return try .message(
            sorties[place], subject: "\(plan.day) \(id)", reason: step.reason)
    }

    /// Records a step of a van round: `depart`, `arrive-VILLAGE`, `return`.
    static func vanStep(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        guard let name = visit.ids["round"], let word = visit.ids["step"] else {
            throw Refusal.notFound
        }
        let shelf = PlanShelf(visit: visit)
        let plan = try shelf.plan(naming: name) { plan in
            plan.vanRounds.contains { $0.id == name }
        }
        guard let place = plan.vanRounds.firstIndex(where: { $0.id == name }) else {
            throw Refusal.notFound
        }
        var round = plan.vanRounds[place]
        var unbrought: [LoadedOrder] = []
        let detail = DeliveryDetail(step: word, round: name, carrier: .van, reason: step.reason)
        switch word {
        case "depart":
            guard round.progress == VanRoundView.planned || planted(.vanLeavesTwice) else {
                throw Problem.notNext
            }
            guard plan.day == visit.today else { throw Problem.notToday }
            round.progress = VanRoundView.departed
            try advance(
                round.stops.flatMap(\.orders), from: .preparing, to: .onTheWay, .vanStep, detail,
                visit)
        case "return":
            guard round.progress == VanRoundView.departed else { throw Problem.notNext }
            round.progress = VanRoundView.returned
            let missed = round.stops.filter { !round.arrived.contains($0.village) }
            unbrought = missed.flatMap(\.orders)
            if !unbrought.isEmpty {
                try advance(
                    unbrought, from: .onTheWay, to: .preparing, .vanStep, detail, visit)
                round = try without(missed, round, visit)
            }
        default:
            guard word.hasPrefix("arrive-"), let village = VillageId(String(word.dropFirst(7))),
                round.stops.contains(where: { $0.village == village })
            else { throw Refusal.notFound }
            guard round.progress == VanRoundView.departed, !round.arrived.contains(village) else {
                throw Problem.notNext
            }
            round.arrived.append(village)
            try advance(
                round.stops.filter { $0.village == village }.flatMap(\.orders), from: .onTheWay,
                to: .atHall, .vanStep, detail, visit)
        }
        try visit.books.log.append(
            .vanStep, at: visit.now, day: plan.day, subject: name, actor: visit.actor,
            detail: detail.text)
        var rounds = plan.vanRounds
        rounds[place] = round
        var repair = try GroundRepair(plan.with(vanRounds: rounds), visit)
        repair.because = step.cause
        if !unbrought.isEmpty { _ = try repair.bring(unbrought.map(\.order)) }
        try shelf.put(repair.plan)
        return try .message(round, subject: "\(plan.day) \(name)", reason: step.reason)
    }

    /// A round without stops that were not reached or are not wanted any more. What does not
    /// need a carrier any more stays in it.
    static func without(
        _ stops: [VanRoundView.Stop], _ round: VanRoundView, _ visit: Visit
    ) throws -> VanRoundView {
        let left = try round.stops.compactMap { stop -> VanRoundView.Stop? in
            guard stops.contains(stop) else { return stop }
            let done = try settled(stop.orders, visit)
            return done.isEmpty
                ? nil
                : .init(
                    village: stop.village, arrival: stop.arrival, volunteer: stop.volunteer,
                    orders: done)
        }
        let mass = try left.flatMap(\.orders).compactMap {
            try visit.books.orders.order($0.order)?.mass
        }.reduce(0, +)
        return round.with(stops: left, mass: mass)
    }

    /// Those of a load that do not wait for a carrier: handed over, failed or at the hall.
    private static func settled(
        _ orders: [LoadedOrder], _ visit: Visit
    ) throws -> [LoadedOrder] {
        try orders.filter { try visit.books.orders.order($0.order)?.progress != .preparing }
    }
}
