import Domain
import Services

// What the television knows of standing orders and of what others asked for.
extension Front {
    func sight(_ id: StandingOrderId) -> StandingSight? {
        content.view?.standing?.first { $0.standing.id == id }
    }

    func proposal(_ id: ProposalId) -> Proposal? {
        content.view?.proposals?.first { $0.id == id }
    }

    /// Who asked, without what would change the colour of the text.
    func asker(_ proposal: Proposal) -> String { proposal.askedBy.filter { $0 != "*" } }

    /// The request about that standing order that is on its way, if one is.
    func pending(_ id: StandingOrderId) -> StandingRequest? {
        for item in content.outbox where item.state == .waiting {
            if case .standing(let request) = item.request, request.standing == id {
                return request
            }
        }
        return nil
    }

    /// The answer to that proposal that is on its way or was taken, if there is one.
    func pending(_ id: ProposalId) -> OutboxItem? {
        content.outbox.first { item in
            if case .proposal(let request) = item.request { return request.proposal == id }
            return false
        }.flatMap { $0.state.isLost ? nil : $0 }
    }

    /// Whether the office has taken an answer to that proposal.
    func isAnswered(_ id: ProposalId) -> Bool {
        if case .accepted? = pending(id)?.state { return true }
        return false
    }

    /// Proposals that wait for a yes or no, or came too late and can be had another day.
    var proposalsShown: [Proposal] {
        (content.view?.proposals ?? []).filter { pending($0.id) == nil }
    }

    /// How the nearest date of a standing order stands.
    enum Nearest: Hashable {
        /// It will be ordered; it can be skipped.
        case comes(Day)
        /// It is ordered; whether it can still be skipped.
        case ordered(Day, OrderId, open: Bool)
        /// It is skipped; whether it can still be had.
        case rests(Day, open: Bool)
        /// Nothing is delivered then; the next delivery day, if there is one.
        case noDelivery(Day, next: Day?)
        case ended
    }

    func nearest(_ sight: StandingSight) -> Nearest {
        let now = today ?? content.view.map { $0.zone.day(at: $0.officeTime) }
        guard sight.standing.stoppedAt == nil else { return .ended }
        let ordered = sight.days.first { row in
            row.state == .ordered && now.map { row.day >= $0 } ?? true
                && row.order.flatMap(order)?.progress != .handedOver
        }
        let coming = sight.coming.first
        if let ordered, let id = ordered.order, coming.map({ ordered.day < $0.day }) ?? true {
            guard let order = order(id), order.progress == .cancelled else {
                return .ordered(
                    ordered.day, id, open: order(id).map(canChange) ?? false)
            }
            return .rests(ordered.day, open: isOpen(for: items(sight), on: ordered.day))
        }
        guard let coming else { return .ended }
        if coming.skipped {
            let isOpen = !coming.closed && (coming.closes.map(isAhead) ?? false)
            return .rests(coming.day, open: isOpen)
        }
        return coming.closes == nil
            ? .noDelivery(coming.day, next: coming.next) : .comes(coming.day)
    }

    private func isAhead(_ moment: Moment) -> Bool {
        content.officeTime.map { moment > $0 } ?? true
    }

    func items(_ sight: StandingSight) -> [OrderItem] { sight.standing.items }

    /// The first date after that one on which something comes.
    func following(_ day: Day, _ sight: StandingSight) -> Day? {
        let free = sight.coming.first { $0.day > day && !$0.skipped && $0.closes != nil }?.day
        return free
    }

    /// A date that could not be ordered and was not ordered for another day since.
    func missed(_ sight: StandingSight) -> [StandingDay] {
        guard let today else { return [] }
        return sight.days.filter { row in
            row.state == .missed && row.day >= today.adding(days: -7)
                && !isOrderedInstead(items(sight), since: row.day)
        }
    }

    /// Whether the same things were ordered here for that date or a later one.
    func isOrderedInstead(_ items: [OrderItem], since: Day) -> Bool {
        content.outbox.contains { item in
            guard case .placeOrder(let other, let day) = item.request else { return false }
            return other == items && day >= since && !item.state.isLost
        }
    }

    /// Whether that order can be made a standing order: it was not taken back, and no standing
    /// order of the same things exists.
    func canRepeat(_ order: Order) -> Bool {
        let items = order.items
        let isThere = (content.view?.standing ?? []).contains {
            $0.standing.stoppedAt == nil
                && ($0.standing.items == items || $0.days.contains { $0.order == order.id })
        }
        let isAsked = content.outbox.contains {
            if case .standing(.make(items, _)) = $0.request { return !$0.state.isLost }
            return false
        }
        return order.progress != .cancelled && !isThere && !isAsked && !items.isEmpty
    }

    /// The rhythm that follows from an order: its day of the week, first so many weeks later.
    func rhythm(after order: Order, weeks: Int) -> Rhythm? {
        Rhythm(
            weekdays: [order.day.weekday], everyWeeks: weeks,
            from: order.day.adding(days: 7 * weeks))
    }

    /// Why things could never be brought on such a day, by what the box knows. Whether the shop
    /// has them then is not known.
    func standingRefusal(of items: [OrderItem], on day: Day) -> Refusal? {
        guard let catalogue = content.catalogue, let view = content.view else { return nil }
        let rules = OrderRules(catalogue: catalogue, maximumMass: view.maximumOrderMass)
        do {
            _ = try rules.lines(of: items, on: day) { _ in nil }
            return nil
        } catch {
            return error
        }
    }

    /// 毎週 火曜日.
    func said(_ rhythm: Rhythm) -> String {
        let days = rhythm.weekdays.map { word(of: $0) }.joined(separator: "・")
        let say: Say =
            switch rhythm.everyWeeks {
            case 1: .standingEvery1
            case 2: .standingEvery2
            default: .standingEvery4
            }
        return words(say, ["days": days])
    }

    private func word(of weekday: Weekday) -> String {
        let names: [Say] = [
            .dayMonday, .dayTuesday, .dayWednesday, .dayThursday, .dayFriday, .daySaturday,
            .daySunday,
        ]
        return words(names[weekday.rawValue - 1])
    }
}
