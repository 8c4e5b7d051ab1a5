import Domain

/// The picture of the front as it is now: a flat list of commands for a 1920 × 1080 screen. The same front gives the same list.
public func draw(_ front: Front, measuring: any Measuring) -> [DrawCommand] {
    let page = front.page()
    var pen = Pen(
        theme: front.screens.theme, measuring: measuring, textSize: front.settings.textSize,
        margins: front.top.place == .fitting(.edges)
            ? .withinMarks : Margins(front.settings.edges))
    if let alert = front.alertShown {
        pen.alert(alert, front)
        pen.lantern()
        return pen.commands
    }
    pen.fill(.screen, .night)
    let body = pen.chrome(front, page)
    let spots = front.spots(of: page)
    switch page.body {
    case .tiles(let all):
        pen.tiles(
            spots, all: all, in: body, focus: front.focus, sheets: front.sheets(for: all),
            cue: front.cue)
    case .ledger(let ledger): pen.ledger(ledger, front, in: body)
    case .message(let message): pen.message(message, front, in: body)
    }
    if front.isPractising { pen.practiceFrame() }
    if case .digit(let digit)? = front.pointed { pen.glow(digit: digit) }
    if front.top.place == .fitting(.edges) { pen.cornerMarks(front.edgesShown) }
    pen.lantern()
    return pen.commands
}

// What is on every screen: title, date, strip, band.
extension Pen {
    /// Draws what surrounds the body and answers the body's box.
    mutating func chrome(_ front: Front, _ page: Page) -> Box {
        let stripTop = header(front, page, mark: front.markWords)
        let bandTop = 1080 - scale(48) * 6 / 5 - scale(48) - 16 - margins.bottom
        band(front, page, top: bandTop)
        let stripBottom = strip(page.strip, top: stripTop)
        let bodyTop = stripBottom + (scale.textSize == .small ? 38 : 30)
        let end = bandTop - 18
        return Box(
            x: margins.left, y: bodyTop, width: margins.right - margins.left, height: end - bodyTop)
    }

    private mutating func header(_ front: Front, _ page: Page, mark: [String]) -> Int {
        let dateWidth = date(front)
        let size = scale(72)
        let room = margins.right - margins.left - dateWidth - 40
        var top = margins.top
        var height = scale(48) * 23 / 10
        let badge = scale(44)
        if let words = form(mark, room - 32, badge, .bold) ?? mark.last {
            let wide = width(words, badge, .bold) + 32
            let box = Box(x: margins.left, y: top, width: wide, height: badge + 6)
            fill(box, .lampWords, radius: 8)
            text(
                words, x: box.x + 16, y: box.y, height: box.height, size: badge, .bold, .sumi)
            top = box.y + box.height + 2
            height = size
        }
        if let title = form(page.title, room, size, .bold) {
            text(title, x: margins.left, y: top, height: height, size: size, .bold, .rice)
            let end = margins.left + width(title, size, .bold) + scale(36)
            if let who = form(
                page.subtitle, margins.right - dateWidth - 40 - end, scale(48), .regular)
            {
                text(who, x: end, y: top + 6, height: height, size: scale(48), .regular, .mist)
            }
        } else if let title = page.title.last {
            let set = setting(title, width: room, height: height, sizes: down(from: 64), .bold)
            var y = top
            for line in set.lines {
                text(
                    line, x: margins.left, y: y, height: set.height(line), size: set.size, .bold,
                    .rice)
                y += set.height(line)
            }
        }
        let usual =
            scale.textSize == .small ? margins.top + 132 : margins.top + scale(48) * 225 / 100 + 6
        return max(usual, top + height + 6)
    }

    /// Draws date and time and answers how wide they are.
    private mutating func date(_ front: Front) -> Int {
        guard let view = front.content.view else { return 0 }
        let size = scale(48)
        let lineHeight = size * 9 / 8
        let gap = scale.textSize == .small ? 6 : 0
        guard let now = front.content.officeTime else {
            let words = front.words.forms(.clockUnknown).last ?? ""
            textRight(
                words, right: margins.right, y: margins.top, height: lineHeight, size: size,
                .regular,
                .rice)
            return width(words, size, .regular)
        }
        let forms = front.date(view.zone.day(at: now))
        let day =
            (scale.textSize == .large ? form(forms, 480, size, .regular) : forms.first)
            ?? forms.last ?? ""
        let clock = front.clock(view.zone.time(at: now))
        textRight(
            day, right: margins.right, y: margins.top, height: lineHeight, size: size, .regular,
            .rice)
        textRight(
            clock, right: margins.right, y: margins.top + lineHeight + gap, height: lineHeight,
            size: size, .bold, .rice)
        return max(width(day, size, .regular), width(clock, size, .bold))
    }

    /// Draws the strip and answers where it ends. Only at the smallest size it may take two lines.
    private mutating func strip(_ forms: [String], top: Int) -> Int {
        let size = scale(48)
        let lineHeight = size * 5 / 4
        let margin = scale.textSize == .small ? 16 : 12
        let room = margins.right - margins.left - 56
        guard let first = forms.first, !first.isEmpty else { return top + lineHeight + margin }
        // What is stressed, above all the close, is read at 64 px where the same words have room for it.
        let one = form(forms, room, size, .regular)
        let count = lines(first, room, size, .regular).count
        stressedSize = [64, 72, 84][scale.textSize.rawValue]
        let isSame =
            form(forms, room, size, .regular) == one
            && lines(first, room, size, .regular).count == count
        if one == nil || !isSame { stressedSize = nil }
        defer { stressedSize = nil }
        var shown = form(forms, room, size, .regular).map { [$0] } ?? []
        if shown.isEmpty || (scale.textSize == .small && isLong(first, room, size)) {
            let broken = lines(first, room, size, .regular)
            if broken.count == 2, scale.textSize == .small { shown = broken }
        }
        var setSize = size
        if shown.isEmpty {
            let set = setting(
                forms.last ?? first, width: room, height: lineHeight, sizes: down(from: 48),
                .regular, most: 1)
            shown = Array(set.lines.prefix(1))
            setSize = set.size
        }
        let height = shown.count * lineHeight + margin
        let box = Box(x: margins.left, y: top, width: margins.right - margins.left, height: height)
        fill(box, .dusk, radius: 14)
        // Large words stand in the middle of the strip, not at its upper edge.
        let lower = stressedSize == nil ? 0 : size / 12
        for (index, line) in shown.enumerated() {
            text(
                line, x: box.x + 28, y: top + margin / 2 + index * lineHeight + lower,
                height: lineHeight, size: setSize, .regular, .rice, stressed: .lampWords)
        }
        return top + height
    }

    private func isLong(_ text: String, _ room: Int, _ size: Int) -> Bool {
        width(text, size, .regular) > room
    }

    private mutating func band(_ front: Front, _ page: Page, top: Int) {
        fill(Box(x: 0, y: top, width: 1920, height: 1080 - top), .deep)
        let size = scale(48)
        let lineHeight = size * 6 / 5
        let room = margins.right - margins.left - 60
        if let pointed = front.pointed {
            pointer(front.pointerWords(pointed), top: top, height: lineHeight)
        } else if let line = form(Self.bandForms(front, page), room, size, .regular) {
            text(
                line, x: margins.left, y: top + 8, height: lineHeight, size: size, .regular, .rice,
                stressed: .lampWords)
        }
        colourKeys(front, y: top + 8 + lineHeight + 8)
        guard front.presses > 0 else { return }
        let lamp = Box(
            x: margins.right - 32, y: top + 8 + (lineHeight - 32) / 2, width: 32, height: 32)
        fill(lamp, front.presses % 2 == 1 ? .lamp : .dusk, radius: 16)
    }

    /// What 決定 does, how to leave, and the rest, in shorter and shorter forms.
    static func bandForms(_ front: Front, _ page: Page) -> [String] {
        let words = front.words
        let focused = front.spots(of: page).first { $0.choice.id == front.focus }?.choice
        let backs = page.back.map { words(.bandBack, ["back": $0]) }
        let extras = page.extra
        guard let focused else {
            let help = words(.bandHelp)
            let all = [extras.first, backs.first].compactMap { $0 }
            return [all.joined(separator: "  "), all.first ?? help, help]
        }
        let hints = focused.hint.map { words(.bandChoose, ["hint": $0]) }
        // A button that leads back is told once, together with 戻る.
        let same =
            focused.hint.first == page.back.first
            ? focused.hint.first.map { words(.bandBoth, ["back": $0]) } : nil
        var forms: [String] = []
        let commit = front.spots(of: page).first { $0.choice.kind == .commit }?.choice
        if let commit, let digit = commit.digit, focused.id != commit.id,
            let hint = commit.hint.first
        {
            // On a committing screen the digit that commits comes first, as in the review.
            let presses = words.forms(
                .bandPress, ["digit": "\(digit)", "hint": hint.filter { $0 != "*" }])
            let sames = same == nil ? [] : page.back.map { words(.bandBoth, ["back": $0]) }
            for press in presses {
                forms += sames.map { press + "  " + $0 }
                for hint in hints where same == nil {
                    for back in backs + [words(.bandPlainBack)] {
                        forms.append([press, hint, back].joined(separator: "  "))
                    }
                }
            }
            // What 決定 does now is never left out; the digit stands on its button too.
            for press in presses { forms += hints.map { press + "  " + $0 } }
            forms += hints.map { $0 + "  " + words(.bandPlainBack) }
        }
        if let same {
            forms += extras.map { same + "  " + $0 } + [same]
        }
        var counts = false
        if case .message(let message) = page.body { counts = message.counts }
        let arrows = words(counts ? .bandCount : .bandArrows)
        for hint in hints {
            for back in backs.isEmpty ? [""] : backs {
                for extra in (counts ? [arrows] : extras) + [""] {
                    forms.append(
                        [hint, backs.isEmpty ? arrows : back, extra].filter { !$0.isEmpty }
                            .joined(separator: "  "))
                }
            }
        }
        for hint in hints where !backs.isEmpty {
            forms.append(hint + "  " + words(.bandPlainBack))
        }
        forms.append(words(.bandPlain) + "  " + words(.bandPlainBack))
        return forms + hints + [words(.bandPlain)]
    }

    /// The colour keys, always 青赤緑黄. 緑 only if there is a voice.
    private mutating func colourKeys(_ front: Front, y: Int) {
        let size = scale(44)
        let height = scale(48)
        var keys: [(String, Theme.Name, Theme.Name, [String])] = [
            ("青", .blue, .rice, front.blueWords),
            ("赤", .red, .rice, front.redWords),
        ]
        if front.canSpeak { keys.append(("緑", .green, .sumi, front.words.forms(.keyGreen))) }
        keys.append(("黄", .yellow, .sumi, front.words.forms(.keyYellow)))
        let badge = size * 14 / 10
        func total(_ short: Bool) -> Int {
            keys.reduce(0) {
                $0 + badge + 12 + width((short ? $1.3.last : $1.3.first) ?? "", size, .regular)
            } + (keys.count - 1) * scale(40)
        }
        let short = total(false) > margins.right - margins.left
        var x = margins.left
        for key in keys {
            let box = Box(x: x, y: y, width: badge, height: height)
            fill(box, key.1, radius: 8)
            text(
                key.0, x: x + (badge - width(key.0, size, .bold)) / 2, y: y, height: height,
                size: size, .bold, key.2)
            if front.pointed.map(Self.badge) == key.0 { glow(around: box) }
            let words = (short ? key.3.last : key.3.first) ?? ""
            text(words, x: x + badge + 12, y: y, height: height, size: size, .regular, .rice)
            x += badge + 12 + width(words, size, .regular) + scale(40)
        }
    }
}
