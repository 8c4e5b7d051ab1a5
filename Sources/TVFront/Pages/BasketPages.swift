import Domain
import Services

// The basket, the review before ordering, and what became of it.
extension Front {
    var basketTitle: [String] {
        editing == nil ? title(.basket) : words.forms(.changeTitle)
    }

    var basketBody: Body {
        guard !items.isEmpty else {
            return .message(
                Body.Message(
                    lines: [line(.basketEmpty, .large)], picture: "🧺",
                    buttons: undo == nil ? [moreButton] : [undoButton]))
        }
        let day = deliveredDay(of: items)
        let rows = items.map { item -> Row in
            let name = product(item.product).map { words($0.name) } ?? "\(item.product)"
            var row = row(of: item, on: day)
            var choice = Choice("i\(item.product)", name, .open(.line(item.product)))
            choice.hint = words.forms(.hintLine, ["name": name])
            row.choice = choice
            return row
        }
        let first = undo != nil ? undoButton : moreButton
        let ahead =
            editing == nil
            ? button("review", .buttonToReview, 0, .open(.review), .hintToReview)
            : button("review", .buttonToChange, 0, .open(.review), .hintToReview)
        var buttons = [ahead, first]
        if editing != nil { buttons.append(backButton(.buttonKeepAsIs, digit: 3)) }
        return .ledger(
            Body.Ledger(rows: rows, foot: total(items), note: limitNote, buttons: buttons))
    }

    private var moreButton: Choice {
        button(
            "more", editing == nil ? .buttonMore : .buttonAdd, 1, .open(.shopping(.menu)), .hintMore
        )
    }

    private var undoButton: Choice {
        button("undo", .buttonUndo, 1, .undo, undo?.hint ?? .hintUndo)
    }

    func total(_ items: [OrderItem]) -> ([String], String) {
        let sums = sums(of: items)
        return (
            words.forms(.totalCount, ["n": "\(sums.count)", "mass": said(sums.mass)]),
            said(sums.price)
        )
    }

    func plainRows(_ items: [OrderItem]) -> [Row] {
        let day = deliveredDay(of: items)
        return items.map { row(of: $0, on: day) }
    }

    private func row(of item: OrderItem, on day: Day?) -> Row {
        let product = product(item.product)
        let price = product.map { self.price(of: $0, on: day) } ?? 0
        return Row(
            picture: product?.picture,
            label: (product.map { words($0.name) } ?? "\(item.product)") + wishMark(item),
            ruby: product.map { words.ruby($0.name) + wishMark(item) },
            middle: words(.timesCount, ["n": "\(item.quantity)"]),
            right: said(price * item.quantity))
    }

    var reviewBody: (Body, [String])? {
        guard !items.isEmpty else { return nil }
        let fix = button("fix", .buttonFix, 2, .open(.basket), .hintFix)
        // A warning that must be seen before ordering stands before everything that is ordered.
        var ledger = Body.Ledger(
            rows: limitNote.map { Row(picture: "💴", label: $0) } + plainRows(items),
            foot: total(items), note: [], buttons: [fix])
        if let editing {
            guard let order = order(editing.order) else { return nil }
            if isUnchanged(editing, order) {
                ledger.note = [words(.noteUnchanged)]
            } else if !isOpen(for: items, on: order.day) {
                ledger.note = [words(.noteShopClosed)]
            } else if let refusal = refusal(of: items, on: order.day) {
                let name = refusal.product.flatMap(product).map { words($0.name) + " " } ?? ""
                ledger.note = [name + words(refusal.words)]
            } else {
                ledger.note = [words(.noteDelivery, ["day": said(order.day)])]
                let change = button(
                    "order", .buttonChange, 1, .sendChange, .hintChange, kind: .commit)
                // More of the same is never one habitual press away.
                ledger.buttons.append(editing.merging.isEmpty ? change : withoutDigit(change))
            }
            return (.ledger(ledger), title(.review))
        }
        guard let day = deliveryDay(for: items) else {
            ledger.note = [words(.noteNoDay, ["phone": officePhone])]
            return (.ledger(ledger), title(.review))
        }
        if let refusal = refusal(of: items, on: day.day) {
            let name = refusal.product.flatMap(product).map { words($0.name) + " " } ?? ""
            ledger.note = [name + words(refusal.words)]
            return (.ledger(ledger), title(.review))
        }
        if let repeated = repeatedReview { return (repeated, words.forms(.reviewRepeated)) }
        ledger.note = [words(.noteDelivery, ["day": said(day.day)])]
        if isAway(on: day.day) { ledger.note.insert(words(.noteAway), at: 0) }
        if comesSoonerApart(than: day, items) { ledger.note.append(words(.noteShops)) }
        ledger.note.append(words(content.connected ? .notePay : .noteOffline))
        ledger.buttons.append(
            button(
                "order", .buttonOrder, 1, .placeOrder(day.day), .hintOrder, kind: .commit))
        return (.ledger(ledger), title(.review))
    }

    /// What became of a request: three honest words.
    func sentBody(_ sent: Sent) -> (Body, [String])? {
        if sent.failed { return (.message(notKeptMessage(sent)), sentTitle(sent)) }
        if case .fetchMe = sent.request { return kioskSentBody(sent) }
        let item = sent.key.flatMap { key in content.outbox.first { $0.key == key } }
        let home = button("home", .buttonHome, 1, .home, .hintHome)
        guard let item else {
            let text: Say = sent.key == nil ? .sentStoring : .goneText
            return (
                .message(Body.Message(lines: [line(text, .large)], buttons: [home])),
                sentTitle(sent)
            )
        }
        var lines = [Body.Message.Line([said(item.state)], .large)]
        var buttons = [home]
        switch item.state {
        case .waiting:
            lines.append(line(content.connected ? .sentWaiting : .sentWaitingOffline, .body))
        case .accepted(let subject, let receipt):
            lines += acceptedLines(sent.request, receipt)
            if let id = OrderId(subject), order(id) != nil {
                buttons.append(
                    button("look", .buttonLook, 2, .open(.order(id)), .hintLook))
                if let again = repeatButton(id, digit: 3) { buttons.append(again) }
            }
            if let id = RideId(subject), let ride = ride(id), wantsHomeward(ride),
                self.ride.home != .notNeeded
            {
                buttons.append(
                    button("homeward", .buttonHomeward, 2, .homeward(id), .hintHomeward))
            }
            addAgain(sent, to: &lines, &buttons)
        case .tooLate(let next):
            (lines, buttons) = tooLate(sent, next: next, home)
        case .refused(_, let note):
            lines.append(Body.Message.Line([words(note)], .body))
            if case .answerPoll = sent.request { lines.append(callUs) }
            if case .placeOrder = sent.request {
                buttons.append(
                    button("return", .buttonReturn, 2, .returnItems(sent), .hintReturn))
            }
        }
        return (.message(Body.Message(lines: lines, buttons: buttons)), sentTitle(sent))
    }

    private func sentTitle(_ sent: Sent) -> [String] {
        switch sent.request {
        case .setLimit: words.forms(.sentLimitTitle)
        case .askForRide, .cancelRide, .rides: words.forms(.sentRideTitle)
        case .wellness(let request): sentTitle(request)
        case .askForItem: words.forms(.sentWishTitle)
        case .standing: words.forms(.sentStandingTitle)
        case .answerPoll: words.forms(.sentPollTitle)
        case .fetchMe: words.forms(.kioskSentTitle)
        default: words.forms(.sentTitle)
        }
    }

    /// The box could not keep it: say so, that nothing is lost, and what to do.
    private func notKeptMessage(_ sent: Sent) -> Body.Message {
        var lines = [line(.notKept, .large)]
        var buttons = [button("home", .buttonHome, 1, .home, .hintHome)]
        if case .placeOrder(let items, _) = sent.request {
            lines = [line(.notKeptOrder, .large)]
            if isBasket(items) {
                lines.append(line(.notKeptBasket, .body))
                buttons.append(
                    button("review", .buttonToReview, 2, .open(.review), .hintToReview))
            }
        }
        lines.append(callUs)
        return Body.Message(lines: lines, buttons: buttons)
    }

    /// What to do when the television can do nothing more.
    var callUs: Body.Message.Line { line(.callUs, .large, ["phone": officePhone]) }

    private func acceptedLines(
        _ request: Request, _ receipt: ReceiptNumber?
    ) -> [Body.Message.Line] {
        var lines: [Body.Message.Line] = []
        if let receipt { lines.append(line(.receipt, .huge, ["number": receipt.text])) }
        switch request {
        case .placeOrder(_, let day): lines.append(line(.sentOrder, .body, ["day": said(day)]))
        case .changeOrder: lines.append(line(.sentChange, .body))
        case .cancelOrder: lines.append(line(.sentCancelOrder, .body))
        case .askForRide: lines.append(line(.sentRide, .body))
        case .cancelRide: lines.append(line(.sentCancelRide, .body))
        case .askForItem(_, let item):
            lines.append(line(item == nil ? .wantWillCall : .wantWillAnswer, .body))
        case .answerPoll(let id, let choice): lines += givenLines(id, choice)
        case .setLimit(let limit):
            lines.append(
                limit.map { line(.sentLimit, .body, ["price": said($0)]) }
                    ?? line(.sentNoLimit, .body))
        case .checkIn, .quiet, .fetchMe: break
        case .rides(let wish): lines += acceptedLines(wish)
        case .wellness(let request): lines += acceptedWords(request)
        case .standing(let request): lines += acceptedLines(request)
        case .proposal(let request): lines += acceptedLines(request)
        }
        return lines
    }

    // The next day in one press, but never the press that is focused.
    private func tooLate(
        _ sent: Sent, next: Day?, _ home: Choice
    ) -> ([Body.Message.Line], [Choice]) {
        if case .proposal(let request) = sent.request,
            let answer = tooLate(request, next: next, home)
        {
            return answer
        }
        guard case .placeOrder(let items, _) = sent.request else {
            return ([line(.stateTooLate, .large), line(.tooLateOther, .body), callUs], [home])
        }
        let sums = sums(of: items)
        var lines = [line(.stateTooLate, .large)]
        var buttons = [button("return", .buttonReturn, 2, .returnItems(sent), .hintReturn)]
        let alreadyAgain = content.outbox.contains {
            if case .placeOrder(let again, let day) = $0.request {
                return again == items && day == next && $0.key != sent.key && !$0.state.isLost
            }
            return false
        }
        if let next, !alreadyAgain, repeats(of: items, on: next).isEmpty {
            lines.append(line(.tooLateNext, .body, ["day": said(next)]))
            lines.append(
                line(.tooLateItems, .body, ["n": "\(sums.count)", "price": said(sums.price)]))
            if refusal(of: items, on: next) == nil {
                var choice = button(
                    "next-day", .buttonNextDay, 1, .nextDay(sent, next), .hintNextDay,
                    kind: .commit)
                choice.label = words(.buttonNextDay, ["day": said(next)])
                buttons.append(choice)
            }
        } else {
            lines.append(line(.tooLateKept, .body))
        }
        var last = home
        last.digit = 3
        last.number = "3"
        return (lines, buttons + [last])
    }
}
