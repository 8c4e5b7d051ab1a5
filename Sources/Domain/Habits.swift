/// What one household buys again and again, as the office knows it from its orders.
public struct Habits: Sendable, Hashable, Codable {
    /// The products it buys most often, most habitual first; at most 24.
    public let usual: [ProductNumber]
    /// Its newest order that was not cancelled, if there is one.
    public let last: LastOrder?
    /// Habits from their parts.
    public init(usual: [ProductNumber], last: LastOrder?) {
        self.usual = usual
        self.last = last
    }
}

/// An order of the past, as far as it is needed to buy the same once more.
public struct LastOrder: Sendable, Hashable, Codable {
    /// A line with the name and price of that time.
    public struct Line: Sendable, Hashable, Codable {
        /// The printed number.
        public let product: ProductNumber
        /// The product's name.
        public let name: Name
        /// How many were ordered.
        public let quantity: Int
        /// Price of one unit at that time, including tax.
        public let price: Yen
        /// The emoji or file that shows it.
        public let picture: String
        /// A line from its parts.
        public init(
            product: ProductNumber, name: Name, quantity: Int, price: Yen, picture: String
        ) {
            self.product = product
            self.name = name
            self.quantity = quantity
            self.price = price
            self.picture = picture
        }
    }
    /// The delivery day of that order.
    public let day: Day
    /// What was ordered.
    public let lines: [Line]
    /// A past order from its parts.
    public init(day: Day, lines: [Line]) {
        self.day = day
        self.lines = lines
    }
}
