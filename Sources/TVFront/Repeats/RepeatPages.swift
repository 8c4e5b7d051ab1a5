import Domain

// The last check where something of it was asked for already: what stands is said, and what is new is the way on.
extension Front {
    /// The check of a basket of which something is to come already; nil if nothing is.
    var repeatedReview: Body? {
        let known = basketRepeats
        guard let first = known.first else { return nil }
        var rows = known.map { already -> Row in
            let product = product(already.product)
            return Row(
                picture: product?.picture,
                label: product.map { words($0.name) } ?? "\(already.product)",
                ruby: product.map { words.ruby($0.name) },
                right: words(.repeatRow, ["n": "\(already.quantity)"]))
        }
        let fresh = basket.filter { item in !known.contains { $0.product == item.product } }
        rows += plainRows(fresh)
        var buttons = [lookAtRepeated(first)]
        buttons.append(
            fresh.isEmpty
                ? button("take-out", .buttonRemove, 2, .repeats(.takeOut), .hintTakeOut)
                : button("take-out", .buttonRest, 2, .repeats(.takeOut), .hintRest))
        var ledger = Body.Ledger(rows: rows, foot: nil, note: [], buttons: buttons)
        let held = known.compactMap(\.order)
        if let id = held.first, Set(held).count == 1, held.count == known.count,
            let order = order(id)
        {
            ledger.note = [words(.receipt, ["number": order.receipt.text])]
            if canChange(order), !pendingChange(of: id) {
                ledger.buttons.append(
                    withoutDigit(
                        button("more", .buttonMoreOfIt, 3, .repeats(.more(id)), .hintMoreOfIt)))
                return .ledger(ledger)
            }
        }
        ledger.note.append(words(.repeatByPhone, ["phone": officePhone]))
        return .ledger(ledger)
    }

    private func lookAtRepeated(_ known: Repeat) -> Choice {
        if let id = known.order {
            return button("look", .buttonSeeOrder, 1, .open(.order(id)), .hintLook)
        }
        let item = content.outbox.first { $0.key == known.key }
        return button(
            "look", .buttonSeeOrder, 1,
            item.map { .open(.sent(Sent(request: $0.request, key: $0.key))) }
                ?? .open(.deliveries), .hintLook)
    }

    /// Rides to the same place, the same way, on the same day, that stand or are on their way.
    func standingRides(like wish: RideRequest) -> [(request: RideRequest, deed: Deed)] {
        func isSame(_ other: RideRequest) -> Bool {
            other.place == wish.place && other.direction == wish.direction
                && other.day == wish.day
        }
        let known = (content.view?.rides ?? []).filter { $0.isOpen && isSame($0.request) }
            .map { ($0.request, Deed.open(.ride($0.id))) }
        let sent = content.outbox.flatMap { item -> [(RideRequest, Deed)] in
            guard isRideOnItsWay(item) else { return [] }
            let deed = Deed.open(.sent(Sent(request: item.request, key: item.key)))
            switch item.request {
            case .askForRide(let asked): return isSame(asked) ? [(asked, deed)] : []
            case .rides(.bothWays(let there, let home)):
                return [there, home].filter(isSame).map { ($0, deed) }
            default: return []
            }
        }
        return known + sent
    }

    /// Whether a car goes there on the day of that way home; who chose it and turned back may think so.
    func isWayThereAsked(_ home: RideRequest) -> Bool {
        let there = RideRequest(
            place: home.place, direction: .outward, day: home.day, band: home.band, companions: 0,
            wheelchair: false)
        return !standingRides(like: there).isEmpty
    }

    private func isRideOnItsWay(_ item: OutboxItem) -> Bool {
        switch item.state {
        case .waiting: true
        case .accepted(let subject, _):
            item.pressedAt >= (content.view?.officeTime ?? item.pressedAt)
                && !(content.view?.rides.contains { $0.id.text == subject } ?? false)
        case .tooLate, .refused: false
        }
    }

    /// Whether a way of the outing on its check is asked for already.
    var isRideRepeated: Bool {
        [rideRequest, homeRequest].compactMap { $0 }.contains { !standingRides(like: $0).isEmpty }
    }

    /// The check of an outing of which a way is asked for already; nil if none is.
    var repeatedRideReview: Body? {
        guard let there = rideRequest, isRideRepeated else { return nil }
        let legs = [there, homeRequest].compactMap { $0 }
        let standing = legs.flatMap { standingRides(like: $0) }
        guard let first = standing.first else { return nil }
        let isNew = legs.filter { standingRides(like: $0).isEmpty }
        var rows = [
            Row(
                picture: "🚕",
                label: words(
                    there.direction == .outward ? .rideTo : .rideFrom,
                    ["name": placeName(there.place)]))
        ]
        rows += standing.prefix(2).map { ride in
            Row(
                picture: "📋",
                label: words(
                    ride.request.direction == .outward ? .legOut : .legHome,
                    ["day": said(ride.request.day), "band": said(ride.request.band)]),
                right: words(.repeatRide))
        }
        var buttons = [button("look", .buttonSeeRide, 1, first.deed, .hintLook)]
        if let rest = isNew.first {
            rows.append(
                Row(
                    picture: rest.direction == .outward ? "🕘" : "🏠",
                    label: words(
                        rest.direction == .outward ? .legOut : .legHome,
                        ["day": said(rest.day), "band": said(rest.band)])))
            buttons.append(
                button(
                    "only", rest.direction == .outward ? .buttonOnlyOut : .buttonOnlyHome, 2,
                    .repeats(.only(rest.direction)), .hintOnly))
        } else {
            rows.append(Row(picture: "☎️", label: words(.repeatByPhone, ["phone": officePhone])))
        }
        buttons.append(backButton(.buttonBack, digit: buttons.count + 1))
        return .ledger(Body.Ledger(rows: rows, foot: nil, note: [], buttons: buttons))
    }
}
