public import Domain

/// Shows the office what a household's screen says, or without a screen that it is no longer shown. Answer: 200 with `ScreenShown`.
public struct ShowScreen: Sendable, Hashable, Codable {
    /// The screen in words; nil ends the showing.
    public let screen: ScreenInWords?
    /// When the showing ends by itself.
    public let until: Moment
    /// A message.
    public init(screen: ScreenInWords?, until: Moment) {
        self.screen = screen
        self.until = until
    }
}

/// What the box learns when it shows its screen.
public struct ScreenShown: Sendable, Hashable, Codable {
    /// What somebody at the office points to.
    public let pointer: ScreenPointer?
    /// An answer.
    public init(pointer: ScreenPointer?) { self.pointer = pointer }
}

/// A household's screen as it is shown to the desk.
public struct SharedScreen: Sendable, Hashable, Codable {
    /// Whose.
    public let household: HouseholdId
    /// The screen in words.
    public let screen: ScreenInWords
    /// When the office got it.
    public let at: Moment
    /// When the showing ends by itself.
    public let until: Moment
    /// What was pointed to last.
    public let pointer: ScreenPointer?
    /// A screen.
    public init(
        household: HouseholdId, screen: ScreenInWords, at: Moment, until: Moment,
        pointer: ScreenPointer?
    ) {
        self.household = household
        self.screen = screen
        self.at = at
        self.until = until
        self.pointer = pointer
    }
}

/// Points to a key on a household's screen. Nothing is pressed. Answer: 200 with the `ScreenPointer`.
public struct PointToKey: Sendable, Hashable, Codable {
    /// One of `ScreenPointer.keys`.
    public let key: String
    /// A message.
    public init(key: String) { self.key = key }
}

extension Route {
    /// Shows the office what the screen says. It writes nothing: only the last screen is held in memory.
    public static let showScreen = Route("showScreen", "POST", "/v1/screen", [.box])
    /// What a household shows of its screen.
    public static let screen = Route(
        "screen", "GET", "/v1/households/{household}/screen", [.operator])
    /// Points to a key on a household's screen.
    public static let pointToKey = Route(
        "pointToKey", "POST", "/v1/households/{household}/screen/pointer", [.operator])

    static let ofScreens: [Route] = [.showScreen, .screen, .pointToKey]
}
