import Domain
import Services

// What a key does.
extension Front {
    mutating func act(on key: Key) -> [Effect] {
        switch key {
        case .up, .down, .left, .right:
            move(key)
        case .ok:
            guard let choice = chosen(where: { $0.id == top.focus }) else { return unused() }
            return perform(choice.deed)
        case .back:
            goBack()
        case .blue, .home:
            guard stack[0].place == firstPlace, stack.count > 1 else { return unused() }
            goHome()
        case .red:
            guard top.place != .help || sharing != nil else { return unused() }
            endSharing()
            if top.place != .help { stack.append(Frame(.help)) }
        case .green:
            return canSpeak ? readAloud() : unused()
        case .yellow:
            return perform(.textSize)
        case .digit(let digit):
            return press(digit: digit)
        }
        return []
    }

    mutating func unused() -> [Effect] {
        cue = .unused
        return []
    }

    func chosen(where fits: (Choice) -> Bool) -> Choice? {
        let page = page()
        return spots(of: page).map(\.choice).first(where: fits) ?? page.choices.first(where: fits)
    }

    private mutating func press(digit: Int) -> [Effect] {
        switch top.place {
        case .pairing: return typeCode(digit)
        case .kiosk(.home), .kiosk(.number): return typeCall(digit)
        case .product(let number): return press(digit: digit, onProduct: number)
        case .line(let number):
            guard let product = product(number), digit > 0 else { return unused() }
            setQuantity(digit, of: product)
            return []
        case .notices(.poll): return pointAtAnswer(digit)
        case let place where place.takesNumbers:
            if digit == 0, let choice = chosen(where: { $0.digit == 0 }) {
                return perform(choice.deed)
            }
            typeNumber(digit)
            return []
        default:
            guard let choice = chosen(where: { $0.digit == digit }) else { return unused() }
            if page().choices.contains(where: { $0.id == choice.id }) { top.focus = choice.id }
            return perform(choice.deed)
        }
    }

    private mutating func typeCode(_ digit: Int) -> [Effect] {
        if case .pairing = content.binding { return unused() }
        guard typed.count < 12 else { return unused() }
        typed += String(digit)
        return typed.count == 12 ? [.pair(typed)] : []
    }

    private var numberHere: ProductNumber? {
        switch top.place {
        case .product(let number), .line(let number): number
        default: nil
        }
    }

    /// Raises or lowers the number on a screen that counts.
    mutating func count(by step: Int) {
        if top.place == .money(.limit) { return raiseLimit(by: step) }
        if case .well(.awayDays) = top.place { return countAwayDays(by: step) }
        guard let number = numberHere, let product = content.catalogue?.product(number) else {
            cue = .unused
            return
        }
        setQuantity(quantity + step, of: product)
    }

    mutating func setQuantity(_ wanted: Int, of product: Product) {
        let most = product.maximumPerOrder
        if wanted > most {
            flash = words.forms(.flashMost, ["n": "\(most)"])
            cue = .edge(.up)
        }
        if wanted < 1 { cue = .edge(.down) }
        quantity = min(most, max(1, wanted))
    }

    /// One level up. It never leaves the first screen.
    mutating func goBack() {
        let types = [.number, .pairing, .kiosk(.number)].contains(top.place)
        if types, !typed.isEmpty {
            if case .pairing = content.binding {
                cue = .unused
                return
            }
            typed.removeLast()
            wrongNumber = nil
            if top.place != .number || !typed.isEmpty { return }
        }
        guard stack.count > 1 else {
            cue = .edge(.left)
            return
        }
        if top.place == .basket, let order = editing?.order {
            leaveChange(of: order)
            return
        }
        stack.removeLast()
    }

    /// Back from changing an order to the order itself, as the office has it.
    mutating func leaveChange(of order: OrderId) {
        editing = nil
        stack = [stack[0], Frame(.deliveries), Frame(.order(order))]
    }

    mutating func goHome() {
        stack.removeSubrange(1...)
        editing = nil
    }

    /// Goes one level down, or back to the same place if it lies on the way here.
    mutating func open(_ place: Place) {
        if let index = stack.firstIndex(where: { $0.place == place }) {
            stack.removeSubrange((index + 1)...)
            return
        }
        prepareStack(for: place)
        switch place {
        case .basket where editing == nil: shopping(then: [.basket])
        case .want(.shelves): shopping(then: [place])
        case .product where isAtAnswer: shopping(then: [place])
        case .review where editing != nil: stack = [stack[0], Frame(.basket), Frame(.review)]
        case .review where editing == nil: shopping(then: [.basket, .review])
        case .standing(.choose(let id)):
            stack = [stack[0], Frame(.deliveries), Frame(.order(id)), Frame(place)]
        // From the check of what stands already, home is not farther than from anywhere.
        case .order where top.place == .review:
            stack = [stack[0], Frame(.deliveries), Frame(place)]
        case .sent where top.place == .review || top.place == .rideReview:
            stack = [stack[0], Frame(place)]
        case .ride where top.place == .rideReview:
            stack = [stack[0], Frame(.rides), Frame(.myRides), Frame(place)]
        default: stack.append(Frame(place))
        }
        if let number = numberHere {
            quantity = items.first { $0.product == number }?.quantity ?? 1
        }
    }

    /// Whether what is shown answers a wish; from there a product is shopping anew.
    private var isAtAnswer: Bool {
        if case .want(.one) = top.place { return true }
        return false
    }

    private mutating func shopping(then places: [Place]) {
        let menu = stack.first { $0.place == .shopping(.menu) } ?? Frame(.shopping(.menu))
        stack = [stack[0], menu] + places.map { Frame($0) }
    }

    // One case a deed, in the order of the list.
    mutating func perform(_ deed: Deed) -> [Effect] {
        switch deed {
        case .open(let place):
            open(place)
            return noticeOpened()
        case .back: goBack()
        case .home: goHome()
        case .nextPage: turnSheet()
        case .shop(let deed): return perform(deed)
        case .put, .keepLine, .removeLine, .undo: return changeItems(deed)
        case .placeOrder, .sendChange, .nextDay, .returnItems, .change, .cancelOrder:
            return changeOrders(deed)
        case .ridePlace, .rideTime, .companions, .wheelchair, .askRide, .cancelRide, .homeward:
            return changeRides(deed)
        case .riding(let deed): return changeRides(deed)
        case .answer(let answer):
            guard let day = today ?? content.view?.rideDays.first else {
                flash = words.forms(.stripUnknownTime)
                return []
            }
            if pendingAnswer(on: day) == answer { return [] }
            return [.send(.checkIn(answer, day: day))]
        case .well(let deed): return perform(deed)
        case .textSize:
            let all = Settings.TextSize.allCases
            settings.textSize = all[(settings.textSize.rawValue + 1) % all.count]
            return [.keepSettings(settings)]
        case .language:
            settings.language = settings.language == .ja ? .en : .ja
            return [.keepSettings(settings)]
        case .notice(let deed): return changeNotices(deed)
        case .practice(let deed): return practise(deed)
        case .wish(let wish): return choose(wish)
        case .money(let money): return changeMoney(money)
        case .want(let want):
            return send(.askForItem(category: want.category, item: want.item))
        case .again(let again): return doAgain(again)
        case .repeats(let deed): return perform(deed)
        case .sharing(let deed): return share(deed)
        case .fitting(let deed): return fit(deed)
        case .voice(let deed): return setVoice(deed)
        case .standing(let deed): return perform(deed)
        case .kiosk(let deed): return change(deed)
        case .nothing: cue = .unused
        }
        return []
    }
}
