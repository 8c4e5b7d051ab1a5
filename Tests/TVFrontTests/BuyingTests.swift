import Domain
import Testing

@testable import TVFront

@Suite("Buying as a habit")
struct BuyingTests {
    private func typed(_ digits: [Int], _ start: Front = Tour.shopping([.menu])) -> Front {
        var front = start
        for digit in digits { _ = front.press(.digit(digit), at: nil) }
        return front
    }

    @Test("いつもの is two presses from the first screen, most habitual first")
    func habits() {
        var front = Sample.front(Tour.habitual())
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "shopping" && front.focus == "habits")
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "habits" && front.focus == "p300")
        #expect(FocusTests.says(front, "牛乳"))
    }

    @Test("without habits the focus starts on what can be used")
    func noHabits() {
        var front = Sample.front()
        _ = front.press(.digit(1), at: nil)
        #expect(front.screenName == "shopping" && front.focus == "shelves")
    }

    @Test("what is in the basket says so in いつもの, and what the shop has not is faded")
    func marks() {
        let front = Tour.shopping([.menu, .habits], basket: [Sample.item(215)])
        let tiles = front.page().choices
        #expect(tiles.first { $0.id == "p215" }?.mark == "かごに あります")
        #expect(tiles.first { $0.id == "p218" }?.faded == true)
        #expect(FocusTests.says(front, "かごに あります"))
    }

    @Test("前と同じ shows what goes in, what is missing and what changed its price, in words")
    func again() {
        let front = Tour.shopping([.menu, .again], basket: [Sample.item(215)])
        #expect(front.focus == "again")
        #expect(FocusTests.says(front, "まえは208円") && FocusTests.says(front, "きょうはありません"))
        #expect(FocusTests.says(front, "かごにあります"))
    }

    @Test(
        "one press puts everything of the last order in the basket, doubles nothing, orders nothing"
    )
    func againPut() {
        var front = Tour.shopping([.menu, .again], basket: [Sample.item(215, 3)])
        let wanted = [
            Sample.item(215, 3), Sample.item(300, 2), Sample.item(120), Sample.item(501),
        ]
        #expect(front.press(.ok, at: nil) == [.keepBasket(wanted)])
        #expect(front.screenName == "basket" && FocusTests.says(front, "まだ注文していません"))
        #expect(front.shownChoices.contains("undo"))
        while front.focus != "undo" { _ = front.press(.down, at: nil) }
        #expect(front.press(.ok, at: nil) == [.keepBasket([Sample.item(215, 3)])])
        _ = front.press(.back, at: nil)
        var twice = Tour.shopping([.menu, .again])
        for _ in 0..<2 {
            _ = twice.press(.ok, at: nil)
            twice.open(.shopping(.again))
            twice.settle()
        }
        #expect(twice.basket.count == 4 && twice.focus == "basket")
    }

    @Test("six presses order any product by its number, and the review is one of the screens")
    func sixPresses() {
        for product in Sample.catalogue.products where product.number.value != 218 {
            var front = Sample.front(Sample.content(view: Sample.view(orders: [])))
            let digits = [1] + product.number.description.compactMap(\.wholeNumberValue)
            for digit in digits { _ = front.press(.digit(digit), at: nil) }
            #expect(front.press(.digit(0), at: nil).count == 1 && front.screenName == "review")
            #expect(front.focus == "fix")
            let item = OrderItem(product: product.number, quantity: 1)
            guard case .send(.placeOrder(let items, _))? = front.press(.digit(1), at: nil).first
            else {
                Issue.record("\(product.number)")
                continue
            }
            #expect(items == [item])
        }
    }

    @Test("a digit on a product is said as a quantity; one more digit makes a number of it")
    func counted() {
        var front = typed([2, 1, 5, 3])
        #expect(front.screenName == "product" && FocusTests.says(front, "3こにしました"))
        #expect(!front.page().choices.contains { $0.digit == 0 })
        _ = front.press(.digit(0), at: nil)
        #expect(front.screenName == "number" && front.typed == "30" && front.basket.isEmpty)
        #expect(FocusTests.says(front, "バナナはかごに入れていません"))
        _ = front.press(.digit(1), at: nil)
        #expect(front.screenName == "product" && FocusTests.says(front, "たまご"))
        var kept = typed([2, 1, 5, 3])
        _ = kept.press(.up, at: nil)
        _ = kept.press(.digit(2), at: nil)
        #expect(kept.screenName == "product" && kept.quantity == 2)
    }

    @Test("numbers typed one after another never order anything, whatever they are")
    func series() {
        for first in Sample.catalogue.products {
            for second in Sample.catalogue.products {
                var front = Sample.front()
                var digits = [1]
                for number in [first.number, second.number, first.number] {
                    digits += number.description.compactMap(\.wholeNumberValue)
                }
                for digit in digits {
                    for effect in front.press(.digit(digit), at: nil) {
                        if case .send = effect { Issue.record("\(first.number) \(second.number)") }
                    }
                }
                #expect(!front.isCommitting)
            }
        }
    }

    @Test("while a number is typed the screen shows what can still come")
    func numbers() {
        let one = typed([2])
        #expect(one.shownChoices == ["shelf-fruit"] && FocusTests.says(one, "214〜221"))
        let two = typed([2, 2])
        #expect(two.shownChoices == ["p220", "p221"])
        var shelf = one
        _ = shelf.press(.ok, at: nil)
        #expect(shelf.screenName == "products")
        _ = shelf.press(.back, at: nil)
        #expect(shelf.screenName == "shopping")
    }

    @Test("a number that does not exist offers the nearest three and keeps what was typed")
    func nearest() {
        var front = typed([2, 1, 3])
        #expect(front.typed == "21" && FocusTests.says(front, "もしかして"))
        #expect(front.shownChoices == ["p214", "p215", "p216", "want"])
        var chosen = front
        _ = chosen.press(.right, at: nil)
        _ = chosen.press(.ok, at: nil)
        #expect(chosen.screenName == "product" && FocusTests.says(chosen, "バナナ"))
        _ = front.press(.digit(7), at: nil)
        #expect(FocusTests.says(front, "ぶどう"))
        let none = typed([7])
        #expect(none.screenName == "number" && none.typed.isEmpty && none.shownChoices.count == 4)
        let zero = typed([0])
        #expect(zero.screenName == "shopping" && FocusTests.says(zero, "1から9"))
    }

    @Test("a name is found by its row and its vowel, as on the keys of a telephone")
    func kana() {
        var front = Tour.shopping([.menu, .kana])
        #expect(front.shownChoices.first == "row0")
        _ = front.press(.digit(6), at: nil)
        #expect(front.screenName == "reading" && front.shownChoices.first == "p219")
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "kana" && front.focus == "row5")
        var row = Tour.shopping([.menu, .kana, .row(2)])
        _ = row.press(.digit(2), at: nil)
        #expect(row.screenName == "reading")
        _ = row.press(.back, at: nil)
        #expect(row.screenName == "kana" && row.focus == "row2")
    }

    @Test("an offer is the price everywhere while it holds, by the day of delivery")
    func specials() {
        let front = Tour.shopping([.menu, .specials])
        #expect(front.page().choices.map(\.id) == ["p215", "p301", "p216"])
        #expect(FocusTests.says(front, "168円") && FocusTests.says(front, "30円やすい"))
        let product = typed([3, 0, 1])
        #expect(FocusTests.says(product, "いつもより30円やすい") && FocusTests.says(product, "238円"))
        let today = Tour.shopping([], basket: [Sample.item(215), Sample.item(300)])
        #expect(today.sums(of: today.items).price == Yen(396))
        var late = Tour.at(
            [], content: Tour.habitual(Sample.time(11, 5)),
            basket: [Sample.item(215), Sample.item(300)])
        late.settle()
        #expect(late.sums(of: late.items).price == Yen(396), "the next delivery day's prices")
    }

    @Test("▼ past the last row shows the next sheet in the same column, ▲ comes back")
    func turning() {
        var front = Tour.at([.categories, .products("fruit")])
        for key in [Key.right, .down] { _ = front.press(key, at: nil) }
        let focus = front.focus
        _ = front.press(.down, at: nil)
        #expect(front.focus != focus && !front.shownChoices.contains(focus))
        _ = front.press(.up, at: nil)
        #expect(front.focus == focus)
        for _ in 0..<9 { _ = front.press(.down, at: nil) }
        #expect(front.cue == .edge(.down))
    }
}
