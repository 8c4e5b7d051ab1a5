import Domain
import Testing

@testable import TVFront

@Suite("An old eye and an anxious mind")
struct FreshEyesTests {
    @Test("digits alone, typed on any wrong screen, send nothing and reach nothing that can send")
    func digits() {
        // 215 and 214, as they stand in the catalogue, once asked for a taxi from the first screen.
        for (name, start) in Tour.stops where !start.isCommitting && start.binding {
            for first in [0, 1, 2, 3, 4, 5, 9] where first != 0 || !start.screen0Orders {
                for second in 1...3 {
                    for third in [1, 5] {
                        var front = start
                        for digit in [first, second, third, second, 1, third] {
                            for effect in front.press(.digit(digit), at: nil) {
                                if case .send = effect {
                                    Issue.record("\(name) \(first)\(second)\(third): \(effect)")
                                }
                            }
                        }
                        #expect(!front.isCommitting, "\(name) \(first)\(second)\(third)")
                    }
                }
            }
        }
    }

    @Test("the next number can be typed at once after something was put in the basket")
    func nextNumber() {
        var front = Tour.at([.categories], basket: [])
        for digit in [2, 1, 5] { _ = front.press(.digit(digit), at: nil) }
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "added")
        for digit in [2, 2, 0] { _ = front.press(.digit(digit), at: nil) }
        #expect(front.screenName == "product" && FocusTests.says(front, "キウイ"))
        _ = front.press(.ok, at: nil)
        #expect(front.basket == [Sample.item(215), Sample.item(220)])
        _ = front.press(.digit(0), at: nil)
        #expect(front.screenName == "review" && front.focus == "fix")
    }

    @Test("a request that could not be kept is said plainly, with the telephone; the basket stays")
    func notKept() {
        var front = Tour.at([.review])
        let serial = front.screenSerial
        guard case .send(let request)? = front.press(.digit(1), at: nil).first else {
            Issue.record("nothing was asked")
            return
        }
        front.notKept(request)
        #expect(front.screenSerial > serial + 1 && front.basket == Tour.basket)
        #expect(FocusTests.says(front, "注文できませんでした") && FocusTests.says(front, "0265-00-0000"))
        #expect(!FocusTests.says(front, "おまちください") && !FocusTests.says(front, "送信待ち"))
        _ = front.press(.right, at: nil)
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "review" && !front.page().choices.isEmpty)

        var well = Tour.at([.wellness])
        _ = well.press(.ok, at: nil)
        well.notKept(.checkIn(.well, day: Sample.today))
        #expect(FocusTests.says(well, "送れませんでした") && FocusTests.says(well, "0265-00-0000"))
    }

    @Test("things ordered again after a late order do not come back into the basket")
    func notTwice() {
        let late = Sample.entry("k", Tour.order, .tooLate(next: Sample.tomorrow))
        let again = Sample.entry(
            "k2", .placeOrder(items: Tour.basket, day: Sample.tomorrow),
            .accepted(subject: "o-9", receipt: nil), seen: true)
        var front = Front(screens: Sample.screens, settings: Settings())
        #expect(front.receive(Sample.content(outbox: [again, late])).isEmpty)
        #expect(front.basket.isEmpty && !FocusTests.says(front, "まにあいませんでした"))
    }

    @Test("a basket is said to be not ordered on the first screen, in the basket, and offline")
    func notOrdered() {
        #expect(FocusTests.says(Tour.at([]), "まだ 注文していません"))
        #expect(FocusTests.says(Tour.at([.categories, .basket]), "まだ 注文していません"))
        let offline = Sample.content(connected: false)
        #expect(FocusTests.says(Tour.at([], content: offline), "まだ 注文していません"))
        #expect(FocusTests.says(Tour.at([.review], content: offline), "まだ 注文していません"))
        #expect(!FocusTests.says(Tour.at([], basket: []), "まだ 注文していません"))
    }

    @Test("a late order is said before the lost line; an order keeps its state without a line")
    func important() {
        let late = Sample.content(
            connected: false,
            outbox: [Sample.entry("k", Tour.order, .tooLate(next: Sample.tomorrow))])
        #expect(FocusTests.says(Tour.at([], content: late), "まにあいませんでした"))
        let order = Tour.at(
            [.deliveries, .order(Sample.id("o-3"))], content: Sample.content(connected: false))
        #expect(FocusTests.says(order, "届けに出ました") && FocusTests.says(order, "9時42分の ようす"))
    }

    @Test("an order can be changed by adding things, and nothing is sent that changes nothing")
    func adding() {
        var front = Tour.at([.deliveries, .order(Sample.id("o-1"))])
        _ = front.press(.digit(2), at: nil)
        #expect(front.screenName == "basket" && FocusTests.says(front, "かわっていません"))
        var same = front
        _ = same.press(.digit(0), at: nil)
        #expect(same.screenName == "review" && !same.shownChoices.contains("order"))
        for digit in [2, 1, 5] { _ = front.press(.digit(digit), at: nil) }
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "added" && front.basket == Tour.basket)
        #expect(FocusTests.says(front, "5点"))
        _ = front.press(.digit(0), at: nil)
        let items = [214, 120, 301, 500, 215].map { Sample.item($0) }
        #expect(
            front.press(.digit(1), at: nil)
                == [.send(.changeOrder(Sample.id("o-1"), items: items, version: 1))])
        var left = Tour.at([.deliveries, .order(Sample.id("o-1"))])
        _ = left.press(.digit(2), at: nil)
        _ = left.press(.back, at: nil)
        #expect(left.screenName == "order" && left.items == Tour.basket)
    }

    @Test("units are said in the language of the screen, small masses in grams, 0 plainly")
    func units() {
        #expect(
            UnitWords.english("3個入り") == "3 pieces" && UnitWords.english("1袋 5kg") == "1 bag 5kg")
        #expect(UnitWords.english("1本 1L") == "1 bottle 1L" && UnitWords.english("1本") == "1 piece")
        #expect(UnitWords.english("1枚 約300g") == "1 sheet about 300g")
        #expect(UnitWords.english("1/2玉") == "1/2 head" && UnitWords.english("3連パック") == "3-pack")
        #expect(UnitWords.english("半身2枚") == "半身2枚")
        let front = Tour.at([])
        #expect(front.said(Grams(0)) == "0g" && front.said(Grams(999)) == "999g")
        #expect(front.said(Grams(1040)) == "1.0kg" && front.said(Yen(0)) == "0円")
        let product = Tour.at([.categories, .basket, .line(Sample.number(300))])
        #expect(FocusTests.says(product, "1つ 228円・1.0kg"), "the mass of one, like the price")
    }

    @Test("after the close the shopping tile no longer speaks of this evening")
    func evening() {
        #expect(FocusTests.says(Tour.at([], basket: []), "きょうの 夕方に"))
        let closed = Sample.content(Sample.time(11, 5), view: Sample.view(closedToday: true))
        let front = Tour.at([], content: closed, basket: [])
        #expect(!FocusTests.says(front, "きょうの 夕方に") && FocusTests.says(front, "23日（月）の 夕方に"))
    }

    @Test("sixty lines, long names and fourteen days stay on the screen at every size")
    func much() {
        let long = "北海道産 とくべつ栽培 ゆめぴりか むせんまい 5キロ"
        let products = (100..<160).map { value in
            Product(
                number: Sample.number(value),
                name: Sample.name(long, "Specially grown rice " + long),
                category: "rice", unit: "1袋 5kg", price: Yen(value == 100 ? 0 : 9_999),
                taxPercent: 8, mass: Grams(value == 100 ? 0 : 30), volume: 1,
                temperature: .ambient, shop: Sample.id("supermarket"), picture: "🍚",
                weekdays: Weekday.allCases, maximumPerOrder: 5, pricedByWeight: false)
        }
        var content = Sample.content(
            view: Sample.view(
                orders: (0..<14).map {
                    Sample.order("o-\($0)", .handedOver, day: Sample.today.adding(days: -$0))
                }))
        content.catalogue = Catalogue(
            version: "2",
            categories: [Category(id: "rice", name: Sample.name("米", "Rice"), picture: "🍚")],
            products: products)
        let items = products.map { OrderItem(product: $0.number, quantity: 1) }
        let places: [[Place]] = [
            [.categories, .basket], [.review], [.deliveries], [.categories, .products("rice")],
            [.categories, .products("rice"), .product(Sample.number(100))],
            [.categories, .products("rice"), .added(Sample.number(100))],
        ]
        for place in places {
            for size in Settings.TextSize.allCases {
                var front = Tour.at(place, content: content, basket: items)
                front.settings.textSize = size
                front.settle()
                for command in draw(front, measuring: SquareMeasure()) {
                    guard
                        case .text(let text, let x, let baseline, let size, let weight, _) = command
                    else { continue }
                    let right = x + SquareMeasure().width(of: text, size: size, weight: weight)
                    #expect(x >= 96 && right <= 1824 && baseline <= 1056, "\(place) \(text)")
                }
            }
        }
        var front = Tour.at([.categories, .basket], content: content, basket: items)
        _ = front.press(.digit(0), at: nil)
        #expect(front.screenName == "review")
    }

    @Test("a box that is shut out says whom to call; two rides of one day look different")
    func others() {
        var revoked = Sample.front()
        var content = Sample.content()
        content.binding = .revoked
        revoked.receive(content)
        #expect(FocusTests.says(revoked, "0265-00-0000"))
        let rides = Tour.at([.rides, .myRides])
        #expect(FocusTests.says(rides, "きょう 行き") && FocusTests.says(rides, "きょう 帰り"))
    }

    @Test("what 決定 does now is said at the bottom of every screen that can be used")
    func always() {
        for (name, front) in Tour.all where !front.page().choices.isEmpty {
            // While somebody at the office points to a key, the band says which.
            let isPointed = front.pointed != nil
            #expect(FocusTests.says(front, "［決定］") || isPointed, "\(name)")
        }
    }

    @Test("no text of the bottom band comes closer than 24 px to the edge of the picture")
    func edge() {
        for (name, front) in Tour.all {
            for command in draw(front, measuring: SquareMeasure()) {
                if case .text(let text, _, let baseline, let size, _, _) = command {
                    #expect(baseline + size * 12 / 100 <= 1080 - 24, "\(name): \(text)")
                }
            }
        }
    }
}

extension Front {
    /// Whether the box is in use.
    fileprivate var binding: Bool { stack[0].place == .home }
    /// Whether 0 goes on to the order here, as its button says.
    fileprivate var screen0Orders: Bool { page().choices.contains { $0.digit == 0 } }
}
