extension Named {
    /// A proposal.
    public enum Proposal {}
}

/// A proposal, named by the office.
public typealias ProposalId = Identifier<Named.Proposal>

/// How far a proposal has come.
public enum ProposalState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nobody of the household has said yes or no.
    case open
    /// The household said yes: it became an ordinary order.
    case assented
    /// The household said no.
    case declined
    /// The close of its day came first. A yes for a later day is still taken.
    case late

    /// What may follow.
    public var next: Set<ProposalState> {
        switch self {
        case .open: [.assented, .declined, .late]
        case .late: [.assented, .declined]
        case .assented, .declined: []
        }
    }
}

/// An order that somebody else asked for on a household's behalf. It is no order, and counts
/// nowhere as one, until the household says yes.
public struct Proposal: Sendable, Hashable, Codable {
    /// Most characters of the name of who asked, so that it stands in one line of the screen.
    public static let longestName = 20

    /// Named by the office.
    public let id: ProposalId
    /// For whom.
    public let household: HouseholdId
    /// Where it would go.
    public let village: VillageId
    /// The delivery day.
    public let day: Day
    /// What and how many.
    public let items: [OrderItem]
    /// Who asked, as the household calls them: 娘さん, となりの 田中さん. 1 to 20 characters.
    public let askedBy: String
    /// Who entered it at the desk.
    public let enteredBy: OperatorId
    /// When it was entered.
    public let enteredAt: Moment
    /// How far it has come.
    public var state: ProposalState
    /// The order it became.
    public var order: OrderId?
    /// Once it is late, the delivery day that is offered instead, if one is.
    public var next: Day?
    /// A proposal.
    public init(
        id: ProposalId, household: HouseholdId, village: VillageId, day: Day,
        items: [OrderItem], askedBy: String, enteredBy: OperatorId, enteredAt: Moment,
        state: ProposalState = .open, order: OrderId? = nil, next: Day? = nil
    ) {
        self.id = id
        self.household = household
        self.village = village
        self.day = day
        self.items = items
        self.askedBy = askedBy
        self.enteredBy = enteredBy
        self.enteredAt = enteredAt
        self.state = state
        self.order = order
        self.next = next
    }
}
