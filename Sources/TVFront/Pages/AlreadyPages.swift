import Domain

// What simulated old users taught (docs/people.md): say what was asked already, and when it is over.
extension Front {
    /// Whether the same things were ordered for that day already, as the office or the outbox has it.
    func isOrderedAlready(_ items: [OrderItem], for day: Day) -> Bool {
        func counts(_ items: [OrderItem]) -> [ProductNumber: Int] {
            Dictionary(items.map { ($0.product, $0.quantity) }, uniquingKeysWith: +)
        }
        let wanted = counts(items)
        let isAccepted = (content.view?.orders ?? []).contains { order in
            order.day == day && (order.progress == .accepted || order.progress == .preparing)
                && counts(
                    order.lines.map { OrderItem(product: $0.product, quantity: $0.quantity) })
                    == wanted
        }
        return isAccepted
            || content.outbox.contains { item in
                guard item.state == .waiting,
                    case .placeOrder(let sent, let sentDay) = item.request
                else { return false }
                return sentDay == day && counts(sent) == wanted
            }
    }

    /// Whether the basket on the review was ordered already.
    var isReviewRepeated: Bool {
        guard editing == nil, let day = deliveryDay(for: items) else { return false }
        return isOrderedAlready(items, for: day.day)
    }

    /// Whether the ride on its review was asked for already.
    var isRideRepeated: Bool {
        guard let wish = rideRequest else { return false }
        func isSame(_ other: RideRequest) -> Bool {
            other.place == wish.place && other.direction == wish.direction
                && other.day == wish.day && other.band == wish.band
        }
        let isKnown = (content.view?.rides ?? []).contains { ride in
            isSame(ride.request) && (ride.progress == .requested || ride.progress == .assigned)
        }
        return isKnown
            || content.outbox.contains { item in
                guard item.state == .waiting, case .askForRide(let sent) = item.request else {
                    return false
                }
                return isSame(sent)
            }
    }

    /// On the screen of something sent: that it is over, or that it is not yet. News of other things
    /// would be taken for the answer.
    func sentStrip(_ sent: Sent) -> [String]? {
        guard let key = sent.key, let item = content.outbox.first(where: { $0.key == key })
        else { return nil }
        switch item.state {
        case .waiting: return content.connected ? words.forms(.stripSending) : nil
        case .accepted: return words.forms(.stripFinished)
        case .tooLate, .refused: return nil
        }
    }

    /// Whether the office was asked today to call.
    var hasAskedForCall: Bool {
        guard let today else { return false }
        for item in content.outbox {
            guard case .checkIn(let answer, let day) = item.request, day == today,
                !item.state.isLost
            else { continue }
            return answer == .callMe
        }
        return content.view?.checkIn.map { $0.day == today && $0.answer == .callMe } ?? false
    }

    /// Help can also be had without dialling: 電話を もらう asks the office to call.
    var callMeButton: [Choice] {
        guard !hasAskedForCall, today != nil else { return [] }
        var call = button("call-me", .buttonCallMe, 2, .answer(.callMe), .hintCallMe)
        call.digit = nil
        call.number = ""
        return [call]
    }
}
