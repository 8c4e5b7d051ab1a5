import Domain
import Records
import Wire

extension Residents {
    /// What the service costs a household: last month, this one and the next.
    static func spending(of household: Household, _ visit: Visit) throws -> Spending {
        let this = visit.today.monthBegins
        let last = this.adding(days: -1).monthBegins
        let next = this.adding(days: 31).monthBegins
        let end = next.adding(days: 31).monthBegins.adding(days: -1)
        let totals = try visit.books.spending.totals(of: household.id, from: last, to: end)
        let rides = try visit.books.rides.rides(of: household.id, since: last).filter {
            $0.progress != .cancelled && $0.progress != .refused && $0.request.day <= end
        }
        let months = [last, this, next].map { first -> Spending.Month in
            let own = totals.filter { $0.day.monthBegins == first }
            let isMember = household.registered.map { $0.monthBegins <= first } ?? false
            return Spending.Month(
                begins: first, goods: own.map(\.total).reduce(0, +), orders: own.count,
                fee: isMember ? visit.terms.municipality.monthlyFee : 0,
                rides: rides.filter { $0.request.day.monthBegins == first }
                    .map(\.fare).reduce(0, +))
        }
        return Spending(months: months, limit: try visit.books.spending.limit(of: household.id))
    }

    /// Sets a household's own limit for a month.
    static func setSpendingLimit(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(SetSpendingLimit.self)
        let household = try visit.household(named: wish.household)
        if visit.signer.isDesk { _ = try visit.reason(wish.reason) }
        if let limit = wish.limit {
            guard SpendingLimit.range.contains(limit.rawValue),
                limit.rawValue % SpendingLimit.step == 0
            else {
                throw Problem.unfit(
                    "bad-limit", ja: "めやすは 1,000円から 200,000円まで、1,000円ごとに してください。",
                    en: "A limit is 1,000 to 200,000 yen, in steps of 1,000.")
            }
        }
        let answer = SpendingLimit(household: household.id, limit: wish.limit)
        try visit.books.log.append(
            .spendingLimitSet, at: visit.now, day: visit.today, household: household.id,
            village: household.village, subject: household.id.text, actor: visit.actor,
            detail: String(decoding: try Message.bytes(answer), as: UTF8.self))
        try visit.books.spending.put(wish.limit, of: household.id, at: visit.now)
        return try .message(answer, subject: household.id.text, reason: wish.reason)
    }
}
