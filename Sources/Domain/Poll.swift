extension Named {
    /// A question to the households.
    public enum Poll {}
}

/// A question to the households, named by the office.
public typealias PollId = Identifier<Named.Poll>

/// One question with two to four answers, for some villages or all. A household answers once; its last answer counts until the poll closes.
public struct Poll: Sendable, Hashable, Codable {
    /// Most characters of a question in one language.
    public static let longestQuestion = 40
    /// Most characters of an answer: Japanese, and English in half-width ones.
    public static let longestAnswer = (ja: 8, en: 16)
    /// Fewest households that may stand behind a figure that is told; fewer are hidden.
    public static let fewest = 5

    /// Its id.
    public let id: PollId
    /// What is asked.
    public let question: Note
    /// Two to four answers.
    public let answers: [Note]
    /// The villages; empty means all.
    public let villages: [VillageId]
    /// The last day on which it can be answered.
    public let until: Day
    /// When it was opened.
    public let openedAt: Moment
    /// When it was closed before its last day, if it was.
    public var closedAt: Moment?

    /// A poll from its parts.
    public init(
        id: PollId, question: Note, answers: [Note], villages: [VillageId], until: Day,
        openedAt: Moment, closedAt: Moment? = nil
    ) {
        self.id = id
        self.question = question
        self.answers = answers
        self.villages = villages
        self.until = until
        self.openedAt = openedAt
        self.closedAt = closedAt
    }

    /// Whether a village is meant.
    public func isFor(_ village: VillageId) -> Bool {
        villages.isEmpty || villages.contains(village)
    }

    /// Whether it can be answered on a day.
    public func isOpen(on day: Day) -> Bool { closedAt == nil && day <= until }
}

/// A poll as one household sees it.
public struct HouseholdPoll: Sendable, Hashable, Codable {
    /// Most polls one household sees at a time.
    public static let most = 4
    /// Its id.
    public let id: PollId
    /// What is asked.
    public let question: Note
    /// The answers.
    public let answers: [Note]
    /// The last day.
    public let until: Day
    /// What this household answered, from 0; nil if it has not.
    public let answer: Int?
    /// A poll and this household's answer.
    public init(_ poll: Poll, answer: Int?) {
        id = poll.id
        question = poll.question
        answers = poll.answers
        until = poll.until
        self.answer = answer
    }
}
