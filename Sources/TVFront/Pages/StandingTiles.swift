import Domain

// Where standing orders and proposals show up: among the deliveries, in the strip, on the screen
// that says what became of a request.
extension Front {
    /// What was asked about them and needs a look: what the office did not take, and a new
    /// standing order that the office does not show yet.
    private var standingNews: [OutboxItem] {
        content.outbox.filter { item in
            switch (item.request, item.state) {
            case (.standing(.make), .waiting): return true
            case (.standing(.make), .accepted(let subject, _)):
                return
                    !(content.view?.standing?.contains { $0.standing.id.text == subject }
                    ?? false) && !item.seen
            case (.standing, .tooLate), (.standing, .refused), (.proposal, .tooLate),
                (.proposal, .refused):
                return !item.seen
            default: return false
            }
        }
    }

    /// What somebody asked for, first among the deliveries: it waits for an answer.
    var proposalTiles: [Choice] {
        let asked = (content.view?.proposals ?? []).filter { !isAnswered($0.id) }
        return asked.map { proposal in
            var tile = Choice(
                "p" + proposal.id.text, words(.proposalTile),
                .open(.proposal(.page(proposal.id))))
            tile.detail =
                pending(proposal.id).map { said($0.state) }
                ?? (isLate(proposal)
                    ? words(.stateTooLate) : words(.proposalBy, ["name": asker(proposal)]))
            tile.picture = "💬"
            return tile
        }
    }

    var standingTiles: [Choice] {
        var tiles = standingNews.map { item in
            var tile = Choice(
                "w" + item.key, words(.standingTile),
                .open(.sent(Sent(request: item.request, key: item.key))))
            tile.detail = said(item.state)
            tile.picture = "✉️"
            return tile
        }
        for sight in content.view?.standing ?? [] {
            for row in missed(sight) {
                var tile = Choice(
                    "m\(sight.standing.id)-\(row.day)", words(.standingTile),
                    .open(.standing(.missed(sight.standing.id, row.day))))
                tile.detail = words(.standingNotice)
                tile.picture = "✉️"
                tiles.append(tile)
            }
            guard sight.standing.stoppedAt == nil else { continue }
            var tile = Choice(
                "s\(sight.standing.id)", words(.standingTile),
                .open(.standing(.page(sight.standing.id))))
            tile.detail = standingDetail(sight)
            tile.picture = "🔁"
            tiles.append(tile)
        }
        return tiles
    }

    private func standingDetail(_ sight: StandingSight) -> String {
        if pending(sight.standing.id) != nil { return words(.stateWaiting) }
        switch nearest(sight) {
        case .comes(let day): return words(.standingTileNext, ["day": shortly(day)])
        case .ordered(let day, _, _): return words(.standingTileNext, ["day": shortly(day)])
        case .rests(let day, _), .noDelivery(let day, _):
            return words(.standingTileRests, ["day": shortly(day)])
        case .ended: return words(.standingEnded)
        }
    }

    /// What the first screen says of them before the time of the close.
    var standingStrip: [String]? {
        guard let today else { return nil }
        let isMissed = (content.view?.standing ?? []).contains { sight in
            missed(sight).contains { $0.day >= today }
        }
        if isMissed { return words.forms(.stripStandingMissed) }
        guard let proposal = proposalsShown.first(where: { $0.day >= today }) else { return nil }
        return words.forms(
            isLate(proposal) ? .stripProposalLate : .stripProposal, ["name": asker(proposal)])
    }

    /// What the tile of the deliveries says on the first screen while somebody waits for an answer.
    var proposalDetail: String? {
        proposalsShown.contains { !isLate($0) } ? words(.proposalWaiting) : nil
    }

    func standingStrip(at place: StandingPlace) -> [String]? {
        switch place {
        case .choose: return words.forms(.stripStandingNot)
        case .review(let id, let weeks):
            guard let order = order(id), let rhythm = rhythm(after: order, weeks: weeks) else {
                return words.forms(.stripStandingNot)
            }
            return words.forms(
                .stripStandingFrom, ["day": date(rhythm.from).first ?? ""])
        case .skip, .resume, .stop: return words.forms(.stripStandingUnchanged)
        case .missed: return words.forms(.stripNotOrderedYet)
        case .page(let id):
            guard let sight = sight(id) else { return nil }
            if pending(id) != nil {
                return words.forms(content.connected ? .sentWaiting : .sentWaitingOffline)
            }
            return words.forms(strip(of: sight).say, strip(of: sight).values)
        }
    }

    private func strip(of sight: StandingSight) -> (say: Say, values: [String: String]) {
        func day(_ day: Day?) -> String { day.map { said($0) } ?? "" }
        switch nearest(sight) {
        case .comes(let next): return (.standingComes, ["day": day(next)])
        case .ordered(let next, _, _): return (.standingOrdered, ["day": day(next)])
        case .rests(let rest, _):
            guard let next = following(rest, sight) else {
                return (.standingRests, ["day": day(rest)])
            }
            return (.standingRestsNext, ["day": day(rest), "next": day(next)])
        case .noDelivery(let none, let next):
            guard let next else { return (.standingRests, ["day": day(none)]) }
            return (.standingNoDelivery, ["day": day(none), "next": day(next)])
        case .ended: return (.standingEnded, [:])
        }
    }

    func proposalStrip(at place: ProposalPlace) -> [String]? {
        guard case .page(let id) = place, let proposal = proposal(id) else {
            return words.forms(.stripNotOrderedYet)
        }
        if pending(id) != nil { return nil }
        guard let day = offeredDay(proposal) else { return words.forms(.stripNotOrderedYet) }
        return words.forms(.stripProposalAsk, ["day": said(day)])
    }

    /// What became of a request about a standing order, once it was taken.
    func acceptedLines(_ request: StandingRequest) -> [Body.Message.Line] {
        func day(_ day: Day) -> [String: String] { ["day": date(day).first ?? ""] }
        switch request {
        case .make(_, let rhythm):
            return [
                line(.sentStanding, .body, ["rhythm": said(rhythm)]),
                line(.sentStandingFrom, .body, day(rhythm.from)),
            ]
        case .skip(_, let skipped): return [line(.sentSkip, .body, day(skipped))]
        case .resume(_, let resumed): return [line(.sentResume, .body, day(resumed))]
        case .stop: return [line(.sentStop, .body)]
        }
    }

    func acceptedLines(_ request: ProposalRequest) -> [Body.Message.Line] {
        switch request {
        case .assent(_, let day, _): [line(.sentOrder, .body, ["day": said(day)])]
        case .decline: [line(.sentDecline, .body)]
        }
    }

    /// A yes that came too late: the next day in one press.
    func tooLate(_ request: ProposalRequest, next: Day?, _ home: Choice)
        -> ([Body.Message.Line], [Choice])?
    {
        guard case .assent(let id, _, _) = request, let proposal = proposal(id), let next else {
            return nil
        }
        let sums = sums(of: proposal.items)
        var buttons = [home]
        if pending(id) == nil, refusal(of: proposal.items, on: next) == nil {
            var choice = button(
                "next-day", .buttonNextDay, 1,
                .standing(.answer(.assent(id, day: next, items: proposal.items))), .hintNextDay,
                kind: .commit)
            choice.label = words(.buttonNextDay, ["day": said(next)])
            buttons[0].digit = 2
            buttons[0].number = "2"
            buttons.append(choice)
        }
        return (
            [
                line(.stateTooLate, .large), line(.tooLateNext, .body, ["day": said(next)]),
                line(.tooLateItems, .body, ["n": "\(sums.count)", "price": said(sums.price)]),
            ], buttons
        )
    }

    /// The button that makes an order a standing one, where it can be.
    func repeatButton(_ id: OrderId, digit: Int) -> Choice? {
        guard let order = order(id), canRepeat(order) else { return nil }
        return button(
            "repeat", .buttonRepeat, digit, .open(.standing(.choose(id))), .hintRepeat)
    }
}
