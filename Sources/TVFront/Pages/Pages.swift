import Domain

// From where one is to what is shown.
extension Front {
    /// The screen shown now.
    func page() -> Page { alertShown.map(alertPage) ?? inPractice(page(at: top.place)) }

    func page(at place: Place) -> Page {
        let body: (body: Body, title: [String])?
        switch place {
        case .home: return homePage
        case .kiosk(.home): return kioskHomePage
        case .kiosk(let kiosk): body = kioskBody(kiosk)
        case .pairing, .paired, .revoked: return pairingPage(place)
        case .help: body = (.message(helpMessage), title(place))
        case .settings: body = (.tiles(fileTiles("settings")), title(place))
        case .own(let name): body = ownBody(name)
        case .gone: body = nil
        case .categories: body = shelvesBody.map { ($0, title(place)) }
        case .products(let id): body = shelfBody(id)
        case .shopping(let place): body = shoppingBody(place)
        case .number: body = numberBody
        case .product(let number): body = productBody(number)
        case .added(let number): body = addedBody(number)
        case .basket: body = (basketBody, basketTitle)
        case .line(let number): body = lineBody(number)
        case .review: body = reviewBody
        case .sent(let sent): body = sentBody(sent)
        case .deliveries: body = (.tiles(deliveryTiles), title(place))
        case .order(let id): body = orderBody(id)
        case .cancelOrder(let id): body = cancelOrderBody(id)
        case .rides: body = (.tiles(fileTiles("rides")), title(place))
        case .places(let direction): body = placesBody(direction)
        case .times: body = (timesBody, timesTitle)
        case .returns: body = (returnsBody, words.forms(.returnsAsk))
        case .rideReview: body = rideReviewBody
        case .myRides: body = (.tiles(myRideTiles), title(place))
        case .ride(let id): body = rideBody(id)
        case .cancelRide(let id): body = cancelRideBody(id)
        case .wellness: body = (.tiles(wellnessTiles), title(place))
        case .notices(let place): body = noticeBody(place)
        case .practice(let place): body = practiceBody(place)
        case .fitting(let place): body = fittingBody(place)
        case .voice(let place): body = voiceBody(place)
        case .wish(let wish): body = wishBody(wish)
        case .money(let money): body = moneyBody(money)
        case .well(let own): body = wellPage(own)
        case .want(let want): body = wantBody(want)
        case .standing(let place): body = standingBody(place)
        case .proposal(let place): body = proposalBody(place)
        }
        let shown = body ?? (.message(goneMessage), words.forms(titleId("gone")))
        var turnsPages = false
        if case .message(let message) = shown.body { turnsPages = message.turns }
        return Page(
            title: shown.title, strip: strip(at: place),
            body: fitted(shown.body.with { withSafeDigit($0, at: place) }), back: backWords,
            extra: place.takesNumbers
                ? words.forms(.extraNumbers) : turnsPages ? words.forms(.extraTurn) : [])
    }

    // No product number begins with 0, so 0 alone may go on to the order where numbers are typed.
    private func withSafeDigit(_ choice: Choice, at place: Place) -> Choice {
        guard choice.digit != 0, choice.deed.needsOK || place.takesNumbers,
            choice.kind != .product
        else { return choice }
        var choice = choice
        choice.digit = nil
        choice.number = ""
        return choice
    }

    // With larger letters only one short note stands above the rows; the others become rows.
    private func fitted(_ body: Body) -> Body {
        guard case .ledger(var ledger) = body, settings.textSize != .small else { return body }
        let notes = ledger.note
        ledger.note = notes.first.map { ScreenLint.halves($0) <= 26 ? [$0] : [] } ?? []
        if ledger.note.isEmpty, let first = notes.first {
            ledger.rows.insert(contentsOf: sentences(first).map { Row(label: $0) }, at: 0)
        }
        ledger.rows += notes.dropFirst().map { Row(label: $0) }
        return .ledger(ledger)
    }

    /// A text cut after each sentence.
    func sentences(_ text: String) -> [String] {
        var result: [String] = []
        var current = ""
        for character in text {
            current.append(character)
            if character == "。" || character == "." {
                result.append(current)
                current = ""
            }
        }
        if !current.allSatisfy({ $0 == " " }) { result.append(current) }
        return result.map { String($0.drop { $0 == " " }) }
    }

    func title(_ place: Place) -> [String] { words.forms(titleId(place.screen)) }

    private func titleId(_ screen: String) -> String { screens.screens[screen]?.title ?? screen }

    /// What 戻る leads to.
    private var backWords: [String] {
        guard stack.count > 1 else { return [] }
        if top.place == .basket, editing != nil { return words.forms(.backUnchanged) }
        if top.place == .number { return words.forms(.backDigit) }
        if top.place == .kiosk(.number), !typed.isEmpty { return words.forms(.backDigit) }
        switch stack[stack.count - 2].place {
        case .home, .kiosk(.home): return words.forms(.backHome)
        case .categories: return words.forms(.backShelves)
        case .shopping(.menu): return words.forms(.backShopping)
        case .shopping(.kana): return words.forms(.backKana)
        case .shopping: return words.forms(.backShelf)
        case .products: return words.forms(.backShelf)
        case .basket: return words.forms(.backBasket)
        case .deliveries: return words.forms(.backDeliveries)
        case .rides: return words.forms(.backRides)
        case .myRides: return words.forms(.backMyRides)
        case .notices(.list): return words.forms(.backNotices)
        case .notices(.poll): return words.forms(.backPoll)
        case .practice: return words.forms(.practiceBackMenu)
        default: return words.forms(.backBefore)
        }
    }

    /// The button that leads back, for screens with nothing else to choose.
    func backButton(_ label: Say = .buttonBack, digit: Int = 1) -> Choice {
        var choice = Choice("back", words(label), .back)
        choice.digit = digit
        choice.number = "\(digit)"
        // 決定 and 戻る do the same here, so they say the same.
        choice.hint = backWords.isEmpty ? words.forms(.hintBack) : backWords
        return choice
    }

    func button(
        _ id: String, _ label: Say, _ digit: Int, _ deed: Deed, _ hint: Say,
        kind: Choice.Kind = .plain
    ) -> Choice {
        var choice = Choice(id, words(label), deed)
        choice.digit = digit
        choice.number = "\(digit)"
        choice.hint = words.forms(hint)
        choice.kind = kind
        return choice
    }

    /// Tiles get the digit of their place, as far as there are digits.
    func numbered(_ tiles: [Choice]) -> [Choice] {
        tiles.enumerated().map { index, tile in
            guard index < 9 else { return tile }
            var tile = tile
            tile.digit = index + 1
            tile.number = "\(index + 1)"
            return tile
        }
    }

    func line(_ say: Say, _ size: Body.Message.Size, _ values: [String: String] = [:])
        -> Body.Message.Line
    {
        Body.Message.Line(words.forms(say, values), size)
    }

    var goneMessage: Body.Message {
        Body.Message(lines: [line(.goneText, .large)], buttons: [backButton()])
    }
}
