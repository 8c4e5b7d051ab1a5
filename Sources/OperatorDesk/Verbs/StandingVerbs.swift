import Console
import Domain
import Wire

extension Verbs {
    static let standings: [Verb] = standingReading + standingWriting

    private static let standing = Command.Operand(
        "STANDING", ja: "定期便のID（s-0001）", en: "a standing order's id (s-0001)")
    private static let weekdayWords = Words(
        ja: "mon から sun（コンマ区切り）か 月 から 日", en: "mon to sun, by comma")

    private static let standingReading: [Verb] = [
        Verb(
            "standing",
            Command(
                "list", ja: "定期便の一覧", en: "Lists the standing orders.",
                examples: [
                    .init("engawa standing list", ja: "ぜんぶ", en: "all of them"),
                    .init(
                        "engawa standing list --household H012", ja: "一つの世帯",
                        en: "of one household"),
                ],
                options: [
                    .init("household", "HOUSEHOLD", ja: "この世帯だけ", en: "only of this household")
                ])
        ) { desk in
            let household: HouseholdId? = try desk.given.option("household", as: Desk.idWords) {
                Desk.id($0)
            }
            let rows = try desk.ask(
                Route.standingOrders.path(),
                query: household.map { [("household", $0.text)] } ?? [],
                as: Listing<StandingRow>.self
            ).items
            return Answer(rows, standingTable(rows, desk.speech))
        },
        Verb(
            "standing",
            Command(
                "show", ja: "一つの定期便とその日々", en: "Shows a standing order and its dates.",
                examples: [.init("engawa standing show s-0001", ja: "IDで", en: "by its id")],
                operands: [standing])
        ) { desk in
            let id: StandingOrderId = try desk.id("STANDING")
            let rows = try desk.ask(
                Route.standingOrders.path(), as: Listing<StandingRow>.self
            ).items
            guard let row = rows.first(where: { $0.sight.standing.id == id }) else {
                throw DeskProblem.notFound(
                    Words(
                        ja: "定期便 \(id) は今ありません。", en: "There is no standing order \(id) now."))
            }
            return standingDetail(row, desk.speech)
        },
    ]

    private static let standingWriting: [Verb] = [
        Verb(
            "standing",
            Command(
                "add", ja: "定期便をつくる", en: "Makes a standing order for a caller.",
                examples: [
                    .init(
                        "engawa standing add H012 103 --on tue", ja: "毎週火曜日に牛乳",
                        en: "milk every Tuesday"),
                    .init(
                        "engawa standing add H012 101 --on tue --every 2 --from 2026-05-26",
                        ja: "2週に1回の米", en: "rice every second Tuesday"),
                ],
                operands: [Shared.household, Shared.items],
                options: [
                    .init(
                        "on", "WEEKDAYS", ja: "曜日（コンマ区切り）", en: "days of the week, by comma",
                        isRequired: true),
                    .init(
                        "every", "WEEKS", ja: "何週ごとか", en: "every so many weeks",
                        choices: Rhythm.intervals.map(String.init)),
                    .init(
                        "from", "DAY", ja: "はじめの日（省略するときょうから）",
                        en: "from this day on; today if left out"),
                    .init(
                        "channel", "CHANNEL", ja: "受付のしかた", en: "how it came in",
                        choices: ["telephone", "paper"]), Shared.dryRun,
                ]), addStanding),
        Verb(
            "standing",
            Command(
                "skip", ja: "定期便を一度お休みにする", en: "Skips one date of a standing order.",
                examples: [
                    .init(
                        "engawa standing skip s-0001 2026-05-26", ja: "この日はお休み",
                        en: "nothing on that date"),
                    .init(
                        "engawa standing skip s-0001 2026-05-26 --undo", ja: "やっぱり届ける",
                        en: "after all"),
                ],
                operands: [
                    standing, .init("DAY", ja: "お休みにする日", en: "the date to skip"),
                ],
                options: [
                    .init("undo", ja: "お休みをとりやめる", en: "take it up again"), Shared.whyPerhaps,
                    Shared.dryRun,
                ]), skipStanding),
        Verb(
            "standing",
            Command(
                "stop", ja: "定期便を終わりにする", en: "Ends a standing order.",
                examples: [
                    .init(
                        "engawa standing stop s-0001 --reason 転居のため", ja: "理由をつけて",
                        en: "with a reason")
                ],
                operands: [standing], options: [Shared.reason, Shared.dryRun])
        ) { desk in
            let id: StandingOrderId = try desk.id("STANDING")
            let sight = try desk.tell(
                Route.standingStep.path(id.text, "stop"),
                StandingStep(reason: desk.given.option("reason")), as: StandingSight.self)
            return one(
                sight, desk,
                Words(
                    ja: "定期便を終わりにしました。受け付けた注文はそのまま届きます。",
                    en: "Ended. What was accepted as an order still comes."))
        },
    ]

    private static func addStanding(_ desk: Desk) throws -> Answer {
        let given = desk.given
        let household: HouseholdId = try desk.id("HOUSEHOLD")
        let items = try Items.all(given.operandList("ITEM"))
        let weekdays =
            try given.option("on", as: weekdayWords) { Verbs.weekdays($0) } ?? []
        let weeks = given.option("every").flatMap { Int($0) } ?? 1
        let from = try desk.day(given.option("from"), named: "--from")
        guard let rhythm = Rhythm(weekdays: weekdays, everyWeeks: weeks, from: from) else {
            throw UsageProblem.unreadable(name: "--on", found: "", expected: weekdayWords)
        }
        let sight = try desk.tell(
            Route.makeStanding.path(),
            MakeStanding(
                household: household, items: items, rhythm: rhythm,
                channel: given.option("channel").flatMap(Channel.init) ?? .telephone),
            as: StandingSight.self)
        let first = sight.standing.rhythm.from
        return one(
            sight, desk,
            Words(
                ja: "定期便をつくりました。番号は \(sight.standing.id)、はじめは \(first) です。",
                en: "Made: \(sight.standing.id), first on \(first)."))
    }

    private static func skipStanding(_ desk: Desk) throws -> Answer {
        let id: StandingOrderId = try desk.id("STANDING")
        let day = try desk.day(desk.given.operand("DAY"))
        let isUndone = desk.given.has("undo")
        let sight = try desk.tell(
            Route.standingStep.path(id.text, isUndone ? "resume" : "skip"),
            StandingStep(day: day, reason: desk.given.option("reason")), as: StandingSight.self)
        let missed = sight.days.first { $0.day == day && $0.state == .missed }
        let said =
            if isUndone, let missed {
                Words(missed.note ?? Note(ja: "注文できませんでした。", en: "It could not be ordered."))
            } else if isUndone {
                Words(ja: "\(day) はお届けします。", en: "\(day) is on again.")
            } else {
                Words(ja: "\(day) はお休みです。", en: "Nothing comes on \(day).")
            }
        return one(sight, desk, said)
    }

    /// Reads `tue,fri` or `火,金`.
    static func weekdays(_ text: String) -> [Weekday]? {
        let latin = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let kanji = ["月", "火", "水", "木", "金", "土", "日"]
        let parts = text.lowercased().split { ",、・".contains($0) }.map(String.init)
        let days = parts.compactMap { part in
            (latin.firstIndex(of: part) ?? kanji.firstIndex(of: part)).map {
                Weekday.allCases[$0]
            }
        }
        return days.count == parts.count && !days.isEmpty ? days : nil
    }

    private static func one(_ sight: StandingSight, _ desk: Desk, _ said: Words) -> Answer {
        let speech = desk.speech
        return Answer(
            sight,
            Table(standingColumns, rows: [cells(sight, speech)]), said: desk.said(said))
    }

    private static let standingColumns: [Table.Column] = [
        .init("id", ja: "ID", en: "Id"), .init("household", ja: "世帯", en: "Household"),
        .init("village", ja: "集落", en: "Village"), .init("items", ja: "品物", en: "Items"),
        .init("rhythm", ja: "いつ", en: "When"), .init("next", ja: "つぎ", en: "Next"),
        .init("state", ja: "状態", en: "State"),
    ]

    private static func cells(_ sight: StandingSight, _ speech: Speech) -> [String] {
        let standing = sight.standing
        let next = sight.coming.first { !$0.skipped && $0.closes != nil }?.day
        return [
            "\(standing.id)", "\(standing.household)", "\(standing.village)",
            itemWords(standing.items), rhythmWords(standing.rhythm, speech),
            next?.description ?? "",
            standing.stoppedAt == nil
                ? speech.word("running", Words(ja: "つづいている", en: "running"))
                : speech.word("ended", Words(ja: "終わり", en: "ended")),
        ]
    }

    static func itemWords(_ items: [OrderItem]) -> String {
        items.map { "\($0.product)x\($0.quantity)" }.joined(separator: " ")
    }

    private static func rhythmWords(_ rhythm: Rhythm, _ speech: Speech) -> String {
        let latin = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let kanji = ["月", "火", "水", "木", "金", "土", "日"]
        let english = rhythm.weekdays.map { latin[$0.rawValue - 1] }.joined(separator: ",")
        let japanese = rhythm.weekdays.map { kanji[$0.rawValue - 1] }.joined()
        return speech.word(
            "\(rhythm.everyWeeks) \(english)",
            Words(
                ja: rhythm.everyWeeks == 1 ? "毎週\(japanese)" : "\(rhythm.everyWeeks)週ごと\(japanese)",
                en: rhythm.everyWeeks == 1
                    ? "weekly \(english)" : "every \(rhythm.everyWeeks) weeks \(english)"))
    }

    private static func standingTable(_ rows: [StandingRow], _ speech: Speech) -> Table {
        let whom: [Table.Column] = [
            .init("name", ja: "名前", en: "Name"), .init("phone", ja: "電話", en: "Phone"),
        ]
        return Table(
            Array(standingColumns.prefix(2)) + whom + standingColumns.dropFirst(2),
            rows: rows.map { row in
                let cells = cells(row.sight, speech)
                return Array(cells.prefix(2)) + [speech.name(row.householdName), row.phone]
                    + cells.dropFirst(2)
            })
    }

    private static func standingDetail(_ row: StandingRow, _ speech: Speech) -> Answer {
        func state(_ state: StandingDay.State) -> String {
            switch state {
            case .ordered: speech.word("ordered", Words(ja: "注文", en: "ordered"))
            case .skipped: speech.word("skipped", Words(ja: "お休み", en: "skipped"))
            case .missed: speech.word("missed", Words(ja: "注文できず", en: "missed"))
            }
        }
        let past = row.sight.days.map {
            [$0.day.description, state($0.state), $0.order?.text ?? "", speech.note($0.note)]
        }
        let coming = row.sight.coming.filter { !$0.skipped }.map { one in
            [
                one.day.description,
                one.closes == nil
                    ? speech.word("no-delivery", Words(ja: "配達なし", en: "no delivery"))
                    : speech.word("coming", Words(ja: "予定", en: "coming")), "", "",
            ]
        }
        let days = Table(
            [
                .init("day", ja: "日", en: "Day"), .init("state", ja: "状態", en: "State"),
                .init("order", ja: "注文", en: "Order"), .init("note", ja: "ことば", en: "Note"),
            ], rows: (past + coming).sorted { $0[0] < $1[0] })
        return Answer(
            row, days,
            sections: [
                .table(Words(ja: "定期便", en: "Standing order"), standingTable([row], speech)),
                .table(Words(ja: "日々", en: "Dates"), days),
            ])
    }
}
