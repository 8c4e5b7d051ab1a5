import BackOffice
import Domain
import Records
import Testing
import Wire

extension OfficeForTests {
    static let tuesday = monday.adding(days: 1)

    /// Milk on Tuesdays, from the box.
    func weeklyMilk(_ box: Caller, _ items: OrderItem...) async throws -> StandingSight {
        let rhythm = try #require(
            Rhythm(weekdays: [.tuesday], everyWeeks: 1, from: Self.tuesday))
        return try await box.post(
            Route.makeStanding.path(),
            MakeStanding(
                items: items.isEmpty ? [SmallTown.item(103)] : items, rhythm: rhythm,
                channel: .television)
        ).read(StandingSight.self, status: 201)
    }

    func step(
        _ caller: Caller, _ id: StandingOrderId, _ step: String, _ day: Day? = nil,
        reason: String? = nil
    ) async throws -> OfficeResponse {
        try await caller.post(
            Route.standingStep.path(id.text, step), StandingStep(day: day, reason: reason))
    }

    /// The orders of a day that stand.
    func orders(on day: Day) throws -> [Order] {
        try look { try $0.orders.orders(on: day).filter { $0.progress != .cancelled } }
    }
}

@Suite("Standing orders") struct StandingTests {
    let monday = OfficeForTests.monday
    let tuesday = OfficeForTests.tuesday

    @Test(
        "on the eve at 18:00 it becomes an ordinary order, once, below the close",
        arguments: StoreKind.allCases)
    func becomesAnOrder(on kind: StoreKind) async throws {
        let tests = try await OfficeForTests(on: kind)
        let box = try await tests.pairedBox(1)
        let made = try await tests.weeklyMilk(box)
        #expect(made.coming.first?.day == tuesday)
        tests.clock.set(OfficeForTests.at(17, 59))
        await tests.office.tick()
        #expect(try tests.orders(on: tuesday).isEmpty)
        tests.clock.set(OfficeForTests.at(18, 0))
        await tests.office.tick()
        await tests.office.tick()
        let order = try #require(try tests.orders(on: tuesday).first)
        #expect(order.household == made.standing.household)
        #expect(order.receipt.text == "22-001")
        let view = try await box.view()
        #expect(view.orders.map(\.id) == [order.id])
        let sight = try #require(view.standing?.first)
        #expect(sight.days == [StandingDay(day: tuesday, state: .ordered, order: order.id)])
        #expect(sight.coming.first?.day == tuesday.adding(days: 7))
        tests.clock.set(OfficeForTests.at(11, 0, day: tuesday))
        await tests.office.tick()
        #expect(try tests.orders(on: tuesday).map(\.progress) == [.preparing])
    }

    @Test("restarts between the eve and the close enter it once", arguments: [1, 3])
    func restarts(times: Int) async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await tests.weeklyMilk(box)
        tests.clock.set(OfficeForTests.at(10, 59, day: tuesday))
        for _ in 0..<times {
            _ = try tests.withBooksClosed { _ in }
            try await tests.office.closeOverdue()
        }
        #expect(try tests.orders(on: tuesday).count == 1)
        let log = try tests.look { try $0.log.events(after: 0) }
        #expect(log.count { $0.kind == .orderAccepted } == 1)
        #expect(log.contains { $0.detail.contains("\"standing\":\"s-0001\"") })
    }

    @Test("an office that was shut until after the close orders nothing and tells the next day")
    func shutOverTheClose() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await tests.weeklyMilk(box)
        tests.clock.set(OfficeForTests.at(11, 5, day: tuesday))
        _ = try tests.withBooksClosed { _ in }
        try await tests.office.closeOverdue()
        #expect(try tests.orders(on: tuesday).isEmpty)
        let row = try #require(try await box.view().standing?.first?.days.first)
        #expect(row.state == .missed)
        #expect(row.next == tuesday.adding(days: 1))
        #expect(row.note?.ja == "受付の 時間が すぎて、注文できませんでした。")
        let log = try tests.look { try $0.log.events(after: 0) }
        let close = try #require(log.last { $0.kind == .close && $0.day == tuesday })
        let missed = try #require(log.first { $0.kind == .standingMissed })
        #expect(close.sequence < missed.sequence)
        await tests.office.tick()
        #expect(try tests.look { try $0.log.last() } == log.last?.sequence)
    }

    @Test("a week of being shut tells of each date, and orders none of them")
    func shutForAWeek() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await tests.weeklyMilk(box)
        tests.clock.set(OfficeForTests.at(9, 0, day: tuesday.adding(days: 8)))
        _ = try tests.withBooksClosed { _ in }
        try await tests.office.closeOverdue()
        let days = try #require(try await box.view().standing?.first?.days)
        #expect(days.map(\.state) == [.missed, .missed])
        #expect(try tests.look { try $0.orders.orders(from: monday, to: tuesday) }.isEmpty)
    }

    @Test("a skipped date brings nothing; taken up again before the close it is ordered at once")
    func skipAndResume() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let id = try await tests.weeklyMilk(box).standing.id
        let skipped = try await tests.step(box, id, "skip", tuesday).read(StandingSight.self)
        #expect(skipped.coming.first?.skipped == true)
        #expect(skipped.coming.first { !$0.skipped }?.day == tuesday.adding(days: 7))
        tests.clock.set(OfficeForTests.at(20, 0))
        await tests.office.tick()
        #expect(try tests.orders(on: tuesday).isEmpty)
        _ = try await tests.step(box, id, "resume", tuesday).read(StandingSight.self)
        #expect(try tests.orders(on: tuesday).count == 1)
        // And off again: the order is cancelled with it.
        _ = try await tests.step(box, id, "skip", tuesday).read(StandingSight.self)
        #expect(try tests.orders(on: tuesday).isEmpty)
        tests.clock.set(OfficeForTests.at(11, 0, day: tuesday))
        #expect(try await tests.step(box, id, "resume", tuesday).problem == "409 closed")
        #expect(try tests.orders(on: tuesday).isEmpty)
    }

    @Test("after the close nothing can be skipped, and the words say to call")
    func tooLateToSkip() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let id = try await tests.weeklyMilk(box).standing.id
        tests.clock.set(OfficeForTests.at(11, 0, day: tuesday))
        let answer = try await tests.step(box, id, "skip", tuesday)
        #expect(answer.problem == "409 too-far-along")
    }

    @Test("what the shop has none of is named on the order, and what is there comes")
    func soldOut() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await tests.weeklyMilk(box, SmallTown.item(101), SmallTown.item(103, 2))
        _ = try await tests.desk.post(Route.setStock.path("101"), Stock(left: 0))
        _ = try await tests.desk.post(Route.setStock.path("103"), Stock(left: 1))
        tests.clock.set(OfficeForTests.at(18, 0))
        await tests.office.tick()
        let order = try #require(try tests.orders(on: tuesday).first)
        #expect(order.lines.map(\.product) == [SmallTown.product(103)])
        #expect(order.lines.map(\.quantity) == [1])
        #expect(order.note?.ja == "米など 2品が お店に ありません。ほかは お届けします。")
        #expect(
            try tests.look { try $0.stock.left(SmallTown.product(103), shop: SmallTown.coop) } == 0)
    }

    @Test("when nothing is left the date is missed, nothing is taken and the next day is offered")
    func nothingLeft() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await tests.weeklyMilk(box)
        _ = try await tests.desk.post(Route.setStock.path("103"), Stock(left: 0))
        tests.clock.set(OfficeForTests.at(18, 0))
        await tests.office.tick()
        #expect(try tests.orders(on: tuesday).isEmpty)
        let row = try #require(try await box.view().standing?.first?.days.first)
        #expect(row.state == .missed && row.next == tuesday)
    }

    @Test("a date without delivery is told beforehand and on the eve, and not moved")
    func noDelivery() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let saturday = monday.adding(days: 5)
        let rhythm = try #require(
            Rhythm(weekdays: [.saturday], everyWeeks: 4, from: saturday))
        let made = try await box.post(
            Route.makeStanding.path(),
            MakeStanding(items: [SmallTown.item(103)], rhythm: rhythm, channel: .television)
        ).read(StandingSight.self, status: 201)
        #expect(made.coming.first?.closes == nil)
        #expect(made.coming.first?.next == monday.adding(days: 7))
        tests.clock.set(OfficeForTests.at(18, 0, day: saturday.adding(days: -1)))
        await tests.office.tick()
        let row = try #require(try await box.view().standing?.first?.days.first)
        #expect(row.state == .missed && row.note?.ja == "その日は お届けが ありません。")
        #expect(row.next == monday.adding(days: 7))
        #expect(try tests.look { try $0.orders.orders(from: monday, to: saturday) }.isEmpty)
    }

    @Test(
        "one made after the eve for tomorrow is ordered at once; for a closed day from the next date"
    )
    func madeLate() async throws {
        let tests = try await OfficeForTests(at: OfficeForTests.at(20, 0))
        let box = try await tests.pairedBox(1)
        let made = try await tests.weeklyMilk(box)
        #expect(made.days.map(\.state) == [.ordered])
        #expect(try tests.orders(on: tuesday).count == 1)
        tests.clock.set(OfficeForTests.at(12, 0, day: tuesday))
        await tests.office.tick()
        let later = try await tests.weeklyMilk(box)
        #expect(later.standing.rhythm.from == tuesday.adding(days: 7))
        #expect(later.days.isEmpty)
    }

    @Test("what was ended orders no more; what it had ordered still comes")
    func stop() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let id = try await tests.weeklyMilk(box).standing.id
        tests.clock.set(OfficeForTests.at(18, 0))
        await tests.office.tick()
        let ended = try await tests.step(box, id, "stop").read(StandingSight.self)
        #expect(ended.standing.stoppedAt != nil && ended.coming.isEmpty)
        tests.clock.set(OfficeForTests.at(20, 0, day: tuesday.adding(days: 6)))
        await tests.office.tick()
        #expect(try tests.orders(on: tuesday).count == 1)
        #expect(try tests.orders(on: tuesday.adding(days: 7)).isEmpty)
        #expect(try await tests.step(box, id, "skip", tuesday).problem == "409 changed-meanwhile")
        #expect(try await tests.step(tests.desk, id, "stop").problem == "422 reason-missing")
    }

    @Test("nobody else's can be touched, and what could never be brought is refused at once")
    func refused() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let other = try await tests.pairedBox(2)
        let id = try await tests.weeklyMilk(box).standing.id
        #expect(try await tests.step(other, id, "stop").problem == "404 not-found")
        #expect(try await other.view().standing == nil)
        #expect(try await tests.step(box, id, "skip", monday).problem == "422 bad-day")
        let rhythm = try #require(Rhythm(weekdays: [.tuesday], everyWeeks: 1, from: tuesday))
        for (items, problem) in [
            ([SmallTown.item(999)], "422 no-such-product"), ([], "422 nothing-ordered"),
            ([SmallTown.item(101, 3)], "422 too-heavy"),
        ] {
            let answer = try await box.post(
                Route.makeStanding.path(),
                MakeStanding(items: items, rhythm: rhythm, channel: .television))
            #expect(answer.problem == problem)
        }
        let rows = try await tests.desk.get(Route.standingOrders.path())
            .read(Listing<StandingRow>.self).items
        #expect(rows.map(\.sight.standing.id) == [id])
        #expect(rows.first?.phone == "0265-11-1001")
    }
}
