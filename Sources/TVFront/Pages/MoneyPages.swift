import Domain

/// The pages about money.
enum MoneyPlace: Hashable {
    case month, limit

    var screen: String { self == .month ? "money" : "money-limit" }
}

/// What can be done about money.
enum MoneyDeed: Hashable { case keepLimit, dropLimit }

// What the month costs, and the resident's own limit for it. It warns and never stops an order.
extension Front {
    private static let firstLimit = 20_000

    /// The limit that counts: what was asked for last, else what the office knows.
    var limit: Yen? {
        for item in content.outbox {
            guard case .setLimit(let limit) = item.request, !item.state.isLost else { continue }
            if item.state == .waiting { return limit }
            break
        }
        return content.view?.spending?.limit
    }

    /// What the month of a day costs so far, with orders that the office does not show yet.
    private func total(inMonthOf day: Day) -> Yen? {
        guard let month = content.view?.spending?.month(of: day) else { return nil }
        let unseen = shownOutbox.compactMap { item -> Yen? in
            guard case .placeOrder(let items, let ordered) = item.request, !item.state.isLost,
                ordered.monthBegins == month.begins
            else { return nil }
            return sums(of: items).price
        }
        return month.total + unseen.reduce(0, +)
    }

    /// That what is chosen now goes beyond the limit, if it does.
    var limitNote: [String] {
        let changed = editing.flatMap { order($0.order) }
        guard let limit, !items.isEmpty,
            let day = changed?.day ?? deliveryDay(for: items)?.day,
            let before = total(inMonthOf: day)
        else { return [] }
        let after = before - (changed?.total ?? 0) + sums(of: items).price
        guard after > limit else { return [] }
        return [words(.limitPassed, ["limit": said(limit), "over": said(after - limit)])]
    }

    /// What the month costs so far, for a tile.
    var moneyDetail: String? {
        guard let today, let month = content.view?.spending?.month(of: today) else { return nil }
        return words(.moneyTile, ["price": said(month.total)])
    }

    func moneyBody(_ place: MoneyPlace) -> (Body, [String])? {
        guard let spending = content.view?.spending else {
            return (
                .message(
                    Body.Message(
                        lines: [line(.moneyUnknown, .large), callUs], buttons: [backButton()])),
                title(.money(place))
            )
        }
        return place == .month ? monthBody(spending) : limitBody
    }

    private func monthBody(_ spending: Spending) -> (Body, [String])? {
        guard let day = today ?? content.view?.days.first?.day,
            let month = spending.month(of: day)
        else { return nil }
        var rows = [
            Row(
                picture: "🛒", label: words(.moneyGoods, ["n": "\(month.orders)"]),
                right: said(month.goods)),
            Row(picture: "📺", label: words(.moneyFee), right: said(month.fee)),
        ]
        // Only what is in the sum stands in the column of figures.
        if let limit {
            let left = month.total < limit ? limit - month.total : 0
            rows.append(
                Row(
                    picture: "🎯",
                    label: words(.moneyLimit, ["limit": said(limit), "left": said(left)])))
        } else {
            rows.append(Row(picture: "🎯", label: words(.moneyNoLimit)))
        }
        if let last = spending.month(of: month.begins.adding(days: -1)), last.total > 0 {
            rows.append(
                Row(
                    picture: "📅",
                    label: words(
                        .moneyLast,
                        ["month": name(ofMonth: last.begins), "price": said(last.total)])))
        }
        if month.rides > 0 {
            rows.append(
                Row(
                    picture: "🚕", label: words(.moneyRides, ["price": said(month.rides)])))
        }
        let buttons = [
            backButton(),
            button("limit", .buttonLimit, 2, .open(.money(.limit)), .hintLimit),
        ]
        let foot = (
            words.forms(.moneyTotal, ["month": name(ofMonth: month.begins)]), said(month.total)
        )
        var note = [words(.notePay)]
        if !content.connected { note.append(asOf) }
        return (
            .ledger(Body.Ledger(rows: rows, foot: foot, note: note, buttons: buttons)),
            title(.money(.month))
        )
    }

    private var limitBody: (Body, [String])? {
        let shown = limitDraft == 0 ? (limit?.rawValue ?? Self.firstLimit) : limitDraft
        var buttons = [
            button("keep", .buttonKeepLimit, 0, .money(.keepLimit), .hintKeepLimit)
        ]
        if limit != nil {
            buttons.append(
                button("drop", .buttonDropLimit, 0, .money(.dropLimit), .hintDropLimit))
        }
        buttons.append(backButton(.buttonStop, digit: 0))
        for index in buttons.indices {
            buttons[index].digit = nil
            buttons[index].number = ""
        }
        let message = Body.Message(
            lines: [
                line(.limitAsk, .body),
                line(.limitAmount, .huge, ["price": said(Yen(shown))]),
                line(.limitOnlyWarns, .body),
            ], picture: nil, buttons: buttons, counts: true)
        return (.message(message), title(.money(.limit)))
    }

    mutating func raiseLimit(by step: Int) {
        let now = limitDraft == 0 ? (limit?.rawValue ?? Self.firstLimit) : limitDraft
        let wanted = now + step * SpendingLimit.step
        limitDraft = min(
            max(wanted, SpendingLimit.range.lowerBound), SpendingLimit.range.upperBound)
        if wanted != limitDraft { cue = .edge(step > 0 ? .up : .down) }
    }

    mutating func changeMoney(_ deed: MoneyDeed) -> [Effect] {
        let wanted: Yen? =
            switch deed {
            case .keepLimit:
                Yen(limitDraft == 0 ? (limit?.rawValue ?? Self.firstLimit) : limitDraft)
            case .dropLimit: nil
            }
        limitDraft = 0
        return send(.setLimit(wanted))
    }

    private func name(ofMonth day: Day) -> String {
        words(monthNames[day.month - 1])
    }
}
