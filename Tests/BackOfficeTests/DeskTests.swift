import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("The desk") struct DeskTests {
    let monday = OfficeForTests.monday

    @Test("a short line is not charged and the household is told")
    func shortLine() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(
            SmallTown.item(102, 3), SmallTown.item(103), SmallTown.item(104)
        )
        .read(Order.self, status: 201)
        let path = Route.pickOrder.path(order.id.text)
        let picking = PickOrder(
            picked: [SmallTown.item(102, 1)], none: [SmallTown.product(103)])
        #expect(try await tests.desk.post(path, picking).problem == "409 too-far-along")
        tests.clock.set(OfficeForTests.at(11, 0))
        let picked = try await tests.desk.post(path, picking).read(Order.self)
        #expect(picked.total == 490)
        #expect(picked.lines.map(\.picked) == [1, 0, 1])
        let seen = try #require(try await box.view().orders.first)
        #expect(seen.total == 490)
        let note = try #require(seen.note)
        #expect(note.ja.contains("豆腐") && note.ja.contains("牛乳") && !note.ja.contains("みそ"))
        let toomany = PickOrder(picked: [SmallTown.item(102, 4)], none: [])
        #expect(try await tests.desk.post(path, toomany).problem == "422 too-many")
        let stranger = PickOrder(picked: [SmallTown.item(101, 1)], none: [])
        #expect(try await tests.desk.post(path, stranger).problem == "422 no-such-product")
    }

    @Test("the pick list sums products over orders and leaves out what was taken back")
    func pickList() async throws {
        let tests = try await OfficeForTests()
        let first = try await tests.pairedBox(1)
        let second = try await tests.pairedBox(2)
        _ = try await first.order(SmallTown.item(102, 2))
        _ = try await second.order(SmallTown.item(102), SmallTown.item(104))
        let gone = try await second.order(SmallTown.item(103)).read(Order.self, status: 201)
        _ = try await second.post(Route.cancelOrder.path(gone.id.text), Step())
        let lists = try await tests.desk.get(Route.pickList.path(monday.description))
            .read(Listing<PickList>.self).items
        #expect(lists.map(\.shop) == [SmallTown.coop])
        #expect(lists[0].sums.map(\.product.value) == [102, 104])
        #expect(lists[0].sums.map(\.quantity) == [3, 1])
        #expect(lists[0].orders.map(\.householdName.ja) == ["山田1", "山田2"])
    }

    @Test("the desk orders for a caller by the same rules, and the audit log knows who did")
    func phoneOrder() async throws {
        let tests = try await OfficeForTests()
        tests.clock.set(OfficeForTests.at(11, 0))
        let wish = PlaceOrder(
            household: SmallTown.id("h-3"), items: [SmallTown.item(102)], day: nil,
            channel: .television)
        let order = try await tests.desk.post(Route.placeOrder.path(), wish)
            .read(Order.self, status: 201)
        #expect(order.channel == .telephone)
        #expect(order.day == monday.adding(days: 1))
        let line = try #require(try tests.look { try $0.audit.lines().first })
        #expect(line.who == "operator:boss" && line.what == "placeOrder")
        #expect(line.subject == order.id.text && line.status == 201)
        let late = PlaceOrder(
            household: SmallTown.id("h-3"), items: [SmallTown.item(102)], day: monday,
            channel: .telephone)
        #expect(try await tests.desk.post(Route.placeOrder.path(), late).problem == "409 closed")
        let nobody = PlaceOrder(items: [SmallTown.item(102)], day: nil, channel: .telephone)
        #expect(
            try await tests.desk.post(Route.placeOrder.path(), nobody).problem
                == "422 household-missing")
    }

    @Test("every look at an address is in the audit log before it is answered; the chain is whole")
    func audited() async throws {
        let tests = try await OfficeForTests()
        let found = try await tests.desk.get(Route.households.path(), query: "q=%E3%82%84%E3%81%BE")
            .read(Listing<Household>.self).items
        #expect(found.count == 5)
        _ = try await tests.desk.get(Route.household.path("h-4")).read(HouseholdDetail.self)
        _ = try await tests.desk.get(Route.orders.path())
        _ = try await tests.desk.get(Route.household.path("h-44"))
        let lines = try tests.look { try $0.audit.lines().prefix(4).reversed() }
        #expect(lines.map(\.what) == ["households", "household", "orders", "household"])
        #expect(lines.map(\.subject) == ["5: h-1 h-2 h-3 h-4 h-5", "h-4", "2026-09-21", "h-44"])
        #expect(lines.map(\.status) == [200, 200, 200, 404])
        let gap = try tests.look { try $0.audit.firstBreak() }
        #expect(gap == nil)
        let rows = try await tests.desk.get(Route.audit.path()).read(Listing<AuditRow>.self).items
        #expect(rows.first?.subject == "h-44")
        let page = try await tests.desk.get(
            Route.audit.path(), query: "before=\(rows[0].sequence)")
        #expect(try page.read(Listing<AuditRow>.self).items.first?.sequence == rows[1].sequence)
    }

    @Test("the desk can close a village early, with a reason; the others stay open")
    func closeEarly() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let other = try await tests.pairedBox(5)
        _ = try await box.order(SmallTown.item(102))
        let path = Route.closeDay.path(monday.description)
        let silent = CloseDay(shop: nil, village: SmallTown.nakao, reason: "")
        #expect(try await tests.desk.post(path, silent).problem == "422 reason-missing")
        let wish = CloseDay(shop: nil, village: SmallTown.nakao, reason: "大雪")
        let closed = try await tests.desk.post(path, wish).read(Closed.self)
        #expect(closed.slots.map(\.shop) == [SmallTown.coop])
        #expect(closed.orders == 1 && closed.sequence != nil)
        #expect(try await box.order(SmallTown.item(102)).problem == "409 closed")
        #expect(try await other.order(SmallTown.item(102)).status == 201)
        #expect(try await box.view().orders[0].progress == .preparing)
        let again = try await tests.desk.post(path, wish).read(Closed.self)
        #expect(again.slots.isEmpty && again.sequence == nil)
    }

    @Test("the desk may take back what is being prepared, with a reason; a resident may not")
    func deskCancel() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        tests.clock.set(OfficeForTests.at(11, 0))
        await tests.office.tick()
        let path = Route.cancelOrder.path(order.id.text)
        #expect(try await tests.desk.post(path, Step()).problem == "422 reason-missing")
        let gone = try await tests.desk.post(path, Step(reason: "入院")).read(Order.self)
        #expect(gone.progress == .cancelled)
        #expect(try await tests.desk.post(path, Step(reason: "x")).problem == "409 too-far-along")
    }

    @Test("an order's history is its entries in the log; the board counts it")
    func historyAndBoard() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        _ = try await box.post(
            Route.changeOrder.path(order.id.text),
            ChangeOrder(items: [SmallTown.item(102, 2)], version: 1))
        let history = try await tests.desk.get(Route.order.path(order.id.text))
            .read(OrderHistory.self)
        #expect(history.events.map(\.kind) == [.orderAccepted, .orderChanged])
        #expect(history.events.allSatisfy { $0.actor == box.name })
        let board = try await tests.desk.get(Route.day.path(monday.description))
            .read(DayBoard.self)
        #expect(board.progress == ["accepted": 1])
        #expect(board.villages.map(\.orders) == [1, 0])
        #expect(board.villages[0].mass == 800)
        #expect(board.villages.map(\.volunteers) == [1, 0])
        #expect(board.plan == "none")
        #expect(board.closes.map { $0.sequence != nil } == [true, false])
        let next = try await tests.desk.get(Route.day.path(monday.adding(days: 1).description))
            .read(DayBoard.self)
        #expect(next.fromYesterday.map(\.id) == [order.id])
    }

    @Test(
        "two boxes and the desk at once: everything is decided, the log has no gap",
        arguments: StoreKind.allCases)
    func together(on kind: StoreKind) async throws {
        let tests = try await OfficeForTests(on: kind)
        let first = try await tests.pairedBox(1)
        let second = try await tests.pairedBox(2)
        let desk = tests.desk
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<10 {
                for box in [first, second] {
                    group.addTask { try await box.order(SmallTown.item(102)).status }
                    group.addTask { try await box.get(Route.view.path()).status }
                }
                group.addTask {
                    let wish = PlaceOrder(
                        household: SmallTown.id("h-1"), items: [SmallTown.item(103)],
                        day: OfficeForTests.monday, channel: .telephone)
                    return try await desk.post(Route.placeOrder.path(), wish).status
                }
                group.addTask { try await desk.get(Route.orders.path()).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.allSatisfy { $0 == 200 || $0 == 201 })
        try tests.look { books throws in
            let orders = try books.orders.orders(on: monday)
            #expect(orders.count == 30)
            #expect(orders.map(\.receipt.text).sorted().last == "21-030")
            let log = try books.log.events(after: 0)
            #expect(log.map(\.sequence) == Array(1...Int64(log.count)))
            #expect(try books.audit.firstBreak() == nil)
        }
    }

    @Test("routes that are not furnished yet say so")
    func notYet() async throws {
        let tests = try await OfficeForTests()
        let answered = Set(Route.all.map(\.name)).subtracting(["health", "pair"])
        for name in answered.sorted() {
            let route = try #require(Route.all.first { $0.name == name })
            let path = route.path("x", "x")
            let answer =
                route.method == "GET"
                ? try await tests.desk.get(path) : try await tests.desk.post(path, Step())
            #expect(answer.status != 500, "\(name)")
        }
    }
}
