import Console
import Domain
import Wire

extension Verbs {
    static let picking: [Verb] = [
        Verb(
            "pick",
            Command(
                "list", ja: "店で用意するもの", en: "Lists what the shops pick.",
                examples: [
                    .init("engawa pick list", ja: "きょうの全部の店", en: "today, all shops"),
                    .init(
                        "engawa pick list tomorrow --shop A", ja: "あした、一つの店",
                        en: "tomorrow, one shop"),
                ],
                operands: [Shared.day], options: [Shared.shop])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let all = try desk.ask(
                Route.pickList.path(day.description), as: Listing<PickList>.self
            ).items
            guard let wanted = desk.given.option("shop") else {
                return pickAnswer(all, desk.speech)
            }
            let lists = all.filter { $0.shop.text == wanted }
            guard !lists.isEmpty || all.isEmpty else {
                throw UsageProblem.notAChoice(
                    name: "--shop", found: wanted, choices: all.map(\.shop.text))
            }
            return pickAnswer(lists, desk.speech)
        },
        Verb(
            "pick",
            Command(
                "done", ja: "用意できたと記録する", en: "Records that an order is picked.",
                examples: [
                    .init("engawa pick done 21-017", ja: "全部そろった", en: "all of it"),
                    .init(
                        "engawa pick done 21-017 --short 214=1 --none 350 351",
                        ja: "214は1つだけ、350と351はない", en: "one of 214, none of 350 and 351"),
                    .init(
                        "engawa pick done 21-017 --instead 300=301", ja: "300の代わりに301",
                        en: "301 in place of 300"),
                ],
                operands: [Shared.order],
                options: [
                    .init(
                        "short", "NUMBER=COUNT", ja: "足りなかった品と用意できた数",
                        en: "what was short and how many there were", repeats: true),
                    .init(
                        "instead", "NUMBER=OTHERxCOUNT", ja: "代わりに入れた品（同じ店）",
                        en: "what was given in its place, of the same shop", repeats: true),
                    .init(
                        "assent", "WORDS", ja: "電話で聞いた返事（希望が「似たもの」でないとき要る）",
                        en: "what they said on the telephone; needed unless they wish it"),
                    .init(
                        "none", "NUMBER", ja: "一つもなかった品", en: "what there was none of",
                        repeats: true), Shared.receiptDay, Shared.dryRun,
                ]), picked),
        Verb(
            "stock",
            Command(
                "set", ja: "店の残りの数を決める", en: "Sets how many a shop has left.",
                examples: [
                    .init("engawa stock set 214 5", ja: "のこり5つ", en: "five left"),
                    .init("engawa stock set 214 0", ja: "売り切れ", en: "sold out"),
                    .init("engawa stock set 214 plenty", ja: "たくさんある", en: "plenty again"),
                ],
                operands: [
                    .init("PRODUCT", ja: "品番", en: "a product number"),
                    .init("LEFT", ja: "のこりの数か plenty", en: "how many, or plenty"),
                ], options: [Shared.dryRun]), setStock),
    ]

    private static func picked(_ desk: Desk) throws -> Answer {
        var short: [OrderItem] = []
        for word in desk.given.optionList("short") {
            short.append(try Given.read("--short", word, as: Items.countWords, Items.count))
        }
        var none: [ProductNumber] = []
        for word in desk.given.optionList("none") {
            none.append(
                try Given.read("--none", word, as: Items.productWords) { Items.product($0) })
        }
        // Nought of something is the same as none of it; the office wants it said one way.
        none += short.filter { $0.quantity == 0 }.map(\.product)
        short.removeAll { $0.quantity == 0 }
        let named = short.map(\.product) + none
        guard Set(named).count == named.count else {
            throw UsageProblem.contradiction(
                Words(ja: "同じ品番が二度あります。", en: "A product number is there twice."))
        }
        let instead = try insteads(desk)
        // What something else was given for was not there, unless some of it is said to be.
        none += instead.map(\.product).filter { !named.contains($0) }
        let order = try desk.tell(
            Route.pickOrder.path(try desk.order().text),
            PickOrder(picked: short, none: none, instead: instead.isEmpty ? nil : instead),
            as: Order.self)
        return one(order, desk, Words(ja: "用意済みにしました。", en: "Recorded as picked."))
    }

    private static func setStock(_ desk: Desk) throws -> Answer {
        let product = try desk.given.operand("PRODUCT", as: Items.productWords) {
            Items.product($0)
        }
        let words = Words(ja: "0 から 99999 の数か plenty", en: "a number up to 99999, or plenty")
        let left = try desk.given.operand("LEFT", as: words) { text -> Stock? in
            if text == "plenty" { return Stock(left: nil) }
            return Int(text).flatMap { (0...99_999).contains($0) ? Stock(left: $0) : nil }
        }
        let stock = try desk.tell(
            Route.setStock.path(product.description), left, as: Stock.self)
        let shown =
            stock.left.map(String.init)
            ?? desk.speech.word("plenty", Words(ja: "たくさん", en: "plenty"))
        return Answer(
            stock,
            Table(
                [
                    .init("product", ja: "品番", en: "Product"),
                    .init("left", ja: "のこり", en: "Left", isNumber: true),
                ], rows: [[product.description, shown]]),
            said: desk.said(Words(ja: "決めました。", en: "Set.")))
    }

    private static func pickAnswer(_ lists: [PickList], _ speech: Speech) -> Answer {
        let sums = Table(
            [
                .init("shop", ja: "店", en: "Shop"), .init("product", ja: "品番", en: "No."),
                .init("name", ja: "品物", en: "Item"), .init("unit", ja: "単位", en: "Unit"),
                .init("quantity", ja: "数", en: "Count", isNumber: true),
            ],
            rows: lists.flatMap { list in
                list.sums.map { sum in
                    [
                        "\(list.shop)", "\(sum.product)", speech.name(sum.name), sum.unit,
                        "\(sum.quantity)",
                    ]
                }
            })
        let sections = lists.flatMap { list -> [Answer.Section] in
            let name = Words(list.name)
            let own = Table(
                Array(sums.columns.dropFirst()),
                rows: sums.rows.filter { $0[0] == list.shop.text }.map { Array($0.dropFirst()) })
            return [
                .table(name + Words(ja: " まとめ", en: ": in all"), own),
                .table(
                    name + Words(ja: " 世帯ごと", en: ": by household"),
                    packTable(list, speech)),
            ]
        }
        return Answer(lists, sums, sections: sections)
    }

    private static func packTable(_ list: PickList, _ speech: Speech) -> Table {
        Table(
            [
                .init("receipt", ja: "受付番号", en: "Receipt"),
                .init("village", ja: "集落", en: "Village"), .init("name", ja: "名前", en: "Name"),
                .init("state", ja: "状態", en: "State"), .init("items", ja: "品物", en: "Items"),
            ],
            rows: list.orders.map { row in
                let items = row.order.lines.filter { $0.shop == list.shop }
                    .map { line in
                        "\(line.product) \(speech.name(line.name))×\(line.quantity)"
                            + speech.bracket(line.wish)
                    }
                return [
                    "\(row.order.receipt)", "\(row.order.village)",
                    speech.name(row.householdName), speech.word(row.order.progress),
                    items.joined(separator: "、"),
                ]
            })
    }
}
