import Console
import DataFiles
import Domain
import Wire

extension Verbs {
    private static let notice = Command.Operand(
        "NOTICE", ja: "お知らせのID", en: "a notice's id")

    static let notices: [Verb] = [
        Verb(
            "notice",
            Command(
                "post", ja: "お知らせ（回覧板）を出す", en: "Posts a notice to televisions.",
                examples: [
                    .init("engawa notice post souji.yaml --dry-run", ja: "試す", en: "try it"),
                    .init("engawa notice post souji.yaml", ja: "出す", en: "post it"),
                ],
                operands: [.init("FILE", ja: "お知らせのファイル (YAML)", en: "the notice as YAML")],
                options: [Shared.dryRun]), postNotice),
        Verb(
            "notice",
            Command(
                "list", ja: "お知らせの一覧", en: "Lists the notices.",
                examples: [.init("engawa notice list", ja: "90日分", en: "of the last 90 days")])
        ) { desk in
            let rows = try desk.ask(Route.notices.path(), as: Listing<NoticeRow>.self).items
            return Answer(rows, noticeTable(rows, desk.speech))
        },
        Verb(
            "notice",
            Command(
                "show", ja: "お知らせの本文", en: "Shows one notice.",
                examples: [.init("engawa notice show N-1", ja: "読む", en: "read it")],
                operands: [notice])
        ) { desk in
            let id = try desk.id("NOTICE", of: Named.Notice.self)
            let row = try desk.ask(Route.notice.path(id.text), as: NoticeRow.self)
            let text = desk.speech.note(row.notice.text)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            return Answer(
                row, noticeTable([row], desk.speech),
                sections: [
                    .table(
                        Words(ja: "お知らせ", en: "Notice"), noticeTable([row], desk.speech)),
                    .lines(lines.map(String.init)),
                ])
        },
        Verb(
            "notice",
            Command(
                "reads", ja: "読んだ世帯の数と、まだの世帯", en: "Who has read it, and whom to call.",
                examples: [.init("engawa notice reads N-1", ja: "まだの世帯", en: "who has not")],
                operands: [notice]), noticeReads),
        Verb(
            "notice",
            Command(
                "told", ja: "電話や紙で伝えたと記録する", en: "Records that a household was told.",
                examples: [
                    .init("engawa notice told N-1 H012", ja: "電話で", en: "by telephone"),
                    .init("engawa notice told N-1 H012 --paper", ja: "紙で", en: "on paper"),
                ],
                operands: [notice, Shared.household],
                options: [.init("paper", ja: "紙で", en: "on paper"), Shared.dryRun])
        ) { desk in
            let id = try desk.id("NOTICE", of: Named.Notice.self)
            let household = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let receipt = try desk.tell(
                Route.readNotice.path(id.text),
                NoticeReceipt(
                    household: household, channel: desk.given.has("paper") ? .paper : .telephone),
                as: NoticeReceipt.self)
            return Answer(
                receipt,
                Table(
                    [
                        .init("household", ja: "世帯", en: "Household"),
                        .init("channel", ja: "方法", en: "By"),
                    ], rows: [[household.text, desk.speech.word(receipt.channel)]]),
                said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        },
        Verb(
            "notice",
            Command(
                "withdraw", ja: "お知らせを下ろす", en: "Takes a notice down.",
                examples: [
                    .init("engawa notice withdraw N-1 --reason 誤り", ja: "誤りのため", en: "a mistake")
                ], operands: [notice], options: [Shared.reason, Shared.dryRun])
        ) { desk in
            let id = try desk.id("NOTICE", of: Named.Notice.self)
            let row = try desk.tell(
                Route.withdrawNotice.path(id.text), Step(reason: desk.given.option("reason")),
                as: NoticeRow.self)
            return Answer(
                row, noticeTable([row], desk.speech),
                said: desk.said(Words(ja: "下ろしました。", en: "Taken down.")))
        },
    ]

    private static func postNotice(_ desk: Desk) throws -> Answer {
        let file: NoticeFile
        do throws(DataProblems) {
            file = try NoticeFile.load(desk.given.operand("FILE") ?? "")
            try NoticeAdvice.check(file.title.ja + file.title.en, at: file.titlePlace)
            try NoticeAdvice.check(file.text.ja + file.text.en, at: file.textPlace)
        } catch { throw DeskProblem.data(error) }
        let advice = NoticeAdvice.words(file.title, file.text, at: file.textPlace)
        let row = try desk.tell(
            Route.postNotice.path(),
            PostNotice(
                title: file.title, text: file.text, reading: file.reading,
                villages: file.villages, from: file.from, until: file.until),
            as: NoticeRow.self)
        return Answer(
            row, noticeTable([row], desk.speech),
            said: advice + desk.said(Words(ja: "出しました。", en: "Posted.")))
    }

    private static func noticeReads(_ desk: Desk) throws -> Answer {
        let id = try desk.id("NOTICE", of: Named.Notice.self)
        let reads = try desk.ask(Route.noticeReads.path(id.text), as: NoticeReads.self)
        let row = reads.row
        return Answer(
            reads, unreadTable(reads.unread, desk.speech),
            said: [
                Words(
                    ja: "\(row.households)世帯のうち、テレビに届いた \(row.reached)、読んだ \(row.read)。"
                        + "上の \(reads.unread.count)世帯はまだです。",
                    en: "Of \(row.households) households \(row.reached) were reached, "
                        + "\(row.read) have read it; the \(reads.unread.count) above have not.")
            ])
    }

    /// Whom to telephone because the television was not read.
    static func unreadTable(_ unread: [NoticeReads.Unread], _ speech: Speech) -> Table {
        Table(
            [
                .init("household", ja: "世帯", en: "Household"),
                .init("name", ja: "名前", en: "Name"), .init("village", ja: "集落", en: "Village"),
                .init("phone", ja: "電話", en: "Phone"),
                .init("television", ja: "テレビ", en: "Television"),
            ],
            rows: unread.map {
                [
                    $0.household.text, speech.name($0.name), $0.village.text, $0.phone,
                    speech.yes($0.hasBox),
                ]
            })
    }

    static func noticeTable(_ rows: [NoticeRow], _ speech: Speech) -> Table {
        Table(
            [
                .init("notice", ja: "お知らせ", en: "Notice"),
                .init("title", ja: "題", en: "Title"), .init("villages", ja: "集落", en: "Villages"),
                .init("from", ja: "から", en: "From"), .init("until", ja: "まで", en: "Until"),
                .init("households", ja: "世帯", en: "Households", isNumber: true),
                .init("reached", ja: "届いた", en: "Reached", isNumber: true),
                .init("read", ja: "読んだ", en: "Read", isNumber: true),
                .init("withdrawn", ja: "下ろした", en: "Taken down"),
            ],
            rows: rows.map { row in
                let notice = row.notice
                return [
                    notice.id.text, speech.note(notice.title),
                    notice.villages.isEmpty
                        ? speech.word("all", Words(ja: "全部", en: "all"))
                        : notice.villages.map(\.text).joined(separator: " "),
                    "\(notice.from)", "\(notice.until)", "\(row.households)", "\(row.reached)",
                    "\(row.read)", speech.moment(notice.withdrawnAt),
                ]
            })
    }
}
