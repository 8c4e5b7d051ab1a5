import BackOffice
import Database
import Domain
import Records
import Seal
import Testing
import Wire

@Suite("Hostile requests") struct HostileTests {
    let monday = OfficeForTests.monday

    private func health(_ tests: OfficeForTests) async throws -> String {
        await tests.office.tick()
        return try await tests.office.answer(
            OfficeRequest(method: "GET", path: Route.health.path())
        ).read(Health.self).status
    }

    @Test(
        "a text with control characters, or one without end, is refused and disturbs nobody",
        arguments: [
            "\\u0000", "\\u001b[2J", "\\u009b2J", "\\b", "\u{7F}", "\u{9B}2J",
            String(repeating: "あ", count: 2_000),
        ])
    func texts(reason: String) async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        let path = Route.cancelOrder.path(order.id.text)
        let body = Array("{\"reason\":\"\(reason)\"}".utf8)
        for caller in [box, tests.desk] {
            let answer = await caller.send(
                caller.signed(
                    "POST", path, body: body, key: try Caller.newKey(),
                    sequence: caller.nextNumber))
            #expect(answer.problem == "400 bad-message")
        }
        #expect(try tests.look { try $0.orders.order(order.id)?.progress } == .accepted)
        #expect(try await health(tests) == "ok")
    }

    @Test("texts in every language, quotes, tabs and line ends are welcome")
    func plainTexts() async throws {
        let reason = "足りない\t「牛乳」 \"é\" \\ 🥛\n次の行"
        #expect(Message.isPlain(try Message.bytes(Step(reason: reason))))
        #expect(Message.isPlain(Array("{\"reason\":\"\\u6c34\\r\\n\\/\"}".utf8)))
        #expect(Message.isPlain(Array("{\"reason".utf8)))
        #expect(!Message.isPlain(Array("{\"reason\":\"\\".utf8)))
        #expect(!Message.isPlain(Array("{\"reason\":\"\\u00".utf8)))
    }

    @Test(
        "a query with control characters is refused and disturbs nobody",
        arguments: ["q=%00", "q=a%1b", "day=%00", "before=%0a1", "x=%c2%9b"])
    func queries(query: String) async throws {
        let tests = try await OfficeForTests()
        for route in [Route.households, .orders, .audit] {
            let answer = try await tests.desk.get(route.path(), query: query)
            #expect(answer.problem == "400 bad-message")
        }
        #expect(try await health(tests) == "ok")
    }

    /// Bodies whose numbers no honest caller sends, by route.
    static let numbers: [(Route, String)] = {
        let wild = [
            "9000000000000000000", "-9223372036854775808", "9223372036854775807",
            "9223372036854775808", "1e18", "1e400", "0.5",
            String(repeating: "9", count: 3_000),
        ]
        return wild.flatMap { number in
            [
                (.placeOrder, item(number)), (.changeOrder, item(number, version: number)),
                (
                    .requestRide,
                    """
                    {"channel":"telephone","household":"h-1","request":{"place":"clinic",
                    "direction":"outward","day":"2026-09-21","band":{"from":"13:00","to":"15:00"},
                    "companions":\(number),"wheelchair":false}}
                    """
                ),
                (.setStock, "{\"left\":\(number)}"),
                (.pickOrder, "{\"none\":[],\"picked\":[{\"product\":102,\"quantity\":\(number)}]}"),
                (.makePlan, "{\"urgent\":[],\"wind\":[{\"mean\":\(number),\"gust\":\(number)}]}"),
                (.makePlan, "{\"urgent\":[],\"wind\":[{\"mean\":0,\"gust\":\(number)}]}"),
                (.rideStep, "{\"taxi\":\"car-1\",\"pickUp\":\(number)}"),
            ]
        }
    }()

    private static func item(_ number: String, version: String = "1") -> String {
        """
        {"channel":"telephone","household":"h-1","day":"2026-09-21","version":\(version),
        "items":[{"product":102,"quantity":\(number)},{"product":102,"quantity":999},
        {"product":\(number),"quantity":1}]}
        """
    }

    @Test("numbers that no order, ride, plan or shelf can have are refused, and the office goes on")
    func wildNumbers() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        _ = try await tests.desk.post(Route.setStock.path("102"), Stock(left: 5))
        for (route, body) in Self.numbers {
            let ids: [String: String] = [
                "setStock": "102", "makePlan": "2026-09-21", "changeOrder": order.id.text,
                "pickOrder": order.id.text,
            ]
            let path = route.path(ids[route.name] ?? "x", "assign")
            let answer = await tests.desk.send(
                tests.desk.signed(
                    "POST", path, body: Array(body.utf8), key: try Caller.newKey()))
            #expect((400..<500).contains(answer.status), "\(route.name) \(body)")
        }
        #expect(
            try tests.look { try $0.stock.all() } == [SmallTown.coop: [SmallTown.product(102): 5]])
        #expect(try tests.look { try $0.orders.order(order.id) } == order)
        #expect(try await health(tests) == "ok")
    }

    @Test("many lines of one product are one line, and more than sixty products are refused")
    func manyLines() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let answer = try await box.post(
            Route.placeOrder.path(),
            PlaceOrder(
                items: Array(repeating: SmallTown.item(102, 999), count: 1_500), day: monday,
                channel: .television))
        #expect(answer.problem == "422 too-many")
        let many = (100...999).map { SmallTown.item($0) }
        let all = try await box.post(
            Route.placeOrder.path(), PlaceOrder(items: many, day: monday, channel: .television))
        #expect((400..<500).contains(all.status))
    }

    @Test("a key that was replaced beside the running office is worthless from the next request on")
    func replacedKey() async throws {
        let tests = try await OfficeForTests(on: .postgresql)
        let code = SmallTown.municipality.code
        let boss: OperatorId = SmallTown.id("boss")
        #expect(try await tests.desk.get(Route.boxes.path()).status == 200)
        let fresh = try SigningKey.generate()
        try tests.beside { connection in
            try OfficeStore.add(
                OperatorRecord(id: boss, role: .operator, publicKey: fresh.publicKey.base64),
                on: connection, municipality: code, at: tests.clock.now())
        }
        #expect(try await tests.desk.get(Route.boxes.path()).problem == "401 bad-signature")
        #expect(
            try await tests.desk.post(Route.setStock.path("102"), Stock(left: 1)).problem
                == "401 bad-signature")
        let again = Caller("operator:boss", fresh, tests)
        #expect(try await again.get(Route.boxes.path()).status == 200)
        try tests.beside { connection in
            let isOut = try OfficeStore.remove(
                boss, on: connection, municipality: code, at: tests.clock.now())
            #expect(isOut)
            let isOutTwice = try OfficeStore.remove(
                boss, on: connection, municipality: code, at: tests.clock.now())
            #expect(!isOutTwice)
        }
        #expect(try await again.get(Route.boxes.path()).problem == "403 revoked")
        #expect(
            try await again.post(Route.setStock.path("102"), Stock(left: 1)).problem
                == "403 revoked")
        #expect(
            try tests.look { try $0.audit.lines(most: 1).first?.what } == "removeOperator")
    }

    @Test("what the desk signed for another office or an earlier epoch is not done here")
    func otherEpoch() async throws {
        let tests = try await OfficeForTests()
        let body = try Message.bytes(CloseDay(shop: nil, village: nil, reason: "台風"))
        let answer = await tests.desk.send(
            tests.desk.signed(
                "POST", Route.closeDay.path("2026-09-21"), body: body,
                key: try Caller.newKey(), epoch: "0123456789abcdef"))
        #expect(answer.problem == "401 stale-epoch")
        let slot = Slot(day: monday, shop: SmallTown.coop, village: SmallTown.nakao)
        #expect(try tests.look { try $0.closes.sequence(of: slot) } == nil)
    }

    @Test("what failed in the books is told to the operator's log, not to whoever asks for health")
    func discreetHealth() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try tests.withBooksClosed(damaging: true) { books in
            try books.connection.execute("ALTER TABLE orders RENAME TO elsewhere")
        }
        #expect(try await box.order(SmallTown.item(102)).problem == "503 busy")
        let status = try await tests.office.answer(
            OfficeRequest(method: "GET", path: Route.health.path())
        ).read(Health.self).status
        #expect(status != "ok")
        #expect(!status.contains("orders") && !status.contains("INSERT"))
    }

    @Test("an office that was shut for a hundred days closes all of them before it opens")
    func longAbsence() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        try tests.withBooksClosed { _ in }
        tests.clock.set(OfficeForTests.at(9, 0, day: monday.adding(days: 100)))
        try await tests.office.closeOverdue()
        let last = monday.adding(days: 99)
        try tests.look { books throws in
            let closed = try books.closes.closed(from: monday, to: last)
            for number in monday.number...last.number {
                let slot = Slot(
                    day: Day(number: number), shop: SmallTown.coop, village: SmallTown.nakao)
                let isWeekend = [.saturday, .sunday].contains(slot.day.weekday)
                #expect((closed[slot] == nil) == isWeekend, "\(slot.day)")
            }
            #expect(try books.orders.order(order.id)?.progress == .preparing)
        }
        #expect(
            try await box.post(Route.cancelOrder.path(order.id.text), Step()).problem
                == "409 too-far-along")
    }

    @Test("whoever guesses pairing codes burns them once, is noted once, and writes nothing more")
    func guessing() async throws {
        let tests = try await OfficeForTests()
        _ = try await tests.desk.post(
            Route.openPairing.path(), OpenPairing(household: SmallTown.id("h-1")))
        let key = try SigningKey.generate()
        for _ in 0..<5 { _ = try await tests.pair("000000000000", key) }
        let before = try tests.look { try $0.audit.lines().count }
        for _ in 0..<5 {
            #expect(try await tests.pair("000000000000", key).problem == "422 wrong-code")
        }
        try tests.look { books throws in
            #expect(try books.audit.lines().count == before)
            #expect(try books.audit.lines().count { $0.what == "pair" } == 1)
        }
    }
}
