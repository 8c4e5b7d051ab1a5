import Domain

// What was ordered and where it is.
extension Front {
    /// Orders in the outbox that the office does not show yet, or did not take.
    var shownOutbox: [OutboxItem] {
        content.outbox.filter { item in
            guard case .placeOrder = item.request else { return false }
            switch item.state {
            case .waiting: return true
            case .accepted(let subject, _):
                return !(content.view?.orders.contains { $0.id.text == subject } ?? false)
            case .tooLate:
                // Once ordered again, the late one is no news.
                return !isOrderedAgain(item)
            case .refused: return !item.seen
            }
        }
    }

    private func isOver(_ order: Order) -> Bool {
        order.progress == .handedOver || order.progress == .cancelled
    }

    /// What is still to come first, the nearest day before the later; then what is over, newest first.
    var ordersByNearness: [Order] {
        let all = content.view?.orders ?? []
        return all.filter { !isOver($0) }.sorted { ($0.day, $0.placedAt) < ($1.day, $1.placedAt) }
            + all.filter(isOver)
    }

    var deliveryTiles: [Choice] {
        var tiles: [Choice] = []
        for item in shownOutbox {
            guard case .placeOrder(_, let day) = item.request else { continue }
            var tile = Choice(
                "w" + item.key, shortly(day),
                .open(.sent(Sent(request: item.request, key: item.key))))
            tile.detail = said(item.state)
            tile.picture = "✉️"
            tiles.append(tile)
        }
        var isFinished = false
        for order in ordersByNearness {
            // Before what is over, or nobody would find them.
            if !isFinished, isOver(order) {
                isFinished = true
                tiles += standingTiles
            }
            var tile = Choice("o" + order.id.text, shortly(order.day), .open(.order(order.id)))
            tile.detail = said(order.progress)
            tile.picture = order.progress == .handedOver ? "✅" : "📦"
            tiles.append(tile)
        }
        tiles = proposalTiles + tiles + (isFinished ? [] : standingTiles)
        for index in tiles.indices { tiles[index].hint = words.forms(.hintLook) }
        guard tiles.isEmpty else { return numbered(tiles) }
        var none = Choice("none", words(.deliveriesNone), .open(.shopping(.menu)))
        none.detail = words(.deliveriesNoneDetail)
        none.picture = "🛒"
        none.hint = words.forms(.hintMore)
        return numbered([none])
    }

    func orderBody(_ id: OrderId) -> (Body, [String])? {
        guard let order = order(id) else { return nil }
        var rows: [Row] = []
        if let note = order.deliveryNote { rows += sentences(words(note)).map { Row(label: $0) } }
        // What is missing comes first, with its reason.
        for line in order.lines.filter(\.isShort) + order.lines.filter({ !$0.isShort }) {
            rows += self.rows(for: line)
        }
        var buttons = [backButton()]
        if canChange(order), !(pendingChange(of: id)) {
            buttons.append(button("change", .buttonChangeOrder, 2, .change(id), .hintChangeOrder))
            buttons.append(
                button("cancel", .buttonCancel, 3, .open(.cancelOrder(id)), .hintCancel))
        } else if let again = repeatButton(id, digit: 2) {
            buttons.append(again)
        }
        var note = [words(.receipt, ["number": order.receipt.text])]
        if pendingChange(of: id) { note.append(words(.changePending)) }
        if !content.connected { note.append(asOf) }
        if let to = order.handedTo { note.append(words(.handedTo, ["name": to])) }
        let total = (
            words.forms(.totalCount, ["n": "\(order.count)", "mass": said(order.mass)]),
            said(order.total)
        )
        var ledger = Body.Ledger(rows: rows, foot: total, note: note, buttons: buttons)
        // From the order to taking it back is ▼ 決定 1; going back is a key of its own.
        if buttons.count > 1 { ledger.start = buttons[1].id }
        return (
            .ledger(ledger),
            words.forms(
                .orderTitle, ["day": said(order.day), "number": order.receipt.text])
        )
    }

    /// A line as it is brought, and in words what is different from what was ordered.
    private func rows(for line: OrderLine) -> [Row] {
        let name = words(line.name)
        guard line.isShort else {
            return [
                Row(
                    picture: line.picture, label: name, ruby: words.ruby(line.name),
                    middle: words(.timesCount, ["n": "\(line.quantity)"]),
                    right: said(line.price * line.quantity))
            ]
        }
        let count = Row(
            picture: line.picture, label: name, ruby: words.ruby(line.name),
            middle: words(.shortCount, ["n": "\(line.brought)", "all": "\(line.quantity)"]),
            right: said(line.price * line.brought))
        guard let substitute = line.substitute else {
            return [count, Row(label: words(line.waitsForCall ? .shortCall : .shortLine))]
        }
        var rows = [
            line.brought > 0
                ? count : Row(picture: line.picture, label: words(.shortNone, ["name": name]))
        ]
        rows.append(
            Row(
                picture: substitute.picture,
                label: words(.shortInstead, ["name": words(substitute.name)]),
                middle: words(.timesCount, ["n": "\(substitute.quantity)"]),
                right: said(substitute.charge)))
        rows.append(
            Row(
                label: words(
                    line.charge == line.price * line.quantity ? .shortSame : .shortLess,
                    ["price": said(line.charge)])))
        return rows
    }

    /// Whether a change of that order is still on its way.
    func pendingChange(of id: OrderId) -> Bool {
        content.outbox.contains { item in
            guard item.state == .waiting else { return false }
            switch item.request {
            case .changeOrder(let other, _, _), .cancelOrder(let other): return other == id
            default: return false
            }
        }
    }

    func cancelOrderBody(_ id: OrderId) -> (Body, [String])? {
        guard let order = order(id), canChange(order) else { return nil }
        return (
            .message(
                Body.Message(
                    lines: [
                        line(
                            .cancelAsk, .large,
                            ["day": said(order.day), "n": "\(order.count)"]),
                        line(.cancelAskTotal, .body, ["price": said(order.total)]),
                    ],
                    buttons: [
                        button("keep", .buttonKeepOrder, 2, .back, .hintKeepOrder),
                        button(
                            "cancel", .buttonCancelNow, 1, .cancelOrder(id), .hintCancelNow,
                            kind: .commit),
                    ])), title(.cancelOrder(id))
        )
    }
}
