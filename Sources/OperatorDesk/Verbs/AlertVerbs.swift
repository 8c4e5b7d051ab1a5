import Console
import Domain
import Wire

extension Verbs {
    private static let alert = Command.Operand("ALERT", ja: "警報のID", en: "an alert's id")

    static let alerts: [Verb] = [
        Verb(
            "alert",
            Command(
                "raise", ja: "警報を出す（テレビの画面全部に出ます）",
                en: "Raises an alert: it takes over every television there.",
                examples: [
                    .init(
                        "engawa alert raise --level 4 --villages V01,V02 --title 川の水がふえています "
                            + "--text 高い所へにげてください。 --reason 水位 --dry-run",
                        ja: "試す", en: "try it"),
                    .init(
                        "engawa alert raise --level 4 --villages all --drill --title 訓練です "
                            + "--text きょうは訓練です。 --reason 秋の訓練 --confirm-level 4",
                        ja: "訓練", en: "a drill"),
                ],
                options: [
                    .init(
                        "level", "N", ja: "警戒レベル 1〜5", en: "the national level, 1 to 5",
                        isRequired: true),
                    .init(
                        "villages", "LIST", ja: "集落（コンマ区切り、または all）",
                        en: "villages by comma, or all", isRequired: true),
                    .init("title", "WORDS", ja: "題（16字まで）", en: "the title", isRequired: true),
                    .init("text", "WORDS", ja: "本文（60字まで）", en: "what to do", isRequired: true),
                    .init("title-en", "WORDS", ja: "英語の題", en: "the title in English"),
                    .init("text-en", "WORDS", ja: "英語の本文", en: "what to do, in English"),
                    .init("drill", ja: "訓練", en: "a drill; it never looks or sounds real"),
                    .init("update", "ALERT", ja: "出ている警報を変える", en: "changes this alert"),
                    .init(
                        "confirm-level", "N", ja: "確かめのレベル（打つかわりに）",
                        en: "the level once more, instead of typing it"),
                    Shared.reason, Shared.dryRun,
                ]), raise),
        Verb(
            "alert",
            Command(
                "clear", ja: "警報を解除する", en: "Ends an alert.",
                examples: [
                    .init("engawa alert clear A-1 --reason 水位が下がった", ja: "解除", en: "end it")
                ], operands: [alert], options: [Shared.reason, Shared.dryRun])
        ) { desk in
            let id = try desk.id("ALERT", of: Named.Alert.self)
            let row = try desk.tell(
                Route.clearAlert.path(id.text), Step(reason: desk.given.option("reason")),
                as: AlertRow.self)
            return Answer(
                row, alertTable([row], desk.speech),
                said: desk.said(Words(ja: "解除しました。", en: "Cleared.")))
        },
        Verb(
            "alert",
            Command(
                "list", ja: "警報の一覧", en: "Lists the alerts, newest first.",
                examples: [.init("engawa alert list", ja: "新しい順", en: "newest first")])
        ) { desk in
            let rows = try desk.ask(Route.alerts.path(), as: Listing<AlertRow>.self).items
            return Answer(rows, alertTable(rows, desk.speech))
        },
        Verb(
            "alert",
            Command(
                "reads", ja: "読んだ世帯の数と、まだの世帯", en: "Who has answered, and whom to call now.",
                examples: [.init("engawa alert reads A-1", ja: "まだの世帯", en: "who has not")],
                operands: [alert]), reads),
        Verb(
            "alert",
            Command(
                "told", ja: "電話や訪問で伝えたと記録する", en: "Records that a household was told.",
                examples: [.init("engawa alert told A-1 H012", ja: "電話で", en: "by telephone")],
                operands: [alert, Shared.household], options: [Shared.dryRun])
        ) { desk in
            let id = try desk.id("ALERT", of: Named.Alert.self)
            let household = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let receipt = try desk.tell(
                Route.readAlert.path(id.text),
                AlertReceipt(household: household, revision: nil, channel: .telephone),
                as: AlertReceipt.self)
            return Answer(
                receipt,
                Table(
                    [.init("household", ja: "世帯", en: "Household")], rows: [[household.text]]),
                said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        },
    ]

    private static func raise(_ desk: Desk) throws -> Answer {
        let levelWords = Words(ja: "1 から 5", en: "1 to 5")
        let level = try desk.given.option("level", as: levelWords) { text in
            Int(text).flatMap(AlertLevel.init(rawValue:))
        }
        guard let level else { throw UsageProblem.missingOperand("--level") }
        let villages = try desk.given.option(
            "villages",
            as: Words(ja: "集落のIDをコンマで、または all", en: "village ids by comma, or all")
        ) { text -> [VillageId]? in
            if text == "all" { return [] }
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            let ids = parts.compactMap { VillageId(String($0)) }
            return ids.count == parts.count && !ids.isEmpty ? ids : nil
        }
        let update = try desk.given.option("update", as: Desk.idWords) {
            Desk.id($0, of: Named.Alert.self)
        }
        let isDrill = desk.given.has("drill")
        if !desk.isDryRun { try confirm(level, isDrill, desk) }
        let row = try desk.tell(
            Route.raiseAlert.path(),
            RaiseAlert(
                level: level, drill: isDrill,
                title: Note(
                    ja: desk.given.option("title") ?? "",
                    en: desk.given.option("title-en") ?? ""),
                text: Note(
                    ja: desk.given.option("text") ?? "", en: desk.given.option("text-en") ?? ""),
                villages: villages ?? [], updates: update,
                reason: desk.given.option("reason") ?? ""), as: AlertRow.self)
        return Answer(
            row, alertTable([row], desk.speech),
            said: desk.said(
                Words(
                    ja: "\(row.households)世帯に出しました。まだの世帯: engawa alert reads "
                        + row.alert.id.text,
                    en: "Raised for \(row.households) households. Who has not answered: "
                        + "engawa alert reads \(row.alert.id)")))
    }

    /// Has the level typed once more before a television anywhere is taken over.
    private static func confirm(_ level: AlertLevel, _ isDrill: Bool, _ desk: Desk) throws {
        let wrong = DeskProblem.unconfirmed(
            Words(
                ja: "レベルが違うので、何も出していません。", en: "That is not the level; nothing was raised."))
        if let again = try desk.given.number("confirm-level", in: 1...5) {
            guard again == level.rawValue else { throw wrong }
            return
        }
        guard desk.terminal.isAsked else {
            throw DeskProblem.unconfirmed(
                Words(
                    ja: "確かめる人がいないので、出しません。--confirm-level を付けてください。",
                    en: "Nobody is there to confirm, so nothing is raised. Give --confirm-level."))
        }
        let kind = isDrill ? Words(ja: "訓練", en: "a DRILL") : Words(ja: "本番の警報", en: "a REAL alert")
        let typed = desk.terminal.ask(
            kind
                + Words(
                    ja: "、警戒レベル\(level.rawValue)を出します。よければレベルの数字を打ってください:",
                    en: " of level \(level.rawValue) will be raised. Type the level to go on:"))
        guard let typed, typed.filter({ !$0.isWhitespace }) == String(level.rawValue) else {
            throw wrong
        }
    }

    private static func reads(_ desk: Desk) throws -> Answer {
        let id = try desk.id("ALERT", of: Named.Alert.self)
        let reads = try desk.ask(Route.alertReads.path(id.text), as: AlertReads.self)
        let row = reads.row
        return Answer(
            reads, unreadTable(reads.unread, desk.speech),
            said: [
                Words(
                    ja: "\(row.households)世帯のうち、テレビに届いた \(row.reached)、答えた \(row.read)。"
                        + "上の \(reads.unread.count)世帯はまだです。電話してください。",
                    en: "Of \(row.households) households \(row.reached) were reached, "
                        + "\(row.read) answered; call the \(reads.unread.count) above.")
            ])
    }

    static func alertTable(_ rows: [AlertRow], _ speech: Speech) -> Table {
        Table(
            [
                .init("alert", ja: "警報", en: "Alert"), .init("kind", ja: "種類", en: "Kind"),
                .init("level", ja: "レベル", en: "Level", isNumber: true),
                .init("title", ja: "題", en: "Title"), .init("villages", ja: "集落", en: "Villages"),
                .init("at", ja: "時刻", en: "At"), .init("state", ja: "状態", en: "State"),
                .init("households", ja: "世帯", en: "Households", isNumber: true),
                .init("reached", ja: "届いた", en: "Reached", isNumber: true),
                .init("read", ja: "答えた", en: "Answered", isNumber: true),
            ],
            rows: rows.map { row in
                let alert = row.alert
                return [
                    alert.id.text,
                    alert.isDrill
                        ? speech.word("drill", Words(ja: "訓練", en: "drill"))
                        : speech.word("real", Words(ja: "本番", en: "REAL")),
                    "\(alert.level.rawValue)", speech.note(alert.title),
                    alert.villages.isEmpty
                        ? speech.word("all", Words(ja: "全部", en: "all"))
                        : alert.villages.map(\.text).joined(separator: " "),
                    speech.moment(alert.at),
                    alert.clearedAt == nil
                        ? speech.word("in-force", Words(ja: "発令中", en: "in force"))
                        : speech.word("cleared", Words(ja: "解除", en: "cleared")),
                    "\(row.households)", "\(row.reached)", "\(row.read)",
                ]
            })
    }
}
