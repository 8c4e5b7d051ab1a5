public import Domain

/// What a resident asks about standing orders.
public enum StandingRequest: Sendable, Hashable, Codable {
    /// Bring these things again and again.
    case make(items: [OrderItem], rhythm: Rhythm)
    /// Bring nothing on that date.
    case skip(StandingOrderId, day: Day)
    /// Bring it on that date after all.
    case resume(StandingOrderId, day: Day)
    /// Bring it no more.
    case stop(StandingOrderId)

    /// The standing order it is about; nil if it makes one.
    public var standing: StandingOrderId? {
        switch self {
        case .make: nil
        case .skip(let id, _), .resume(let id, _), .stop(let id): id
        }
    }

    /// The same about another standing order.
    public func naming(_ id: StandingOrderId) -> StandingRequest {
        switch self {
        case .make: self
        case .skip(_, let day): .skip(id, day: day)
        case .resume(_, let day): .resume(id, day: day)
        case .stop: .stop(id)
        }
    }
}

/// What a resident answers to an order that somebody else asked for.
public enum ProposalRequest: Sendable, Hashable, Codable {
    /// Yes, for that day, to these things as they were shown.
    case assent(ProposalId, day: Day, items: [OrderItem])
    /// No.
    case decline(ProposalId)

    /// The proposal it answers.
    public var proposal: ProposalId {
        switch self {
        case .assent(let id, _, _), .decline(let id): id
        }
    }

    /// The same about another proposal.
    public func naming(_ id: ProposalId) -> ProposalRequest {
        switch self {
        case .assent(_, let day, let items): .assent(id, day: day, items: items)
        case .decline: .decline(id)
        }
    }
}
