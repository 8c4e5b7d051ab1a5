/// What an old reader may stumble over in a text, with its place. Advice for the person who writes, never a refusal.
/// Rules: 出入国在留管理庁・文化庁「やさしい日本語」ガイドライン; kanji a sentence after the Hirosaki University limit.
public enum PlainJapanese {
    /// Most characters of a sentence, spaces not counted.
    public static let longestSentence = 30
    /// Most kanji of a sentence.
    public static let mostKanji = 13

    /// What may be hard.
    public enum Advice: Sendable, Hashable {
        /// The sentence has so many characters.
        case long(Int)
        /// The sentence has so many kanji.
        case manyKanji(Int)
        /// 「〜ないわけではない」 and the like.
        case doubleNegative(String)
        /// Kanji beyond those of primary school that carry no reading.
        case unread(String)
    }

    /// One piece of advice and the sentence it is about.
    public struct Finding: Sendable, Hashable {
        /// Which sentence, from 1.
        public let sentence: Int
        /// In which line of the text it begins, from 1.
        public let line: Int
        /// At which character of that line, from 1.
        public let column: Int
        /// What may be hard.
        public let advice: Advice
        /// The sentence.
        public let text: String
    }

    private static let doubleNegatives = [
        "なくはな", "ないことはな", "ないわけではな", "ないわけにはいかな", "ないとはかぎらな",
        "ないとは限らな", "ないはずはな", "ないではな", "ずにはいられな", "なければならなくはな",
    ]

    /// Everything that may be hard in a Japanese text.
    public static func findings(in text: String) -> [Finding] {
        var findings: [Finding] = []
        for (index, piece) in sentences(of: text).enumerated() {
            let plain = Furigana.plain(piece.text).filter { !$0.isWhitespace }
            var advice: [Advice] = []
            if plain.count > longestSentence { advice.append(.long(plain.count)) }
            let kanji = plain.count(where: isKanji)
            if kanji > mostKanji { advice.append(.manyKanji(kanji)) }
            if let found = doubleNegatives.first(where: { plain.contains($0) }) {
                advice.append(.doubleNegative(found))
            }
            let unread = unread(in: piece.text)
            if !unread.isEmpty { advice.append(.unread(unread)) }
            findings += advice.map {
                Finding(
                    sentence: index + 1, line: piece.line, column: piece.column, advice: $0,
                    text: piece.text)
            }
        }
        return findings
    }

    /// Kanji beyond those of primary school without a reading. The names of keys in ［］ are compared
    /// with the remote by their shape, so they need none.
    static func unread(in sentence: String) -> String {
        var isKey = false
        var found = ""
        for piece in Furigana.pieces(of: sentence) {
            for character in piece.text {
                if "［］".contains(character) { isKey = character == "［" }
                guard piece.reading == nil, !isKey, TaughtKanji.isBeyond(character) else {
                    continue
                }
                if !found.contains(character) { found.append(character) }
            }
        }
        return found
    }

    /// The sentences of a text with where each begins.
    static func sentences(of text: String) -> [(text: String, line: Int, column: Int)] {
        var result: [(String, Int, Int)] = []
        var current = ""
        var (line, column) = (1, 0)
        var start = (1, 1)
        func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
        for character in text {
            if character.isNewline {
                if !isBlank(current) { result.append((current, start.0, start.1)) }
                current = ""
                (line, column) = (line + 1, 0)
                continue
            }
            column += 1
            if isBlank(current) {
                if character.isWhitespace { continue }
                start = (line, column)
            }
            current.append(character)
            if "。！？".contains(character) {
                result.append((current, start.0, start.1))
                current = ""
            }
        }
        if !isBlank(current) { result.append((current, start.0, start.1)) }
        return result
    }

    /// Whether a character is a kanji.
    static func isKanji(_ character: Character) -> Bool {
        character.unicodeScalars.contains {
            (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value)
                || (0xF900...0xFAFF).contains($0.value) || (0x20000...0x323AF).contains($0.value)
        }
    }
}
