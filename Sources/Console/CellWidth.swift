/// How text stands in a terminal, counted in cells: a kanji takes two, a Latin letter one, a
/// combining mark none, an emoji two. Ambiguous characters take one.
///
/// Source of the wide ranges: Unicode Standard Annex 11, classes W and F.
public enum Cells {
    /// The number of cells a text takes.
    public static func width(_ text: String) -> Int {
        text.reduce(0) { $0 + width($1) }
    }

    /// The number of cells one character takes: 0 to 2, or more for a row of joined marks.
    public static func width(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        // A sequence drawn as one picture takes the two cells of that picture.
        if scalars.contains(where: { $0.value == 0xFE0F || isPicture($0) }) { return 2 }
        return scalars.reduce(0) { $0 + width($1) }
    }

    /// The longest beginning of a text that fits, with `…` where something was left out.
    public static func truncated(_ text: String, to cells: Int) -> String {
        guard width(text) > cells else { return text }
        guard cells > 0 else { return "" }
        var taken = 0
        var short = ""
        for character in text {
            let next = width(character)
            guard taken + next <= cells - 1 else { break }
            taken += next
            short.append(character)
        }
        return short + "…"
    }

    /// The text followed (or, at the right, preceded) by spaces up to the width.
    public static func padded(_ text: String, to cells: Int, right: Bool = false) -> String {
        let gap = String(repeating: " ", count: max(0, cells - width(text)))
        return right ? gap + text : text + gap
    }

    private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value > 0xFF
            && (scalar.properties.isEmojiPresentation || (0x1F1E6...0x1F1FF).contains(scalar.value))
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
        // The later jamo of a syllable share the cells of the first.
        if (0x1160...0x11FF).contains(value) { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator,
            .paragraphSeparator:
            return 0
        default: return wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,
        0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}

extension Cells {
    /// The text without anything a terminal could take as an order: control characters become
    /// visible signs, characters that turn or hide text become `�`.
    ///
    /// A name typed by somebody else can therefore not move the cursor, recolour or forge lines.
    public static func neutralised(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isDangerous) else { return text }
        var safe = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            safe.append(isDangerous(scalar) ? sign(for: scalar) : scalar)
        }
        return String(safe)
    }

    static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x61C, 0x200B, 0x200E...0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    private static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
        case 0x7F: "\u{2421}"
        default: "\u{FFFD}"
        }
    }
}
