import Database
import Domain
import PostgreSQL
import Records
import Seal
import Synchronization
import Testing
import Wire

@testable import BackOffice

@Suite("Several offices on one store", .serialized) struct TogetherTests {
    let monday = OfficeForTests.monday

    @Test("orders at two offices at once stand in one log, each once, with one number each")
    func oneLog() async throws {
        let tests = try OfficesForTests()
        let boxes = [
            try await tests.box(1, at: 0), try await tests.box(2, at: 1),
            try await tests.box(3, at: 0), try await tests.box(4, at: 1),
        ]
        let told = try await Self.order(boxes, each: 15)
        #expect(told.count == 60)
        try tests.check(told: told)
        #expect(tests.fatal.sentence == nil)
    }

    /// Every box orders so many times, one after the other; answers what they were told.
    static func order(_ boxes: [Caller], each: Int) async throws -> [OrderId] {
        try await withThrowingTaskGroup(of: [OrderId].self) { group in
            for box in boxes {
                group.addTask {
                    var told: [OrderId] = []
                    for _ in 0..<each {
                        let answer = try await box.orderUntilDecided(SmallTown.item(102))
                        told.append(try answer.read(Order.self, status: 201).id)
                    }
                    return told
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    @Test("a box that changes offices gets the stored decision, and its reads are answered")
    func changes() async throws {
        let tests = try OfficesForTests()
        let place = Mutex(0)
        let offices = tests.offices
        let box = try await tests.box(1) { offices[place.withLock { $0 }] }
        let key = try Caller.newKey()
        let wish = PlaceOrder(
            items: [SmallTown.item(102)], day: monday, channel: .television)
        let first = try await box.post(Route.placeOrder.path(), wish, key: key, sequence: 1)
        place.withLock { $0 = 1 }
        let second = try await box.post(Route.placeOrder.path(), wish, key: key, sequence: 1)
        #expect(first.status == 201 && second.status == 201 && first.body == second.body)
        // A read signed for what the first office named, answered by the second, and once only.
        let run = try #require(first.header(SignedFields.Header.run))
        let read = box.signed("GET", Route.view.path(), key: try Caller.newKey(), run: run)
        let view = try await box.send(read).read(ResidentView.self)
        #expect(view.orders.count == 1)
        #expect(await box.send(read).problem == "401 replayed")
        place.withLock { $0 = 0 }
        // Two runs later it is too old, wherever it is sent.
        tests.clock.advance(minutes: 6)
        let late = box.signed("GET", Route.view.path(), key: try Caller.newKey(), run: run)
        #expect(await box.send(late).problem == "401 stale-run")
        #expect(try await box.view().orders.count == 1)
    }

    @Test("the close is written once, and the office that finds it written answers by it")
    func oneClose() async throws {
        let tests = try OfficesForTests(at: OfficeForTests.at(10, 59))
        for office in tests.offices { await office.tick() }
        let box = try await tests.box(1, at: 1)
        #expect(try await box.order(SmallTown.item(102)).status == 201)
        tests.clock.set(OfficeForTests.at(11, 0))
        await tests.offices[0].tick()
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
        for office in tests.offices { await office.tick() }
        try tests.look { books in
            let closes = try books.log.events(after: 0).filter {
                $0.kind == .close && $0.day == monday && $0.at == OfficeForTests.at(11, 0)
            }
            #expect(closes.count == 1)
        }
    }

    @Test("a day that the desk closes early at one office is closed at the other at once")
    func earlyClose() async throws {
        let tests = try OfficesForTests()
        for office in tests.offices { await office.tick() }
        let box = try await tests.box(1, at: 1)
        let answer = try await tests.desk(0).post(
            Route.closeDay.path(monday.description),
            CloseDay(shop: nil, village: nil, reason: "大雨"))
        #expect(answer.status == 200)
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
    }

    @Test("a box shut out at one office is shut out at the other from the next request on")
    func revoked() async throws {
        let tests = try OfficesForTests()
        let box = try await tests.box(1, at: 1)
        #expect(try await box.view().orders.isEmpty)
        let id = box.name.dropFirst("box:".count)
        let path = Route.revokeBox.path(String(id))
        #expect(try await tests.desk(0).post(path, Step(reason: "盗難")).status == 200)
        #expect(try await box.get(Route.view.path()).problem == "403 revoked")
        #expect(try await box.order(SmallTown.item(102)).problem == "403 revoked")
    }

    @Test("an alert raised at one office stands on the other's board within a second")
    func alerts() async throws {
        let tests = try OfficesForTests()
        func board() async throws -> [Alert] {
            let request = OfficeRequest(method: "GET", path: Route.alertBoard.path())
            return try await tests.offices[1].answer(request).read(AlertBoard.self).alerts
        }
        #expect(try await board().isEmpty)
        let wish = RaiseAlert(
            level: .four, drill: false, title: Note(ja: "川の水が ふえています", en: ""),
            text: Note(ja: "にげてください。", en: ""), villages: [], updates: nil, reason: "水位")
        #expect(try await tests.desk(0).post(Route.raiseAlert.path(), wish).status == 201)
        tests.clock.set(tests.clock.now().adding(milliseconds: 1_000))
        #expect(try await board().count == 1)
    }

    @Test("an office on books that were restored meanwhile ends, and writes nothing")
    func restored() async throws {
        let tests = try OfficesForTests()
        let box = try await tests.box(1, at: 1)
        do {
            let owner = try PostgreSQLServer(conninfo: tests.conninfo, isolation: .byTurns)
            try OfficeStore.renewEpoch(
                on: owner, municipality: tests.town.code, at: tests.clock.now())
        }
        #expect(try await box.order(SmallTown.item(102)).problem == "503 busy")
        #expect(tests.fatal.sentence?.contains("Another office") == true)
        #expect(try tests.look { try $0.orders.orders(on: monday).isEmpty })
    }

    @Test("a lease is its holder's until its end, then another office's with a higher epoch")
    func lease() throws {
        let tests = try OfficesForTests(1)
        let now = tests.clock.now()
        try tests.look { books in
            let first = try #require(
                try books.leases.take("mail", by: "a", seconds: 10, at: now))
            #expect(try books.leases.take("mail", by: "b", seconds: 10, at: now) == nil)
            let later = now.adding(milliseconds: 9_000)
            #expect(try books.leases.take("mail", by: "a", seconds: 10, at: later) == first)
            let end = later.adding(milliseconds: 10_000)
            #expect(try books.leases.holds("mail", by: "a", epoch: first))
            let second = try books.leases.take("mail", by: "b", seconds: 10, at: end)
            #expect(second == first + 1)
            #expect(try !books.leases.holds("mail", by: "a", epoch: first))
            try books.leases.giveBack("mail", by: "b")
            #expect(try books.leases.take("mail", by: "a", seconds: 1, at: end) == first + 2)
        }
    }

    @Test("that one of two offices is opened again and again is no absence; that all are gone is")
    func absence() throws {
        let tests = try OfficesForTests()
        let before = OfficeForTests.at(10, 45)
        let close = OfficeForTests.at(11, 0)
        try tests.look { books in
            for step in 0...90 {
                let moment = before.adding(milliseconds: Int64(step) * 10_000)
                try books.life.beat(at: moment)
                try books.life.begin(at: moment.adding(milliseconds: 9_000), besideOthers: true)
            }
            #expect(try books.life.absence(from: before, to: close) == 0)
            let later = OfficeForTests.at(12, 0)
            try books.life.beat(at: later)
            let again = later.adding(minutes: 5)
            try books.life.begin(at: again, besideOthers: true)
            try books.life.beat(at: again.adding(minutes: 1))
            #expect(
                try books.life.absence(from: later, to: later.adding(minutes: 10)) == 300_000)
        }
    }

    @Test("wrong numbers at a kiosk count together, whichever offices they came to")
    func kioskTries() async throws {
        let tests = try OfficesForTests()
        let opened = try await tests.desk(0).post(
            Route.openPairing.path(), OpenPairing(kiosk: SmallTown.clinic))
        let code = try opened.read(PairingCode.self, status: 201).code
        let key = try SigningKey.generate()
        let paired = try await tests.offices[0].answer(
            OfficeRequest(
                method: "POST", path: Route.pair.path(),
                body: Message.bytes(
                    PairBox(code: code, publicKey: key.publicKey.base64, model: "test")))
        ).read(Paired.self, status: 201)
        tests.clock.set(OfficeForTests.at(14, 0))
        let turn = Mutex(0)
        let offices = tests.offices
        let kiosk = Caller("kiosk:\(paired.box)", key) {
            offices[
                turn.withLock {
                    $0 += 1
                    return $0 % 2
                }]
        }
        var problems: [String] = []
        for number in 0..<6 {
            problems.append(
                try await kiosk.post(
                    Route.callFromKiosk.path(),
                    CallFromKiosk(number: 1_000 + number, at: tests.clock.now())
                ).problem)
        }
        let wrong = Array(repeating: "422 no-such-call", count: 5)
        #expect(problems == wrong + ["422 kiosk-wait"])
    }
}
