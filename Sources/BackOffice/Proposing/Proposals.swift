import Domain
import Records
import Services
import Wire

/// What others asked for on a household's behalf: proposals, which count as no order until the
/// household says yes. See docs/decisions/026.
struct Proposals {
    /// Most open proposals of one household.
    static let mostPerHousehold = 5
    /// How many days back what was too late is still shown.
    static let daysShown = 14

    let terms: Terms
    let books: Books
    let now: Moment

    init(terms: Terms, books: Books, now: Moment) {
        self.terms = terms
        self.books = books
        self.now = now
    }

    init(_ visit: Visit) { self.init(terms: visit.terms, books: visit.books, now: visit.now) }

    private var today: Day { terms.municipality.zone.day(at: now) }

    func basket(_ proposal: Proposal) -> Basket {
        Basket(
            terms: terms, books: books, now: now, items: proposal.items,
            village: proposal.village)
    }

    /// Those of a day that can no longer be ordered for it become late, with the next day that
    /// can be had. Called after each close of the day.
    func expire(on day: Day) throws {
        for proposal in try books.proposals.proposals(on: day) where proposal.state == .open {
            let basket = basket(proposal)
            let isClosed = try basket.shops.contains {
                try books.closes.sequence(
                    of: Slot(day: day, shop: $0, village: proposal.village)) != nil
            }
            guard isClosed else { continue }
            var late = proposal
            late.state = .late
            late.next = try basket.nextOpenDay()
            guard try books.proposals.move(late, from: .open) else { continue }
            try log(.proposalLate, late, by: "office", nextDay: late.next)
        }
    }

    /// What a household's television shows: all it has not said yes or no to. What came too late
    /// is offered for the first day that is open now.
    func shown(to household: HouseholdId) throws -> [Proposal]? {
        let since = today.adding(days: -Self.daysShown)
        let all = try books.proposals.proposals(of: household, since: since)
            .filter { $0.state == .open || $0.state == .late }
        let shown = try all.map { proposal in
            guard proposal.state == .late else { return proposal }
            var proposal = proposal
            proposal.next = try basket(proposal).nextOpenDay()
            return proposal
        }
        return shown.isEmpty ? nil : shown
    }

    /// The open ones of a day with whom to call; nil if there are none.
    func openRows(on day: Day) throws -> [ProposalRow]? {
        let rows = try rows(
            books.proposals.proposals(on: day).filter { $0.state == .open })
        return rows.isEmpty ? nil : rows
    }

    /// Proposals with whom to call.
    func rows(_ proposals: [Proposal]) throws -> [ProposalRow] {
        try proposals.compactMap { proposal in
            try books.households.household(proposal.household).map {
                ProposalRow(proposal: proposal, householdName: $0.name, phone: $0.phone)
            }
        }
    }

    /// Appends an entry about a proposal to the log. What was proposed stands in the first one.
    @discardableResult
    func log(
        _ kind: EventKind, _ proposal: Proposal, by actor: String, channel: Channel? = nil,
        reason: String? = nil, nextDay: Day? = nil
    ) throws -> Int64 {
        let detail = OrderDetail(
            channel: channel, items: kind == .proposalMade ? proposal.items : nil,
            reason: reason, nextDay: nextDay)
        return try books.log.append(
            kind, at: now, day: proposal.day, household: proposal.household,
            village: proposal.village, subject: proposal.id.text, actor: actor,
            detail: detail.text)
    }
}
