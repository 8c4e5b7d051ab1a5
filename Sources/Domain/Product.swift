/// One thing on offer, as printed in the catalogue.
public struct Product: Sendable, Hashable, Codable {
    /// The printed three-digit number.
    public let number: ProductNumber
    /// Name, reading, English (the English may repeat the Japanese where none is given).
    public let name: Name
    /// The category it is listed under.
    public let category: String
    /// The unit it is sold in, as in 1袋 5kg.
    public let unit: String
    /// Price of one unit including tax.
    public let price: Yen
    /// Consumption tax in percent: 8 for food, 10 for the rest.
    public let taxPercent: Int
    /// Mass of one unit.
    public let mass: Grams
    /// Volume of one unit, packed.
    public let volume: Millilitres
    /// How it must be kept on the way.
    public let temperature: TemperatureClass
    /// Who sells it.
    public let shop: ShopId
    /// An emoji, or a file in `Catalog/pictures`.
    public let picture: String
    /// Days of the week on which it is delivered.
    public let weekdays: [Weekday]
    /// Most units in one order.
    public let maximumPerOrder: Int
    /// Whether the price follows the weighed mass; the printed price is then the most it can cost.
    public let pricedByWeight: Bool
    /// What one unit contains, as in 300g or 1L, where the unit does not say it.
    public var content: String?
    /// A product.
    public init(
        number: ProductNumber, name: Name, category: String, unit: String, price: Yen,
        taxPercent: Int, mass: Grams, volume: Millilitres, temperature: TemperatureClass,
        shop: ShopId, picture: String, weekdays: [Weekday], maximumPerOrder: Int,
        pricedByWeight: Bool
    ) {
        self.number = number
        self.name = name
        self.category = category
        self.unit = unit
        self.price = price
        self.taxPercent = taxPercent
        self.mass = mass
        self.volume = volume
        self.temperature = temperature
        self.shop = shop
        self.picture = picture
        self.weekdays = weekdays
        self.maximumPerOrder = maximumPerOrder
        self.pricedByWeight = pricedByWeight
    }
}

/// A shelf of the catalogue.
public struct Category: Sendable, Hashable, Codable {
    /// The word used in `products.csv`.
    public let id: String
    /// Name, reading, English.
    public let name: Name
    /// An emoji, or a file in `Catalog/pictures`.
    public let picture: String
    /// The name of the aisle (売り場) that begins with this shelf and goes on to the next that begins one; nil where none begins. It is one more choice before the shelves, so that few stand on a screen.
    public var aisle: Name?
    /// A category.
    public init(id: String, name: Name, picture: String) {
        self.id = id
        self.name = name
        self.picture = picture
    }
}

/// A shop that sells through the service.
public struct Shop: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: ShopId
    /// Name, reading, English.
    public let name: Name
    /// The base its goods are brought to.
    public let base: BaseId
    /// Minutes from the close until its goods are picked and at the base.
    public let pickingMinutes: Minutes
    /// A shop.
    public init(id: ShopId, name: Name, base: BaseId, pickingMinutes: Minutes) {
        self.id = id
        self.name = name
        self.base = base
        self.pickingMinutes = pickingMinutes
    }
}

/// What is on offer, in one version. An order carries the version it was made from.
public struct Catalogue: Sendable, Hashable, Codable {
    /// Changes whenever any product, category or stock does.
    public let version: String
    /// The shelves in the order they are shown.
    public let categories: [Category]
    /// The products, by number.
    public let products: [Product]
    /// Products that cannot be ordered today because the shop has none.
    public let soldOut: Set<ProductNumber>
    /// Offers of some days, past ones too.
    public var specials: [Special]?
    /// What is often wanted and not sold, in the order it is shown; nil if the municipality keeps no list.
    public var wanted: [Wanted]?
    /// A catalogue.
    public init(
        version: String, categories: [Category], products: [Product],
        soldOut: Set<ProductNumber> = []
    ) {
        self.version = version
        self.categories = categories
        self.products = products.sorted { $0.number < $1.number }
        self.soldOut = soldOut
    }
    /// The product with that number, if there is one. Binary search.
    public func product(_ number: ProductNumber) -> Product? {
        var low = 0
        var high = products.count
        while low < high {
            let middle = (low + high) / 2
            if products[middle].number < number { low = middle + 1 } else { high = middle }
        }
        return low < products.count && products[low].number == number ? products[low] : nil
    }
}
