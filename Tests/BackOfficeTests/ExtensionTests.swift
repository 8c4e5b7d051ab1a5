import Database
import Domain
import Records
import Rehearsal
import Synchronization
import Testing
import Wire

@testable import BackOffice

@Suite("A close that is put off") struct ExtensionTests {
    let monday = OfficeForTests.monday
    let path = Route.extendClose.path(OfficeForTests.monday.description)

    /// An office that was there until ten to eleven and again from some minute on.
    private func absent(
        from: (Int, Int) = (10, 50), until: (Int, Int), on kind: StoreKind = .sqlite
    ) async throws -> OfficeForTests {
        let tests = try await OfficeForTests(on: kind)
        tests.clock.set(OfficeForTests.at(from.0, from.1))
        await tests.office.tick()
        try tests.withBooksClosed { _ in
            tests.clock.set(OfficeForTests.at(until.0, until.1))
        }
        try await tests.office.closeOverdue()
        return tests
    }

    private func offer(_ tests: OfficeForTests) async throws -> ExtensionOffer? {
        try await tests.desk.get(Route.day.path("today")).read(DayBoard.self).extensionOffer
    }

    @Test(
        "after an absence before the close the desk may put it off: the boxes see the new time, and the day closes a second time",
        arguments: StoreKind.allCases)
    func putOff(_ kind: StoreKind) async throws {
        let tests = try await absent(until: (11, 5), on: kind)
        let box = try await tests.pairedBox(1)
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
        let offer = try #require(try await offer(tests))
        #expect(offer.due == OfficeForTests.at(11, 0) && offer.absentSeconds == 600)

        let wish = ExtendClose(until: TimeOfDay(11, 30), reason: "停電")
        let extended = try await tests.desk.post(path, wish).read(Extended.self)
        #expect(Set(extended.slots.map(\.shop)) == [SmallTown.coop])
        #expect(extended.until == OfficeForTests.at(11, 30))
        let window = try #require(try await box.view().days.first).windows
            .first { $0.shop == SmallTown.coop }
        #expect(window?.closed == false && window?.closes == OfficeForTests.at(11, 30))
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        let row = try await tests.desk.get(Route.day.path("today")).read(DayBoard.self)
            .closes.first { $0.shop == SmallTown.coop }
        #expect(row?.sequence == nil && row?.closes == OfficeForTests.at(11, 30))

        tests.clock.set(OfficeForTests.at(11, 29, second: 59))
        await tests.office.tick()
        #expect(try await box.order(SmallTown.item(102)).status == 201)
        tests.clock.set(OfficeForTests.at(11, 30))
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
        try tests.look { books in
            let events = try books.log.events(from: monday, to: monday)
            let kinds = events.map(\.kind).filter { [.close, .closeExtended].contains($0) }
            // The first is the bakery's, the afternoon before.
            #expect(kinds == [.close, .close, .closeExtended, .close])
            let entry = try #require(events.first { $0.kind == .closeExtended })
            #expect(entry.actor == "operator:boss" && entry.detail.contains("停電"))
            let close = try #require(events.last { $0.kind == .close }).sequence
            #expect(try books.orders.order(order.id)?.progress == .preparing)
            let placed = try #require(events.first { $0.kind == .orderAccepted })
            #expect(placed.sequence < close && placed.sequence > entry.sequence)
        }
        #expect(try await self.offer(tests) == nil, "once is enough")
        #expect(try await tests.desk.post(path, wish).problem == "422 no-extension")
    }

    @Test("without an absence of more than a minute in the quarter before the close there is none")
    func notOffered() async throws {
        let brief = try await absent(from: (10, 50), until: (10, 51))
        brief.clock.set(OfficeForTests.at(11, 1))
        await brief.office.tick()
        #expect(try await offer(brief) == nil)
        let wish = ExtendClose(until: TimeOfDay(11, 30), reason: "停電")
        #expect(try await brief.desk.post(path, wish).problem == "422 no-extension")
        // Down long before the close, and down right after it.
        let early = try await absent(from: (9, 0), until: (10, 45))
        early.clock.set(OfficeForTests.at(11, 0))
        await early.office.tick()
        #expect(try await offer(early) == nil)
        let late = try await absent(from: (10, 59), until: (11, 40))
        #expect(try await offer(late) == nil)
        let box = try await late.pairedBox(1)
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
    }

    @Test("a reason, a time to come and at most two hours are asked for; nothing happens by itself")
    func refused() async throws {
        let tests = try await absent(until: (11, 20))
        for (until, problem) in [
            (TimeOfDay(11, 20), "422 bad-extension"), (TimeOfDay(13, 1), "422 bad-extension"),
        ] {
            let wish = ExtendClose(until: until, reason: "停電")
            #expect(try await tests.desk.post(path, wish).problem == problem)
        }
        let silent = ExtendClose(until: TimeOfDay(11, 30), reason: "")
        #expect(try await tests.desk.post(path, silent).problem == "422 reason-missing")
        let wish = ExtendClose(until: TimeOfDay(11, 30), reason: "停電")
        let dry = try await tests.desk.post(path, wish, query: "dry-run=1")
        #expect(dry.status == 200)
        let box = try await tests.pairedBox(1)
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
        tests.clock.set(OfficeForTests.at(13, 0))
        #expect(try await offer(tests) == nil)
    }

    @Test("what somebody closed early for a reason is not opened again")
    func closedEarly() async throws {
        let tests = try await OfficeForTests()
        let snow = CloseDay(shop: nil, village: SmallTown.nakao, reason: "大雪")
        _ = try await tests.desk.post(Route.closeDay.path("today"), snow)
        tests.clock.set(OfficeForTests.at(10, 50))
        await tests.office.tick()
        try tests.withBooksClosed { _ in tests.clock.set(OfficeForTests.at(11, 5)) }
        try await tests.office.closeOverdue()
        let wish = ExtendClose(until: TimeOfDay(11, 30), reason: "停電")
        let extended = try await tests.desk.post(path, wish).read(Extended.self)
        #expect(!extended.slots.isEmpty)
        #expect(!extended.slots.contains { $0.village == SmallTown.nakao })
    }
}

@Suite("A clock that jumped") struct ClockJumpTests {
    @Test("the office does not close early by it, says so, and follows once somebody confirms")
    func confirmed() async throws {
        let wall = StoppedClock(OfficeForTests.at(10, 52))
        let passed = Mutex<Int64>(0)
        let steady = SteadyClock(wall: wall.now, elapsed: { passed.withLock { $0 } })
        let tests = try await OfficeForTests(now: steady.now, steady: steady)
        let box = try await tests.pairedBox(1)
        #expect(
            try await tests.desk.post(Route.followClock.path(), Step(reason: "見た")).problem
                == "422 clock-not-jumped")
        wall.advance(minutes: 10)
        await tests.office.tick()
        #expect(steady.jump == 600_000)
        #expect(try await box.order(SmallTown.item(102)).status == 201)
        let path = Route.followClock.path()
        #expect(try await tests.desk.post(path, Step()).problem == "422 reason-missing")
        let dry = try await tests.desk.post(path, Step(reason: "見た"), query: "dry-run=1")
        #expect(dry.status == 200 && steady.jump != nil)
        let done = try await tests.desk.post(path, Step(reason: "見た")).read(ClockFollowed.self)
        #expect(done.jumpSeconds == 600 && steady.jump == nil)
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
        // Five minutes back: no second close, no opening again.
        wall.set(OfficeForTests.at(10, 57))
        await tests.office.tick()
        #expect(try await tests.desk.post(path, Step(reason: "見た")).status == 200)
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
        #expect(
            try tests.look { books in
                try books.log.events(from: OfficeForTests.monday, to: OfficeForTests.monday)
                    .count { $0.kind == .close && $0.at >= OfficeForTests.at(11, 0) }
            } == 1)
    }
}

@Suite("A full disk") struct FullDiskTests {
    /// A connection on whose disk there is no room for a while: every change of a table fails.
    private final class NarrowConnection: SQLConnection {
        private let inner: any SQLConnection
        let isFull = Mutex<@Sendable () -> Bool>({ false })
        init(_ inner: any SQLConnection) { self.inner = inner }
        private func room() throws(SQLError) {
            if isFull.withLock({ $0() }) { throw .full }
        }
        func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
            try room()
            return try inner.execute(sql, values)
        }
        func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
            if sql.hasPrefix("INSERT") { try room() }
            return try inner.query(sql, values)
        }
        func begin() throws(SQLError) { try inner.begin() }
        func commit() throws(SQLError) { try inner.commit() }
        func rollback() throws(SQLError) { try inner.rollback() }
        func savepoint(_ name: String) throws(SQLError) { try inner.savepoint(name) }
        func release(_ name: String) throws(SQLError) { try inner.release(name) }
        func rollback(to name: String) throws(SQLError) { try inner.rollback(to: name) }
        var isInTransaction: Bool { inner.isInTransaction }
    }

    @Test(
        "orders wait with a plain sentence, the reserve is given up, and reading and the close go on"
    )
    func reserve() async throws {
        let narrow = Mutex<NarrowConnection?>(nil)
        let small = Mutex<DiskReserve?>(nil)
        let tests = try await OfficeForTests { connection, path in
            let made = NarrowConnection(connection)
            narrow.withLock { $0 = made }
            let reserve = DiskReserve(besides: path, bytes: 1 << 20)
            small.withLock { $0 = reserve }
            return (made, reserve)
        }
        let reserve = try #require(small.withLock { $0 })
        let connection = try #require(narrow.withLock { $0 })
        let box = try await tests.pairedBox(1)
        let kept = try box.write(
            Route.placeOrder.path(),
            PlaceOrder(
                items: [SmallTown.item(102)], day: OfficeForTests.monday, channel: .television))
        #expect(await box.send(kept).status == 201)
        // Full until the reserve is given.
        connection.isFull.withLock { $0 = { !reserve.isGiven } }
        let refused = try await box.order(SmallTown.item(102))
        #expect(refused.problem == "503 storage-full" && refused.header("retry-after") != nil)
        #expect(reserve.isGiven)
        #expect(try await box.order(SmallTown.item(102)).problem == "503 storage-full")
        #expect(await box.send(kept).status == 201, "what was decided is told again")
        #expect(try await box.view().orders.count == 1)
        #expect(tests.office.state.contains("full"))
        tests.clock.set(OfficeForTests.at(11, 0))
        try await tests.office.closeOverdue()
        #expect(try await tests.desk.get(Route.pickList.path("today")).status == 200)
        let call = PlaceOrder(
            household: SmallTown.id("h-2"), items: [SmallTown.item(102)], day: nil,
            channel: .telephone)
        #expect(
            try await tests.desk.post(Route.placeOrder.path(), call).problem == "503 storage-full")
        connection.isFull.withLock { $0 = { false } }
        // There is room again: the space is set aside anew, and orders are taken.
        await tests.office.tick()
        #expect(!reserve.isGiven)
        #expect(
            try await box.order(SmallTown.item(102)).problem == "409 closed", "and never before")
        #expect(try await tests.desk.post(Route.placeOrder.path(), call).status == 201)
    }
}
