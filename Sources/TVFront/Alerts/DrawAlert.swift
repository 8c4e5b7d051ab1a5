import Domain
import Services

/// The colours of the national scale, a little darker where running text on them would not reach 10:1. Fixed: no theme changes them.
struct AlertColours {
    let ground: Colour
    let ink: Colour
    let panel: Colour
    let panelInk: Colour

    static func of(_ level: AlertLevel) -> AlertColours {
        let white = Colour(0xFFFFFF)
        let black = Colour(0x0C000C)
        switch level {
        case .five:
            return AlertColours(ground: black, ink: white, panel: white, panelInk: black)
        case .four:
            let purple = Colour(0x5E1B70)
            return AlertColours(ground: purple, ink: white, panel: white, panelInk: purple)
        case .three:
            let red = Colour(0x850E06)
            return AlertColours(ground: red, ink: white, panel: white, panelInk: red)
        case .two:
            let yellow = Colour(0xF2E700)
            return AlertColours(ground: yellow, ink: black, panel: black, panelInk: yellow)
        case .one:
            return AlertColours(ground: white, ink: black, panel: black, panelInk: white)
        }
    }
}

// An alert over the whole screen.
extension Pen {
    private static let stripe = 44

    mutating func alert(_ alert: Alert, _ front: Front) {
        let said = front.alertWords(alert)
        let isReal = !alert.isDrill && alert.clearedAt == nil
        let colours =
            isReal
            ? AlertColours.of(alert.level)
            : AlertColours(
                ground: theme[.night], ink: theme[.rice],
                panel: theme[alert.isDrill ? .lampWords : .leaf], panelInk: theme[.sumi])
        add(.fill(.screen, colours.ground, radius: 0))
        let bandTop = 1080 - scale(48) * 6 / 5 - scale(48) - 16 - margins.bottom
        if alert.isDrill { stripes(to: bandTop) }
        let height = 124
        let buttonTop = bandTop - 30 - height - (alert.isDrill ? Self.stripe : 0)
        alertLines(said, colours, to: buttonTop - 28, isDrill: alert.isDrill)
        let page = front.page()
        if case .message(let message) = page.body, let choice = message.buttons.first {
            button(
                choice,
                Box(x: margins.left + 24, y: buttonTop, width: 900, height: height), front)
        }
        alertBand(front, top: bandTop)
    }

    /// The border of a drill: stripes that nothing real ever has.
    private mutating func stripes(to bottom: Int) {
        let side = Self.stripe
        for (row, y) in stride(from: 0, to: bottom, by: side).enumerated() {
            let height = min(side, bottom - y)
            let isEdge = row == 0
            for (column, x) in stride(from: 0, to: 1920, by: side).enumerated() {
                let width = min(side, 1920 - x)
                guard isEdge || column == 0 || x + side >= 1920 else { continue }
                fill(
                    Box(x: x, y: y, width: width, height: height),
                    (row + column) % 2 == 0 ? .lampWords : .sumi)
            }
        }
        for (column, x) in stride(from: 0, to: 1920, by: side).enumerated() {
            fill(
                Box(x: x, y: bottom - side, width: min(side, 1920 - x), height: side),
                column % 2 == 0 ? .sumi : .lampWords)
        }
    }

    private mutating func alertLines(
        _ said: AlertWords, _ colours: AlertColours, to bottom: Int, isDrill: Bool
    ) {
        let mark = said.mark.isEmpty ? "" : said.mark + " "
        let left = margins.left + 24
        let room = margins.right - 24 - left
        var y = isDrill ? Self.stripe + 20 : margins.top
        let titleSize = [112, 104, 96].first { size in
            scale(96) >= size && width(mark + said.title, size, .bold) <= room
        }
        let headSize = [112, 104, 96, 88, 80, 72].first { size in
            scale(96) >= size
                && said.headline.contains { width(mark + $0, size, .bold) <= room - 48 }
        }
        let head = headSize ?? 72
        let headline =
            said.headline.first { width(mark + $0, head, .bold) <= room - 48 }
            ?? said.headline.last ?? ""
        let isRead = Furigana.isMarked(headline)
        let panel = Box(
            x: margins.left, y: y, width: margins.right - margins.left,
            height: isRead ? Self.rubyHeight(head) + 16 : head * 14 / 10)
        add(.fill(panel, colours.panel, radius: 22))
        ink(mark + headline, left + 12, y, panel.height, head, .bold, colours.panelInk)
        y += panel.height + 24
        // What is below the title shrinks together as far as the size allows; then it does without
        // the sender, and only a text longer than the desk lets through becomes smaller still.
        let title = titleSize ?? 96
        let tries =
            [100, 94, 88, 82, 76, 70, 64, 60].map { ($0, true, scale(44)) }
            + [70, 60].map { ($0, false, scale(44)) } + [(50, false, Self.floor)]
        for (percent, withFrom, floor) in tries {
            let set = bodyLines(said, mark, title, room, percent, withFrom, floor)
            let total = set.reduce(0) { $0 + $1.height }
            guard total <= bottom - y || percent == 50 else { continue }
            y += max(0, min(36, (bottom - y - total) / 2))
            for line in set {
                ink(line.text, left, y, line.height, line.size, line.weight, colours.ink)
                y += line.height
            }
            return
        }
    }

    private struct AlertLine {
        let text: String
        let size: Int
        let height: Int
        let weight: Weight
    }

    private func bodyLines(
        _ said: AlertWords, _ mark: String, _ title: Int, _ room: Int, _ percent: Int,
        _ withFrom: Bool, _ floor: Int
    ) -> [AlertLine] {
        func set(_ text: String, _ size: Int, _ weight: Weight) -> [AlertLine] {
            guard !text.isEmpty else { return [] }
            return lines(text, room - width(mark, size, weight), size, weight).map {
                let plain = size * (percent == 100 ? 128 : 116) / 100
                return AlertLine(
                    text: mark + $0, size: size,
                    height: Furigana.isMarked($0) ? max(plain, Self.rubyHeight(size)) : plain,
                    weight: weight)
            }
        }
        func sized(_ pixels: Int) -> Int { max(floor, scale(pixels) * percent / 100) }
        let wanted = said.from.map { mark + $0 }
        let line = form(wanted, room, sized(48), .regular)
        let from = (withFrom ? line : nil).map {
            [
                AlertLine(
                    text: $0, size: sized(48), height: sized(48) * 13 / 10, weight: .regular)
            ]
        }
        return set(said.title, title, .bold) + set(said.action, sized(72), .bold)
            + set(said.text, sized(64), .regular) + (from ?? [])
    }

    private mutating func ink(
        _ text: String, _ x: Int, _ y: Int, _ height: Int, _ size: Int, _ weight: Weight,
        _ colour: Colour
    ) {
        ink(text, x: x, y: y, height: height, size: size, weight, colour)
    }

    private mutating func alertBand(_ front: Front, top: Int) {
        fill(Box(x: 0, y: top, width: 1920, height: 1080 - top), .deep)
        let size = scale(48)
        let room = margins.right - margins.left - 60
        let phone = front.officePhone
        let rows = [
            front.words.forms(.bandAlert),
            phone.isEmpty
                ? front.words.forms(.bandAlertSize)
                : front.words.forms(.bandAlertPhone, ["phone": phone]),
        ]
        for (index, forms) in rows.enumerated() {
            guard let line = form(forms, room, size, .regular) ?? forms.last else { continue }
            text(
                line, x: margins.left, y: top + 8 + index * (size * 6 / 5), height: size * 6 / 5,
                size: size, .regular, .rice, stressed: .lampWords)
        }
        guard front.presses > 0 else { return }
        let lamp = Box(x: margins.right - 32, y: top + 8 + (size - 32) / 2, width: 32, height: 32)
        fill(lamp, front.presses % 2 == 1 ? .lamp : .dusk, radius: 16)
    }
}
