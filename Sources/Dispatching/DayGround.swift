public import Domain

extension DayProblem {
    /// A van on duty today.
    public struct Van: Sendable, Hashable, Codable {
        /// The van's name.
        public var id: String
        /// The base it loads at.
        public var base: String
        /// The most it may carry on one round.
        public var payload: Grams
        /// The most that fits on one round.
        public var volume: Millilitres
        /// The first minute it may leave.
        public var free: Int
        /// The minute it must be back for good.
        public var shiftEnd: Int
        /// The most stops on one round.
        public var maxStops: Int
        /// Minutes to unload at a stop.
        public var unload: Int
        /// Minutes the crew needs for each parcel it hands over itself; nil if the crew may not.
        public var crewHandsOver: Int?
        /// The classes it can keep.
        public var keeps: Set<TemperatureClass>
        /// A van and its shift; it keeps every class unless said.
        public init(
            id: String, base: String, payload: Grams, volume: Millilitres, free: Int, shiftEnd: Int,
            maxStops: Int, unload: Int = 5, crewHandsOver: Int? = nil,
            keeps: Set<TemperatureClass> = Set(TemperatureClass.allCases)
        ) {
            self.id = id
            self.base = base
            self.payload = payload
            self.volume = volume
            self.free = free
            self.shiftEnd = shiftEnd
            self.maxStops = maxStops
            self.unload = unload
            self.crewHandsOver = crewHandsOver
            self.keeps = keeps
        }
    }

    /// The drive between two places, the same both ways.
    public struct Road: Sendable, Hashable, Codable {
        /// A base or village.
        public var from: String
        /// A base or village.
        public var to: String
        /// Driving minutes.
        public var minutes: Int
        /// A drive between two places.
        public init(from: String, to: String, minutes: Int) {
            self.from = from
            self.to = to
            self.minutes = minutes
        }
    }

    /// A neighbour who hands parcels over.
    public struct Volunteer: Sendable, Hashable, Codable {
        /// The volunteer's name in this day.
        public var id: String
        /// The villages the volunteer serves.
        public var villages: [String]
        /// When the volunteer is there: from the first arrival to the last hand-off.
        public var window: Span
        /// Minutes for each parcel.
        public var perOrder: Int
        /// Minutes before the first parcel of a load.
        public var fixed: Int
        /// The most parcels today.
        public var maxOrders: Int
        /// Minutes already given this month, for fairness.
        public var minutesGivenThisMonth: Int
        /// Set if the volunteer can fetch parcels on foot.
        public var onFoot: Walk?

        /// How a volunteer fetches parcels on foot from a base in or beside the village.
        public struct Walk: Sendable, Hashable, Codable {
            /// The base the parcels are fetched from.
            public var base: String
            /// Walking minutes one way.
            public var minutes: Int
            /// The most the volunteer carries at once.
            public var carries: Grams
            /// A walk from a base.
            public init(base: String, minutes: Int, carries: Grams) {
                self.base = base
                self.minutes = minutes
                self.carries = carries
            }
        }

        /// A volunteer and the shift offered.
        public init(
            id: String, villages: [String], window: Span, perOrder: Int, fixed: Int, maxOrders: Int,
            minutesGivenThisMonth: Int = 0, onFoot: Walk? = nil
        ) {
            self.id = id
            self.villages = villages
            self.window = window
            self.perOrder = perOrder
            self.fixed = fixed
            self.maxOrders = maxOrders
            self.minutesGivenThisMonth = minutesGivenThisMonth
            self.onFoot = onFoot
        }
    }

    /// One packed bag for one household: what an errand becomes when it reaches the planner.
    public struct Parcel: Sendable, Hashable, Codable {
        /// The parcel's name in this day.
        public var id: String
        /// Where it goes.
        public var village: String
        /// Its mass.
        public var mass: Grams
        /// Its volume.
        public var volume: Millilitres
        /// How it is kept; never mixed with another class in one drone load.
        public var keeping: TemperatureClass
        /// The minute it is packed and may leave.
        public var ready: Int
        /// Whether it must come before dark.
        public var urgent: Bool
        /// Set if it may never fly: the reason in plain words.
        public var groundOnly: String?
        /// The minute by which it was promised, once published; nil before.
        public var promisedBy: Int?
        /// A parcel for one household.
        public init(
            id: String, village: String, mass: Grams, volume: Millilitres = 0,
            keeping: TemperatureClass = .ambient, ready: Int, urgent: Bool = false,
            groundOnly: String? = nil, promisedBy: Int? = nil
        ) {
            self.id = id
            self.village = village
            self.mass = mass
            self.volume = volume
            self.keeping = keeping
            self.ready = ready
            self.urgent = urgent
            self.groundOnly = groundOnly
            self.promisedBy = promisedBy
        }
    }
}
