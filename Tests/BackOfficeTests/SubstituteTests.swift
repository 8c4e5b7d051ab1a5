import BackOffice
import Domain
import Records
import Services
import Testing
import Wire

@Suite("Something else in its place") struct SubstituteTests {
    /// An office after the close, with an order of milk, tofu and miso that has wishes.
    private func closed(
        milk: SubstituteWish? = .similar, tofu: SubstituteWish? = .callMe
    ) async throws -> (OfficeForTests, Caller, Order) {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(
            OrderItem(product: SmallTown.product(103), quantity: 2, wish: milk),
            OrderItem(product: SmallTown.product(102), quantity: 1, wish: tofu),
            SmallTown.item(104)
        ).read(Order.self, status: 201)
        tests.clock.set(OfficeForTests.at(11, 0))
        await tests.office.tick()
        return (tests, box, order)
    }

    private func pick(
        _ tests: OfficeForTests, _ order: Order, none: [Int], short: [OrderItem] = [],
        _ instead: Instead...
    ) async throws -> OfficeResponse {
        try await tests.desk.post(
            Route.pickOrder.path(order.id.text),
            PickOrder(picked: short, none: none.map(SmallTown.product), instead: instead))
    }

    private func give(
        _ number: Int, for missing: Int, _ quantity: Int = 1, assent: String? = nil
    ) -> Instead {
        Instead(
            product: SmallTown.product(missing), with: SmallTown.product(number),
            quantity: quantity, assent: assent)
    }

    @Test("a line keeps its wish from the television to the shop's list")
    func wishes() async throws {
        let (tests, box, order) = try await closed()
        #expect(order.lines.map(\.wish) == [.similar, .callMe, nil])
        #expect(try await box.view().orders.first?.lines.map(\.wish) == [.similar, .callMe, nil])
        let lists = try await tests.desk.get(Route.pickList.path("today"))
            .read(Listing<PickList>.self).items
        #expect(lists.first?.orders.first?.order.lines[0].wish == .similar)
    }

    @Test("what comes in its place costs the lower of the two prices, and the household reads so")
    func lowerPrice() async throws {
        let (tests, box, order) = try await closed()
        // Two miso at 400 in place of two milk at 220: charged as the milk.
        let dearer = try await pick(tests, order, none: [103], give(104, for: 103, 2))
            .read(Order.self)
        #expect(dearer.lines[0].charge == 440 && dearer.total == 440 + 90 + 400)
        #expect(
            dearer.note?.ja == "牛乳は お店に ありませんでした。かわりに みそを お届けします（440円の まま）。")
        // One tofu at 90 in place of the one that is missing: charged as the tofu.
        let cheaper = try await pick(
            tests, order, none: [], short: [SmallTown.item(103)], give(102, for: 103)
        ).read(Order.self)
        #expect(cheaper.lines[0].charge == 220 + 90 && cheaper.total == 310 + 90 + 400)
        let shown = try #require(try await box.view().orders.first)
        #expect(shown.note?.ja.contains("2のうち 1を お届けします。") == true)
        #expect(shown.note?.ja.contains("（310円に なります）") == true)
        #expect(Receipt(shown.lines).total == shown.total)
        #expect(shown.mass == Grams(1_050 + 400 + 400 + 750))
        // Picked again in full: nothing is in its place any more.
        let full = try await pick(tests, order, none: []).read(Order.self)
        #expect(full.lines[0].substitute == nil && full.note == nil && full.total == order.total)
    }

    @Test("nothing is given that was not wished, unless they said so on the telephone")
    func onlyIfWished() async throws {
        let (tests, _, order) = try await closed(milk: .leaveOut)
        for wishless in [give(104, for: 103), give(101, for: 102)] {
            let none = [Int(wishless.product.value)]
            let refused = try await pick(tests, order, none: none, wishless)
            #expect(refused.problem == "422 not-wished")
        }
        let blank = try await pick(tests, order, none: [103], give(104, for: 103, assent: " "))
        #expect(blank.problem == "422 words-missing")
        let asked = try await pick(
            tests, order, none: [103], give(104, for: 103, assent: "みそで よいとのこと")
        ).read(Order.self)
        #expect(asked.lines[0].substitute?.quantity == 1 && asked.lines[0].assent != nil)
    }

    @Test("what is given is of the same shop, is missing, and is not too heavy")
    func bounds() async throws {
        let (tests, _, order) = try await closed()
        #expect(
            try await pick(tests, order, none: [103], give(201, for: 103)).problem
                == "422 bad-substitute")
        #expect(
            try await pick(tests, order, none: [103], give(103, for: 103)).problem
                == "422 bad-substitute")
        #expect(
            try await pick(tests, order, none: [], give(104, for: 103)).problem
                == "422 nothing-missing")
        let many = try await pick(tests, order, none: [103], give(104, for: 103, 21))
        #expect(many.problem.hasSuffix("too-many"))
        let heavy = try await pick(tests, order, none: [103], give(101, for: 103, 2))
        #expect(heavy.problem.hasSuffix("too-heavy"))
        #expect(try tests.look { try $0.orders.order(order.id) }?.lines[0].substitute == nil)
    }

    @Test("who wants to be asked stands on the call list with the number until they have answered")
    func calls() async throws {
        let (tests, box, order) = try await closed()
        func calls() async throws -> [CallRow] {
            try await tests.desk.get(Route.calls.path("today")).read(Listing<CallRow>.self).items
        }
        #expect(try await calls().isEmpty)
        let picked = try await pick(tests, order, none: [102]).read(Order.self)
        #expect(picked.note?.ja.contains("お電話で うかがいます。") == true)
        let rows = try await calls()
        #expect(rows.count == 1 && rows.first?.phone == "0265-11-1001")
        #expect(rows.first?.product == SmallTown.product(102) && rows.first?.missing == 1)
        let path = Route.answerCall.path(order.id.text)
        let silent = try await tests.desk.post(
            path, CallAnswer(product: SmallTown.product(102), words: ""))
        #expect(silent.problem == "422 words-missing")
        let answered = try await tests.desk.post(
            path,
            CallAnswer(
                product: SmallTown.product(102), words: "みそで", with: SmallTown.product(104))
        ).read(Order.self)
        #expect(answered.lines[1].charge == 90 && answered.lines[1].assent == "みそで")
        #expect(try await calls().isEmpty)
        let kinds = try tests.look { try $0.log.events(about: order.id.text).map(\.kind) }
        #expect(kinds.suffix(2) == [.picked, .callAnswered])
        #expect(try await box.view().orders.first?.note?.en.contains("instead") == true)
        #expect(try await box.post(path, Step()).status == 404)
    }
}
