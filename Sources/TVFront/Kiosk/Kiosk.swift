import Domain

/// Screens of a box that stands in a public place.
enum KioskPlace: Hashable {
    case home, number
    case confirm(Int)

    /// The screen file it is worded by.
    var screen: String {
        switch self {
        case .home: "kiosk"
        case .number: "kiosk-number"
        case .confirm: "kiosk-confirm"
        }
    }

    /// Whether 決定 can commit something here.
    var commits: Bool {
        if case .confirm = self { return true }
        return false
    }
}

/// What choosing does at a kiosk.
enum KioskDeed: Hashable {
    case next
    case call(Int)
    case again
}

// What keys do at a kiosk, and when it forgets.
extension Front {
    /// Digits of a call number.
    static let callDigits = 4
    /// Milliseconds without a key after which a kiosk goes back and forgets what was typed.
    static let kioskPatience: Int64 = 120_000
    /// Wrong numbers in a row after which a kiosk asks to wait.
    static let kioskTries = 5
    /// Minutes it asks to wait.
    static let kioskWaitMinutes = 5

    /// The first screen of this box.
    var firstPlace: Place { content.isKiosk ? .kiosk(.home) : .home }

    /// Whether the digits that were typed belong to what is shown.
    var keepsTyped: Bool {
        switch top.place {
        case .number, .pairing, .kiosk(.number), .kiosk(.confirm): true
        default: false
        }
    }

    /// Whether calls have to wait: after each fifth wrong number in a row, for five minutes. It
    /// follows from the outbox, so that switching off and on does not end it.
    var kioskMustWait: Bool {
        guard let now = content.officeTime else { return false }
        var wrong = 0
        var last: Moment?
        loop: for item in content.outbox {
            guard case .fetchMe = item.request else { continue }
            switch item.state {
            case .accepted: break loop
            case .refused("no-such-call", _):
                wrong += 1
                last = last ?? item.pressedAt
            default: continue
            }
        }
        guard wrong > 0, wrong % Self.kioskTries == 0, let last else { return false }
        return now < last.adding(minutes: Self.kioskWaitMinutes)
    }

    /// Whether a number can be taken now.
    var kioskTakesNumbers: Bool {
        content.officeTime != nil && content.kiosk != nil && !kioskMustWait
    }

    // Who begins to type on the first screen has begun with the number.
    mutating func typeCall(_ digit: Int) -> [Effect] {
        if top.place == .kiosk(.home) { open(.kiosk(.number)) }
        guard kioskTakesNumbers, typed.count < Self.callDigits, digit > 0 || !typed.isEmpty else {
            return unused()
        }
        typed += String(digit)
        return typed.count == Self.callDigits ? change(.next) : []
    }

    mutating func change(_ deed: KioskDeed) -> [Effect] {
        switch deed {
        case .next:
            guard typed.count == Self.callDigits, let number = Int(typed) else { return unused() }
            stack.append(Frame(.kiosk(.confirm(number))))
            return []
        case .call(let number):
            guard kioskTakesNumbers, let now = content.officeTime else { return unused() }
            return send(.fetchMe(number: number, at: now))
        case .again:
            stack = [stack[0], Frame(.kiosk(.number))]
            return []
        }
    }

    /// A kiosk is shared: after two minutes without a key it goes back to its first screen,
    /// forgets what was typed and is set as it usually is. Only while an answer is awaited it stays.
    mutating func leaveKioskWhenIdle() {
        guard content.isKiosk, let now = content.officeTime else { return }
        guard stack.count > 1 || settings != usual, top.place != .paired, !kioskAwaitsAnswer,
            let touched = kioskTouched, touched <= now
        else {
            kioskTouched = now
            return
        }
        guard now.milliseconds - touched.milliseconds >= Self.kioskPatience else { return }
        if stack.count > 1 { goHome() }
        // Large letters, English, a voice: what one person chose is not the next one's wish.
        settings = usual
        typed = ""
        flash = []
        kioskTouched = now
    }

    private var kioskAwaitsAnswer: Bool {
        guard case .sent(let sent) = top.place, !sent.failed else { return false }
        return content.outbox.first { $0.key == sent.key }?.state == .waiting
    }

    /// What a kiosk never does: it has no household to answer an alert for, and what somebody sets there is only for now.
    func fitForKiosk(_ effects: [Effect]) -> [Effect] {
        guard content.isKiosk else { return effects }
        return effects.filter {
            switch $0 {
            case .sendQuietly, .keepSettings: false
            default: true
            }
        }
    }
}
