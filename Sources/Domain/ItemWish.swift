extension Named {
    /// Something often wanted that is not sold.
    public enum Wanted {}
    /// A household's wish for something to be sold.
    public enum ItemWish {}
}

/// Names something often wanted that is not sold.
public typealias WantedId = Identifier<Named.Wanted>
/// Names a household's wish for something to be sold.
public typealias ItemWishId = Identifier<Named.ItemWish>

/// Something often wanted that is not sold: a line of `Catalog/wishes.csv`.
public struct Wanted: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: WantedId
    /// Name, reading, English.
    public let name: Name
    /// The shelf it would stand on.
    public let category: String
    /// An emoji, or a file in `Catalog/pictures`.
    public let picture: String
    /// Something wanted.
    public init(id: WantedId, name: Name, category: String, picture: String) {
        self.id = id
        self.name = name
        self.category = category
        self.picture = picture
    }
}

/// What a household wishes to be sold, and what became of it.
public struct ItemWish: Sendable, Hashable, Codable {
    /// What the office answered.
    public struct Answer: Sendable, Hashable, Codable {
        /// The product that is sold now, if it is.
        public let product: ProductNumber?
        /// The answer in plain words.
        public let words: Note
        /// When.
        public let at: Moment
        /// An answer.
        public init(product: ProductNumber?, words: Note, at: Moment) {
            self.product = product
            self.words = words
            self.at = at
        }
    }
    /// Named by the office.
    public let id: ItemWishId
    /// Whose.
    public let household: HouseholdId
    /// The shelf it would stand on.
    public let category: String
    /// The thing of the list; nil if they want to be asked on the telephone.
    public let item: WantedId?
    /// The thing's name, or the shelf's.
    public let name: Name
    /// The thing's picture, or the shelf's.
    public let picture: String
    /// When the office received it.
    public let at: Moment
    /// What the office answered, if it has.
    public var answer: Answer?
    /// A wish.
    public init(
        id: ItemWishId, household: HouseholdId, category: String, item: WantedId?, name: Name,
        picture: String, at: Moment, answer: Answer? = nil
    ) {
        self.id = id
        self.household = household
        self.category = category
        self.item = item
        self.name = name
        self.picture = picture
        self.at = at
        self.answer = answer
    }
}
