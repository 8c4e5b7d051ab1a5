import Domain
import Services
import Testing

@Suite("How a household rides") struct RideHabitsTests {
    static let today = Day(number: 20_000)

    private func id<Kind>(_ text: String) throws -> Identifier<Kind> {
        try #require(Identifier<Kind>(text))
    }

    private func ride(
        _ place: String, daysAgo: Int, _ progress: RideProgress = .done,
        _ direction: RideDirection = .outward, companions: Int = 0, wheelchair: Bool = false
    ) throws -> Ride {
        let day = Self.today.adding(days: -daysAgo)
        return Ride(
            id: try id("r-\(day)-\(place)-\(direction.rawValue)"), household: try id("h-1"),
            village: try id("v"),
            request: RideRequest(
                place: try id(place), direction: direction, day: day,
                band: TimeBand(from: TimeOfDay(9, 0), to: TimeOfDay(11, 0)),
                companions: companions, wheelchair: wheelchair),
            channel: .television, progress: progress, fare: 300,
            placedAt: Zone.japan.moment(day, TimeOfDay(8, 0)))
    }

    @Test("the place ridden to on most days comes first, there and back being one visit")
    func mostDays() throws {
        let rides = [
            try ride("shop", daysAgo: 3), try ride("shop", daysAgo: 3, .done, .homeward),
            try ride("clinic", daysAgo: 10), try ride("clinic", daysAgo: 40),
        ]
        let habit = try #require(RideHabits.habit(of: rides, on: Self.today))
        #expect(habit.places.map(\.text) == ["clinic", "shop"])
    }

    @Test("of two places ridden to equally often the more recent one comes first")
    func recent() throws {
        let rides = [try ride("bath", daysAgo: 9), try ride("shop", daysAgo: 2)]
        #expect(
            RideHabits.habit(of: rides, on: Self.today)?.places.map(\.text) == ["shop", "bath"])
    }

    @Test("rides that were cancelled or refused, or are half a year old, tell nothing")
    func real() throws {
        let rides = [
            try ride("bath", daysAgo: 1, .cancelled), try ride("shop", daysAgo: 2, .refused),
            try ride("clinic", daysAgo: 180),
        ]
        #expect(RideHabits.habit(of: rides, on: Self.today) == nil)
    }

    @Test("who came along is taken from the ride that was asked for last")
    func company() throws {
        let rides = [
            try ride("shop", daysAgo: 2, companions: 2),
            try ride("clinic", daysAgo: 1, .requested, companions: 1, wheelchair: true),
        ]
        let habit = try #require(RideHabits.habit(of: rides, on: Self.today))
        #expect(habit.companions == 1 && habit.wheelchair)
    }
}
