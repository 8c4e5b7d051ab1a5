/// How demand taxis run and what they cost.
public struct RideTerms: Sendable, Hashable, Codable {
    /// Days they run.
    public let weekdays: [Weekday]
    /// Bands a rider can choose, as in 9:00–11:00.
    public let bands: [TimeBand]
    /// Adult fare.
    public let fare: Yen
    /// Fare with the reduced-fare card.
    public let reducedFare: Yen
    /// Fare when booked on the television.
    public let televisionFare: Yen
    /// Most companions.
    public let maximumCompanions: Int
    /// What each companion pays for one way; nil means nothing.
    public var companionFare: Yen?
    /// Minutes the car may come before or after the promised time; nil means that none are promised.
    public var pickUpWindow: Minutes?
    /// From when on the evening before a ride is spoken of; nil means that it is not.
    public var reminderFrom: TimeOfDay?
    /// Terms.
    public init(
        weekdays: [Weekday], bands: [TimeBand], fare: Yen, reducedFare: Yen, televisionFare: Yen,
        maximumCompanions: Int
    ) {
        self.weekdays = weekdays
        self.bands = bands
        self.fare = fare
        self.reducedFare = reducedFare
        self.televisionFare = televisionFare
        self.maximumCompanions = maximumCompanions
    }
}

/// A stretch of a day, as in 9:00–11:00.
public struct TimeBand: Sendable, Hashable, Codable, Comparable {
    /// Start.
    public let from: TimeOfDay
    /// End.
    public let to: TimeOfDay
    /// A band.
    public init(from: TimeOfDay, to: TimeOfDay) {
        self.from = from
        self.to = to
    }
    /// Orders by start, then end.
    public static func < (left: Self, right: Self) -> Bool {
        (left.from, left.to) < (right.from, right.to)
    }
}

/// Which way a ride goes.
public enum RideDirection: String, Sendable, Hashable, Codable, CaseIterable {
    /// 行き: from home to the place.
    case outward
    /// 帰り: from the place back home.
    case homeward
}

/// What a rider asks for.
public struct RideRequest: Sendable, Hashable, Codable {
    /// The place at the other end from home.
    public let place: RidePlaceId
    /// 行き or 帰り.
    public let direction: RideDirection
    /// The day.
    public let day: Day
    /// The stretch of the day.
    public let band: TimeBand
    /// People who come along, 0 or more.
    public let companions: Int
    /// Whether the rider uses a wheelchair.
    public let wheelchair: Bool
    /// A request.
    public init(
        place: RidePlaceId, direction: RideDirection, day: Day, band: TimeBand, companions: Int,
        wheelchair: Bool
    ) {
        self.place = place
        self.direction = direction
        self.day = day
        self.band = band
        self.companions = companions
        self.wheelchair = wheelchair
    }
}

/// How far a ride has come.
public enum RideProgress: String, Sendable, Hashable, Codable, CaseIterable {
    /// The office has it; no car yet.
    case requested
    /// A car and a pick-up time are promised.
    case assigned
    /// The ride took place.
    case done
    /// The rider took it back.
    case cancelled
    /// No car could be found; the office says why.
    case refused

    /// What may follow.
    public var next: Set<RideProgress> {
        switch self {
        case .requested: [.assigned, .cancelled, .refused]
        // Back to requested: the rider is done earlier and stands waiting, so another car is looked for.
        case .assigned: [.assigned, .requested, .done, .cancelled, .refused]
        case .done, .cancelled, .refused: []
        }
    }
}

/// A ride as the office knows it.
public struct Ride: Sendable, Hashable, Codable {
    /// Named by the office.
    public let id: RideId
    /// Whose ride.
    public let household: HouseholdId
    /// Where they live.
    public let village: VillageId
    /// What was asked.
    public var request: RideRequest
    /// How it came in.
    public let channel: Channel
    /// How far it has come.
    public var progress: RideProgress
    /// What it will cost.
    public let fare: Yen
    /// The car, once assigned.
    public var taxi: TaxiId?
    /// The promised pick-up time, once assigned.
    public var pickUp: TimeOfDay?
    /// Why it was refused or changed, in words for the resident.
    public var note: String?
    /// When the office received it.
    public let placedAt: Moment
    /// Raised by one at each change; a stale writer is refused.
    public var version: Int
    /// The other way of the same outing, if both were asked for together.
    public var partner: RideId?
    /// The four digits with which a kiosk fetches the rider home, on a way there: 1000 to 9999, unique among the rides of its day.
    public var callNumber: Int?
    /// Whether the rider stands waiting now and no time was chosen; nil means no.
    public var asSoonAsPossible: Bool?
    /// A ride.
    public init(
        id: RideId, household: HouseholdId, village: VillageId, request: RideRequest,
        channel: Channel, progress: RideProgress, fare: Yen, taxi: TaxiId? = nil,
        pickUp: TimeOfDay? = nil, note: String? = nil, placedAt: Moment, version: Int = 1
    ) {
        self.id = id
        self.household = household
        self.village = village
        self.request = request
        self.channel = channel
        self.progress = progress
        self.fare = fare
        self.taxi = taxi
        self.pickUp = pickUp
        self.note = note
        self.placedAt = placedAt
        self.version = version
    }
}
