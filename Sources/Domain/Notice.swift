extension Named {
    /// A notice of the municipality.
    public enum Notice {}
}

/// A notice of the municipality, named by the office.
public typealias NoticeId = Identifier<Named.Notice>

/// A notice (回覧板) for some villages or all, shown from one day to another.
public struct Notice: Sendable, Hashable, Codable {
    /// Most characters of a title in one language.
    public static let longestTitle = 40
    /// Most characters of a text in one language.
    public static let longestText = 2_000
    /// Most days a notice is shown.
    public static let longestDays = 370

    /// Its id.
    public let id: NoticeId
    /// What it is about, 1 to 40 characters a language; English may be empty.
    public let title: Note
    /// What it says, 1 to 2,000 characters a language; English may be empty.
    public let text: Note
    /// The text as it is read aloud, where kanji would be read wrongly.
    public let reading: String?
    /// The villages it is for; empty means all.
    public let villages: [VillageId]
    /// The first day it is shown.
    public let from: Day
    /// The last day it is shown.
    public let until: Day
    /// When it was posted.
    public let postedAt: Moment
    /// When it was taken down, if it was.
    public var withdrawnAt: Moment?

    /// A notice from its parts.
    public init(
        id: NoticeId, title: Note, text: Note, reading: String? = nil, villages: [VillageId],
        from: Day, until: Day, postedAt: Moment, withdrawnAt: Moment? = nil
    ) {
        self.id = id
        self.title = title
        self.text = text
        self.reading = reading
        self.villages = villages
        self.from = from
        self.until = until
        self.postedAt = postedAt
        self.withdrawnAt = withdrawnAt
    }

    /// Whether a village is meant.
    public func isFor(_ village: VillageId) -> Bool {
        villages.isEmpty || villages.contains(village)
    }

    /// Whether a village sees it on a day.
    public func isShown(in village: VillageId, on day: Day) -> Bool {
        withdrawnAt == nil && isFor(village) && (from...max(from, until)).contains(day)
    }
}

/// A notice as one household sees it.
public struct HouseholdNotice: Sendable, Hashable, Codable {
    /// Most notices one household sees at a time; the newest stay.
    public static let most = 20
    /// Most characters of all of them together, so that a view stays small.
    public static let mostCharacters = 20_000

    /// Its id.
    public let id: NoticeId
    /// What it is about.
    public let title: Note
    /// What it says.
    public let text: Note
    /// The text as it is read aloud, if it was given.
    public let reading: String?
    /// The day it was first shown.
    public let from: Day
    /// The last day it is shown.
    public let until: Day
    /// Whether the office knows that this household has read it.
    public let read: Bool

    /// A notice and whether it was read.
    public init(_ notice: Notice, read: Bool) {
        id = notice.id
        title = notice.title
        text = notice.text
        reading = notice.reading
        from = notice.from
        until = notice.until
        self.read = read
    }

    /// How many characters it has.
    public var length: Int {
        title.ja.count + title.en.count + text.ja.count + text.en.count + (reading?.count ?? 0)
    }

    /// The newest of a list that a view has room for.
    public static func fitting(_ all: [HouseholdNotice]) -> [HouseholdNotice] {
        var room = mostCharacters
        return Array(
            all.prefix(most).prefix { notice in
                room -= notice.length
                return room >= 0
            })
    }
}
