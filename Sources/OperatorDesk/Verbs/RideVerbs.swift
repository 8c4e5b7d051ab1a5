import Console
import Domain
import Wire

extension Verbs {
    static let rides: [Verb] = [
        Verb(
            "ride",
            Command(
                "list", ja: "のりものの一覧", en: "Lists the rides of a day.",
                examples: [
                    .init("engawa ride list", ja: "きょう", en: "today's"),
                    .init(
                        "engawa ride list tomorrow --sort band", ja: "あした、時間順",
                        en: "tomorrow's by time"),
                ], operands: [Shared.day])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let rows = try desk.ask(
                Route.rides.path(), query: [("day", day.description)], as: Listing<RideRow>.self
            ).items
            return Answer(rows, rideTable(rows, desk.speech))
        },
        Verb(
            "ride",
            Command(
                "add", ja: "電話の申込を入れる", en: "Enters a ride for a caller.",
                examples: [
                    .init(
                        "engawa ride add H012 clinic --day tomorrow --band 9:00-11:00",
                        ja: "行き", en: "there"),
                    .init(
                        "engawa ride add H012 clinic --day tomorrow --band 13:00-15:00 --back "
                            + "--companions 1 --wheelchair", ja: "帰り、つきそい1人、車いす",
                        en: "back home, one companion, wheelchair"),
                ],
                operands: [
                    Shared.household, .init("PLACE", ja: "行き先のID", en: "a place's id"),
                ],
                options: [
                    .init("day", "DAY", ja: "日", en: "the day", isRequired: true),
                    .init(
                        "band", "FROM-TO", ja: "時間帯", en: "the stretch of the day",
                        isRequired: true),
                    .init("back", ja: "帰り", en: "from the place back home"),
                    .init("companions", "N", ja: "つきそいの人数", en: "people who come along"),
                    .init("wheelchair", ja: "車いす", en: "with a wheelchair"),
                    .init(
                        "channel", "CHANNEL", ja: "受付のしかた", en: "how it came in",
                        choices: ["telephone", "paper"]), Shared.dryRun,
                ]), addRide),
        Verb(
            "ride",
            Command(
                "assign", ja: "車と時刻を決める", en: "Promises a car and a time.",
                examples: [
                    .init("engawa ride assign R7 T3 9:20", ja: "T3で9時20分", en: "T3 at 9:20")
                ],
                operands: [
                    Shared.ride, .init("TAXI", ja: "車のID", en: "a taxi's id"),
                    .init("TIME", ja: "迎えの時刻", en: "the pick-up time"),
                ], options: [Shared.dryRun])
        ) { desk in
            let taxi = try desk.id("TAXI", of: Named.Taxi.self)
            let words = Words(ja: "9:20 のような時刻", en: "a time like 9:20")
            let time = try desk.given.operand("TIME", as: words) { TimeOfDay($0) }
            return try rideStep(desk, "assign", RideStep(taxi: taxi, pickUp: time))
        },
        Verb(
            "ride",
            Command(
                "refuse", ja: "お断りする", en: "Says that no car can come.",
                examples: [
                    .init(
                        "engawa ride refuse R7 --reason 車がない", ja: "理由をつけて", en: "with a reason")
                ], operands: [Shared.ride], options: [Shared.reason, Shared.dryRun])
        ) { desk in
            try rideStep(desk, "refuse", RideStep(reason: desk.given.option("reason")))
        },
        Verb(
            "ride",
            Command(
                "done", ja: "乗り終えた", en: "Records that the ride took place.",
                examples: [.init("engawa ride done R7", ja: "記録する", en: "record it")],
                operands: [Shared.ride], options: [Shared.dryRun])
        ) { desk in try rideStep(desk, "done", RideStep()) },
        Verb(
            "ride",
            Command(
                "cancel", ja: "申込をとりやめる", en: "Takes a ride back for the caller.",
                examples: [.init("engawa ride cancel R7", ja: "とりやめる", en: "take it back")],
                operands: [Shared.ride], options: [Shared.whyPerhaps, Shared.dryRun])
        ) { desk in
            let ride = try desk.tell(
                Route.cancelRide.path(try desk.id("RIDE", of: Named.Ride.self).text),
                Step(reason: desk.given.option("reason")), as: Ride.self)
            return one(ride, desk)
        },
    ]

    private static func rideStep(_ desk: Desk, _ step: String, _ body: RideStep) throws -> Answer {
        let ride = try desk.tell(
            Route.rideStep.path(try desk.id("RIDE", of: Named.Ride.self).text, step), body,
            as: Ride.self)
        return one(ride, desk)
    }

    private static func addRide(_ desk: Desk) throws -> Answer {
        let given = desk.given
        let words = Words(ja: "9:00-11:00 のような時間帯", en: "a stretch like 9:00-11:00")
        let household = try desk.id("HOUSEHOLD", of: Named.Household.self)
        let place = try desk.id("PLACE", of: Named.RidePlace.self)
        guard let band = try given.option("band", as: words, Items.band) else {
            throw UsageProblem.missingOption("--band")
        }
        let companions = try given.number("companions", in: 0...20) ?? 0
        let ride = try desk.tell(
            Route.requestRide.path(),
            AskForRide(
                household: household,
                request: RideRequest(
                    place: place, direction: given.has("back") ? .homeward : .outward,
                    day: try desk.day(given.option("day"), named: "--day"), band: band,
                    companions: companions, wheelchair: given.has("wheelchair")),
                channel: given.option("channel").flatMap(Channel.init) ?? .telephone),
            as: Ride.self)
        return one(ride, desk)
    }

    private static func one(_ ride: Ride, _ desk: Desk) -> Answer {
        Answer(
            ride, Table(rideColumns, rows: [cells(ride, desk.speech)]),
            said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
    }

    private static let rideColumns: [Table.Column] = [
        .init("ride", ja: "ID", en: "Ride"), .init("state", ja: "状態", en: "State"),
        .init("day", ja: "日", en: "Day"), .init("band", ja: "時間帯", en: "Band"),
        .init("direction", ja: "方向", en: "Way"), .init("place", ja: "行き先", en: "Place"),
        .init("household", ja: "世帯", en: "Household"), .init("village", ja: "集落", en: "Village"),
        .init("companions", ja: "つきそい", en: "With", isNumber: true),
        .init("wheelchair", ja: "車いす", en: "Wheelchair"), .init("taxi", ja: "車", en: "Taxi"),
        .init("pick-up", ja: "迎え", en: "Pick-up"),
        .init("fare", ja: "円", en: "Yen", isNumber: true), .init("note", ja: "備考", en: "Note"),
    ]
    private static func cells(_ ride: Ride, _ speech: Speech) -> [String] {
        let asked = ride.request
        return [
            "\(ride.id)", speech.word(ride.progress), "\(asked.day)",
            "\(asked.band.from)-\(asked.band.to)", speech.word(asked.direction), "\(asked.place)",
            "\(ride.household)", "\(ride.village)", "\(asked.companions)",
            speech.yes(asked.wheelchair), ride.taxi?.text ?? "", speech.time(ride.pickUp),
            "\(ride.fare)", ride.note ?? "",
        ]
    }
    static func rideTable(_ rides: [Ride], _ speech: Speech) -> Table {
        Table(rideColumns, rows: rides.map { cells($0, speech) })
    }
    private static func rideTable(_ rows: [RideRow], _ speech: Speech) -> Table {
        Table(
            rideColumns + [
                .init("name", ja: "名前", en: "Name"), .init("phone", ja: "電話", en: "Phone"),
                .init("place-name", ja: "行き先の名", en: "Place name"),
            ],
            rows: rows.map { row in
                cells(row.ride, speech)
                    + [speech.name(row.householdName), row.phone, speech.name(row.placeName)]
            })
    }
}
