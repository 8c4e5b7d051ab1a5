import Domain

// おでかけ: days on which nobody is at home.
extension Front {
    func wellPage(_ place: WellPlace) -> (Body, [String])? {
        let title = title(.well(place))
        switch place {
        case .away: return away.map { (.message(awayMessage($0)), title) } ?? awayTimesBody
        case .awayTimes: return awayTimesBody
        case .awayDays: return awayDaysBody.map { ($0, title) }
        case .awayReview(let away): return (.message(awayReview(away)), title)
        case .noted: return (notedBody, title)
        case .consents: return consentsBody.map { ($0, title) }
        case .consentLedger: return consentLedgerBody.map { ($0, title) }
        case .consent(let id): return consentBody(id)
        }
    }

    /// What stands under the title of these screens.
    func wellStrip(_ place: WellPlace) -> [String]? {
        switch place {
        case .away where away != nil: words.forms(.awayOn)
        case .away, .awayTimes: words.forms(.awayChoose)
        case .awayDays: words.forms(.awayCount)
        case .awayReview: words.forms(.awayNotYet)
        case .noted:
            content.view?.consents?.purpose(.observations).map {
                words.forms(.notedSeenBy, ["who": words($0.seenBy)])
            } ?? []
        case .consents, .consentLedger: words.forms(.consentAnyTime)
        case .consent(let id): consentStrip(id)
        }
    }

    private func awayMessage(_ away: Away) -> Body.Message {
        let isPending = content.outbox.contains {
            $0.request == .wellness(.away(away)) && $0.state == .waiting
        }
        return Body.Message(
            lines: [
                line(.awayUntil, .large, ["day": said(away.until)]),
                line(isPending ? .awayPending : .awayKnown, .body),
            ],
            buttons: [
                backButton(.awayKeep, digit: 2),
                button("change", .awayChange, 3, .open(.well(.awayTimes)), .awayChangeHint),
                button("home", .awayHome, 1, .well(.home), .awayHomeHint, kind: .commit),
            ])
    }

    private var awayTimesBody: (Body, [String])? {
        guard let today else { return nil }
        let choices: [(String, Say, Int, String)] = [
            ("today", .awayToday, 1, "🌞"), ("tomorrow", .awayTomorrow, 2, "🌙"),
            ("week", .awayWeek, 7, "🧳"),
        ]
        var tiles = choices.map { id, say, days, picture -> Choice in
            let until = today.adding(days: days - 1)
            var tile = Choice(
                id, words(say), .open(.well(.awayReview(Away(from: today, until: until)))))
            tile.detail = words(.awayUntilShort, ["day": date(until).last ?? ""])
            tile.picture = picture
            tile.hint = words.forms(.awayChooseHint)
            return tile
        }
        var days = Choice("days", words(.awayOther), .open(.well(.awayDays)))
        days.detail = words(.awayOtherDetail)
        days.picture = "📅"
        days.hint = words.forms(.awayChooseHint)
        tiles.append(days)
        return (.tiles(tiles), title(.well(.away)))
    }

    private var awayDaysBody: Body? {
        guard let today else { return nil }
        let away = Away(from: today, until: today.adding(days: awayDays - 1))
        var message = Body.Message(
            lines: [
                line(.awayDaysCount, .huge, ["n": "\(awayDays)"]),
                line(.awayUntil, .large, ["day": date(away.until).first ?? ""]),
            ],
            buttons: [
                button(
                    "next", .awayNext, 1, .open(.well(.awayReview(away))), .awayChooseHint)
            ])
        message.counts = true
        return .message(message)
    }

    private func awayReview(_ away: Away) -> Body.Message {
        var lines = [
            away.from == away.until
                ? line(.awayAskOne, .large, ["day": said(away.from)])
                : line(
                    .awayAsk, .large,
                    ["from": said(away.from), "until": date(away.until).first ?? ""])
        ]
        let delivery = content.view?.orders.first {
            away.covers($0.day) && $0.progress != .handedOver && $0.progress != .cancelled
        }
        if let delivery {
            lines.append(line(.awayDelivery, .body, ["day": said(delivery.day)]))
        } else {
            lines.append(line(.awayMeaning, .body))
        }
        return Body.Message(
            lines: lines,
            buttons: [
                backButton(.buttonFix, digit: 2),
                button(
                    "announce", .awayAnnounce, 1, .well(.announce(away)), .awayAnnounceHint,
                    kind: .commit),
            ])
    }

    /// What was noted, each with its day and who wrote it.
    private var notedBody: Body {
        let notes = content.view?.wellness?.notes ?? []
        let purpose = content.view?.consents?.purpose(.observations)
        guard !notes.isEmpty, let view = content.view else {
            let isGiven = content.view?.consents?.isGiven(.observations) ?? false
            var buttons = [backButton()]
            if let purpose {
                buttons.append(
                    button(
                        "consent", .notedConsent, 2, .open(.well(.consent(purpose.id))),
                        .notedConsentHint))
            }
            return .message(
                Body.Message(
                    lines: [line(isGiven ? .notedNone : .notedOff, .large)], buttons: buttons))
        }
        var rows: [Row] = []
        for note in notes.prefix(20) {
            let day = view.zone.day(at: note.at)
            rows.append(
                Row(
                    picture: picture(of: note.observed),
                    label: words(
                        .notedLine, ["day": said(day), "name": words(note.by)]),
                    right: said(note.observed)))
            if !note.note.isEmpty {
                rows.append(Row(label: words(.notedQuote, ["words": note.note])))
            }
        }
        return .ledger(Body.Ledger(rows: rows, foot: nil, note: [], buttons: [backButton()]))
    }

    private func picture(of observed: Observed) -> String {
        switch observed {
        case .fine: "😊"
        case .concern: "😟"
        case .contact: "📞"
        }
    }

    private func said(_ observed: Observed) -> String {
        switch observed {
        case .fine: words(.observedFine)
        case .concern: words(.observedConcern)
        case .contact: words(.observedContact)
        }
    }
}
