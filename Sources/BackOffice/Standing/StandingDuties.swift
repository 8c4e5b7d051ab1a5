import Domain
import Records
import Services
import Wire

extension Dispatcher {
    static let standingDuties: [Duty] = [
        .open(.makeStanding, Standings.make),
        .discreet(.standingOrders, Standings.list),
        .open(.standingStep, Standings.step),
    ]
}

extension Standings {
    /// Makes a standing order. What could never be ordered on its dates is refused at once; what
    /// the shop has none of today is not, for it may have it then.
    static func make(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(MakeStanding.self)
        let household = try visit.household(named: wish.household)
        let standings = Standings(visit)
        let running = try visit.books.standing.standing(of: household.id, endedSince: visit.now)
            .filter { $0.stoppedAt == nil }
        guard running.count < StandingRules.mostPerHousehold else {
            throw Problem.unfit(
                "too-many-standing", ja: "ていきびんが いっぱいです。お電話ください。",
                en: "There are too many standing orders. Please call us.")
        }
        let rhythm = try standings.rhythm(wish, village: household.village)
        let standing = StandingOrder(
            id: try visit.books.standing.nextId(), household: household.id,
            village: household.village, items: wish.items, rhythm: rhythm,
            channel: visit.channel(wish.channel), madeAt: visit.now)
        let sequence = try standings.log(
            .standingMade, standing, day: rhythm.from, visit, items: wish.items)
        try visit.books.standing.add(standing, sequence: sequence)
        try standings.enterDue(standing)
        return try .message(
            try standings.sight(standing), status: 201, subject: standing.id.text)
    }

    /// The wished rhythm, beginning with the first date that can still be ordered for.
    private func rhythm(_ wish: MakeStanding, village: VillageId) throws -> Rhythm {
        guard wish.rhythm.from <= today.adding(days: StandingRules.skipAheadDays) else {
            throw Problem.unfit(
                "bad-day", ja: "はじめの日は \(StandingRules.skipAheadDays)日先までにしてください。",
                en: "Please begin within \(StandingRules.skipAheadDays) days.")
        }
        var rhythm = wish.rhythm.starting(onOrAfter: today)
        let shops = Set(wish.items.compactMap { terms.catalogue.product($0.product)?.shop })
        for weekday in rhythm.weekdays {
            let day = (0..<7).map { rhythm.from.adding(days: $0) }
                .first { $0.weekday == weekday }
            let rules = OrderRules(
                catalogue: terms.catalogue, maximumMass: terms.municipality.maximumOrderMass)
            if let day { _ = try rules.lines(of: wish.items, on: day) { _ in nil } }
        }
        var tries = 0
        while tries < 3 * 7,
            try shops.contains(where: {
                try books.closes.sequence(
                    of: Slot(day: rhythm.from, shop: $0, village: village)) != nil
            })
        {
            rhythm = rhythm.starting(onOrAfter: rhythm.from.adding(days: 1))
            tries += 1
        }
        return rhythm
    }

    /// All standing orders, or those of one household.
    static func list(_ visit: Visit) throws -> Reply {
        let standings = Standings(visit)
        let all: [StandingOrder]
        if let text = visit.query["household"] {
            guard let id = HouseholdId(text),
                try visit.books.households.household(id) != nil
            else { throw Refusal.notFound }
            all = try visit.books.standing.standing(of: id, endedSince: visit.now)
        } else {
            all = try visit.books.standing.running()
        }
        let names = try Desk.names(visit)
        let rows = try all.compactMap { standing -> StandingRow? in
            guard let household = names[standing.household] else { return nil }
            return StandingRow(
                sight: try standings.sight(standing), householdName: household.name,
                phone: household.phone)
        }
        return try .message(Listing(items: rows), subject: visit.query["household"] ?? "all")
    }

    /// Skips a date, takes it up again, or ends the standing order.
    static func step(_ visit: Visit) throws -> Reply {
        let step = try visit.message(StandingStep.self)
        guard let standing = try visit.books.standing.standing(visit.id("standing")),
            visit.mayTouch(standing.household)
        else { throw Refusal.notFound }
        let standings = Standings(visit)
        switch visit.ids["step"] {
        case "skip": try standings.skip(try standings.date(step, standing), standing, visit)
        case "resume": try standings.resume(try standings.date(step, standing), standing, visit)
        case "stop": try standings.stop(standing, step, visit)
        default: throw Refusal.notFound
        }
        guard let now = try visit.books.standing.standing(standing.id) else {
            throw Refusal.notFound
        }
        return try .message(
            try standings.sight(now), subject: standing.id.text, reason: step.reason)
    }

    private func date(_ step: StandingStep, _ standing: StandingOrder) throws -> Day {
        guard standing.stoppedAt == nil else { throw Refusal.changedMeanwhile }
        guard let day = step.day, standing.rhythm.isDue(on: day),
            day <= today.adding(days: StandingRules.skipAheadDays)
        else {
            throw Problem.unfit(
                "bad-day", ja: "その日は ていきびんの 日では ありません。",
                en: "The standing order does not come on that day.")
        }
        return day
    }

    private func skip(_ day: Day, _ standing: StandingOrder, _ visit: Visit) throws {
        let row = try books.standing.days(of: standing.id, from: day).first { $0.day == day }
        if row?.state == .skipped { return }
        guard row?.state != .missed, try !isClosed(day, of: standing, shops(of: standing)) else {
            throw Refusal.tooFarAlong
        }
        if let id = row?.order, let order = try books.orders.order(id),
            order.progress != .cancelled
        {
            try Residents.cancel(order, visit, reason: standing.id.text)
        }
        try books.standing.reopen(day, of: standing.id)
        _ = try books.standing.enter(StandingDay(day: day, state: .skipped), of: standing.id)
        try log(.standingSkipped, standing, day: day, visit)
    }

    private func resume(_ day: Day, _ standing: StandingOrder, _ visit: Visit) throws {
        let shops = shops(of: standing)
        guard try !isClosed(day, of: standing, shops) else {
            throw Refusal.closed(
                next: try closing.nextOpenDay(shops: shops, village: standing.village, at: now))
        }
        guard
            let row = try books.standing.days(of: standing.id, from: day)
                .first(where: { $0.day == day })
        else { return }
        if row.state == .ordered {
            // Only what the household took back itself is entered anew.
            guard let id = row.order, try books.orders.order(id)?.progress == .cancelled else {
                return
            }
        }
        try books.standing.reopen(day, of: standing.id)
        try log(.standingResumed, standing, day: day, visit)
        try enterDue(standing)
    }

    private func stop(_ standing: StandingOrder, _ step: StandingStep, _ visit: Visit) throws {
        if visit.signer.isDesk { _ = try visit.reason(step.reason) }
        guard try books.standing.stop(standing.id, at: now) else { return }
        try log(.standingStopped, standing, day: nil, visit, reason: step.reason)
    }

    /// Appends an entry about a standing order to the log.
    @discardableResult
    private func log(
        _ kind: EventKind, _ standing: StandingOrder, day: Day?, _ visit: Visit,
        items: [OrderItem]? = nil, reason: String? = nil
    ) throws -> Int64 {
        let detail = OrderDetail(channel: standing.channel, items: items, reason: reason)
        return try books.log.append(
            kind, at: now, day: day, household: standing.household, village: standing.village,
            subject: standing.id.text, actor: visit.actor, detail: detail.text)
    }
}
