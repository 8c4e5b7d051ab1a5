import Console
import Domain
import Wire

extension Verbs {
    static let handOffs: [Verb] = [
        Verb(
            "handoff",
            Command(
                "list", ja: "お渡しの一覧", en: "Lists the hand-overs of a day.",
                examples: [
                    .init("engawa handoff list", ja: "きょう", en: "today's"),
                    .init("engawa handoff list --sort expected", ja: "時刻の順に", en: "by time"),
                ], operands: [Shared.day])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let rows = try desk.ask(
                Route.handOffs.path(), query: [("day", day.description)],
                as: Listing<HandOffRow>.self
            ).items
            return Answer(rows, handOffTable(rows, desk.speech))
        },
        handOffStep(
            "done", ja: "お渡しした", en: "Somebody took it.",
            example: "engawa handoff done 21-017 --to ご本人",
            options: [
                .init("to", "NAME", ja: "だれに", en: "to whom", isRequired: true),
                .init("note", "WORDS", ja: "ひとこと", en: "a note"),
                .init(
                    "observed", "HOW", ja: "ようす（同意のある世帯だけ）",
                    en: "how they seemed; only with their consent",
                    choices: Observed.allCases.map(\.rawValue)),
            ]),
        handOffStep(
            "failed", ja: "お渡しできなかった", en: "Nobody could take it; it comes back tomorrow.",
            example: "engawa handoff failed 21-017 --reason 留守", options: [Shared.reason]),
        handOffStep(
            "undo", ja: "まちがえた記録を取り消す", en: "Takes a wrong record back.",
            example: "engawa handoff undo 21-017 --reason 別の世帯の記録",
            options: [Shared.reason]),
    ]

    private static func handOffStep(
        _ step: String, ja: String, en: String, example: String, options: [Command.Option]
    ) -> Verb {
        Verb(
            "handoff",
            Command(
                step, ja: ja, en: en,
                examples: [.init(example, ja: "受付番号で", en: "by receipt number")],
                operands: [Shared.order], options: options + [Shared.receiptDay, Shared.dryRun])
        ) { desk in
            let given = desk.given
            let order = try desk.tell(
                Route.handOffStep.path(try desk.order().text, step),
                HandOffStep(
                    to: given.option("to"), note: given.option("note") ?? given.option("reason"),
                    observed: given.option("observed").flatMap(Observed.init(rawValue:))),
                as: Order.self)
            return one(order, desk, Words(ja: "記録しました。", en: "Recorded."))
        }
    }

    private static func handOffTable(_ rows: [HandOffRow], _ speech: Speech) -> Table {
        Table(
            [
                .init("expected", ja: "予定", en: "Expected"),
                .init("receipt", ja: "受付番号", en: "Receipt"),
                .init("state", ja: "状態", en: "State"), .init("village", ja: "集落", en: "Village"),
                .init("name", ja: "名前", en: "Name"), .init("address", ja: "番地", en: "House"),
                .init("phone", ja: "電話", en: "Phone"),
                .init("volunteer", ja: "だれが", en: "Volunteer"),
                .init("handed-at", ja: "お渡し", en: "Handed over"),
                .init("to", ja: "だれに", en: "To"), .init("order", ja: "ID", en: "Id"),
            ],
            rows: rows.map { row in
                [
                    speech.time(row.expected), "\(row.order.receipt)",
                    speech.word(row.order.progress), "\(row.order.village)",
                    speech.name(row.householdName), row.address, row.phone,
                    row.volunteer?.text ?? "", speech.moment(row.order.handedOverAt),
                    row.order.handedTo ?? "", "\(row.order.id)",
                ]
            })
    }
}
