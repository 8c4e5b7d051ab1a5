public import Domain

/// Asks for something to be sold. Answer: 201 with the `ItemWish`.
public struct AskForItem: Sendable, Hashable, Codable {
    /// For whom; only an operator names one, a box is its own household.
    public let household: HouseholdId?
    /// The shelf it would stand on.
    public let category: String
    /// The thing of the list; nil to be asked on the telephone.
    public let item: WantedId?
    /// A message.
    public init(household: HouseholdId? = nil, category: String, item: WantedId?) {
        self.household = household
        self.category = category
        self.item = item
    }
}

/// Answers a wish. Answer: 200 with the `ItemWish`.
public struct AnswerItemWish: Sendable, Hashable, Codable {
    /// The product that is sold now; nil if it is not.
    public let product: ProductNumber?
    /// The answer in plain words, 1 to 100 characters in each language; nil says that it is sold
    /// now, or without a product is not enough.
    public let words: Note?
    /// A message.
    public init(product: ProductNumber?, words: Note?) {
        self.product = product
        self.words = words
    }
}

/// A wish with whom to call.
public struct ItemWishRow: Sendable, Hashable, Codable {
    /// The wish.
    public let wish: ItemWish
    /// The household's name.
    public let householdName: Name
    /// Its telephone number.
    public let phone: String
    /// A row.
    public init(wish: ItemWish, householdName: Name, phone: String) {
        self.wish = wish
        self.householdName = householdName
        self.phone = phone
    }
}
