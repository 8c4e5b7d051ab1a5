import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

@Suite("Habits and offers at the office")
struct HabitsTests {
    private let friday = Day("2026-10-02") ?? Day(number: 0)

    @Test(
        "the delivery day decides whether an offer is charged, for the television and the desk alike"
    )
    func charged() async throws {
        let tests = try await OfficeForTests(at: OfficeForTests.at(9, 0, day: friday))
        let box = try await tests.pairedBox(1)
        for (offset, price) in [(0, 400), (3, 350), (5, 350), (6, 400)] {
            let day = friday.adding(days: offset)
            let order = try await box.order(SmallTown.item(104, 2), day: day)
                .read(Order.self, status: 201)
            #expect(order.lines.map(\.price) == [Yen(price)] && order.total == Yen(price * 2))
            let called = try await tests.desk.post(
                Route.placeOrder.path(),
                PlaceOrder(
                    household: SmallTown.id("h-2"), items: [SmallTown.item(104)], day: day,
                    channel: .telephone)
            ).read(Order.self, status: 201)
            #expect(called.total == Yen(price))
        }
        let catalogue = try await box.get(Route.catalogue.path()).read(Catalogue.self)
        #expect(catalogue.specials == [SmallTown.special])
    }

    @Test("the view tells what the household buys again and again, and its last order; no other's")
    func view() async throws {
        let tests = try await OfficeForTests(at: OfficeForTests.at(9, 0, day: friday))
        let box = try await tests.pairedBox(1)
        let other = try await tests.pairedBox(2)
        #expect(try await box.view().habits == Habits(usual: [], last: nil))
        _ = try await box.order(SmallTown.item(102), SmallTown.item(103), day: friday)
        tests.clock.set(OfficeForTests.at(9, 5, day: friday))
        let monday = friday.adding(days: 3)
        _ = try await box.order(SmallTown.item(103, 2), SmallTown.item(104), day: monday)
        let habits = try #require(try await box.view().habits)
        #expect(habits.usual == [SmallTown.product(103)])
        #expect(habits.last?.day == monday)
        #expect(habits.last?.lines.map(\.price) == [220, 350])
        #expect(try await other.view().habits == Habits(usual: [], last: nil))
    }

    @Test("what is sold out takes the offers along to the television")
    func soldOut() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await tests.desk.post(
            Route.setStock.path("103"), Stock(left: 0))
        let catalogue = try await box.get(Route.catalogue.path()).read(Catalogue.self)
        #expect(catalogue.specials == [SmallTown.special])
        #expect(catalogue.soldOut == [SmallTown.product(103)])
    }
}
