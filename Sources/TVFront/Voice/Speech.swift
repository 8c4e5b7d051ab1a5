/// What is to be read aloud: short texts without any mark-up, one after the other. Each is rendered and kept by itself.
public struct Speech: Sendable, Hashable {
    /// The texts, each at most 100 characters.
    public let parts: [String]
    /// The language they are in.
    public let language: Settings.Language
    /// How loud.
    public let volume: VoiceVolume
    /// Whether a sound that calls for them is heard once before.
    public let waits: Bool

    /// Characters one part may have: the engine takes no longer lines.
    public static let longestPart = 100
    /// Parts one speech may have; a notice of 2,000 characters has fewer.
    public static let mostParts = 200

    /// Something to be read.
    public init(
        parts: [String], language: Settings.Language, volume: VoiceVolume = .middle,
        waits: Bool = false
    ) {
        self.parts = Array(parts.filter { !$0.isEmpty }.prefix(Self.mostParts))
        self.language = language
        self.volume = volume
        self.waits = waits
    }
}

/// When the television reads aloud.
public enum VoiceUse: String, Sendable, Hashable, Codable, CaseIterable {
    /// Never but for alerts.
    case never
    /// When 緑 is pressed.
    case onKey
    /// Also by itself, whenever something else is chosen.
    case always
}

/// How loud the television reads.
public enum VoiceVolume: Int, Sendable, Hashable, Codable, CaseIterable {
    case soft, middle, loud
}

/// A screen as it is spoken, part by part.
public struct SpokenScreen: Sendable, Hashable {
    /// What is out of the ordinary, where one is.
    var head: [String] = []
    /// The sentence under the title.
    var strip: [String] = []
    /// What stands on the screen and cannot be chosen.
    var lines: [String] = []
    /// What has the focus: number, name, price, and what 決定 does.
    var focus: [String] = []
    /// What else can be chosen.
    var others: [String] = []
    /// Whether the lines are read whole, however long: a notice, an alert.
    var isWhole = false

    /// Characters that are read of a screen that is no notice.
    static let most = 300

    /// Everything there is time for; what has the focus is never left out.
    var parts: [String] {
        let must = (head + strip + focus).reduce(0) { $0 + $1.count }
        guard !isWhole else { return head + strip + lines + focus }
        var room = Self.most - must
        func fitting(_ texts: [String]) -> [String] {
            texts.filter {
                guard $0.count <= room else {
                    room = 0
                    return false
                }
                room -= $0.count
                return true
            }
        }
        let shown = fitting(lines)
        return head + strip + shown + focus + fitting(others)
    }
}
