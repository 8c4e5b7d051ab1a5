public import Domain

/// Turns what somebody wants into lines of an order, or says why not. The same on the box and in the office.
public struct OrderRules: Sendable {
    /// Most different products in one order.
    public static let maximumLines = 60

    private let catalogue: Catalogue
    private let maximumMass: Grams

    /// The rules for one catalogue.
    public init(catalogue: Catalogue, maximumMass: Grams) {
        self.catalogue = catalogue
        self.maximumMass = maximumMass
    }

    /// The lines of an order for a day. `left` tells how many units of a product the shop still has; nil means plenty.
    /// Each line has the price of its delivery day, an offer's if one holds then.
    /// - Throws: the first `Refusal` met, in the order of the items.
    public func lines(
        of items: [OrderItem], on day: Day, left: (ProductNumber) -> Int?
    ) throws(Refusal) -> [OrderLine] {
        let merged = merge(items)
        guard !merged.isEmpty, merged.count <= Self.maximumLines else {
            throw .nothingOrdered
        }
        var lines: [OrderLine] = []
        for item in merged {
            guard let product = catalogue.product(item.product) else {
                throw .noSuchProduct(item.product)
            }
            guard product.weekdays.contains(day.weekday) else {
                throw .notOnThisDay(item.product)
            }
            guard item.quantity <= product.maximumPerOrder else {
                throw .tooMany(item.product, limit: product.maximumPerOrder)
            }
            if let left = left(item.product), left < item.quantity {
                throw .soldOut(item.product, left: max(0, left))
            }
            lines.append(
                OrderLine(
                    product, quantity: item.quantity, price: catalogue.price(of: product, on: day),
                    wish: item.wish))
        }
        let total = lines.map { $0.mass * $0.quantity }.reduce(0, +)
        guard total <= maximumMass else { throw .tooHeavy(total: total, limit: maximumMass) }
        return lines
    }

    /// Items of one product become one; below 1 they vanish; the order of first mention stays.
    private func merge(_ items: [OrderItem]) -> [OrderItem] {
        var quantities: [ProductNumber: Int] = [:]
        var order: [ProductNumber] = []
        var wishes: [ProductNumber: SubstituteWish] = [:]
        for item in items where (1...999).contains(item.quantity) {
            if quantities[item.product] == nil { order.append(item.product) }
            quantities[item.product, default: 0] += item.quantity
            wishes[item.product] = item.wish ?? wishes[item.product]
        }
        return order.map {
            OrderItem(product: $0, quantity: quantities[$0] ?? 0, wish: wishes[$0])
        }
    }
}
