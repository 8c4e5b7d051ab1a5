import Console
import Domain
import Wire

extension Verbs {
    static let money: [Verb] = [
        Verb(
            "money",
            Command(
                "limit", ja: "世帯が決めた ひと月のめやすを入れる",
                en: "Sets a household's own limit for a month, for a caller.",
                examples: [
                    .init(
                        "engawa money limit H012 20000 --reason 本人の電話", ja: "2万円にする",
                        en: "20,000 yen"),
                    .init(
                        "engawa money limit H012 none --reason 本人の電話", ja: "めやすをやめる",
                        en: "no limit"),
                ],
                operands: [
                    Shared.household,
                    .init("YEN", ja: "1000円ごとの額か none", en: "yen in steps of 1,000, or none"),
                ], options: [Shared.reason, Shared.dryRun])
        ) { desk in
            let household = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let words = Words(
                ja: "1000 から 200000 の、1000円ごとの額か none",
                en: "1000 to 200000 in steps of 1000, or none")
            let wanted = try desk.given.operand("YEN", as: words) { text -> [Yen]? in
                if text == "none" { return [] }
                return Int(text).flatMap { yen in
                    SpendingLimit.range.contains(yen) && yen % SpendingLimit.step == 0
                        ? [Yen(yen)] : nil
                }
            }
            let limit = try desk.tell(
                Route.setSpendingLimit.path(),
                SetSpendingLimit(
                    household: household, limit: wanted.first,
                    reason: desk.given.option("reason")), as: SpendingLimit.self)
            return Answer(
                limit,
                Table(
                    [
                        .init("household", ja: "世帯", en: "Household"),
                        .init("limit", ja: "めやす円", en: "Limit", isNumber: true),
                    ],
                    rows: [["\(limit.household)", limit.limit.map { "\($0)" } ?? ""]]),
                said: desk.said(Words(ja: "決めました。", en: "Set.")))
        }
    ]
}
