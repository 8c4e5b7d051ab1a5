import Domain
import Planted
import Records
import Services
import Wire

/// What somebody wants, on its way to becoming the lines of an order.
struct Basket {
    let terms: Terms
    let books: Books
    let now: Moment
    let items: [OrderItem]
    let village: VillageId

    init(terms: Terms, books: Books, now: Moment, items: [OrderItem], village: VillageId) {
        self.terms = terms
        self.books = books
        self.now = now
        self.items = items
        self.village = village
    }

    init(visit: Visit, items: [OrderItem], village: VillageId) {
        self.init(
            terms: visit.terms, books: visit.books, now: visit.now, items: items,
            village: village)
    }

    private var today: Day { terms.municipality.zone.day(at: now) }

    /// The shops the known products come from.
    var shops: Set<ShopId> {
        Set(
            items.filter { (1...999).contains($0.quantity) }
                .compactMap { terms.catalogue.product($0.product)?.shop })
    }

    private var closing: Closing { Closing(terms: terms, books: books) }

    /// The first open day for all shops of the basket.
    func nextOpenDay() throws -> Day? {
        try closing.nextOpenDay(shops: shops, village: village, at: now)
    }

    /// Refuses a day that is closed for a shop of the basket, or on which it does not deliver.
    func check(_ day: Day) throws {
        guard !shops.isEmpty else { return }
        guard day >= today else { throw Refusal.closed(next: try nextOpenDay()) }
        let isNear = day <= today.adding(days: Closing.daysAhead)
        for shop in shops.sorted() {
            let slot = Slot(day: day, shop: shop, village: village)
            guard isNear, terms.cutoff.delivers(slot) else {
                throw Refusal.noDelivery(next: try nextOpenDay())
            }
            guard try books.closes.sequence(of: slot) == nil || planted(.closeIgnored) else {
                throw Refusal.closed(next: try nextOpenDay())
            }
        }
    }

    /// The lines for a day, their stock taken. Throws why not; the savepoint around undoes what
    /// was taken by then.
    func lines(on day: Day) throws -> [OrderLine] {
        let rules = OrderRules(
            catalogue: terms.catalogue,
            maximumMass: terms.municipality.maximumOrderMass)
        let stock = try books.stock.all()
        let lines = try rules.lines(of: items, on: day) { number in
            guard let product = terms.catalogue.product(number) else { return nil }
            if terms.catalogue.soldOut.contains(number) { return 0 }
            return stock[product.shop]?[number]
        }
        // What is not counted has no row; nothing can have changed since `all`, here with the writer.
        if planted(.stockNotTaken) { return lines }
        for line in lines where stock[line.shop]?[line.product] != nil {
            let isTaken = try books.stock.take(
                line.quantity, of: line.product, shop: line.shop)
            guard isTaken else {
                let left = try books.stock.left(line.product, shop: line.shop) ?? 0
                throw Refusal.soldOut(line.product, left: left)
            }
        }
        return lines
    }

    /// Puts the goods of lines back on the shelf.
    static func giveBack(_ lines: [OrderLine], in books: Books) throws {
        for line in lines {
            try books.stock.giveBack(line.quantity, of: line.product, shop: line.shop)
        }
    }
}
