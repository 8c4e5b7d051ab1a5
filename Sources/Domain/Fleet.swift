/// Who or what brings an errand. Swappable at any minute; a resident is only promised "by evening".
public enum CarrierKind: String, Sendable, Hashable, Codable, CaseIterable {
    case drone, van, onFoot = "on-foot"
}

/// A type of drone with its published figures. A figure that was not published stays nil: nothing is invented.
public struct Airframe: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: AirframeId
    /// Maker and model.
    public let name: String
    /// Largest payload.
    public let payload: Grams?
    /// Largest volume of the cargo box.
    public let volume: Millilitres?
    /// Longest flight with that payload.
    public let range: Metres?
    /// Longest time in the air.
    public let endurance: Minutes?
    /// Cruise speed in centimetres a second.
    public let cruiseCentimetresPerSecond: Int?
    /// Largest mean wind in centimetres a second.
    public let windLimitCentimetresPerSecond: Int?
    /// Where the figures were published.
    public let source: String
    /// An airframe with the figures that are known.
    public init(
        id: AirframeId, name: String, payload: Grams?, volume: Millilitres?, range: Metres?,
        endurance: Minutes?, cruiseCentimetresPerSecond: Int?,
        windLimitCentimetresPerSecond: Int?, source: String
    ) {
        self.id = id
        self.name = name
        self.payload = payload
        self.volume = volume
        self.range = range
        self.endurance = endurance
        self.cruiseCentimetresPerSecond = cruiseCentimetresPerSecond
        self.windLimitCentimetresPerSecond = windLimitCentimetresPerSecond
        self.source = source
    }
}

/// One drone, by tail number.
public struct Drone: Sendable, Hashable, Codable {
    /// Tail number.
    public let id: DroneId
    /// Its type.
    public let airframe: AirframeId
    /// Where it stands.
    public let base: BaseId
    /// Largest payload in this service.
    public let payload: Grams
    /// Largest volume of its cargo box.
    public let volume: Millilitres
    /// Minutes on the ground between flights, battery swap included.
    public let turnaround: Minutes
    /// A drone.
    public init(
        id: DroneId, airframe: AirframeId, base: BaseId, payload: Grams, volume: Millilitres,
        turnaround: Minutes
    ) {
        self.id = id
        self.airframe = airframe
        self.base = base
        self.payload = payload
        self.volume = volume
        self.turnaround = turnaround
    }
}

/// One van with its driver.
public struct Van: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: VanId
    /// Name, reading, English.
    public let name: Name
    /// Where it starts and ends.
    public let base: BaseId
    /// Largest load.
    public let payload: Grams
    /// Largest volume.
    public let volume: Millilitres
    /// First minute it may leave.
    public let from: TimeOfDay
    /// Last minute it must be back.
    public let to: TimeOfDay
    /// Whether it carries a freezer box.
    public let freezer: Bool
    /// A van.
    public init(
        id: VanId, name: Name, base: BaseId, payload: Grams, volume: Millilitres, from: TimeOfDay,
        to: TimeOfDay, freezer: Bool
    ) {
        self.id = id
        self.name = name
        self.base = base
        self.payload = payload
        self.volume = volume
        self.from = from
        self.to = to
        self.freezer = freezer
    }
}

/// A time on some days of the week.
public struct Shift: Sendable, Hashable, Codable {
    /// The days it happens.
    public let weekdays: [Weekday]
    /// Start.
    public let from: TimeOfDay
    /// End.
    public let to: TimeOfDay
    /// A shift.
    public init(weekdays: [Weekday], from: TimeOfDay, to: TimeOfDay) {
        self.weekdays = weekdays
        self.from = from
        self.to = to
    }
}

/// A neighbour who takes goods from the hall to the door.
public struct Volunteer: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: VolunteerId
    /// Name, reading, English.
    public let name: Name
    /// Villages this person serves.
    public let villages: [VillageId]
    /// When this person is there.
    public let shifts: [Shift]
    /// Minutes a hand-over takes.
    public let minutesPerOrder: Minutes
    /// Minutes from a landing to the first door.
    public let fixedMinutes: Minutes
    /// Most hand-overs a day.
    public let maximumOrders: Int
    /// A volunteer.
    public init(
        id: VolunteerId, name: Name, villages: [VillageId], shifts: [Shift],
        minutesPerOrder: Minutes, fixedMinutes: Minutes, maximumOrders: Int
    ) {
        self.id = id
        self.name = name
        self.villages = villages
        self.shifts = shifts
        self.minutesPerOrder = minutesPerOrder
        self.fixedMinutes = fixedMinutes
        self.maximumOrders = maximumOrders
    }
}

/// One demand taxi.
public struct Taxi: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: TaxiId
    /// Name, reading, English (くるま3号).
    public let name: Name
    /// The zone it serves.
    public let zone: TaxiZoneId
    /// Seats for passengers.
    public let seats: Int
    /// Places for wheelchairs.
    public let wheelchairPlaces: Int
    /// Colour and plate, as a rider looks for it.
    public var look: Name?
    /// A taxi.
    public init(id: TaxiId, name: Name, zone: TaxiZoneId, seats: Int, wheelchairPlaces: Int) {
        self.id = id
        self.name = name
        self.zone = zone
        self.seats = seats
        self.wheelchairPlaces = wheelchairPlaces
    }
}
