import Domain
import Records
import Wire

extension Delivery {
    /// Makes the newest draft count: every order gets its carrier, and a note where something is
    /// different from what its household would expect.
    static func publishPlan(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        let day = try plannable(visit.day(), visit)
        let shelf = PlanShelf(visit: visit)
        guard let draft = try shelf.newest(day) else { throw Refusal.notFound }
        guard draft.status == "draft" else { throw Problem.published }
        let work = try DayWork(day, visit)
        guard work.isClosed else { throw Problem.notClosed }
        try checkFresh(draft, work, try shelf.published(day))
        let waiting = Dictionary(
            work.waiting.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let words = words(visit)
        for load in draft.loads {
            for loaded in load.orders {
                guard let order = waiting[loaded.order], !load.isUnderWay else { continue }
                let reason = loaded.groundReason.flatMap { words.isNews($0) ? $0 : nil }
                let note =
                    reason ?? (order.day < day ? words.returning : nil)
                    ?? changed(order, to: load.carrier, words)
                try assign(order, to: load.carrier, note: note, visit)
            }
        }
        for held in draft.held {
            guard let order = waiting[held.order] else { continue }
            try assign(order, to: nil, note: held.reason, visit)
        }
        let plan = draft.with(status: "published")
        try shelf.put(plan)
        try visit.books.log.append(
            .planPublished, at: visit.now, day: day, subject: "plan-\(day)", actor: visit.actor,
            detail: DeliveryDetail(version: plan.version, reason: step.reason).text)
        return try .message(plan, subject: "\(day) v\(plan.version)", reason: step.reason)
    }

    /// What is said to a household that was told something else before.
    private static func changed(
        _ order: Order, to carrier: CarrierKind, _ words: DeliveryWords
    ) -> Note? {
        if order.isHeld { return words.again }
        guard let before = order.carrier else { return nil }
        return before == carrier ? order.deliveryNote : words.changed(to: carrier)
    }

    /// Refuses a draft that was made before ordering had ended, or before something that would
    /// change it.
    private static func checkFresh(
        _ draft: PlanView, _ work: DayWork, _ published: PlanView?
    ) throws {
        if let change = work.lastChange, draft.madeAt < change { throw Problem.outdated }
        let waiting = Set(work.waiting.map(\.id))
        let kept = published.map { Kept.underWay($0, waiting: waiting).plan }
        guard draft.sorties.filter(\.progress.isUnderWay) == kept?.sorties ?? [],
            draft.vanRounds.filter({ $0.progress != VanRoundView.planned })
                == kept?.vanRounds ?? []
        else { throw Problem.outdated }
        let fixed = kept.map { Kept(plan: $0).orders } ?? []
        let drafted = Set(draft.loads.flatMap(\.orders).map(\.order) + draft.held.map(\.order))
        guard waiting.union(fixed) == drafted else { throw Problem.outdated }
    }

    /// Gives an order a carrier (nil: none today) and a note. What the shop was short of stays in
    /// the note. Returns whether anything changed.
    @discardableResult
    static func assign(
        _ order: Order, to carrier: CarrierKind?, note: Note?, _ visit: Visit
    ) throws -> Bool {
        var order = order
        let before = order
        if order.progress != .preparing { try move(&order, to: .preparing) }
        order.carrier = carrier
        order.note = DeliveryWords.joined(order.lines.difference, note)
        guard order != before else { return false }
        try keep(&order, visit)
        return true
    }
}
