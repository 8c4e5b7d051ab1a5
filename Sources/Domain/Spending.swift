/// What the service costs a household, month by month, and the limit it has set itself.
public struct Spending: Sendable, Hashable, Codable {
    /// One calendar month, by delivery day.
    public struct Month: Sendable, Hashable, Codable {
        /// Its first day.
        public let begins: Day
        /// What the orders cost that were not cancelled.
        public let goods: Yen
        /// How many orders these are.
        public let orders: Int
        /// The monthly fee; nothing before the household signed up.
        public let fee: Yen
        /// What the rides cost that were not cancelled or refused.
        public let rides: Yen
        /// A month.
        public init(begins: Day, goods: Yen, orders: Int, fee: Yen, rides: Yen) {
            self.begins = begins
            self.goods = goods
            self.orders = orders
            self.fee = fee
            self.rides = rides
        }
        /// What goes with the cable television bill: goods and fee. Rides stand by themselves.
        public var total: Yen { goods + fee }
    }
    /// Last month, this month and the next, in that order.
    public let months: [Month]
    /// The limit the household set for a month's total; it warns and never stops an order.
    public let limit: Yen?
    /// Spending.
    public init(months: [Month], limit: Yen?) {
        self.months = months
        self.limit = limit
    }
    /// The month a day lies in, if it is known.
    public func month(of day: Day) -> Month? { months.first { $0.begins == day.monthBegins } }
}

/// A household's own limit for a month; nil is none.
public struct SpendingLimit: Sendable, Hashable, Codable {
    /// Whose.
    public let household: HouseholdId
    /// Yen a month, in steps of 1,000.
    public let limit: Yen?
    /// A limit.
    public init(household: HouseholdId, limit: Yen?) {
        self.household = household
        self.limit = limit
    }
    /// A limit goes up and down by this much.
    public static let step = 1_000
    /// The lowest and the highest limit.
    public static let range = 1_000...200_000
}

extension Day {
    /// The first day of its month.
    public var monthBegins: Day { adding(days: 1 - civil.day) }
}
