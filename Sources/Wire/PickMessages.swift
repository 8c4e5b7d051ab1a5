public import Domain

/// A product given in place of another that the shop did not have.
public struct Instead: Sendable, Hashable, Codable {
    /// What was ordered and is missing.
    public let product: ProductNumber
    /// What is given in its place; sold by the same shop.
    public let with: ProductNumber
    /// How many are given, 1 to 20.
    public let quantity: Int
    /// What the household said on the telephone, 1 to 200 characters; needed unless their wish is
    /// something similar.
    public let assent: String?
    /// A message.
    public init(product: ProductNumber, with: ProductNumber, quantity: Int, assent: String?) {
        self.product = product
        self.with = with
        self.quantity = quantity
        self.assent = assent
    }
}

/// A household that wants to be asked about something the shop did not have.
public struct CallRow: Sendable, Hashable, Codable {
    /// The order.
    public let order: OrderId
    /// The number people say.
    public let receipt: ReceiptNumber
    /// The household's name.
    public let householdName: Name
    /// Its telephone number.
    public let phone: String
    /// What is missing.
    public let product: ProductNumber
    /// Its name.
    public let name: Name
    /// How many are missing.
    public let missing: Int
    /// A row.
    public init(
        order: OrderId, receipt: ReceiptNumber, householdName: Name, phone: String,
        product: ProductNumber, name: Name, missing: Int
    ) {
        self.order = order
        self.receipt = receipt
        self.householdName = householdName
        self.phone = phone
        self.product = product
        self.name = name
        self.missing = missing
    }
}

/// Records what a household said on the telephone about something missing. Answer: 200 with the `Order`.
public struct CallAnswer: Sendable, Hashable, Codable {
    /// What is missing.
    public let product: ProductNumber
    /// What they said, 1 to 200 characters.
    public let words: String
    /// What they take in its place; nil for nothing.
    public let with: ProductNumber?
    /// How many of that, 1 to 20; nil for as many as are missing.
    public let quantity: Int?
    /// A message.
    public init(
        product: ProductNumber, words: String, with: ProductNumber? = nil, quantity: Int? = nil
    ) {
        self.product = product
        self.words = words
        self.with = with
        self.quantity = quantity
    }
}
