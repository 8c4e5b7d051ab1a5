/// What happens to every parcel of one day, and what the plan is worth.
public struct DayPlan: Sendable, Hashable, Codable {
    /// Drone flights, by launch minute.
    public var sorties: [Sortie]
    /// Van rounds, by departure.
    public var vanRounds: [VanRound]
    /// Errands on foot, by departure.
    public var walks: [Walk]
    /// One answer for every parcel of the problem.
    public var answers: [String: Answer]
    /// What is proven about the sorties.
    public var certificate: Certificate
    /// The operator's figures, compared in order.
    public var objective: Objective

    /// A plan from its parts.
    public init(
        sorties: [Sortie], vanRounds: [VanRound], walks: [Walk], answers: [String: Answer],
        certificate: Certificate, objective: Objective
    ) {
        self.sorties = sorties
        self.vanRounds = vanRounds
        self.walks = walks
        self.answers = answers
        self.certificate = certificate
        self.objective = objective
    }
}

/// One parcel reaching its household.
public struct HandOff: Sendable, Hashable, Codable {
    /// The parcel.
    public var parcel: String
    /// The minute it is handed over.
    public var minute: Int
    /// A parcel handed over at a minute.
    public init(parcel: String, minute: Int) {
        self.parcel = parcel
        self.minute = minute
    }
}

/// One flight out and back.
public struct Sortie: Sendable, Hashable, Codable {
    /// The sortie's name in this plan: `S1`, `S2` … by launch.
    public var id: String
    /// The drone that flies.
    public var drone: String
    /// The base it leaves and returns to.
    public var base: String
    /// The village it serves.
    public var village: String
    /// Launch minute.
    public var launch: Int
    /// Minute of the approach to the pad.
    public var arrival: Int
    /// Minute back at the base.
    public var back: Int
    /// Who meets it.
    public var volunteer: String
    /// The parcels in hand-off order.
    public var handOffs: [HandOff]
    /// A sortie from its parts.
    public init(
        id: String, drone: String, base: String, village: String, launch: Int, arrival: Int,
        back: Int, volunteer: String, handOffs: [HandOff]
    ) {
        self.id = id
        self.drone = drone
        self.base = base
        self.village = village
        self.launch = launch
        self.arrival = arrival
        self.back = back
        self.volunteer = volunteer
        self.handOffs = handOffs
    }
}

/// One round of a van from its base and back.
public struct VanRound: Sendable, Hashable, Codable {
    /// The round's name in this plan: `R1`, `R2` … by departure.
    public var id: String
    /// The van.
    public var van: String
    /// Minute it leaves the base.
    public var departs: Int
    /// The stops in driving order.
    public var stops: [Stop]
    /// Minute it is back at the base.
    public var returns: Int

    /// One stop of a round.
    public struct Stop: Sendable, Hashable, Codable {
        /// The village.
        public var village: String
        /// Minute the unloading starts.
        public var arrival: Int
        /// Who meets the van; nil if the crew hands over itself.
        public var volunteer: String?
        /// The parcels in hand-off order.
        public var handOffs: [HandOff]
        /// A stop from its parts.
        public init(village: String, arrival: Int, volunteer: String?, handOffs: [HandOff]) {
            self.village = village
            self.arrival = arrival
            self.volunteer = volunteer
            self.handOffs = handOffs
        }
    }

    /// A round from its parts.
    public init(id: String, van: String, departs: Int, stops: [Stop], returns: Int) {
        self.id = id
        self.van = van
        self.departs = departs
        self.stops = stops
        self.returns = returns
    }
}

/// One errand of a volunteer on foot.
public struct Walk: Sendable, Hashable, Codable {
    /// The errand's name in this plan: `F1`, `F2` … by departure.
    public var id: String
    /// Who walks.
    public var volunteer: String
    /// The base the parcels are fetched from.
    public var base: String
    /// The village.
    public var village: String
    /// Minute the volunteer leaves the base with the parcels.
    public var departs: Int
    /// The parcels in hand-off order.
    public var handOffs: [HandOff]
    /// An errand from its parts.
    public init(
        id: String, volunteer: String, base: String, village: String, departs: Int,
        handOffs: [HandOff]
    ) {
        self.id = id
        self.volunteer = volunteer
        self.base = base
        self.village = village
        self.departs = departs
        self.handOffs = handOffs
    }
}

/// What carries a parcel.
public enum Carrier: Sendable, Hashable, Codable {
    /// A drone, on the sortie of that name.
    case drone(sortie: String)
    /// A van, on the round of that name.
    case van(round: String)
    /// A volunteer on foot, on the errand of that name.
    case onFoot(walk: String)
}

/// What the planner says to one parcel. It never shrugs.
public enum Answer: Sendable, Hashable, Codable {
    /// Comes today at that minute; `notByAir` says why it does not fly, and is nil if it does.
    case carried(by: Carrier, at: Int, notByAir: Reason?)
    /// Does not come today.
    case held(Reason)
}

/// What is proven about a plan's sorties.
public struct Certificate: Sendable, Hashable, Codable {
    /// Parcels that fly.
    public var servedByAir: Int
    /// Parcels that could fly by their own nature.
    public var eligible: Int
    /// Flights.
    public var sorties: Int
    /// No plan carries the same parcels by air in fewer flights than this.
    public var lowerBound: Int
    /// No plan carries more parcels by air than this: each of them finds a flight on a day of its
    /// own, and each pad, drone and volunteer takes no more than it can.
    public var mostByAir: Int
    /// A certificate from its figures.
    public init(
        servedByAir: Int, eligible: Int, sorties: Int, lowerBound: Int, mostByAir: Int
    ) {
        self.servedByAir = servedByAir
        self.eligible = eligible
        self.sorties = sorties
        self.lowerBound = lowerBound
        self.mostByAir = mostByAir
    }
    /// Flights above the bound; 0 means proven fewest.
    public var gap: Int { sorties - lowerBound }
}

/// The operator's figures in the order they are compared; smaller is better.
public struct Objective: Sendable, Hashable, Codable, Comparable {
    /// 1: urgent parcels not carried today.
    public var urgentUnserved: Int
    /// 2: parcels that could fly by their own nature and do not, and any that stay.
    public var notByAir: Int
    /// 3: minutes the vans are out.
    public var vanMinutes: Int
    /// 4: parcels that come after the minute promised.
    public var brokenPromises: Int
    /// 5: flights.
    public var sorties: Int
    /// 6: sum of hand-off minutes, an urgent parcel counted `urgentWeight` times.
    public var handOffSum: Int
    /// 7: sum over volunteers of the square of their minutes this month, today included.
    public var unfairness: Int
    /// How many times an urgent parcel's minute counts.
    public static let urgentWeight = 3
    /// The figures of a plan.
    public init(
        urgentUnserved: Int, notByAir: Int, vanMinutes: Int, brokenPromises: Int, sorties: Int,
        handOffSum: Int, unfairness: Int
    ) {
        self.urgentUnserved = urgentUnserved
        self.notByAir = notByAir
        self.vanMinutes = vanMinutes
        self.brokenPromises = brokenPromises
        self.sorties = sorties
        self.handOffSum = handOffSum
        self.unfairness = unfairness
    }
    private var tuple: [Int] {
        [
            urgentUnserved, notByAir, vanMinutes, brokenPromises, sorties, handOffSum, unfairness,
        ]
    }
    /// Whether the first figure that differs is smaller.
    public static func < (left: Self, right: Self) -> Bool {
        left.tuple.lexicographicallyPrecedes(right.tuple)
    }
}
