public import Domain

/// Asks for a way there and the way home from it. Both are taken or neither. Answer: 201 with the `RidePair`, or a problem.
public struct AskForRides: Sendable, Hashable, Codable {
    /// For whom; only an operator names one.
    public let household: HouseholdId?
    /// The way there.
    public let outward: RideRequest
    /// The way home.
    public let homeward: RideRequest
    /// How it came in.
    public let channel: Channel
    /// A message.
    public init(
        household: HouseholdId? = nil, outward: RideRequest, homeward: RideRequest,
        channel: Channel
    ) {
        self.household = household
        self.outward = outward
        self.homeward = homeward
        self.channel = channel
    }
}

/// Takes a ride back. Answer: 200 with the `Ride` as it is now.
public struct CancelRide: Sendable, Hashable, Codable {
    /// Why, in words.
    public let reason: String?
    /// Whether the other way of the same outing is taken back too, if it still can be; nil means no.
    public let both: Bool?
    /// A message.
    public init(reason: String? = nil, both: Bool? = nil) {
        self.reason = reason
        self.both = both
    }
}

/// Fetches a rider home now, who reads out the call number of today's way there. Answer: 200 with the `Ride` home, or a problem.
public struct FetchHome: Sendable, Hashable, Codable {
    /// The four digits of the way there.
    public let number: Int
    /// Where the rider stands, if it was said; a ride to another place is then not found.
    public let place: RidePlaceId?
    /// A message.
    public init(number: Int, place: RidePlaceId? = nil) {
        self.number = number
        self.place = place
    }
}
