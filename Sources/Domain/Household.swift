/// A household of the register. Personal data: only the office and this household's own box see it.
public struct Household: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: HouseholdId
    /// Where they live.
    public let village: VillageId
    /// Family name.
    public let name: Name
    /// House number as neighbours say it.
    public let address: String
    /// Telephone number.
    public let phone: String
    /// Whether only old people live here.
    public let elderlyOnly: Bool
    /// The day they signed up, if they did.
    public let registered: Day?
    /// Whether they may ride at the reduced fare.
    public let reducedFare: Bool
    /// A household.
    public init(
        id: HouseholdId, village: VillageId, name: Name, address: String, phone: String,
        elderlyOnly: Bool, registered: Day?, reducedFare: Bool
    ) {
        self.id = id
        self.village = village
        self.name = name
        self.address = address
        self.phone = phone
        self.elderlyOnly = elderlyOnly
        self.registered = registered
        self.reducedFare = reducedFare
    }
}
