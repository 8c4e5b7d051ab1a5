public import Domain

/// One entry of the outbox as the screens show it. Three honest words: 送信待ち, 受け付けました, まにあいませんでした.
public struct OutboxItem: Sendable, Hashable, Codable {
    /// How far it has come.
    public enum State: Sendable, Hashable, Codable {
        /// Committed on the box, not yet decided by the office: 送信待ち.
        case waiting
        /// The office has it durably: 受け付けました. The id of the order or ride, and the receipt number of an order.
        case accepted(subject: String, receipt: ReceiptNumber?)
        /// It came after the close: まにあいませんでした. The next day that can be had, if one can.
        case tooLate(next: Day?)
        /// The office cannot do it, with its words.
        case refused(code: String, words: Note)
    }
    /// The idempotency key: 32 hexadecimal digits.
    public let key: String
    /// What was asked.
    public let request: Request
    /// How far it has come.
    public let state: State
    /// When it was pressed, by the box's idea of the office's time; evidence only.
    public let pressedAt: Moment
    /// Whether the resident has seen the decision.
    public let seen: Bool
    /// An entry.
    public init(key: String, request: Request, state: State, pressedAt: Moment, seen: Bool) {
        self.key = key
        self.request = request
        self.state = state
        self.pressedAt = pressedAt
        self.seen = seen
    }
}

/// Whether the box belongs to a household.
public enum Binding: Sendable, Hashable {
    /// No code was typed yet, or the last one was not taken; the words say why.
    case unpaired(failure: Note?)
    /// A code is on its way.
    case pairing
    /// Bound. Six digits that the operator sees too.
    case paired(checkDigits: String)
    /// The office has shut this box out.
    case revoked
}

/// Everything the screens show that does not come from pressing keys. The program makes a new one whenever something arrives.
public struct Content: Sendable, Hashable {
    /// Whether the box belongs to a household.
    public var binding: Binding
    /// The last view the office gave, from memory if there is no network.
    public var view: ResidentView?
    /// The last catalogue the office gave.
    public var catalogue: Catalogue?
    /// When the office gave `view`, by its own clock.
    public var updatedAt: Moment?
    /// Whether the office answered the last time it was asked.
    public var connected: Bool
    /// Whether the remote's receiver answers; false for more than 3 s shows a line.
    public var remoteWorks: Bool
    /// The outbox, newest first: all undecided entries and those of the last 14 days.
    public var outbox: [OutboxItem]
    /// What somebody at the office points to while the screen is shown to them.
    public var pointer: ScreenPointer?
    /// The office's present time as the box reckons it: last office time plus elapsed monotonic time. Nil after a reboot without contact.
    public var officeTime: Moment?
    /// Alerts for this household: those in force, and those cleared within a day.
    public var alerts: [Alert] = []
    /// Whether the box stands in a public place and belongs to no household.
    public var isKiosk = false
    /// What the office last told a kiosk.
    public var kiosk: KioskView?

    /// Content from its parts.
    public init(
        binding: Binding = .unpaired(failure: nil), view: ResidentView? = nil,
        catalogue: Catalogue? = nil, updatedAt: Moment? = nil, connected: Bool = false,
        remoteWorks: Bool = true, outbox: [OutboxItem] = [], officeTime: Moment? = nil
    ) {
        self.binding = binding
        self.view = view
        self.catalogue = catalogue
        self.updatedAt = updatedAt
        self.connected = connected
        self.remoteWorks = remoteWorks
        self.outbox = outbox
        self.officeTime = officeTime
    }
}
