import Domain
import Foundation
import Testing

@testable import TVFront

@Suite("What to do when the shop has none")
struct WishTests {
    private func onLine() -> Front {
        Tour.at([.categories, .basket, .line(Sample.number(300))])
    }

    @Test("a line's wish is chosen in three presses, kept in the basket and shown on the review")
    func oneLine() {
        var front = onLine()
        for key in [Key.right, .right, .ok] { _ = front.press(key, at: nil) }
        #expect(front.screenName == "wish" && front.shownChoices.count == 3)
        let effects = front.press(.digit(1), at: nil)
        #expect(front.screenName == "line")
        let wished = front.basket.first { $0.product == Sample.number(300) }
        #expect(wished?.wish == .similar && effects == [.keepBasket(front.basket)])
        #expect(FocusTests.says(front, "にたもので"))
        front.open(.review)
        #expect(FocusTests.says(front, "牛乳 ・にたもの"))
    }

    @Test("changing the number keeps the wish")
    func keepsWish() {
        var front = onLine()
        for key in [Key.right, .right, .ok] { _ = front.press(key, at: nil) }
        for key in [Key.digit(3), .up, .left, .left, .ok] { _ = front.press(key, at: nil) }
        let milk = front.basket.first { $0.product == Sample.number(300) }
        #expect(milk == OrderItem(product: Sample.number(300), quantity: 3, wish: .callMe))
    }

    @Test("the usual wish is remembered on the box and goes with every line that has none")
    func usual() {
        var front = Tour.at([.settings, .wish(.usual)])
        let effects = front.press(.digit(1), at: nil)
        #expect(front.screenName == "settings" && front.settings.usualWish == .similar)
        #expect(effects == [.keepSettings(front.settings)])
        front.open(.review)
        guard case .send(.placeOrder(let items, _)) = front.press(.digit(1), at: nil).first else {
            Issue.record("nothing was ordered")
            return
        }
        #expect(items.allSatisfy { $0.wish == .similar })
        var content = front.content
        content.outbox = [
            Sample.entry("k", .placeOrder(items: items, day: Sample.today), .waiting)
        ]
        front.receive(content)
        #expect(front.basket.isEmpty, "the wishes make no other order of it")
    }

    @Test("settings kept by an older box are read, and so are strange ones")
    func olderSettings() throws {
        let old = #"{"textSize":2,"language":"en","lockout":300}"#
        let read = try JSONDecoder().decode(Settings.self, from: Data(old.utf8))
        #expect(read == Settings(textSize: .large, language: .en, lockout: 300))
        let strange = #"{"textSize":9,"usualWish":"magic","colour":"red"}"#
        #expect(try JSONDecoder().decode(Settings.self, from: Data(strange.utf8)) == Settings())
        var new = Settings(textSize: .medium)
        new.usualWish = .callMe
        let text = try JSONEncoder().encode(new)
        #expect(try JSONDecoder().decode(Settings.self, from: text) == new)
    }

    @Test("the order's page says in words what came in place of what, and at what price")
    func instead() {
        let content = Sample.content(view: Tour.spendingView(orders: [Tour.substituted]))
        var front = Tour.at([.deliveries, .order(Sample.id("o-5"))], content: content)
        var seen = ""
        for _ in 0..<4 {
            for text in ["ありませんでした", "かわりに 食パン", "188円", "お代は", "お電話で うかがいます", "風が 強い"]
            where FocusTests.says(front, text) { seen += text }
            _ = front.perform(.nextPage)
        }
        for text in ["ありませんでした", "かわりに 食パン", "188円", "お代は", "お電話で うかがいます", "風が 強い"] {
            #expect(seen.contains(text), "\(text)")
        }
    }
}

@Suite("What changed is told")
struct NewsTests {
    private func front() -> Front {
        var front = Tour.at(
            [], content: Sample.content(view: Tour.spendingView(orders: [Tour.substituted])),
            basket: [])
        front.told = []
        front.settle()
        return front
    }

    @Test("the first screen tells a change until its order was looked at, and the order keeps it")
    func once() {
        var front = front()
        #expect(FocusTests.says(front, "風が 強いので"))
        front.open(.deliveries)
        let effects = front.press(.digit(1), at: nil)
        #expect(front.screenName == "order")
        guard case .keepTold(let marks) = effects.last else {
            Issue.record("what was read is not remembered: \(effects)")
            return
        }
        #expect(marks.count == 1)
        #expect(FocusTests.says(front, "風が 強いので"))
        _ = front.press(.blue, at: nil)
        #expect(!FocusTests.says(front, "風が 強いので"))
    }

    @Test("another note on the same order is news again")
    func again() {
        var front = front()
        front.told = [front.mark(of: Tour.substituted) ?? ""]
        front.settle()
        #expect(!FocusTests.says(front, "お届けできません"))
        var order = Tour.held()
        order = Order(
            id: Tour.substituted.id, receipt: order.receipt, household: order.household,
            village: order.village, day: order.day, channel: order.channel, lines: order.lines,
            progress: order.progress, note: order.note, placedAt: order.placedAt)
        front.receive(Sample.content(view: Tour.spendingView(orders: [order])))
        #expect(FocusTests.says(front, "車の 都合が つきません") || FocusTests.says(front, "お知らせ"))
    }

    @Test("things that can still come today are spoken of before what changed")
    func basketFirst() {
        var front = front()
        front.basket = [Sample.item(215)]
        #expect(FocusTests.says(front, "まだ 注文していません"))
    }

    @Test("an order that does not come today is never said to come today")
    func held() {
        let view = Tour.spendingView(orders: [Tour.held()])
        let front = Tour.at([.order(Sample.id("o-6"))], content: Sample.content(view: view))
        #expect(FocusTests.says(front, "きょうは お届けできません"))
        #expect(!FocusTests.says(front, "夕方まで"))
        let yesterday = Sample.order("o-7", .preparing, day: Sample.today.adding(days: -1))
        let late = Tour.at(
            [.order(Sample.id("o-7"))],
            content: Sample.content(view: Tour.spendingView(orders: [yesterday])))
        #expect(!FocusTests.says(late, "きのうの夕方まで"))
    }
}

@Suite("Taking back, and taking that back")
struct AgainTests {
    @Test("from the order's page it is three presses to take it back")
    func threePresses() {
        var front = Tour.at([.deliveries, .order(Sample.id("o-1"))])
        var effects: [Effect] = []
        for key in [Key.down, .ok, .digit(1)] { effects += front.press(key, at: nil) }
        #expect(effects == [.send(.cancelOrder(Sample.id("o-1")))])
    }

    private func cancelled(_ time: Moment, closed: Bool = false) -> Front {
        let order = Sample.order("o-1", .cancelled)
        var content = Sample.content(
            time, view: Sample.view(orders: [order], closedToday: closed))
        let request = Request.cancelOrder(order.id)
        content.outbox = [
            Sample.entry(
                "k", request, .accepted(subject: "o-1", receipt: order.receipt), seen: true)
        ]
        return Tour.at([.sent(Sent(request: request, key: "k"))], content: content, basket: [])
    }

    @Test("after an order was taken back it can be had again, under a new number, while open")
    func again() {
        var front = cancelled(Sample.time(10, 0))
        #expect(FocusTests.says(front, "元に もどす") && FocusTests.says(front, "あたらしい 番号"))
        #expect(front.focus == "home")
        #expect(front.press(.digit(2), at: nil).isEmpty, "no digit orders here")
        _ = front.press(.right, at: nil)
        let items = Sample.order("o-1", .cancelled).items
        #expect(
            front.press(.ok, at: nil) == [.send(.placeOrder(items: items, day: Sample.today))])
    }

    @Test("after the close nothing is promised that cannot be had")
    func tooLate() {
        let front = cancelled(Sample.time(11, 5), closed: true)
        #expect(!FocusTests.says(front, "元に もどす"))
    }

    @Test("a ride that was taken back can be asked for again")
    func ride() {
        var content = Sample.content()
        let request = Request.cancelRide(Sample.id("r-1"))
        content.outbox = [
            Sample.entry("k", request, .accepted(subject: "r-1", receipt: nil), seen: true)
        ]
        var front = Tour.at([.sent(Sent(request: request, key: "k"))], content: content)
        _ = front.press(.right, at: nil)
        #expect(
            front.press(.ok, at: nil)
                == [.send(.askForRide(Sample.ride("r-1", .assigned).request))])
    }
}

@Suite("Money")
struct MoneyTests {
    @Test("the month, the fee, the limit and last month are said in yen, and how it is paid")
    func month() {
        var front = Tour.at(
            [.settings, .money(.month)], content: Sample.content(view: Tour.spendingView()))
        var said = Set<String>()
        let wanted = [
            "14,280円", "1,000円", "20,000円", "4,720円", "600円", "18,420円", "15,280円", "ケーブルテレビの",
        ]
        for _ in 0..<3 {
            for text in wanted where FocusTests.says(front, text) { said.insert(text) }
            _ = front.perform(.nextPage)
        }
        #expect(said == Set(wanted))
    }

    @Test("a limit goes up and down by 1,000 yen and is sent, never below 1,000")
    func setLimit() {
        var front = Tour.at(
            [.settings, .money(.month), .money(.limit)],
            content: Sample.content(view: Tour.spendingView(limit: nil)), basket: [])
        for key in [Key.up, .up, .down] { _ = front.press(key, at: nil) }
        #expect(FocusTests.says(front, "21,000円"))
        #expect(front.press(.ok, at: nil) == [.send(.setLimit(21_000))])
        var low = Tour.at(
            [.money(.limit)], content: Sample.content(view: Tour.spendingView(limit: 1_000)))
        _ = low.press(.down, at: nil)
        #expect(FocusTests.says(low, "1,000円") && low.cue == .edge(.down))
    }

    @Test("beyond the limit the basket and the review say by how much, and ordering stays possible")
    func passed() {
        // 15,280 so far; the sample basket is 6,358 yen.
        let content = Sample.content(view: Tour.spendingView())
        let sum = 198 + 4_280 + 456 + 328 + 598 + 498
        let over = 15_280 + sum - 20_000
        let words = "こんげつ 20,000円の めやすを "
        for place in [Place.basket, .review] {
            let front = Tour.at([place], content: content)
            #expect(front.limitNote == [words + "*\(front.grouped(over))円* こえます"])
            #expect(FocusTests.says(front, "\(front.grouped(over))円"))
        }
        var front = Tour.at([.review], content: content)
        #expect(!front.press(.digit(1), at: nil).isEmpty)
        let few = Tour.at([.review], content: content, basket: [Sample.item(215)])
        #expect(few.limitNote.isEmpty)
    }

    @Test("an order on its way to the office counts as spent")
    func onItsWay() {
        var content = Sample.content(view: Tour.spendingView())
        content.outbox = [
            Sample.entry(
                "k", .placeOrder(items: [Sample.item(100)], day: Sample.today), .waiting)
        ]
        let front = Tour.at([.review], content: content, basket: [Sample.item(500)])
        #expect(front.limitNote == ["こんげつ 20,000円の めやすを *58円* こえます"])
    }
}

@Suite("What one would like to be sold")
struct WantTests {
    @Test("a wish is chosen from the shelf or left to a call, and only 決定 sends it")
    func ask() {
        let content = Sample.content(view: Tour.spendingView())
        var front = Tour.at(
            [.categories, .want(.shelves), .want(.items("milk"))], content: content)
        #expect(front.shownChoices == ["call", "want-goat-milk", "want-yogurt"])
        #expect(front.press(.digit(2), at: nil).isEmpty)
        _ = front.press(.right, at: nil)
        #expect(
            front.press(.ok, at: nil)
                == [.send(.askForItem(category: "milk", item: Sample.id("goat-milk")))])
        var call = Tour.at([.want(.items("milk"))], content: content)
        #expect(call.press(.ok, at: nil) == [.send(.askForItem(category: "milk", item: nil))])
    }

    @Test("after a wrong number there is a way to say what is missing")
    func wrongNumber() {
        var front = Tour.at([.categories])
        for digit in [2, 1, 0] { _ = front.press(.digit(digit), at: nil) }
        let tile = front.page().choices.last
        #expect(tile?.id == "want" && tile?.digit == nil)
        if let tile { _ = front.perform(tile.deed) }
        #expect(front.screenName == "want")
    }

    @Test("an answer is told once on the first screen, and stands on its own page")
    func answered() {
        var front = Tour.at(
            [], content: Sample.content(view: Tour.spendingView(orders: [])), basket: [])
        front.told = []
        front.settle()
        #expect(FocusTests.says(front, "くだもの") && FocusTests.says(front, "お返事が あります"))
        for id in ["W-2", "W-1"] {
            front.open(.want(.mine))
            let tile = front.page().choices.first { $0.id == "w-" + id }
            front.top.focus = tile?.id ?? ""
            #expect(!front.press(.ok, at: nil).isEmpty)
            #expect(front.screenName == "want-answer")
            front.goHome()
            front.settle()
        }
        #expect(!FocusTests.says(front, "お返事が あります"))
    }
}
