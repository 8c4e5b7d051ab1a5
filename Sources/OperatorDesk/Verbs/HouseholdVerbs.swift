import Console
import Domain
import Wire

extension Verbs {
    static let checkIns: [Verb] = [
        Verb(
            "checkin",
            Command(
                "list", ja: "元気の返事（まだの世帯も）", en: "Lists who said how they are, and who has not.",
                examples: [
                    .init("engawa checkin list", ja: "きょう", en: "today's"),
                    .init("engawa checkin list --sort answer", ja: "返事の順に", en: "by answer"),
                ], operands: [Shared.day])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let rows = try desk.ask(
                Route.checkIns.path(), query: [("day", day.description)],
                as: Listing<CheckInRow>.self
            ).items
            return Answer(rows, checkInTable(rows, desk.speech))
        },
        Verb(
            "checkin",
            Command(
                "add", ja: "電話で聞いた様子を入れる", en: "Enters how somebody said they are.",
                examples: [
                    .init("engawa checkin add H012 well", ja: "元気です", en: "well"),
                    .init("engawa checkin add H012 call-me", ja: "電話をください", en: "wants a call"),
                ],
                operands: [
                    Shared.household,
                    .init(
                        "ANSWER", ja: "様子", en: "how they are",
                        choices: WellnessAnswer.allCases.map(\.rawValue)),
                ], options: [Shared.onDay, Shared.dryRun])
        ) { desk in
            let given = desk.given
            let household = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let answer = try given.operand("ANSWER", as: Words(same: "well")) {
                WellnessAnswer(rawValue: $0)
            }
            let day = given.option("day")
            let checkIn = try desk.tell(
                Route.checkIn.path(),
                SayHowOneIs(
                    household: household, answer: answer,
                    day: day == nil ? nil : try desk.day(day, named: "--day"),
                    channel: .telephone), as: CheckIn.self)
            let table = Table(
                [
                    .init("household", ja: "世帯", en: "Household"),
                    .init("day", ja: "日", en: "Day"), .init("answer", ja: "返事", en: "Answer"),
                ],
                rows: [
                    ["\(checkIn.household)", "\(checkIn.day)", desk.speech.word(checkIn.answer)]
                ])
            return Answer(
                checkIn, table, said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        },
    ]

    private static func checkInTable(_ rows: [CheckInRow], _ speech: Speech) -> Table {
        Table(
            [
                .init("household", ja: "世帯", en: "Household"),
                .init("name", ja: "名前", en: "Name"), .init("village", ja: "集落", en: "Village"),
                .init("answer", ja: "返事", en: "Answer"), .init("at", ja: "時刻", en: "At"),
                .init("care", ja: "見守り", en: "Care"),
                .init("last-sign", ja: "最後のしるし", en: "Last sign"),
                .init("rides", ja: "のりもの", en: "Rides"),
                .init("box-seen", ja: "箱の通信", en: "Box seen"),
                .init("phone", ja: "電話", en: "Phone"),
            ],
            rows: rows.map { row in
                [
                    "\(row.household)", speech.name(row.name), "\(row.village)",
                    row.checkIn.map { speech.word($0.answer) }
                        ?? speech.word("none", Words(ja: "まだ", en: "not yet")),
                    speech.moment(row.checkIn?.at), careWords(row, speech),
                    signWords(row.lastSign, speech),
                    (row.rides ?? []).map { "\($0.band.from)–\($0.band.to) \($0.place)" }
                        .joined(separator: ", "), speech.yes(row.boxSeenToday), row.phone,
                ]
            })
    }

    static let households: [Verb] = [
        Verb(
            "household",
            Command(
                "show", ja: "一つの世帯", en: "Shows a household.",
                examples: [.init("engawa household show H012", ja: "世帯H012", en: "household H012")],
                operands: [Shared.household])
        ) { desk in
            let id = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let detail = try desk.ask(
                Route.household.path(id.text), as: HouseholdDetail.self)
            let speech = desk.speech
            let main = householdTable([detail.household], speech)
            return Answer(
                detail, main,
                sections: [
                    .table(
                        Words(ja: "世帯", en: "Household") + Words(same: " ")
                            + Words(detail.villageName), main),
                    .lines([
                        Words(ja: "きょうの様子: ", en: "today: ")[speech.language]
                            + (detail.checkIn.map { speech.word($0.answer) }
                                ?? Words(ja: "返事はまだ", en: "not yet answered")[speech.language]),
                        practisedLine(detail.practised, speech),
                    ]),
                    .table(Words(ja: "箱", en: "Boxes"), boxTable(detail.boxes, speech)),
                    .table(Words(ja: "注文", en: "Orders"), orderTable(detail.orders, speech)),
                    .table(Words(ja: "のりもの", en: "Rides"), rideTable(detail.rides, speech)),
                ])
        },
        Verb(
            "household",
            Command(
                "find", ja: "名前・かな・電話・IDでさがす", en: "Finds households by name, kana, phone or id.",
                examples: [
                    .init("engawa household find はせがわ", ja: "かなで", en: "by kana"),
                    .init("engawa household find 0265-00", ja: "電話で", en: "by telephone"),
                ], operands: [.init("WORD", ja: "さがす言葉", en: "what to look for")])
        ) { desk in
            let found = try desk.households(matching: desk.given.operand("WORD") ?? "")
            return Answer(
                found, householdTable(found, desk.speech),
                said: found.isEmpty ? [Words(ja: "ありません。", en: "There is none.")] : [])
        },
    ]

    private static func householdTable(_ households: [Household], _ speech: Speech) -> Table {
        Table(
            [
                .init("household", ja: "ID", en: "Id"), .init("name", ja: "名前", en: "Name"),
                .init("kana", ja: "かな", en: "Kana"), .init("village", ja: "集落", en: "Village"),
                .init("address", ja: "番地", en: "House"), .init("phone", ja: "電話", en: "Phone"),
                .init("elderly-only", ja: "高齢者のみ", en: "Elderly only"),
                .init("registered", ja: "登録", en: "Registered"),
                .init("reduced-fare", ja: "割引", en: "Reduced fare"),
            ],
            rows: households.map { household in
                [
                    "\(household.id)", speech.name(household.name), household.name.kana,
                    "\(household.village)", household.address, household.phone,
                    speech.yes(household.elderlyOnly), household.registered?.description ?? "",
                    speech.yes(household.reducedFare),
                ]
            })
    }
}
