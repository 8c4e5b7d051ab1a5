import Console
import Domain
import Wire

extension Verbs {
    static let rides: [Verb] = [
        Verb(
            "ride",
            Command(
                "list", ja: "のりものの一覧（迎えを待つ人、時刻の順）",
                en: "Lists the rides of a day: who waits now, then by time.",
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
            ).items.sorted { RideOrder.stands($0.ride) < RideOrder.stands($1.ride) }
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
                        "engawa ride add H012 clinic --day tomorrow --band 9:00-11:00 "
                            + "--home-band 11:00-13:00 --companions 1 --wheelchair",
                        ja: "行きと帰り、つきそい1人、車いす",
                        en: "there and home, one companion, wheelchair"),
                    .init(
                        "engawa ride add H012 clinic --day tomorrow --band 13:00-15:00 --back",
                        ja: "帰りだけ", en: "only back home"),
                ],
                operands: [
                    Shared.household, .init("PLACE", ja: "行き先のID", en: "a place's id"),
                ],
                options: [
                    .init("day", "DAY", ja: "日", en: "the day", isRequired: true),
                    .init(
                        "band", "FROM-TO", ja: "時間帯", en: "the stretch of the day",
                        isRequired: true),
                    .init(
                        "home-band", "FROM-TO", ja: "帰りの時間帯（行きと一組で申し込む）",
                        en: "the stretch for the way home; both ways or none"),
                    .init("back", ja: "帰りだけ", en: "only from the place back home"),
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
                    .init("engawa ride assign R7 T3 9:20", ja: "T3で9時20分", en: "T3 at 9:20"),
                    .init(
                        "engawa ride assign R7 T3 9:20 --home 11:40", ja: "帰りも同じ車で",
                        en: "and the same car home"),
                ],
                operands: [
                    Shared.ride, .init("TAXI", ja: "車のID", en: "a taxi's id"),
                    .init("TIME", ja: "迎えの時刻", en: "the pick-up time"),
                ],
                options: [
                    .init(
                        "home", "TIME", ja: "一組の帰りの迎えの時刻",
                        en: "the pick-up time of the way home of the same outing"),
                    .init(
                        "home-taxi", "TAXI", ja: "帰りの車のID（省略すると同じ車）",
                        en: "the taxi of the way home; the same if left out"), Shared.dryRun,
                ])
        ) { desk in
            let taxi = try desk.id("TAXI", of: Named.Taxi.self)
            let words = Words(ja: "9:20 のような時刻", en: "a time like 9:20")
            let time = try desk.given.operand("TIME", as: words) { TimeOfDay($0) }
            var step = RideStep(taxi: taxi, pickUp: time)
            step.homePickUp = try desk.given.option("home", as: words) { TimeOfDay($0) }
            let idWords = Words(ja: "車のID", en: "a taxi's id")
            step.homeTaxi = try desk.given.option("home-taxi", as: idWords) { TaxiId($0) }
            guard step.homeTaxi == nil || step.homePickUp != nil else {
                throw UsageProblem.missingOption("--home")
            }
            return try rideStep(desk, "assign", step)
        },
        Verb(
            "ride",
            Command(
                "fetch", ja: "いま迎えに行く（帰りの番号で）",
                en: "Fetches a rider home now, by the number on their television.",
                examples: [
                    .init("engawa ride fetch 4821", ja: "帰りの番号4821", en: "number 4821"),
                    .init(
                        "engawa ride fetch 4821 --from clinic", ja: "診療所にいる人",
                        en: "who stands at the clinic"),
                ],
                operands: [.init("NUMBER", ja: "帰りの番号（4けた）", en: "the four digits")],
                options: [
                    .init("from", "PLACE", ja: "いまいる所のID", en: "where they stand, a place's id"),
                    Shared.dryRun,
                ])
        ) { desk in
            let words = Words(ja: "1000から9999の番号", en: "a number from 1000 to 9999")
            let number = try desk.given.operand("NUMBER", as: words) { text in
                Int(text).flatMap { (1000...9999).contains($0) ? $0 : nil }
            }
            let placeWords = Words(ja: "場所のID", en: "a place's id")
            let place = try desk.given.option("from", as: placeWords) { RidePlaceId($0) }
            let ride = try desk.tell(
                Route.fetchHome.path(), FetchHome(number: number, place: place), as: Ride.self)
            return one(ride, desk)
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
                examples: [
                    .init("engawa ride cancel R7", ja: "この便だけ", en: "only this way"),
                    .init("engawa ride cancel R7 --both", ja: "行きも帰りも", en: "both ways"),
                ],
                operands: [Shared.ride],
                options: [
                    .init(
                        "both", ja: "一組のもう片方も", en: "the other way of the same outing too"),
                    Shared.whyPerhaps, Shared.dryRun,
                ])
        ) { desk in
            let ride = try desk.tell(
                Route.cancelRide.path(try desk.id("RIDE", of: Named.Ride.self).text),
                CancelRide(
                    reason: desk.given.option("reason"),
                    both: desk.given.has("both") ? true : nil), as: Ride.self)
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
        let day = try desk.day(given.option("day"), named: "--day")
        let channel = given.option("channel").flatMap(Channel.init) ?? .telephone
        func request(_ direction: RideDirection, _ band: TimeBand) -> RideRequest {
            RideRequest(
                place: place, direction: direction, day: day, band: band, companions: companions,
                wheelchair: given.has("wheelchair"))
        }
        if let homeBand = try given.option("home-band", as: words, Items.band) {
            guard !given.has("back") else {
                throw UsageProblem.contradiction(
                    Words(
                        ja: "--back と --home-band は一緒に使えません。",
                        en: "--back and --home-band cannot be given together."))
            }
            let pair = try desk.tell(
                Route.requestRides.path(),
                AskForRides(
                    household: household, outward: request(.outward, band),
                    homeward: request(.homeward, homeBand), channel: channel), as: RidePair.self)
            return Answer(
                pair, rideTable([pair.outward, pair.homeward], desk.speech),
                said: desk.said(Words(ja: "行きと帰りを記録しました。", en: "Both ways are recorded.")))
        }
        let ride = try desk.tell(
            Route.requestRide.path(),
            AskForRide(
                household: household,
                request: request(given.has("back") ? .homeward : .outward, band),
                channel: channel), as: Ride.self)
        return one(ride, desk)
    }

    private static func one(_ ride: Ride, _ desk: Desk) -> Answer {
        Answer(
            ride, rideTable([ride], desk.speech),
            said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
    }
}
