import Console
import Domain
import Wire

extension Verbs {
    static let plans: [Verb] = [
        Verb(
            "plan",
            Command(
                "make", ja: "配達の計画案をつくる", en: "Makes a draft plan of a day.",
                examples: [
                    .init(
                        "engawa plan make --wind 3.2 --gust 5", ja: "どこも平均3.2・最大5m/s",
                        en: "3.2 m/s mean, 5 m/s gusts everywhere"),
                    .init(
                        "engawa plan make today --wind 3/5 V03=6/9", ja: "V03だけ強い風",
                        en: "stronger wind at V03"),
                    .init(
                        "engawa plan make --wind 3/5 --without D02 --dry-run",
                        ja: "D02がなかったら、いまの計画とくらべて",
                        en: "what if D02 were not there, beside the plan there is"),
                    .init(
                        "engawa plan make --wind 3/5 --urgent 21-017", ja: "急ぐ注文を決めて",
                        en: "with an urgent order"),
                ],
                operands: [Shared.day],
                options: [
                    .init(
                        "wind", "WIND", ja: "風（m/s）: 3.2、平均/最大 3/5、集落ごと V03=6/9",
                        en: "wind in m/s: 3.2, mean/gust 3/5, for a village V03=6/9",
                        repeats: true),
                    .init(
                        "gust", "SPEED", ja: "最大瞬間風速（m/s）", en: "gusts in m/s, with one --wind"),
                    .init(
                        "urgent", "ORDER", ja: "急ぐ注文", en: "orders that matter most",
                        repeats: true),
                    .init(
                        "without", "ID", ja: "いなかったら（ドローン、車、お手伝いの人のID。--dry-run と）",
                        en: "what if this drone, van or volunteer were not there; with --dry-run",
                        repeats: true), Shared.dryRun,
                ]), make),
        Verb(
            "plan",
            Command(
                "show", ja: "計画を見る", en: "Shows the plan of a day.",
                examples: [
                    .init("engawa plan show", ja: "きょう", en: "today's"),
                    .init(
                        "engawa plan show tomorrow --output csv", ja: "注文ごと、表計算用に",
                        en: "by order, for a spreadsheet"),
                ], operands: [Shared.day])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let plan = try desk.ask(Route.plan.path(day.description), as: PlanView.self)
            return planAnswer(plan, desk.speech)
        },
        Verb(
            "plan",
            Command(
                "publish", ja: "計画案を確定する", en: "Makes the draft plan count.",
                examples: [.init("engawa plan publish", ja: "きょう", en: "today's")],
                operands: [Shared.day], options: [Shared.dryRun])
        ) { desk in
            let day = try desk.day(desk.given.operand("DAY"))
            let plan = try desk.tell(
                Route.publishPlan.path(day.description), Step(), as: PlanView.self)
            return planAnswer(
                plan, desk.speech, said: desk.said(Words(ja: "確定しました。", en: "Published.")))
        },
    ]

    private static func make(_ desk: Desk) throws -> Answer {
        let day = try desk.day(desk.given.operand("DAY"))
        let wind = try winds(desk.given)
        var urgent: [OrderId] = []
        for word in desk.given.optionList("urgent") {
            urgent.append(try desk.order(word, on: Desk.isReceipt(word) ? day : nil))
        }
        let without = desk.given.optionList("without")
        guard without.isEmpty || desk.isDryRun else {
            throw UsageProblem.contradiction(
                Words(ja: "--without には --dry-run が要ります。", en: "--without needs --dry-run."))
        }
        let plan = try desk.tell(
            Route.makePlan.path(day.description),
            MakePlan(wind: wind, urgent: urgent, without: without.isEmpty ? nil : without),
            as: PlanView.self)
        var said = desk.said(
            Words(
                ja: "案をつくりました。確定は engawa plan publish \(day) です。",
                en: "Draft made. To make it count: engawa plan publish \(day)"))
        if wind.isEmpty {
            said.append(
                Words(
                    ja: "風の値がないので、飛ばない計画です（--wind）。",
                    en: "No wind was given (--wind), so nothing flies."))
        }
        if !without.isEmpty {
            let published = try desk.ask(Route.plan.path(day.description), as: PlanView.self)
            said += comparison(published, plan)
        }
        return planAnswer(plan, desk.speech, said: said)
    }

    /// What would be different from the plan there is.
    private static func comparison(_ now: PlanView, _ trial: PlanView) -> [Words] {
        func byVan(_ plan: PlanView) -> Int {
            plan.vanRounds.flatMap(\.stops).reduce(0) { $0 + $1.orders.count }
        }
        func last(_ plan: PlanView) -> String {
            let loaded =
                plan.sorties.flatMap(\.orders) + plan.walks.flatMap(\.orders)
                + plan.vanRounds.flatMap(\.stops).flatMap(\.orders)
            return loaded.map(\.handOff).max().map { "\($0)" } ?? "–"
        }
        func line(_ plan: PlanView) -> Words {
            Words(
                ja: "空 \(plan.certificate.byAir)件 \(plan.certificate.sorties)便・車 \(byVan(plan))件・"
                    + "運べない \(plan.held.count)件・最後 \(last(plan))",
                en: "\(plan.certificate.byAir) by air in \(plan.certificate.sorties) flights, "
                    + "\(byVan(plan)) by van, \(plan.held.count) held, last at \(last(plan))")
        }
        let (old, new) = (line(now), line(trial))
        return [
            Words(ja: "いまの計画: \(old.ja)", en: "The plan there is: \(old.en)"),
            Words(ja: "このとき: \(new.ja)", en: "In this case: \(new.en)"),
        ]
    }

    private static let windWords = Words(
        ja: "3.2/5 や V03=6/9 のような風速（平均/最大、m/s）",
        en: "a wind in m/s like 3.2/5 or V03=6/9 (mean/gust)")

    /// Reads `3.2` with `--gust 5`, `3.2/5`, and `V03=6/9`.
    static func winds(_ given: Given) throws(UsageProblem) -> [MakePlan.Wind] {
        let gust = try given.option("gust", as: windWords) { Items.speed($0) }
        var winds: [MakePlan.Wind] = []
        var usedGust = false
        for word in given.optionList("wind") {
            let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let village =
                try halves.count == 2
                ? Given.read("--wind", String(halves[0]), as: Desk.idWords) {
                    Desk.id($0, of: Named.Village.self)
                } : nil
            let speeds = (halves.last ?? "").split(
                separator: "/", omittingEmptySubsequences: false
            ).map { Items.speed($0) }
            guard (1...2).contains(speeds.count), let mean = speeds[0],
                let own = speeds.count == 2 ? speeds[1] : gust ?? -1
            else { throw .unreadable(name: "--wind", found: word, expected: windWords) }
            if speeds.count == 1 {
                guard gust != nil else { throw .missingOption("--gust") }
                usedGust = true
            }
            guard own >= mean else {
                throw .contradiction(
                    Words(
                        ja: "最大瞬間風速は平均より小さくなりません（\(word)）。",
                        en: "Gusts cannot be weaker than the mean wind (\(word))."))
            }
            guard !winds.contains(where: { $0.village == village }) else {
                throw .givenTwice(option: "--wind " + (village?.text ?? ""))
            }
            winds.append(.init(village: village, mean: mean, gust: own))
        }
        guard gust == nil || usedGust else {
            throw .contradiction(
                Words(ja: "--gust には --wind 3.2 が要ります。", en: "--gust needs a --wind like 3.2."))
        }
        return winds
    }

    private static func planAnswer(
        _ plan: PlanView, _ speech: Speech, said: [Words] = []
    ) -> Answer {
        let state =
            plan.status == "published"
            ? Words(ja: "確定", en: "published") : Words(ja: "案", en: "draft")
        let proof = plan.certificate
        let head = Words(
            ja: "\(plan.day) の計画 第\(plan.version)版（\(state.ja)、\(speech.moment(plan.madeAt))）",
            en: "Plan of \(plan.day), version \(plan.version) (\(state.en), "
                + "\(speech.moment(plan.madeAt)))")
        let flights = Words(
            ja: "空から \(proof.byAir)件を \(proof.sorties)便で"
                + "（どんな計画でも \(proof.sortieBound)便は要ります）",
            en: "\(proof.byAir) orders by air in \(proof.sorties) flights; "
                + "no plan needs fewer than \(proof.sortieBound)")
        var sections: [Answer.Section] = [
            .lines([head[speech.language], flights[speech.language]]),
            .table(Words(ja: "ドローン", en: "Drone flights"), sortieTable(plan.sorties, speech)),
            .table(Words(ja: "車", en: "Van rounds"), roundTable(plan.vanRounds, speech)),
        ]
        if !plan.walks.isEmpty {
            sections.append(.table(Words(ja: "徒歩", en: "On foot"), walkTable(plan.walks, speech)))
        }
        if !plan.held.isEmpty { sections.append(.table(heldTitle, heldTable(plan.held, speech))) }
        return Answer(plan, byOrder(plan, speech), sections: sections, said: said)
    }
}
