import Console
import Domain
import Wire

extension Verbs {
    static let orders: [Verb] = orderReading + orderWriting

    private static let orderReading: [Verb] = [
        Verb(
            "order",
            Command(
                "list", ja: "注文の一覧", en: "Lists the orders of a day.",
                examples: [
                    .init("engawa order list", ja: "きょうの注文", en: "today's orders"),
                    .init(
                        "engawa order list --day tomorrow --village V03", ja: "あしたの一つの集落",
                        en: "tomorrow's of one village"),
                    .init(
                        "engawa order list --state not-delivered --output csv", ja: "表計算用に",
                        en: "for a spreadsheet"),
                ],
                options: [
                    Shared.onDay, Shared.village,
                    .init(
                        "state", "STATE", ja: "この状態だけ", en: "only in this state",
                        choices: OrderProgress.allCases.map(\.rawValue)),
                ]), list),
        Verb(
            "order",
            Command(
                "show", ja: "一つの注文とその経過", en: "Shows an order and what happened to it.",
                examples: [
                    .init("engawa order show 21-017", ja: "受付番号で", en: "by its receipt number"),
                    .init(
                        "engawa order show 21-017 --day 2026-05-21", ja: "配達日を決めて",
                        en: "of a certain day"),
                ],
                operands: [Shared.order], options: [Shared.receiptDay])
        ) { desk in
            let history = try desk.ask(
                Route.order.path(try desk.order().text), as: OrderHistory.self)
            return detail(history, desk.speech)
        },
    ]

    private static let orderWriting: [Verb] = [
        Verb(
            "order",
            Command(
                "add", ja: "電話や紙の注文を入れる", en: "Enters an order for a caller.",
                examples: [
                    .init(
                        "engawa order add H012 214x2 350", ja: "2つと1つ", en: "two and one"),
                    .init(
                        "engawa order add --phone 0265-00-0012 214x2 --day tomorrow",
                        ja: "電話番号で世帯をさがす", en: "household by telephone number"),
                    .init(
                        "engawa order add H012 214 --channel paper --dry-run", ja: "紙の注文を試す",
                        en: "try an order from paper"),
                    .init(
                        "engawa order add H012 214 --on-behalf 娘さん", ja: "娘さんが頼んだ。本人の返事を待つ",
                        en: "the daughter asked; it waits for the household's yes"),
                ],
                operands: [
                    .init(
                        "HOUSEHOLD", ja: "世帯のID（--phone か --name のときは書かない）",
                        en: "a household's id; left out with --phone or --name"), Shared.items,
                ],
                options: [
                    .init(
                        "phone", "NUMBER", ja: "電話番号で世帯をさがす",
                        en: "find the household by telephone"),
                    .init("name", "NAME", ja: "名前で世帯をさがす", en: "find the household by name"),
                    .init(
                        "day", "DAY", ja: "配達日（省略すると次にとどけられる日）",
                        en: "the delivery day; the next open one if left out"),
                    .init(
                        "channel", "CHANNEL", ja: "受付のしかた", en: "how it came in",
                        choices: ["telephone", "paper"]),
                    .init(
                        "on-behalf", "NAME", ja: "本人のかわりに頼んだ人（本人の「はい」を待つ）",
                        en: "who asked in their place; it waits for the household's own yes"),
                    Shared.dryRun,
                ]), add),
        Verb(
            "order",
            Command(
                "change", ja: "注文の中身を入れかえる", en: "Replaces what is in an order.",
                examples: [
                    .init(
                        "engawa order change 21-017 214x3 350", ja: "この2品にする",
                        en: "make it these two"),
                    .init(
                        "engawa order change 21-017 214x3 --seen-version 2",
                        ja: "ほかの人が変えていたらしない", en: "unless changed meanwhile"),
                ],
                operands: [Shared.order, Shared.items],
                options: [
                    Shared.receiptDay,
                    .init(
                        "seen-version", "N", ja: "見た版。変わっていれば断られる",
                        en: "the version you saw; refused if it has changed"), Shared.dryRun,
                ])
        ) { desk in
            let items = try Items.all(desk.given.operandList("ITEM"))
            let version = try desk.given.number("seen-version", in: 1...1_000_000)
            let order = try desk.tell(
                Route.changeOrder.path(try desk.order().text),
                ChangeOrder(items: items, version: version), as: Order.self)
            return one(order, desk, Words(ja: "変えました。", en: "Changed."))
        },
        Verb(
            "order",
            Command(
                "cancel", ja: "注文をとりやめる", en: "Takes an order back.",
                examples: [
                    .init(
                        "engawa order cancel 21-017 --reason 入院のため", ja: "理由をつけて",
                        en: "with a reason")
                ],
                operands: [Shared.order],
                options: [Shared.receiptDay, Shared.whyPerhaps, Shared.dryRun])
        ) { desk in
            let order = try desk.tell(
                Route.cancelOrder.path(try desk.order().text),
                Step(reason: desk.given.option("reason")), as: Order.self)
            return one(order, desk, Words(ja: "とりやめました。", en: "Taken back."))
        },
    ]

    private static func list(_ desk: Desk) throws -> Answer {
        let day = try desk.day(desk.given.option("day"), named: "--day")
        let village = try desk.village()
        let state = desk.given.option("state").flatMap(OrderProgress.init)
        let rows = try desk.orders(of: day).filter { row in
            (village.map { $0 == row.order.village } ?? true)
                && (state.map { $0 == row.order.progress } ?? true)
        }
        if rows.isEmpty, let village { try desk.check(village, on: day) }
        return Answer(rows, orderTable(rows, desk.speech))
    }

    private static func add(_ desk: Desk) throws -> Answer {
        let given = desk.given
        var words = given.operandList("HOUSEHOLD") + given.operandList("ITEM")
        let searches = [given.option("phone"), given.option("name")].compactMap { $0 }
        guard searches.count < 2 else {
            throw UsageProblem.contradiction(
                Words(ja: "--phone か --name のどちらか一つです。", en: "Give --phone or --name, not both."))
        }
        var named: HouseholdId?
        if searches.isEmpty {
            named = try desk.id("HOUSEHOLD", of: Named.Household.self)
            words.removeFirst()
        }
        let items = try Items.all(words)
        let household: HouseholdId
        if let named {
            household = named
        } else {
            household = try desk.household(matching: searches[0]).id
        }
        let wish = given.option("day")
        if let name = given.option("on-behalf") {
            return try propose(
                items, for: household, askedBy: name,
                day: wish == nil ? nil : try desk.day(wish, named: "--day"), desk)
        }
        let order = try desk.tell(
            Route.placeOrder.path(),
            PlaceOrder(
                household: household, items: items,
                day: wish == nil ? nil : try desk.day(wish, named: "--day"),
                channel: given.option("channel").flatMap(Channel.init) ?? .telephone),
            as: Order.self)
        return one(
            order, desk,
            Words(
                ja: "受け付けました。番号は \(order.receipt)、\(order.day) に届きます。"
                    + "合計 \(order.total)円です。",
                en: "Accepted: number \(order.receipt), for \(order.day), \(order.total) yen."))
    }

    /// An order after a change.
    static func one(_ order: Order, _ desk: Desk, _ said: Words) -> Answer {
        Answer(order, orderTable([order], desk.speech), said: desk.said(said))
    }

    private static let orderColumns: [Table.Column] = [
        .init("receipt", ja: "受付番号", en: "Receipt"), .init("state", ja: "状態", en: "State"),
        .init("village", ja: "集落", en: "Village"), .init("household", ja: "世帯", en: "Household"),
        .init("items", ja: "点数", en: "Items", isNumber: true),
        .init("total", ja: "円", en: "Yen", isNumber: true),
        .init("mass", ja: "重さkg", en: "kg", isNumber: true),
        .init("carrier", ja: "運び手", en: "Carrier"), .init("channel", ja: "受付", en: "Channel"),
        .init("day", ja: "配達日", en: "Day"), .init("id", ja: "ID", en: "Id"),
        .init("version", ja: "版", en: "Version", isNumber: true),
    ]
    private static func cells(_ order: Order, _ speech: Speech) -> [String] {
        [
            "\(order.receipt)", speech.word(order.progress), "\(order.village)",
            "\(order.household)", "\(order.count)", "\(order.total)",
            speech.kilograms(order.mass), speech.word(order.carrier), speech.word(order.channel),
            "\(order.day)", "\(order.id)", "\(order.version)",
        ]
    }
    static func orderTable(_ orders: [Order], _ speech: Speech) -> Table {
        Table(orderColumns, rows: orders.map { cells($0, speech) })
    }
    static func orderTable(_ rows: [OrderRow], _ speech: Speech) -> Table {
        let whom: [Table.Column] = [
            .init("name", ja: "名前", en: "Name"), .init("phone", ja: "電話", en: "Phone"),
        ]
        return Table(
            Array(orderColumns.prefix(4)) + whom + orderColumns.dropFirst(4),
            rows: rows.map { row in
                let cells = cells(row.order, speech)
                return Array(cells.prefix(4)) + [speech.name(row.householdName), row.phone]
                    + cells.dropFirst(4)
            })
    }

    private static func detail(_ history: OrderHistory, _ speech: Speech) -> Answer {
        let order = history.row.order
        let lines = Table(
            [
                .init("product", ja: "品番", en: "No."), .init("name", ja: "品物", en: "Item"),
                .init("unit", ja: "単位", en: "Unit"),
                .init("ordered", ja: "注文", en: "Ordered", isNumber: true),
                .init("brought", ja: "用意", en: "Brought", isNumber: true),
                .init("wish", ja: "ないとき", en: "If none"),
                .init("instead", ja: "代わり", en: "Instead"),
                .init("charge", ja: "円", en: "Yen", isNumber: true),
                .init("shop", ja: "店", en: "Shop"),
            ],
            rows: order.lines.map { line in
                [
                    "\(line.product)", speech.name(line.name), line.unit, "\(line.quantity)",
                    line.picked.map(String.init) ?? "", speech.word(line.wish),
                    line.substitute.map {
                        "\($0.product) \(speech.name($0.name))×\($0.quantity)"
                    } ?? "", "\(line.charge)", "\(line.shop)",
                ]
            })
        let events = Table(
            [
                .init("at", ja: "時刻", en: "At"), .init("event", ja: "できごと", en: "Event"),
                .init("who", ja: "だれが", en: "Who"), .init("detail", ja: "内容", en: "Detail"),
            ],
            rows: history.events.map {
                [speech.moment($0.at), $0.kind.rawValue, $0.actor, $0.detail]
            })
        let note = speech.note(order.note)
        return Answer(
            history, lines,
            sections: [
                .table(Words(ja: "注文", en: "Order"), orderTable([history.row], speech)),
                .table(Words(ja: "品物", en: "Items"), lines),
                .table(Words(ja: "経過", en: "History"), events),
            ] + (note.isEmpty ? [] : [.lines([note])]))
    }
}

extension Desk {
    /// Tells apart a village without orders and one that does not exist.
    func check(_ village: VillageId, on day: Day) throws(DeskProblem) {
        let known = try ask(Route.day.path(day.description), as: DayBoard.self)
            .villages.map(\.village.text)
        guard !known.contains(village.text) else { return }
        let near = nearest(to: village.text, among: known)
        throw .notFound(
            Words(ja: "集落 \(village) はありません。", en: "There is no village \(village).")
                + (near.map {
                    Words(ja: "「\($0)」ですか。", en: " Did you mean '\($0)'?")
                } ?? Words(same: "")))
    }
}
