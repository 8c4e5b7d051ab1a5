import Domain

/// Where a resident is among the standing orders.
enum StandingPlace: Hashable {
    case page(StandingOrderId)
    case choose(OrderId)
    case review(OrderId, weeks: Int)
    case skip(StandingOrderId, Day)
    case resume(StandingOrderId, Day)
    case stop(StandingOrderId)
    case missed(StandingOrderId, Day)

    var screen: String {
        switch self {
        case .page: "standing"
        case .choose: "standing-choose"
        case .review: "standing-review"
        case .skip: "standing-skip"
        case .resume: "standing-resume"
        case .stop: "standing-stop"
        case .missed: "standing-missed"
        }
    }

    var commits: Bool {
        switch self {
        case .page, .choose: false
        case .review, .skip, .resume, .stop, .missed: true
        }
    }
}

/// Where a resident is with what somebody else asked for.
enum ProposalPlace: Hashable {
    case page(ProposalId)
    case decline(ProposalId)

    var screen: String {
        switch self {
        case .page: "proposal"
        case .decline: "proposal-decline"
        }
    }
}

/// What choosing does among the standing orders and proposals.
enum StandingDeed: Hashable {
    case ask(StandingRequest)
    case answer(ProposalRequest)
    /// The things of a date that could not be ordered, for another day.
    case orderFor(Day, [OrderItem])
}

extension Front {
    mutating func perform(_ deed: StandingDeed) -> [Effect] {
        switch deed {
        case .ask(let request): send(.standing(request))
        case .answer(let request): send(.proposal(request))
        case .orderFor(let day, let items): send(.placeOrder(items: items, day: day))
        }
    }
}
