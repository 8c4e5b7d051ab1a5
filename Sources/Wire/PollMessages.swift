public import Domain

/// Opens a poll. Answer: 201 with the `PollRow`.
public struct OpenPoll: Sendable, Hashable, Codable {
    /// What is asked.
    public let question: Note
    /// Two to four answers.
    public let answers: [Note]
    /// The villages; empty means all.
    public let villages: [VillageId]
    /// The last day on which it can be answered.
    public let until: Day
    /// A message.
    public init(question: Note, answers: [Note], villages: [VillageId], until: Day) {
        self.question = question
        self.answers = answers
        self.villages = villages
        self.until = until
    }
}

/// A poll with how many households it is for.
public struct PollRow: Sendable, Hashable, Codable {
    /// The poll.
    public let poll: Poll
    /// Households it is for.
    public let households: Int
    /// Those that answered; hidden while they are few.
    public let answered: Figure
    /// A row.
    public init(poll: Poll, households: Int, answered: Figure) {
        self.poll = poll
        self.households = households
        self.answered = answered
    }
}

/// How a poll was answered, by village, small figures hidden.
public struct PollResult: Sendable, Hashable, Codable {
    /// One village, or all of them (`all`).
    public struct Row: Sendable, Hashable, Codable {
        /// The village's id or `all`.
        public let id: String
        /// Its name.
        public let name: Name
        /// Households that were asked.
        public let households: Int
        /// How often each answer was given, in their order.
        public let counts: [Figure]
        /// A row.
        public init(id: String, name: Name, households: Int, counts: [Figure]) {
            self.id = id
            self.name = name
            self.households = households
            self.counts = counts
        }
    }
    /// The poll.
    public let poll: Poll
    /// The villages, the whole last.
    public let rows: [Row]
    /// A result.
    public init(poll: Poll, rows: [Row]) {
        self.poll = poll
        self.rows = rows
    }
}

/// Answers a poll. Answer: 200 with the same.
public struct AnswerPoll: Sendable, Hashable, Codable {
    /// Which household; only an operator names one.
    public let household: HouseholdId?
    /// Which answer, from 0.
    public let answer: Int
    /// How it came in; a box is always the television.
    public let channel: Channel
    /// A message.
    public init(household: HouseholdId? = nil, answer: Int, channel: Channel) {
        self.household = household
        self.answer = answer
        self.channel = channel
    }
}
