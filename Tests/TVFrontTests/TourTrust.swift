import Domain

@testable import TVFront

// The screens of orders that can be trusted: wishes, changes told, undo, money.
extension Tour {
    static let spending = Spending(
        months: [
            .init(
                begins: Sample.day("2026-10-01"), goods: 17_420, orders: 9, fee: 1_000, rides: 900),
            .init(
                begins: Sample.day("2026-11-01"), goods: 14_280, orders: 7, fee: 1_000, rides: 600),
            .init(begins: Sample.day("2026-12-01"), goods: 0, orders: 0, fee: 1_000, rides: 0),
        ], limit: 20_000)

    /// One wish that waits, one that was answered with a product, one that cannot be had.
    static let wishes: [ItemWish] = [
        ("W-3", "やぎの 牛乳", "Goat's milk", "🐐", nil, nil),
        ("W-2", "くだもの", "Fruit", "🍎", "入りました。", 217),
        ("W-1", "米粉の パン", "Rice flour bread", "🍞", "つくる お店が ありません。", nil),
    ].map { id, ja, en, picture, answer, product in
        ItemWish(
            id: Sample.id(id), household: Sample.id("h-1"), category: "milk",
            item: Sample.id("x"), name: Sample.name(ja, en), picture: picture,
            at: Sample.time(9, 0),
            answer: answer.map {
                ItemWish.Answer(
                    product: product.map(Sample.number),
                    words: Note(ja: $0, en: "This is our answer."), at: Sample.time(9, 30))
            })
    }

    /// A view with money in it.
    static func spendingView(
        limit: Yen? = spending.limit, orders: [Order]? = nil
    ) -> ResidentView {
        var view = Sample.view(orders: orders)
        view.itemWishes = wishes
        view.spending = Spending(months: spending.months, limit: limit)
        return view
    }

    /// Milk was missing: something else came for it, and bread is to be asked about.
    static var substituted: Order {
        var order = Sample.order("o-5", .preparing)
        if let product = Sample.catalogue.product(Sample.number(120)) {
            order.lines[1].wish = .similar
            order.lines[1].picked = 0
            order.lines[1].substitute = Substitute(product, quantity: 1, for: order.lines[1])
        }
        order.lines[2].wish = .callMe
        order.lines[2].picked = 0
        order.carrier = .van
        let van = Note(
            ja: "風が 強いので 車で お届けします。夕方までに まいります。",
            en: "It is windy, so we bring it by van, by evening.")
        order.note = order.lines.difference.map {
            Note(ja: $0.ja + van.ja, en: $0.en + " " + van.en)
        }
        return order
    }

    static func held(_ day: Day = Sample.today) -> Order {
        Sample.order(
            "o-6", .preparing, day: day,
            note: Note(
                ja: "車の 都合が つきません。きょうは お届けできません。つぎの お届けの日に お届けします。",
                en: "No van can come today. We bring it on the next delivery day."))
    }

    static var trust: [(String, Front)] {
        let wished = [
            Sample.item(215), OrderItem(product: Sample.number(300), quantity: 2, wish: .similar),
            OrderItem(product: Sample.number(502), quantity: 1, wish: .callMe),
        ]
        let money = Sample.content(view: spendingView())
        let none = Sample.content(view: spendingView(limit: nil))
        let changed = Sample.content(view: spendingView(orders: [substituted]))
        let late = Sample.content(view: spendingView(orders: [held()]))
        var limit = at([.settings, .money(.month), .money(.limit)], content: none, basket: [])
        _ = limit.press(.up, at: nil)
        var news = at([], content: changed, basket: [])
        news.told = []
        news.settle()
        let cancelled = Sample.order("o-1", .cancelled)
        var again = Sample.content(view: spendingView(orders: [cancelled]))
        again.outbox = [
            Sample.entry(
                "k", .cancelOrder(cancelled.id),
                .accepted(subject: "o-1", receipt: cancelled.receipt), seen: true)
        ]
        return [
            (
                "wish",
                at([
                    .categories, .basket, .line(Sample.number(300)),
                    .wish(.line(Sample.number(300))),
                ])
            ),
            ("wish-usual", at([.settings, .wish(.usual)])),
            ("line-wish", at([.categories, .basket, .line(Sample.number(300))], basket: wished)),
            ("basket-wish", at([.categories, .basket], basket: wished)),
            ("review-limit", at([.review], content: money, basket: wished + basket)),
            ("basket-limit", at([.categories, .basket], content: money)),
            ("order-instead", at([.deliveries, .order(Sample.id("o-5"))], content: changed)),
            ("home-news", news),
            ("order-held", at([.deliveries, .order(Sample.id("o-6"))], content: late)),
            ("money", at([.settings, .money(.month)], content: money, basket: [])),
            ("money-no-limit", at([.settings, .money(.month)], content: none, basket: [])),
            ("money-limit", limit),
            ("money-unknown", at([.settings, .money(.month)])),
            (
                "sent-cancelled",
                at(
                    [.sent(Sent(request: .cancelOrder(cancelled.id), key: "k"))], content: again,
                    basket: [])
            ),
            ("want", at([.categories, .want(.shelves)], content: money)),
            (
                "want-items",
                at([.categories, .want(.shelves), .want(.items("milk"))], content: money)
            ),
            ("wants", at([.categories, .want(.shelves), .want(.mine)], content: money)),
            ("want-answer", at([.want(.mine), .want(.one(Sample.id("W-2")))], content: money)),
            ("want-no", at([.want(.mine), .want(.one(Sample.id("W-1")))], content: money)),
            (
                "sent-wish",
                sent(
                    .askForItem(category: "milk", item: Sample.id("goat-milk")),
                    .accepted(subject: "W-4", receipt: nil))
            ),
            ("sent-limit", sent(.setLimit(20_000), .accepted(subject: "h-1", receipt: nil))),
        ]
    }
}
