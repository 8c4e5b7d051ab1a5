import Domain
import Testing

@testable import TVFront

@Suite("Nothing is asked for twice without saying how many it will be")
struct RepeatTests {
    @Test("things that are to come already are not ordered again: no key of the check sends them")
    func noSecondOrder() {
        for name in ["review-repeated", "review-some-repeated", "review-repeated-waiting"] {
            let start = Tour.repeats.first { $0.0 == name }?.1
            guard let start else {
                Issue.record("\(name)")
                continue
            }
            #expect(start.focus == "look" && FocusTests.says(start, "もう 注文して あります"))
            for key in OrderSafetyTests.keys {
                var front = start
                for effect in front.press(key, at: nil) {
                    if case .send = effect { Issue.record("\(name) \(key): \(effect)") }
                }
            }
            var front = start
            let sent = front.changeOrders(.placeOrder(Sample.today))
            #expect(sent.isEmpty, "not even by its deed")
        }
    }

    @Test("the order that is meant is one press away, and the basket no longer asks to be ordered")
    func look() {
        var front = Tour.repeated([Sample.item(214), Sample.item(301)])
        _ = front.press(.digit(1), at: nil)
        #expect(front.screenName == "order" && FocusTests.says(front, "受け付けました"))
        _ = front.press(.blue, at: nil)
        #expect(!FocusTests.says(front, "まだ 注文していません"))
        #expect(FocusTests.says(front, "もう 注文して あります") || FocusTests.says(front, "受け付けました"))
    }

    @Test("what is ordered already is taken out of the basket, and the rest can be ordered")
    func rest() {
        var front = Tour.repeated([Sample.item(214), Sample.item(215)])
        let serial = front.screenSerial
        let kept = [Sample.item(215)]
        #expect(front.press(.digit(2), at: nil) == [.keepBasket(kept)])
        #expect(front.screenName == "review" && front.focus != "order")
        #expect(front.screenSerial > serial, "keys wait as on a new screen")
        #expect(
            front.press(.digit(1), at: nil) == [
                .send(.placeOrder(items: kept, day: Sample.today))
            ])
        var all = Tour.repeated([Sample.item(214)])
        #expect(all.press(.digit(2), at: nil) == [.keepBasket([])])
        #expect(all.screenName == "order")
    }

    @Test("a real wish for more changes the order, says how many it will be, and needs a move")
    func more() {
        var front = Tour.repeated([Sample.item(214, 2)])
        for key in [Key.down, .down, .ok] { #expect(front.press(key, at: nil).isEmpty) }
        #expect(front.screenName == "review" && FocusTests.says(front, "3こ に なります"))
        var habitual = front
        #expect(habitual.press(.digit(1), at: nil).isEmpty, "the habitual 1 does nothing")
        #expect(front.press(.ok, at: nil).isEmpty)
        front = Tour.repeated([Sample.item(214, 2)])
        for key in [Key.down, .down, .ok, .down] { #expect(front.press(key, at: nil).isEmpty) }
        let items = [Sample.item(214, 3)] + [120, 301, 500].map { Sample.item($0) }
        let change = Request.changeOrder(Sample.id("o-1"), items: items, version: 1)
        #expect(front.press(.ok, at: nil) == [.send(change)])
        #expect(front.basket == [Sample.item(214, 2)], "the basket stays until it is stored")
        var content = Sample.content()
        content.outbox = [Sample.entry("k", change, .waiting)]
        #expect(front.receive(content) == [.keepBasket([])] && front.basket.isEmpty)
    }

    @Test("more than one order may hold is said with the telephone, and nothing is changed")
    func most() {
        var front = Tour.repeated([Sample.item(214, 5)])
        for key in [Key.down, .down, .ok] { #expect(front.press(key, at: nil).isEmpty) }
        #expect(front.screenName == "review" && FocusTests.says(front, "5こまで です。お電話ください"))
        #expect(front.editing == nil)
    }

    @Test("another day, a cancelled order and an order that came too late stand in nobody's way")
    func free() {
        for order in [
            Sample.order("o-1", .cancelled), Sample.order("o-1", .handedOver),
            Sample.order("o-1", .accepted, day: Sample.tomorrow),
        ] {
            let content = Sample.content(view: Sample.view(orders: [order]))
            var front = Tour.repeated([Sample.item(214)], content)
            #expect(front.press(.digit(1), at: nil).count == 1, "\(order.progress)")
        }
        var content = Sample.content(view: Sample.view(orders: []))
        content.outbox = [Sample.entry("k", Tour.order, .tooLate(next: nil), seen: true)]
        var front = Tour.at([.review], content: content)
        #expect(front.press(.digit(1), at: nil).count == 1)
    }

    @Test("an order taken by the office stands in the way before the next view shows it")
    func between() {
        var content = Sample.content(view: Sample.view(orders: []))
        content.outbox = [
            Sample.entry("k", Tour.order, .accepted(subject: "o-9", receipt: nil), seen: true)
        ]
        var front = Tour.at([.review], content: content)
        #expect(FocusTests.says(front, "もう 注文して あります"))
        #expect(front.press(.digit(1), at: nil).allSatisfy { $0 != .send(Tour.order) })
    }

    @Test("a car for the same way on the same day is not asked for twice; the other way can be")
    func rides() {
        let late = TimeBand(from: TimeOfDay(13, 0), to: TimeOfDay(15, 0))
        var content = Sample.content()
        content.view?.rides = [Sample.ride("r-1", .assigned)]
        let start = Tour.outing(home: .homeNotNeeded, content)
        #expect(start.screenName == "ride-review" && FocusTests.says(start, "もう たのんで あります"))
        for key in OrderSafetyTests.keys {
            var front = start
            for effect in front.press(key, at: nil) {
                if case .send = effect { Issue.record("\(key): \(effect)") }
            }
        }
        var look = start
        _ = look.press(.digit(1), at: nil)
        #expect(look.screenName == "ride")
        var home = Tour.outing(home: .homeTime(late), content)
        #expect(home.press(.digit(2), at: nil).isEmpty && home.screenName == "ride-review")
        guard case .send(.askForRide(let request))? = home.press(.digit(1), at: nil).first else {
            Issue.record("the way home is not asked for")
            return
        }
        #expect(request.direction == .homeward && request.band == late)
        #expect(request.place == Sample.id("hospital"))
    }

    @Test("a change can be taken back on the screen that says that it was taken")
    func undoChange() {
        var front = Tour.at([.deliveries, .order(Sample.id("o-1"))])
        let before = Sample.order("o-1", .accepted).items
        for key in [Key.digit(2), .left, .ok, .digit(3), .ok, .digit(0)] {
            _ = front.press(key, at: nil)
        }
        guard case .send(let change)? = front.press(.digit(1), at: nil).first else {
            Issue.record("nothing was changed")
            return
        }
        var content = Sample.content()
        content.outbox = [
            Sample.entry("k", change, .accepted(subject: "o-1", receipt: nil), seen: true)
        ]
        front.receive(content)
        #expect(!front.shownChoices.contains("again"), "the view does not show the change yet")
        content.view?.orders[0].version = 2
        content.view?.orders[0].lines[0] = OrderLine(
            Sample.catalogue.products[4], quantity: 3)
        front.receive(content)
        #expect(front.shownChoices == ["home", "again", "look"] && front.focus == "home")
        var habitual = front
        #expect(habitual.press(.digit(3), at: nil).isEmpty)
        _ = front.press(.right, at: nil)
        let undo = Request.changeOrder(Sample.id("o-1"), items: before, version: 2)
        #expect(front.press(.ok, at: nil) == [.send(undo)])
        content.outbox.insert(
            Sample.entry("k2", undo, .accepted(subject: "o-1", receipt: nil), seen: true), at: 0)
        content.view?.orders[0] = Sample.order("o-1", .accepted)
        content.view?.orders[0].version = 3
        front.receive(content)
        #expect(!front.shownChoices.contains("again"), "what was taken back is not offered again")
    }
}
