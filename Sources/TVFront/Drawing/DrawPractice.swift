import Domain

// The mark of practice, on every screen and nowhere else.
extension Pen {
    /// A frame around everything, inside the part that nearly every set shows.
    mutating func practiceFrame() {
        add(
            .ring(
                Box(x: 30, y: 14, width: 1860, height: 1064), theme[.lampWords], width: 12,
                radius: 30))
    }

    /// What somebody at the office asks for, in place of the first line of the band.
    mutating func pointer(_ forms: [String], top: Int, height: Int) {
        let size = scale(48)
        let ground = Box(
            x: margins.left - 24, y: top + 6, width: margins.right - margins.left + 48,
            height: height)
        fill(ground, .lampWords, radius: 12)
        guard let line = form(forms, ground.width - 48, size, .bold) ?? forms.last else { return }
        text(line, x: margins.left, y: top + 8, height: height, size: size, .bold, .sumi)
    }

    /// The colour key's character; empty for other keys.
    static func badge(_ key: Key) -> String {
        switch key {
        case .blue, .home: "青"
        case .red: "赤"
        case .green: "緑"
        case .yellow: "黄"
        default: ""
        }
    }

    /// A ring of light around a key's mark.
    mutating func glow(around box: Box) {
        add(.ring(box.inset(by: -10), theme[.lamp], width: 8, radius: 18))
    }

    /// The same around the number of a tile or button, where the screen has one.
    mutating func glow(digit: Int) {
        let marks = commands.compactMap { command -> Box? in
            guard
                case .text("\(digit)", let x, let baseline, let size, .bold, let colour) = command,
                size == scale(48), [theme[.bark], theme[.sumi]].contains(colour)
            else { return nil }
            // Wide enough that the ring leaves the digit alone.
            return Box(
                x: x - 22, y: baseline - size, width: size / 2 + 50, height: size * 128 / 100)
        }
        if let mark = marks.first {
            add(.ring(mark, theme[.red], width: 8, radius: 18))
        }
    }
}
