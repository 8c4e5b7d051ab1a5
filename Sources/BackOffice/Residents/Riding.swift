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
        try RideRules(visit.terms.municipality).check(
            wish.request, from: household.village, at: visit.now)
        let ride = try newRide(wish.request, of: household, channel, visit)
        try add(ride, visit)
        return try .message(ride, status: 201, subject: ride.id.text)
    }

    /// Asks for a way there and the way home from it: both in this transaction, or neither.
    static func requestRides(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(AskForRides.self)
        let household = try visit.household(named: wish.household)
        let channel = visit.channel(wish.channel)
        try RideRules(visit.terms.municipality).check(
            outward: wish.outward, homeward: wish.homeward, from: household.village, at: visit.now)
        var outward = try newRide(wish.outward, of: household, channel, visit)
        var homeward = try newRide(wish.homeward, of: household, channel, visit)
        outward.partner = homeward.id
        homeward.partner = outward.id
        try add(outward, visit)
        try add(homeward, visit)
        return try .message(
            RidePair(outward: outward, homeward: homeward), status: 201, subject: outward.id.text)
    }

    /// A ride as it will be entered, with its id, its fare and, on a way there, its call number.
    static func newRide(
        _ request: RideRequest, of household: Household, _ channel: Channel, _ visit: Visit
    ) throws -> Ride {
        var ride = Ride(
            id: try visit.books.rides.nextId(on: request.day), household: household.id,
            village: household.village, request: request, channel: channel, progress: .requested,
            fare: RideRules(visit.terms.municipality).fare(
                for: household, channel: channel, companions: request.companions),
            placedAt: visit.now)
        if request.direction == .outward {
            let taken = try visit.books.rides.rides(on: request.day).compactMap(\.callNumber)
            ride.callNumber = CallNumber.next(for: ride, taken: Set(taken))
        }
        return ride
    }

    /// Enters a ride and its event.
    static func add(_ ride: Ride, _ visit: Visit) throws {
        try visit.books.rides.add(ride, sequence: try log(.rideRequested, ride, visit))
    }

    /// Takes a ride back, and with it the other way of the same outing if that is wished.
    static func cancelRide(_ visit: Visit) throws -> Reply {
        let step = try visit.message(CancelRide.self)
        let ride = try cancelled(try ride(visit), visit)
        if step.both ?? false, let id = ride.partner,
            let other = try visit.books.rides.ride(id), other.progress.next.contains(.cancelled)
        {
            _ = try cancelled(other, visit)
        }
        return try .message(ride, subject: ride.id.text, reason: step.reason)
    }

    private static func cancelled(_ ride: Ride, _ visit: Visit) throws -> Ride {
        var ride = ride
        guard ride.progress.next.contains(.cancelled) else { throw Refusal.tooFarAlong }
        ride.progress = .cancelled
        guard try visit.books.rides.update(&ride) else { throw Refusal.changedMeanwhile }
        try log(.rideCancelled, ride, visit)
        return ride
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
