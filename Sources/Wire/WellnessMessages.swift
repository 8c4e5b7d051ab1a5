public import Domain

/// Announces days away. Answer: 201 with the `Away`, or a problem.
public struct AnnounceAway: Sendable, Hashable, Codable {
    /// For whom; only an operator names one.
    public let household: HouseholdId?
    /// The first day.
    public let from: Day
    /// The last day.
    public let until: Day
    /// How it came in.
    public let channel: Channel
    /// Why, in words; an operator gives one.
    public let reason: String?
    /// A message.
    public init(
        household: HouseholdId? = nil, from: Day, until: Day, channel: Channel,
        reason: String? = nil
    ) {
        self.household = household
        self.from = from
        self.until = until
        self.channel = channel
        self.reason = reason
    }
}

/// Says that somebody is home again. Answer: 200 with the same message and the day filled in.
public struct ComeHome: Sendable, Hashable, Codable {
    /// For whom; only an operator names one.
    public let household: HouseholdId?
    /// The first day at home; nil takes today.
    public let day: Day?
    /// How it came in.
    public let channel: Channel
    /// Why, in words; an operator gives one.
    public let reason: String?
    /// A message.
    public init(
        household: HouseholdId? = nil, day: Day?, channel: Channel, reason: String? = nil
    ) {
        self.household = household
        self.day = day
        self.channel = channel
        self.reason = reason
    }
}

/// Tells that a key was pressed in three hours of a day. Only sent, and only taken, with consent. Answer: 201 with the same.
public struct TellKeySign: Sendable, Hashable, Codable {
    /// The day, which begins in the small hours.
    public let day: Day
    /// The three hours: 0 to 7.
    public let part: Int
    /// A message.
    public init(day: Day, part: Int) {
        self.day = day
        self.part = part
    }
}

/// Sets what a household has of its own. Answer: 200 with the `WellnessSetting`.
public struct SetWellness: Sendable, Hashable, Codable {
    /// The setting, whole.
    public let setting: WellnessSetting
    /// Why, in words.
    public let reason: String
    /// A message.
    public init(setting: WellnessSetting, reason: String) {
        self.setting = setting
        self.reason = reason
    }
}

extension Route {
    /// Announces days away.
    public static let announceAway = Route("announceAway", "POST", "/v1/aways", [.box, .operator])
    /// Says that somebody is home again.
    public static let comeHome = Route("comeHome", "POST", "/v1/home-comings", [.box, .operator])
    /// Tells that a key was pressed; with consent only.
    public static let keySign = Route("keySign", "POST", "/v1/key-signs", [.box])
    /// What was noted about a household.
    public static let observations = Route(
        "observations", "GET", "/v1/households/{household}/observations", [.operator])
    /// Sets when a household is asked, and after how much silence it is listed.
    public static let setWellness = Route(
        "setWellness", "POST", "/v1/households/{household}/wellness", [.operator])

    static let ofWellness: [Route] = [
        .announceAway, .comeHome, .keySign, .observations, .setWellness,
    ]
}
