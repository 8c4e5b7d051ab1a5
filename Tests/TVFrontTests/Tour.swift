import Domain

@testable import TVFront

/// Every screen in a typical state, reached the way a resident reaches it.
enum Tour {
    static let basket = [
        Sample.item(215), Sample.item(100), Sample.item(300, 2), Sample.item(501),
        Sample.item(502), Sample.item(216),
    ]

    static func at(
        _ places: [Place], content: Content = Sample.content(), basket: [OrderItem] = basket
    ) -> Front {
        var front = Sample.front(content, basket: basket)
        for place in places { front.open(place) }
        front.settle()
        return front
    }

    static func sent(_ request: Request, _ state: OutboxItem.State) -> Front {
        let content = Sample.content(outbox: [Sample.entry("k", request, state, seen: true)])
        return at([.sent(Sent(request: request, key: "k"))], content: content)
    }

    static var order: Request { .placeOrder(items: basket, day: Sample.today) }

    static var stops: [(name: String, front: Front)] {
        var stops: [(String, Front)] = [
            ("home", at([])),
            ("help", at([.help])),
            ("settings", at([.settings])),
            ("categories", at([.categories])),
            ("products", at([.categories, .products("fruit")])),
            ("product", at([.categories, .products("fruit"), .product(Sample.number(217))])),
            ("sold-out", at([.categories, .products("fruit"), .product(Sample.number(218))])),
            ("added", at([.categories, .products("fruit"), .added(Sample.number(215))])),
            ("basket", at([.categories, .basket])),
            ("basket-empty", at([.categories, .basket], basket: [])),
            ("line", at([.categories, .basket, .line(Sample.number(300))])),
            ("review", at([.review])),
            ("deliveries", at([.deliveries])),
            (
                "deliveries-none",
                at([.deliveries], content: Sample.content(view: Sample.view(orders: [])))
            ),
            ("order", at([.deliveries, .order(Sample.id("o-1"))])),
            ("order-short", at([.deliveries, .order(Sample.id("o-2"))])),
            (
                "cancel-order",
                at([.deliveries, .order(Sample.id("o-1")), .cancelOrder(Sample.id("o-1"))])
            ),
            ("sent-waiting", sent(order, .waiting)),
            (
                "sent-accepted",
                sent(
                    order,
                    .accepted(subject: "o-9", receipt: ReceiptNumber(day: Sample.today, count: 18)))
            ),
            ("sent-too-late", sent(order, .tooLate(next: Sample.tomorrow))),
            (
                "sent-refused",
                sent(
                    order,
                    .refused(
                        code: "too-heavy",
                        words: Refusal.tooHeavy(total: 16_000, limit: 15_000).words))
            ),
            ("rides", at([.rides])),
            ("places", at([.rides, .places(.outward)])),
            ("my-rides", at([.rides, .myRides])),
            ("ride", at([.rides, .myRides, .ride(Sample.id("r-1"))])),
            (
                "cancel-ride",
                at([.rides, .myRides, .ride(Sample.id("r-1")), .cancelRide(Sample.id("r-1"))])
            ),
            ("wellness", at([.wellness])),
        ]
        stops += special + TourNotices.stops + practice + trust + ofShopping + care + standing
        stops += rideStops
        stops += TourAlerts.stops
        stops += shared + fitting + TourPolls.stops
        stops += TourKiosk.stops + TourVoice.stops + repeats
        return stops
    }

    private static var special: [(String, Front)] {
        var number = at([.categories])
        _ = number.press(.digit(2), at: nil)
        var wrong = number
        _ = wrong.press(.digit(1), at: nil)
        _ = wrong.press(.digit(0), at: nil)
        var times = at([.rides, .places(.outward)])
        _ = times.press(.digit(2), at: nil)
        var rideReview = times
        for key in [Key.right, .right, .ok, .right, .ok] { _ = rideReview.press(key, at: nil) }
        var change = at([.deliveries, .order(Sample.id("o-1"))])
        _ = change.press(.digit(2), at: nil)
        var undo = at([.categories, .basket, .line(Sample.number(300))])
        _ = undo.press(.right, at: nil)
        _ = undo.press(.ok, at: nil)
        var soon = at([.review], content: Sample.content(Sample.time(10, 41)))
        soon.settle()
        let offline = at([], content: Sample.content(connected: false))
        let offlineReview = at([.review], content: Sample.content(connected: false))
        let closed = at(
            [], content: Sample.content(Sample.time(11, 5), view: Sample.view(closedToday: true)))
        let unknown = at([], content: Sample.content(nil))
        var rehearsal = Sample.content()
        rehearsal.view = Sample.view(rehearsal: true)
        var mute = Sample.content()
        mute.remoteWorks = false
        let flowers = at([.review], basket: [Sample.item(964), Sample.item(215)])
        let heavy = at([.review], basket: [Sample.item(218), Sample.item(215)])
        var speaking = at([])
        speaking.voices = [.ja, .en]
        var pairing = Front(screens: Sample.screens, settings: Settings())
        for digit in [1, 2, 3, 4, 5] { _ = pairing.press(.digit(digit), at: nil) }
        var failed = Front(screens: Sample.screens, settings: Settings())
        failed.receive(
            Content(
                binding: .unpaired(
                    failure: Note(ja: "その番号は 使えません。", en: "That code does not work."))))
        var revoked = Front(screens: Sample.screens, settings: Settings())
        revoked.receive(Content(binding: .revoked))
        var paired = Front(screens: Sample.screens, settings: Settings())
        paired.receive(Content(binding: .pairing))
        paired.receive(Sample.content())
        return [
            ("number", number), ("number-wrong", wrong), ("times", times),
            ("ride-review", rideReview), ("change", change), ("undo", undo),
            ("review-soon", soon), ("offline", offline), ("offline-review", offlineReview),
            ("closed", closed), ("unknown-time", unknown),
            ("rehearsal", at([.categories, .products("fruit")], content: rehearsal)),
            ("remote-lost", at([], content: mute)), ("review-flowers", flowers),
            ("review-sold-out", heavy), ("speaking", speaking), ("pairing", pairing),
            ("pairing-failed", failed), ("revoked", revoked), ("paired", paired),
            ("gone", at([.order(Sample.id("no-such"))])),
        ]
    }

    /// Every stop at every size in every language.
    static var all: [(name: String, front: Front)] {
        var result: [(String, Front)] = []
        for (name, front) in stops {
            for language in Settings.Language.allCases {
                for size in Settings.TextSize.allCases {
                    var copy = front
                    copy.settings.language = language
                    copy.settings.textSize = size
                    copy.flash = []
                    copy.settle()
                    result.append(("\(name)-\(language.rawValue)-\(size)", copy))
                }
            }
        }
        return result
    }
}
