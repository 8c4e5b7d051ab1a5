import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("What a month costs") struct SpendingTests {
    private func month(_ caller: Caller, _ place: Int = 1) async throws -> Spending.Month {
        let spending = try #require(try await caller.view().spending)
        #expect(spending.months.count == 3)
        return spending.months[place]
    }

    @Test("the month is the orders by delivery day that are not cancelled, and the fee")
    func total() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let empty = try await month(box)
        #expect(empty.total == 1_100 && empty.begins == Day("2026-09-01"))
        let first = try await box.order(SmallTown.item(103, 2)).read(Order.self, status: 201)
        _ = try await box.order(SmallTown.item(104)).read(Order.self, status: 201)
        let two = try await month(box)
        #expect(two.goods == 840 && two.orders == 2)
        _ = try await box.post(Route.cancelOrder.path(first.id.text), Step()).read(Order.self)
        #expect(try await month(box).goods == 400)
        let other = try await tests.pairedBox(2)
        #expect(try await month(other).goods == 0, "every household sees its own")
    }

    @Test("what was short is not in the month, and a ride stands by itself")
    func shortAndRides() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(103, 2), SmallTown.item(104))
            .read(Order.self, status: 201)
        let ride = RideRequest(
            place: SmallTown.clinic, direction: .outward, day: OfficeForTests.monday,
            band: SmallTown.band, companions: 0, wheelchair: false)
        _ = try await box.post(
            Route.requestRide.path(), AskForRide(request: ride, channel: .television)
        ).read(Ride.self, status: 201)
        tests.clock.set(OfficeForTests.at(11, 0))
        await tests.office.tick()
        _ = try await tests.desk.post(
            Route.pickOrder.path(order.id.text),
            PickOrder(picked: [], none: [SmallTown.product(103)])
        ).read(Order.self)
        let now = try await month(box)
        #expect(now.goods == 400 && now.rides == 500 && now.total == 1_500)
    }

    @Test("next month begins at nothing, and the month before can still be seen")
    func nextMonth() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await box.order(SmallTown.item(104)).read(Order.self, status: 201)
        tests.clock.set(OfficeForTests.at(9, 0, day: Day("2026-10-05") ?? OfficeForTests.monday))
        await tests.office.tick()
        #expect(try await month(box).goods == 0)
        #expect(try await month(box, 0).goods == 400)
        #expect(try await month(box, 0).fee == 1_100)
    }

    @Test("a limit is kept in the office, so a new box knows it, and it stops no order")
    func limit() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let path = Route.setSpendingLimit.path()
        for wrong in [Yen(500), 1_500, 300_000] {
            let answer = try await box.post(path, SetSpendingLimit(limit: wrong))
            #expect(answer.problem == "422 bad-limit")
        }
        let set = try await box.post(path, SetSpendingLimit(limit: 2_000)).read(SpendingLimit.self)
        #expect(set.limit == 2_000 && set.household == SmallTown.id("h-1"))
        let new = try await tests.pairedBox(1)
        #expect(try await new.view().spending?.limit == 2_000)
        #expect(try await new.order(SmallTown.item(101, 2)).status == 201)
        #expect(
            try await tests.desk.post(
                path, SetSpendingLimit(household: SmallTown.id("h-1"), limit: nil)
            ).problem == "422 reason-missing")
        _ = try await tests.desk.post(
            path, SetSpendingLimit(household: SmallTown.id("h-1"), limit: nil, reason: "電話")
        ).read(SpendingLimit.self)
        #expect(try await new.view().spending?.limit == nil)
        let events = try tests.look { try $0.log.events(about: "h-1") }
        #expect(events.filter { $0.kind == .spendingLimitSet }.count == 2)
    }
}

@Suite("What households wish to be sold") struct ItemWishTests {
    @Test("a wish reaches the desk, and its answer the television of that household alone")
    func thereAndBack() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let ask = AskForItem(category: "food", item: nil)
        let wish = try await box.post(Route.askForItem.path(), ask)
            .read(ItemWish.self, status: 201)
        let again = try await box.post(Route.askForItem.path(), ask)
            .read(ItemWish.self, status: 201)
        #expect(again.id == wish.id, "the same wish is not asked twice")
        let rows = try await tests.desk.get(Route.itemWishes.path())
            .read(Listing<ItemWishRow>.self).items
        #expect(rows.map(\.wish.id) == [wish.id] && rows.first?.phone == "0265-11-1001")
        let path = Route.answerItemWish.path(wish.id.text)
        #expect(
            try await tests.desk.post(path, AnswerItemWish(product: nil, words: nil)).problem
                == "422 words-missing")
        #expect(
            try await tests.desk.post(
                path, AnswerItemWish(product: SmallTown.product(999), words: nil)
            ).problem.hasSuffix("no-such-product"))
        _ = try await tests.desk.post(
            path, AnswerItemWish(product: SmallTown.product(103), words: nil)
        ).read(ItemWish.self)
        let shown = try #require(try await box.view().itemWishes?.first)
        #expect(shown.answer?.product == SmallTown.product(103))
        #expect(shown.answer?.words.ja == "入りました。")
        #expect(try await tests.pairedBox(2).view().itemWishes?.isEmpty == true)
    }

    @Test("a shelf or a thing that does not exist is refused, and so are too many wishes")
    func bounds() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        for ask in [
            AskForItem(category: "moon", item: nil),
            AskForItem(category: "food", item: SmallTown.id("stone")),
        ] {
            #expect(try await box.post(Route.askForItem.path(), ask).status == 404)
        }
        #expect(try tests.look { try $0.itemWishes.wishes(since: OfficeForTests.at(0, 0)) }.isEmpty)
    }
}
