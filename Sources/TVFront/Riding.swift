import Domain
import Services

// Asking for rides, and how one is.
extension Front {
    func ride(_ id: RideId) -> Ride? { content.view?.rides.first { $0.id == id } }

    /// The times that can still be asked for: today's bands that have not passed, then tomorrow's.
    var rideTimes: [(day: Day, band: TimeBand)] {
        guard let view = content.view else { return [] }
        return view.rideDays.prefix(2).flatMap { day in
            view.rideTerms.bands.sorted()
                .filter { band in
                    content.officeTime.map { view.zone.moment(day, band.to) > $0 } ?? true
                }
                .map { (day, $0) }
        }
    }

    /// Whether the ride may still be taken back.
    func canCancel(_ ride: Ride) -> Bool {
        guard ride.isOpen, let view = content.view else { return false }
        let start = view.zone.moment(ride.request.day, ride.pickUp ?? ride.request.band.to)
        return content.officeTime.map { $0 < start } ?? true
    }

    /// Whether the way home can be asked for as the next step: an outward ride without one.
    func wantsHomeward(_ ride: Ride) -> Bool {
        guard let view = content.view, ride.request.direction == .outward, ride.isOpen else {
            return false
        }
        return rideTimes.contains { $0.day == ride.request.day }
            && !view.rides.contains {
                $0.request.direction == .homeward && $0.request.day == ride.request.day
                    && $0.request.place == ride.request.place && $0.progress != .cancelled
                    && $0.progress != .refused
            }
    }

    mutating func changeRides(_ deed: Deed) -> [Effect] {
        switch deed {
        case .ridePlace(let place):
            ride.place = place
            if case .places(let direction) = top.place { ride.direction = direction }
            stack.append(Frame(.times))
        case .rideTime(let day, let band):
            ride.day = day
            ride.band = band
            ride.home = .undecided
            takeHabit()
            stack.append(Frame(returnBands.isEmpty ? .rideReview : .returns))
        case .companions:
            let most = content.view?.rideTerms.maximumCompanions ?? 0
            ride.companions = (ride.companions + 1) % (most + 1)
        case .wheelchair: ride.wheelchair.toggle()
        case .askRide:
            guard let request = rideRequest, let view = content.view, !isRideRepeated else {
                return []
            }
            if let time = content.officeTime,
                view.zone.moment(request.day, request.band.to) <= time
            {
                flash = [words(Refusal.noRideThen.words)]
                return []
            }
            return send(
                homeRequest.map { .rides(.bothWays(outward: request, homeward: $0)) }
                    ?? .askForRide(request))
        case .cancelRide(let id):
            guard ride(id).map(canCancel) ?? false else { return [] }
            return send(.cancelRide(id))
        case .homeward(let id):
            guard let outward = ride(id) else { return [] }
            ride = RideDraft(direction: .homeward, place: outward.request.place)
            let base = stack.first { $0.place == .rides } ?? Frame(.rides)
            stack = [stack[0], base, Frame(.times)]
        default: break
        }
        return []
    }

    /// The answer that is on its way for that day, if one is.
    func pendingAnswer(on day: Day) -> WellnessAnswer? {
        for item in content.outbox {
            guard case .checkIn(let answer, let sentFor) = item.request, sentFor == day else {
                continue
            }
            return item.state == .waiting ? answer : nil
        }
        return nil
    }
}
