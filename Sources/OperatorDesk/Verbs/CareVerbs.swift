import Console
import Domain
import Wire

extension Verbs {
    static let care: [Verb] = [
        Verb(
            "checkin",
            Command(
                "away", ja: "電話で聞いたおでかけを入れる", en: "Enters days on which nobody is at home.",
                examples: [
                    .init(
                        "engawa checkin away H012 --until 2026-05-24 --reason 娘さんの家へ",
                        ja: "24日まで", en: "until the 24th")
                ], operands: [Shared.household],
                options: [
                    .init(
                        "from", "DAY", ja: "はじめの日（省略するときょう）", en: "the first day; today if left out"
                    ),
                    .init("until", "DAY", ja: "おわりの日", en: "the last day", isRequired: true),
                    Shared.reason, Shared.dryRun,
                ])
        ) { desk in
            let away = try desk.tell(
                Route.announceAway.path(),
                AnnounceAway(
                    household: try desk.id("HOUSEHOLD", of: Named.Household.self),
                    from: try desk.day(desk.given.option("from"), named: "--from"),
                    until: try desk.day(desk.given.option("until"), named: "--until"),
                    channel: .telephone, reason: desk.given.option("reason")), as: Away.self)
            return Answer(
                away,
                Table(
                    [.init("from", ja: "から", en: "From"), .init("until", ja: "まで", en: "Until")],
                    rows: [["\(away.from)", "\(away.until)"]]),
                said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        },
        Verb(
            "checkin",
            Command(
                "home", ja: "もどったと電話で聞いた", en: "Records that somebody is home again.",
                examples: [
                    .init("engawa checkin home H012 --reason 電話で", ja: "きょうから", en: "from today")
                ], operands: [Shared.household], options: [Shared.reason, Shared.dryRun])
        ) { desk in
            let home = try desk.tell(
                Route.comeHome.path(),
                ComeHome(
                    household: try desk.id("HOUSEHOLD", of: Named.Household.self), day: nil,
                    channel: .telephone, reason: desk.given.option("reason")), as: ComeHome.self)
            return Answer(
                home,
                Table(
                    [.init("day", ja: "日", en: "Day")],
                    rows: [[home.day?.description ?? ""]]),
                said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        },
        setWellness,
        Verb(
            "checkin",
            Command(
                "notes", ja: "見守りの記録（読むと記録が残ります）",
                en: "Shows what was noted about a household; looking is recorded.",
                examples: [.init("engawa checkin notes H012", ja: "世帯H012", en: "household H012")],
                operands: [Shared.household])
        ) { desk in
            let id = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let notes = try desk.ask(
                Route.observations.path(id.text), as: Listing<Observation>.self
            ).items
            let speech = desk.speech
            return Answer(
                notes,
                Table(
                    [
                        .init("at", ja: "時刻", en: "At"), .init("by", ja: "だれが", en: "By"),
                        .init("observed", ja: "ようす", en: "Seemed"),
                        .init("note", ja: "ひとこと", en: "Note"),
                    ],
                    rows: notes.map { note in
                        [
                            speech.moment(note.at), speech.name(note.by),
                            speech.word(note.observed.rawValue, words(note.observed)), note.note,
                        ]
                    }))
        },
    ]

    private static let setWellness = Verb(
        "checkin",
        Command(
            "set", ja: "たずねる時刻と、しるしを待つ時間", en: "Sets when a household is asked, and its silence.",
            examples: [
                .init(
                    "engawa checkin set H012 --remind 9:00 --silence 48 --reason ご希望",
                    ja: "9時にたずね、48時間待つ", en: "ask at nine, wait 48 hours"),
                .init(
                    "engawa checkin set H012 --remind off --reason ご希望", ja: "たずねない",
                    en: "do not ask"),
            ], operands: [Shared.household],
            options: [
                .init(
                    "remind", "TIME", ja: "たずねる時刻か off（省略すると町の時刻）",
                    en: "when to ask, or off; the town's time if left out"),
                .init(
                    "silence", "HOURS", ja: "しるしを待つ時間（12〜96、省略すると町の時間）",
                    en: "hours to wait, 12 to 96; the town's if left out"), Shared.reason,
                Shared.dryRun,
            ])
    ) { desk in
        let given = desk.given
        var setting = WellnessSetting()
        if let word = given.option("remind") {
            setting.reminds = word != "off"
            if setting.reminds {
                setting.remindAt = try Given.read(
                    "--remind", word, as: Words(ja: "9:00 のような時刻か off", en: "a time or off")
                ) { TimeOfDay($0) }
            }
        }
        setting.silenceHours = try given.option(
            "silence", as: Words(ja: "12〜96", en: "12 to 96")
        ) { text in
            Int(text).flatMap { (12...96).contains($0) ? $0 : nil }
        }
        let household = try desk.id("HOUSEHOLD", of: Named.Household.self)
        let kept = try desk.tell(
            Route.setWellness.path(household.text),
            SetWellness(setting: setting, reason: given.option("reason") ?? ""),
            as: WellnessSetting.self)
        return Answer(
            kept,
            Table(
                [
                    .init("remind", ja: "たずねる時刻", en: "Asked at"),
                    .init("silence", ja: "待つ時間", en: "Hours", isNumber: true),
                ],
                rows: [
                    [
                        kept.reminds
                            ? kept.remindAt?.description
                                ?? desk.speech.word("town", Words(ja: "町の時刻", en: "town's"))
                            : desk.speech.word("off", Words(ja: "たずねない", en: "off")),
                        kept.silenceHours.map(String.init)
                            ?? desk.speech.word("town", Words(ja: "町の時間", en: "town's")),
                    ]
                ]), said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
    }

    private static func words(_ observed: Observed) -> Words {
        switch observed {
        case .fine: Words(ja: "元気", en: "fine")
        case .concern: Words(ja: "気になる", en: "concern")
        case .contact: Words(ja: "要連絡", en: "to contact")
        }
    }

    /// How a home of the day's list stands: away, silent for too long, or neither.
    static func careWords(_ row: CheckInRow, _ speech: Speech) -> String {
        if let away = row.away {
            return speech.word(
                "away:\(away.until)",
                Words(ja: "おでかけ \(away.until) まで", en: "away until \(away.until)"))
        }
        guard row.isSilent == true else { return "" }
        let hours = row.silenceHours ?? 0
        return speech.word(
            "silent", Words(ja: "\(hours)時間 しるしなし", en: "no sign for \(hours) hours"))
    }

    /// The last sign of a home, with its kind.
    static func signWords(_ sign: SignOfLife?, _ speech: Speech) -> String {
        guard let sign else { return "" }
        let kind: Words =
            switch sign.kind {
            case .checkIn: Words(ja: "返事", en: "check-in")
            case .key: Words(ja: "リモコン", en: "key")
            case .order: Words(ja: "注文", en: "order")
            case .ride: Words(ja: "乗車", en: "ride")
            case .handOver: Words(ja: "お渡し", en: "hand-over")
            case .phone: Words(ja: "電話", en: "phone")
            }
        return speech.word(sign.kind.rawValue, kind) + " " + speech.moment(sign.at)
    }
}
