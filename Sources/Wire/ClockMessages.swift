public import Domain

extension Route {
    /// Puts the close of a day off, where the office was not there before it.
    public static let extendClose = Route(
        "extendClose", "POST", "/v1/days/{day}/extension", [.operator])
    /// Says that the system's clock is right after it jumped, so that the office follows it again.
    public static let followClock = Route("followClock", "POST", "/v1/clock/follow", [.operator])

    /// The office's time.
    static let ofClock: [Route] = [.extendClose, .followClock]
}

/// That the close of a day may be put off: nobody could order when it counted.
public struct ExtensionOffer: Sendable, Hashable, Codable {
    /// The close that was missed.
    public let due: Moment
    /// For how many seconds of the quarter of an hour before it the office was not there.
    public let absentSeconds: Int
    /// The latest time it may be put off to.
    public let latest: Moment
    /// An offer.
    public init(due: Moment, absentSeconds: Int, latest: Moment) {
        self.due = due
        self.absentSeconds = absentSeconds
        self.latest = latest
    }
}

/// Puts the close of a day off. Answer: 200 with `Extended`.
public struct ExtendClose: Sendable, Hashable, Codable {
    /// The new time.
    public let until: TimeOfDay
    /// Why, in words.
    public let reason: String
    /// A message.
    public init(until: TimeOfDay, reason: String) {
        self.until = until
        self.reason = reason
    }
}

/// What putting a close off did.
public struct Extended: Sendable, Hashable, Codable {
    /// The slots that are open again.
    public let slots: [Slot]
    /// Until when.
    public let until: Moment
    /// The place of the entry in the order log.
    public let sequence: Int64
    /// An answer.
    public init(slots: [Slot], until: Moment, sequence: Int64) {
        self.slots = slots
        self.until = until
        self.sequence = sequence
    }
}

/// That the office follows the system's clock again. Answer to `followClock`.
public struct ClockFollowed: Sendable, Hashable, Codable {
    /// By how many seconds the clock had jumped.
    public let jumpSeconds: Int
    /// An answer.
    public init(jumpSeconds: Int) { self.jumpSeconds = jumpSeconds }
}
