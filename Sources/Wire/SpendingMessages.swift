public import Domain

/// Sets a household's own limit for a month. Answer: 200 with the `SpendingLimit`.
public struct SetSpendingLimit: Sendable, Hashable, Codable {
    /// For whom; only an operator names one, a box is its own household.
    public let household: HouseholdId?
    /// Yen a month, 1,000 to 200,000 in steps of 1,000; nil takes the limit back.
    public let limit: Yen?
    /// Why, in words; the desk says who asked for it.
    public let reason: String?
    /// A message.
    public init(household: HouseholdId? = nil, limit: Yen?, reason: String? = nil) {
        self.reason = reason
        self.household = household
        self.limit = limit
    }
}
