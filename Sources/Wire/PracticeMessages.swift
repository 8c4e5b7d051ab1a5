public import Domain

/// Notes that a lesson of the practice was finished. Answer: 201 with `Practised`.
public struct NotePractice: Sendable, Hashable, Codable {
    /// Who; only an operator names one, as after a visit.
    public let household: HouseholdId?
    /// The lesson.
    public let lesson: Lesson
    /// A message.
    public init(household: HouseholdId? = nil, lesson: Lesson) {
        self.household = household
        self.lesson = lesson
    }
}

/// What a household has practised.
public struct Practised: Sendable, Hashable, Codable {
    /// Who.
    public let household: HouseholdId
    /// The lessons finished at least once, as words of `Lesson`, sorted.
    public let lessons: [String]
    /// An answer.
    public init(household: HouseholdId, lessons: [String]) {
        self.household = household
        self.lessons = lessons
    }
}

extension Route {
    /// Notes a finished lesson of the practice.
    public static let notePractice = Route(
        "notePractice", "POST", "/v1/practices", [.box, .operator])
}
