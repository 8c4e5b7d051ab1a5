/// An offer of some days: a product at a lower price, or with a word of praise.
public struct Special: Sendable, Hashable, Codable {
    /// The product.
    public let product: ProductNumber
    /// The first delivery day on which it holds.
    public let from: Day
    /// The last delivery day on which it holds; that day is included.
    public let to: Day
    /// Price of one unit including tax, lower than the printed one; nil if only the words are special.
    public let price: Yen?
    /// A few words on it in both languages.
    public let note: Note?
    /// An offer from its parts.
    public init(product: ProductNumber, from: Day, to: Day, price: Yen?, note: Note?) {
        self.product = product
        self.from = from
        self.to = to
        self.price = price
        self.note = note
    }
    /// Whether it holds for what is delivered on that day. Both ends are included.
    public func holds(on day: Day) -> Bool { from <= day && day <= to }
}

extension Catalogue {
    /// The offer for a product delivered on that day. The delivery day decides, never the moment
    /// of pressing; of several offers for one day the cheapest holds, then the one that ends first.
    public func special(for product: ProductNumber, on day: Day) -> Special? {
        (specials ?? []).filter { $0.product == product && $0.holds(on: day) }
            .min { ($0.price ?? Yen(.max), $0.to) < ($1.price ?? Yen(.max), $1.to) }
    }

    /// What one unit of a product costs when it is delivered on that day; never more than printed.
    public func price(of product: Product, on day: Day) -> Yen {
        min(product.price, special(for: product.number, on: day)?.price ?? product.price)
    }
}
