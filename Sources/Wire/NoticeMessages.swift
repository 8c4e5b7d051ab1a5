public import Domain

/// Posts a notice. Answer: 201 with the `NoticeRow`.
public struct PostNotice: Sendable, Hashable, Codable {
    /// Most characters of one piece of a text; a longer text travels in several.
    public static let pieceLength = 1_000

    /// What it is about; English may be empty.
    public let title: Note
    /// The Japanese text in pieces, to be put together again.
    public let ja: [String]
    /// The English text in pieces; empty if there is none.
    public let en: [String]
    /// The text as it is read aloud, in pieces.
    public let reading: [String]?
    /// The villages; empty means all.
    public let villages: [VillageId]
    /// The first day it is shown.
    public let from: Day
    /// The last day it is shown.
    public let until: Day

    /// A message.
    public init(
        title: Note, text: Note, reading: String?, villages: [VillageId], from: Day, until: Day
    ) {
        self.title = title
        ja = Self.pieces(text.ja)
        en = Self.pieces(text.en)
        self.reading = reading.map(Self.pieces)
        self.villages = villages
        self.from = from
        self.until = until
    }

    /// The text put together again.
    public var text: Note { Note(ja: ja.joined(), en: en.joined()) }

    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(pieceLength)))
            rest = rest.dropFirst(pieceLength)
        }
        return pieces
    }
}

/// A notice with how many it reached. A box is reached when it asked for its view since.
public struct NoticeRow: Sendable, Hashable, Codable {
    /// The notice.
    public let notice: Notice
    /// Households it is for.
    public let households: Int
    /// Those with a television that was heard from since it was posted.
    public let reached: Int
    /// Those that have read it or were told.
    public let read: Int

    /// A row.
    public init(notice: Notice, households: Int, reached: Int, read: Int) {
        self.notice = notice
        self.households = households
        self.reached = reached
        self.read = read
    }
}

/// A notice with the households that have not read it: whom to telephone or visit.
public struct NoticeReads: Sendable, Hashable, Codable {
    /// A household that has not read it.
    public struct Unread: Sendable, Hashable, Codable {
        /// Which.
        public let household: HouseholdId
        /// Its name.
        public let name: Name
        /// Its village.
        public let village: VillageId
        /// Its telephone number.
        public let phone: String
        /// Whether it has a television that could show it; the others wait for a call or paper.
        public let hasBox: Bool
        /// A household.
        public init(_ household: Household, hasBox: Bool) {
            self.household = household.id
            name = household.name
            village = household.village
            phone = household.phone
            self.hasBox = hasBox
        }
    }
    /// The notice with its counts.
    public let row: NoticeRow
    /// Who has not read it: those without a television first.
    public let unread: [Unread]

    /// A list.
    public init(row: NoticeRow, unread: [Unread]) {
        self.row = row
        self.unread = unread
    }
}

/// Says that a household has read a notice. Answer: 200 with the same.
public struct NoticeReceipt: Sendable, Hashable, Codable {
    /// Which household; only an operator names one.
    public let household: HouseholdId?
    /// How it reached them; a box is always the television.
    public let channel: Channel
    /// A message.
    public init(household: HouseholdId? = nil, channel: Channel) {
        self.household = household
        self.channel = channel
    }
}
