import Domain

@testable import TVFront

// What was asked for already.
extension Tour {
    /// The sample order holds 214, 120, 301 and 500, for today.
    static func repeated(_ items: [OrderItem], _ content: Content = Sample.content()) -> Front {
        at([.review], content: content, basket: items)
    }

    /// A check of an outing; the sample ride goes to the hospital today from 13:00.
    static func outing(home: RideDeed, _ content: Content = Sample.content()) -> Front {
        var front = at([.rides, .places(.outward)], content: content)
        for key in [Key.digit(2), .right, .ok] { _ = front.press(key, at: nil) }
        _ = front.changeRides(home)
        front.settle()
        return front
    }

    static var repeats: [(String, Front)] {
        let late = TimeBand(from: TimeOfDay(13, 0), to: TimeOfDay(15, 0))
        var more = repeated([Sample.item(214), Sample.item(301)])
        _ = more.perform(.more(Sample.id("o-1")))
        more.settle()
        var waiting = Sample.content(view: Sample.view(orders: []))
        waiting.outbox = [Sample.entry("k", order, .waiting)]
        var changed = Sample.content()
        changed.view?.orders[0].version = 2
        let request = Request.changeOrder(
            Sample.id("o-1"), items: [Sample.item(214)], version: 1)
        changed.outbox = [
            Sample.entry(
                "k", request,
                .accepted(
                    subject: "o-1", receipt: ReceiptNumber(day: Sample.today, count: 17)),
                seen: true)
        ]
        var undo = at([.sent(Sent(request: request, key: "k"))], content: changed)
        undo.unchanged = [Sample.id("o-1"): [Sample.item(214, 3)]]
        undo.settle()
        return [
            ("home-ordered", at([], basket: [])),
            ("review-repeated", repeated([Sample.item(214), Sample.item(301)])),
            ("review-some-repeated", repeated([Sample.item(214), Sample.item(215)])),
            ("review-repeated-waiting", repeated(basket, waiting)),
            ("review-more", more),
            ("ride-repeated", outing(home: .homeNotNeeded)),
            ("ride-some-repeated", outing(home: .homeTime(late))),
            ("sent-changed", undo),
            (
                "product-repeated",
                at(
                    [.categories, .products("fruit"), .product(Sample.number(214))], basket: [])
            ),
        ]
    }
}
