import Domain
import Records
import Services

extension Standings {
    /// How many dates to come are shown.
    private static let comingShown = 3

    /// A household's standing orders, and those that ended but still have something to be told.
    func sights(of household: HouseholdId) throws -> [StandingSight]? {
        let since = zone.moment(
            today.adding(days: -StandingRules.lookBackDays), TimeOfDay(0, 0))
        let all = try books.standing.standing(of: household, endedSince: since).map(sight)
            .filter { $0.standing.stoppedAt == nil || !$0.days.isEmpty }
        return all.isEmpty ? nil : all
    }

    /// A standing order with its dates.
    func sight(_ standing: StandingOrder) throws -> StandingSight {
        let from = today.adding(days: -StandingRules.lookBackDays)
        let days = try books.standing.days(of: standing.id, from: from)
        guard standing.stoppedAt == nil else {
            return StandingSight(standing: standing, days: days, coming: [])
        }
        let shops = shops(of: standing)
        var coming: [StandingSight.Coming] = []
        var open = 0
        var day = standing.rhythm.next(onOrAfter: today)
        while open < Self.comingShown, coming.count < 20 {
            let row = days.first { $0.day == day }
            if row == nil || row?.state == .skipped {
                let one = try self.coming(day, of: standing, shops, isSkipped: row != nil)
                coming.append(one)
                if !one.skipped { open += 1 }
            }
            day = standing.rhythm.next(onOrAfter: day.adding(days: 1))
        }
        return StandingSight(standing: standing, days: days, coming: coming)
    }

    private func coming(
        _ day: Day, of standing: StandingOrder, _ shops: Set<ShopId>, isSkipped: Bool
    ) throws -> StandingSight.Coming {
        let closes = rules.closing(on: day, shops: shops, village: standing.village)
        return StandingSight.Coming(
            day: day, closes: closes, closed: try isClosed(day, of: standing, shops),
            skipped: isSkipped,
            next: closes == nil
                ? terms.cutoff.nextOpenDay(
                    from: day, after: now, shops: shops, village: standing.village) : nil)
    }

    /// Whether the close of a shop of the items stands in the log for that date.
    func isClosed(_ day: Day, of standing: StandingOrder, _ shops: Set<ShopId>) throws -> Bool {
        try day < today
            || shops.contains {
                try books.closes.sequence(
                    of: Slot(day: day, shop: $0, village: standing.village)) != nil
            }
    }
}
