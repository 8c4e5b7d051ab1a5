import Domain

// The strip under the title: the one thing that matters now.
extension Front {
    func strip(at place: Place) -> [String] {
        if !content.remoteWorks {
            return officePhone.isEmpty
                ? words.forms(.stripRemoteLost)
                : words.forms(.stripRemoteLostPhone, ["phone": officePhone])
        }
        if !flash.isEmpty { return flash }
        if case .fitting(let place) = place { return fittingStrip(place) }
        if content.isKiosk { return kioskStrip(at: place) }
        guard case .paired = content.binding, let view = content.view else { return [] }
        if let own = ownStrip(at: place) { return own }
        // Somebody who waits for food that will not come must hear it first.
        if let item = unseenDecision, item.state.isLost, let words = said(decision: item) {
            return words
        }
        if case .sent(let sent) = place, let own = sentStrip(sent) { return own }
        if !content.connected {
            if place == .home, !basket.isEmpty, !isBasketRepeated {
                return words.forms(.stripOfflineBasket)
            }
            return reminder(at: place) ?? offline(view)
        }
        guard content.officeTime != nil else { return words.forms(.stripUnknownTime) }
        switch place {
        case .product(let number) where isRepeated(number),
            .added(let number) where isRepeated(number):
            return words.forms(.stripSameThing)
        case .added where editing == nil, .basket where editing == nil:
            return items.isEmpty ? cutoff(for: []) : basketWaits
        case .shopping, .categories, .products, .number, .product, .added, .basket, .line:
            return shoppingStrip
        case .rides, .places(.outward), .myRides: return words.forms(.stripRides)
        case .times where ride.direction == .outward: return words.forms(.stripRides)
        case .places, .times, .returns: return words.forms(.stripRidesHome)
        default: break
        }
        if place == .home, let words = standingStrip { return words }
        if !basket.isEmpty, !isBasketRepeated, isSoon { return basketWaits }
        // Things that can still come today must not be forgotten over what is on its way.
        let mayComeToday =
            !basket.isEmpty && !isBasketRepeated && deliveryDay(for: basket)?.day == today
        let ride = isSoon ? nil : reminder(at: place)
        if place == .home, !mayComeToday, let news = ride ?? newsStrip { return news }
        if let item = unseenDecision, let words = said(decision: item) { return words }
        if place == .home, !mayComeToday, let words = reminder ?? awayStrip { return words }
        if place == .home, basket.isEmpty, let words = garbageStrip { return words }
        if place == .home, basket.isEmpty || isBasketRepeated, let words = orderedStrip {
            return words
        }
        if place == .home, basket.isEmpty, let words = pollNews { return words }
        return basket.isEmpty || place != .home ? cutoff(for: basket) : basketWaits
    }

    /// What a screen says of its own subject: true with or without a line.
    private func ownStrip(at place: Place) -> [String]? {
        switch place {
        case .review where editing != nil:
            return becomesStrip ?? words.forms(.stripNotChanged)
        case .basket where editing != nil: return words.forms(.stripNotChanged)
        case .review:
            if let already = repeatedStrip { return already }
            if !content.connected { return words.forms(.stripNotOrderedOffline) }
            guard content.officeTime != nil else { return words.forms(.stripNotOrderedYet) }
            return notYet(.stripNotOrdered, .stripNotOrderedSoon, .stripNotOrderedNext)
        case .number: return numberStrip
        case .rideReview: return words.forms(isRideRepeated ? .stripSameRide : .stripNotAsked)
        case .cancelOrder, .cancelRide: return words.forms(.stripNotCancelled)
        case .order(let id): return order(id).map(orderStrip)
        case .ride(let id): return ride(id).map(rideStrip)
        case .wellness: return content.officeTime == nil ? nil : wellnessStrip
        case .notices(let place): return noticeStrip(place)
        case .well(let place): return wellStrip(place)
        case .standing(let place): return standingStrip(at: place)
        case .proposal(let place): return proposalStrip(at: place)
        default: return nil
        }
    }

    // Things in the basket look ordered to many; they are not.
    private var basketWaits: [String] {
        if isBasketRepeated { return words.forms(.stripSameOrder) }
        return notYet(.stripBasketWaits, .stripBasketWaits, .stripBasketWaitsNext)
    }

    private var isSoon: Bool {
        guard let day = deliveryDay(for: basket), day.day == today,
            let left = closing(of: day, for: basket).flatMap(minutes(until:))
        else { return false }
        return left <= 30
    }

    /// When the office last spoke, for a screen that shows an order or a ride without a line.
    var asOf: String {
        guard let view = content.view else { return "" }
        let time = content.updatedAt ?? view.officeTime
        return words(.noteAsOf, ["time": said(view.zone.time(at: time))])
    }

    private func offline(_ view: ResidentView) -> [String] {
        let time = content.updatedAt ?? view.officeTime
        return words.forms(.stripOffline, ["time": said(view.zone.time(at: time))])
    }

    /// A decision of the office that was not looked at yet.
    private var unseenDecision: OutboxItem? {
        let unseen = content.outbox.filter {
            !$0.seen && $0.state != .waiting && !isOrderedAgain($0) && !$0.request.isQuiet
        }
        return unseen.first(where: \.state.isLost) ?? unseen.first
    }

    private func said(decision item: OutboxItem) -> [String]? {
        switch (item.request, item.state) {
        case (.rides(.cancelBoth), .accepted): return words.forms(.decisionCancelled)
        case (.askForRide, .accepted), (.rides, .accepted):
            return words.forms(.decisionRideAccepted)
        case (.askForRide, _), (.rides, _): return words.forms(.decisionRideLost)
        case (.checkIn, _), (.quiet, _), (.setLimit, .accepted), (.wellness, .accepted),
            (.askForItem, .accepted), (.answerPoll, .accepted):
            return nil
        case (.wellness, _): return words.forms(.wellLost)
        case (.standing, .accepted): return words.forms(.decisionStanding)
        case (.proposal(.decline), .accepted): return words.forms(.decisionDeclined)
        case (.answerPoll, _): return words.forms(.decisionPollLost)
        case (.cancelRide, .accepted), (.cancelOrder, .accepted):
            return words.forms(.decisionCancelled)
        case (_, .accepted): return words.forms(.decisionOrderAccepted)
        case (_, .tooLate): return words.forms(.decisionTooLate)
        default: return words.forms(.decisionRefused)
        }
    }

    /// Until when things can be ordered, and for when.
    func cutoff(for items: [OrderItem]) -> [String] {
        guard let view = content.view, let today else { return words.forms(.stripUnknownTime) }
        guard let day = deliveryDay(for: items), let closes = closing(of: day, for: items) else {
            return words.forms(.stripNoDay)
        }
        let time = said(view.zone.time(at: closes))
        guard day.day == today, let left = minutes(until: closes) else {
            let isClosed = view.days.contains { $0.day == today }
            return words.forms(
                isClosed ? .stripClosed : .stripNextDay,
                ["day": said(day.day), "date": date(day.day).first ?? ""])
        }
        return words.forms(
            left <= 30 ? .stripSoon : .stripOpen, ["time": time, "left": said(minutes: left)])
    }

    private var shoppingStrip: [String] {
        guard let today else { return words.forms(.stripUnknownTime) }
        let sums = sums(of: items)
        guard sums.count > 0 else { return cutoff(for: []) }
        if editing != nil { return words.forms(.stripNotChanged) }
        let basket = ["n": "\(sums.count)", "price": said(sums.price), "mass": said(sums.mass)]
        guard let day = deliveryDay(for: items), let closes = closing(of: day, for: items),
            day.day == today, let left = minutes(until: closes)
        else { return words.forms(.stripBasket, basket) }
        return words.forms(
            .stripBasketLeft, basket.merging(["left": said(minutes: left)]) { $1 })
    }

    private func notYet(_ open: Say, _ soon: Say, _ next: Say) -> [String] {
        guard let today, let day = deliveryDay(for: items),
            let closes = closing(of: day, for: items)
        else { return words.forms(.stripNoDay) }
        guard day.day == today, let left = minutes(until: closes) else {
            return words.forms(next, ["day": said(day.day)])
        }
        return words.forms(left <= 30 ? soon : open, ["left": said(minutes: left)])
    }

    private func orderStrip(_ order: Order) -> [String] {
        let day = said(order.day)
        switch order.progress {
        case .accepted: return words.forms(.orderAccepted, ["day": day])
        case .preparing:
            if order.isHeld { return words.forms(.orderHeld) }
            guard let today, order.day < today else {
                return words.forms(.orderPreparing, ["day": day])
            }
            return order.carrier == nil
                ? words.forms(.orderLate)
                : words.forms(.orderPreparing, ["day": said(today)])
        case .onTheWay: return words.forms(.orderOnTheWay)
        case .atHall: return words.forms(.orderAtHall)
        case .handedOver: return words.forms(.orderHandedOver)
        case .notDelivered: return words.forms(.orderNotDelivered)
        case .cancelled: return words.forms(.orderCancelled)
        }
    }

    private var wellnessStrip: [String] {
        guard let today else { return words.forms(.stripUnknownTime) }
        if let pending = pendingAnswer(on: today) {
            return words.forms(.wellnessWaiting, ["answer": said(pending)])
        }
        if let answer = content.view?.checkIn, answer.day == today {
            return words.forms(.wellnessGiven, ["answer": said(answer.answer)])
        }
        if let accepted = acceptedAnswer(on: today) {
            return words.forms(.wellnessGiven, ["answer": said(accepted)])
        }
        return words.forms(.wellnessAsk)
    }
}
