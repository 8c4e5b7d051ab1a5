import BackOffice
import Domain
import Records
import Testing
import Wire

extension OfficeForTests {
    func propose(
        _ items: OrderItem..., day: Day? = OfficeForTests.monday, by name: String = "娘さん"
    ) async throws -> OfficeResponse {
        try await desk.post(
            Route.propose.path(),
            Propose(household: SmallTown.id("h-1"), items: items, day: day, askedBy: name))
    }

    func answer(
        _ caller: Caller, _ id: ProposalId, _ step: String, day: Day? = nil,
        items: [OrderItem]? = nil, reason: String? = nil
    ) async throws -> OfficeResponse {
        try await caller.post(
            Route.proposalStep.path(id.text, step),
            ProposalStep(day: day, items: items, channel: .telephone, reason: reason))
    }
}

@Suite("What somebody else asked for") struct ProposalTests {
    let monday = OfficeForTests.monday

    @Test(
        "a proposal is no order: not in the close, the stock, the plan, the picking or the figures")
    func countsNowhere() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await tests.desk.post(Route.setStock.path("103"), Stock(left: 1))
        let asked = try await tests.propose(SmallTown.item(103), SmallTown.item(102))
            .read(Proposal.self, status: 201)
        #expect(asked.state == .open && asked.enteredBy.text == "boss")
        #expect(try await box.view().proposals == [asked])
        #expect(try await box.view().orders.isEmpty)
        #expect(
            try tests.look { try $0.stock.left(SmallTown.product(103), shop: SmallTown.coop) }
                == 1)
        let board = try await tests.desk.get(Route.day.path("today")).read(DayBoard.self)
        #expect(board.progress.isEmpty)
        #expect(board.proposals?.map(\.phone) == ["0265-11-1001"])
        let closed = try await tests.desk.post(
            Route.closeDay.path("today"), CloseDay(shop: nil, village: nil, reason: "snow")
        ).read(Closed.self)
        #expect(closed.orders == 0)
        let picks = try await tests.desk.get(Route.pickList.path("today"))
            .read(Listing<PickList>.self)
        #expect(picks.items.allSatisfy { $0.orders.isEmpty })
        let uptake = try await tests.desk.get(
            Route.uptake.path(), query: "from=\(monday)&to=\(monday)"
        ).read(UptakeTable.self)
        #expect(uptake.rows.allSatisfy { $0.orders.value == 0 })
        let household = try await tests.desk.get(Route.household.path("h-1"))
            .read(HouseholdDetail.self)
        #expect(household.orders.isEmpty)
        #expect(
            try tests.look { try $0.log.events(after: 0) }.allSatisfy { $0.kind != .orderAccepted }
        )
    }

    @Test("the household's yes on the television makes it an ordinary order, once")
    func assent() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let asked = try await tests.propose(SmallTown.item(102, 2)).read(Proposal.self, status: 201)
        let order = try await tests.answer(
            box, asked.id, "assent", day: monday, items: asked.items
        ).read(Order.self)
        #expect(order.channel == .television && order.receipt.text == "21-001")
        #expect(try await box.view().proposals == nil)
        #expect(try await box.view().orders == [order])
        // The telephone says yes too: it is the same order.
        let again = try await tests.answer(tests.desk, asked.id, "assent", reason: "電話")
            .read(Order.self)
        #expect(again.id == order.id)
        #expect(try tests.orders(on: monday).count == 1)
        let no = try await tests.answer(box, asked.id, "decline")
        #expect(no.problem == "409 changed-meanwhile")
        let kinds = try tests.look { try $0.log.events(after: 0).map(\.kind) }
        #expect(kinds.suffix(3) == [.proposalMade, .proposalAssented, .orderAccepted])
    }

    @Test("a yes to other things than were shown is refused")
    func otherThings() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let asked = try await tests.propose(SmallTown.item(102)).read(Proposal.self, status: 201)
        let answer = try await tests.answer(
            box, asked.id, "assent", day: monday, items: [SmallTown.item(101)])
        #expect(answer.problem == "409 changed-meanwhile")
        #expect(try tests.orders(on: monday).isEmpty)
    }

    @Test("the telephone's yes needs a reason, and counts as the telephone")
    func byTelephone() async throws {
        let tests = try await OfficeForTests()
        let asked = try await tests.propose(SmallTown.item(102), day: nil)
            .read(Proposal.self, status: 201)
        #expect(asked.day == monday)
        #expect(
            try await tests.answer(tests.desk, asked.id, "assent").problem == "422 reason-missing")
        let order = try await tests.answer(tests.desk, asked.id, "assent", reason: "本人に電話")
            .read(Order.self)
        #expect(order.channel == .telephone)
    }

    @Test(
        "nobody answered: after the close it is late, kept, offered for the next day, never placed")
    func late() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let asked = try await tests.propose(SmallTown.item(102)).read(Proposal.self, status: 201)
        tests.clock.set(OfficeForTests.at(11, 0))
        let tooLate = try await tests.answer(
            box, asked.id, "assent", day: monday, items: asked.items)
        #expect(tooLate.problem == "409 closed")
        #expect(
            try Message.read(Problem.self, from: tooLate.body).nextDay == monday.adding(days: 1))
        #expect(try tests.orders(on: monday).isEmpty)
        let shown = try #require(try await box.view().proposals?.first)
        #expect(shown.state == .late && shown.next == monday.adding(days: 1))
        // A day later the offer has moved on with the calendar.
        tests.clock.set(OfficeForTests.at(12, 0, day: monday.adding(days: 1)))
        await tests.office.tick()
        #expect(try await box.view().proposals?.first?.next == monday.adding(days: 2))
        let order = try await tests.answer(
            box, asked.id, "assent", day: monday.adding(days: 2), items: asked.items
        ).read(Order.self)
        #expect(order.day == monday.adding(days: 2))
    }

    @Test("a restart over the close makes it late before anybody can say yes")
    func restart() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let asked = try await tests.propose(SmallTown.item(102)).read(Proposal.self, status: 201)
        tests.clock.set(OfficeForTests.at(11, 0, second: 5))
        _ = try tests.withBooksClosed { _ in }
        try await tests.office.closeOverdue()
        #expect(try await box.view().proposals?.map(\.state) == [.late])
        let log = try tests.look { try $0.log.events(after: 0) }
        let close = try #require(log.last { $0.kind == .close })
        #expect(log.filter { $0.kind == .proposalLate && $0.sequence > close.sequence }.count == 1)
        _ = asked
    }

    @Test("a no orders nothing, and another household's proposal does not exist")
    func decline() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let other = try await tests.pairedBox(2)
        let asked = try await tests.propose(SmallTown.item(102)).read(Proposal.self, status: 201)
        #expect(try await other.view().proposals == nil)
        #expect(try await tests.answer(other, asked.id, "decline").problem == "404 not-found")
        let declined = try await tests.answer(box, asked.id, "decline").read(Proposal.self)
        #expect(declined.state == .declined)
        #expect(try await box.view().proposals == nil)
        let answer = try await tests.answer(
            box, asked.id, "assent", day: monday, items: asked.items)
        #expect(answer.problem == "409 changed-meanwhile")
        #expect(try tests.orders(on: monday).isEmpty)
    }

    @Test("what is sold out when the yes comes is refused, and the proposal stays open")
    func soldOut() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let asked = try await tests.propose(SmallTown.item(102)).read(Proposal.self, status: 201)
        _ = try await tests.desk.post(Route.setStock.path("102"), Stock(left: 0))
        let answer = try await tests.answer(
            box, asked.id, "assent", day: monday, items: asked.items)
        #expect(answer.problem == "422 sold-out")
        #expect(try await box.view().proposals?.map(\.state) == [.open])
        #expect(try await tests.propose(SmallTown.item(102)).problem == "422 sold-out")
    }

    @Test("the name of who asked is short, and five unanswered are enough")
    func bounds() async throws {
        let tests = try await OfficeForTests()
        let long = String(repeating: "長", count: 21)
        #expect(
            try await tests.propose(SmallTown.item(102), by: long).problem == "422 bad-name")
        #expect(try await tests.propose(SmallTown.item(102), by: " ").problem == "422 bad-name")
        #expect(try await tests.propose().problem == "422 nothing-ordered")
        for _ in 0..<5 { #expect(try await tests.propose(SmallTown.item(102)).status == 201) }
        #expect(
            try await tests.propose(SmallTown.item(102)).problem == "422 too-many-proposals")
    }

    @Test("a yes offered again to a restored office that lost the proposal is still an order")
    func restored() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let answer = try await tests.answer(
            box, SmallTown.id("p-2026-09-21-009"), "assent", day: monday,
            items: [SmallTown.item(102)])
        #expect(try answer.read(Order.self).lines.count == 1)
        let unknown = try await tests.answer(
            tests.desk, SmallTown.id("p-2026-09-21-009"), "assent", day: monday, reason: "電話")
        #expect(unknown.problem == "404 not-found")
    }
}
