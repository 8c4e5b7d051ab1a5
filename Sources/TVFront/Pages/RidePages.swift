import Domain

// Rides: where, when, who, and what was promised. And how one is.
extension Front {
    func placesBody(_ direction: RideDirection) -> (Body, [String])? {
        guard let view = content.view else { return nil }
        guard !view.ridePlaces.isEmpty else { return (.message(noTimes), title(.rides)) }
        let usual = (view.rideHabit?.places ?? []).compactMap { id in
            view.ridePlaces.first { $0.id == id }
        }
        let others = view.ridePlaces.filter { place in !usual.contains { $0.id == place.id } }
        let tiles = (usual + others).enumerated().map { index, place -> Choice in
            var tile = Choice(
                "place-" + place.id.text, words(place.name), .ridePlace(place.id))
            tile.picture = picture(of: place.kind)
            tile.ruby = words.ruby(place.name)
            if index == 0, !usual.isEmpty { tile.detail = words(.placesUsual) }
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

    var myRideTiles: [Choice] {
        var tiles: [Choice] = []
        for item in content.outbox {
            guard let request = item.request.rideAsked, isNews(item) else { continue }
            var tile = Choice(
                "w" + item.key, rideLabel(item.request, request),
                .open(.sent(Sent(request: item.request, key: item.key))))
            tile.detail = said(item.state)
            tile.picture = "✉️"
            tiles.append(tile)
        }
        for ride in ridesByNearness {
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

    private func rideLabel(_ wish: Request, _ first: RideRequest) -> String {
        guard case .rides = wish else { return rideLabel(first) }
        return words(.rideTileBoth, ["day": shortly(first.day)])
    }

    private func isNews(_ item: OutboxItem) -> Bool {
        switch item.state {
        case .waiting: true
        case .accepted(let subject, _):
            !(content.view?.rides.contains { $0.id.text == subject } ?? false)
        case .tooLate, .refused: !item.seen
        }
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

extension Request {
    /// The ride it asks for, of two the way there; nil if it asks for none.
    fileprivate var rideAsked: RideRequest? {
        switch self {
        case .askForRide(let request), .rides(.bothWays(let request, _)): request
        default: nil
        }
    }
}
