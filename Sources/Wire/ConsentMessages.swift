public import Domain

/// Decides about a purpose. Answer: 201 with the `ConsentEntry`, or a problem.
public struct DecideConsent: Sendable, Hashable, Codable {
    /// For whom; only an operator names one.
    public let household: HouseholdId?
    /// The purpose.
    public let purpose: ConsentId
    /// The version of the text that was read; nil takes the one that holds now (an operator only).
    public let version: Int?
    /// What was decided.
    public let decision: ConsentDecision
    /// How it came in.
    public let channel: Channel
    /// Why, in words; an operator gives one.
    public let reason: String?
    /// A message.
    public init(
        household: HouseholdId? = nil, purpose: ConsentId, version: Int?,
        decision: ConsentDecision, channel: Channel, reason: String? = nil
    ) {
        self.household = household
        self.purpose = purpose
        self.version = version
        self.decision = decision
        self.channel = channel
        self.reason = reason
    }
}

extension Route {
    /// Decides about a purpose: agrees, refuses, takes back.
    public static let decideConsent = Route(
        "decideConsent", "POST", "/v1/consents", [.box, .operator])
    /// A household's ledger of consents and what it may be asked.
    public static let consents = Route(
        "consents", "GET", "/v1/households/{household}/consents", [.operator])

    static let ofConsents: [Route] = [.decideConsent, .consents]
}
