import Console
import Domain
import Wire

extension Verbs {
    static let boxes: [Verb] = [
        Verb(
            "box",
            Command(
                "pair", ja: "テレビの箱をつなぐ番号を出す",
                en: "Opens a code that binds a box to a household, or to a place as a kiosk.",
                examples: [
                    .init("engawa box pair H012", ja: "世帯H012に", en: "for household H012"),
                    .init(
                        "engawa box pair --kiosk clinic", ja: "診療所に置く箱に",
                        en: "for a box in the clinic"),
                ],
                operands: [
                    .init(
                        "HOUSEHOLD", ja: "世帯のID", en: "a household's id", isOptional: true)
                ],
                options: [
                    .init(
                        "kiosk", "PLACE", ja: "世帯でなく、のりものの行き先に置く箱",
                        en: "a box at a ride place instead of a household"),
                    Shared.dryRun,
                ]), pair),
        Verb(
            "box",
            Command(
                "list", ja: "箱の一覧", en: "Lists the boxes.",
                examples: [
                    .init("engawa box list", ja: "全部", en: "all of them"),
                    .init(
                        "engawa box list --sort last-seen", ja: "通信の古い順", en: "longest silent first"
                    ),
                ])
        ) { desk in
            let rows = try desk.ask(Route.boxes.path(), as: Listing<BoxRow>.self).items
            return Answer(rows, boxTable(rows, desk.speech))
        },
        Verb(
            "box",
            Command(
                "revoke", ja: "箱を使えなくする", en: "Shuts a box out.",
                examples: [
                    .init("engawa box revoke B017 --reason 故障で交換", ja: "交換のため", en: "replaced")
                ],
                operands: [.init("BOX", ja: "箱のID", en: "a box's id")],
                options: [Shared.reason, Shared.dryRun])
        ) { desk in
            let id = try desk.id("BOX", of: Named.Box.self)
            let row = try desk.tell(
                Route.revokeBox.path(id.text), Step(reason: desk.given.option("reason")),
                as: BoxRow.self)
            return Answer(
                row, boxTable([row], desk.speech),
                said: desk.said(Words(ja: "使えなくしました。", en: "Shut out.")))
        },
    ]

    /// For whom a code is opened: a household or a place, one of them.
    private static func wish(_ desk: Desk) throws -> OpenPairing {
        let place: RidePlaceId? = try desk.given.option("kiosk", as: Desk.idWords) { Desk.id($0) }
        guard let place else {
            return OpenPairing(household: try desk.id("HOUSEHOLD", of: Named.Household.self))
        }
        guard desk.given.operand("HOUSEHOLD") == nil else {
            throw UsageProblem.contradiction(
                Words(
                    ja: "HOUSEHOLD と --kiosk は一緒に使えません。",
                    en: "HOUSEHOLD and --kiosk cannot be given together."))
        }
        return OpenPairing(kiosk: place)
    }

    private static func pair(_ desk: Desk) throws -> Answer {
        let code = try desk.tell(
            Route.openPairing.path(), try wish(desk), as: PairingCode.self)
        let digits = Array(code.code.filter(\.isNumber))
        let grouped = stride(from: 0, to: digits.count, by: 4)
            .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: "-")
        let until = desk.speech.moment(code.expires)
        let todo = Words(
            ja: "1. テレビの「はじめる」で、リモコンの数字でこの番号を入れます（\(until)まで）。\n"
                + "2. テレビに出る6けたの数字を、電話で読み合わせます。\n"
                + "3. engawa box list の「確認」と同じなら、できあがりです。ちがうときは\n"
                + "   engawa box revoke で止めてください。",
            en: "1. On the television choose \"Begin\" and type this number with the remote "
                + "(until \(until)).\n"
                + "2. The television shows six digits: read them to each other on the phone.\n"
                + "3. If \"Check\" in engawa box list says the same, it is done. If not, stop it\n"
                + "   with engawa box revoke.")
        let lines =
            [grouped, ""] + Banner.lines(grouped) + [""]
            + todo[desk.speech.language].split(separator: "\n").map(String.init)
        return Answer(
            code,
            Table(
                [
                    .init("household", ja: "世帯", en: "Household"),
                    .init("place", ja: "置き場所", en: "Place"),
                    .init("code", ja: "番号", en: "Code"),
                    .init("expires", ja: "いつまで", en: "Until"),
                ], rows: [[code.household?.text ?? "", code.place?.text ?? "", grouped, until]]),
            sections: [.lines(lines)],
            said: desk.isDryRun
                ? desk.said(Words(same: ""))
                    + [Words(ja: "この番号は使えません。", en: "This number does not work.")] : [])
    }

    static func boxTable(_ rows: [BoxRow], _ speech: Speech) -> Table {
        Table(
            [
                .init("box", ja: "箱", en: "Box"), .init("household", ja: "世帯", en: "Household"),
                .init("place", ja: "置き場所", en: "Place"), .init("state", ja: "状態", en: "State"),
                .init("check", ja: "確認", en: "Check"),
                .init("last-seen", ja: "最後の通信", en: "Last seen"),
                .init("paired", ja: "つないだ日時", en: "Paired"),
                .init("model", ja: "種類", en: "Model"),
                .init("messages", ja: "通し番号", en: "Messages", isNumber: true),
            ],
            rows: rows.map { row in
                [
                    "\(row.id)", row.household?.text ?? "", row.place?.text ?? "",
                    row.revokedAt == nil
                        ? speech.word("in-use", Words(ja: "使用中", en: "in use"))
                        : speech.word("revoked", Words(ja: "停止", en: "shut out")),
                    row.checkDigits, speech.moment(row.lastSeen), speech.moment(row.pairedAt),
                    row.model, "\(row.lastSequence)",
                ]
            })
    }
}

/// Digits five lines high, to be read aloud from across a desk.
enum Banner {
    private static let shapes: [Character: [String]] = [
        "0": ["###", "# #", "# #", "# #", "###"], "1": [" # ", "## ", " # ", " # ", "###"],
        "2": ["###", "  #", "###", "#  ", "###"], "3": ["###", "  #", "###", "  #", "###"],
        "4": ["# #", "# #", "###", "  #", "  #"], "5": ["###", "#  ", "###", "  #", "###"],
        "6": ["###", "#  ", "###", "# #", "###"], "7": ["###", "  #", "  #", "  #", "  #"],
        "8": ["###", "# #", "###", "# #", "###"], "9": ["###", "# #", "###", "  #", "###"],
        "-": ["  ", "  ", "##", "  ", "  "],
    ]

    static func lines(_ text: String) -> [String] {
        (0..<5).map { line in
            text.compactMap { shapes[$0]?[line] }.joined(separator: "  ")
        }
    }
}
