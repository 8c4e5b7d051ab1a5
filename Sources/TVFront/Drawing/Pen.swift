import Domain
import Services

/// A text cut into plain and stressed (`*…*`) parts.
struct RichText {
    let parts: [(text: String, stressed: Bool)]

    init(_ source: String) {
        var parts: [(String, Bool)] = []
        var stressed = false
        for part in source.split(separator: "*", omittingEmptySubsequences: false) {
            if !part.isEmpty { parts.append((String(part), stressed)) }
            stressed.toggle()
        }
        self.parts = parts
    }
    var plain: String { parts.map(\.text).joined() }
}

/// Measures of one text size: everything grows with the letters.
struct Scale {
    let textSize: Settings.TextSize
    /// The measure at the smallest size, grown.
    func callAsFunction(_ pixels: Int) -> Int {
        switch textSize {
        case .small: pixels
        case .medium: pixels * 5 / 4
        case .large: pixels * 3 / 2
        }
    }
}

/// Lays down draw commands with one theme, one measure and one scale.
struct Pen {
    /// No letters are smaller than this.
    static let floor = 44
    let theme: Theme
    let measuring: any Measuring
    let scale: Scale
    /// The lines that words and tiles keep to.
    let margins: Margins
    private(set) var commands: [DrawCommand] = []
    /// How large the stressed words of the strip are: what must be read there is a time.
    var stressedSize: Int?
    /// What has the focus, once it is drawn.
    private var focus: (box: Box, cue: Front.Cue)?

    init(
        theme: Theme, measuring: any Measuring, textSize: Settings.TextSize,
        margins: Margins = Margins(nil)
    ) {
        self.theme = theme
        self.measuring = measuring
        scale = Scale(textSize: textSize)
        self.margins = margins
    }

    mutating func add(_ command: DrawCommand) { commands.append(command) }

    mutating func fill(_ box: Box, _ colour: Theme.Name, radius: Int = 0) {
        commands.append(.fill(box, theme[colour], radius: radius))
    }

    func width(_ text: String, _ size: Int, _ weight: Weight) -> Int {
        let isMarked = Furigana.isMarked(text)
        guard isMarked || text.contains("*") else {
            return measuring.width(of: text, size: size, weight: weight)
        }
        return RichText(text).parts.reduce(0) { sum, part in
            let bold: Weight = part.stressed ? .bold : weight
            let size = part.stressed ? stressedSize ?? size : size
            return sum
                + (isMarked
                    ? rubyWidth(part.text, size, bold)
                    : measuring.width(of: part.text, size: size, weight: bold))
        }
    }

    /// The longest form that fits the width in one line; nil if none does.
    func form(_ forms: [String], _ width: Int, _ size: Int, _ weight: Weight) -> String? {
        forms.first { self.width($0, size, weight) <= width }
    }

    func lines(_ text: String, _ width: Int, _ size: Int, _ weight: Weight) -> [String] {
        // A stressed part that is broken keeps its stars on both lines.
        let packed = PackedFurigana(text)
        let broken = LineBreaking(width: width) {
            self.width(packed.unpacked($0), size, weight)
        }.lines(of: packed.text).map(packed.unpacked)
        var open = false
        return broken.map { line in
            let opened = open ? "*" + line : line
            if opened.count(where: { $0 == "*" }) % 2 != 0 {
                open = true
                return opened + "*"
            }
            open = false
            return opened
        }
    }

    /// One line of text from its left edge, its baseline centred in a height. Readings are drawn
    /// where the height has room for them.
    mutating func text(
        _ text: String, x: Int, y: Int, height: Int, size: Int, _ weight: Weight,
        _ colour: Theme.Name, stressed: Theme.Name? = nil
    ) {
        ink(
            text, x: x, y: y, height: height, size: size, weight, theme[colour],
            stressed: stressed.map { theme[$0] })
    }

    /// The same with any colour.
    mutating func ink(
        _ text: String, x: Int, y: Int, height: Int, size: Int, _ weight: Weight,
        _ colour: Colour, stressed: Colour? = nil
    ) {
        var pen = x
        let isMarked = Furigana.isMarked(text)
        let hasRoom = isMarked && height >= Self.rubyHeight(size)
        let above = hasRoom ? Self.rubySize(size) : 0
        let baseline = y + (height - size - above) / 2 + above + size * 88 / 100
        for part in RichText(text).parts {
            let bold: Weight = part.stressed ? .bold : weight
            let ink = part.stressed ? stressed ?? colour : colour
            let size = part.stressed ? stressedSize ?? size : size
            if hasRoom {
                pen = rubyLine(part.text, x: pen, baseline: baseline, size: size, bold, ink)
                continue
            }
            let shown = isMarked ? Furigana.plain(part.text) : part.text
            add(.text(shown, x: pen, baseline: baseline, size: size, bold, ink))
            pen += measuring.width(of: shown, size: size, weight: bold)
        }
    }

    /// One line of text up to its right edge.
    mutating func textRight(
        _ text: String, right: Int, y: Int, height: Int, size: Int, _ weight: Weight,
        _ colour: Theme.Name
    ) {
        self.text(
            text, x: right - width(text, size, weight), y: y, height: height, size: size, weight,
            colour)
    }

    /// How a text is set in a box: the largest of the sizes at which it fits, else the smallest.
    /// Only data longer than the checks allow ever comes below the first size.
    func setting(
        _ text: String, width: Int, height: Int, sizes: [Int], leading: Int = 118,
        _ weight: Weight, most: Int = 9
    ) -> Setting {
        if Furigana.isMarked(text), Furigana.plain(text) != text {
            return markedSetting(
                text, width: width, height: height, sizes: sizes, leading: leading, weight,
                most: most)
        }
        var last = Setting(lines: [text], size: sizes.last ?? 44, lineHeight: 52)
        for size in sizes {
            let broken = lines(text, width, size, weight)
            for percent in [leading, 104] {
                let lineHeight = size * percent / 100
                last = Setting(lines: broken, size: size, lineHeight: lineHeight)
                if broken.count <= most, broken.count * lineHeight <= max(height, lineHeight),
                    broken.allSatisfy({ self.width($0, size, weight) <= width })
                {
                    return last
                }
            }
        }
        return last
    }

    /// Sizes from the wanted one down to the floor.
    func down(from size: Int) -> [Int] {
        Array(stride(from: scale(size), to: Self.floor - 1, by: -4))
    }

    /// A tile's ground. The ring of the focus is laid over everything at the end, so that moving it
    /// repaints the rings and not two tiles.
    mutating func tile(_ box: Box, _ ground: Theme.Name, focused: Bool, cue: Front.Cue) {
        if focused { focus = (box, cue) }
        fill(box, ground, radius: 22)
    }

    /// The corner of the tile that has the focus: its number on the lamp's colour, or an arrow.
    mutating func tab(_ box: Box, number: String, focused: Bool) {
        guard focused else { return }
        fill(box, .lamp, radius: min(22, box.height / 2))
        guard number.isEmpty else { return }
        let side = min(box.width, box.height) / 2
        commands.append(
            .arrow(
                Box(
                    x: box.x + (box.width - side) / 2, y: box.y + (box.height - side) / 2,
                    width: side, height: side), theme[.sumi], left: false))
    }

    /// Lays the ring around what has the focus, and the bar of an edge that was pushed against.
    mutating func lantern() {
        guard let (box, cue) = focus else { return }
        commands.append(
            .focusRing(box, lamp: theme[.lamp], gap: theme[.night], line: theme[.rice]))
        if case .edge(let key) = cue { edge(of: box, key) }
    }

    // The end of a row shows as a bar on that side.
    private mutating func edge(of box: Box, _ key: Key) {
        let bar: Box
        switch key {
        case .left: bar = Box(x: box.x - 44, y: box.y + 20, width: 14, height: box.height - 40)
        case .right:
            bar = Box(
                x: box.x + box.width + 30, y: box.y + 20, width: 14, height: box.height - 40)
        case .up: bar = Box(x: box.x + 40, y: box.y - 40, width: box.width - 80, height: 12)
        default:
            bar = Box(
                x: box.x + 40, y: box.y + box.height + 28, width: box.width - 80, height: 12)
        }
        fill(bar, .lamp, radius: 6)
    }

    /// A picture, or the arrow of a turning tile.
    mutating func picture(_ name: String, _ box: Box, faded: Bool = false) {
        switch name {
        case "▶", "◀":
            let arrow = Box(
                x: box.x + box.width * 3 / 10, y: box.y + box.height * 2 / 10,
                width: box.width * 4 / 10, height: box.height * 6 / 10)
            commands.append(.arrow(arrow, theme[.sumi], left: name == "◀"))
        default: commands.append(.picture(name, box, faded: faded))
        }
    }
}
