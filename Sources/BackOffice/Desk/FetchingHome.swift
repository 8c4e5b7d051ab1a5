import Domain
import Records
import Services
import Wire

extension Desk {
    /// Fetches a rider home now. The way home that was asked for already becomes one as soon as
    /// possible; without one a new one is made. Asked twice, it is the same ride.
    static func fetchHome(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(FetchHome.self)
        let ride = try fetchHome(number: wish.number, from: wish.place, visit)
        return try .message(ride, subject: ride.id.text)
    }

    /// The ride home of whoever has the call number, hastened or made new. Throws a refusal.
    static func fetchHome(number: Int, from place: RidePlaceId?, _ visit: Visit) throws -> Ride {
        let band = try RideRules(visit.terms.municipality).bandFromNow(at: visit.now)
        let rides = try visit.books.rides.rides(on: visit.today)
        let there = rides.first {
            $0.callNumber == number && $0.progress != .cancelled && $0.progress != .refused
                && (place == nil || $0.request.place == place)
        }
        guard let there else { throw Refusal.notFound }
        let waiting = rides.filter {
            $0.household == there.household && $0.request.direction == .homeward
                && $0.request.place == there.request.place && $0.isOpen
        }
        let home = waiting.first { $0.id == there.partner } ?? waiting.first
        return try home.map { try hasten($0, band, visit) } ?? bringHome(there, band, visit)
    }

    private static func hasten(_ ride: Ride, _ band: TimeBand, _ visit: Visit) throws -> Ride {
        guard !(ride.asSoonAsPossible ?? false) else { return ride }
        var ride = ride
        ride.request = now(ride.request, band, .homeward)
        ride.asSoonAsPossible = true
        ride.progress = .requested
        (ride.taxi, ride.pickUp) = (nil, nil)
        guard try visit.books.rides.update(&ride) else { throw Refusal.changedMeanwhile }
        try Residents.log(.rideHastened, ride, visit)
        return ride
    }

    private static func bringHome(_ there: Ride, _ band: TimeBand, _ visit: Visit) throws -> Ride {
        guard let household = try visit.books.households.household(there.household) else {
            throw Refusal.notFound
        }
        var home = try Residents.newRide(
            now(there.request, band, .homeward), of: household,
            visit.channel(.telephone), visit)
        home.asSoonAsPossible = true
        home.partner = there.id
        try Residents.add(home, visit)
        var there = there
        there.partner = home.id
        guard try visit.books.rides.update(&there) else { throw Refusal.changedMeanwhile }
        return home
    }

    private static func now(
        _ request: RideRequest, _ band: TimeBand, _ direction: RideDirection
    ) -> RideRequest {
        RideRequest(
            place: request.place, direction: direction, day: request.day, band: band,
            companions: request.companions, wheelchair: request.wheelchair)
    }
}
