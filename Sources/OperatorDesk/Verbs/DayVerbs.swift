import Console
import Domain
import Wire

extension Verbs {
    static let days: [Verb] = [
        Verb(
            "day",
            Command(
                "show", ja: "一日の状況を見る", en: "Shows how a day stands.",
                examples: [
                    .init("engawa day show", ja: "きょう", en: "today"),
                    .init("engawa day show tomorrow", ja: "あした", en: "tomorrow"),
                    .init(
                        "engawa day show 2026-05-21 --output json", ja: "プログラム用に",
                        en: "for a program"),
                ],
                operands: [Shared.day])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let board = try desk.ask(Route.day.path(day.description), as: DayBoard.self)
            return boardAnswer(board, desk.speech)
        },
        Verb(
            "day",
            Command(
                "close", ja: "受付を今しめる", en: "Closes ordering now.",
                examples: [
                    .init(
                        "engawa day close --reason 大雪 --dry-run", ja: "何がしまるか見る",
                        en: "see what would close"),
                    .init(
                        "engawa day close --village V03 --reason 通行止め", ja: "一つの集落だけ",
                        en: "one village only"),
                    .init(
                        "engawa day close today --reason 大雪 --yes --expect-count 12",
                        ja: "確かめずに、12件のときだけ", en: "unasked, if there are 12 orders"),
                ],
                operands: [Shared.day],
                options: [
                    Shared.reason, Shared.shop, Shared.village, Shared.dryRun,
                    .init("yes", ja: "確かめない（--expect-count と）", en: "unasked, with --expect-count"),
                    .init(
                        "expect-count", "N", ja: "注文がこの数のときだけしめる",
                        en: "close only if there are so many orders"),
                ]), close),
    ]

    private static func close(_ desk: Desk) throws -> Answer {
        let day = try desk.day(desk.given.operand("DAY"))
        let shop = try desk.given.option("shop", as: Desk.idWords) {
            Desk.id($0, of: Named.Shop.self)
        }
        let village = try desk.village()
        if !desk.isDryRun {
            try desk.refuseUnlessAskable()
            let count = try desk.orders(of: day).map(\.order).count { order in
                order.progress != .cancelled && (village.map { $0 == order.village } ?? true)
                    && (shop.map { order.shops.contains($0) } ?? true)
            }
            try desk.confirm(
                count: count,
                Words(ja: "\(day) の受付をしめます。", en: "This closes ordering for \(day)."))
        }
        let closed = try desk.tell(
            Route.closeDay.path(day.description),
            CloseDay(shop: shop, village: village, reason: desk.given.option("reason") ?? ""),
            as: Closed.self)
        let table = Table(
            [
                .init("day", ja: "配達日", en: "Day"), .init("shop", ja: "店", en: "Shop"),
                .init("village", ja: "集落", en: "Village"),
            ],
            rows: closed.slots.map { ["\($0.day)", "\($0.shop)", "\($0.village)"] })
        let said =
            closed.slots.isEmpty
            ? Words(ja: "しめるものはもうありませんでした。", en: "There was nothing left to close.")
            : Words(
                ja: "しめました。注文は \(closed.orders)件です。", en: "Closed with \(closed.orders) orders.")
        return Answer(closed, table, said: desk.said(said))
    }

    private static func boardAnswer(_ board: DayBoard, _ speech: Speech) -> Answer {
        let main = Table(
            [
                .init("village", ja: "集落", en: "Village"), .init("name", ja: "名前", en: "Name"),
                .init("orders", ja: "注文", en: "Orders", isNumber: true),
                .init("mass", ja: "重さkg", en: "kg", isNumber: true),
                .init("handed-over", ja: "お渡し済", en: "Handed over", isNumber: true),
                .init("volunteers", ja: "ボランティア", en: "Volunteers", isNumber: true),
                .init("switched-to", ja: "切りかえ", en: "Switched to"),
            ],
            rows: board.villages.map { row in
                [
                    "\(row.village)", speech.name(row.name), "\(row.orders)",
                    speech.kilograms(row.mass), "\(row.handedOver)", "\(row.volunteers)",
                    speech.word(row.switchedTo),
                ]
            })
        let closes = Table(
            [
                .init("shop", ja: "店", en: "Shop"), .init("closes", ja: "締切", en: "Closes"),
                .init("villages", ja: "集落", en: "Villages"), .init("state", ja: "状態", en: "State"),
            ],
            rows: board.closes.map { close in
                [
                    "\(close.shop)", speech.moment(close.closes),
                    close.villages.map(\.text).joined(separator: " "),
                    close.sequence == nil
                        ? speech.word("open", Words(ja: "受付中", en: "open"))
                        : speech.word("closed", Words(ja: "締切済", en: "closed")),
                ]
            })
        var sections: [Answer.Section] = [
            .lines(summary(board, speech) + offered(board, speech)),
            .table(Words(ja: "締切", en: "Closes"), closes),
            .table(Words(ja: "集落", en: "Villages"), main),
        ]
        if !board.held.isEmpty {
            sections.append(.table(heldTitle, heldTable(board.held, speech)))
        }
        if let waiting = board.proposals, !waiting.isEmpty {
            sections.append(
                .table(
                    Words(
                        ja: "本人の返事を待つ相談（締切までに電話してください）",
                        en: "Waiting for the household's yes (telephone before the close)"),
                    proposalTable(waiting, speech)))
        }
        if !board.fromYesterday.isEmpty {
            sections.append(
                .table(
                    Words(ja: "前日のお渡しできなかった注文", en: "Not delivered the day before"),
                    orderTable(board.fromYesterday, speech)))
        }
        return Answer(board, main, sections: sections)
    }

    private static func summary(_ board: DayBoard, _ speech: Speech) -> [String] {
        let progress = OrderProgress.allCases.compactMap { step -> String? in
            board.progress[step.rawValue].map { "\(speech.word(step)) \($0)" }
        }.joined(separator: " · ")
        let plan =
            switch board.plan {
            case "draft": Words(ja: "案", en: "draft")
            case "published": Words(ja: "確定", en: "published")
            default: Words(ja: "なし", en: "none")
            }
        let waiting = Words(
            ja: "車待ち \(board.ridesWaiting) · 元気の返事なし \(board.checkInsMissing) · "
                + "電話する \(board.callBack)",
            en: "rides waiting \(board.ridesWaiting) · no check-in \(board.checkInsMissing) · "
                + "to call \(board.callBack)")
        return [
            Words(
                ja: "\(board.day)  事務所の時刻 \(speech.moment(board.officeTime))",
                en: "\(board.day)  office clock \(speech.moment(board.officeTime))")[
                    speech.language],
            Words(ja: "注文: ", en: "orders: ")[speech.language] + progress,
            Words(ja: "計画: ", en: "plan: ")[speech.language] + plan[speech.language] + " · "
                + waiting[speech.language],
        ]
    }
}
