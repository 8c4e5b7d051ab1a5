import Domain

@testable import TVFront

// The screens about being well, being away and consent.
extension Tour {
    static func purpose(
        _ id: ConsentId, _ ja: String, _ en: String, kept: Int, version: Int = 1
    ) -> ConsentPurpose {
        ConsentPurpose(
            id: id, version: version, title: Sample.name(ja, en),
            sentences: [
                Note(
                    ja: "リモコンを 押すと「元気の しるし」に なります。",
                    en: "A key press counts as a sign that you are well."),
                Note(ja: "どの番組を 見たかは わかりません。", en: "What you watch is never known."),
                Note(
                    ja: "伝わるのは 3時間に 1回だけです。", en: "It is told at most once in three hours."),
                Note(
                    ja: "同意しなくても いままでどおり 使えます。",
                    en: "You lose nothing if you do not agree."),
            ], seenBy: Note(ja: "役場の 見守り係", en: "the town's welfare staff"), keptDays: kept)
    }

    static func consents(_ decisions: [(ConsentId, ConsentDecision)] = []) -> ConsentState {
        ConsentState(
            purposes: [
                purpose(.passiveSigns, "テレビの 見守り", "TV sign of life", kept: 14),
                purpose(.observations, "見守りの きろく", "Notes of care", kept: 90),
                purpose(.screenHelp, "画面の てつだい", "Screen help", kept: 0),
            ],
            entries: decisions.enumerated().map { index, one in
                ConsentEntry(
                    sequence: Int64(index + 1), purpose: one.0, version: 1, decision: one.1,
                    channel: index == 0 ? .telephone : .television,
                    at: Sample.time(9, 0, on: Sample.today.adding(days: index - 9)))
            })
    }

    static func wellness(
        away: [Away] = [], notes: [Observation] = [], firstSign: Moment? = nil
    ) -> WellnessView {
        WellnessView(
            remindAt: TimeOfDay(10, 0), dayBegins: TimeOfDay(4, 0), firstSignToday: firstSign,
            away: away, notes: notes)
    }

    static let threeDays = Away(from: Sample.today, until: Sample.today.adding(days: 2))
    static let notes = [
        Observation(
            at: Sample.time(15, 0, on: Sample.today.adding(days: -1)), observed: .concern,
            note: "足が いたそう", by: Sample.name("森田さん", "Morita")),
        Observation(
            at: Sample.time(15, 0, on: Sample.today.adding(days: -3)), observed: .fine, note: "",
            by: Sample.name("役場", "Town office")),
    ]

    static func caring(
        _ wellness: WellnessView = wellness(), _ consents: ConsentState? = consents(),
        at moment: Moment? = Sample.time(9, 42), outbox: [OutboxItem] = []
    ) -> Content {
        var view = Sample.view()
        view.wellness = wellness
        view.consents = consents
        return Sample.content(moment, view: view, outbox: outbox)
    }

    static var care: [(String, Front)] {
        let given = consents([(.observations, .given), (.screenHelp, .given)])
        let decided = consents([
            (.observations, .given), (.screenHelp, .given), (.screenHelp, .withdrawn),
        ])
        let away = caring(wellness(away: [threeDays]))
        let tomorrow = Away(from: Sample.today, until: Sample.tomorrow)
        func well(_ place: WellPlace, _ content: Content = caring()) -> Front {
            at([.wellness, .well(place)], content: content)
        }
        func consent(_ place: WellPlace, _ state: ConsentState) -> Front {
            at(
                [.wellness, .well(.consents), .well(place)],
                content: caring(wellness(), state))
        }
        func sent(_ request: WellnessRequest) -> Front {
            let entry = Sample.entry(
                "k", .wellness(request), .accepted(subject: "s", receipt: nil), seen: true)
            return at(
                [.sent(Sent(request: .wellness(request), key: "k"))],
                content: caring(outbox: [entry]))
        }
        return [
            ("care-reminder", at([], content: caring(at: Sample.time(10, 5)), basket: [])),
            ("care-home-away", at([], content: away, basket: [])),
            ("care-wellness", at([.wellness], content: away)),
            ("care-away-times", well(.away)), ("care-away", well(.away, away)),
            ("care-away-days", well(.awayDays)),
            (
                "care-away-review",
                well(.awayReview(Away(from: Sample.today, until: Sample.today.adding(days: 6))))
            ),
            ("care-away-order", at([.review], content: caring(wellness(away: [tomorrow])))),
            ("care-noted", well(.noted, caring(wellness(notes: notes), given))),
            ("care-noted-off", well(.noted)),
            (
                "care-consents",
                at([.wellness, .well(.consents)], content: caring(wellness(), given))
            ),
            ("care-consent", consent(.consent(.passiveSigns), consents())),
            ("care-consent-given", consent(.consent(.screenHelp), given)),
            ("care-consent-ledger", consent(.consentLedger, decided)),
            ("care-sent-away", sent(.away(threeDays))),
            ("care-sent-agreed", sent(.decide(.passiveSigns, version: 1, .given))),
        ]
    }
}
