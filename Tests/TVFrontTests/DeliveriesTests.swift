import Domain
import TVFront
import Testing

@Suite("What stands under お届け")
struct DeliveriesTests {
    @Test("what comes today stands before what comes tomorrow, and what is over comes last")
    func nearestFirst() {
        let orders = [
            Sample.order("tomorrow", .accepted, day: Sample.tomorrow),
            Sample.order("today", .onTheWay),
            Sample.order("yesterday", .handedOver, day: Sample.today.adding(days: -1)),
        ]
        var front = Sample.front(Sample.content(view: Sample.view(orders: orders)))
        let home = draw(front, measuring: SquareMeasure()).compactMap(words)
        #expect(home.contains("届けに出ました"))
        _ = front.press(.digit(4), at: Sample.time(9, 42))
        #expect(front.shownChoices == ["otoday", "otomorrow", "oyesterday"])
    }

    @Test("how many and how much stand far enough apart not to be read as one number")
    func apart() {
        var front = Sample.front(basket: [Sample.item(215, 2)])
        for key in [Key.digit(1), .right, .down, .ok] {
            _ = front.press(key, at: Sample.time(9, 42))
        }
        _ = front.press(.digit(0), at: Sample.time(9, 42))
        #expect(front.screenName == "review")
        let commands = draw(front, measuring: SquareMeasure())
        let count = commands.first { words($0) == "×2" }
        let price = commands.first { words($0) == "396円" }
        guard case .text(let text, let x, _, let size, let weight, _) = count,
            case .text(_, let right, _, _, _, _) = price
        else {
            Issue.record("no count and price on the review: \(commands.compactMap(words))")
            return
        }
        #expect(right - x - SquareMeasure().width(of: text, size: size, weight: weight) >= 60)
    }

    private func words(_ command: DrawCommand) -> String? {
        guard case .text(let text, _, _, _, _, _) = command else { return nil }
        return text
    }
}
