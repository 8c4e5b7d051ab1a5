import Console
import Domain
import Wire

extension Verbs {
    static let calls: [Verb] = [
        Verb(
            "pick",
            Command(
                "calls", ja: "品切れを電話で聞く先（答えをもらうまで出ます）",
                en: "Lists whom to call about something missing, until they have answered.",
                examples: [
                    .init("engawa pick calls", ja: "きょうの電話", en: "today's calls"),
                    .init("engawa pick calls tomorrow", ja: "あしたの電話", en: "tomorrow's"),
                ],
                operands: [Shared.day])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let rows = try desk.ask(
                Route.calls.path(day.description), as: Listing<CallRow>.self
            ).items
            return Answer(
                rows, callTable(rows, desk.speech),
                said: rows.isEmpty
                    ? [Words(ja: "電話で聞くことはありません。", en: "There is nobody to call.")] : [])
        },
        Verb(
            "pick",
            Command(
                "answer", ja: "電話で聞いた返事を記録する",
                en: "Records what a household said about something missing.",
                examples: [
                    .init(
                        "engawa pick answer 21-017 300 --reason なしでよい", ja: "何も入れない",
                        en: "nothing in its place"),
                    .init(
                        "engawa pick answer 21-017 300 --with 301 --reason 低脂肪で了承",
                        ja: "301を入れる", en: "301 in its place"),
                ],
                operands: [
                    Shared.order, .init("PRODUCT", ja: "なかった品番", en: "what was missing"),
                ],
                options: [
                    .init(
                        "with", "ITEM", ja: "代わりに入れる品番と数（301、301x2）",
                        en: "what is given in its place (301, 301x2)"), Shared.reason,
                    Shared.receiptDay, Shared.dryRun,
                ])
        ) { desk in
            let product = try desk.given.operand("PRODUCT", as: Items.productWords) {
                Items.product($0)
            }
            let with = try desk.given.option("with", as: Items.itemWords, Items.item)
            let order = try desk.tell(
                Route.answerCall.path(try desk.order().text),
                CallAnswer(
                    product: product, words: desk.given.option("reason") ?? "",
                    with: with?.product, quantity: with?.quantity), as: Order.self)
            return one(order, desk, Words(ja: "返事を記録しました。", en: "The answer is recorded."))
        },
    ]

    /// What was given in place of what, as typed; the same product twice is a mistake.
    static func insteads(_ desk: Desk) throws -> [Instead] {
        let assent = desk.given.option("assent")
        let found = try desk.given.optionList("instead").map { word in
            let (product, given) = try Given.read(
                "--instead", word, as: Items.insteadWords, Items.instead)
            return Instead(
                product: product, with: given.product, quantity: given.quantity, assent: assent)
        }
        guard Set(found.map(\.product)).count == found.count else {
            throw UsageProblem.contradiction(
                Words(ja: "同じ品番が二度あります。", en: "A product number is there twice."))
        }
        return found
    }

    private static func callTable(_ rows: [CallRow], _ speech: Speech) -> Table {
        Table(
            [
                .init("receipt", ja: "受付番号", en: "Receipt"),
                .init("name", ja: "名前", en: "Name"), .init("phone", ja: "電話", en: "Phone"),
                .init("product", ja: "品番", en: "No."), .init("item", ja: "品物", en: "Item"),
                .init("missing", ja: "足りない数", en: "Missing", isNumber: true),
                .init("order", ja: "注文", en: "Order"),
            ],
            rows: rows.map { row in
                [
                    "\(row.receipt)", speech.name(row.householdName), row.phone, "\(row.product)",
                    speech.name(row.name), "\(row.missing)", "\(row.order)",
                ]
            })
    }
}
