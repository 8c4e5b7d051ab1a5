import Domain
import TVFront

/// A task as it is given to somebody, and what must be true in the end.
public struct ErrandOnTelevision: Sendable {
    /// Its short name, as `rice-and-milk`.
    public let name: String
    /// The task in words.
    public let spoken: String
    /// What is there before the evening begins.
    let before: @Sendable (inout MadeUpEvening) -> Void
    /// The aims, from what somebody knows at the beginning.
    let wants: [Want]
    /// Words of what was there before and shall stay.
    var keeps: [String] = []
    /// Whether it is done, by the office's books and the box.
    let isDone: @Sendable (MadeUpEvening, LivingRoom) -> Bool
    /// What should be ordered in the end, by number and count; nil where nothing may be ordered anew.
    var ordered: [[Int: Int]]
    /// The rides that should stand in the end.
    var rides: [Journey] = []
    /// The answers that may be given.
    var answers: Set<WellnessAnswer> = []
}

/// A ride in the words of a task.
struct Journey: Sendable, Hashable {
    let place: String
    let direction: RideDirection
    /// Days from today.
    let days: Int
    /// The hour at which its band begins.
    let from: Int
    init(_ place: String, _ direction: RideDirection, _ days: Int, _ from: Int) {
        self.place = place
        self.direction = direction
        self.days = days
        self.from = from
    }
}

/// What is there at the beginning of an evening.
struct MadeUpEvening: Sendable {
    let municipality: Municipality
    let catalogue: Catalogue
    let now: Moment
    var basket: [OrderItem] = []
    var orders: [Order] = []
    var rides: [Ride] = []
    var size = Settings.TextSize.small
    var language = Settings.Language.ja
    var notices: [HouseholdNotice] = []
    var polls: [HouseholdPoll] = []
    /// What the household has decided about consents, newest first.
    var consents: [ConsentEntry] = []
    /// An alert that comes in the middle of it, after so many presses.
    var alert: (raised: Alert, after: Int)?

    var today: Day { municipality.zone.day(at: now) }
    var tomorrow: Day { today.adding(days: 1) }

    func item(_ number: Int, _ count: Int = 1) -> OrderItem? {
        ProductNumber(number).map { OrderItem(product: $0, quantity: count) }
    }

    /// An order that is already there.
    func order(
        _ id: String, _ items: [(Int, Int)], day: Day, _ progress: OrderProgress
    ) -> Order? {
        guard let id = OrderId(id), let household = HouseholdId("h-1") else { return nil }
        let lines = items.compactMap { number, count in
            ProductNumber(number).flatMap(catalogue.product).map { OrderLine($0, quantity: count) }
        }
        return Order(
            id: id, receipt: ReceiptNumber(day: day, count: 17), household: household,
            village: municipality.villages[0].id, day: day, channel: .television, lines: lines,
            progress: progress, placedAt: now.adding(minutes: -30))
    }

    /// A ride that is already there.
    func ride(
        _ id: String, _ trip: Journey, _ progress: RideProgress
    ) -> Ride? {
        guard let id = RideId(id), let household = HouseholdId("h-1"),
            let place = RidePlaceId(trip.place),
            let band = municipality.rideTerms.bands.first(where: { $0.from.hour == trip.from })
        else { return nil }
        return Ride(
            id: id, household: household, village: municipality.villages[0].id,
            request: RideRequest(
                place: place, direction: trip.direction, day: today.adding(days: trip.days),
                band: band, companions: 0,
                wheelchair: false), channel: .television, progress: progress,
            fare: municipality.rideTerms.televisionFare, placedAt: now.adding(minutes: -600))
    }
}
