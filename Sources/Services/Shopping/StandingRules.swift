public import Domain

/// When a standing order becomes an ordinary one, and what of it can be had.
///
/// Rule: at 18:00 on the evening before the day on which ordering closes, so that the household
/// sees it and can change or skip it until the close. With a close at 11:00 of the delivery day
/// that is the evening before delivery. One made or taken up again later than that is entered at
/// once, and one whose close has passed is never entered: the household is told and offered the
/// next day.
public struct StandingRules: Sendable {
    /// The time of the evening at which standing orders are entered.
    public static let eve = TimeOfDay(18, 0)
    /// How many days back a date is still told of when the office was shut.
    public static let lookBackDays = 14
    /// Most standing orders of one household.
    public static let mostPerHousehold = 10
    /// How many days ahead a date can be skipped.
    public static let skipAheadDays = 120

    private let cutoff: Cutoff
    private let zone: Zone

    /// The rules of one municipality.
    public init(cutoff: Cutoff, zone: Zone) {
        self.cutoff = cutoff
        self.zone = zone
    }

    /// When ordering for a date closes first, of the shops that deliver on it; nil if none does.
    public func closing(on day: Day, shops: Set<ShopId>, village: VillageId) -> Moment? {
        shops.compactMap { cutoff.closing(of: Slot(day: day, shop: $0, village: village)) }.min()
    }

    /// When a date is entered as an order, or its household told that nothing is delivered.
    public func entry(of day: Day, shops: Set<ShopId>, village: VillageId) -> Moment {
        let closes = closing(on: day, shops: shops, village: village)
        let closeDay = closes.map { zone.day(at: $0) } ?? day
        return zone.moment(closeDay.adding(days: -1), Self.eve)
    }

    /// A thing that cannot be had, or not as many of it.
    public struct Missing: Sendable, Hashable {
        /// What was wanted.
        public let item: OrderItem
        /// How many can be had after all.
        public let left: Int
        /// Why not all.
        public let reason: Refusal
    }

    /// What of the items can be had on a date, in the order of the items, and what not. `open`
    /// are the shops that deliver on it and still take orders.
    /// - Throws: a `Refusal` of all, when together they are more than one order may be.
    public static func fit(
        _ items: [OrderItem], on day: Day, catalogue: Catalogue, maximumMass: Grams,
        open: Set<ShopId>, left: (ProductNumber) -> Int?
    ) throws(Refusal) -> (items: [OrderItem], missing: [Missing]) {
        let rules = OrderRules(catalogue: catalogue, maximumMass: maximumMass)
        var kept: [OrderItem] = []
        var missing: [Missing] = []
        for item in items {
            if let product = catalogue.product(item.product), !open.contains(product.shop) {
                missing.append(Missing(item: item, left: 0, reason: .noDelivery(next: nil)))
                continue
            }
            do {
                _ = try rules.lines(of: [item], on: day, left: left)
                kept.append(item)
            } catch {
                guard case .soldOut(_, let left) = error, left > 0 else {
                    missing.append(Missing(item: item, left: 0, reason: error))
                    continue
                }
                missing.append(Missing(item: item, left: left, reason: error))
                kept.append(OrderItem(product: item.product, quantity: left, wish: item.wish))
            }
        }
        if !kept.isEmpty { _ = try rules.lines(of: kept, on: day, left: left) }
        return (kept, missing)
    }
}
