import Domain

// Standing orders: what comes and when, one date off, no more, and making one.
extension Front {
    func standingBody(_ place: StandingPlace) -> (Body, [String])? {
        switch place {
        case .page(let id): standingPage(id)
        case .choose(let id): chooseRhythm(id)
        case .review(let id, let weeks): standingReview(id, weeks)
        case .skip(let id, let day): skipAsk(id, day)
        case .resume(let id, let day): resumeAsk(id, day)
        case .stop(let id): stopAsk(id)
        case .missed(let id, let day): missedPage(id, day)
        }
    }

    /// The things as rows of a ledger, by the catalogue.
    func rows(of items: [OrderItem]) -> [Row] {
        items.map { item in
            let product = product(item.product)
            return Row(
                picture: product?.picture,
                label: product.map { words($0.name) } ?? "\(item.product)",
                middle: words(.timesCount, ["n": "\(item.quantity)"]),
                right: said((product?.price ?? 0) * item.quantity))
        }
    }

    /// Their sum.
    func sum(of items: [OrderItem]) -> ([String], String) {
        let sums = sums(of: items)
        return (
            words.forms(.totalCount, ["n": "\(sums.count)", "mass": said(sums.mass)]),
            said(sums.price)
        )
    }

    private func standingPage(_ id: StandingOrderId) -> (Body, [String])? {
        guard let sight = sight(id) else { return nil }
        var buttons = [backButton()]
        if pending(id) == nil, sight.standing.stoppedAt == nil {
            if let button = dateButton(sight) { buttons.append(button) }
            buttons.append(
                button("stop", .buttonStopStanding, 3, .open(.standing(.stop(id))), .hintCancel))
        }
        var note = [said(sight.standing.rhythm)]
        if !content.connected { note.append(asOf) }
        return (
            .ledger(
                Body.Ledger(
                    rows: rows(of: items(sight)), foot: sum(of: items(sight)), note: note,
                    buttons: buttons)), title(.standing(.page(id)))
        )
    }

    /// What can be done about the nearest date.
    private func dateButton(_ sight: StandingSight) -> Choice? {
        let id = sight.standing.id
        func skip(_ day: Day) -> Choice {
            let isThisWeek =
                today.map { today in
                    day.number - today.number < 7 && day.weekday.rawValue >= today.weekday.rawValue
                } ?? false
            return button(
                "skip", isThisWeek ? .buttonSkipThisWeek : .buttonSkip, 2,
                .open(.standing(.skip(id, day))), .hintCancel)
        }
        switch nearest(sight) {
        case .comes(let day), .ordered(let day, _, open: true): return skip(day)
        case .rests(let day, open: true):
            return button(
                "resume", .buttonResume, 2, .open(.standing(.resume(id, day))), .hintCancel)
        case .ordered, .rests, .noDelivery, .ended: return nil
        }
    }

    private func chooseRhythm(_ id: OrderId) -> (Body, [String])? {
        guard let order = order(id) else { return nil }
        let names: [(weeks: Int, label: Say)] = [
            (1, .standingWeekly), (2, .standingBiweekly), (4, .standingMonthly),
        ]
        let tiles = names.compactMap { name -> Choice? in
            guard let rhythm = rhythm(after: order, weeks: name.weeks) else { return nil }
            var tile = Choice(
                "every-\(name.weeks)", words(name.label),
                .open(.standing(.review(id, weeks: name.weeks))))
            tile.detail = words(.standingTileNext, ["day": shortly(rhythm.from)])
            tile.picture = "🔁"
            tile.hint = words.forms(.hintToReview)
            return tile
        }
        return (.tiles(numbered(tiles)), title(.standing(.choose(id))))
    }

    private func standingReview(_ id: OrderId, _ weeks: Int) -> (Body, [String])? {
        guard let order = order(id), let rhythm = rhythm(after: order, weeks: weeks) else {
            return nil
        }
        let items = order.items
        var ledger = Body.Ledger(
            rows: rows(of: items), foot: sum(of: items), note: [],
            buttons: [button("fix", .buttonFix, 2, .back, .hintFixRhythm)])
        if let refusal = standingRefusal(of: items, on: rhythm.from) {
            let name = refusal.product.flatMap(product).map { words($0.name) + " " } ?? ""
            ledger.note = [name + words(refusal.words)]
        } else {
            ledger.note = [said(rhythm)]
            ledger.buttons.append(
                button(
                    "make", .buttonMakeStanding, 1,
                    .standing(.ask(.make(items: items, rhythm: rhythm))), .hintMakeStanding,
                    kind: .commit))
        }
        return (.ledger(ledger), title(.standing(.review(id, weeks: weeks))))
    }

    private func ask(
        _ lines: [Body.Message.Line], keep: Say, commit: Choice, _ place: StandingPlace
    ) -> (Body, [String]) {
        (
            .message(
                Body.Message(
                    lines: lines,
                    buttons: [button("keep", keep, 2, .back, .hintKeepStanding), commit])),
            title(.standing(place))
        )
    }

    private func skipAsk(_ id: StandingOrderId, _ day: Day) -> (Body, [String])? {
        guard let sight = sight(id), pending(id) == nil else { return nil }
        var lines = [line(.skipAsk, .large, ["day": date(day).first ?? ""])]
        switch nearest(sight) {
        case .comes(day): break
        case .ordered(day, _, open: true): lines.append(line(.skipOrdered, .body))
        default: return nil
        }
        if let next = following(day, sight) {
            lines.append(line(.skipNext, .body, ["day": date(next).first ?? ""]))
        }
        let commit = button(
            "skip", .buttonSkipNow, 1, .standing(.ask(.skip(id, day: day))), .hintSkipNow,
            kind: .commit)
        return ask(lines, keep: .buttonKeepOrder, commit: commit, .skip(id, day))
    }

    private func resumeAsk(_ id: StandingOrderId, _ day: Day) -> (Body, [String])? {
        guard let sight = sight(id), pending(id) == nil, nearest(sight) == .rests(day, open: true)
        else { return nil }
        let commit = button(
            "resume", .buttonResumeNow, 1, .standing(.ask(.resume(id, day: day))),
            .hintResumeNow, kind: .commit)
        return ask(
            [line(.resumeAsk, .large, ["day": date(day).first ?? ""])], keep: .buttonKeepSkipped,
            commit: commit, .resume(id, day))
    }

    private func stopAsk(_ id: StandingOrderId) -> (Body, [String])? {
        guard let sight = sight(id), pending(id) == nil, sight.standing.stoppedAt == nil else {
            return nil
        }
        var lines = [line(.stopAsk, .large)]
        if case .ordered(let day, _, _) = nearest(sight) {
            lines.append(line(.stopOrdered, .body, ["day": date(day).first ?? ""]))
        } else {
            lines.append(line(.stopAfter, .body))
        }
        let commit = button(
            "stop", .buttonStopStanding, 1, .standing(.ask(.stop(id))), .hintStopNow,
            kind: .commit)
        return ask(lines, keep: .buttonGoOn, commit: commit, .stop(id))
    }

    /// A date that could not be ordered: why, what it was, and the next day in one press.
    private func missedPage(_ id: StandingOrderId, _ day: Day) -> (Body, [String])? {
        guard let sight = sight(id), let row = missed(sight).first(where: { $0.day == day }) else {
            return nil
        }
        let items = items(sight)
        var notes = row.note.map { sentences(words($0)).map { Row(label: $0) } } ?? []
        var buttons = [button("keep", .buttonNotNow, 2, .back, .hintBack)]
        if let next = deliveryDay(for: items)?.day {
            if let refusal = refusal(of: items, on: next) {
                let name = refusal.product.flatMap(product).map { words($0.name) + " " } ?? ""
                notes.append(Row(label: name + words(refusal.words)))
            } else {
                var choice = button(
                    "next-day", .buttonNextDay, 1, .standing(.orderFor(next, items)),
                    .hintNextDay, kind: .commit)
                choice.label = words(.buttonNextDay, ["day": said(next)])
                buttons.append(choice)
            }
        }
        return (
            .ledger(
                Body.Ledger(
                    rows: notes + rows(of: items), foot: sum(of: items), note: [],
                    buttons: buttons)),
            words.forms(.missedTitle, ["day": said(day)])
        )
    }
}
