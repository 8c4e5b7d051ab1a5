import Domain
import Records
import Services
import Wire

extension Delivery {
    /// Every hand-over of a day: what returned from earlier days first, then by expected time.
    static func handOffs(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let plan = try PlanShelf(visit: visit).published(day)
        var planned: [OrderId: (volunteer: VolunteerId?, at: TimeOfDay)] = [:]
        for load in plan?.loads ?? [] {
            for order in load.orders { planned[order.order] = (load.volunteer, order.handOff) }
        }
        let inPlan = Set(planned.keys).union(plan?.held.map(\.order) ?? [])
        let earlier = try visit.books.orders.orders(
            from: day.adding(days: -daysBack), to: day.adding(days: -1)
        ).filter { $0.progress == .notDelivered || inPlan.contains($0.id) }
        let own = try visit.books.orders.orders(on: day)
        let names = try Desk.names(visit)
        let rows = (earlier + own).filter { $0.progress != .cancelled }
            .compactMap { order -> HandOffRow? in
                guard let household = names[order.household] else { return nil }
                return HandOffRow(
                    order: order, householdName: household.name, address: household.address,
                    phone: household.phone, volunteer: planned[order.id]?.volunteer,
                    expected: planned[order.id]?.at)
            }
        let late = TimeOfDay(24, 0)
        let sorted = rows.sorted { left, right in
            (left.order.day < day ? 0 : 1, left.expected ?? late, left.order.id)
                < (right.order.day < day ? 0 : 1, right.expected ?? late, right.order.id)
        }
        return try .message(Listing(items: sorted), subject: day.description)
    }

    /// Records a hand-over: `done` to somebody, `failed` or `undo` for a reason.
    static func handOffStep(_ visit: Visit) throws -> Reply {
        let step = try visit.message(HandOffStep.self)
        var order = try Residents.order(visit)
        var detail = DeliveryDetail(
            to: step.to, note: step.observed == nil ? step.note : nil, before: order.progress)
        let kind: EventKind
        switch visit.ids["step"] {
        case "done":
            try handOver(&order, step, visit)
            try Observing.keep(step, at: order, visit)
            kind = .handedOver
        case "failed":
            detail.reason = try visit.reason(step.note)
            try move(&order, to: .notDelivered)
            order.note = DeliveryWords.joined(
                order.lines.difference,
                words(visit).failed(again: nextDelivery(of: order, visit)))
            kind = .handOffFailed
        case "undo":
            detail.reason = try visit.reason(step.note)
            try undo(&order, visit)
            try visit.books.observations.remove(about: order.id, of: order.household)
            kind = .handOffUndone
        default: throw Refusal.notFound
        }
        try keep(&order, visit)
        try log(kind, order, detail, visit)
        return try .message(
            order, subject: order.id.text, reason: step.observed == nil ? step.note : nil)
    }

    private static func handOver(
        _ order: inout Order, _ step: HandOffStep, _ visit: Visit
    ) throws {
        guard let to = step.to, (1...100).contains(to.count) else {
            throw Problem.unfit(
                "to-missing", ja: "だれに渡したかを書いてください（100字まで）。",
                en: "Please say to whom, in at most 100 characters.")
        }
        guard step.note.map({ $0.count <= 500 }) ?? true else {
            throw Problem.unfit(
                "note-too-long", ja: "ひとことは500字までです。", en: "A note has at most 500 characters.")
        }
        // A neighbour who walks is on the way with no step recorded before.
        if order.carrier == .onFoot, order.progress == .preparing {
            try move(&order, to: .onTheWay)
        }
        try move(&order, to: .handedOver)
        order.handedOverAt = visit.now
        order.handedTo = to
        order.note = order.lines.difference
    }

    /// The next day after today on which something of the order's shops goes to its village.
    private static func nextDelivery(of order: Order, _ visit: Visit) -> Day? {
        (1...daysAhead).lazy.map { visit.today.adding(days: $0) }.first { day in
            order.shops.contains { shop in
                visit.terms.cutoff.delivers(Slot(day: day, shop: shop, village: order.village))
            }
        }
    }

    /// Takes a wrong record back: the order is at the hall again. If it had failed before it left,
    /// it is being prepared again, and gets a carrier if the plan has gone on without it.
    private static func undo(_ order: inout Order, _ visit: Visit) throws {
        guard order.progress == .handedOver || order.progress == .notDelivered else {
            throw Problem.notNext
        }
        let id = order.id
        let failed = try visit.books.log.events(about: id.text)
            .last { $0.kind == .handOffFailed }
            .flatMap { try? Message.read(DeliveryDetail.self, from: Array($0.detail.utf8)) }
        let plan = try PlanShelf(visit: visit).published(visit.today)
        let load = plan?.loads.first { $0.orders.contains { $0.order == id } }
        let neverLeft = order.progress == .notDelivered && failed?.before == .preparing
        try move(&order, to: neverLeft && load?.isUnderWay != true ? .preparing : .atHall)
        order.handedOverAt = nil
        order.handedTo = nil
        order.note = DeliveryWords.joined(order.lines.difference, words(visit).corrected)
        guard let plan, order.progress == .preparing, order.day <= plan.day, load == nil else {
            return
        }
        try keep(&order, visit)
        var repair = try GroundRepair(plan.with(held: plan.held.filter { $0.order != id }), visit)
        _ = try repair.bring([id])
        try PlanShelf(visit: visit).put(repair.plan)
        guard let now = try visit.books.orders.order(id) else { throw Refusal.notFound }
        order = now
    }
}
