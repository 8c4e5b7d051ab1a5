import Console
import Domain
import Wire

extension Verbs {
    private static let proposal = Command.Operand(
        "PROPOSAL", ja: "相談のID（p-2026-05-21-001）", en: "a proposal's id (p-2026-05-21-001)")
    private static let how = Command.Option(
        "by", "CHANNEL", ja: "本人の返事のしかた", en: "how the household itself answered",
        isRequired: true, choices: ["telephone", "paper"])

    static let proposals: [Verb] = [
        Verb(
            "proposal",
            Command(
                "list", ja: "家族などが頼んだ、本人の返事待ちの相談",
                en: "Lists what others asked for, and whether the household answered.",
                examples: [
                    .init("engawa proposal list", ja: "きょう届ける分", en: "for today"),
                    .init(
                        "engawa proposal list tomorrow --open", ja: "あした、返事待ちだけ",
                        en: "for tomorrow, unanswered only"),
                ],
                operands: [Shared.day],
                options: [.init("open", ja: "返事待ちだけ", en: "unanswered only")])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let rows = try desk.ask(
                Route.proposals.path(), query: [("day", day.description)],
                as: Listing<ProposalRow>.self
            ).items.filter { !desk.given.has("open") || $0.proposal.state == .open }
            return Answer(rows, proposalTable(rows, desk.speech))
        },
        Verb(
            "order",
            Command(
                "assent", ja: "相談に本人が「はい」と答えた",
                en: "Records the household's own yes: it becomes an order.",
                examples: [
                    .init(
                        "engawa order assent p-2026-05-21-001 --by telephone --reason 本人に電話で確認",
                        ja: "電話で確かめた", en: "heard on the telephone")
                ],
                operands: [proposal],
                options: [
                    how, Shared.reason,
                    .init(
                        "day", "DAY", ja: "配達日（締切をすぎたとき）",
                        en: "another delivery day, once its own is closed"), Shared.dryRun,
                ])
        ) { desk in
            let order = try answer(desk, "assent", as: Order.self)
            return one(
                order, desk,
                Words(
                    ja: "受け付けました。番号は \(order.receipt)、\(order.day) に届きます。",
                    en: "Accepted: number \(order.receipt), for \(order.day)."))
        },
        Verb(
            "order",
            Command(
                "decline", ja: "相談に本人が「いいえ」と答えた",
                en: "Records the household's own no: nothing is ordered.",
                examples: [
                    .init(
                        "engawa order decline p-2026-05-21-001 --by telephone --reason 本人が断った",
                        ja: "電話で断られた", en: "declined on the telephone")
                ],
                operands: [proposal], options: [how, Shared.reason, Shared.dryRun])
        ) { desk in
            let proposal = try answer(desk, "decline", as: Proposal.self)
            return Answer(
                proposal, Table(proposalColumns, rows: [cells(proposal, desk.speech)]),
                said: desk.said(
                    Words(ja: "断りを記録しました。注文はありません。", en: "Declined; nothing is ordered.")))
        },
    ]

    private static func answer<Reply: Decodable>(
        _ desk: Desk, _ step: String, as type: Reply.Type
    ) throws -> Reply {
        let id: ProposalId = try desk.id("PROPOSAL")
        let day = desk.given.option("day")
        return try desk.tell(
            Route.proposalStep.path(id.text, step),
            ProposalStep(
                day: day == nil ? nil : try desk.day(day, named: "--day"),
                channel: desk.given.option("by").flatMap(Channel.init) ?? .telephone,
                reason: desk.given.option("reason")), as: type)
    }

    /// What `order add --on-behalf` does: a proposal instead of an order.
    static func propose(
        _ items: [OrderItem], for household: HouseholdId, askedBy name: String, day: Day?,
        _ desk: Desk
    ) throws -> Answer {
        let proposal = try desk.tell(
            Route.propose.path(),
            Propose(household: household, items: items, day: day, askedBy: name),
            as: Proposal.self)
        return Answer(
            proposal, Table(proposalColumns, rows: [cells(proposal, desk.speech)]),
            said: desk.said(
                Words(
                    ja: "まだ注文ではありません。本人がテレビか電話で「はい」と答えると注文になります。"
                        + "番号は \(proposal.id)、\(proposal.day) 分です。",
                    en: "Not an order yet: the household must say yes on the television or the "
                        + "telephone. It is \(proposal.id), for \(proposal.day).")))
    }

    private static let proposalColumns: [Table.Column] = [
        .init("id", ja: "ID", en: "Id"), .init("state", ja: "返事", en: "Answer"),
        .init("household", ja: "世帯", en: "Household"),
        .init("asked-by", ja: "頼んだ人", en: "Asked by"),
        .init("items", ja: "品物", en: "Items"), .init("day", ja: "配達日", en: "Day"),
        .init("entered-by", ja: "受けた人", en: "Entered by"),
        .init("order", ja: "注文", en: "Order"),
    ]

    private static func cells(_ proposal: Proposal, _ speech: Speech) -> [String] {
        let state =
            switch proposal.state {
            case .open: Words(ja: "返事待ち", en: "open")
            case .assented: Words(ja: "はい", en: "yes")
            case .declined: Words(ja: "いいえ", en: "no")
            case .late: Words(ja: "締切に間に合わず", en: "too late")
            }
        return [
            "\(proposal.id)", speech.word(proposal.state.rawValue, state),
            "\(proposal.household)", proposal.askedBy, itemWords(proposal.items),
            "\(proposal.day)", "\(proposal.enteredBy)", proposal.order?.text ?? "",
        ]
    }

    static func proposalTable(_ rows: [ProposalRow], _ speech: Speech) -> Table {
        let whom: [Table.Column] = [
            .init("name", ja: "名前", en: "Name"), .init("phone", ja: "電話", en: "Phone"),
        ]
        return Table(
            Array(proposalColumns.prefix(3)) + whom + proposalColumns.dropFirst(3),
            rows: rows.map { row in
                let cells = cells(row.proposal, speech)
                return Array(cells.prefix(3)) + [speech.name(row.householdName), row.phone]
                    + cells.dropFirst(3)
            })
    }
}
