import Console
import Domain
import Wire

extension Verbs {
    private static let purpose = Command.Operand(
        "PURPOSE", ja: "同意の目的（passive-signs など）", en: "what for: passive-signs or another")
    private static let channel = Command.Option(
        "channel", "CHANNEL", ja: "どう聞いたか（telephone か paper）", en: "how it was said",
        choices: ["telephone", "paper"])

    static let consents: [Verb] = [
        Verb(
            "consent",
            Command(
                "list", ja: "世帯の同意（記録も）", en: "Lists what a household agreed to, and when.",
                examples: [.init("engawa consent list H012", ja: "世帯H012", en: "household H012")],
                operands: [Shared.household])
        ) { desk in
            let id = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let state = try desk.ask(Route.consents.path(id.text), as: ConsentState.self)
            let speech = desk.speech
            let main = nowTable(state, speech)
            return Answer(
                state, main,
                sections: [
                    .table(Words(ja: "いま", en: "Now"), main),
                    .table(Words(ja: "記録", en: "Ledger"), ledgerTable(state.entries, speech)),
                ])
        },
        decision(
            "record", .given, ja: "同意を記録する", en: "Records that a household agrees.",
            example: "engawa consent record H012 screen-help --reason 電話で本人から"),
        decision(
            "refuse", .refused, ja: "同意しないと記録する", en: "Records that a household does not agree.",
            example: "engawa consent refuse H012 observations --reason 電話で本人から"),
        decision(
            "withdraw", .withdrawn, ja: "同意の取りやめを記録する", en: "Records that a consent is taken back.",
            example: "engawa consent withdraw H012 passive-signs --reason 電話で本人から"),
    ]

    private static func decision(
        _ name: String, _ decision: ConsentDecision, ja: String, en: String, example: String
    ) -> Verb {
        Verb(
            "consent",
            Command(
                name, ja: ja, en: en,
                examples: [.init(example, ja: "電話で聞いた", en: "said on the telephone")],
                operands: [Shared.household, purpose],
                options: [channel, Shared.reason, Shared.dryRun])
        ) { desk in
            let entry = try desk.tell(
                Route.decideConsent.path(),
                DecideConsent(
                    household: try desk.id("HOUSEHOLD", of: Named.Household.self),
                    purpose: try desk.id("PURPOSE", of: Named.Consent.self), version: nil,
                    decision: decision,
                    channel: desk.given.option("channel").flatMap(Channel.init(rawValue:))
                        ?? .telephone, reason: desk.given.option("reason")),
                as: ConsentEntry.self)
            return Answer(
                entry, ledgerTable([entry], desk.speech),
                said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        }
    }

    private static func nowTable(_ state: ConsentState, _ speech: Speech) -> Table {
        Table(
            [
                .init("purpose", ja: "目的", en: "Purpose"), .init("title", ja: "名前", en: "Title"),
                .init("version", ja: "版", en: "Version", isNumber: true),
                .init("given", ja: "同意", en: "Agreed"),
            ],
            rows: state.purposes.map { purpose in
                let given =
                    state.isToBeAskedAgain(purpose.id)
                    ? speech.word("ask-again", Words(ja: "聞きなおす", en: "ask again"))
                    : speech.yes(state.isGiven(purpose.id))
                return ["\(purpose.id)", speech.name(purpose.title), "\(purpose.version)", given]
            })
    }

    private static func ledgerTable(_ entries: [ConsentEntry], _ speech: Speech) -> Table {
        Table(
            [
                .init("at", ja: "時刻", en: "At"), .init("purpose", ja: "目的", en: "Purpose"),
                .init("decision", ja: "決めたこと", en: "Decision"),
                .init("channel", ja: "どうやって", en: "Channel"),
                .init("version", ja: "版", en: "Version", isNumber: true),
            ],
            rows: entries.map { entry in
                [
                    speech.moment(entry.at), "\(entry.purpose)",
                    speech.word(entry.decision.rawValue, words(entry.decision)),
                    speech.word(entry.channel), "\(entry.version)",
                ]
            })
    }

    private static func words(_ decision: ConsentDecision) -> Words {
        switch decision {
        case .given: Words(ja: "同意", en: "agreed")
        case .refused: Words(ja: "同意しない", en: "not agreed")
        case .withdrawn: Words(ja: "やめた", en: "withdrawn")
        }
    }
}
