/// How a request came in. The phone is an equal channel.
public enum Channel: String, Sendable, Hashable, Codable, CaseIterable {
    case television, telephone, paper
}

/// A product and how many of it.
public struct OrderItem: Sendable, Hashable, Codable {
    /// The printed number.
    public let product: ProductNumber
    /// How many, 1 or more.
    public let quantity: Int
    /// What to do if the shop has none; nil is the household's usual wish.
    public var wish: SubstituteWish?
    /// An item.
    public init(product: ProductNumber, quantity: Int, wish: SubstituteWish? = nil) {
        self.product = product
        self.quantity = quantity
        self.wish = wish
    }
}

/// One line of an order, with the facts of the product as they were when it was accepted.
public struct OrderLine: Sendable, Hashable, Codable {
    /// The printed number.
    public let product: ProductNumber
    /// The product's name.
    public let name: Name
    /// The unit it is sold in.
    public let unit: String
    /// How many were ordered.
    public let quantity: Int
    /// Price of one unit including tax.
    public let price: Yen
    /// Consumption tax in percent.
    public let taxPercent: Int
    /// Mass of one unit.
    public let mass: Grams
    /// Volume of one unit.
    public let volume: Millilitres
    /// How it must be kept.
    public let temperature: TemperatureClass
    /// Who sells it.
    public let shop: ShopId
    /// The emoji or file that shows it.
    public let picture: String
    /// How many were really picked; nil before picking. Fewer than ordered is a short line and is not charged.
    public var picked: Int?
    /// What to do if the shop has none; nil is なしで よい.
    public var wish: SubstituteWish?
    /// What was given in place of what is missing.
    public var substitute: Substitute?
    /// What the household said on the telephone about what is missing.
    public var assent: String?

    /// A line made from a product; at the price of an offer, if one is given.
    public init(
        _ product: Product, quantity: Int, price offered: Yen? = nil, wish: SubstituteWish? = nil
    ) {
        self.wish = wish
        self.product = product.number
        name = product.name
        unit = product.unit
        self.quantity = quantity
        price = offered ?? product.price
        taxPercent = product.taxPercent
        mass = product.mass
        volume = product.volume
        temperature = product.temperature
        shop = product.shop
        picture = product.picture
    }
    /// What will be brought: what was picked, or before picking what was ordered.
    public var brought: Int { picked ?? quantity }
    /// What is charged, with what was given in its place.
    public var charge: Yen { price * brought + (substitute?.charge ?? 0) }
    /// Whether fewer were picked than ordered.
    public var isShort: Bool { brought < quantity }
}

/// How far an order has come.
public enum OrderProgress: String, Sendable, Hashable, Codable, CaseIterable {
    /// 受け付けました: in the order log below the close.
    case accepted
    /// 用意しています: the day is closed and the shop picks.
    case preparing
    /// 届けに出ました: it left the base.
    case onTheWay = "on-the-way"
    /// 集会所: it is at the village hall.
    case atHall = "at-hall"
    /// お渡ししました: somebody took it.
    case handedOver = "handed-over"
    /// Nobody was there or it could not be brought; it returns in tomorrow's list.
    case notDelivered = "not-delivered"
    /// Taken back before the close.
    case cancelled

    /// What may follow. A swap of carrier returns an order from its way to preparing.
    public var next: Set<OrderProgress> {
        switch self {
        case .accepted: [.preparing, .cancelled]
        case .preparing: [.onTheWay, .atHall, .notDelivered, .cancelled]
        case .onTheWay: [.atHall, .handedOver, .notDelivered, .preparing]
        case .atHall: [.handedOver, .notDelivered, .preparing]
        case .handedOver: [.atHall]
        case .notDelivered: [.preparing, .atHall, .cancelled]
        case .cancelled: []
        }
    }
}

/// An order as the office knows it.
public struct Order: Sendable, Hashable, Codable {
    /// Named by the office.
    public let id: OrderId
    /// The number people say on the phone.
    public let receipt: ReceiptNumber
    /// Whose order.
    public let household: HouseholdId
    /// Where it goes.
    public let village: VillageId
    /// The delivery day.
    public let day: Day
    /// How it came in.
    public let channel: Channel
    /// What was ordered.
    public var lines: [OrderLine]
    /// How far it has come.
    public var progress: OrderProgress
    /// Who brings it, once planned.
    public var carrier: CarrierKind?
    /// What the resident should know, in plain words: a changed carrier, a short line, a hold.
    public var note: Note?
    /// When the office received it.
    public let placedAt: Moment
    /// When it was handed over.
    public var handedOverAt: Moment?
    /// To whom it was handed.
    public var handedTo: String?
    /// Raised by one at each change; a stale writer is refused.
    public var version: Int

    /// An order.
    public init(
        id: OrderId, receipt: ReceiptNumber, household: HouseholdId, village: VillageId,
        day: Day, channel: Channel, lines: [OrderLine], progress: OrderProgress,
        carrier: CarrierKind? = nil, note: Note? = nil, placedAt: Moment,
        handedOverAt: Moment? = nil, handedTo: String? = nil, version: Int = 1
    ) {
        self.id = id
        self.receipt = receipt
        self.household = household
        self.village = village
        self.day = day
        self.channel = channel
        self.lines = lines
        self.progress = progress
        self.carrier = carrier
        self.note = note
        self.placedAt = placedAt
        self.handedOverAt = handedOverAt
        self.handedTo = handedTo
        self.version = version
    }
    /// What is charged in all.
    public var total: Yen { lines.map(\.charge).reduce(0, +) }
    /// The mass of what will be brought.
    public var mass: Grams {
        lines.map { line in
            line.mass * line.brought
                + (line.substitute.map { $0.mass * $0.quantity } ?? 0)
        }.reduce(0, +)
    }
    /// The volume of what will be brought.
    public var volume: Millilitres {
        lines.map { line in
            line.volume * line.brought
                + (line.substitute.map { $0.volume * $0.quantity } ?? 0)
        }.reduce(0, +)
    }
    /// The number of things that will be brought.
    public var count: Int {
        lines.map { $0.brought + ($0.substitute?.quantity ?? 0) }.reduce(0, +)
    }
    /// The shops it comes from.
    public var shops: Set<ShopId> { Set(lines.map(\.shop)) }
    /// The slots it lies in.
    public var slots: [Slot] {
        shops.map { Slot(day: day, shop: $0, village: village) }.sorted()
    }
}

/// A sentence for the resident in both languages.
public struct Note: Sendable, Hashable, Codable {
    /// Plain Japanese.
    public let ja: String
    /// English.
    public let en: String
    /// A sentence in both languages.
    public init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }
}
