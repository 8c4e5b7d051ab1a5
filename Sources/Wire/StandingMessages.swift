public import Domain

extension Route {
    /// Makes a standing order, for oneself or (operator) for a caller.
    public static let makeStanding = Route(
        "makeStanding", "POST", "/v1/standing-orders", [.box, .operator])
    /// Standing orders, of all households or one (`?household=`).
    public static let standingOrders = Route(
        "standingOrders", "GET", "/v1/standing-orders", [.operator])
    /// Skips a date, takes it up again, or ends it: step `skip`, `resume`, `stop`.
    public static let standingStep = Route(
        "standingStep", "POST", "/v1/standing-orders/{standing}/{step}", [.box, .operator])
}

/// Makes a standing order. Answer: 201 with the `StandingSight`, or a problem.
public struct MakeStanding: Sendable, Hashable, Codable {
    /// For whom; only an operator names one, a box is its own household.
    public let household: HouseholdId?
    /// What and how many.
    public let items: [OrderItem]
    /// When.
    public let rhythm: Rhythm
    /// How it came in; a box is always the television.
    public let channel: Channel
    /// A message.
    public init(
        household: HouseholdId? = nil, items: [OrderItem], rhythm: Rhythm, channel: Channel
    ) {
        self.household = household
        self.items = items
        self.rhythm = rhythm
        self.channel = channel
    }
}

/// A step of a standing order. Answer: 200 with the `StandingSight`, or a problem.
public struct StandingStep: Sendable, Hashable, Codable {
    /// The date to skip or to take up again.
    public let day: Day?
    /// Why, in words; an operator gives one when ending it.
    public let reason: String?
    /// A message.
    public init(day: Day? = nil, reason: String? = nil) {
        self.day = day
        self.reason = reason
    }
}

/// A standing order with whom to call.
public struct StandingRow: Sendable, Hashable, Codable {
    /// The standing order and its dates.
    public let sight: StandingSight
    /// The household's name.
    public let householdName: Name
    /// Its telephone number.
    public let phone: String
    /// A row.
    public init(sight: StandingSight, householdName: Name, phone: String) {
        self.sight = sight
        self.householdName = householdName
        self.phone = phone
    }
}
