import Domain
import Records
import Seal
import Services

/// The four digits a rider types at a kiosk to be fetched home.
enum CallNumber {
    /// A number no other ride of the day has. It follows from the ride, so that a rehearsal can be
    /// repeated, and from the millisecond it was asked for, so that nobody reckons it out.
    static func next(for ride: Ride, taken: Set<Int>) -> Int? {
        let text =
            "engawa call number 1\n\(ride.id)\n\(ride.household)\n"
            + "\(ride.placedAt.milliseconds)"
        let digest = sha256(Array(text.utf8)).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        return (0..<9000).lazy.map { 1000 + (digest + $0) % 9000 }.first { !taken.contains($0) }
    }
}

extension Residents {
    /// How a household rides, from its rides of the last half year, 200 at most.
    static func rideHabit(of household: Household, _ visit: Visit) throws -> RideHabit? {
        let since = visit.today.adding(days: -RideHabits.days)
        return RideHabits.habit(
            of: try visit.books.rides.rides(of: household.id, since: since), on: visit.today)
    }
}
