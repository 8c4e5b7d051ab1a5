import Domain

// What a kiosk shows.
extension Front {
    var kioskPlaceName: String { content.kiosk.map { words($0.placeName) } ?? "" }

    var kioskHomePage: Page {
        var page = Page(
            title: title(.kiosk(.home)), strip: strip(at: .kiosk(.home)),
            body: .tiles(kioskTiles), back: [], extra: words.forms(.kioskExtra))
        if content.kiosk != nil {
            page.subtitle = words.forms(.kioskWhere, ["place": kioskPlaceName])
        }
        return page
    }

    // Digits are for the number here, so no tile has one.
    private var kioskTiles: [Choice] {
        fileTiles("kiosk").map { tile in
            var tile = tile
            tile.digit = nil
            tile.number = ""
            return tile
        }
    }

    func kioskBody(_ place: KioskPlace) -> (Body, [String])? {
        switch place {
        case .home: (.tiles(kioskTiles), title(.kiosk(.home)))
        case .number: (.message(kioskNumberMessage), title(.kiosk(.number)))
        case .confirm(let number): kioskConfirmBody(number)
        }
    }

    private var kioskNumberMessage: Body.Message {
        guard kioskTakesNumbers else { return kioskClosedMessage }
        let digits = Array(typed)
        let shown = (0..<Self.callDigits).map { $0 < digits.count ? String(digits[$0]) : "□" }
        var choice: Choice
        if typed.count == Self.callDigits {
            choice = Choice("next", words(.kioskNext), .kiosk(.next))
            choice.hint = words.forms(.hintKioskNext)
        } else {
            choice = Choice("home", words(.kioskStop), .home)
            choice.hint = words.forms(.hintHome)
        }
        return Body.Message(
            lines: [
                Body.Message.Line([shown.joined(separator: " ")], .huge), line(.kioskAsk, .body),
            ], buttons: [choice])
    }

    private var kioskClosedMessage: Body.Message {
        let lines =
            kioskMustWait
            ? [line(.kioskWait, .large), line(.kioskWaitWhy, .body)] : [line(.kioskNoLine, .large)]
        return Body.Message(
            lines: lines + (officePhone.isEmpty ? [] : [callUs]),
            buttons: [button("home", .buttonHome, 1, .home, .hintHome)])
    }

    // Only what was typed stands here: whether such a ride exists, the office says after the
    // question was sent, so that nobody learns it by typing.
    private func kioskConfirmBody(_ number: Int) -> (Body, [String])? {
        guard kioskTakesNumbers else {
            return (.message(kioskClosedMessage), title(.kiosk(.confirm(number))))
        }
        return (
            .message(
                Body.Message(
                    lines: [
                        line(.kioskConfirm, .huge, ["number": "\(number)"]),
                        line(.kioskConfirmAsk, .large, ["place": kioskPlaceName]),
                    ],
                    buttons: [
                        button("stop", .kioskStop, 2, .home, .hintKioskStop),
                        button(
                            "yes", .kioskYes, 1, .kiosk(.call(number)), .hintKioskYes,
                            kind: .commit),
                    ])), title(.kiosk(.confirm(number)))
        )
    }

    /// What became of a call: the number no longer stands here, others may be looking.
    func kioskSentBody(_ sent: Sent) -> (Body, [String])? {
        let title = words.forms(.kioskSentTitle)
        let home = button("home", .buttonHome, 1, .home, .hintHome)
        let item = sent.key.flatMap { key in content.outbox.first { $0.key == key } }
        guard let item else {
            let text: Say = sent.key == nil ? .sentStoring : .goneText
            return (.message(Body.Message(lines: [line(text, .large)], buttons: [home])), title)
        }
        var message = Body.Message(
            lines: [Body.Message.Line([said(item.state)], .large)], buttons: [home])
        switch item.state {
        case .waiting:
            message.lines.append(line(.kioskWaiting, .body))
            message.lines.append(content.connected ? line(.kioskWaitingStay, .body) : callUs)
        case .accepted(let subject, _): message.lines += kioskAcceptedLines(subject)
        case .tooLate: message.lines.append(callUs)
        case .refused(_, let note):
            message.lines = [Body.Message.Line([words(note)], .large), callUs]
            if kioskTakesNumbers {
                message.buttons.append(
                    button("again", .kioskAgain, 2, .kiosk(.again), .hintKioskAgain))
            }
        }
        return (.message(message), title)
    }

    private func kioskAcceptedLines(_ subject: String) -> [Body.Message.Line] {
        var lines = [
            line(.kioskComes, .body), line(.kioskStand, .body, ["place": kioskPlaceName]),
        ]
        guard let ride = content.kiosk?.rides.first(where: { $0.ride.text == subject }) else {
            return lines
        }
        lines[0] = line(.kioskSettlement, .body, ["settlement": words(ride.settlement)])
        if let car = ride.car, let time = ride.pickUp {
            lines.insert(
                line(.kioskCar, .body, ["car": words(car), "time": said(time)]), at: 1)
        } else {
            lines.append(line(.kioskNoCar, .body))
        }
        return lines
    }

    /// What a kiosk says under its title.
    func kioskStrip(at place: Place) -> [String] {
        if case .kiosk(.confirm) = place { return words.forms(.kioskConfirmStrip) }
        if !content.connected, !officePhone.isEmpty {
            return words.forms(.kioskOffline, ["phone": officePhone])
        }
        switch place {
        case .kiosk(.number) where kioskTakesNumbers:
            let left = Self.callDigits - typed.count
            return left > 0
                ? words.forms(.kioskLeft, ["n": "\(left)"]) : words.forms(.kioskFull)
        case .kiosk(.home): return words.forms(.kioskStrip)
        default: return []
        }
    }
}
