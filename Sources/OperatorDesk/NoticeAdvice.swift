import Console
import DataFiles
import Domain
import Services

/// What a writer of notices is told before one is posted: advice about the words, and what no screen can show.
enum NoticeAdvice {
    /// Refuses letters no screen has.
    static func check(_ text: String, at place: Piece) throws(DataProblems) {
        guard let strange = Letters.unknown(in: text).first else { return }
        throw DataProblems([
            DataProblem(
                file: place.file, line: place.line, column: place.column,
                found: String(Character(strange)),
                message: "The screens cannot show the character U+\(Letters.hex(strange)).")
        ])
    }

    /// What an old reader may stumble over, each with its place.
    static func words(_ title: Note, _ text: Note, at place: Piece) -> [Words] {
        var words: [Words] = []
        if title.en.isEmpty || text.en.isEmpty {
            words.append(
                Words(
                    ja: "\(place.file): 英語がありません。英語の画面にも日本語が出ます。",
                    en: "\(place.file): There is no English; English screens show the Japanese."))
        }
        words += PlainJapanese.findings(in: title.ja).map {
            said($0, "\(place.file): title", "\(place.file): 題")
        }
        words += PlainJapanese.findings(in: text.ja).map {
            said($0, "\(place.file): text", "\(place.file): 本文")
        }
        return words
    }

    private static func said(
        _ finding: PlainJapanese.Finding, _ en: String, _ ja: String
    ) -> Words {
        let (adviceJa, adviceEn) =
            switch finding.advice {
            case .long(let count):
                (
                    "文が長い（\(count)字、めやす\(PlainJapanese.longestSentence)字）",
                    "the sentence is long (\(count) characters, better "
                        + "\(PlainJapanese.longestSentence))"
                )
            case .manyKanji(let count):
                (
                    "漢字が多い（\(count)字、めやす\(PlainJapanese.mostKanji)字）",
                    "there are many kanji (\(count), better \(PlainJapanese.mostKanji))"
                )
            case .doubleNegative(let found):
                ("二重の打ち消し「\(found)」", "a double negative, 「\(found)」")
            case .unread(let kanji):
                (
                    "小学校で習わない漢字「\(kanji)」（かなで書くか、漢字《かんじ》のように読みをつける）",
                    "kanji beyond primary school, 「\(kanji)」: write kana, or add the reading as in 漢字《かんじ》"
                )
            }
        let start = finding.text.prefix(12)
        return Words(
            ja: "\(ja) \(finding.line)行\(finding.column)字「\(start)…」: \(adviceJa)",
            en: "\(en) line \(finding.line) column \(finding.column) 「\(start)…」: \(adviceEn)")
    }
}
