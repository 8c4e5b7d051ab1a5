public import Domain

/// Orders something. Answer: 201 with the `Order`, or a problem.
public struct PlaceOrder: Sendable, Hashable, Codable {
    /// For whom; only an operator names one, a box is its own household.
    public let household: HouseholdId?
    /// What and how many.
    public let items: [OrderItem]
    /// The wished delivery day; nil takes the next open one (an operator only).
    public let day: Day?
    /// How it came in; a box is always the television.
    public let channel: Channel
    /// A message.
    public init(household: HouseholdId? = nil, items: [OrderItem], day: Day?, channel: Channel) {
        self.household = household
        self.items = items
        self.day = day
        self.channel = channel
    }
}

/// Replaces an order's items. Answer: 200 with the `Order`, or a problem.
public struct ChangeOrder: Sendable, Hashable, Codable {
    /// The new items, all of them.
    public let items: [OrderItem]
    /// The version that was seen; another is refused as changed meanwhile. Nil takes the newest (an operator only).
    public let version: Int?
    /// A message.
    public init(items: [OrderItem], version: Int?) {
        self.items = items
        self.version = version
    }
}

/// Takes an order or a ride back, or records a step that needs nothing more. Answer: 200 with what it is now.
public struct Step: Sendable, Hashable, Codable {
    /// Why, in words; operators give one for what overrides.
    public let reason: String?
    /// What residents are told if it changes how their order comes.
    public let cause: ChangeCause?
    /// A message.
    public init(reason: String? = nil, cause: ChangeCause? = nil) {
        self.reason = reason
        self.cause = cause
    }
}

/// Asks for a ride. Answer: 201 with the `Ride`, or a problem.
public struct AskForRide: Sendable, Hashable, Codable {
    /// For whom; only an operator names one.
    public let household: HouseholdId?
    /// What is asked.
    public let request: RideRequest
    /// How it came in.
    public let channel: Channel
    /// A message.
    public init(household: HouseholdId? = nil, request: RideRequest, channel: Channel) {
        self.household = household
        self.request = request
        self.channel = channel
    }
}

/// Says how one is. Answer: 201 with the `CheckIn`.
public struct SayHowOneIs: Sendable, Hashable, Codable {
    /// Who; only an operator names one.
    public let household: HouseholdId?
    /// The answer.
    public let answer: WellnessAnswer
    /// The day it was pressed for; kept with the answer even if it arrives later. Nil takes the office's today.
    public let day: Day?
    /// How it came in.
    public let channel: Channel
    /// A message.
    public init(
        household: HouseholdId? = nil, answer: WellnessAnswer, day: Day? = nil, channel: Channel
    ) {
        self.household = household
        self.answer = answer
        self.day = day
        self.channel = channel
    }
}

/// Binds a box to the household the code was opened for. Answer: 201 with `Paired`.
public struct PairBox: Sendable, Hashable, Codable {
    /// Twelve digits, as the operator read them out; spaces and hyphens are ignored.
    public let code: String
    /// The box's Ed25519 public key, base64.
    public let publicKey: String
    /// What kind of box it is, 1 to 80 characters.
    public let model: String
    /// A message.
    public init(code: String, publicKey: String, model: String) {
        self.code = code
        self.publicKey = publicKey
        self.model = model
    }
}

/// What a box needs to know after pairing.
public struct Paired: Sendable, Hashable, Codable {
    /// Its id.
    public let box: BoxId
    /// Its household; nil for a kiosk.
    public let household: HouseholdId?
    /// Their family name; nil for a kiosk.
    public let householdName: Name?
    /// Where it stands, if it is a kiosk.
    public let place: RidePlaceId?
    /// The store epoch.
    public let epoch: String
    /// Six digits that the operator sees too.
    public let checkDigits: String
    /// An answer.
    public init(
        box: BoxId, household: HouseholdId? = nil, householdName: Name? = nil,
        place: RidePlaceId? = nil, epoch: String, checkDigits: String
    ) {
        self.box = box
        self.household = household
        self.householdName = householdName
        self.place = place
        self.epoch = epoch
        self.checkDigits = checkDigits
    }
}

/// How the office is.
public struct Health: Sendable, Hashable, Codable {
    /// `ok`, or one plain English sentence about what is wrong.
    public let status: String
    /// The version of the API.
    public let api: String
    /// The store epoch.
    public let epoch: String
    /// The office's present run; reads are signed for it.
    public let run: String
    /// The office's clock.
    public let time: Moment
    /// Whether this is a rehearsal store.
    public let rehearsal: Bool
    /// An answer.
    public init(
        status: String, api: String, epoch: String, run: String, time: Moment, rehearsal: Bool
    ) {
        self.status = status
        self.api = api
        self.epoch = epoch
        self.run = run
        self.time = time
        self.rehearsal = rehearsal
    }
}
