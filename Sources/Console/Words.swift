public import Domain

/// The language a program speaks with its operator.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case japanese = "ja"
    case english = "en"

    /// The language of a locale: the first of LC_ALL, LC_MESSAGES and LANG that is set decides;
    /// `ja…` is Japanese, everything else English.
    public init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
            .compactMap { environment[$0] }.first { !$0.isEmpty }
        self = locale?.hasPrefix("ja") == true ? .japanese : .english
    }
}

/// A sentence for an operator in both languages.
public struct Words: Sendable, Hashable {
    /// Japanese.
    public let ja: String
    /// English.
    public let en: String
    /// A sentence in both languages.
    public init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }
    /// A text that is the same in both languages, such as a number or an id.
    public init(same text: String) { self.init(ja: text, en: text) }
    /// A resident's sentence, read at the desk.
    public init(_ note: Note) { self.init(ja: note.ja, en: note.en) }
    /// A name, in the language it is asked for; the Japanese one where no other is known.
    public init(_ name: Name) { self.init(ja: name.ja, en: name.en.isEmpty ? name.ja : name.en) }

    /// The sentence in one language.
    public subscript(language: Language) -> String {
        switch language {
        case .japanese: ja
        case .english: en
        }
    }
    /// One sentence after the other.
    public static func + (left: Words, right: Words) -> Words {
        Words(ja: left.ja + right.ja, en: left.en + right.en)
    }
}
