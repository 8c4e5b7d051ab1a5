import Console
import Domain
import Wire

extension Verbs {
    static let clocks: [Verb] = [
        Verb(
            "day",
            Command(
                "extend", ja: "事務所が止まっていた日の締切をのばす", en: "Puts a close off after a failure.",
                examples: [
                    .init(
                        "engawa day extend --until 11:30 --reason 停電 --dry-run",
                        ja: "何がひらくか見る", en: "see what would open again"),
                    .init(
                        "engawa day extend today --until 11:30 --reason 停電", ja: "11時半までのばす",
                        en: "until half past eleven"),
                ],
                operands: [Shared.day],
                options: [
                    .init(
                        "until", "TIME", ja: "新しい締切（11:30）", en: "the new close, as 11:30",
                        isRequired: true), Shared.reason, Shared.dryRun,
                ]), extend),
        Verb(
            "clock",
            Command(
                "follow", ja: "とんだ時計が正しいと認める", en: "Accepts a clock that jumped as right.",
                examples: [
                    .init(
                        "engawa clock follow --reason 時計を合わせた",
                        ja: "事務所はまた機械の時計に従う", en: "the office follows the system's clock again")
                ], options: [Shared.reason, Shared.dryRun])
        ) { desk in
            let done = try desk.tell(
                Route.followClock.path(), Step(reason: desk.given.option("reason")),
                as: ClockFollowed.self)
            return Answer(
                done,
                Table(
                    [.init("jump", ja: "とんだ秒", en: "Seconds jumped", isNumber: true)],
                    rows: [["\(done.jumpSeconds)"]]),
                said: desk.said(
                    Words(
                        ja: "事務所はまた機械の時計に従います。", en: "The office follows its machine's clock again."
                    )))
        },
    ]

    private static func extend(_ desk: Desk) throws -> Answer {
        let day = try desk.day(desk.given.operand("DAY"))
        let words = Words(ja: "11:30 のような時刻", en: "a time such as 11:30")
        guard let until = try desk.given.option("until", as: words, { TimeOfDay($0) }) else {
            throw UsageProblem.missingOption("--until")
        }
        let extended = try desk.tell(
            Route.extendClose.path(day.description),
            ExtendClose(until: until, reason: desk.given.option("reason") ?? ""),
            as: Extended.self)
        let table = Table(
            [
                .init("day", ja: "配達日", en: "Day"), .init("shop", ja: "店", en: "Shop"),
                .init("village", ja: "集落", en: "Village"),
            ],
            rows: extended.slots.map { ["\($0.day)", "\($0.shop)", "\($0.village)"] })
        return Answer(
            extended, table,
            said: desk.said(
                Words(
                    ja: "締切を \(desk.speech.moment(extended.until)) までのばしました。",
                    en: "The close is now at \(desk.speech.moment(extended.until)).")))
    }

    /// What the board says when a close may be put off.
    static func offered(_ board: DayBoard, _ speech: Speech) -> [String] {
        guard let offer = board.extensionOffer else { return [] }
        return [
            Words(
                ja: "締切前の15分に事務所は \(offer.absentSeconds)秒 止まっていました。"
                    + "のばすなら: engawa day extend \(board.day) --until 時刻 --reason 理由",
                en: "The office was down for \(offer.absentSeconds) s of the 15 minutes before the "
                    + "close. To put it off: engawa day extend \(board.day) --until TIME --reason WHY"
            )[speech.language]
        ]
    }
}
