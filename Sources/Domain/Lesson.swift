/// One of the three things that can be practised on the television without anything being sent.
public enum Lesson: String, Sendable, Hashable, Codable, CaseIterable {
    /// Buying two things by their printed numbers.
    case shopping
    /// Saying that one is well.
    case wellness
    /// Asking for a car.
    case rides
}
