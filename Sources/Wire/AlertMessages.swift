public import Domain

/// Raises an alert, or changes one. Answer: 201 with the `AlertRow`.
public struct RaiseAlert: Sendable, Hashable, Codable {
    /// How dangerous it is.
    public let level: AlertLevel
    /// Whether it is a drill.
    public let drill: Bool
    /// What happens.
    public let title: Note
    /// What to do.
    public let text: Note
    /// The villages; empty means all.
    public let villages: [VillageId]
    /// The alert this takes the place of; it keeps its id, and its villages stay meant.
    public let updates: AlertId?
    /// Why, for the record.
    public let reason: String
    /// A message.
    public init(
        level: AlertLevel, drill: Bool, title: Note, text: Note, villages: [VillageId],
        updates: AlertId?, reason: String
    ) {
        self.level = level
        self.drill = drill
        self.title = title
        self.text = text
        self.villages = villages
        self.updates = updates
        self.reason = reason
    }
}

/// An alert with how many households have answered its present revision.
public struct AlertRow: Sendable, Hashable, Codable {
    /// The alert.
    public let alert: Alert
    /// Households it is for.
    public let households: Int
    /// Those with a television that was heard from since.
    public let reached: Int
    /// Those that answered, or were told.
    public let read: Int
    /// A row.
    public init(alert: Alert, households: Int, reached: Int, read: Int) {
        self.alert = alert
        self.households = households
        self.reached = reached
        self.read = read
    }
}

/// An alert with the households that have not answered: whom to telephone or visit now.
public struct AlertReads: Sendable, Hashable, Codable {
    /// The alert with its counts.
    public let row: AlertRow
    /// Who has not answered: those without a television first.
    public let unread: [NoticeReads.Unread]
    /// A list.
    public init(row: AlertRow, unread: [NoticeReads.Unread]) {
        self.row = row
        self.unread = unread
    }
}

/// Says that a household has answered an alert. Answer: 200 with the same.
public struct AlertReceipt: Sendable, Hashable, Codable {
    /// Which household; only an operator names one.
    public let household: HouseholdId?
    /// Which revision was on the screen; nil takes the present one (an operator only).
    public let revision: Int?
    /// How it reached them; a box is always the television.
    public let channel: Channel
    /// A message.
    public init(household: HouseholdId? = nil, revision: Int?, channel: Channel) {
        self.household = household
        self.revision = revision
        self.channel = channel
    }
}
