import BackOffice
import Domain
import Records
import Testing
import Wire

/// A die of a test, the same each time.
private struct Die: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed ^= mixed >> 33
        return mixed &* 0xff51_afd7_ed55_8ccd
    }
}

@Suite("Simulated weeks of standing orders", .serialized) struct StandingDaysTests {
    /// Presses, restarts, early closes and empty shelves, at random times of three weeks.
    private func live(_ tests: OfficeForTests, seed: UInt64) async throws -> [StandingSight] {
        var die = Die(state: seed)
        var box = try await tests.pairedBox(1)
        _ = box
        var made: [StandingSight] = []
        var now = OfficeForTests.at(9, 0)
        let end = OfficeForTests.at(12, 0, day: OfficeForTests.monday.adding(days: 21))
        while now < end {
            now = now.adding(minutes: Int.random(in: 20...600, using: &die))
            tests.clock.set(now)
            switch Int.random(in: 0..<10, using: &die) {
            case 0: _ = try tests.withBooksClosed { _ in }
            case 1 where made.count < 5:
                let weekdays = Weekday.allCases.shuffled(using: &die).prefix(2)
                let rhythm = try #require(
                    Rhythm(
                        weekdays: Array(weekdays),
                        everyWeeks: Rhythm.intervals.randomElement(using: &die) ?? 1,
                        from: Zone.japan.day(at: now)))
                let products = [101, 103, 201].shuffled(using: &die).prefix(2)
                made.append(
                    try await box.post(
                        Route.makeStanding.path(),
                        MakeStanding(
                            items: products.map { SmallTown.item($0) }, rhythm: rhythm,
                            channel: .television)
                    ).read(StandingSight.self, status: 201))
            case 2, 3, 4:
                guard let one = made.randomElement(using: &die) else { continue }
                let day = one.standing.rhythm.next(onOrAfter: Zone.japan.day(at: now))
                _ = try await tests.step(
                    box, one.standing.id, Bool.random(using: &die) ? "skip" : "resume", day)
            case 5:
                _ = try await tests.desk.post(
                    Route.setStock.path("103"),
                    Stock(left: Int.random(in: 0...2, using: &die)))
            case 6:
                _ = try await tests.desk.post(
                    Route.closeDay.path(Zone.japan.day(at: now).description),
                    CloseDay(shop: nil, village: nil, reason: "snow"))
            case 7: box = try await tests.pairedBox(1)
            default: await tests.office.tick()
            }
        }
        await tests.office.tick()
        return made
    }

    @Test(
        "every date is ordered at most once, below its close, or its household is told",
        arguments: [UInt64](1...6))
    func weeks(seed: UInt64) async throws {
        let tests = try await OfficeForTests()
        let made = try await live(tests, seed: seed)
        #expect(!made.isEmpty)
        let today = Zone.japan.day(at: tests.clock.now())
        try tests.look { books in
            let log = try books.log.events(after: 0, most: 10_000)
            let closed = try books.closes.closed(
                from: OfficeForTests.monday, to: OfficeForTests.monday.adding(days: 40))
            for sight in made {
                let standing = sight.standing
                let days = try books.standing.days(of: standing.id, from: OfficeForTests.monday)
                let own = "\"standing\":\"\(standing.id)\""
                let accepted = log.filter { $0.kind == .orderAccepted && $0.detail.contains(own) }
                for (day, events) in Dictionary(grouping: accepted, by: \.day) {
                    let orders = try events.compactMap {
                        try books.orders.order(SmallTown.id($0.subject))
                    }
                    #expect(orders.count == events.count)
                    #expect(
                        orders.count { $0.progress != .cancelled } <= 1,
                        "\(String(describing: day))")
                    for (order, event) in zip(orders, events) {
                        for slot in order.slots {
                            #expect(closed[slot].map { event.sequence < $0 } ?? true)
                        }
                    }
                }
                for row in days where row.state == .ordered {
                    #expect(row.order != nil)
                }
                let first = min(standing.rhythm.from.number, today.number)
                for number in first..<today.number
                where standing.rhythm.isDue(on: Day(number: number)) {
                    let day = Day(number: number)
                    guard day >= today.adding(days: -14) else { continue }
                    #expect(
                        days.contains { $0.day == day }, "\(day) of \(standing.id) is forgotten")
                }
            }
        }
        #expect(tests.fatal.sentence == nil)
    }
}
