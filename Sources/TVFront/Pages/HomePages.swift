import Domain

// The first screen, settings, help, pairing, and screens of the municipality's own.
extension Front {
    var homePage: Page {
        var page = Page(
            title: title(.home), strip: strip(at: .home), body: .tiles(fileTiles("home")), back: [],
            extra: words.forms(.extraHome))
        if let view = content.view {
            page.subtitle = words.forms(
                .homeWho, ["village": words(view.village), "name": words(view.householdName)])
        }
        return page
    }

    /// The tiles a screen file lists.
    func fileTiles(_ screen: String) -> [Choice] {
        let tiles = (screens.screens[screen]?.tiles ?? []).filter {
            hasVoice || $0.action != .voice
        }
        return numbered(
            tiles.map { tile in
                let label = words.forms(tile.label).first ?? ""
                var choice = Choice(tile.id, label, deed(of: tile.action))
                choice.detail = detail(of: tile)
                choice.picture = tile.picture
                choice.faded = isEmpty(tile.action)
                choice.hint = hint(of: tile.action, label)
                return choice
            })
    }

    private func deed(of action: Action) -> Deed {
        switch action {
        case .shopping: .open(.shopping(.menu))
        case .habits: .open(.shopping(.habits))
        case .again: .open(.shopping(.again))
        case .shelves: .open(.categories)
        case .kana: .open(.shopping(.kana))
        case .specials: .open(.shopping(.specials))
        case .basket: .open(.basket)
        case .rides: .open(.rides)
        case .wellness: .open(.wellness)
        case .deliveries: .open(.deliveries)
        case .help: .open(.help)
        case .settings: .open(.settings)
        case .home: .home
        case .textSize: .textSize
        case .language: .language
        case .rideOutward: .open(.places(.outward))
        case .rideHomeward: .open(.places(.homeward))
        case .myRides: .open(.myRides)
        case .well: .answer(.well)
        case .notSoWell: .answer(.notSoWell)
        case .callMe: .answer(.callMe)
        case .notices: .open(.notices(.list))
        case .practice: .practice(.enter)
        case .fitting: .open(.fitting(.edges))
        case .voice: .open(.voice(.menu))
        // Only a kiosk takes numbers; at home one's rides are known.
        case .bringBack: content.isKiosk ? .open(.kiosk(.number)) : .open(.rides)
        case .usualWish: .open(.wish(.usual))
        case .money: .open(.money(.month))
        case .away: .open(.well(.away))
        case .noted: .open(.well(.noted))
        case .consents: .open(.well(.consents))
        case .go(let name): .open(.own(name))
        }
    }

    private func hint(of action: Action, _ label: String) -> [String] {
        switch action {
        case .textSize: words.forms(.hintTextSize)
        case .language: words.forms(.hintLanguage)
        case .practice: words.forms(.hintPractice)
        case .fitting: words.forms(.hintFitting)
        case .voice: words.forms(.hintVoice)
        case .well, .notSoWell, .callMe: words.forms(.hintAnswer, ["answer": label])
        default: words.forms(.hintOpen, ["name": label])
        }
    }

    private func detail(of tile: ScreenSet.Tile) -> String {
        var written = tile.detail.flatMap { words.forms($0).first } ?? ""
        // With the largest letters a long label stands alone: then four tiles fit on a screen, not two.
        let label = words.forms(tile.label).first ?? ""
        if settings.textSize == .large, ScreenLint.halves(label) > 10 { written = "" }
        switch tile.action {
        case .shopping, .basket:
            let count = basket.reduce(0) { $0 + $1.quantity }
            if count > 0 { return words(.tileBasket, ["n": "\(count)"]) }
            // After the close 「きょうの 夕方に」 would be a promise that nobody keeps.
            guard tile.action == .shopping, today != nil, let day = deliveryDay(for: []) else {
                return written
            }
            return words(.tileEvening, ["day": shortly(day.day)])
        case .habits, .again, .specials: return shoppingDetail(of: tile.action) ?? written
        case .deliveries: return deliveryDetail ?? written
        case .wellness: return wellnessDetail ?? written
        case .notices: return noticesDetail ?? written
        case .rides: return nextRideDetail ?? written
        case .away:
            return away.map { words(.awayUntilShort, ["day": date($0.until).last ?? ""]) }
                ?? written
        case .myRides:
            let count = openRides
            return count > 0 ? words(.tileRides, ["n": "\(count)"]) : written
        case .usualWish: return short(settings.usualWish)
        case .voice: return voiceDetail
        case .money: return moneyDetail ?? written
        case .textSize:
            switch settings.textSize {
            case .small: return words(.sizeSmall)
            case .medium: return words(.sizeMedium)
            case .large: return words(.sizeLarge)
            }
        default: return written
        }
    }

    private var deliveryDetail: String? {
        if let item = shownOutbox.first { return said(item.state) }
        if let detail = proposalDetail { return detail }
        guard let order = ordersByNearness.first else { return nil }
        return said(order.progress)
    }

    private var wellnessDetail: String? {
        guard let today else { return nil }
        if pendingAnswer(on: today) != nil { return words(.stateWaiting) }
        if isAway(on: today) { return words(.tileAway) }
        if let answer = content.view?.checkIn, answer.day == today { return words(.tileAnswered) }
        return words(.tileNotYet)
    }

    private var openRides: Int {
        content.view?.rides.count(where: \.isOpen) ?? 0
    }

    var helpMessage: Body.Message {
        guard let hours = content.view?.officeHours ?? content.kiosk?.officeHours else {
            return Body.Message(
                lines: [line(.helpNoPhone, .large)], picture: "☎️",
                buttons: [backButton(.buttonOk)])
        }
        return Body.Message(
            lines: [
                line(hasAskedForCall ? .callMeAsked : .helpCall, .large),
                Body.Message.Line([officePhone], .huge),
                hasAskedForCall
                    ? line(.callMeSoon, .body)
                    : Body.Message.Line([words(hours)], .body),
            ], picture: settings.textSize == .small ? "☎️" : nil, buttons: helpButtons)
    }

    func ownBody(_ name: String) -> (Body, [String])? {
        guard let screen = screens.screens[name] else { return nil }
        let title = words.forms(screen.title)
        if screen.layout == .tiles { return (.tiles(fileTiles(name)), title) }
        let lines = screen.paragraphs.map { Body.Message.Line(words.forms($0), .body) }
        return (.message(Body.Message(lines: lines, buttons: [backButton()])), title)
    }

    func pairingPage(_ place: Place) -> Page {
        var message: Body.Message
        switch place {
        case .paired:
            var digits = ""
            if case .paired(let check) = content.binding { digits = check }
            message = Body.Message(
                lines: [line(.pairedText, .large), Body.Message.Line([digits], .huge)],
                buttons: [backButton(.buttonStart)])
        case .revoked:
            message = Body.Message(lines: [line(.revokedText, .large)], buttons: [])
            if let hours = content.view?.officeHours ?? content.kiosk?.officeHours {
                message.lines += [
                    Body.Message.Line([officePhone], .huge),
                    Body.Message.Line([words(hours)], .body),
                ]
            }
        default: message = pairingMessage
        }
        let types = place == .pairing && content.binding != .pairing
        return Page(
            title: title(place), strip: strip(at: place), body: .message(message),
            back: place == .paired
                ? words.forms(.backHome)
                : types && !typed.isEmpty ? words.forms(.backDigit) : [],
            extra: types ? words.forms(.extraDigits) : [])
    }

    private var pairingMessage: Body.Message {
        let shown = (0..<12).map { index -> String in
            let digit =
                index < typed.count ? String(Array(typed)[index]) : index == typed.count ? "_" : "・"
            return index % 4 == 3 && index < 11 ? digit + "  " : digit
        }
        var lines = [line(.pairingAsk, .large)]
        if case .pairing = content.binding {
            lines = [line(.pairingWait, .large), line(.pairingSlow, .body)]
        } else if case .unpaired(let failure?) = content.binding, typed.isEmpty {
            lines = [Body.Message.Line([words(failure)], .large), line(.pairingAsk, .body)]
        }
        lines.append(Body.Message.Line([shown.joined()], .huge))
        return Body.Message(lines: lines, buttons: [])
    }
}
