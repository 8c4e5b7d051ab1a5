import Domain
import Testing
import Wire

@Suite("Orders as JSON")
struct OrderTextTests {
    private static let words = [
        "", "米 こしひかり", "🍚", "a/b", "say \"こんにちは\"", "back\\slash", "tab\tline\nreturn\r",
        "\u{08}\u{0C}\u{00}\u{01}\u{1F}\u{7F}", "𠮷野 e\u{301} \u{2028}",
        String(repeating: "長", count: 300),
    ]

    private static func word(_ number: Int) -> String { words[number % words.count] }

    private static func line(_ number: Int) throws -> OrderLine {
        let product = Product(
            number: try #require(ProductNumber(100 + number)),
            name: Name(ja: word(number), kana: word(number + 1), en: word(number + 2)),
            category: "food", unit: word(number + 3), price: Yen(number * 97), taxPercent: 8,
            mass: Grams(number * 1_001), volume: 1_000,
            temperature: TemperatureClass.allCases[number % 3],
            shop: try #require(ShopId("shop-\(number)")), picture: word(number + 4),
            weekdays: Weekday.allCases, maximumPerOrder: 9, pricedByWeight: false)
        var line = OrderLine(product, quantity: 1 + number)
        if number % 2 == 1 { line.picked = number }
        if number % 3 == 1 { line.wish = SubstituteWish.allCases[number % 3] }
        if number % 4 == 1 { line.assent = word(number) }
        if number % 4 == 3 { line.substitute = Substitute(product, quantity: number, for: line) }
        return line
    }

    private static func order(_ number: Int) throws -> Order {
        let day = Day(number: 20_000 + number)
        var order = Order(
            id: try #require(OrderId("o-\(number)")),
            receipt: ReceiptNumber(day: day, count: number),
            household: try #require(HouseholdId("h-\(number)")),
            village: try #require(VillageId("v-\(number)")), day: day,
            channel: Channel.allCases[number % 3], lines: try (0..<number % 5).map(line),
            progress: OrderProgress.allCases[number % 7],
            placedAt: Moment(milliseconds: Int64(number) * 123_456_789 - 5), version: number)
        if number % 2 == 1 { order.carrier = CarrierKind.allCases[0] }
        if number % 3 == 1 { order.note = Note(ja: word(number), en: word(number + 5)) }
        if number % 4 == 1 { order.handedOverAt = Moment(milliseconds: -1) }
        if number % 4 == 2 { order.handedTo = word(number) }
        return order
    }

    @Test("an order's own text has exactly the bytes of its message", arguments: 0..<60)
    func sameBytes(number: Int) throws {
        let order = try Self.order(number)
        let expected = String(decoding: try Message.bytes(order), as: UTF8.self)
        #expect(String(decoding: order.json, as: UTF8.self) == expected)
        #expect(order.json == Array(expected.utf8))
        #expect(try Message.read(Order.self, from: order.json) == order)
        #expect(order.lines.json == (try Message.bytes(order.lines)))
    }
}
