public import Domain

/// Whether a home is asked how it is: gently, once a day, and only on its own television.
public struct Reminder: Sendable, Hashable {
    /// When it is asked; nil where it never is.
    public let remindAt: TimeOfDay?
    /// The first sign of life of the day, if there was one.
    public let firstSign: TimeOfDay?
    /// Whether it was answered today, or the answer is on its way.
    public let isAnswered: Bool
    /// Whether nobody is at home today.
    public let isAway: Bool
    /// Whether it was asked today and looked at.
    public let wasLookedAt: Bool

    /// What is known of the day.
    public init(
        remindAt: TimeOfDay?, firstSign: TimeOfDay?, isAnswered: Bool, isAway: Bool,
        wasLookedAt: Bool
    ) {
        self.remindAt = remindAt
        self.firstSign = firstSign
        self.isAnswered = isAnswered
        self.isAway = isAway
        self.wasLookedAt = wasLookedAt
    }

    /// Whether it is due at that time. A sign of life that comes after the reminder does not take it off the screen while somebody reads it.
    public func isDue(at time: TimeOfDay) -> Bool {
        guard let remindAt, time >= remindAt, !isAnswered, !isAway, !wasLookedAt else {
            return false
        }
        return firstSign.map { $0 >= remindAt } ?? true
    }
}
