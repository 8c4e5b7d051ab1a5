/// The three faces.
public enum WellnessAnswer: String, Sendable, Hashable, Codable, CaseIterable {
    /// 元気です
    case well
    /// あまりよくない
    case notSoWell = "not-so-well"
    /// 電話をください
    case callMe = "call-me"
}

/// One household's answer on one day. A later answer of the same day replaces it on screen; the log keeps all.
public struct CheckIn: Sendable, Hashable, Codable {
    /// Who answered.
    public let household: HouseholdId
    /// Where they live.
    public let village: VillageId
    /// The day it is for.
    public let day: Day
    /// The answer.
    public let answer: WellnessAnswer
    /// How it came in.
    public let channel: Channel
    /// When the office received it.
    public let at: Moment
    /// An answer.
    public init(
        household: HouseholdId, village: VillageId, day: Day, answer: WellnessAnswer,
        channel: Channel, at: Moment
    ) {
        self.household = household
        self.village = village
        self.day = day
        self.answer = answer
        self.channel = channel
        self.at = at
    }
}
