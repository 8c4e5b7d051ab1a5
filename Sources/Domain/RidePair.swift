/// A way there and the way home from it, asked for together.
public struct RidePair: Sendable, Hashable, Codable {
    /// 行き.
    public let outward: Ride
    /// 帰り.
    public let homeward: Ride
    /// Both ways.
    public init(outward: Ride, homeward: Ride) {
        self.outward = outward
        self.homeward = homeward
    }
}

/// How a household rides, from its own rides of the last half year.
public struct RideHabit: Sendable, Hashable, Codable {
    /// The places it really rides to, the most usual first.
    public let places: [RidePlaceId]
    /// How many came along on its last ride.
    public let companions: Int
    /// Whether a wheelchair came along on its last ride.
    public let wheelchair: Bool
    /// A habit.
    public init(places: [RidePlaceId], companions: Int, wheelchair: Bool) {
        self.places = places
        self.companions = companions
        self.wheelchair = wheelchair
    }
}

extension RideTerms {
    /// What one way costs with everybody who comes along, from the fare of the household alone.
    public func fare(_ alone: Yen, companions: Int) -> Yen {
        alone + (companionFare ?? 0) * max(0, companions)
    }

    /// When the car may be there: the promised time less and more the window.
    public func span(around pickUp: TimeOfDay) -> TimeBand {
        let window = pickUpWindow?.rawValue ?? 0
        return TimeBand(
            from: TimeOfDay(minute: pickUp.minute - window),
            to: TimeOfDay(minute: pickUp.minute + window))
    }
}

extension Ride {
    /// Whether it is still to come as far as the office has said.
    public var isOpen: Bool { progress == .requested || progress == .assigned }

    /// When the car comes, or the stretch begins in which it may.
    public var begins: TimeOfDay { pickUp ?? request.band.from }
}
