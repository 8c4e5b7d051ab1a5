public import TVFront

/// Letters as wide as they are high, narrow ones half: a measure without fonts, a little wider than the real one.
public struct SquareLetters: Measuring {
    /// The measure.
    public init() {}
    /// The advance width in pixels of one line of text.
    public func width(of text: String, size: Int, weight: Weight) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? size / 2 : size) }
    }
}

/// What an eye finds on the picture of a screen. It is made from the painted commands alone: no names of screens, no ids.
public struct Glance: Sendable, Hashable {
    /// A light card that looks as if it could be chosen.
    public struct Card: Sendable, Hashable {
        /// Where it is.
        public let box: Box
        /// The figures at its top left.
        public var number = ""
        /// Its bold words, without spaces.
        public var label = ""
        /// Its other words, without spaces.
        public var detail = ""
        /// Whether it wears the ring.
        public var hasRing = false
        /// Everything written on it.
        public var all: String { label + " " + detail }
    }
    /// One of the four coloured keys at the bottom.
    public struct ColourKey: Sendable, Hashable {
        /// Its character: 青, 赤, 緑 or 黄.
        public let sign: String
        /// What it does, in the words beside it.
        public let words: String
    }
    /// Top left: where one is.
    public var title = ""
    /// The sentence under the title.
    public var strip = ""
    /// What looks as if it could be chosen.
    public var cards: [Card] = []
    /// The rows of a sheet that is only to be read.
    public var rows: [String] = []
    /// Other words in the middle.
    public var lines: [String] = []
    /// The first line of the band at the bottom.
    public var band = ""
    /// The coloured keys.
    public var keys: [ColourKey] = []
    /// The height of the largest letters of the band; it tells the size of all letters.
    public var letters = 0

    /// The card with the ring.
    public var ringed: Card? { cards.first { $0.hasRing } }
    /// Every piece of text, one after the other.
    public var pieces: [String] {
        [title, strip] + lines + rows + cards.map(\.all) + [band]
    }
    /// What is told as true; the band only tells what keys would do.
    var statements: [String] { pieces.dropLast() }
    /// The figures of a number that is only half typed: figures and empty places side by side.
    var typed: String? {
        let empty: Set<Character> = ["＿", "□"]
        let found = ([title] + lines).first { text in
            text.contains { empty.contains($0) }
                && text.suffix(3).allSatisfy { $0.isNumber || empty.contains($0) }
        }
        return found.map { String($0.suffix(3).filter(\.isNumber)) }
    }
    /// How many letters there are to read.
    public var length: Int { pieces.reduce(0) { $0 + $1.count } }
}

extension Box {
    /// Whether the other rectangle lies inside.
    func holds(_ other: Box) -> Bool {
        other.x >= x && other.y >= y && other.x + other.width <= x + width
            && other.y + other.height <= y + height
    }
}

extension String {
    /// Without spaces: a reader does not see how many there are.
    var closed: String { filter { $0 != " " && $0 != "\u{3000}" } }
}

extension Glance {
    /// Looks at the picture of a front.
    public init(at front: Front, measuring: any Measuring = SquareLetters()) {
        self.init(draw(front, measuring: measuring))
    }

    /// Looks at a picture.
    public init(_ commands: [DrawCommand]) {
        var sorting = Sorting()
        for command in commands { sorting.take(command) }
        self = sorting.finish()
    }
}

/// Sorts what is painted into what belongs together: words belong to the last ground painted beneath them.
private struct Sorting {
    struct Ground {
        let box: Box
        let isLight: Bool
        var hasRing = false
        var rules: [Int] = []
        var texts: [Text] = []
        var pictures = 0
        /// Whether it looks as if it could be chosen.
        var isCard: Bool { isLight && box.height < 400 && box.height >= 90 }
    }
    struct Text {
        let text: String
        let x: Int
        let baseline: Int
        let size: Int
        let isBold: Bool
    }
    var grounds: [Ground] = []

    mutating func take(_ command: DrawCommand) {
        switch command {
        case .fill(let box, let colour, _):
            if box.height <= 4 {
                if let index = ground(x: box.x, y: box.y) {
                    grounds[index].rules.append(box.y)
                }
                return
            }
            let sum = Int(colour.red) + Int(colour.green) + Int(colour.blue)
            // A coloured corner belongs to its card.
            if grounds.contains(where: { $0.isCard && $0.box.holds(box) }) { return }
            grounds.append(Ground(box: box, isLight: sum > 480))
        case .focusRing(let box, _, _, _):
            if let index = grounds.lastIndex(where: { $0.box == box }) {
                grounds[index].hasRing = true
            }
        case .ring, .ruby: break
        case .text(let text, let x, let baseline, let size, let weight, _):
            guard let index = ground(x: x, y: baseline - size / 2) else { return }
            grounds[index].texts.append(
                Text(
                    text: text, x: x, baseline: baseline, size: size, isBold: weight == .bold))
        case .picture(_, let box, _):
            if let index = ground(x: box.x + 4, y: box.y + 4) { grounds[index].pictures += 1 }
        case .arrow: break
        }
    }

    private func ground(x: Int, y: Int) -> Int? {
        grounds.lastIndex { ground in
            let box = ground.box
            return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
        }
    }

    func finish() -> Glance {
        var glance = Glance()
        for (index, ground) in grounds.enumerated() {
            let box = ground.box
            if index == 0 {
                surround(ground, &glance)
            } else if box.width == 1920 {
                band(ground, &glance)
            } else if ground.texts.isEmpty || box.y + box.height > 1060 || box.height < 90 {
                // Signs of the coloured keys and badges are read with the band or the title.
                if box.width > 1500, box.y < 340 { glance.strip = Self.joined(ground.texts) }
                continue
            } else if ground.isCard {
                glance.cards.append(card(ground))
            } else if ground.isLight {
                sheet(ground, &glance)
            } else if box.width > 1500, box.y < 340, box.height < 180 {
                glance.strip = Self.joined(ground.texts)
            } else {
                glance.lines += Self.lines(ground.texts)
            }
        }
        signs(&glance)
        return glance
    }

    private func surround(_ ground: Ground, _ glance: inout Glance) {
        let head = ground.texts.filter { $0.baseline < 190 && $0.x < 1000 }
        let rest = ground.texts.filter { $0.baseline >= 190 && !Self.isClock($0) }
        glance.title = Self.joined(head)
        glance.lines += Self.lines(rest)
    }

    // With large letters the time of day comes below the height of the title.
    private static func isClock(_ text: Text) -> Bool {
        text.x > 960 && text.baseline < 330
            && (text.text.contains("時") || text.text.hasSuffix("am") || text.text.hasSuffix("pm"))
    }

    private func band(_ ground: Ground, _ glance: inout Glance) {
        guard let first = ground.texts.map(\.baseline).min() else { return }
        let upper = ground.texts.filter { $0.baseline < first + 30 }
        glance.band = Self.joined(upper)
        glance.letters = upper.map(\.size).max() ?? 0
    }

    // A coloured sign and the words to its right.
    private func signs(_ glance: inout Glance) {
        guard
            let band = grounds.first(where: {
                $0.box.width == 1920 && $0.box.x == 0 && $0.box.y > 0
            })
        else { return }
        for ground in grounds where ground.box.y > band.box.y && ground.texts.count == 1 {
            let sign = ground.texts[0]
            let words = band.texts.filter { abs($0.baseline - sign.baseline) < 12 && $0.x > sign.x }
                .min { $0.x < $1.x }
            glance.keys.append(
                Glance.ColourKey(sign: sign.text, words: (words?.text ?? "").closed))
        }
    }

    private func card(_ ground: Ground) -> Glance.Card {
        var card = Glance.Card(box: ground.box)
        card.hasRing = ground.hasRing
        var plain = ""
        for text in ground.texts {
            let isFigure = text.text.says(Landmark.money) || text.text.hasPrefix("×")
            if card.number.isEmpty, card.label.isEmpty, text.isBold,
                text.text.allSatisfy(\.isNumber)
            {
                card.number = text.text
            } else if isFigure {
                card.detail += text.text.closed
            } else if text.isBold {
                card.label += text.text.closed
            } else {
                plain += text.text.closed
            }
        }
        // Rows of a basket are set in plain letters.
        if card.label.isEmpty { swap(&card.label, &plain) }
        card.detail = plain + card.detail
        return card
    }

    private func sheet(_ ground: Ground, _ glance: inout Glance) {
        let edges = ground.rules.sorted() + [Int.max]
        for (index, edge) in edges.enumerated() {
            let top = index == 0 ? Int.min : edges[index - 1]
            let inside = ground.texts.filter { $0.baseline > top && $0.baseline <= edge }
            if !inside.isEmpty { glance.rows.append(Self.joined(inside)) }
        }
    }

    static func joined(_ texts: [Text]) -> String {
        texts.map(\.text).joined().closed
    }

    static func lines(_ texts: [Text]) -> [String] {
        var result: [(baseline: Int, text: String)] = []
        for text in texts {
            if let last = result.last, last.baseline == text.baseline {
                result[result.count - 1].text += text.text
            } else {
                result.append((text.baseline, text.text))
            }
        }
        return result.map(\.text.closed)
    }
}
