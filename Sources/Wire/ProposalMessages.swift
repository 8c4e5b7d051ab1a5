public import Domain

extension Route {
    /// Enters what somebody asked for on a household's behalf. It counts as no order until the
    /// household says yes.
    public static let propose = Route("propose", "POST", "/v1/proposals", [.operator])
    /// Proposals of a delivery day (`?day=`).
    public static let proposals = Route("proposals", "GET", "/v1/proposals", [.operator])
    /// The household's yes or no: step `assent` or `decline`.
    public static let proposalStep = Route(
        "proposalStep", "POST", "/v1/proposals/{proposal}/{step}", [.box, .operator])
}

/// Enters what somebody asked for on a household's behalf. Answer: 201 with the `Proposal`, or a
/// problem.
public struct Propose: Sendable, Hashable, Codable {
    /// For whom.
    public let household: HouseholdId
    /// What and how many.
    public let items: [OrderItem]
    /// The wished delivery day; nil takes the next open one.
    public let day: Day?
    /// Who asked, as the household calls them; 1 to 20 characters.
    public let askedBy: String
    /// A message.
    public init(household: HouseholdId, items: [OrderItem], day: Day?, askedBy: String) {
        self.household = household
        self.items = items
        self.day = day
        self.askedBy = askedBy
    }
}

/// The household's yes or no. Answer: 200 with the `Order` for a yes, with the `Proposal` for a
/// no, or a problem.
public struct ProposalStep: Sendable, Hashable, Codable {
    /// The delivery day the yes is for; nil takes the proposal's own (an operator only).
    public let day: Day?
    /// The things as they were shown to who says yes; a box names them, and others are refused.
    public let items: [OrderItem]?
    /// How the household said it; a box is always the television.
    public let channel: Channel
    /// Who said it to whom, in words; an operator gives one.
    public let reason: String?
    /// A message.
    public init(
        day: Day? = nil, items: [OrderItem]? = nil, channel: Channel, reason: String? = nil
    ) {
        self.day = day
        self.items = items
        self.channel = channel
        self.reason = reason
    }
}

/// A proposal with whom to call.
public struct ProposalRow: Sendable, Hashable, Codable {
    /// The proposal.
    public let proposal: Proposal
    /// The household's name.
    public let householdName: Name
    /// Its telephone number.
    public let phone: String
    /// A row.
    public init(proposal: Proposal, householdName: Name, phone: String) {
        self.proposal = proposal
        self.householdName = householdName
        self.phone = phone
    }
}
