import Domain

// The way home, both ways on one page, and what was promised.
extension Front {
    /// 帰りは？
    var returnsBody: Body {
        guard let day = ride.day else { return .message(goneMessage) }
        var tiles = returnBands.map { band -> Choice in
            var tile = Choice(
                "b\(band.from)", said(band), .riding(.homeTime(band)))
            tile.detail = shortly(day)
            tile.picture = "🏠"
            tile.hint = words.forms(.hintChoose, ["name": said(band)])
            return tile
        }
        var later = Choice("later", words(.returnsLater), .riding(.homeLater))
        later.detail = words(.returnsLaterDetail)
        later.picture = "🕘"
        later.hint = words.forms(.hintReturnsLater)
        var none = Choice("none", words(.returnsNone), .riding(.homeNotNeeded))
        none.detail = words(.returnsNoneDetail)
        none.picture = "🚶"
        none.hint = words.forms(.hintReturnsNone)
        tiles += [later, none]
        return .tiles(tiles)
    }

    var rideReviewBody: (Body, [String])? {
        guard let request = rideRequest, let view = content.view else { return nil }
        if let repeated = repeatedRideReview {
            return (repeated, words.forms(.rideReviewRepeated))
        }
        var company = button("company", .buttonCompany, 2, .companions, .hintCompany)
        company.label = words(.buttonCompany, ["n": "\(request.companions)"])
        let chair = button(
            "wheelchair", request.wheelchair ? .buttonWheelchairYes : .buttonWheelchairNo, 3,
            .wheelchair, .hintWheelchair)
        let fare = view.rideTerms.fare(view.rideFare, companions: request.companions)
        var rows = rideRows(request)
        var ledger = Body.Ledger(
            rows: [], foot: (words.forms(.fare), said(fare)), note: [],
            buttons: [
                company, chair,
                button(
                    "ask", .buttonAsk, 1, .askRide, .hintAsk, kind: .commit),
            ])
        if let home = homeRequest {
            rows[1] = leg(.legOut, request, fare, "🕘")
            rows.append(leg(.legHome, home, fare, "🏠"))
            ledger.foot = (words.forms(.fareBoth), said(fare + fare))
        } else if request.direction == .outward {
            rows.append(Row(picture: "🏠", label: homeNotAsked))
        } else if !isWayThereAsked(request) {
            rows.append(Row(picture: "🚕", label: words(.outNotAsked)))
        }
        if request.companions > 0 { rows.append(Row(picture: "👥", label: companionFare(request))) }
        ledger.rows = rows
        return (.ledger(ledger), title(.rideReview))
    }

    private func leg(_ say: Say, _ request: RideRequest, _ fare: Yen, _ picture: String) -> Row {
        Row(
            picture: picture,
            label: words(say, ["day": said(request.day), "band": said(request.band)]),
            right: said(fare))
    }

    private var homeNotAsked: String {
        switch ride.home {
        case .notNeeded: words(.homeNotNeeded)
        case .later: words(.homeLater)
        case .undecided, .band: words(.homeNoCar)
        }
    }

    private func companionFare(_ request: RideRequest) -> String {
        let fare = (content.view?.rideTerms.companionFare ?? 0) * request.companions
        return fare == 0
            ? words(.companyFree, ["n": "\(request.companions)"])
            : words(.companyFare, ["n": "\(request.companions)", "price": said(fare)])
    }

    func rideRows(_ request: RideRequest) -> [Row] {
        [
            Row(
                picture: "🚕",
                label: words(
                    request.direction == .outward ? .rideTo : .rideFrom,
                    ["name": placeName(request.place)])),
            Row(
                picture: "🕘",
                label: words(
                    .rideWhen, ["day": said(request.day), "band": said(request.band)])),
        ]
    }

    /// One ride: when which car comes, and the number that fetches one home.
    func rideBody(_ id: RideId) -> (Body, [String])? {
        guard let ride = ride(id) else { return nil }
        var rows = rideRows(ride.request)
        if let pickUp = ride.pickUp {
            rows[1] = Row(picture: "🕘", label: promised(ride, pickUp))
        } else if ride.asSoonAsPossible ?? false {
            rows[1] = Row(picture: "🕘", label: words(.rideSoon))
        }
        if let car = ride.taxi.flatMap({ id in content.view?.taxis.first { $0.id == id } }) {
            let look = car.look.map { words($0) } ?? ""
            rows.append(
                Row(
                    picture: "🚐",
                    label: words(
                        look.isEmpty ? .rideCar : .rideCarLook,
                        ["car": words(car.name), "look": look])))
        }
        if ride.isOpen, let number = ride.callNumber {
            rows.append(Row(picture: "☎️", label: words(.rideCall, ["number": "\(number)"])))
        }
        if !content.connected { rows.append(Row(label: asOf)) }
        if let note = ride.note, !note.isEmpty { rows.append(Row(label: note)) }
        var buttons = [backButton()]
        if wantsHomeward(ride) {
            buttons.append(
                button("homeward", .buttonHomeward, 2, .homeward(id), .hintHomeward))
        } else if let other = ride.partner.flatMap({ self.ride($0) }) {
            buttons.append(lookAtOther(other))
        }
        if canCancel(ride) {
            buttons.append(
                button("cancel", .buttonCancel, 3, .open(.cancelRide(id)), .hintCancel))
        }
        return (
            .ledger(
                Body.Ledger(
                    rows: rows, foot: (words.forms(.fare), said(ride.fare)), note: [],
                    buttons: buttons)),
            words.forms(.rideTitle, ["day": said(ride.request.day)])
        )
    }

    private func lookAtOther(_ other: Ride) -> Choice {
        button(
            "other", other.request.direction == .homeward ? .buttonSeeHome : .buttonSeeOut, 2,
            .open(.ride(other.id)), .hintLook)
    }

    private func promised(_ ride: Ride, _ pickUp: TimeOfDay) -> String {
        let day = said(ride.request.day)
        guard let terms = content.view?.rideTerms, let window = terms.pickUpWindow, window > 0
        else { return words(.rideComes, ["day": day, "time": said(pickUp)]) }
        let span = terms.span(around: pickUp)
        return words(
            .rideComesBetween,
            ["day": day, "time": said(pickUp), "from": said(span.from), "to": said(span.to)])
    }

    func cancelRideBody(_ id: RideId) -> (Body, [String])? {
        guard let ride = ride(id), canCancel(ride) else { return nil }
        let about = [
            "day": said(ride.request.day), "name": placeName(ride.request.place),
        ]
        let keep = button("keep", .buttonKeepOrder, 2, .back, .hintKeepOrder)
        let title = title(.cancelRide(id))
        guard partner(of: ride) != nil else {
            let cancel = button(
                "cancel", .buttonCancelNow, 1, .cancelRide(id), .hintCancelNow, kind: .commit)
            return (
                .message(
                    Body.Message(
                        lines: [line(.cancelRideAsk, .large, about)], buttons: [keep, cancel])),
                title
            )
        }
        // The key 1 does what is meant most often: who does not go does not come back either.
        let isOut = ride.request.direction == .outward
        var both = button(
            "both", .buttonCancelBoth, 1, .riding(.cancelBoth(id)), .hintCancelBoth, kind: .commit)
        var one = button(
            "cancel", isOut ? .buttonCancelOut : .buttonCancelHome, 1, .cancelRide(id),
            .hintCancelNow, kind: .commit)
        if isOut {
            (one.digit, one.number) = (nil, "")
        } else {
            (both.digit, both.number) = (nil, "")
        }
        return (
            .message(
                Body.Message(
                    lines: [
                        line(isOut ? .cancelRideOut : .cancelRideHome, .large, about),
                        line(isOut ? .cancelAlsoHome : .cancelAlsoOut, .body),
                    ], buttons: [keep, both, one])), title
        )
    }

    /// What the office's yes to a wish about rides means.
    func acceptedLines(_ wish: RideWish) -> [Body.Message.Line] {
        switch wish {
        case .bothWays: [line(.sentRides, .large), line(.sentRide, .body)]
        case .cancelBoth: [line(.sentCancelRides, .body)]
        }
    }

    /// What stands above one ride.
    func rideStrip(_ ride: Ride) -> [String] {
        switch ride.progress {
        case .requested: words.forms(.rideRequestedLong)
        case .assigned:
            words.forms(
                ride.request.direction == .outward ? .rideAssignedLong : .rideAssignedHome,
                ["name": placeName(ride.request.place)])
        case .done: words.forms(.rideDone)
        case .cancelled: words.forms(.rideCancelled)
        case .refused: words.forms(.rideRefusedLong, ["phone": officePhone])
        }
    }
}
