import Domain
import Services

// A few large words, and what to press beneath them.
extension Pen {
    mutating func message(_ message: Body.Message, _ front: Front, in body: Box) {
        let gap = 36
        let height = message.buttons.isEmpty ? 0 : min(150, (body.height - 2 * gap) / 3)
        let count = max(2, message.buttons.count)
        let width = (body.width - (count - 1) * gap) / count
        let wordsBox = Box(
            x: body.x, y: body.y, width: body.width,
            height: body.height - (message.buttons.isEmpty ? 0 : height + gap))
        words(message, in: wordsBox)
        for (index, choice) in message.buttons.enumerated() {
            button(
                choice,
                Box(
                    x: body.x + index * (width + gap), y: body.y + body.height - height,
                    width: width, height: height), front)
        }
    }

    private mutating func words(_ message: Body.Message, in box: Box) {
        fill(box, .dusk, radius: 22)
        var x = box.x + 48
        if let name = message.picture {
            let side = min(scale(200), box.height - 32)
            picture(
                name, Box(x: x, y: box.y + (box.height - side) / 2, width: side, height: side))
            x += side + 40
        }
        let room = box.x + box.width - 40 - x
        let set = fitted(message, room, box.height - 20)
        var y = box.y + (box.height - set.map(\.height).reduce(0, +)) / 2
        for line in set {
            text(
                line.text, x: x, y: y, height: line.height, size: line.size, line.weight,
                .rice, stressed: .lampWords)
            y += line.height
        }
    }

    /// Everything shrinks together if the words are longer than the checks allow; readings go first.
    private func fitted(_ message: Body.Message, _ room: Int, _ height: Int) -> [SetLine] {
        let isMarked = message.lines.contains { $0.forms.contains { Furigana.isMarked($0) } }
        for percent in isMarked ? [100, 96, 92] : [] {
            for leading in [130, 120, 110] {
                let set = setLines(message, room, percent: percent, leading: leading)
                if fits(set, room, height) { return set }
            }
        }
        var plain = message
        if isMarked {
            plain.lines = message.lines.map {
                Body.Message.Line($0.forms.map { Furigana.plain($0) }, $0.size)
            }
        }
        for percent in [100, 96, 92, 88, 84, 80, 76, 72, 68, 64, 60, 56, 52] {
            for leading in [130, 120, 110] {
                let set = setLines(plain, room, percent: percent, leading: leading)
                if fits(set, room, height) { return set }
            }
        }
        return setLines(plain, room, percent: 52, leading: 110)
    }

    private func fits(_ set: [SetLine], _ room: Int, _ height: Int) -> Bool {
        set.map(\.height).reduce(0, +) <= height
            && set.allSatisfy { width($0.text, $0.size, $0.weight) <= room }
    }

    private struct SetLine {
        let text: String
        let size: Int
        let height: Int
        let weight: Weight
    }

    private func setLines(
        _ message: Body.Message, _ room: Int, percent: Int, leading: Int
    ) -> [SetLine] {
        message.lines.flatMap { line -> [SetLine] in
            let (wanted, weight): (Int, Weight) =
                switch line.size {
                case .huge: (96, .bold)
                case .large: (72, .bold)
                case .body: (56, .regular)
                }
            let size = max(Self.floor, scale(wanted) * percent / 100)
            let whole = form(line.forms, room, size, weight).map { [$0] }
            let broken = whole ?? lines(line.forms.first ?? "", room, size, weight)
            return broken.map {
                let plain = size * leading / 100
                return SetLine(
                    text: $0, size: size,
                    height: Furigana.isMarked($0) ? max(plain, Self.rubyHeight(size)) : plain,
                    weight: weight)
            }
        }
    }
}
