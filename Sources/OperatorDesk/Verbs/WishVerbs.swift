import Console
import Domain
import Wire

extension Verbs {
    static let wishes: [Verb] = [
        Verb(
            "wish",
            Command(
                "list", ja: "次に欲しいものの希望（返事がまだのものが先）",
                en: "Lists what households wish to be sold, those that wait first.",
                examples: [.init("engawa wish list", ja: "90日分", en: "of the last 90 days")])
        ) { desk in
            let rows = try desk.ask(Route.itemWishes.path(), as: Listing<ItemWishRow>.self).items
            return Answer(rows, wishTable(rows, desk.speech))
        },
        Verb(
            "wish",
            Command(
                "add", ja: "電話で聞いた希望を入れる", en: "Enters a caller's wish.",
                examples: [
                    .init("engawa wish add H012 milk", ja: "牛乳の棚のもの", en: "something of a shelf"),
                    .init(
                        "engawa wish add H012 milk --item goat-milk", ja: "表にあるもの",
                        en: "a thing of the list"),
                ],
                operands: [
                    Shared.household,
                    .init("CATEGORY", ja: "分類のID", en: "a category's id"),
                ],
                options: [
                    .init("item", "ITEM", ja: "wishes.csv のID", en: "an id of wishes.csv"),
                    Shared.dryRun,
                ])
        ) { desk in
            let household = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let shelf = try desk.id("CATEGORY", of: Named.Wanted.self)
            let item: WantedId? = try desk.given.option("item", as: Desk.idWords) { Desk.id($0) }
            let wish = try desk.tell(
                Route.askForItem.path(),
                AskForItem(household: household, category: shelf.text, item: item),
                as: ItemWish.self)
            return oneWish(wish, desk, Words(ja: "希望を受け付けました。", en: "The wish is recorded."))
        },
        Verb(
            "wish",
            Command(
                "answer", ja: "希望に返事をする（テレビに出ます）",
                en: "Answers a wish; the household reads it on its television.",
                examples: [
                    .init(
                        "engawa wish answer W-3 --product 214", ja: "214番で入りました",
                        en: "it is sold now as 214"),
                    .init(
                        "engawa wish answer W-3 --ja つくる人がいません。 --en Nobody-makes-it-now.",
                        ja: "入りません。わけ", en: "it is not, and why"),
                ],
                operands: [.init("WISH", ja: "希望のID", en: "a wish's id")],
                options: [
                    .init("product", "NUMBER", ja: "入った品番", en: "the product's number"),
                    .init("ja", "WORDS", ja: "日本語の返事", en: "the answer in Japanese"),
                    .init("en", "WORDS", ja: "英語の返事", en: "the answer in English"),
                    Shared.dryRun,
                ])
        ) { desk in
            let id = try desk.id("WISH", of: Named.ItemWish.self)
            let product = try desk.given.option("product", as: Items.productWords) {
                Items.product($0)
            }
            let ja = desk.given.option("ja")
            let en = desk.given.option("en")
            guard (ja == nil) == (en == nil) else {
                throw UsageProblem.contradiction(
                    Words(ja: "--ja と --en は両方書いてください。", en: "Give both --ja and --en."))
            }
            let words = ja.flatMap { ja in en.map { Note(ja: ja, en: $0) } }
            let wish = try desk.tell(
                Route.answerItemWish.path(id.text),
                AnswerItemWish(product: product, words: words), as: ItemWish.self)
            return oneWish(wish, desk, Words(ja: "返事をしました。", en: "Answered."))
        },
    ]

    private static func oneWish(_ wish: ItemWish, _ desk: Desk, _ said: Words) -> Answer {
        Answer(
            wish,
            Table(
                [
                    .init("id", ja: "ID", en: "Id"), .init("wish", ja: "希望", en: "Wish"),
                    .init("answer", ja: "返事", en: "Answer"),
                ],
                rows: [
                    [
                        "\(wish.id)", desk.speech.name(wish.name),
                        desk.speech.note(wish.answer?.words),
                    ]
                ]), said: desk.said(said))
    }

    private static func wishTable(_ rows: [ItemWishRow], _ speech: Speech) -> Table {
        Table(
            [
                .init("id", ja: "ID", en: "Id"), .init("at", ja: "いつ", en: "At"),
                .init("name", ja: "名前", en: "Name"), .init("phone", ja: "電話", en: "Phone"),
                .init("category", ja: "分類", en: "Category"),
                .init("wish", ja: "希望", en: "Wish"),
                .init("call", ja: "電話", en: "Call"),
                .init("product", ja: "品番", en: "No."),
                .init("answer", ja: "返事", en: "Answer"),
            ],
            rows: rows.map { row in
                let wish = row.wish
                return [
                    "\(wish.id)", speech.moment(wish.at), speech.name(row.householdName),
                    row.phone, wish.category, speech.name(wish.name),
                    speech.yes(wish.item == nil && wish.answer == nil),
                    wish.answer?.product.map { "\($0)" } ?? "",
                    speech.note(wish.answer?.words),
                ]
            })
    }
}
