import Domain
import Testing
import Wire

@testable import BackOffice

@Suite("The rest of an order's entries in the log")
struct OrderDetailTests {
    private static let day = Day("2026-09-21")
    private static let details: [OrderDetail] = [
        OrderDetail(),
        OrderDetail(
            receipt: day.map { ReceiptNumber(day: $0, count: 17) }, channel: .television,
            items: [SmallTown.item(101, 2), SmallTown.item(102)], version: 1),
        OrderDetail(channel: .telephone, items: [], epoch: "\"e\\", nextDay: day),
        OrderDetail(
            items: [
                OrderItem(product: SmallTown.product(101), quantity: 1, wish: .callMe),
                SmallTown.item(102),
            ]),
        OrderDetail(version: 3, reason: "雨の\nため / 中止"),
    ]

    @Test("an entry's text has exactly the bytes of its message", arguments: 0..<5)
    func sameBytes(number: Int) throws {
        let detail = Self.details[number]
        #expect(Array(detail.text.utf8) == (try Message.bytes(detail)))
    }
}
