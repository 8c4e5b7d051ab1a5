extension Named {
    /// An alert of the municipality.
    public enum Alert {}
}

/// An alert of the municipality, named by the office.
public typealias AlertId = Identifier<Named.Alert>

/// The national scale of five alert levels (内閣府「避難情報に関するガイドライン」, 2021).
public enum AlertLevel: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case one = 1
    case two, three, four, five
    /// Orders by danger.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// An alert that takes over the televisions of some villages, or a drill of one.
public struct Alert: Sendable, Hashable, Codable {
    /// Most characters of a Japanese title, so that it stands in one line however large; half-width ones of an English title.
    public static let longestTitle = (ja: 16, en: 32)
    /// Most characters of a text.
    public static let longestText = (ja: 60, en: 120)
    /// Hours in which a cleared alert is still told to those who saw it.
    public static let hoursAfterwards = 24

    /// Its id.
    public let id: AlertId
    /// How dangerous it is.
    public var level: AlertLevel
    /// Whether it is a drill; a drill never becomes real and a real one never a drill.
    public let isDrill: Bool
    /// What happens, as in 「川の水が ふえています」.
    public var title: Note
    /// What to do.
    public var text: Note
    /// The villages it is for; empty means all.
    public var villages: [VillageId]
    /// 1 when it is raised, one more at each change and when it is cleared. Each asks for an answer of its own.
    public var revision: Int
    /// When this revision was made.
    public var at: Moment
    /// When it was cleared, if it was.
    public var clearedAt: Moment?

    /// An alert from its parts.
    public init(
        id: AlertId, level: AlertLevel, isDrill: Bool, title: Note, text: Note,
        villages: [VillageId], revision: Int = 1, at: Moment, clearedAt: Moment? = nil
    ) {
        self.id = id
        self.level = level
        self.isDrill = isDrill
        self.title = title
        self.text = text
        self.villages = villages
        self.revision = revision
        self.at = at
        self.clearedAt = clearedAt
    }

    /// Whether a village is meant; without a village only what is for all.
    public func isFor(_ village: VillageId?) -> Bool {
        villages.isEmpty || (village.map(villages.contains) ?? false)
    }

    /// Whether it comes before another on a screen: what is real before any drill, what is in force before what is cleared, the more dangerous, the newer.
    public func precedes(_ other: Alert) -> Bool {
        if isDrill != other.isDrill { return !isDrill }
        if (clearedAt == nil) != (other.clearedAt == nil) { return clearedAt == nil }
        if level != other.level { return level > other.level }
        return at > other.at
    }
}

/// All alerts in force in a municipality, and those cleared within the last day. It is the same for everybody, and public.
public struct AlertBoard: Sendable, Hashable, Codable {
    /// Most alerts at a time.
    public static let most = 20
    /// The alerts, newest first.
    public let alerts: [Alert]
    /// A board.
    public init(alerts: [Alert]) { self.alerts = alerts }
}
