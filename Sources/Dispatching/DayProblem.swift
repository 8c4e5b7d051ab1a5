public import Domain

/// Everything one delivery day asks of the planner. All times are whole minutes after midnight;
/// identifiers are the caller's own and unique within their list.
public struct DayProblem: Sendable, Hashable, Codable {
    /// No drone leaves before this minute.
    public var firstLaunch: Int
    /// Every drone is back on its base by this minute: the earlier of dusk and the end of work.
    public var homeBy: Int
    /// Nothing is handed over after this minute.
    public var handOffBy: Int
    /// The places that drones and vans start from.
    public var bases: [Base]
    /// The villages served today.
    public var villages: [Village]
    /// The drones fit to fly today.
    public var drones: [Drone]
    /// The vans on duty today.
    public var vans: [Van]
    /// Driving times between bases and villages; a pair that is not listed cannot be driven.
    public var roads: [Road]
    /// The neighbours who hand parcels over today.
    public var volunteers: [Volunteer]
    /// What has to be delivered.
    public var parcels: [Parcel]

    /// A day from its parts.
    public init(
        firstLaunch: Int, homeBy: Int, handOffBy: Int, bases: [Base], villages: [Village],
        drones: [Drone] = [], vans: [Van] = [], roads: [Road] = [], volunteers: [Volunteer] = [],
        parcels: [Parcel] = []
    ) {
        self.firstLaunch = firstLaunch
        self.homeBy = homeBy
        self.handOffBy = handOffBy
        self.bases = bases
        self.villages = villages
        self.drones = drones
        self.vans = vans
        self.roads = roads
        self.volunteers = volunteers
        self.parcels = parcels
    }
}

/// A stretch of minutes. Two stretches that only touch do not overlap.
public struct Span: Sendable, Hashable, Codable {
    /// First minute.
    public var from: Int
    /// Last minute.
    public var to: Int
    /// The minutes between two readings of the clock.
    public init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }
    /// Whether the two share more than an end point.
    public func overlaps(_ other: Span) -> Bool { from < other.to && other.from < to }
}

extension DayProblem {
    /// A place that drones and vans start from.
    public struct Base: Sendable, Hashable, Codable {
        /// The base's name in this day.
        public var id: String
        /// Minutes between two launches here, 0 if several may leave together.
        public var launchGap: Int
        /// A base with its launch gap.
        public init(id: String, launchGap: Int) {
            self.id = id
            self.launchGap = launchGap
        }
    }

    /// A corridor from a base to a village's pad.
    public struct Corridor: Sendable, Hashable, Codable {
        /// The base it starts from.
        public var base: String
        /// Flying minutes to the village.
        public var out: Int
        /// Flying minutes back.
        public var back: Int
        /// When nothing may be in the air here; a flight touches it only at its ends.
        public var closed: [Span]
        /// A corridor, open all day unless said.
        public init(base: String, out: Int, back: Int, closed: [Span] = []) {
            self.base = base
            self.out = out
            self.back = back
            self.closed = closed
        }
    }

    /// A village with one landing pad.
    public struct Village: Sendable, Hashable, Codable {
        /// The village's name in this day.
        public var id: String
        /// Minutes one landing keeps the pad busy.
        public var padMinutes: Int
        /// The corridors that lead here; none means no drone comes.
        public var corridors: [Corridor]
        /// Set when an operator sent the village's parcels by van today: the reason in plain words.
        public var switchedToVan: String?
        /// When nothing may stand on the pad; nil or empty on an ordinary day.
        public var padBlocked: [Span]?
        /// A village and its corridors.
        public init(
            id: String, padMinutes: Int, corridors: [Corridor], switchedToVan: String? = nil
        ) {
            self.id = id
            self.padMinutes = padMinutes
            self.corridors = corridors
            self.switchedToVan = switchedToVan
        }
    }

    /// A drone fit to fly today.
    public struct Drone: Sendable, Hashable, Codable {
        /// The tail's name.
        public var id: String
        /// The base it starts from and returns to.
        public var base: String
        /// The most it may carry.
        public var payload: Grams
        /// The most its box holds; nil if only mass counts.
        public var volume: Millilitres?
        /// Minutes on the ground between a return and the next launch, battery change included.
        public var turnaround: Int
        /// The first minute it may launch.
        public var free: Int
        /// The classes its box can keep.
        public var keeps: Set<TemperatureClass>
        /// A drone; it keeps every class unless said.
        public init(
            id: String, base: String, payload: Grams, volume: Millilitres? = nil, turnaround: Int,
            free: Int, keeps: Set<TemperatureClass> = Set(TemperatureClass.allCases)
        ) {
            self.id = id
            self.base = base
            self.payload = payload
            self.volume = volume
            self.turnaround = turnaround
            self.free = free
            self.keeps = keeps
        }
    }
}
