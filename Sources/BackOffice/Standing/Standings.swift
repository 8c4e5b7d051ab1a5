import Database
import Domain
import Records
import Services
import Wire

/// The standing orders: entering those that are due, and showing them.
///
/// A date is entered once: its row in the book has the date in its key and is written in the
/// transaction of the order. What a restart finds is therefore either both or neither. See
/// docs/decisions/025.
struct Standings {
    let terms: Terms
    let books: Books
    let now: Moment

    init(terms: Terms, books: Books, now: Moment) {
        self.terms = terms
        self.books = books
        self.now = now
    }

    init(_ visit: Visit) { self.init(terms: visit.terms, books: visit.books, now: visit.now) }

    var zone: Zone { terms.municipality.zone }
    var today: Day { zone.day(at: now) }
    var closing: Closing { Closing(terms: terms, books: books) }
    var rules: StandingRules { StandingRules(cutoff: terms.cutoff, zone: zone) }

    /// The last day whose entry can be due today.
    private var last: Day {
        today.adding(days: (terms.municipality.cutoffs.map(\.daysBefore).max() ?? 0) + 2)
    }

    /// Enters every date whose time has come and returns the moment before which none will.
    func enterDue() throws -> Moment {
        let evening = zone.moment(today, StandingRules.eve)
        let next = now < evening ? evening : zone.moment(today.adding(days: 1), TimeOfDay(0, 0))
        let running = try books.standing.running()
        guard !running.isEmpty else { return next }
        let decided = try books.standing.decided(
            from: today.adding(days: -StandingRules.lookBackDays), to: last)
        for standing in running { try enterDue(standing, decided[standing.id] ?? []) }
        return next
    }

    /// Enters the dates of one standing order whose time has come.
    func enterDue(_ standing: StandingOrder, _ decided: Set<Day>) throws {
        let first = today.adding(days: -StandingRules.lookBackDays)
        let shops = shops(of: standing)
        for number in first.number...last.number {
            let day = Day(number: number)
            guard standing.rhythm.isDue(on: day), !decided.contains(day),
                rules.entry(of: day, shops: shops, village: standing.village) <= now
            else { continue }
            try enter(day, of: standing, shops)
        }
    }

    /// Enters one standing order's due dates, as the book has them now.
    func enterDue(_ standing: StandingOrder) throws {
        let decided = try books.standing.decided(
            from: today.adding(days: -StandingRules.lookBackDays), to: last)
        try enterDue(standing, decided[standing.id] ?? [])
    }

    /// The shops a standing order's known products come from.
    func shops(of standing: StandingOrder) -> Set<ShopId> {
        Set(standing.items.compactMap { terms.catalogue.product($0.product)?.shop })
    }

    /// Makes a date an ordinary order, or tells the household why not.
    private func enter(_ day: Day, of standing: StandingOrder, _ shops: Set<ShopId>) throws {
        do {
            try books.connection.attempt("standing") {
                try order(day, of: standing, shops)
            }
        } catch let refusal as Refusal {
            try miss(day, of: standing, shops, refusal)
        }
    }

    private func order(_ day: Day, of standing: StandingOrder, _ shops: Set<ShopId>) throws {
        guard day >= today else { throw Refusal.closed(next: nil) }
        let delivering = shops.filter {
            terms.cutoff.delivers(Slot(day: day, shop: $0, village: standing.village))
        }
        // Of what is no longer in the catalogue nobody knows the shop.
        guard !shops.isEmpty else { throw Refusal.nothingOrdered }
        guard !delivering.isEmpty else { throw Refusal.noDelivery(next: nil) }
        let open = try delivering.filter {
            try books.closes.sequence(of: Slot(day: day, shop: $0, village: standing.village))
                == nil
        }
        guard !open.isEmpty else { throw Refusal.closed(next: nil) }
        let stock = try books.stock.all()
        let fit = try StandingRules.fit(
            standing.items, on: day, catalogue: terms.catalogue,
            maximumMass: terms.municipality.maximumOrderMass, open: open
        ) { number in
            if terms.catalogue.soldOut.contains(number) { return 0 }
            guard let product = terms.catalogue.product(number) else { return nil }
            return stock[product.shop]?[number]
        }
        guard !fit.items.isEmpty else { throw fit.missing.first?.reason ?? .nothingOrdered }
        let basket = Basket(
            terms: terms, books: books, now: now, items: fit.items, village: standing.village)
        let note = StandingRules.note(fit.missing, terms.catalogue)
        let order = try Entering(books: books, now: now, actor: "office").enter(
            try basket.lines(on: day), of: fit.items, for: standing.household,
            in: standing.village, on: day, standing.channel,
            from: .init(standing: standing.id, note: note))
        let row = StandingDay(day: day, state: .ordered, order: order.id, note: note)
        guard try books.standing.enter(row, of: standing.id) else {
            throw Refusal.changedMeanwhile
        }
    }

    private func miss(
        _ day: Day, of standing: StandingOrder, _ shops: Set<ShopId>, _ refusal: Refusal
    ) throws {
        let next = try closing.nextOpenDay(shops: shops, village: standing.village, at: now)
        let row = StandingDay(
            day: day, state: .missed, note: StandingRules.missedNote(refusal), next: next)
        guard try books.standing.enter(row, of: standing.id) else { return }
        let detail = OrderDetail(
            channel: standing.channel, items: standing.items, reason: refusal.code, nextDay: next,
            standing: standing.id.text)
        try books.log.append(
            .standingMissed, at: now, day: day, household: standing.household,
            village: standing.village, subject: standing.id.text, actor: "office",
            detail: detail.text)
    }
}
