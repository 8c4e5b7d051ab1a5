import Database
import Domain
import TVFront
import Testing

@testable import SetTopBox

@Suite("A way there and a way home whose office was restored")
struct RidePairRestoreTests {
    private let today = Day(number: 20_781)

    private func way(_ direction: RideDirection) -> RideRequest {
        RideRequest(
            place: sample("clinic"), direction: direction, day: today,
            band: TimeBand(from: TimeOfDay(9, 0), to: TimeOfDay(11, 0)), companions: 0,
            wheelchair: false)
    }

    @Test("taking back the way home means that way home, whatever number it has now")
    func wayHome() throws {
        let now = Moment(milliseconds: 1)
        let books = try BoxStore(SQLiteFile(path: ":memory:"), now: now)
        let both = Request.rides(
            .bothWays(outward: way(.outward), homeward: way(.homeward)))
        let pair = try books.enqueue(both, at: now)
        try books.decide(
            pair.sequence, .accepted(subject: "r-2026-11-24-001", receipt: nil),
            second: "r-2026-11-24-002", at: now)
        let back = try books.enqueue(.cancelRide(sample("r-2026-11-24-002")), at: now)
        try books.begin(epoch: "again", on: today)
        try books.decide(
            pair.sequence, .accepted(subject: "r-2026-11-24-003", receipt: nil),
            second: "r-2026-11-24-004", at: now)
        #expect(try books.request(of: back) == .cancelRide(sample("r-2026-11-24-004")))
        let there = try books.enqueue(.cancelRide(sample("r-2026-11-24-002")), at: now)
        #expect(
            try books.request(of: there) == .cancelRide(sample("r-2026-11-24-002")),
            "what is pressed from now on means the new numbers")
        try books.begin(epoch: "once more", on: today)
        try books.decide(
            pair.sequence, .accepted(subject: "r-2026-11-24-007", receipt: nil),
            second: "r-2026-11-24-008", at: now)
        #expect(try books.request(of: back) == .cancelRide(sample("r-2026-11-24-008")))
    }
}
