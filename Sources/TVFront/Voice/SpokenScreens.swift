import Domain
import Services

// Every screen in words for the voice. What is read is what stands there, in the order an eye takes it.
extension Front {
    /// Whether 緑 reads here: there is a voice for this language and the household wants it.
    public var canSpeak: Bool { hasVoice && settings.voice != .never }

    /// Whether this box has a voice for the language of the screens.
    var hasVoice: Bool { voices.contains(settings.language) }

    /// Everything on the screen, as 緑 reads it.
    public var speech: Speech { speech(of: spokenScreen.parts) }

    /// 緑: reads the screen; while it is being read, no more than its end.
    func readAloud() -> [Effect] { isSpeaking ? [] : [.speak(speech)] }

    func speech(of parts: [String], waits: Bool = false) -> Speech {
        Speech(
            parts: parts, language: settings.language, volume: settings.voiceVolume ?? .middle,
            waits: waits)
    }

    /// The screen shown now as it is spoken.
    public var spokenScreen: SpokenScreen {
        let page = page()
        var spoken = SpokenScreen()
        if let alert = alertShown {
            spoken.lines = alertParts(alert)
            spoken.isWhole = true
        } else {
            spoken.head = parts([markWords.first, page.title.first, page.subtitle.first])
            spoken.strip = parts([page.strip.first])
            spoken.lines = spokenLines(page)
        }
        if case .notices(.reading(let id, _)) = top.place, alertShown == nil,
            let notice = notice(id)
        {
            spoken.lines = SpokenText.parts(words(notice.text), settings.language)
            spoken.isWhole = true
        }
        let spots = spots(of: page)
        let focused = spots.first { $0.choice.id == focus }?.choice
        if let focused {
            spoken.focus = parts(of: focused, in: page) + hintParts(of: focused)
            spoken.focus += commitParts(beside: focused, spots)
        }
        spoken.others = spots.filter { $0.choice.id != focus }.flatMap {
            parts([spokenNumber($0.choice), $0.choice.shown])
        }
        if let pointed { spoken.focus += parts([pointerWords(pointed).first]) }
        return spoken
    }

    /// What is read by itself when something changed; nil if the household does not want that, or nothing did.
    ///
    /// After a key everything new is read. Without one only what has become of what stands on the
    /// screen: the minutes that are left change all the time and are no news.
    public func speech(after last: SpokenScreen?, byKey: Bool) -> Speech? {
        guard settings.voice == .always, hasVoice, alertShown == nil, !isPrivateInPublic else {
            return nil
        }
        let now = spokenScreen
        guard let last, last.head == now.head, last.isWhole == now.isWhole else {
            var first = now
            first.others = []
            return speech(of: first.parts)
        }
        var changed = now.lines != last.lines && !now.isWhole ? fresh(now.lines, last.lines) : []
        if byKey {
            if !flash.isEmpty, now.strip != last.strip { changed = now.strip + changed }
            if now.focus != last.focus { changed += now.focus }
        }
        return changed.isEmpty ? nil : speech(of: changed)
    }

    private func fresh(_ new: [String], _ old: [String]) -> [String] {
        let known = Set(old)
        return new.filter { !known.contains($0) }
    }

    /// Whether the screen shows at a public place what concerns one person; it is read there only when 緑 asks for it.
    var isPrivateInPublic: Bool {
        guard content.isKiosk else { return false }
        switch top.place {
        case .sent, .kiosk(.confirm), .kiosk(.number): return true
        default: return false
        }
    }

    private func parts(_ texts: [String?]) -> [String] {
        texts.flatMap { $0.map { SpokenText.parts($0, settings.language) } ?? [] }
    }

    private func spokenLines(_ page: Page) -> [String] {
        switch page.body {
        case .tiles: return []
        case .message(let message): return parts(message.lines.map(\.forms.first))
        case .ledger(let ledger):
            let rows = shownRows(ledger).filter { $0.choice == nil }
                .flatMap { [$0.shown, $0.middle, $0.right] }
            let foot = ledger.foot.map { [$0.left.first ?? "", $0.right] } ?? []
            return parts((ledger.note + rows + foot).map { $0 })
        }
    }

    private func parts(of choice: Choice, in page: Page) -> [String] {
        var texts = [spokenNumber(choice), choice.shown, choice.detail, choice.mark, choice.price]
        if case .ledger(let ledger) = page.body,
            let row = ledger.rows.first(where: { $0.choice?.id == choice.id })
        {
            texts = [spokenNumber(choice), row.shown, row.middle, row.right]
        }
        return parts(texts.map { $0 })
    }

    private func spokenNumber(_ choice: Choice) -> String? {
        let number = choice.number.filter(\.isNumber)
        return number.isEmpty ? nil : words(.speechNumber, ["n": number])
    }

    private func hintParts(of choice: Choice) -> [String] {
        guard let hint = choice.hint.first, !hint.isEmpty else { return [] }
        return parts([words(.speechOK, ["hint": hint])])
    }

    // On a screen that commits, the digit that does is named as in the band.
    private func commitParts(beside focused: Choice, _ spots: [Spot]) -> [String] {
        guard let commit = spots.first(where: { $0.choice.kind == .commit })?.choice,
            commit.id != focused.id, let digit = commit.digit, let hint = commit.hint.first
        else { return [] }
        return parts([words(.speechDigit, ["digit": "\(digit)", "hint": hint])])
    }

    /// The words of an alert; a drill says so before each of them.
    func alertParts(_ alert: Alert) -> [String] {
        let said = alertWords(alert)
        let texts = [said.headline.first ?? "", said.title, said.action, said.text]
        return texts.filter { !$0.isEmpty }.flatMap { parts([said.mark, $0]) }
    }

    /// What is read when an alert comes: its words, after its call.
    func alertSpeech(_ alert: Alert) -> [Effect] {
        hasVoice ? [.speak(speech(of: alertParts(alert), waits: true))] : []
    }
}
