extension Named {
    /// A purpose one may agree to.
    public enum Consent {}
}

/// A purpose one may agree to, such as `passive-signs`.
public typealias ConsentId = Identifier<Named.Consent>

extension Identifier where Kind == Named.Consent {
    // The three below are spelled as the checked initialiser wants it.
    private init(spelled text: StaticString) { self.text = "\(text)" }
    /// That pressed keys count as a sign of life.
    public static var passiveSigns: Self { Self(spelled: "passive-signs") }
    /// That whoever hands over may note how one seems.
    public static var observations: Self { Self(spelled: "observations") }
    /// That somebody on the telephone may see what the screen shows.
    public static var screenHelp: Self { Self(spelled: "screen-help") }
}

/// One purpose with the text that is agreed to. Whoever changes the text raises the version, and everybody is asked again.
public struct ConsentPurpose: Sendable, Hashable, Codable {
    /// Its id.
    public let id: ConsentId
    /// The version of the text, from 1.
    public let version: Int
    /// Its name, as on a tile.
    public let title: Name
    /// What for, what happens, and that refusing costs nothing: three to five plain sentences.
    public let sentences: [Note]
    /// Who sees it, in words.
    public let seenBy: Note
    /// How many days it is kept, 0 to 3,650; 0 where nothing is kept.
    public let keptDays: Int
    /// A purpose.
    public init(
        id: ConsentId, version: Int, title: Name, sentences: [Note], seenBy: Note, keptDays: Int
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.sentences = sentences
        self.seenBy = seenBy
        self.keptDays = keptDays
    }
}

/// What somebody decided about a purpose.
public enum ConsentDecision: String, Sendable, Hashable, Codable, CaseIterable {
    /// Agreed.
    case given
    /// Did not agree.
    case refused
    /// Agreed before and took it back.
    case withdrawn
}

/// One line of the ledger of consents. Lines are added, never changed.
public struct ConsentEntry: Sendable, Hashable, Codable {
    /// Its place in the ledger, from 1.
    public let sequence: Int64
    /// The purpose.
    public let purpose: ConsentId
    /// The version of the text it is about.
    public let version: Int
    /// What was decided.
    public let decision: ConsentDecision
    /// How it came in.
    public let channel: Channel
    /// When the office wrote it.
    public let at: Moment
    /// A line.
    public init(
        sequence: Int64, purpose: ConsentId, version: Int, decision: ConsentDecision,
        channel: Channel, at: Moment
    ) {
        self.sequence = sequence
        self.purpose = purpose
        self.version = version
        self.decision = decision
        self.channel = channel
        self.at = at
    }
}

/// What one household may agree to, and what it has decided. Nothing is agreed to by itself.
public struct ConsentState: Sendable, Hashable, Codable {
    /// The purposes of the municipality, in the order they are shown.
    public let purposes: [ConsentPurpose]
    /// The household's ledger, newest first.
    public let entries: [ConsentEntry]
    /// A state.
    public init(purposes: [ConsentPurpose], entries: [ConsentEntry]) {
        self.purposes = purposes
        self.entries = entries.sorted { $0.sequence > $1.sequence }
    }
    /// The purpose with that id, if the municipality asks for it.
    public func purpose(_ id: ConsentId) -> ConsentPurpose? { purposes.first { $0.id == id } }
    /// What was decided last about a purpose, whatever the version.
    public func last(_ purpose: ConsentId) -> ConsentEntry? {
        entries.first { $0.purpose == purpose }
    }
    /// Whether a purpose is agreed to now, in the words that hold now. A new version of the words counts as not agreed to.
    public func isGiven(_ purpose: ConsentId) -> Bool {
        guard let known = self.purpose(purpose), let last = last(purpose) else { return false }
        return last.decision == .given && last.version == known.version
    }
    /// Whether it was agreed to in earlier words and is to be asked anew.
    public func isToBeAskedAgain(_ purpose: ConsentId) -> Bool {
        guard let known = self.purpose(purpose), let last = last(purpose) else { return false }
        return last.decision == .given && last.version != known.version
    }
}
