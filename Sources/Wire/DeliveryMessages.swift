public import Domain

/// An order that cannot be brought on its day, with the reason for both readers.
public struct HeldOrder: Sendable, Hashable, Codable {
    /// The order.
    public let order: OrderId
    /// Its number on the phone.
    public let receipt: ReceiptNumber
    /// Where it goes.
    public let village: VillageId
    /// A stable word.
    public let code: String
    /// The reason in words for the resident.
    public let reason: Note
    /// A held order.
    public init(
        order: OrderId, receipt: ReceiptNumber, village: VillageId, code: String, reason: Note
    ) {
        self.order = order
        self.receipt = receipt
        self.village = village
        self.code = code
        self.reason = reason
    }
}

/// An order within a load: what stands on the bag.
public struct LoadedOrder: Sendable, Hashable, Codable {
    /// The order.
    public let order: OrderId
    /// Its number.
    public let receipt: ReceiptNumber
    /// The household's name.
    public let householdName: Name
    /// When the volunteer is expected at the door.
    public let handOff: TimeOfDay
    /// Why it does not fly, if it goes by van and might have flown: a stable word and a sentence.
    public let groundReason: Note?
    /// A loaded order.
    public init(
        order: OrderId, receipt: ReceiptNumber, householdName: Name, handOff: TimeOfDay,
        groundReason: Note?
    ) {
        self.order = order
        self.receipt = receipt
        self.householdName = householdName
        self.handOff = handOff
        self.groundReason = groundReason
    }
}

/// How far a sortie has come.
public enum SortieProgress: String, Sendable, Hashable, Codable, CaseIterable {
    /// In the plan.
    case planned
    /// Checklist done: weather, airspace, drone, battery, pad.
    case checked
    /// Goods aboard and weighed.
    case loaded
    /// In the air.
    case launched
    /// At the hall.
    case landed
    /// Back at the base.
    case returned
    /// Given up; its orders go to the van.
    case cancelled

    /// What may follow.
    public var next: Set<SortieProgress> {
        switch self {
        case .planned: [.checked, .cancelled]
        case .checked: [.loaded, .cancelled]
        case .loaded: [.launched, .cancelled]
        case .launched: [.landed, .returned]
        case .landed: [.returned]
        case .returned, .cancelled: []
        }
    }
}

/// One flight out and back.
public struct SortieView: Sendable, Hashable, Codable {
    /// Its id.
    public let id: SortieId
    /// The drone.
    public let drone: DroneId
    /// From.
    public let base: BaseId
    /// To.
    public let village: VillageId
    /// Planned launch.
    public let launch: TimeOfDay
    /// Planned landing at the hall.
    public let arrival: TimeOfDay
    /// Planned return.
    public let back: TimeOfDay
    /// Who takes over at the hall.
    public let volunteer: VolunteerId
    /// The load in hand-over order.
    public let orders: [LoadedOrder]
    /// The load's mass.
    public let mass: Grams
    /// How far it has come.
    public var progress: SortieProgress
    /// A sortie.
    public init(
        id: SortieId, drone: DroneId, base: BaseId, village: VillageId, launch: TimeOfDay,
        arrival: TimeOfDay, back: TimeOfDay, volunteer: VolunteerId, orders: [LoadedOrder],
        mass: Grams, progress: SortieProgress
    ) {
        self.id = id
        self.drone = drone
        self.base = base
        self.village = village
        self.launch = launch
        self.arrival = arrival
        self.back = back
        self.volunteer = volunteer
        self.orders = orders
        self.mass = mass
        self.progress = progress
    }
}

/// One tour of a van.
public struct VanRoundView: Sendable, Hashable, Codable {
    /// One hall on the tour.
    public struct Stop: Sendable, Hashable, Codable {
        /// The village.
        public let village: VillageId
        /// Planned arrival.
        public let arrival: TimeOfDay
        /// Who takes over at the hall.
        public let volunteer: VolunteerId?
        /// What is unloaded, in hand-over order.
        public let orders: [LoadedOrder]
        /// A stop.
        public init(
            village: VillageId, arrival: TimeOfDay, volunteer: VolunteerId?, orders: [LoadedOrder]
        ) {
            self.village = village
            self.arrival = arrival
            self.volunteer = volunteer
            self.orders = orders
        }
    }
    /// Its id.
    public let id: String
    /// The van.
    public let van: VanId
    /// From.
    public let base: BaseId
    /// Planned departure.
    public let departs: TimeOfDay
    /// Planned return.
    public let returns: TimeOfDay
    /// The halls in order.
    public let stops: [Stop]
    /// The load's mass.
    public let mass: Grams
    /// `planned`, `departed`, `returned`.
    public var progress: String
    /// Villages already served.
    public var arrived: [VillageId]
    /// A round.
    public init(
        id: String, van: VanId, base: BaseId, departs: TimeOfDay, returns: TimeOfDay,
        stops: [Stop], mass: Grams, progress: String, arrived: [VillageId]
    ) {
        self.id = id
        self.van = van
        self.base = base
        self.departs = departs
        self.returns = returns
        self.stops = stops
        self.mass = mass
        self.progress = progress
        self.arrived = arrived
    }
}

/// Orders that a volunteer carries on foot from a shop or base in the village.
public struct WalkView: Sendable, Hashable, Codable {
    /// Who walks.
    public let volunteer: VolunteerId
    /// Where.
    public let village: VillageId
    /// Departure.
    public let departs: TimeOfDay
    /// The orders.
    public let orders: [LoadedOrder]
    /// A walk.
    public init(
        volunteer: VolunteerId, village: VillageId, departs: TimeOfDay, orders: [LoadedOrder]
    ) {
        self.volunteer = volunteer
        self.village = village
        self.departs = departs
        self.orders = orders
    }
}

/// The plan of a day: every order is carried or held with a reason.
public struct PlanView: Sendable, Hashable, Codable {
    /// What the planner can prove about the plan.
    public struct Certificate: Sendable, Hashable, Codable {
        /// Orders that fly.
        public let byAir: Int
        /// Flights.
        public let sorties: Int
        /// No plan can do with fewer flights for the same orders.
        public let sortieBound: Int
        /// A certificate.
        public init(byAir: Int, sorties: Int, sortieBound: Int) {
            self.byAir = byAir
            self.sorties = sorties
            self.sortieBound = sortieBound
        }
    }
    /// The day.
    public let day: Day
    /// Raised by one at each making.
    public let version: Int
    /// `draft` or `published`.
    public let status: String
    /// When it was made.
    public let madeAt: Moment
    /// Flights by launch.
    public let sorties: [SortieView]
    /// Van rounds by departure.
    public let vanRounds: [VanRoundView]
    /// Walks by departure.
    public let walks: [WalkView]
    /// What cannot be brought.
    public let held: [HeldOrder]
    /// The proof.
    public let certificate: Certificate
    /// A plan.
    public init(
        day: Day, version: Int, status: String, madeAt: Moment, sorties: [SortieView],
        vanRounds: [VanRoundView], walks: [WalkView], held: [HeldOrder], certificate: Certificate
    ) {
        self.day = day
        self.version = version
        self.status = status
        self.madeAt = madeAt
        self.sorties = sorties
        self.vanRounds = vanRounds
        self.walks = walks
        self.held = held
        self.certificate = certificate
    }
}

/// Makes a draft plan. Missing wind is treated as red, never as calm. Answer: 201 with the `PlanView`.
public struct MakePlan: Sendable, Hashable, Codable {
    /// A wind reading at a base or hall, or spoken by whoever stands there.
    public struct Wind: Sendable, Hashable, Codable {
        /// The corridor's village; nil for all.
        public let village: VillageId?
        /// Mean wind in centimetres a second.
        public let mean: Int
        /// Gust in centimetres a second.
        public let gust: Int
        /// A reading.
        public init(village: VillageId?, mean: Int, gust: Int) {
            self.village = village
            self.mean = mean
            self.gust = gust
        }
    }
    /// Readings taken now.
    public let wind: [Wind]
    /// Orders that matter most.
    public let urgent: [OrderId]
    /// Drones, vans and volunteers to plan without, by id: what if they were not there. Only with
    /// a dry run.
    public let without: [String]?
    /// A message.
    public init(wind: [Wind], urgent: [OrderId] = [], without: [String]? = nil) {
        self.wind = wind
        self.urgent = urgent
        self.without = without
    }
}

/// One hand-over, to be done or done.
public struct HandOffRow: Sendable, Hashable, Codable {
    /// The order.
    public let order: Order
    /// The household's name.
    public let householdName: Name
    /// House number.
    public let address: String
    /// Telephone number.
    public let phone: String
    /// Who goes to the door.
    public let volunteer: VolunteerId?
    /// When that is expected.
    public let expected: TimeOfDay?
    /// A row.
    public init(
        order: Order, householdName: Name, address: String, phone: String,
        volunteer: VolunteerId?, expected: TimeOfDay?
    ) {
        self.order = order
        self.householdName = householdName
        self.address = address
        self.phone = phone
        self.volunteer = volunteer
        self.expected = expected
    }
}

/// Records a hand-over: done (to whom), failed (why) or undo (why). Answer: 200 with the `Order`.
public struct HandOffStep: Sendable, Hashable, Codable {
    /// To whom, for `done`.
    public let to: String?
    /// A note, or the reason.
    public let note: String?
    /// How they seemed, for `done`; the note then belongs to it and is kept only with consent.
    public let observed: Observed?
    /// A message.
    public init(to: String?, note: String?, observed: Observed? = nil) {
        self.to = to
        self.note = note
        self.observed = observed
    }
}

/// Gives a village another carrier. It ends with the day. Answer: 200 with `CarrierSwitched`.
public struct SwitchCarrier: Sendable, Hashable, Codable {
    /// The village.
    public let village: VillageId
    /// The carrier from now on.
    public let carrier: CarrierKind
    /// The day.
    public let day: Day
    /// Why, in words; residents are told in plain words of our own.
    public let reason: String
    /// What residents are told of it; nil says only that the plan has changed.
    public let cause: ChangeCause?
    /// A message.
    public init(
        village: VillageId, carrier: CarrierKind, day: Day, reason: String,
        cause: ChangeCause? = nil
    ) {
        self.cause = cause
        self.village = village
        self.carrier = carrier
        self.day = day
        self.reason = reason
    }
}

/// What a switch did.
public struct CarrierSwitched: Sendable, Hashable, Codable {
    /// Orders that changed carrier and whose households see it on their television.
    public let orders: [OrderId]
    /// An answer.
    public init(orders: [OrderId]) { self.orders = orders }
}
