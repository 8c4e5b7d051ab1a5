import Domain
import Testing

@testable import TVFront

@Suite("Shopping")
struct ShoppingTests {
    @Test("three digits show the product with its price; 決定 puts it in the basket")
    func number() {
        var front = Sample.front()
        for key in [Key.digit(1), .digit(2), .digit(1), .digit(5)] {
            #expect(front.press(key, at: nil).isEmpty)
        }
        #expect(front.screenName == "product" && FocusTests.says(front, "バナナ"))
        #expect(FocusTests.says(front, "198円"))
        #expect(front.press(.ok, at: nil) == [.keepBasket([Sample.item(215)])])
        #expect(front.screenName == "added")
    }

    @Test("any product is in the basket after five presses by its number")
    func fivePresses() {
        for product in Sample.catalogue.products where product.number.value != 218 {
            var front = Sample.front()
            _ = front.press(.digit(1), at: nil)
            for digit in product.number.description.compactMap(\.wholeNumberValue) {
                _ = front.press(.digit(digit), at: nil)
            }
            _ = front.press(.ok, at: nil)
            #expect(front.basket == [OrderItem(product: product.number, quantity: 1)])
        }
    }

    @Test("a number that does not exist is said in plain words; the last digit can be typed again")
    func wrongNumber() {
        var front = Tour.at([.categories], basket: [])
        for digit in [2, 1, 0] { _ = front.press(.digit(digit), at: nil) }
        #expect(front.screenName == "number" && FocusTests.says(front, "210番は ありません。"))
        var again = front
        _ = again.press(.digit(4), at: nil)
        #expect(again.screenName == "product" && FocusTests.says(again, "りんご"))
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "number" && front.typed == "2")
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "categories")
    }

    @Test("▲ and ▼ and digits change how many, within what one order may hold")
    func quantity() {
        var front = Tour.at([.categories, .product(Sample.number(215))], basket: [])
        _ = front.press(.up, at: nil)
        #expect(FocusTests.says(front, "2こ 396円"))
        _ = front.press(.digit(5), at: nil)
        #expect(FocusTests.says(front, "5こ 990円"))
        _ = front.press(.up, at: nil)
        #expect(front.quantity == 5 && FocusTests.says(front, "5こまで"))
        for _ in 0..<9 { _ = front.press(.down, at: nil) }
        #expect(front.quantity == 1)
        _ = front.press(.digit(9), at: nil)
        #expect(front.quantity == 5)
    }

    @Test("what the shop has not today says so and cannot be put in the basket")
    func soldOut() {
        var front = Tour.at([.categories, .product(Sample.number(218))], basket: [])
        #expect(FocusTests.says(front, "きょうは お店に ありません") && front.shownChoices == ["back"])
        _ = front.press(.ok, at: nil)
        #expect(front.basket.isEmpty)
    }

    @Test("more than one order may weigh is said before it is put in the basket")
    func heavy() {
        var front = Tour.at(
            [.categories, .product(Sample.number(102))], basket: [Sample.item(100, 2)])
        #expect(front.press(.ok, at: nil).isEmpty)
        #expect(front.screenName == "product" && FocusTests.says(front, "15.0kg"))
    }

    @Test("taking a line out can be undone as long as the basket is shown")
    func undo() {
        var front = Tour.at([.categories, .basket, .line(Sample.number(300))])
        _ = front.press(.right, at: nil)
        #expect(front.focus == "remove")
        let removed = Tour.basket.filter { $0.product != Sample.number(300) }
        #expect(front.press(.ok, at: nil) == [.keepBasket(removed)])
        #expect(front.screenName == "basket" && front.shownChoices.contains("undo"))
        while front.focus != "undo" { _ = front.press(.down, at: nil) }
        #expect(front.press(.ok, at: nil) == [.keepBasket(Tour.basket)])
        #expect(!front.shownChoices.contains("undo"))
    }

    @Test("the sold-out line is named on the review, and there is nothing to order with")
    func review() {
        let front = Tour.at([.review], basket: [Sample.item(218), Sample.item(215)])
        #expect(FocusTests.says(front, "いちご") && !front.shownChoices.contains("order"))
    }

    @Test("the day is the first on which every shop of the basket is open")
    func day() {
        let late = Sample.content(Sample.time(10, 15))
        var both = Tour.at(
            [.review], content: late, basket: [Sample.item(964), Sample.item(215)])
        #expect(FocusTests.says(both, "11月23日（月）の夕方まで"))
        #expect(FocusTests.says(both, "わけて 注文すると 早く 届きます"))
        let items = both.basket
        #expect(
            both.press(.digit(1), at: nil)
                == [.send(.placeOrder(items: items, day: Sample.tomorrow))])
        let one = Tour.at([.review], content: late, basket: [Sample.item(215)])
        #expect(FocusTests.says(one, "きょうの夕方まで"))
        #expect(!FocusTests.says(one, "わけて 注文すると"))
    }

    @Test("content that changes under a screen leaves a plain screen with a way back")
    func gone() {
        var front = Tour.at([.categories, .products("fruit")])
        var content = Sample.content()
        content.catalogue = Catalogue(version: "2", categories: [], products: [])
        front.receive(content)
        #expect(front.shownChoices == ["back"])
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "categories")
    }
}

@Suite("Aisles")
struct AisleTests {
    @Test("shelves stand in aisles; an aisle of one shelf opens it, and back leads to the aisles")
    func aisles() {
        var front = Tour.at([.shopping(.menu), .categories], content: Tour.withAisles, basket: [])
        #expect(
            front.page().choices.map(\.id) == [
                "aisle-rice", "aisle-vegetables", "shelf-milk", "aisle-frozen", "shelf-flowers",
                "want",
            ])
        for key in [Key.right, .ok] { _ = front.press(key, at: nil) }
        #expect(front.page().choices.map(\.id) == ["shelf-vegetables", "shelf-fruit"])
        #expect(front.page().title.first == "買い物 › 野菜・くだもの")
        for key in [Key.right, .ok] { _ = front.press(key, at: nil) }
        #expect(front.screenName == "products" && front.stack.count == 4)
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "categories" && front.focus == "aisle-vegetables")
    }

    @Test("without aisles all shelves stand on one screen")
    func flat() {
        let front = Tour.at([.categories], basket: [])
        #expect(front.page().choices.count == Sample.shelves.count + 1)
    }
}

@Suite("The strip")
struct StripTests {
    func strip(
        _ hour: Int, _ minute: Int, closedToday: Bool = false, basket: [OrderItem] = []
    ) -> String {
        Sample.front(
            Sample.content(
                Sample.time(hour, minute),
                view: Sample.view(orders: [], closedToday: closedToday)),
            basket: basket
        ).page().strip.first?.filter { $0 != "*" } ?? ""
    }

    @Test("the time that is left is said in words, in minutes from 10:30")
    func cutoff() {
        #expect(
            strip(9, 42) == "きょうの買い物は 11時 まで（あと 1時間18分）。夕方までに お届けします。")
        #expect(strip(10, 29).contains("あと 31分）。夕方までに"))
        #expect(strip(10, 30) == "きょうの買い物は あと 30分 で しめきります（11時）。")
        #expect(strip(10, 59).contains("あと 1分 で"))
        #expect(strip(11, 0) == "きょうの受付は おわりました。つぎの お届けは 11月23日（月） です。")
        #expect(strip(10, 45, closedToday: true).contains("おわりました"))
    }

    @Test("with an empty basket the close is that of the shop with most of the goods")
    func mainShop() {
        #expect(strip(9, 42).hasPrefix("きょうの買い物は 11時 まで"))
        #expect(strip(10, 15).hasPrefix("きょうの買い物は 11時 まで"))
    }

    @Test("a close that the box's clock has passed is closed to the second")
    func second() {
        func front(_ moment: Moment) -> Front {
            Tour.at([.review], content: Sample.content(moment), basket: [Sample.item(215)])
        }
        let close = Sample.time(11, 0)
        #expect(FocusTests.says(front(close.adding(milliseconds: -1)), "きょうの夕方まで"))
        #expect(FocusTests.says(front(close), "11月23日（月）の夕方まで"))
        // What was shown is what is asked; the office decides whether it came in time.
        var late = front(close.adding(milliseconds: -1))
        #expect(
            late.press(.digit(1), at: close)
                == [.send(.placeOrder(items: [Sample.item(215)], day: Sample.today))])
    }

    @Test("when the close passes while the review is shown, the keys wait as on a new screen")
    func closing() {
        var front = Tour.at(
            [.review], content: Sample.content(Sample.time(10, 59)), basket: [Sample.item(215)])
        let serial = front.screenSerial
        front.tick(officeTime: Sample.time(11, 0))
        #expect(front.screenSerial == serial + 1 && front.isCommitting)
        #expect(FocusTests.says(front, "お届けは 11月23日（月）に なります"))
    }

    @Test("without a known time nothing is promised, and an order can still be given")
    func unknownTime() {
        var front = Tour.at([.review], content: Sample.content(nil))
        #expect(FocusTests.says(front, "時刻 確認中"))
        #expect(FocusTests.says(front, "まだ 注文していません"))
        #expect(!FocusTests.says(front, "あと"))
        let effects = front.press(.digit(1), at: nil)
        #expect(effects == [.send(.placeOrder(items: Tour.basket, day: Sample.today))])
    }

    @Test("without a connection the age of the content and the fate of orders are said")
    func offline() {
        let front = Tour.at([], content: Sample.content(connected: false), basket: [])
        #expect(FocusTests.says(front, "つながっていません。9時42分の 内容です。"))
        #expect(FocusTests.says(front, "おあずかりして、つながったら 送ります。"))
    }

    @Test("a rehearsal says so on every screen, at one place")
    func rehearsal() {
        for places: [Place] in [[], [.categories], [.review], [.help], [.wellness], [.deliveries]] {
            for size in Settings.TextSize.allCases {
                var front = Tour.at(
                    places, content: Sample.content(view: Sample.view(rehearsal: true)))
                front.settings.textSize = size
                front.settle()
                let mark = draw(front, measuring: SquareMeasure()).contains {
                    if case .text("れんしゅう用（本物では ありません）", let x, _, _, _, _) = $0 {
                        return x == 112
                    }
                    return false
                }
                #expect(mark, "\(places) \(size)")
            }
        }
    }
}
