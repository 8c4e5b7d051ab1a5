import Domain

// 同意: what one may agree to, in plain words, and what was decided.
extension Front {
    var consentsBody: Body? {
        guard let state = content.view?.consents else { return nil }
        var tiles = state.purposes.map { purpose -> Choice in
            var tile = Choice(
                "c" + purpose.id.text, words(purpose.title), .open(.well(.consent(purpose.id))))
            tile.detail = consentDetail(purpose, state)
            tile.picture = state.isGiven(purpose.id) ? "✅" : "📄"
            tile.hint = words.forms(.hintOpen, ["name": words(purpose.title)])
            return tile
        }
        var ledger = Choice("ledger", words(.consentLedger), .open(.well(.consentLedger)))
        ledger.picture = "📖"
        ledger.detail = words(.consentLedgerDetail)
        ledger.hint = words.forms(.hintOpen, ["name": words(.consentLedger)])
        tiles.append(ledger)
        return .tiles(tiles)
    }

    /// The decision about a purpose that is still on its way.
    func pendingDecision(_ purpose: ConsentId) -> ConsentDecision? {
        for item in content.outbox where item.state == .waiting {
            if case .wellness(.decide(purpose, _, let decision)) = item.request {
                return decision
            }
        }
        return nil
    }

    private func consentDetail(_ purpose: ConsentPurpose, _ state: ConsentState) -> String {
        if pendingDecision(purpose.id) != nil { return words(.stateWaiting) }
        if state.isGiven(purpose.id) { return words(.consentGiven) }
        if state.isToBeAskedAgain(purpose.id) { return words(.consentNewText) }
        return words(.consentNotGiven)
    }

    func consentBody(_ id: ConsentId) -> (Body, [String])? {
        guard let state = content.view?.consents, let purpose = state.purpose(id) else {
            return nil
        }
        var rows = purpose.sentences.map { Row(label: words($0)) }
        rows.append(Row(label: words(.consentSeenBy, ["who": words(purpose.seenBy)])))
        rows.append(
            Row(
                label: purpose.keptDays == 0
                    ? words(.consentNotKept)
                    : words(.consentKept, ["n": "\(purpose.keptDays)"])))
        return (
            .ledger(
                Body.Ledger(
                    rows: rows, foot: nil, note: [], buttons: consentButtons(purpose, state))),
            [words(purpose.title)]
        )
    }

    // The focus is on neither answer, and both are as near.
    private func consentButtons(_ purpose: ConsentPurpose, _ state: ConsentState) -> [Choice] {
        guard pendingDecision(purpose.id) == nil else { return [backButton()] }
        func decide(_ decision: ConsentDecision) -> Deed {
            .well(.decide(purpose.id, purpose.version, decision))
        }
        if state.isGiven(purpose.id) {
            return [
                backButton(.consentKeep, digit: 2),
                button(
                    "withdraw", .consentWithdraw, 1, decide(.withdrawn), .consentWithdrawHint,
                    kind: .commit),
            ]
        }
        return [
            backButton(.consentLater, digit: 3),
            button("agree", .consentAgree, 1, decide(.given), .consentAgreeHint, kind: .commit),
            button(
                "refuse", .consentRefuse, 2, decide(.refused), .consentRefuseHint, kind: .commit),
        ]
    }

    /// Strip of a purpose's screen: how it stands.
    func consentStrip(_ id: ConsentId) -> [String]? {
        guard let state = content.view?.consents, let view = content.view else { return nil }
        if let pending = pendingDecision(id) {
            return words.forms(.consentPending, ["decision": said(pending)])
        }
        if state.isToBeAskedAgain(id) { return words.forms(.consentNewTextLong) }
        guard let last = state.last(id) else { return words.forms(.consentNever) }
        return words.forms(
            .consentStands,
            [
                "day": said(view.zone.day(at: last.at)), "decision": said(last.decision),
                "channel": said(last.channel),
            ])
    }

    var consentLedgerBody: Body? {
        guard let state = content.view?.consents, let view = content.view else { return nil }
        let rows = state.entries.map { entry -> Row in
            let title = state.purpose(entry.purpose).map { words($0.title) } ?? entry.purpose.text
            return Row(
                label: title,
                right: words(
                    .consentLine,
                    [
                        "day": date(view.zone.day(at: entry.at)).last ?? "",
                        "channel": said(entry.channel),
                        "decision": said(entry.decision),
                    ]))
        }
        guard !rows.isEmpty else {
            return .message(
                Body.Message(lines: [line(.consentLedgerNone, .large)], buttons: [backButton()]))
        }
        return .ledger(
            Body.Ledger(rows: rows, foot: nil, note: [], buttons: [backButton()]))
    }

    func said(_ decision: ConsentDecision) -> String {
        switch decision {
        case .given: words(.decisionGiven)
        case .refused: words(.decisionNotGiven)
        case .withdrawn: words(.decisionWithdrawn)
        }
    }

    func said(_ channel: Channel) -> String {
        switch channel {
        case .television: words(.channelTelevision)
        case .telephone: words(.channelTelephone)
        case .paper: words(.channelPaper)
        }
    }

    /// What the `sent` screen says once the office has it.
    func acceptedWords(_ request: WellnessRequest) -> [Body.Message.Line] {
        switch request {
        case .decide(_, _, .given): [line(.sentAgreed, .body)]
        case .decide(_, _, .refused): [line(.sentRefusedConsent, .body)]
        case .decide(_, _, .withdrawn): [line(.sentWithdrawn, .body)]
        case .away(let away): [line(.sentAway, .body, ["day": said(away.until)])]
        case .home: [line(.sentHome, .body)]
        case .sign: []
        }
    }

    /// The title of the `sent` screen.
    func sentTitle(_ request: WellnessRequest) -> [String] {
        switch request {
        case .decide: words.forms(.sentConsentTitle)
        default: words.forms(.sentAwayTitle)
        }
    }
}
