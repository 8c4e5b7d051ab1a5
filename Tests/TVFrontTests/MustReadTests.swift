import Domain
import Testing

@testable import TVFront

@Suite("What must be read is large")
struct MustReadTests {
    struct Run {
        let text: String
        let size: Int
    }

    func runs(_ name: String) throws -> [Run] {
        runs(try #require(Tour.stops.first { $0.name == name }?.front, "\(name)"))
    }

    func runs(_ front: Front) -> [Run] {
        draw(front, measuring: SquareMeasure()).compactMap { command in
            guard case .text(let text, _, _, let size, _, _) = command else { return nil }
            return Run(text: text, size: size)
        }
    }

    func sizes(_ name: String, _ part: String) throws -> [Int] {
        let found = try runs(name).filter { $0.text.contains(part) }.map(\.size)
        #expect(!found.isEmpty, "\(name): no \(part)")
        return found
    }

    @Test("the price of a thing on a shelf and on its page is at least 64 px")
    func price() throws {
        for part in ["398円", "198円", "780円"] {
            #expect(try sizes("products", part).allSatisfy { $0 >= 64 }, "\(part)")
        }
        #expect(try sizes("product", "円").contains { $0 >= 64 })
    }

    @Test("the sum of an order is at least 64 px in the basket and before ordering")
    func sum() throws {
        for name in ["basket", "review"] {
            let largest = try sizes(name, "円").max() ?? 0
            #expect(largest >= 64, "\(name): \(largest)")
        }
    }

    @Test("the receipt number is at least 64 px")
    func receipt() throws {
        let number = ReceiptNumber(day: Sample.today, count: 18).text
        #expect(try sizes("sent-accepted", number).allSatisfy { $0 >= 64 })
    }

    @Test("the time of the close is at least 64 px on the first screen and while shopping")
    func deadline() throws {
        let content = Sample.content(view: Sample.view(orders: []))
        for places in [[], [Place.categories]] {
            let front = Tour.at(places, content: content, basket: [])
            let close = runs(front).filter { $0.text.contains("11時") }
            #expect(close.contains { $0.size >= 64 }, "\(places)")
        }
        // In the last half hour the minutes that are left take its place.
        #expect(try sizes("review-soon", "19分").contains { $0 >= 64 })
    }

    @Test("the title of an alert is at least 96 px in every level")
    func alert() throws {
        for level in 1...5 {
            #expect(try sizes("alert-\(level)", "川の水").allSatisfy { $0 >= 96 })
        }
    }
}
