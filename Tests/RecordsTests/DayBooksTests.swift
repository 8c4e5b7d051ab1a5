import Database
import Domain
import Records
import Testing

@Suite("The books of a day, on both engines") struct DayBooksTests {
    let day = Sample.day
    let moment = Sample.moment

    @Test(
        "an order comes back as it was written, numbers count per delivery day",
        arguments: Engine.allCases)
    func orders(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let first = try Sample.order(books)
        try books.orders.add(first, sequence: 1)
        var second = try Sample.order(books)
        second.carrier = .onFoot
        second.note = Note(ja: "お知らせ", en: "note")
        second.handedOverAt = moment
        second.handedTo = "本人"
        second.lines[0].picked = 1
        try books.orders.add(second, sequence: 2)
        let tomorrow = try Sample.order(books, on: day.adding(days: 1))
        try books.orders.add(tomorrow, sequence: 3)
        #expect([first, second, tomorrow].map(\.receipt.text) == ["21-001", "21-002", "22-001"])
        #expect(try books.orders.order(second.id) == second)
        #expect(try books.orders.orders(on: day) == [first, second])
        #expect(try books.orders.orders(from: day, to: day.adding(days: 1)).count == 3)
    }

    @Test("an order is changed only by whoever saw its last version", arguments: Engine.allCases)
    func versions(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        var order = try Sample.order(books)
        try books.orders.add(order, sequence: 1)
        var stale = order
        order.progress = .preparing
        #expect(try books.orders.update(&order))
        #expect(order.version == 2)
        stale.progress = .cancelled
        #expect(try !books.orders.update(&stale))
        #expect(stale.version == 1)
        #expect(try books.orders.order(order.id) == order)
    }

    @Test(
        "a household sees its unfinished orders however old, and its finished ones for a while",
        arguments: Engine.allCases)
    func ofHousehold(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        var open = try Sample.order(books, on: day.adding(days: -40))
        try books.orders.add(open, sequence: 1)
        var done = try Sample.order(books, on: day.adding(days: -40))
        done.progress = .handedOver
        try books.orders.add(done, sequence: 2)
        let new = try Sample.order(books)
        try books.orders.add(new, sequence: 3)
        let other = try Sample.order(books, household: "h-2")
        try books.orders.add(other, sequence: 4)
        let since = day.adding(days: -14)
        #expect(try books.orders.orders(of: id("h-1"), since: since) == [new, open])
        open.progress = .cancelled
        #expect(try books.orders.update(&open))
        #expect(try books.orders.orders(of: id("h-1"), since: since) == [new])
    }

    @Test(
        "a ride comes back as it was written and is changed by its last version",
        arguments: Engine.allCases)
    func rides(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        var ride = try Sample.ride(books)
        try books.rides.add(ride, sequence: 1)
        #expect(try books.rides.ride(ride.id) == ride)
        var stale = ride
        ride.progress = .assigned
        ride.taxi = try id("car-1")
        ride.pickUp = TimeOfDay(9, 20)
        ride.note = "玄関まで"
        #expect(try books.rides.update(&ride))
        #expect(try !books.rides.update(&stale))
        #expect(try books.rides.rides(on: day) == [ride])
        #expect(try books.rides.rides(of: ride.household, since: day) == [ride])
        #expect(try books.rides.rides(of: ride.household, since: day.adding(days: 1)).isEmpty)
        #expect(try books.rides.nextId(on: day) != ride.id)
    }

    @Test("the last answer of a day stays", arguments: Engine.allCases)
    func checkIns(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        func answer(_ answer: WellnessAnswer, _ minutes: Int) throws -> CheckIn {
            CheckIn(
                household: try id("h-1"), village: try id("nakao"), day: day, answer: answer,
                channel: .television, at: moment.adding(minutes: minutes))
        }
        try books.checkIns.put(answer(.well, 0))
        let last = try answer(.callMe, 5)
        try books.checkIns.put(last)
        #expect(try books.checkIns.checkIn(of: id("h-1"), on: day) == last)
        #expect(try books.checkIns.checkIns(from: day, to: day) == [last])
        #expect(try books.checkIns.checkIn(of: id("h-1"), on: day.adding(days: 1)) == nil)
    }

    @Test("stock is never below zero and plenty is not counted", arguments: Engine.allCases)
    func stock(_ engine: Engine) throws {
        let open = try OpenBooks(engine)
        let stock = open.books.stock
        let tofu = try #require(ProductNumber(102))
        let coop: ShopId = try id("coop")
        #expect(try stock.left(tofu, shop: coop) == nil)
        #expect(try stock.take(99, of: tofu, shop: coop))
        try stock.giveBack(5, of: tofu, shop: coop)
        #expect(try stock.left(tofu, shop: coop) == nil)
        try stock.set(tofu, shop: coop, left: 3)
        #expect(try stock.take(2, of: tofu, shop: coop))
        #expect(try !stock.take(2, of: tofu, shop: coop))
        #expect(try stock.left(tofu, shop: coop) == 1)
        try stock.giveBack(2, of: tofu, shop: coop)
        #expect(try stock.all() == [coop: [tofu: 3]])
        #expect(throws: SQLError.self) {
            try open.connection.attempt("below") {
                try open.connection.execute(
                    "UPDATE stock SET units = units - 9 WHERE muni = ?", [.text("202096")])
            }
        }
        try stock.set(tofu, shop: coop, left: nil)
        #expect(try stock.all().isEmpty)
    }

    @Test("the newest published plan counts, drafts do not", arguments: Engine.allCases)
    func plans(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        func plan(_ version: Int, _ status: String) -> PlanRecord {
            PlanRecord(day: day, version: version, status: status, madeAt: moment, body: "{}")
        }
        #expect(try books.plans.newest(of: day) == nil)
        try books.plans.put(plan(1, "draft"))
        try books.plans.put(plan(1, "published"))
        try books.plans.put(plan(2, "draft"))
        #expect(try books.plans.newest(of: day) == plan(2, "draft"))
        #expect(try books.plans.published(of: day) == plan(1, "published"))
        #expect(try books.plans.published(of: day.adding(days: 1)) == nil)
    }

    @Test("a switch of carrier ends with its day", arguments: Engine.allCases)
    func switches(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let village: VillageId = try id("nakao")
        try books.switches.put(.van, village: village, day: day, reason: "風", at: moment)
        try books.switches.put(.onFoot, village: village, day: day, reason: "雪", at: moment)
        #expect(try books.switches.switches(on: day) == [village: .onFoot])
        #expect(try books.switches.switches(on: day.adding(days: 1)).isEmpty)
    }
}
