import Console
import Domain
import Wire

extension Verbs {
    private struct SortieStepWords {
        let step: String
        let words: Words
        let needsReason: Bool
        init(_ step: String, ja: String, en: String, needsReason: Bool = false) {
            self.step = step
            words = Words(ja: ja, en: en)
            self.needsReason = needsReason
        }
    }

    static let sorties: [Verb] = [
        SortieStepWords(
            "check", ja: "点検を終えた（天気・空域・機体・電池・発着点）",
            en: "Checklist done: weather, airspace, drone, battery, pad."),
        SortieStepWords("load", ja: "積んで重さを確かめた", en: "Goods aboard and weighed."),
        SortieStepWords("launch", ja: "離陸した", en: "In the air."),
        SortieStepWords("land", ja: "集会所に着いた", en: "Landed at the hall."),
        SortieStepWords("return", ja: "基地に戻った", en: "Back at the base."),
        SortieStepWords(
            "cancel", ja: "便をやめる。荷物は車へ", en: "Gives a flight up; its orders go to the van.",
            needsReason: true),
    ].map { step in
        let example = step.needsReason ? " --reason 強い風 --because wind" : ""
        return Verb(
            "sortie",
            Command(
                step.step, ja: step.words.ja, en: step.words.en,
                examples: [
                    .init(
                        "engawa sortie \(step.step) S-21-1\(example)", ja: "一つの便を記録する",
                        en: "record it for one flight")
                ],
                operands: [.init("SORTIE", ja: "便のID", en: "a flight's id")],
                options: [
                    step.needsReason ? Shared.reason : Shared.whyPerhaps, Shared.cause,
                    Shared.dryRun,
                ])
        ) { desk in
            let id = try desk.id("SORTIE", of: Named.Sortie.self)
            let sortie = try desk.tell(
                Route.sortieStep.path(id.text, step.step),
                Step(reason: desk.given.option("reason"), cause: desk.cause),
                as: SortieView.self)
            return Answer(
                sortie, sortieTable([sortie], desk.speech),
                said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        }
    }

    private static let round = Command.Operand("ROUND", ja: "巡回のID", en: "a round's id")

    static let routes: [Verb] = [
        Verb(
            "route",
            Command(
                "van", ja: "運転する人に渡す表", en: "Prints the driver's sheet.",
                examples: [
                    .init("engawa route van", ja: "きょう", en: "today's"),
                    .init(
                        "engawa route van tomorrow --no-truncate", ja: "あした、切らずに",
                        en: "tomorrow's, uncut"),
                ], operands: [Shared.day])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let rounds = try desk.ask(Route.plan.path(day.description), as: PlanView.self)
                .vanRounds
            let tables = rounds.map { sheetTable($0, desk.speech) }
            let sections = zip(rounds, tables).map { round, table -> Answer.Section in
                .table(
                    Words(
                        ja: "\(day) \(round.van) \(round.base)を\(round.departs)に出発、"
                            + "\(round.returns)に戻り（\(round.id)）",
                        en: "\(day) \(round.van): leaves \(round.base) at \(round.departs), back "
                            + "at \(round.returns) (\(round.id))"), table)
            }
            return Answer(
                rounds, Table(sheetColumns, rows: tables.flatMap(\.rows)), sections: sections,
                said: rounds.isEmpty
                    ? [Words(ja: "車の巡回はありません。", en: "There are no van rounds.")] : [])
        },
        vanStep("depart", ja: "車が出発した", en: "The van has left.", example: "R-21-1"),
        Verb(
            "route",
            Command(
                "arrive", ja: "車が集落に着いた", en: "The van is at a village hall.",
                examples: [
                    .init("engawa route arrive R-21-1 V03", ja: "V03に着いた", en: "at V03")
                ],
                operands: [round, .init("VILLAGE", ja: "集落のID", en: "a village's id")],
                options: [Shared.dryRun])
        ) { desk in
            let village = try desk.id("VILLAGE", of: Named.Village.self)
            return try vanStep(desk, "arrive-" + village.text)
        },
        vanStep("return", ja: "車が戻った", en: "The van is back.", example: "R-21-1"),
    ]

    private static func vanStep(
        _ step: String, ja: String, en: String, example: String
    ) -> Verb {
        Verb(
            "route",
            Command(
                step, ja: ja, en: en,
                examples: [
                    .init("engawa route \(step) \(example)", ja: "記録する", en: "record it")
                ], operands: [round], options: [Shared.cause, Shared.dryRun])
        ) { desk in try vanStep(desk, step) }
    }

    private static func vanStep(_ desk: Desk, _ step: String) throws -> Answer {
        let id = try desk.id("ROUND", of: Named.Van.self)
        let round = try desk.tell(
            Route.vanStep.path(id.text, step), Step(cause: desk.cause), as: VanRoundView.self)
        return Answer(
            round, roundTable([round], desk.speech),
            said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
    }
}
