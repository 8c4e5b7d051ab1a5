public import Domain
import Services

extension ScreenSet {
    /// Where the Japanese words of the screens may be hard to read, by the rules that notices are
    /// advised by. `engawa check` reports it; a television shows a hard word rather than nothing,
    /// so reading the screens does not ask for it. Blanks count nothing.
    public var advice: [DataProblem] {
        (strings[.ja]?.entries.values.flatMap { entry in
            entry.forms.flatMap { form in
                PlainJapanese.findings(in: Self.spoken(form)).map {
                    DataProblem(
                        file: entry.file, line: entry.line, column: 1, found: $0.text,
                        message: Self.said($0.advice))
                }
            }
        } ?? []).sorted()
    }

    private static func spoken(_ form: String) -> String {
        let names = StringTable.blanks(form)
        return StringTable.fill(form, Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
            .filter { $0 != "*" }
    }

    private static func said(_ advice: PlainJapanese.Advice) -> String {
        switch advice {
        case .long(let count):
            "The sentence has \(count) characters; at most \(PlainJapanese.longestSentence) are easy to read."
        case .manyKanji(let count):
            "The sentence has \(count) kanji; at most \(PlainJapanese.mostKanji) are easy to read."
        case .doubleNegative(let found): "「\(found)」 is a double negative."
        case .unread(let kanji):
            "Primary school does not teach 「\(kanji)」: write kana, or add the reading as in 漢字《かんじ》."
        }
    }
}
