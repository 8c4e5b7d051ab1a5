import Database
import Domain
import Records
import Services
import Wire

extension Dispatcher {
    static let proposalDuties: [Duty] = [
        .open(.propose, Proposals.propose),
        .discreet(.proposals, Proposals.list),
        .open(.proposalStep, Proposals.step),
    ]
}

extension Proposals {
    /// Enters what somebody asked for on a household's behalf. Nothing is taken from the shelf.
    static func propose(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(Propose.self)
        let household = try visit.household(named: wish.household)
        guard case .desk(let person, _) = visit.signer.who else { throw Refusal.notFound }
        let name = wish.askedBy
        guard (1...Proposal.longestName).contains(name.count), !name.allSatisfy(\.isWhitespace)
        else {
            throw Problem.unfit(
                "bad-name", ja: "頼んだ方の呼び名は1文字から\(Proposal.longestName)文字です。",
                en: "The name of who asked has 1 to \(Proposal.longestName) characters.")
        }
        let proposals = Proposals(visit)
        let since = visit.today.adding(days: -daysShown)
        let open = try visit.books.proposals.proposals(of: household.id, since: since)
            .count { $0.state == .open }
        guard open < mostPerHousehold else {
            throw Problem.unfit(
                "too-many-proposals", ja: "返事待ちの相談が\(mostPerHousehold)件あります。先に電話してください。",
                en: "There are \(mostPerHousehold) open proposals; telephone the household first.")
        }
        let basket = Basket(visit: visit, items: wish.items, village: household.village)
        guard let day = try wish.day ?? basket.nextOpenDay() else {
            throw basket.shops.isEmpty ? Refusal.nothingOrdered : Refusal.noDelivery(next: nil)
        }
        try proposals.check(basket, on: day)
        let proposal = Proposal(
            id: try visit.books.proposals.nextId(on: day), household: household.id,
            village: household.village, day: day, items: wish.items, askedBy: name,
            enteredBy: person, enteredAt: visit.now)
        let sequence = try proposals.log(.proposalMade, proposal, by: visit.actor)
        try visit.books.proposals.add(proposal, sequence: sequence)
        return try .message(proposal, status: 201, subject: proposal.id.text)
    }

    /// Refuses what could not be ordered now, and puts back what the check took from the shelf.
    private func check(_ basket: Basket, on day: Day) throws {
        try basket.check(day)
        struct Undone: Error {}
        do {
            try books.connection.attempt("propose") {
                _ = try basket.lines(on: day)
                throw Undone()
            }
        } catch is Undone {}
    }

    /// Proposals of a delivery day, answered ones too.
    static func list(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let rows = try Proposals(visit).rows(visit.books.proposals.proposals(on: day))
        return try .message(Listing(items: rows), subject: day.description)
    }

    /// The household's yes or no.
    static func step(_ visit: Visit) throws -> Reply {
        let step = try visit.message(ProposalStep.self)
        let id: ProposalId = try visit.id("proposal")
        guard let proposal = try visit.books.proposals.proposal(id),
            visit.mayTouch(proposal.household)
        else {
            if visit.ids["step"] == "assent" { return try assentToLost(step, visit) }
            throw Refusal.notFound
        }
        if visit.signer.isDesk { _ = try visit.reason(step.reason) }
        let proposals = Proposals(visit)
        switch visit.ids["step"] {
        case "assent": return try proposals.assent(proposal, step, visit)
        case "decline": return try proposals.decline(proposal, step, visit)
        default: throw Refusal.notFound
        }
    }

    // A restored office may have lost the proposal, but not the household's yes: its box offers it
    // again with the things that were shown, and so it is simply an order of theirs.
    private static func assentToLost(_ step: ProposalStep, _ visit: Visit) throws -> Reply {
        guard case .box = visit.signer.who, let items = step.items, let day = step.day else {
            throw Refusal.notFound
        }
        let household = try visit.household(named: nil)
        let basket = Basket(visit: visit, items: items, village: household.village)
        try basket.check(day)
        let order = try Entering(visit).enter(
            try basket.lines(on: day), of: items, for: household.id, in: household.village,
            on: day, .television)
        return try .message(order, subject: order.id.text)
    }

    // A yes said twice, on the television and on the telephone, is one order.
    private func assent(
        _ proposal: Proposal, _ step: ProposalStep, _ visit: Visit
    ) throws -> Reply {
        if proposal.state == .assented, let id = proposal.order,
            let order = try books.orders.order(id)
        {
            return try .message(order, subject: order.id.text, reason: step.reason)
        }
        guard proposal.state.next.contains(.assented) else { throw Refusal.changedMeanwhile }
        if let items = step.items, items != proposal.items { throw Refusal.changedMeanwhile }
        guard let day = step.day ?? (visit.signer.isDesk ? proposal.day : nil) else {
            throw Problem.badMessage("a box names the day")
        }
        let basket = basket(proposal)
        try basket.check(day)
        let lines = try basket.lines(on: day)
        let channel = visit.channel(step.channel)
        try log(
            .proposalAssented, proposal, by: visit.actor, channel: channel, reason: step.reason,
            nextDay: day == proposal.day ? nil : day)
        let order = try Entering(visit).enter(
            lines, of: proposal.items, for: proposal.household, in: proposal.village, on: day,
            channel, from: .init(proposal: proposal.id))
        var answered = proposal
        answered.state = .assented
        answered.order = order.id
        guard try books.proposals.move(answered, from: proposal.state) else {
            throw Refusal.changedMeanwhile
        }
        return try .message(order, subject: order.id.text, reason: step.reason)
    }

    private func decline(
        _ proposal: Proposal, _ step: ProposalStep, _ visit: Visit
    ) throws -> Reply {
        if proposal.state == .declined {
            return try .message(proposal, subject: proposal.id.text, reason: step.reason)
        }
        guard proposal.state.next.contains(.declined) else { throw Refusal.changedMeanwhile }
        var answered = proposal
        answered.state = .declined
        guard try books.proposals.move(answered, from: proposal.state) else {
            throw Refusal.changedMeanwhile
        }
        try log(
            .proposalDeclined, proposal, by: visit.actor, channel: visit.channel(step.channel),
            reason: step.reason)
        return try .message(answered, subject: proposal.id.text, reason: step.reason)
    }
}
