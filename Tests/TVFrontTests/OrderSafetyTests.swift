import Domain
import Testing

@testable import TVFront

@Suite("Nothing is ordered by accident")
struct OrderSafetyTests {
    static let keys: [Key] =
        [.up, .down, .left, .right, .ok, .ok, .ok, .back, .blue, .red, .yellow]
        + (0...9).map(Key.digit)

    /// What commits, and where it may come from.
    static func isLawful(_ effect: Effect, _ before: Front, _ key: Key) -> Bool {
        guard case .send(let request) = effect else { return true }
        let focused = before.spots(of: before.page()).first { $0.choice.id == before.focus }
        let distinct =
            key == .digit(1) || (key == .ok && focused?.choice.kind == .commit)
        switch request {
        case .placeOrder:
            return distinct && ["review", "sent", "standing-missed"].contains(before.screenName)
        case .changeOrder:
            return distinct && ["review", "sent"].contains(before.screenName)
        case .cancelOrder: return distinct && before.screenName == "cancel-order"
        case .askForRide:
            return distinct && ["ride-review", "sent"].contains(before.screenName)
        case .cancelRide: return distinct && before.screenName == "cancel-ride"
        case .quiet: return false
        case .rides(.bothWays): return distinct && before.screenName == "ride-review"
        case .rides(.cancelBoth): return distinct && before.screenName == "cancel-ride"
        case .checkIn(let answer, _):
            return before.screenName == "wellness"
                || (key == .ok && answer == .callMe && focused?.choice.id == "call-me")
        case .setLimit: return key == .ok && before.screenName == "money-limit"
        case .wellness(.sign): return true
        // Not to agree changes nothing, so it is as near as to agree.
        case .wellness(.decide(_, _, .refused)):
            return (distinct || key == .digit(2)) && before.screenName == "consent"
        case .wellness:
            return distinct && ["away", "away-review", "consent"].contains(before.screenName)
        case .fetchMe: return distinct && before.screenName == "kiosk-confirm"
        case .askForItem: return key == .ok && before.screenName == "want-items"
        case .standing:
            return distinct
                && ["standing-review", "standing-skip", "standing-resume", "standing-stop"]
                    .contains(before.screenName)
        case .proposal:
            return distinct
                && ["proposal", "proposal-decline", "sent"].contains(before.screenName)
        case .answerPoll: return distinct && before.screenName == "poll-review"
        }
    }

    @Test(
        "in 24,000 random presses with bounces nothing is sent without its own screen and key",
        arguments: 0..<4)
    func random(seed: UInt64) {
        var dice = Dice(seed: seed)
        var sent = 0
        var front = Sample.front(basket: Tour.basket)
        for step in 0..<6_000 {
            if step % 500 == 0 {
                front = Sample.front(basket: Tour.basket)
                front.settings.textSize = Settings.TextSize.allCases[step / 500 % 3]
                front.settle()
            }
            guard let key = Self.keys.randomElement(using: &dice) else { continue }
            for _ in 0..<(Int.random(in: 0..<5, using: &dice) == 0 ? 2 : 1) {
                let before = front
                for effect in front.press(key, at: nil) {
                    #expect(Self.isLawful(effect, before, key), "\(effect) on \(before.screenName)")
                    if case .send(let request) = effect {
                        sent += 1
                        var content = front.content
                        content.outbox.insert(
                            Sample.entry(
                                "k\(step)-\(seed)", request,
                                [
                                    .waiting, .accepted(subject: "o-1", receipt: nil),
                                    .tooLate(next: Sample.tomorrow),
                                ][step % 3]), at: 0)
                        content.outbox = Array(content.outbox.prefix(20))
                        front.receive(content)
                    }
                }
                let shown = front.shownChoices
                #expect(shown.isEmpty || shown.contains(front.focus), "\(front.screenName)")
                #expect([.home, .practice(.menu)].contains(front.stack[0].place))
                // The telephone number lies over everything.
                let over = front.screenName == "help" ? 1 : 0
                #expect(front.stack.count <= 6 + over, "\(front.stack.map(\.place.screen))")
            }
        }
        #expect(sent > 0, "the test must be able to see something sent")
    }

    @Test("決定 pressed again and again on any committing screen sends nothing")
    func doublePress() {
        for (name, start) in Tour.all where start.isCommitting {
            var front = start
            // Only the first press is on this screen; what it opens is another screen.
            for effect in front.press(.ok, at: nil) {
                if case .send = effect { Issue.record("\(name): \(effect)") }
            }
        }
        var front = Tour.at([.review])
        #expect(front.focus == "fix")
        for _ in 0..<20 {
            for effect in front.press(.ok, at: nil) {
                if case .send = effect { Issue.record("\(effect)") }
            }
        }
    }

    @Test("the focus never starts on a choice that commits")
    func firstFocus() {
        for (name, front) in Tour.all {
            let focused = front.spots(of: front.page()).first { $0.choice.id == front.focus }
            #expect(focused?.choice.kind != .commit, "\(name)")
        }
    }

    @Test("注文する is the digit 1, or a deliberate move and 決定")
    func commits() {
        let items = Tour.basket
        let wanted = Effect.send(.placeOrder(items: items, day: Sample.today))
        var front = Tour.at([.review])
        #expect(front.press(.digit(1), at: nil) == [wanted])
        front = Tour.at([.review])
        #expect(front.press(.down, at: nil).isEmpty && front.focus == "order")
        #expect(front.press(.ok, at: nil) == [wanted])
        #expect(front.press(.ok, at: nil).isEmpty, "the same order is not sent twice")
    }
}

@Suite("An order on its way")
struct OrderJourneyTests {
    /// Sends the sample basket and answers the front and the key of its entry.
    func ordered(_ state: OutboxItem.State = .waiting) -> (Front, [Effect]) {
        var front = Tour.at([.review])
        _ = front.press(.digit(1), at: nil)
        #expect(front.basket == Tour.basket, "the basket is kept until the order is stored")
        var content = front.content
        content.outbox = [Sample.entry("k", Tour.order, state)]
        let effects = front.receive(content)
        return (front, effects)
    }

    @Test("送信待ち only when it is stored; then the basket is emptied")
    func waiting() {
        var front = Tour.at([.review])
        _ = front.press(.digit(1), at: nil)
        #expect(!FocusTests.says(front, "送信待ち") && !FocusTests.says(front, "受け付けました"))
        let (after, effects) = ordered()
        #expect(effects == [.keepBasket([])] && after.basket.isEmpty)
        #expect(FocusTests.says(after, "送信待ち") && !FocusTests.says(after, "受け付けました"))
    }

    @Test("受け付けました with the receipt number, and the box is told that it was seen")
    func accepted() {
        let receipt = ReceiptNumber(day: Sample.today, count: 18)
        let (front, effects) = ordered(.accepted(subject: "o-9", receipt: receipt))
        #expect(effects == [.keepBasket([]), .seen("k")])
        #expect(FocusTests.says(front, "受け付けました") && FocusTests.says(front, "20-018"))
    }

    @Test("too late: the basket is kept, and the next day is one press away")
    func tooLate() {
        var (front, _) = ordered()
        var content = front.content
        content.outbox = [Sample.entry("k", Tour.order, .tooLate(next: Sample.tomorrow))]
        let effects = front.receive(content)
        #expect(effects == [.keepBasket(Tour.basket), .seen("k")])
        #expect(front.basket == Tour.basket)
        #expect(FocusTests.says(front, "まにあいませんでした"))
        #expect(FocusTests.says(front, "11月23日（月）"))
        let sent = front.press(.digit(1), at: nil)
        #expect(sent == [.send(.placeOrder(items: Tour.basket, day: Sample.tomorrow))])
        content.outbox.insert(
            Sample.entry(
                "k2", .placeOrder(items: Tour.basket, day: Sample.tomorrow), .waiting), at: 0)
        #expect(front.receive(content).contains(.keepBasket([])) && front.basket.isEmpty)
    }

    @Test(
        "too late while looking elsewhere or after a restart: the strip says so, the basket is back"
    )
    func tooLateElsewhere() {
        let content = Sample.content(
            outbox: [Sample.entry("k", Tour.order, .tooLate(next: Sample.tomorrow))])
        var front = Front(screens: Sample.screens, settings: Settings())
        #expect(front.receive(content) == [.keepBasket(Tour.basket)])
        #expect(FocusTests.says(front, "まにあいませんでした"))
        _ = front.press(.digit(4), at: nil)
        #expect(front.press(.ok, at: nil) == [.seen("k")])
        #expect(front.screenName == "sent" && FocusTests.says(front, "まにあいませんでした"))
    }

    @Test("refused: the office's words are shown and the basket is back")
    func refused() {
        let words = Refusal.tooHeavy(total: 16_000, limit: 15_000).words
        let (front, _) = ordered(.refused(code: "too-heavy", words: words))
        #expect(FocusTests.says(front, "15.0kg") && front.basket == Tour.basket)
    }

    @Test("an order can be changed until the close, and not after")
    func change() {
        var front = Tour.at([.deliveries, .order(Sample.id("o-1"))])
        _ = front.press(.digit(2), at: nil)
        #expect(front.screenName == "basket" && front.items.count == 4)
        _ = front.press(.left, at: nil)
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "line")
        _ = front.press(.digit(3), at: nil)
        _ = front.press(.ok, at: nil)
        _ = front.press(.digit(0), at: nil)
        #expect(front.screenName == "review" && front.basket == Tour.basket)
        let effects = front.press(.digit(1), at: nil)
        let items = [Sample.item(214, 3)] + [120, 301, 500].map { Sample.item($0) }
        #expect(effects == [.send(.changeOrder(Sample.id("o-1"), items: items, version: 1))])
        let late = Tour.at(
            [.deliveries, .order(Sample.id("o-1"))], content: Sample.content(Sample.time(11, 0)))
        #expect(late.shownChoices == ["back", "repeat"])
    }

    @Test("taking an order back needs its own screen, and the focus starts on そのままに する")
    func cancel() {
        var front = Tour.at([.deliveries, .order(Sample.id("o-1"))])
        _ = front.press(.down, at: nil)
        _ = front.press(.down, at: nil)
        #expect(front.press(.ok, at: nil).isEmpty)
        #expect(front.screenName == "cancel-order" && front.focus == "keep")
        var kept = front
        #expect(kept.press(.ok, at: nil).isEmpty && kept.screenName == "order")
        #expect(front.press(.digit(1), at: nil) == [.send(.cancelOrder(Sample.id("o-1")))])
    }

    @Test("an order that moved on while it was being changed is shown again")
    func movedOn() {
        var front = Tour.at([.deliveries, .order(Sample.id("o-1"))])
        _ = front.press(.digit(2), at: nil)
        front.receive(Sample.content(view: Sample.view(orders: [Sample.order("o-1", .preparing)])))
        #expect(front.screenName == "order" && FocusTests.says(front, "新しくなりました"))
    }

    @Test("every state of an order has plain words, and a short line says that it is not charged")
    func states() {
        let words: [(OrderProgress, String)] = [
            (.accepted, "受け付けました"), (.preparing, "用意しています"), (.onTheWay, "届けに出ました"),
            (.atHall, "集会所"), (.handedOver, "おわたししました"), (.notDelivered, "もう一度 うかがいます"),
            (.cancelled, "とりけしました"),
        ]
        for (progress, text) in words {
            let order = Sample.order("o-1", progress)
            let front = Tour.at(
                [.order(order.id)], content: Sample.content(view: Sample.view(orders: [order])))
            #expect(FocusTests.says(front, text), "\(progress)")
        }
        let short = Sample.order("o-1", .preparing, short: true)
        let front = Tour.at(
            [.order(short.id)], content: Sample.content(view: Sample.view(orders: [short])))
        #expect(FocusTests.says(front, "お店に ありませんでした。代金は いただきません。"))
        #expect(FocusTests.says(front, "1のうち 0"))
    }
}
