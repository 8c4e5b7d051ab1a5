import Domain

@testable import TVFront

// The screens of shopping as a habit.
extension Tour {
    static let habits = Habits(
        usual: [300, 215, 301, 120, 218, 214, 500].map(Sample.number),
        last: LastOrder(
            day: Sample.today.adding(days: -7),
            lines: [
                lastLine(300, 2, price: 208), lastLine(215, 1), lastLine(218, 1),
                lastLine(120, 1), lastLine(501, 1),
                LastOrder.Line(
                    product: Sample.number(999), name: Sample.name("あんパン", "Bean bun"),
                    quantity: 1, price: 128, picture: "🥯"),
            ]))

    static let specials = [
        Special(
            product: Sample.number(215), from: Sample.today.adding(days: -4), to: Sample.today,
            price: 168, note: nil),
        Special(
            product: Sample.number(301), from: Sample.today, to: Sample.tomorrow, price: 238,
            note: nil),
        Special(
            product: Sample.number(216), from: Sample.today, to: Sample.tomorrow, price: nil,
            note: Note(ja: "いまが しゅんです。", en: "In season now.")),
        Special(
            product: Sample.number(300), from: Sample.tomorrow, to: Sample.tomorrow, price: 198,
            note: nil),
    ]

    static func lastLine(_ value: Int, _ quantity: Int, price: Yen? = nil) -> LastOrder.Line {
        guard let product = Sample.catalogue.product(Sample.number(value)) else {
            preconditionFailure("\(value)")
        }
        return LastOrder.Line(
            product: product.number, name: product.name, quantity: quantity,
            price: price ?? product.price, picture: product.picture)
    }

    /// Content of a household with habits and of a week with offers.
    static func habitual(_ moment: Moment? = Sample.time(9, 42)) -> Content {
        var view = Sample.view()
        view.habits = habits
        var content = Sample.content(moment, view: view)
        content.catalogue?.specials = specials
        return content
    }

    /// Content of a catalogue whose shelves stand in aisles.
    static var withAisles: Content {
        var content = Sample.content()
        let aisles = [
            "rice": Sample.name("米・パン・めん", "Rice and bread"),
            "vegetables": Sample.name("野菜・くだもの", "Greens and fruit"),
            "milk": Sample.name("牛乳・卵・とうふ", "Milk, eggs, tofu"),
            "frozen": Sample.name("おかし・れいとう", "Sweets, frozen"),
            "flowers": Sample.name("電池・畑・花", "Tools, flowers"),
        ]
        if let old = content.catalogue {
            content.catalogue = Catalogue(
                version: "2",
                categories: old.categories.map { category in
                    var category = category
                    category.aisle = aisles[category.id]
                    return category
                }, products: old.products, soldOut: old.soldOut)
        }
        return content
    }

    static func shopping(_ places: [ShoppingPlace], basket: [OrderItem] = []) -> Front {
        at(places.map(Place.shopping), content: habitual(), basket: basket)
    }

    static var ofShopping: [(String, Front)] {
        var wrong = shopping([.menu])
        for digit in [2, 1, 3] { _ = wrong.press(.digit(digit), at: nil) }
        var two = shopping([.menu])
        for digit in [2, 1] { _ = two.press(.digit(digit), at: nil) }
        var counted = shopping([.menu])
        for digit in [2, 1, 5, 3] { _ = counted.press(.digit(digit), at: nil) }
        var again = shopping([.menu, .again], basket: [Sample.item(215)])
        _ = again.press(.ok, at: nil)
        return [
            ("shopping", shopping([.menu], basket: [Sample.item(215)])),
            ("shopping-new", at([.shopping(.menu)], basket: [])),
            ("habits", shopping([.menu, .habits], basket: [Sample.item(215)])),
            ("habits-none", at([.shopping(.menu), .shopping(.habits)])),
            ("again", shopping([.menu, .again], basket: [Sample.item(215)])),
            ("again-put", again),
            ("again-none", at([.shopping(.menu), .shopping(.again)])),
            ("specials", shopping([.menu, .specials])),
            ("kana", shopping([.menu, .kana])),
            ("kana-row", shopping([.menu, .kana, .row(1)])),
            ("reading", shopping([.menu, .kana, .reading(5, vowel: 0)])),
            ("aisles", at([.shopping(.menu), .categories], content: withAisles, basket: [])),
            (
                "aisle",
                at(
                    [.shopping(.menu), .categories, .shopping(.aisle("vegetables"))],
                    content: withAisles, basket: [])
            ),
            ("number-two", two), ("number-none", wrong), ("counted", counted),
            (
                "product-special",
                at(
                    [.shopping(.menu), .shopping(.specials), .product(Sample.number(301))],
                    content: habitual(), basket: [])
            ),
        ]
    }
}
