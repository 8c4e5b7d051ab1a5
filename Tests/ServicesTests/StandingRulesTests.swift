import Domain
import Services
import Testing

@Suite("When a standing order is ordered, and what of it")
struct StandingRulesTests {
    let tuesday = Day("2026-11-24").unsafelyUnwrapped
    let market = ShopId("market").unsafelyUnwrapped
    let bakery = ShopId("bakery").unsafelyUnwrapped
    let village = VillageId("v").unsafelyUnwrapped

    func number(_ value: Int) -> ProductNumber { ProductNumber(value).unsafelyUnwrapped }
    func item(_ value: Int, _ quantity: Int = 1) -> OrderItem {
        OrderItem(product: number(value), quantity: quantity)
    }
    func product(_ value: Int, _ name: String, mass: Grams, shop: ShopId) -> Product {
        Product(
            number: number(value), name: Name(ja: name, kana: name, en: name), category: "c",
            unit: "1個", price: 100, taxPercent: 8, mass: mass, volume: 800,
            temperature: .ambient, shop: shop, picture: "🍎", weekdays: Weekday.allCases,
            maximumPerOrder: 5, pricedByWeight: false)
    }
    var catalogue: Catalogue {
        Catalogue(
            version: "1", categories: [],
            products: [
                product(101, "米", mass: 5_000, shop: market),
                product(103, "牛乳", mass: 1_000, shop: market),
                product(201, "食パン", mass: 400, shop: bakery),
            ])
    }
    var rules: StandingRules {
        let holiday = tuesday.adding(days: 7)
        let cutoff = Cutoff(
            rules: [
                CutoffRule(closes: TimeOfDay(11, 0)), CutoffRule(holiday: true, closes: nil),
                CutoffRule(shop: bakery, closes: TimeOfDay(15, 0), daysBefore: 1),
            ], holidays: HolidayCalendar(holidays: [holiday: "祝日"]), zone: .japan)
        return StandingRules(cutoff: cutoff, zone: .japan)
    }
    func at(_ day: Day, _ hour: Int) -> Moment { Zone.japan.moment(day, TimeOfDay(hour, 0)) }
    func fit(
        _ items: [OrderItem], open: Set<ShopId>? = nil, left: [Int: Int] = [:]
    ) throws -> (items: [OrderItem], missing: [StandingRules.Missing]) {
        try StandingRules.fit(
            items, on: tuesday, catalogue: catalogue, maximumMass: 12_000,
            open: open ?? [market, bakery]
        ) { left[$0.value] }
    }

    @Test("it is ordered at 18:00 of the evening before the day of the first close")
    func entry() {
        #expect(
            rules.entry(of: tuesday, shops: [market], village: village)
                == at(tuesday.adding(days: -1), 18))
        #expect(
            rules.entry(of: tuesday, shops: [market, bakery], village: village)
                == at(tuesday.adding(days: -2), 18))
    }

    @Test("on a holiday nothing closes, and the household is told on the eve of it")
    func holiday() {
        let holiday = tuesday.adding(days: 7)
        #expect(rules.closing(on: holiday, shops: [market], village: village) == nil)
        #expect(
            rules.entry(of: holiday, shops: [market], village: village)
                == at(holiday.adding(days: -1), 18))
    }

    @Test("what the shop does not have is left out and named, the rest comes")
    func short() throws {
        let fit = try fit([item(101), item(103, 2)], left: [101: 0])
        #expect(fit.items == [item(103, 2)])
        let note = try #require(StandingRules.note(fit.missing, catalogue))
        #expect(note.ja == "米は お店に ありません。ほかは お届けします。")
    }

    @Test("fewer are brought when there are fewer")
    func fewer() throws {
        let fit = try fit([item(103, 3)], left: [103: 2])
        #expect(fit.items == [item(103, 2)])
        #expect(StandingRules.note(fit.missing, catalogue)?.ja == "牛乳は 2つだけ お届けします。")
    }

    @Test("a shop that does not deliver is said by the name of its thing; several are counted")
    func shops() throws {
        let one = try fit([item(103), item(201)], open: [market])
        #expect(one.items == [item(103)])
        #expect(
            StandingRules.note(one.missing, catalogue)?.ja == "食パンの お店は お休みです。ほかは お届けします。")
        let many = try fit([item(101), item(103), item(201)], open: [bakery])
        #expect(
            StandingRules.note(many.missing, catalogue)?.ja
                == "米など 2品が お店に ありません。ほかは お届けします。")
    }

    @Test("nothing missing needs no note, everything missing leaves nothing, too heavy is refused")
    func ends() throws {
        #expect(StandingRules.note(try fit([item(101)]).missing, catalogue) == nil)
        #expect(try fit([item(101), item(103)], left: [101: 0, 103: 0]).items.isEmpty)
        #expect(throws: Refusal.tooHeavy(total: 13_000, limit: 12_000)) {
            try fit([item(101, 2), item(103, 3)])
        }
    }
}
