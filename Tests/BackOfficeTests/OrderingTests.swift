import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("Ordering") struct OrderingTests {
    let monday = OfficeForTests.monday

    @Test(
        "an order before the close is accepted with a number and stands in the view",
        arguments: StoreKind.allCases)
    func accepted(on kind: StoreKind) async throws {
        let tests = try await OfficeForTests(on: kind)
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102, 2)).read(Order.self, status: 201)
        #expect(order.receipt.text == "21-001")
        #expect(order.progress == .accepted)
        #expect(order.total == 180)
        let view = try await box.view()
        #expect(view.orders == [order])
        #expect(view.days.map(\.day.description).prefix(2) == ["2026-09-21", "2026-09-22"])
        #expect(view.rehearsal)
    }

    @Test(
        "10:59:59 is on time, 11:00:00 is offered the next day, and nothing is written for today",
        arguments: StoreKind.allCases)
    func theClose(on kind: StoreKind) async throws {
        let tests = try await OfficeForTests(on: kind)
        let box = try await tests.pairedBox(1)
        tests.clock.set(OfficeForTests.at(10, 59, second: 59))
        _ = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        tests.clock.set(OfficeForTests.at(11, 0))
        let late = try await box.order(SmallTown.item(102))
        #expect(late.problem == "409 closed")
        let problem = try Message.read(Problem.self, from: late.body)
        #expect(problem.nextDay == monday.adding(days: 1))
        try tests.look { books throws in
            let log = try books.log.events(after: 0)
            #expect(log.map(\.sequence) == Array(1...Int64(log.count)))
            let kinds = log.map(\.kind)
            let close = try #require(kinds.lastIndex(of: .close))
            let accepted = try #require(kinds.firstIndex(of: .orderAccepted))
            let tooLate = try #require(kinds.firstIndex(of: .orderTooLate))
            #expect(accepted < close && close < tooLate)
            #expect(try books.orders.orders(on: monday).count == 1)
        }
    }

    @Test("until the close stands in the log a window is not shown as closed")
    func windowsFollowTheLog() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        tests.clock.set(OfficeForTests.at(11, 0))
        #expect(
            try await box.view().days[0].windows.first { $0.shop == SmallTown.coop }?.closed
                == false)
        await tests.office.tick()
        let day = try await box.view().days[0]
        #expect(day.day == monday)
        #expect(day.windows.first { $0.shop == SmallTown.coop }?.closed == true)
        #expect(!day.isOpen)
    }

    @Test("after the close the accepted orders are being prepared")
    func preparing() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        tests.clock.set(OfficeForTests.at(11, 0))
        await tests.office.tick()
        #expect(try await box.view().orders[0].progress == .preparing)
    }

    @Test("a shop that closes the day before is closed today while the other still takes orders")
    func dayBefore() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        #expect(try await box.order(SmallTown.item(201)).problem == "409 closed")
        #expect(
            try await box.order(SmallTown.item(102), SmallTown.item(201)).problem == "409 closed")
        #expect(try await box.order(SmallTown.item(102)).status == 201)
        let tomorrow = monday.adding(days: 1)
        #expect(try await box.order(SmallTown.item(201), day: tomorrow).status == 201)
    }

    @Test("no delivery on Saturday: the next delivery day is offered")
    func weekend() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let saturday = try await box.order(SmallTown.item(102), day: monday.adding(days: 5))
        #expect(saturday.problem == "422 no-delivery")
        #expect(
            try await box.order(SmallTown.item(102), day: monday.adding(days: 40)).problem
                == "422 no-delivery")
        #expect(
            try await box.order(SmallTown.item(102), day: monday.adding(days: -1)).problem
                == "409 closed")
    }

    @Test(
        "what a basket cannot be is said with its code",
        arguments: [
            (SmallTown.item(999), "422 no-such-product"), (SmallTown.item(102, 6), "422 too-many"),
            (SmallTown.item(105, 2), "422 too-heavy"),
            (SmallTown.item(102, 0), "422 nothing-ordered"),
        ])
    func refusals(item: OrderItem, expected: String) async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        #expect(try await box.order(item).problem == expected)
        #expect(try tests.look { try $0.orders.orders(on: monday).isEmpty })
    }

    @Test("the office restarts across eleven: the overdue close is written before anything else")
    func restartAcrossTheClose() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        tests.clock.set(OfficeForTests.at(10, 59, second: 59))
        _ = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        try tests.withBooksClosed { _ in
            tests.clock.set(OfficeForTests.at(11, 0, second: 5))
        }
        try await tests.office.closeOverdue()
        #expect(try tests.look { try $0.closes.closed(from: monday, to: monday).count == 4 })
        let late = try await box.order(SmallTown.item(102))
        #expect(late.problem == "409 closed")
        #expect(try tests.look { try $0.orders.orders(on: monday).map(\.progress) } == [.preparing])
    }

    @Test("an office that was away for days closes every day it missed, oldest first, once")
    func longAbsence() async throws {
        let tests = try await OfficeForTests()
        tests.clock.set(OfficeForTests.at(9, 0, day: monday.adding(days: 9)))
        try await tests.office.closeOverdue()
        let closes = try tests.look {
            try $0.log.events(after: 0).filter { $0.kind == .close }
        }
        let coopDays = closes.filter { $0.detail.contains("coop") }.compactMap(\.day)
        #expect(coopDays == [0, 1, 2, 3, 4, 7, 8].map { monday.adding(days: $0) })
        try await tests.office.closeOverdue()
        let again = try tests.look { try $0.log.events(after: 0).count { $0.kind == .close } }
        #expect(again == closes.count)
    }

    @Test("change and cancel are possible until the close and not after")
    func untilTheClose() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        let changed = try await box.post(
            Route.changeOrder.path(order.id.text),
            ChangeOrder(items: [SmallTown.item(103, 2)], version: 1)
        ).read(Order.self)
        #expect(changed.total == 440 && changed.version == 2)
        let stale = try await box.post(
            Route.changeOrder.path(order.id.text),
            ChangeOrder(items: [SmallTown.item(104)], version: 1))
        #expect(stale.problem == "409 changed-meanwhile")
        tests.clock.set(OfficeForTests.at(11, 0))
        for late in [
            try await box.post(
                Route.changeOrder.path(order.id.text),
                ChangeOrder(items: [SmallTown.item(104)], version: 2)),
            try await box.post(Route.cancelOrder.path(order.id.text), Step()),
        ] {
            #expect(late.problem == "409 too-far-along")
        }
        #expect(try tests.look { try $0.orders.order(order.id)?.lines } == changed.lines)
    }

    @Test("stock is taken with the order, given back with the cancel, and never below zero")
    func stock() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let set = try await tests.desk.post(Route.setStock.path("102"), Stock(left: 3))
        #expect(set.status == 200)
        let order = try await box.order(SmallTown.item(102, 2)).read(Order.self, status: 201)
        let second = try await box.order(SmallTown.item(103), SmallTown.item(102, 2))
        #expect(second.problem == "422 sold-out")
        let changed = try await box.post(
            Route.changeOrder.path(order.id.text),
            ChangeOrder(items: [SmallTown.item(102, 3)], version: 1))
        #expect(changed.status == 200)
        let offer = try await box.get(Route.catalogue.path()).read(Catalogue.self)
        #expect(offer.soldOut == [SmallTown.product(102)])
        #expect(offer.version == (try await box.view()).catalogueVersion)
        #expect(offer.version != SmallTown.catalogue.version)
        #expect(try await box.post(Route.cancelOrder.path(order.id.text), Step()).status == 200)
        #expect(
            try tests.look { try $0.stock.left(SmallTown.product(102), shop: SmallTown.coop) } == 3)
    }

    @Test(
        "64 orders at once for ten pieces: ten get one, and none is left",
        arguments: StoreKind.allCases)
    func race(on kind: StoreKind) async throws {
        let tests = try await OfficeForTests(on: kind)
        var boxes: [Caller] = []
        for household in 1...4 { boxes.append(try await tests.pairedBox(household)) }
        _ = try await tests.desk.post(Route.setStock.path("104"), Stock(left: 10))
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<64 {
                let box = boxes[number % 4]
                group.addTask { try await box.order(SmallTown.item(104)).status }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 201 } == 10)
        #expect(statuses.count { $0 == 422 } == 54)
        try tests.look { books throws in
            #expect(try books.stock.left(SmallTown.product(104), shop: SmallTown.coop) == 0)
            let orders = try books.orders.orders(on: monday)
            #expect(Set(orders.map(\.receipt)).count == 10)
        }
    }
}
