import Domain
import Services
import Testing

@Suite("What a household always buys")
struct HabitRulesTests {
    let today = Day("2026-11-20").unsafelyUnwrapped
    let market = ShopId("market").unsafelyUnwrapped

    func number(_ value: Int) -> ProductNumber { ProductNumber(value).unsafelyUnwrapped }

    func product(
        _ value: Int, kana: String = "しな", price: Yen = 100, tax: Int = 8, unit: String = "1個",
        weekdays: [Weekday] = Weekday.allCases
    ) -> Product {
        Product(
            number: number(value), name: Name(ja: kana, kana: kana, en: "Thing"), category: "c",
            unit: unit, price: price, taxPercent: tax, mass: 500, volume: 800,
            temperature: .ambient, shop: market, picture: "🍎", weekdays: weekdays,
            maximumPerOrder: 2, pricedByWeight: false)
    }

    func order(
        _ id: String, _ products: [Int], daysAgo: Int, progress: OrderProgress = .handedOver
    ) -> Order {
        let day = today.adding(days: -daysAgo)
        return Order(
            id: OrderId(id).unsafelyUnwrapped, receipt: ReceiptNumber(day: day, count: 1),
            household: HouseholdId("h").unsafelyUnwrapped,
            village: VillageId("v").unsafelyUnwrapped, day: day, channel: .telephone,
            lines: products.map { OrderLine(product($0), quantity: 3) }, progress: progress,
            placedAt: Moment(milliseconds: Int64(1_000_000 - daysAgo)))
    }

    @Test("products of two orders or more, by number of orders, then the newest")
    func usual() {
        let habits = HabitRules.habits(
            of: [
                order("a", [200, 201, 203], daysAgo: 1), order("b", [200, 202], daysAgo: 5),
                order("c", [200, 201, 202], daysAgo: 9), order("d", [204, 204], daysAgo: 10),
            ], on: today)
        #expect(habits.usual == [200, 201, 202].map(number))
        #expect(habits.last?.day == today.adding(days: -1) && habits.last?.lines.count == 3)
    }

    @Test("older than 90 days and cancelled orders do not count; at most 24 products are kept")
    func limits() {
        let old = HabitRules.habits(
            of: [
                order("a", [200], daysAgo: 90), order("b", [200, 201], daysAgo: 91),
                order("c", [201], daysAgo: 3, progress: .cancelled), order("d", [201], daysAgo: 4),
            ], on: today)
        #expect(old.usual.isEmpty && old.last?.lines.map(\.product) == [number(201)])
        let many = Array(200..<240)
        let all = HabitRules.habits(
            of: [order("a", many, daysAgo: 1), order("b", many, daysAgo: 2)], on: today)
        #expect(all.usual == (200..<224).map(number))
        #expect(HabitRules.habits(of: [], on: today) == Habits(usual: [], last: nil))
    }

    @Test("the same again: what is sold goes in once, as many as one order may hold")
    func again() {
        let last = HabitRules.habits(
            of: [order("a", [200, 201, 202, 203, 204], daysAgo: 7)], on: today
        ).last.unsafelyUnwrapped
        var catalogue = Catalogue(
            version: "1", categories: [],
            products: [
                product(200, price: 120), product(201), product(202),
                product(203, weekdays: [.monday]),
            ], soldOut: [number(202)])
        catalogue.specials = [
            Special(product: number(200), from: today, to: today, price: 90, note: nil)
        ]
        let basket = [OrderItem(product: number(201), quantity: 1)]
        let lines = SameAgain.lines(of: last, in: catalogue, basket: basket, on: today)
        #expect(lines.map(\.fate) == [.goes, .inBasket, .soldOut, .notThatDay, .gone])
        #expect(lines[0].price == 90 && lines[0].quantity == 2)
        let full = SameAgain.basket(basket, with: lines)
        #expect(full == basket + [OrderItem(product: number(200), quantity: 2)])
        let twice = SameAgain.lines(of: last, in: catalogue, basket: full, on: today)
        #expect(SameAgain.basket(full, with: twice) == full)
    }

    @Test(
        "an offer holds from its first to its last delivery day, both included; the cheapest wins")
    func offers() throws {
        let day = today
        var catalogue = Catalogue(version: "1", categories: [], products: [product(200)])
        catalogue.specials = [
            Special(
                product: number(200), from: day, to: day.adding(days: 2), price: 80, note: nil),
            Special(product: number(200), from: day, to: day, price: 70, note: nil),
            Special(product: number(200), from: day, to: day, price: 130, note: nil),
        ]
        func charged(_ offset: Int) throws -> Yen {
            let rules = OrderRules(catalogue: catalogue, maximumMass: 20_000)
            let items = [OrderItem(product: number(200), quantity: 2)]
            return try rules.lines(of: items, on: day.adding(days: offset)) { _ in nil }[0].charge
        }
        #expect(try [-1, 0, 1, 2, 3].map(charged) == [200, 140, 160, 160, 200])
    }

    @Test(
        "the unit price is that of 100 g or 100 ml, from one kilogram or litre that of 1 kg or 1 L",
        arguments: [
            ("1袋 5kg", 4280, UnitPrice.Measure.kilogram, 856), ("1袋 500g", 258, .grams100, 52),
            ("1本 1L", 258, .litre, 258), ("1本 500ml", 138, .millilitres100, 28),
            ("1袋 1.4kg", 1480, .kilogram, 1057), ("1枚 約300g", 298, .grams100, 99),
        ])
    func unitPrice(unit: String, price: Int, measure: UnitPrice.Measure, per: Int) {
        let found = UnitPrice(of: product(200, unit: unit), at: Yen(price))
        #expect(found?.measure == measure && found?.price == Yen(per))
        #expect(found?.isAbout == unit.contains("約"))
    }

    @Test(
        "no unit price where the content is unknown or it is no food; a given content comes first")
    func noUnitPrice() {
        for unit in ["3個入り", "1本 20m", "1/2玉", "1袋 8本", "30枚入り", "1箱 0g", "1箱 1.2.3kg", "g", ""] {
            #expect(UnitPrice(of: product(200, unit: unit), at: 100) == nil, "\(unit)")
        }
        #expect(UnitPrice(of: product(200, tax: 10, unit: "1本 900g"), at: 398) == nil)
        var bread = product(200, unit: "6枚切り")
        bread.content = "400g"
        #expect(UnitPrice(of: bread, at: 188)?.price == 47)
    }

    @Test("a reading lies in its row whether it is voiced, small or in katakana")
    func kana() {
        #expect(KanaSearch.place(of: "ヨーグルト").map { [$0.row, $0.vowel] } == [7, 2])
        #expect(KanaSearch.place(of: "ぎゅうにゅう").map { [$0.row, $0.vowel] } == [1, 1])
        #expect(KanaSearch.place(of: "パン").map { [$0.row, $0.vowel] } == [5, 0])
        #expect(KanaSearch.place(of: "6個") == nil)
        #expect(KanaSearch.plain("ヴァー っと") == "うあつと")
        let all = KanaSearch.rows.flatMap { $0 }
        #expect(all.count == 46 && all.allSatisfy { KanaSearch.plain(String($0)) == String($0) })
        #expect(Set(all.compactMap { KanaSearch.letters[$0] }).count == 45, "お and を are both o")
        let catalogue = Catalogue(
            version: "1", categories: [],
            products: [
                product(200, kana: "バター"), product(201, kana: "はちみつ"), product(202, kana: "ひじき"),
            ])
        #expect(
            KanaSearch.products(of: catalogue, row: 5).map(\.number.value) == [200, 201, 202])
        #expect(
            KanaSearch.products(of: catalogue, row: 5, vowel: 1).map(\.number.value) == [202])
    }
}
