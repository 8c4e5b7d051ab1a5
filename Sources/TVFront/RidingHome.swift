import Domain
import Services

/// What choosing does about the way home and about both ways together.
enum RideDeed: Hashable {
    case homeTime(TimeBand), homeLater, homeNotNeeded
    case cancelBoth(RideId)

    /// Whether only 決定 may do it, and no digit.
    var needsOK: Bool {
        switch self {
        case .homeTime, .homeLater, .homeNotNeeded: true
        case .cancelBoth: false
        }
    }
}

// The way home, and both ways as one thought.
extension Front {
    /// The stretches in which one can come home from the way there that was chosen: the later
    /// ones first, then the same one.
    var returnBands: [TimeBand] {
        guard ride.direction == .outward, let day = ride.day, let out = ride.band else { return [] }
        let bands = rideTimes.filter { $0.day == day && $0.band >= out }.map(\.band)
        return bands.filter { $0 != out } + bands.filter { $0 == out }
    }

    /// The request as chosen so far, once everything is chosen.
    var rideRequest: RideRequest? { request(ride.direction, ride.band) }

    /// The way home, if one is asked for together with the way there.
    var homeRequest: RideRequest? {
        guard ride.direction == .outward, case .band(let band) = ride.home else { return nil }
        return request(.homeward, band)
    }

    private func request(_ direction: RideDirection, _ band: TimeBand?) -> RideRequest? {
        guard let place = ride.place, let day = ride.day, let band else { return nil }
        return RideRequest(
            place: place, direction: direction, day: day, band: band, companions: ride.companions,
            wheelchair: ride.wheelchair)
    }

    /// Takes over who came along last time.
    mutating func takeHabit() {
        let most = content.view?.rideTerms.maximumCompanions ?? 0
        ride.companions = min(content.view?.rideHabit?.companions ?? 0, most)
        ride.wheelchair = content.view?.rideHabit?.wheelchair ?? false
    }

    mutating func changeRides(_ deed: RideDeed) -> [Effect] {
        switch deed {
        case .homeTime(let band): ride.home = .band(band)
        case .homeLater: ride.home = .later
        case .homeNotNeeded: ride.home = .notNeeded
        case .cancelBoth(let id):
            guard ride(id).map(canCancel) ?? false else { return [] }
            return send(.rides(.cancelBoth(id)))
        }
        // The review stands where the question stood: home is never more than four steps away.
        if top.place == .returns { stack.removeLast() }
        stack.append(Frame(.rideReview))
        return []
    }

    /// The other way of the same outing, if it can still be taken back too.
    func partner(of ride: Ride) -> Ride? {
        guard let other = ride.partner.flatMap({ self.ride($0) }), canCancel(other) else {
            return nil
        }
        return other
    }

    /// All rides as one looks for them: the next to come first, then those gone by, newest first.
    var ridesByNearness: [Ride] {
        let rides = content.view?.rides ?? []
        func stands(_ ride: Ride) -> (Int, Int, String) {
            (ride.request.day.number, ride.begins.minute, ride.id.text)
        }
        let open = rides.filter { $0.isOpen && !hasPassed($0) }.sorted { stands($0) < stands($1) }
        let gone = rides.filter { !$0.isOpen || hasPassed($0) }.sorted { stands($0) > stands($1) }
        return open + gone
    }

    /// Whether nobody waits for that car any more.
    private func hasPassed(_ ride: Ride) -> Bool {
        guard let view = content.view, let now = content.officeTime else { return false }
        let end = ride.pickUp.map { view.rideTerms.span(around: $0).to } ?? ride.request.band.to
        return view.zone.moment(ride.request.day, end) < now
    }

    // MARK: the reminder

    /// The ride of today, or from the evening on that of tomorrow, that was not looked at since it must be thought of. The way home of an outing that one leaves for is no news.
    private var reminded: (ride: Ride, key: String)? {
        guard let view = content.view, let now = content.officeTime, let today,
            let from = view.rideTerms.reminderFrom
        else { return nil }
        let isEvening = view.zone.time(at: now) >= from
        let seen = settings.remindersSeen ?? []
        for ride in ridesByNearness where ride.isOpen && !hasPassed(ride) {
            let ahead = ride.request.day.number - today.number
            guard ahead == 0 || (ahead == 1 && isEvening) else { continue }
            if ride.request.direction == .homeward,
                let way = ride.partner.flatMap({ self.ride($0) }),
                way.progress != .cancelled, way.progress != .refused
            {
                continue
            }
            // A new car or time, and the morning after the evening, are news again.
            let key = "\(ride.id)/\(ride.version)/\(ahead)"
            if !seen.contains(key) { return (ride, key) }
        }
        return nil
    }

    /// Looking at the ride's own page acknowledges the reminder.
    mutating func reminderSeenNow() -> [Effect] {
        guard practice == nil, case .ride(let id) = top.place, let reminded, reminded.ride.id == id
        else {
            return []
        }
        settings.remindersSeen = Array(((settings.remindersSeen ?? []) + [reminded.key]).suffix(40))
        return [.keepSettings(settings)]
    }

    /// What the first screen says of the next ride.
    func reminder(at place: Place) -> [String]? {
        guard place == .home, let ride = reminded?.ride else { return nil }
        let day = said(ride.request.day)
        guard let pickUp = ride.pickUp else {
            return words.forms(.reminderNoCar, ["day": day])
        }
        return words.forms(
            ride.request.direction == .outward ? .reminderCar : .reminderCarHome,
            ["day": day, "time": said(pickUp)])
    }

    /// What the tile of the first screen says of the next ride.
    var nextRideDetail: String? {
        guard let ride = ridesByNearness.first, ride.isOpen, !hasPassed(ride) else { return nil }
        guard let pickUp = ride.pickUp else {
            let count = content.view?.rides.count(where: \.isOpen) ?? 0
            return words(.tileRides, ["n": "\(count)"])
        }
        return words(.tileNextRide, ["day": shortly(ride.request.day), "time": said(pickUp)])
    }
}
