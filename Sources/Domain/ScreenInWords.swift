/// One screen of the television in words: what is read aloud, what somebody on the telephone sees, what a simulated user reads. It holds nothing of other screens and no picture.
public struct ScreenInWords: Sendable, Hashable, Codable {
    /// One thing that can be chosen.
    public struct Choice: Sendable, Hashable, Codable {
        /// What stands at its top left: the digit key or the printed number; empty if nothing does.
        public let number: String
        /// What it is called.
        public let label: String
        /// The small line under it; may be empty.
        public let detail: String
        /// Its price; empty if it has none.
        public let price: String
        /// Whether it has the focus.
        public let focused: Bool
        /// Whether it looks unavailable.
        public let faded: Bool
        /// A choice in words.
        public init(
            number: String, label: String, detail: String, price: String, focused: Bool,
            faded: Bool
        ) {
            self.number = number
            self.label = label
            self.detail = detail
            self.price = price
            self.focused = focused
            self.faded = faded
        }
    }
    /// The name of the screen file.
    public let screen: String
    /// The mark over the title, as in practice; empty on most screens.
    public let mark: String
    /// The title.
    public let title: String
    /// The one sentence under it; may be empty.
    public let strip: String
    /// What else is to be read: the lines of a message, the rows of a list that cannot be chosen.
    public let lines: [String]
    /// What can be chosen on this sheet, in the order of the screen.
    public let choices: [Choice]
    /// The lines of the band: what 決定 does and how to leave, then the colour keys.
    public let band: [String]
    /// The language of the screen: `ja` or `en`.
    public let language: String
    /// The size of the letters: `small`, `medium` or `large`.
    public let textSize: String
    /// A screen in words.
    public init(
        screen: String, mark: String, title: String, strip: String, lines: [String],
        choices: [Choice], band: [String], language: String, textSize: String
    ) {
        self.screen = screen
        self.mark = mark
        self.title = title
        self.strip = strip
        self.lines = lines
        self.choices = choices
        self.band = band
        self.language = language
        self.textSize = textSize
    }
    /// What has the focus, if anything has.
    public var focus: Choice? { choices.first(where: \.focused) }
    /// Most texts of a screen that the office takes; more is no screen.
    public static let mostTexts = 200
    /// How many texts it holds.
    public var textCount: Int { 4 + lines.count + choices.count * 4 + band.count }
}

/// A key that somebody at the office points to. They can point, never press.
public struct ScreenPointer: Sendable, Hashable, Codable {
    /// Rises with each pointing, from 1.
    public let count: Int
    /// The key: `blue`, `red`, `green`, `yellow`, `ok`, `back`, `up`, `down`, `left`, `right` or a digit.
    public let key: String
    /// A pointer.
    public init(count: Int, key: String) {
        self.count = count
        self.key = key
    }
    /// The keys one can point to.
    public static let keys =
        ["blue", "red", "green", "yellow", "ok", "back", "up", "down", "left", "right"]
        + (0...9).map(String.init)
}
