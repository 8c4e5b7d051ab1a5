/// The characters the screens are sure to have: those of the two typefaces of every box.
public enum Letters {
    /// Ranges of the Basic Multilingual Plane that BIZ UDP Gothic and Noto Sans CJK cover whole or nearly; TelevisionTests tries them.
    static let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA1...0xAC, 0xAE...0xFF,
        0x2010...0x2016, 0x2018...0x201D, 0x2020...0x2022, 0x2025...0x2026, 0x2030...0x2030,
        0x2032...0x2033, 0x2039...0x203B, 0x2103...0x2103, 0x2116...0x2116, 0x2121...0x2121,
        0x2160...0x216B, 0x2190...0x2193, 0x2200...0x2200, 0x2212...0x2212, 0x221E...0x221E,
        0x2460...0x2473, 0x25A0...0x25A1, 0x25B2...0x25B3, 0x25BC...0x25BD, 0x25C6...0x25C7,
        0x25CB...0x25CB, 0x25CE...0x25CF, 0x2605...0x2606, 0x266A...0x266A,
        0x3000...0x3003, 0x3005...0x3015, 0x301C...0x301C, 0x3041...0x3096, 0x309B...0x309E,
        0x30A1...0x30FE, 0x3231...0x3232, 0x4E00...0x9FA5, 0xFF01...0xFF5E, 0xFFE5...0xFFE5,
    ]

    /// The characters of a text that a screen may lack; line ends are none. Emoji, private and combining characters are among them.
    public static func unknown(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            scalar != "\n" && !ranges.contains { $0.contains(scalar.value) }
                && !compatible.contains(scalar)
        }
    }

    /// Forms of names that stand outside the ranges: 髙﨑濵德 and their like are in them or here.
    private static let compatible: Set<Unicode.Scalar> = ["\u{FA11}", "\u{FA0E}", "\u{FA19}"]

    /// A character's number as people look it up, as in `1F600`.
    public static func hex(_ scalar: Unicode.Scalar) -> String {
        let text = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
    }
}
