import Domain

// Rides: where, when, who, and what was promised. And how one is.
extension Front {
    func placesBody(_ direction: RideDirection) -> (Body, [String])? {
        guard let view = content.view else { return nil }
        guard !view.ridePlaces.isEmpty else { return (.message(noTimes), title(.rides)) }
        let tiles = view.ridePlaces.map { place -> Choice in
            var tile = Choice(
                "place-" + place.id.text, words(place.name), .ridePlace(place.id))
            tile.picture = picture(of: place.kind)
            tile.hint = words.forms(.hintChoose, ["name": words(place.name)])
            return tile
        }
        return (
            .tiles(numbered(tiles)),
            words.forms(direction == .outward ? .placesOutward : .placesHomeward)
        )
    }

    private func picture(of kind: RidePlace.Kind) -> String {
        switch kind {
        case .clinic: "🩺"
        case .hospital: "🏥"
        case .shop: "🛒"
        case .townOffice: "🏢"
        case .station: "🚉"
        case .hall: "🏠"
        }
    }

    var timesTitle: [String] {
        let name = ride.place.map(placeName) ?? ""
        return words.forms(
            ride.direction == .outward ? .timesOutward : .timesHomeward, ["name": name])
    }

    var timesBody: Body {
        let tiles = rideTimes.map { time -> Choice in
            var tile = Choice(
                "t\(time.day)-\(time.band.from)", shortly(time.day), .rideTime(time.day, time.band))
            tile.detail = said(time.band)
            tile.picture = time.band.from.hour < 12 ? "🌤️" : "☀️"
            tile.hint = words.forms(.hintChoose, ["name": said(time.band)])
            return tile
        }
        guard !tiles.isEmpty else {
            return .message(noTimes)
        }
        return .tiles(numbered(tiles))
    }

    private var noTimes: Body.Message {
        Body.Message(lines: [line(.timesNone, .large), callUs], buttons: [backButton()])
    }

    /// きょう 行き: two rides of one day must look different.
    private func rideLabel(_ request: RideRequest) -> String {
        words(
            request.direction == .outward ? .rideTileOut : .rideTileBack,
            ["day": shortly(request.day)])
    }

    var rideReviewBody: (Body, [String])? {
        guard let request = rideRequest, let view = content.view else { return nil }
        var company = button("company", .buttonCompany, 2, .companions, .hintCompany)
        company.label = words(.buttonCompany, ["n": "\(request.companions)"])
        var chair = button(
            "wheelchair", request.wheelchair ? .buttonWheelchairYes : .buttonWheelchairNo, 3,
            .wheelchair, .hintWheelchair)
        chair.kind = .plain
        return (
            .ledger(
                Body.Ledger(
                    rows: rideRows(request), foot: (words.forms(.fare), said(view.rideFare)),
                    note: [],
                    buttons: [
                        company, chair,
                        button("ask", .buttonAsk, 1, .askRide, .hintAsk, kind: .commit),
                    ])), title(.rideReview)
        )
    }

    private func rideRows(_ request: RideRequest) -> [Row] {
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

    var myRideTiles: [Choice] {
        var tiles: [Choice] = []
        for item in content.outbox {
            guard case .askForRide(let request) = item.request, isNews(item) else { continue }
            var tile = Choice(
                "w" + item.key, rideLabel(request),
                .open(.sent(Sent(request: item.request, key: item.key))))
            tile.detail = said(item.state)
            tile.picture = "✉️"
            tiles.append(tile)
        }
        for ride in content.view?.rides ?? [] {
            var tile = Choice("r" + ride.id.text, rideLabel(ride.request), .open(.ride(ride.id)))
            tile.detail =
                ride.progress == .assigned
                ? ride.pickUp.map { words(.ridePickUp, ["time": said($0)]) }
                    ?? said(ride.progress) : said(ride.progress)
            tile.picture = ride.progress == .done ? "✅" : "🚕"
            tiles.append(tile)
        }
        for index in tiles.indices { tiles[index].hint = words.forms(.hintLook) }
        guard tiles.isEmpty else { return numbered(tiles) }
        var none = Choice("none", words(.ridesNone), .open(.places(.outward)))
        none.detail = words(.ridesNoneDetail)
        none.picture = "🚕"
        none.hint = words.forms(.hintChoosePlace)
        return numbered([none])
    }

    private func isNews(_ item: OutboxItem) -> Bool {
        switch item.state {
        case .waiting: true
        case .accepted(let subject, _):
            !(content.view?.rides.contains { $0.id.text == subject } ?? false)
        case .tooLate, .refused: !item.seen
        }
    }

    func rideBody(_ id: RideId) -> (Body, [String])? {
        guard let ride = ride(id) else { return nil }
        var rows = rideRows(ride.request)
        if let pickUp = ride.pickUp {
            let car = ride.taxi.flatMap { id in content.view?.taxis.first { $0.id == id } }
            rows[1] = Row(
                picture: "🕘",
                label: words(
                    car == nil ? .rideComes : .rideCarComes,
                    [
                        "day": said(ride.request.day), "time": said(pickUp),
                        "car": car.map { words($0.name) } ?? "",
                    ]))
        }
        if !content.connected { rows.append(Row(label: asOf)) }
        if let note = ride.note, !note.isEmpty { rows.append(Row(label: note)) }
        var buttons = [backButton()]
        if wantsHomeward(ride) {
            buttons.append(
                button("homeward", .buttonHomeward, 2, .homeward(id), .hintHomeward))
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

    func cancelRideBody(_ id: RideId) -> (Body, [String])? {
        guard let ride = ride(id), canCancel(ride) else { return nil }
        return (
            .message(
                Body.Message(
                    lines: [
                        line(
                            .cancelRideAsk, .large,
                            [
                                "day": said(ride.request.day),
                                "name": placeName(ride.request.place),
                            ])
                    ],
                    buttons: [
                        button("keep", .buttonKeepOrder, 2, .back, .hintKeepOrder),
                        button(
                            "cancel", .buttonCancelNow, 1, .cancelRide(id), .hintCancelNow,
                            kind: .commit),
                    ])), title(.cancelRide(id))
        )
    }

    /// The three faces; the one chosen today says so.
    var wellnessTiles: [Choice] {
        let chosen: WellnessAnswer? = today.flatMap { day in
            pendingAnswer(on: day)
                ?? content.view?.checkIn.flatMap { $0.day == day ? $0.answer : nil }
        }
        return fileTiles("wellness").map { tile in
            guard case .answer(let answer) = tile.deed, answer == chosen else { return tile }
            var tile = tile
            tile.detail = words(.tileAnswered)
            return tile
        }
    }
}
