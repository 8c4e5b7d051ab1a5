public import Domain

/// What choosing does with the showing of the screen.
enum SharingDeed: Hashable { case start, end }

/// That somebody at the office may see the screen in words, for a while.
struct Sharing: Sendable, Hashable {
    /// When it ends by itself, by the office's clock.
    let until: Moment
    /// The last pointing that was followed or left.
    var answered = 0
}

extension Front {
    /// How many minutes a resident shows the screen.
    static let sharingMinutes = 15

    /// What somebody at the office sees now; nil while nothing is shown.
    public var sharedScreen: ScreenInWords? { sharing == nil ? nil : inWords }

    /// When the showing ends by itself.
    public var sharedUntil: Moment? { sharing?.until }

    /// Whether the household has agreed that the screen may be shown.
    var mayShare: Bool {
        let real = practice?.real ?? content
        guard case .paired = real.binding else { return false }
        return real.view?.consents?.isGiven(.screenHelp) ?? false
    }

    mutating func share(_ deed: SharingDeed) -> [Effect] {
        switch deed {
        case .start:
            guard mayShare, let now = content.officeTime else {
                flash = words.forms(.shareNotNow, ["phone": officePhone])
                break
            }
            sharing = Sharing(until: now.adding(minutes: Self.sharingMinutes))
            sharing?.answered = content.pointer?.count ?? 0
        case .end: endSharing()
        }
        return []
    }

    /// Ends the showing and says so.
    mutating func endSharing() {
        guard sharing != nil else { return }
        sharing = nil
        flash = words.forms(.shareEnded)
    }

    /// Ends it when the time is over or the household has taken its consent back.
    mutating func followSharing() {
        guard let sharing else { return }
        let isOver = content.officeTime.map { $0 >= sharing.until } ?? false
        if isOver || !mayShare { endSharing() }
    }

    /// The key somebody at the office points to now.
    var pointed: Key? {
        guard let sharing, let pointer = content.pointer, pointer.count > sharing.answered else {
            return nil
        }
        return Key(word: pointer.key)
    }

    /// A press answers the pointing: what it was for is another picture now.
    mutating func answerPointer() {
        guard let count = content.pointer?.count else { return }
        sharing?.answered = count
    }

    func pointerWords(_ key: Key) -> [String] {
        words.forms(.pointerAsks, ["key": name(of: key)])
    }

    private func name(of key: Key) -> String {
        switch key {
        case .up: "▲"
        case .down: "▼"
        case .left: "◀"
        case .right: "▶"
        case .ok: "決定"
        case .back: "戻る"
        case .blue, .home: "青"
        case .red: "赤"
        case .green: "緑"
        case .yellow: "黄"
        case .digit(let digit): "\(digit)"
        }
    }

    /// What 赤 leads to, as the band says it: while the screen is shown it also ends that.
    var redWords: [String] { words.forms(sharing == nil ? .keyRed : .keyRedSharing) }

    /// What stands over the title where something out of the ordinary is going on.
    var markWords: [String] {
        if let sharing {
            let left = minutes(until: sharing.until).map { max(1, $0) } ?? Self.sharingMinutes
            let values = ["n": "\(left)"]
            return words.forms(isPractising ? .markPracticeShared : .markShared, values)
        }
        if isPractising { return words.forms(.practiceMark) }
        return (content.view?.rehearsal ?? content.kiosk?.rehearsal) == true
            ? words.forms(.rehearsal) : []
    }

    /// The buttons of the help page: the way back, a call from the office, and to show the screen if that was agreed to.
    var helpButtons: [Choice] {
        // A kiosk has no household to call back or to show anything for.
        if content.isKiosk { return [backButton(.buttonOk)] }
        var buttons = [backButton(.buttonOk)] + callMeButton
        if sharing != nil {
            buttons.append(
                button("share-end", .buttonShareEnd, 2, .sharing(.end), .hintShareEnd))
        } else if mayShare {
            buttons.append(button("share", .buttonShare, 2, .sharing(.start), .hintShare))
        }
        return buttons
    }
}
