public import Domain

/// Learns from a household's own rides what it usually wants. The office does this; nothing of it leaves the household's own view.
public enum RideHabits {
    /// How many days back rides still tell something.
    public static let days = 180

    /// The habit of one household on a day; nil if it never rode. A place counts once a day, however many rides went there; places ridden to equally often stand by their last day, then by id.
    public static func habit(of rides: [Ride], on today: Day) -> RideHabit? {
        let real = rides.filter {
            $0.progress != .cancelled && $0.progress != .refused
                && $0.request.day > today.adding(days: -days)
        }
        guard let last = real.max(by: isEarlier) else { return nil }
        let visits = Dictionary(grouping: real, by: \.request.place)
            .mapValues { Set($0.map(\.request.day)) }
        let places = visits.keys.sorted { left, right in
            let (one, other) = (visits[left] ?? [], visits[right] ?? [])
            if one.count != other.count { return one.count > other.count }
            let (day, otherDay) = (one.max() ?? today, other.max() ?? today)
            return day == otherDay ? left.text < right.text : day > otherDay
        }
        return RideHabit(
            places: places, companions: last.request.companions,
            wheelchair: last.request.wheelchair)
    }

    private static func isEarlier(_ left: Ride, _ right: Ride) -> Bool {
        (left.placedAt, left.id.text) < (right.placedAt, right.id.text)
    }
}
