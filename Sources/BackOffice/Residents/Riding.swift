import Domain
import Records
import Services
import Wire

extension Residents {
    /// Asks for a ride. The answer is at once whether it can be asked for; the car follows.
    static func requestRide(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(AskForRide.self)
        let household = try visit.household(named: wish.household)
        let channel = visit.channel(wish.channel)
        let rules = RideRules(visit.terms.municipality)
        try rules.check(wish.request, from: household.village, at: visit.now)
        let ride = Ride(
            id: try visit.books.rides.nextId(on: wish.request.day), household: household.id,
            village: household.village, request: wish.request, channel: channel,
            progress: .requested, fare: rules.fare(for: household, channel: channel),
            placedAt: visit.now)
        let sequence = try log(.rideRequested, ride, visit)
        try visit.books.rides.add(ride, sequence: sequence)
        return try .message(ride, status: 201, subject: ride.id.text)
    }

    /// Takes a ride back.
    static func cancelRide(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        var ride = try ride(visit)
        guard ride.progress.next.contains(.cancelled) else { throw Refusal.tooFarAlong }
        ride.progress = .cancelled
        guard try visit.books.rides.update(&ride) else { throw Refusal.changedMeanwhile }
        try log(.rideCancelled, ride, visit)
        return try .message(ride, subject: ride.id.text, reason: step.reason)
    }

    /// The ride of the path, if this caller may touch it.
    static func ride(_ visit: Visit) throws -> Ride {
        guard let ride = try visit.books.rides.ride(visit.id("ride")),
            visit.mayTouch(ride.household)
        else { throw Refusal.notFound }
        return ride
    }

    /// Appends an entry about a ride to the log.
    @discardableResult
    static func log(_ kind: EventKind, _ ride: Ride, _ visit: Visit) throws -> Int64 {
        try visit.books.log.append(
            kind, at: visit.now, day: ride.request.day, household: ride.household,
            village: ride.village, subject: ride.id.text, actor: visit.actor,
            detail: String(decoding: try Message.bytes(ride), as: UTF8.self))
    }
}
