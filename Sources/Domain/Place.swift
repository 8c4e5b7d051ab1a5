/// A point on the map in millionths of a degree (WGS 84).
public struct Point: Sendable, Hashable, Codable {
    /// Latitude in microdegrees, north positive.
    public let latitude: Int
    /// Longitude in microdegrees, east positive.
    public let longitude: Int
    /// A point from microdegrees.
    public init(latitude: Int, longitude: Int) {
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// A village (集落): who lives there and where its hall is.
public struct Village: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: VillageId
    /// Name, reading, English.
    public let name: Name
    /// 1 for the villages served first, 2 for those served from the second phase on.
    public let phase: Int
    /// All households, the first denominator of uptake.
    public let households: Int
    /// Households of old people only, the second denominator.
    public let elderlyOnlyHouseholds: Int
    /// The community hall where goods arrive.
    public let hall: Hall
    /// A village with its hall and counts.
    public init(
        id: VillageId, name: Name, phase: Int, households: Int, elderlyOnlyHouseholds: Int,
        hall: Hall
    ) {
        self.id = id
        self.name = name
        self.phase = phase
        self.households = households
        self.elderlyOnlyHouseholds = elderlyOnlyHouseholds
        self.hall = hall
    }
}

/// A community hall (集会所).
public struct Hall: Sendable, Hashable, Codable {
    /// Name, reading, English.
    public let name: Name
    /// Where it stands.
    public let location: Point
    /// Whether a drone may land here.
    public let landingPad: Bool
    /// Minutes the pad is taken by one visit: landing, unloading, battery, take-off.
    public let padMinutes: Minutes
    /// Minutes by van from each base.
    public let vanMinutes: [BaseId: Minutes]
    /// A hall.
    public init(
        name: Name, location: Point, landingPad: Bool, padMinutes: Minutes,
        vanMinutes: [BaseId: Minutes]
    ) {
        self.name = name
        self.location = location
        self.landingPad = landingPad
        self.padMinutes = padMinutes
        self.vanMinutes = vanMinutes
    }
}

/// A base that drones and vans leave from.
public struct Base: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: BaseId
    /// Name, reading, English.
    public let name: Name
    /// Where it stands.
    public let location: Point
    /// Minutes that must pass between two launches.
    public let launchGap: Minutes
    /// A base.
    public init(id: BaseId, name: Name, location: Point, launchGap: Minutes) {
        self.id = id
        self.name = name
        self.location = location
        self.launchGap = launchGap
    }
}

/// A fixed flight path between a base and a village hall.
public struct Corridor: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: CorridorId
    /// Where it starts.
    public let base: BaseId
    /// Where it ends.
    public let village: VillageId
    /// Length one way.
    public let length: Metres
    /// Minutes from take-off to landing at the hall.
    public let outMinutes: Minutes
    /// Minutes from take-off at the hall to landing at the base.
    public let backMinutes: Minutes
    /// A corridor.
    public init(
        id: CorridorId, base: BaseId, village: VillageId, length: Metres, outMinutes: Minutes,
        backMinutes: Minutes
    ) {
        self.id = id
        self.base = base
        self.village = village
        self.length = length
        self.outMinutes = outMinutes
        self.backMinutes = backMinutes
    }
}

/// A place a resident can ask a ride to.
public struct RidePlace: Sendable, Hashable, Codable {
    /// What people go there for.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case clinic, hospital, shop, townOffice = "town-office", station, hall
    }
    /// Our own id.
    public let id: RidePlaceId
    /// Name, reading, English.
    public let name: Name
    /// What people go there for.
    public let kind: Kind
    /// Where it is.
    public let location: Point
    /// A place.
    public init(id: RidePlaceId, name: Name, kind: Kind, location: Point) {
        self.id = id
        self.name = name
        self.kind = kind
        self.location = location
    }
}

/// A zone of villages that a group of demand taxis serves.
public struct TaxiZone: Sendable, Hashable, Codable {
    /// Our own id.
    public let id: TaxiZoneId
    /// Name, reading, English.
    public let name: Name
    /// The villages it covers.
    public let villages: [VillageId]
    /// A zone.
    public init(id: TaxiZoneId, name: Name, villages: [VillageId]) {
        self.id = id
        self.name = name
        self.villages = villages
    }
}
