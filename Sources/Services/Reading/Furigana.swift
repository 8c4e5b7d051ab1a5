/// Readings above words. The mark-up is `漢字《かんじ》`: the reading belongs to the kanji just before it.
public enum Furigana {
    /// A part of a text.
    public struct Piece: Sendable, Hashable {
        /// What stands on the line.
        public let text: String
        /// What stands above it, in kana, if anything does.
        public let reading: String?

        /// A part, with its reading if it has one.
        public init(_ text: String, reading: String? = nil) {
            self.text = text
            self.reading = reading
        }
    }

    /// Whether a text may have marked words.
    public static func isMarked(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains("《")
    }

    /// The parts of a marked text. 《》 that stand for something else stay as they are.
    public static func pieces(of text: some StringProtocol) -> [Piece] {
        guard isMarked(text) else { return text.isEmpty ? [] : [Piece(String(text))] }
        var pieces: [Piece] = []
        var plain: [Character] = []
        var rest = text[...]
        func flush() {
            if !plain.isEmpty { pieces.append(Piece(String(plain))) }
            plain = []
        }
        while let character = rest.popFirst() {
            guard character == "《", let close = rest.firstIndex(of: "》") else {
                plain.append(character)
                continue
            }
            let reading = rest[..<close]
            let start = plain.lastIndex { !isOfWord($0) }.map { $0 + 1 } ?? 0
            guard start < plain.count, !reading.isEmpty, reading.allSatisfy(isKana) else {
                plain.append(character)
                continue
            }
            let word = String(plain[start...])
            plain.removeSubrange(start...)
            flush()
            pieces.append(Piece(word, reading: String(reading)))
            rest = rest[close...].dropFirst()
        }
        flush()
        return pieces
    }

    /// The text without readings: for the voice, and where there is no room for them.
    public static func plain(_ text: String) -> String {
        isMarked(text) ? pieces(of: text).map(\.text).joined() : text
    }

    /// The text with every marked word in kana.
    public static func kana(_ text: String) -> String {
        isMarked(text) ? pieces(of: text).map { $0.reading ?? $0.text }.joined() : text
    }

    /// A name with its readings marked, only over kanji that primary school does not teach.
    public static func marked(_ text: String, reading: String) -> String {
        guard TaughtKanji.goesBeyond(text), let pieces = aligned(text, reading: reading) else {
            return text
        }
        return pieces.map { piece in
            guard let reading = piece.reading, TaughtKanji.goesBeyond(piece.text) else {
                return piece.text
            }
            return piece.text + "《" + reading + "》"
        }.joined()
    }

    /// Part of a word of kanji.
    static func isOfWord(_ character: Character) -> Bool {
        PlainJapanese.isKanji(character) || "々〆ヶヵ".contains(character)
    }

    static func isKana(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy {
            (0x3041...0x3096).contains($0.value) || (0x30A1...0x30FA).contains($0.value)
                || $0.value == 0x30FC
        }
    }
}

/// A text in which every marked word is one character, so that nothing ever breaks a line inside one.
public struct PackedFurigana {
    /// The text to break.
    public let text: String
    private let words: [Character: String]

    /// Packs a marked text. A text has at most 6,000 marked words; the others lose their readings.
    public init(_ source: String) {
        var words: [Character: String] = [:]
        var text = ""
        for piece in Furigana.pieces(of: source) {
            // The private plane 15 holds no character of any text.
            guard let reading = piece.reading, words.count < 6_000,
                let scalar = Unicode.Scalar(0xF0000 + UInt32(words.count))
            else {
                text += piece.text
                continue
            }
            words[Character(scalar)] = piece.text + "《" + reading + "》"
            text.append(Character(scalar))
        }
        self.text = text
        self.words = words
    }

    /// A part of the packed text with its words and readings again.
    public func unpacked(_ part: String) -> String {
        guard !words.isEmpty else { return part }
        return part.reduce(into: "") { result, character in
            if let word = words[character] { result += word } else { result.append(character) }
        }
    }
}
