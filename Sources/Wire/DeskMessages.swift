public import Domain

/// A ride with whom to call.
public struct RideRow: Sendable, Hashable, Codable {
    /// The ride.
    public let ride: Ride
    /// The household's name.
    public let householdName: Name
    /// Its telephone number.
    public let phone: String
    /// The place's name.
    public let placeName: Name
    /// A row.
    public init(ride: Ride, householdName: Name, phone: String, placeName: Name) {
        self.ride = ride
        self.householdName = householdName
        self.phone = phone
        self.placeName = placeName
    }
}

/// Records a step of a ride: `assign` needs car and time, `refuse` a reason. Answer: 200 with the `Ride`.
public struct RideStep: Sendable, Hashable, Codable {
    /// The car.
    public let taxi: TaxiId?
    /// The promised pick-up time.
    public let pickUp: TimeOfDay?
    /// Why, in words.
    public let reason: String?
    /// The pick-up time of the way home, if both ways get a car in one step.
    public var homePickUp: TimeOfDay?
    /// The car of the way home; nil takes that of the way there.
    public var homeTaxi: TaxiId?
    /// A message.
    public init(taxi: TaxiId? = nil, pickUp: TimeOfDay? = nil, reason: String? = nil) {
        self.taxi = taxi
        self.pickUp = pickUp
        self.reason = reason
    }
}

/// One household's answer of a day, or that there is none yet.
public struct CheckInRow: Sendable, Hashable, Codable {
    /// The household.
    public let household: HouseholdId
    /// Its name.
    public let name: Name
    /// Its village.
    public let village: VillageId
    /// Its telephone number.
    public let phone: String
    /// The answer, if there is one.
    public let checkIn: CheckIn?
    /// Whether its box was heard from today; no contact is not the same as no answer.
    public let boxSeenToday: Bool
    /// The days away that cover the day, if any do.
    public var away: Away?
    /// The last sign of life up to the end of the day.
    public var lastSign: SignOfLife?
    /// After how many hours of silence it is listed.
    public var silenceHours: Int?
    /// Whether it has been silent for longer than that, and is not away.
    public var isSilent: Bool?
    /// Rides of the day, which may say why nobody is at home.
    public var rides: [RideRequest]?
    /// A row.
    public init(
        household: HouseholdId, name: Name, village: VillageId, phone: String, checkIn: CheckIn?,
        boxSeenToday: Bool
    ) {
        self.household = household
        self.name = name
        self.village = village
        self.phone = phone
        self.checkIn = checkIn
        self.boxSeenToday = boxSeenToday
    }
}

/// A household as the desk sees it.
public struct HouseholdDetail: Sendable, Hashable, Codable {
    /// The register's entry.
    public let household: Household
    /// Its village's name.
    public let villageName: Name
    /// Its boxes.
    public let boxes: [BoxRow]
    /// Its orders of the last 14 days, newest first.
    public let orders: [Order]
    /// Its rides of the last 14 days and to come, newest first.
    public let rides: [Ride]
    /// Today's answer.
    public let checkIn: CheckIn?
    /// The lessons of the practice it has finished, as words of `Lesson`.
    public var practised: [String]?
    /// A detail.
    public init(
        household: Household, villageName: Name, boxes: [BoxRow], orders: [Order], rides: [Ride],
        checkIn: CheckIn?
    ) {
        self.household = household
        self.villageName = villageName
        self.boxes = boxes
        self.orders = orders
        self.rides = rides
        self.checkIn = checkIn
    }
}

/// A box in the register.
public struct BoxRow: Sendable, Hashable, Codable {
    /// Its id.
    public let id: BoxId
    /// Its household; nil for a kiosk.
    public let household: HouseholdId?
    /// Where it stands, if it is a kiosk.
    public var place: RidePlaceId?
    /// What kind of box it is.
    public let model: String
    /// Six digits derived from its key, which its own screen shows too.
    public let checkDigits: String
    /// When it was bound.
    public let pairedAt: Moment
    /// When it was last heard from.
    public let lastSeen: Moment?
    /// When it was shut out, if it was.
    public let revokedAt: Moment?
    /// The highest message number seen.
    public let lastSequence: Int64
    /// A row.
    public init(
        id: BoxId, household: HouseholdId?, model: String, checkDigits: String, pairedAt: Moment,
        lastSeen: Moment?, revokedAt: Moment?, lastSequence: Int64
    ) {
        self.id = id
        self.household = household
        self.model = model
        self.checkDigits = checkDigits
        self.pairedAt = pairedAt
        self.lastSeen = lastSeen
        self.revokedAt = revokedAt
        self.lastSequence = lastSequence
    }
}

/// Opens a pairing code. Answer: 201 with `PairingCode`.
public struct OpenPairing: Sendable, Hashable, Codable {
    /// The household the next box with this code is bound to; nil if it becomes a kiosk.
    public let household: HouseholdId?
    /// Where the next box with this code stands as a kiosk; nil if it belongs to a household.
    public let place: RidePlaceId?
    /// A message about a household.
    public init(household: HouseholdId) {
        self.household = household
        place = nil
    }
    /// A message about a kiosk.
    public init(kiosk place: RidePlaceId) {
        household = nil
        self.place = place
    }
}

/// A code to be typed on the box with the remote.
public struct PairingCode: Sendable, Hashable, Codable {
    /// Twelve digits; five wrong tries burn it.
    public let code: String
    /// The household; nil for a kiosk.
    public let household: HouseholdId?
    /// Where the kiosk stands; nil for a household's box.
    public let place: RidePlaceId?
    /// Ten minutes after it was opened.
    public let expires: Moment
    /// An answer.
    public init(
        code: String, household: HouseholdId?, place: RidePlaceId? = nil, expires: Moment
    ) {
        self.code = code
        self.household = household
        self.place = place
        self.expires = expires
    }
}

/// One line of the audit log.
public struct AuditRow: Sendable, Hashable, Codable {
    /// Its place, from 1 without gaps.
    public let sequence: Int64
    /// When.
    public let at: Moment
    /// Who: `operator:ID`.
    public let who: String
    /// The operation's name.
    public let what: String
    /// The id it was about; never a name.
    public let subject: String
    /// The reason given, if one was.
    public let reason: String?
    /// The answer's HTTP status.
    public let status: Int
    /// A line.
    public init(
        sequence: Int64, at: Moment, who: String, what: String, subject: String, reason: String?,
        status: Int
    ) {
        self.sequence = sequence
        self.at = at
        self.who = who
        self.what = what
        self.subject = subject
        self.reason = reason
        self.status = status
    }
}

/// A list of anything, so that more can be said beside it later.
public struct Listing<Item: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
    /// The items.
    public let items: [Item]
    /// A list.
    public init(items: [Item]) { self.items = items }
}
