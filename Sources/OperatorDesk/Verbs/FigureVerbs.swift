import Console
import Domain
import Wire

extension Verbs {
    static let figures: [Verb] = [
        Verb(
            "uptake",
            Command(
                "show", ja: "集落ごとの利用", en: "Shows how many use the service, by village.",
                examples: [
                    .init("engawa uptake show", ja: "今月", en: "this month"),
                    .init(
                        "engawa uptake show --from 2026-04-01 --to 2026-06-30 --output csv",
                        ja: "期間を決めて、表計算用に", en: "of a period, for a spreadsheet"),
                ],
                options: [
                    .init(
                        "from", "DAY", ja: "はじめの日（省略すると月初め）",
                        en: "first day; the month's if left out"),
                    .init("to", "DAY", ja: "終わりの日（省略するときょう）", en: "last day; today if left out"),
                ]), uptake),
        Verb(
            "switch",
            Command(
                "carrier", ja: "一つの集落の運び手を切りかえる（その日だけ）",
                en: "Gives a village another carrier for a day.",
                examples: [
                    .init(
                        "engawa switch carrier V03 van --reason 強い風 --because wind", ja: "きょうは車で",
                        en: "by van today")
                ],
                operands: [
                    .init("VILLAGE", ja: "集落のID", en: "a village's id"),
                    .init(
                        "CARRIER", ja: "運び手", en: "who brings it",
                        choices: CarrierKind.allCases.map(\.rawValue)),
                ],
                options: [Shared.reason, Shared.cause, Shared.onDay, Shared.dryRun]),
            switchCarrier),
        Verb(
            "audit",
            Command(
                "list", ja: "操作の記録（新しい順）", en: "Lists who did what, newest first.",
                examples: [
                    .init("engawa audit list", ja: "新しいもの", en: "the newest"),
                    .init("engawa audit list --before 1200", ja: "それより前", en: "those before"),
                ],
                options: [
                    .init("before", "N", ja: "この番号より前", en: "only those before this number")
                ])
        ) { desk in
            let before = try desk.given.number("before", in: 1...Int(Int32.max))
            let rows = try desk.ask(
                Route.audit.path(), query: before.map { [("before", String($0))] } ?? [],
                as: Listing<AuditRow>.self
            ).items
            let table = Table(
                [
                    .init("sequence", ja: "番号", en: "No.", isNumber: true),
                    .init("at", ja: "時刻", en: "At"), .init("who", ja: "だれが", en: "Who"),
                    .init("what", ja: "何を", en: "What"), .init("subject", ja: "対象", en: "About"),
                    .init("reason", ja: "理由", en: "Reason"),
                    .init("status", ja: "結果", en: "Result", isNumber: true),
                ],
                rows: rows.map { row in
                    [
                        "\(row.sequence)", desk.speech.moment(row.at), row.who, row.what,
                        row.subject, row.reason ?? "", "\(row.status)",
                    ]
                })
            return Answer(rows, table)
        },
    ]

    private static func switchCarrier(_ desk: Desk) throws -> Answer {
        let given = desk.given
        let village = try desk.id("VILLAGE", of: Named.Village.self)
        let carrier = try given.operand("CARRIER", as: Words(same: "van")) {
            CarrierKind(rawValue: $0)
        }
        let switched = try desk.tell(
            Route.switchCarrier.path(),
            SwitchCarrier(
                village: village, carrier: carrier,
                day: try desk.day(given.option("day"), named: "--day"),
                reason: given.option("reason") ?? "", cause: desk.cause),
            as: CarrierSwitched.self)
        return Answer(
            switched,
            Table(
                [.init("order", ja: "注文", en: "Order")],
                rows: switched.orders.map { [$0.text] }),
            said: desk.said(
                Words(
                    ja: "切りかえました。\(switched.orders.count)件の注文が変わりました。その日だけです。",
                    en: "Switched; \(switched.orders.count) orders changed. It ends with the day."))
        )
    }

    private static func uptake(_ desk: Desk) throws -> Answer {
        let to = try desk.day(desk.given.option("to"), named: "--to")
        let first = desk.given.option("from")
        let from =
            first == nil
            ? to.adding(days: 1 - to.day) : try desk.day(first, named: "--from")
        guard from <= to else {
            throw UsageProblem.contradiction(
                Words(ja: "--from は --to より後にできません。", en: "--from cannot be after --to."))
        }
        let found = try desk.ask(
            Route.uptake.path(),
            query: [("from", from.description), ("to", to.description)], as: UptakeTable.self)
        let table = uptakeTable(found, desk.speech)
        let hidden = found.rows.contains { row in
            [
                row.registered, row.registeredElderlyOnly, row.active, row.orders, row.rides,
                row.checkIns,
            ].contains(.hidden)
        }
        let why = Words(
            ja: "〓は、世帯が少ないため伏せた数字です。",
            en: "〓 stands for a figure hidden because few households are behind it.")
        return Answer(
            found, table,
            sections: [
                .table(
                    Words(
                        ja: "\(found.from) から \(found.to) までの利用",
                        en: "Use from \(found.from) to \(found.to)"), table)
            ], said: hidden ? [why] : [])
    }

    private static func uptakeTable(_ table: UptakeTable, _ speech: Speech) -> Table {
        Table(
            [
                .init("id", ja: "ID", en: "Id"), .init("name", ja: "集落", en: "Village"),
                .init("phase", ja: "期", en: "Phase", isNumber: true),
                .init("households", ja: "全世帯", en: "Households", isNumber: true),
                .init("registered", ja: "登録", en: "Registered", isNumber: true),
                .init("registered-percent", ja: "登録%", en: "%", isNumber: true),
                .init("elderly-only", ja: "高齢のみ世帯", en: "Elderly only", isNumber: true),
                .init("registered-elderly", ja: "うち登録", en: "Registered", isNumber: true),
                .init("registered-elderly-percent", ja: "登録%", en: "%", isNumber: true),
                .init("active", ja: "利用世帯", en: "Active", isNumber: true),
                .init("orders", ja: "注文", en: "Orders", isNumber: true),
                .init("rides", ja: "のりもの", en: "Rides", isNumber: true),
                .init("check-ins", ja: "元気です", en: "Check-ins", isNumber: true),
            ],
            rows: table.rows.map { row in
                [
                    row.id, speech.name(row.name), row.phase == 0 ? "" : "\(row.phase)",
                    "\(row.households)", speech.figure(row.registered),
                    speech.percent(row.registered, of: row.households),
                    "\(row.elderlyOnlyHouseholds)", speech.figure(row.registeredElderlyOnly),
                    speech.percent(row.registeredElderlyOnly, of: row.elderlyOnlyHouseholds),
                    speech.figure(row.active), speech.figure(row.orders),
                    speech.figure(row.rides), speech.figure(row.checkIns),
                ]
            })
    }
}
