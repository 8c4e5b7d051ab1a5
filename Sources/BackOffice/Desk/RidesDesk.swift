import Domain
import Records
import Wire

extension Desk {
    /// Rides of a day.
    static func rides(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let names = try names(visit)
        let rows = try visit.books.rides.rides(on: day).compactMap { ride -> RideRow? in
            guard let household = names[ride.household] else { return nil }
            let place = visit.terms.municipality.ridePlace(ride.request.place)?.name
            return RideRow(
                ride: ride, householdName: household.name, phone: household.phone,
                placeName: place
                    ?? Name(ja: ride.request.place.text, kana: "", en: ride.request.place.text))
        }
        return try .message(Listing(items: rows), subject: day.description)
    }

    /// Records a step of a ride: `assign`, `done` or `refuse`.
    static func rideStep(_ visit: Visit) throws -> Reply {
        let step = try visit.message(RideStep.self)
        var ride = try Residents.ride(visit)
        let kind: EventKind
        switch visit.ids["step"] {
        case "assign":
            try assign(step, to: &ride, visit)
            try assignHome(step, of: ride, visit)
            kind = .rideAssigned
        case "done":
            try move(&ride, to: .done)
            kind = .rideDone
        case "refuse":
            let reason = try visit.reason(step.reason)
            try move(&ride, to: .refused)
            ride.note = reason
            kind = .rideRefused
        default: throw Refusal.notFound
        }
        guard try visit.books.rides.update(&ride) else { throw Refusal.changedMeanwhile }
        try Residents.log(kind, ride, visit)
        return try .message(ride, subject: ride.id.text, reason: step.reason)
    }

    /// Gives the way home of the same outing its car, if the step names a time for it.
    private static func assignHome(
        _ step: RideStep, of outward: Ride, _ visit: Visit
    ) throws {
        guard let pickUp = step.homePickUp else { return }
        guard outward.request.direction == .outward, let id = outward.partner,
            var home = try visit.books.rides.ride(id), home.isOpen
        else {
            throw Problem.unfit(
                "no-way-home", ja: "この予約には、車を決められる帰りがありません。",
                en: "This ride has no way home that a car could be given to.")
        }
        try assign(
            RideStep(taxi: step.homeTaxi ?? step.taxi, pickUp: pickUp, reason: step.reason),
            to: &home, visit)
        guard try visit.books.rides.update(&home) else { throw Refusal.changedMeanwhile }
        try Residents.log(.rideAssigned, home, visit)
    }

    private static func move(_ ride: inout Ride, to progress: RideProgress) throws {
        guard ride.progress.next.contains(progress) else { throw Refusal.tooFarAlong }
        ride.progress = progress
    }

    /// Promises a car and a time. Those who share a car at a time must all find a seat in it.
    private static func assign(_ step: RideStep, to ride: inout Ride, _ visit: Visit) throws {
        let town = visit.terms.municipality
        guard let id = step.taxi, let pickUp = step.pickUp else {
            throw Problem.unfit(
                "car-or-time-missing", ja: "車と迎えの時刻を指定してください。",
                en: "Please name the car and the pick-up time.")
        }
        guard let taxi = town.taxis.first(where: { $0.id == id }),
            taxi.zone == town.taxiZone(of: ride.village)?.id
        else {
            throw Problem.unfit(
                "no-such-car", ja: "この集落を回る車ではありません。", en: "That car does not serve the village.")
        }
        try move(&ride, to: .assigned)
        let own = ride.id
        let others = try visit.books.rides.rides(on: ride.request.day).filter {
            $0.id != own && $0.progress == .assigned && $0.taxi == id && $0.pickUp == pickUp
        }
        let everyone = others + [ride]
        let seats = everyone.map { $0.request.companions + 1 }.reduce(0, +)
        let wheelchairs = everyone.count { $0.request.wheelchair }
        guard seats <= taxi.seats, wheelchairs <= taxi.wheelchairPlaces else {
            throw Problem.unfit(
                "car-full", ja: "その時刻のこの車は席が足りません。ほかの車か時刻にしてください。",
                en: "That car has not enough seats at that time; choose another car or time.")
        }
        ride.taxi = id
        ride.pickUp = pickUp
        ride.note = step.reason
    }
}
