public import Domain

/// The day's board: what is open, what came in, what stands in the way.
public struct DayBoard: Sendable, Hashable, Codable {
    /// One village's line.
    public struct Row: Sendable, Hashable, Codable {
        /// The village.
        public let village: VillageId
        /// Its name.
        public let name: Name
        /// Orders not cancelled.
        public let orders: Int
        /// Their mass.
        public let mass: Grams
        /// Orders handed over.
        public let handedOver: Int
        /// The carrier it was switched to, if it was.
        public let switchedTo: CarrierKind?
        /// Volunteers on shift.
        public let volunteers: Int
        /// A line.
        public init(
            village: VillageId, name: Name, orders: Int, mass: Grams, handedOver: Int,
            switchedTo: CarrierKind?, volunteers: Int
        ) {
            self.village = village
            self.name = name
            self.orders = orders
            self.mass = mass
            self.handedOver = handedOver
            self.switchedTo = switchedTo
            self.volunteers = volunteers
        }
    }
    /// The day.
    public let day: Day
    /// The office's clock.
    public let officeTime: Moment
    /// Closes of the day: the earliest first.
    public let closes: [CloseRow]
    /// Orders by progress.
    public let progress: [String: Int]
    /// A line per village.
    public let villages: [Row]
    /// `none`, `draft` or `published`.
    public let plan: String
    /// Orders that cannot be brought, with the reason.
    public let held: [HeldOrder]
    /// Rides asked for and not yet given a car.
    public let ridesWaiting: Int
    /// Households with a box that have not answered by the expected time.
    public let checkInsMissing: Int
    /// Households that asked to be called or are not so well.
    public let callBack: Int
    /// Yesterday's orders that were not delivered.
    public let fromYesterday: [Order]
    /// That the close may be put off, if the office was not there before it; nil otherwise.
    public var extensionOffer: ExtensionOffer?
    /// What others asked for and a household has not said yes or no to: to be telephoned before the close.
    public var proposals: [ProposalRow]?
    /// A board.
    public init(
        day: Day, officeTime: Moment, closes: [CloseRow], progress: [String: Int],
        villages: [Row], plan: String, held: [HeldOrder], ridesWaiting: Int,
        checkInsMissing: Int, callBack: Int, fromYesterday: [Order]
    ) {
        self.day = day
        self.officeTime = officeTime
        self.closes = closes
        self.progress = progress
        self.villages = villages
        self.plan = plan
        self.held = held
        self.ridesWaiting = ridesWaiting
        self.checkInsMissing = checkInsMissing
        self.callBack = callBack
        self.fromYesterday = fromYesterday
    }
}

/// When a shop's ordering closes, for how many villages, and whether it has.
public struct CloseRow: Sendable, Hashable, Codable {
    /// The shop.
    public let shop: ShopId
    /// The villages.
    public let villages: [VillageId]
    /// When.
    public let closes: Moment
    /// The close's place in the order log, if it stands there.
    public let sequence: Int64?
    /// A row.
    public init(shop: ShopId, villages: [VillageId], closes: Moment, sequence: Int64?) {
        self.shop = shop
        self.villages = villages
        self.closes = closes
        self.sequence = sequence
    }
}

/// Closes slots of a day now. Nil means all. Answer: 200 with `Closed`.
public struct CloseDay: Sendable, Hashable, Codable {
    /// Only this shop.
    public let shop: ShopId?
    /// Only this village.
    public let village: VillageId?
    /// Why, in words.
    public let reason: String
    /// A message.
    public init(shop: ShopId?, village: VillageId?, reason: String) {
        self.shop = shop
        self.village = village
        self.reason = reason
    }
}

/// What a close did.
public struct Closed: Sendable, Hashable, Codable {
    /// The slots closed by it; those closed before are not named again.
    public let slots: [Slot]
    /// Orders below the close for the day.
    public let orders: Int
    /// The close's place in the order log; nil if nothing was left to close.
    public let sequence: Int64?
    /// An answer.
    public init(slots: [Slot], orders: Int, sequence: Int64?) {
        self.slots = slots
        self.orders = orders
        self.sequence = sequence
    }
}

/// An order with whom to call, for lists at the desk.
public struct OrderRow: Sendable, Hashable, Codable {
    /// The order.
    public let order: Order
    /// The household's name.
    public let householdName: Name
    /// Its telephone number.
    public let phone: String
    /// A row.
    public init(order: Order, householdName: Name, phone: String) {
        self.order = order
        self.householdName = householdName
        self.phone = phone
    }
}

/// One order with everything that happened to it.
public struct OrderHistory: Sendable, Hashable, Codable {
    /// The order.
    public let row: OrderRow
    /// Its entries in the order log, oldest first.
    public let events: [Event]
    /// An answer.
    public init(row: OrderRow, events: [Event]) {
        self.row = row
        self.events = events
    }
}

/// What one shop picks for a day.
public struct PickList: Sendable, Hashable, Codable {
    /// One product over all orders.
    public struct Sum: Sendable, Hashable, Codable {
        /// The product.
        public let product: ProductNumber
        /// Its name.
        public let name: Name
        /// Its unit.
        public let unit: String
        /// How many in all.
        public let quantity: Int
        /// A sum.
        public init(product: ProductNumber, name: Name, unit: String, quantity: Int) {
            self.product = product
            self.name = name
            self.unit = unit
            self.quantity = quantity
        }
    }
    /// The shop.
    public let shop: ShopId
    /// Its name.
    public let name: Name
    /// Sums by product number.
    public let sums: [Sum]
    /// The orders to pack.
    public let orders: [OrderRow]
    /// A list.
    public init(shop: ShopId, name: Name, sums: [Sum], orders: [OrderRow]) {
        self.shop = shop
        self.name = name
        self.sums = sums
        self.orders = orders
    }
}

/// Records what was picked of an order; products not named were picked in full. Answer: 200 with the `Order`.
public struct PickOrder: Sendable, Hashable, Codable {
    /// What was picked of the named products.
    public let picked: [OrderItem]
    /// Products of which there was none.
    public let none: [ProductNumber]
    /// What was given in place of what is missing.
    public let instead: [Instead]?
    /// A message.
    public init(picked: [OrderItem], none: [ProductNumber], instead: [Instead]? = nil) {
        self.picked = picked
        self.none = none
        self.instead = instead
    }
}

/// How much of a product the shop has for orders from now on. Answer: 200 with the same.
public struct Stock: Sendable, Hashable, Codable {
    /// Units left; nil for plenty.
    public let left: Int?
    /// A message.
    public init(left: Int?) { self.left = left }
}
