import Domain
import Services
import Testing

@Suite("What can be ordered")
struct OrderRulesTests {
    let friday = Day("2026-11-20").unsafelyUnwrapped
    let market = ShopId("market").unsafelyUnwrapped

    func number(_ value: Int) -> ProductNumber { ProductNumber(value).unsafelyUnwrapped }

    func product(
        _ value: Int, price: Yen = 100, tax: Int = 8, mass: Grams = 500, maximum: Int = 5,
        weekdays: [Weekday] = Weekday.allCases
    ) -> Product {
        Product(
            number: number(value), name: Name(ja: "品", kana: "しな", en: "Thing"), category: "c",
            unit: "1個", price: price, taxPercent: tax, mass: mass, volume: 800,
            temperature: .ambient, shop: market, picture: "🍎", weekdays: weekdays,
            maximumPerOrder: maximum, pricedByWeight: false)
    }

    var rules: OrderRules {
        OrderRules(
            catalogue: Catalogue(
                version: "1", categories: [],
                products: [
                    product(214), product(215, maximum: 2), product(216, weekdays: [.monday]),
                    product(217, mass: 15_000),
                ]), maximumMass: 20_000)
    }

    func item(_ value: Int, _ quantity: Int) -> OrderItem {
        OrderItem(product: number(value), quantity: quantity)
    }

    func refusal(_ items: [OrderItem], left: Int? = nil) -> Refusal? {
        do throws(Refusal) {
            _ = try rules.lines(of: items, on: friday) { _ in left }
            return nil
        } catch {
            return error
        }
    }

    @Test("the same thing twice becomes one line")
    func merged() throws {
        let lines = try rules.lines(of: [item(214, 1), item(215, 1), item(214, 2)], on: friday) {
            _ in nil
        }
        #expect(lines.map(\.quantity) == [3, 1])
    }

    @Test("each rule has its refusal")
    func refusals() {
        #expect(refusal([]) == .nothingOrdered)
        #expect(refusal([item(214, 0)]) == .nothingOrdered)
        #expect(refusal([item(300, 1)]) == .noSuchProduct(number(300)))
        #expect(refusal([item(215, 3)]) == .tooMany(number(215), limit: 2))
        #expect(refusal([item(216, 1)]) == .notOnThisDay(number(216)))
        #expect(refusal([item(217, 2)]) == .tooHeavy(total: 30_000, limit: 20_000))
        #expect(refusal([item(214, 2)], left: 1) == .soldOut(number(214), left: 1))
        #expect(refusal([item(214, 1)], left: 1) == nil)
    }

    @Test("short lines are not charged, and tax is rounded once per rate")
    func receipt() {
        var short = OrderLine(product(214, price: 99), quantity: 3)
        short.picked = 2
        let soap = OrderLine(product(700, price: 328, tax: 10), quantity: 1)
        let receipt = Receipt([short, soap])
        #expect(receipt.total == Yen(526))
        #expect(receipt.shares.map(\.tax) == [14, 29])
    }
}
