/// What the municipality has set about wellness: `Catalog/wellness.yaml` and `Catalog/consents.yaml`.
public struct WellnessTerms: Sendable, Hashable, Codable {
    /// When a home without a sign of life is gently asked on its television.
    public let remindAt: TimeOfDay
    /// After how many hours without a sign of life a home is listed, 12 to 96.
    public let silenceHours: Int
    /// When the day begins for signs of life; a key pressed before belongs to the night.
    public let dayBegins: TimeOfDay
    /// What residents may be asked to agree to.
    public let purposes: [ConsentPurpose]
    /// Terms.
    public init(
        remindAt: TimeOfDay = TimeOfDay(10, 0), silenceHours: Int = 24,
        dayBegins: TimeOfDay = TimeOfDay(4, 0), purposes: [ConsentPurpose] = []
    ) {
        self.remindAt = remindAt
        self.silenceHours = silenceHours
        self.dayBegins = dayBegins
        self.purposes = purposes
    }
}

/// What one household has of its own instead of the municipality's terms.
public struct WellnessSetting: Sendable, Hashable, Codable {
    /// When it is asked; nil takes the municipality's time.
    public var remindAt: TimeOfDay?
    /// Whether it is asked at all.
    public var reminds: Bool
    /// Hours of silence after which it is listed; nil takes the municipality's.
    public var silenceHours: Int?
    /// A setting.
    public init(remindAt: TimeOfDay? = nil, reminds: Bool = true, silenceHours: Int? = nil) {
        self.remindAt = remindAt
        self.reminds = reminds
        self.silenceHours = silenceHours
    }
}

/// Days on which nobody is at home, the first and the last included.
public struct Away: Sendable, Hashable, Codable {
    /// Most days one can be away at once.
    public static let mostDays = 60
    /// The first day.
    public let from: Day
    /// The last day.
    public let until: Day
    /// Days away.
    public init(from: Day, until: Day) {
        self.from = from
        self.until = until
    }
    /// Whether that day is one of them.
    public func covers(_ day: Day) -> Bool {
        (from.number...max(from.number, until.number)).contains(day.number)
    }
}

/// By what a home was last known to live.
public enum SignKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Somebody said how they are.
    case checkIn = "check-in"
    /// A key of the remote was pressed; only with consent.
    case key
    /// Something was ordered, or a ride asked for, on the television.
    case order
    /// A ride took place.
    case ride
    /// Goods were handed over.
    case handOver = "hand-over"
    /// Somebody spoke with them on the telephone.
    case phone
}

/// A sign of life.
public struct SignOfLife: Sendable, Hashable, Codable {
    /// By what.
    public let kind: SignKind
    /// When.
    public let at: Moment
    /// A sign.
    public init(kind: SignKind, at: Moment) {
        self.kind = kind
        self.at = at
    }
}

/// How somebody seemed at a hand-over.
public enum Observed: String, Sendable, Hashable, Codable, CaseIterable {
    /// 元気
    case fine
    /// 気になる
    case concern
    /// 要連絡
    case contact
}

/// What was noted about a household, which it may read itself.
public struct Observation: Sendable, Hashable, Codable {
    /// The most characters of a note: what fits on the television.
    public static let mostCharacters = 60
    /// When.
    public let at: Moment
    /// How they seemed.
    public let observed: Observed
    /// In words; may be empty.
    public let note: String
    /// Who noted it, as residents say: a volunteer's name or the office.
    public let by: Name
    /// A note.
    public init(at: Moment, observed: Observed, note: String, by: Name) {
        self.at = at
        self.observed = observed
        self.note = note
        self.by = by
    }
}

/// What a household's television knows of its wellness.
public struct WellnessView: Sendable, Hashable, Codable {
    /// When it is asked on a day without a sign of life; nil where it is never asked.
    public let remindAt: TimeOfDay?
    /// When its day begins.
    public let dayBegins: TimeOfDay
    /// The first sign of life of today that the office knows.
    public let firstSignToday: Moment?
    /// Days away that are not over.
    public let away: [Away]
    /// What was noted, newest first.
    public let notes: [Observation]
    /// What a television knows.
    public init(
        remindAt: TimeOfDay?, dayBegins: TimeOfDay, firstSignToday: Moment?, away: [Away],
        notes: [Observation]
    ) {
        self.remindAt = remindAt
        self.dayBegins = dayBegins
        self.firstSignToday = firstSignToday
        self.away = away
        self.notes = notes
    }
    /// The days away that cover a day, if any do.
    public func away(on day: Day) -> Away? { away.first { $0.covers(day) } }
}
