import Domain

/// Why a command line could not be understood; `words` says it to the person who typed it.
public enum UsageProblem: Error, Sendable, Hashable {
    /// There is no such command.
    case unknownCommand(found: String, choices: [String])
    /// A group was named, but none of its commands.
    case missingCommand(group: String, choices: [String])
    /// There is no such option here.
    case unknownOption(found: String, choices: [String])
    /// An option stands without its value.
    case missingValue(option: String, value: String)
    /// A flag was given a value.
    case unwantedValue(option: String)
    /// An option stands twice.
    case givenTwice(option: String)
    /// The command needs an option.
    case missingOption(String)
    /// The command needs another word.
    case missingOperand(String)
    /// There is a word too many.
    case unwantedOperand(String)
    /// The word is none of the valid ones.
    case notAChoice(name: String, found: String, choices: [String])
    /// The word cannot be read as what it should be.
    case unreadable(name: String, found: String, expected: Words)
    /// Two options that cannot stand together, or one that needs another.
    case contradiction(Words)
    /// More or longer words than any command takes.
    case tooMuch

    /// What is wrong and what to do, in one or two sentences.
    public var words: Words {
        switch self {
        case .unknownCommand(let found, let choices):
            Words(ja: "「\(found)」というコマンドはありません。", en: "There is no command '\(found)'.")
                + Self.suggestion(found, choices)
        case .missingCommand(let group, let choices):
            Words(
                ja: "「\(group)」のあとにコマンドが要ります: \(choices.joined(separator: "、"))。",
                en: "'\(group)' needs one of: \(choices.joined(separator: ", ")).")
        case .unknownOption(let found, let choices):
            Words(ja: "\(found) という指定はありません。", en: "There is no option \(found) here.")
                + Self.suggestion(found, choices)
        case .missingValue(let option, let value):
            Words(ja: "\(option) のあとに \(value) が要ります。", en: "\(option) needs \(value) after it.")
        case .unwantedValue(let option):
            Words(ja: "\(option) に値は付けられません。", en: "\(option) takes no value.")
        case .givenTwice(let option):
            Words(ja: "\(option) が二度あります。", en: "\(option) is given twice.")
        case .missingOption(let option):
            Words(ja: "\(option) が要ります。", en: "\(option) is needed.")
        case .missingOperand(let name):
            Words(ja: "\(name) が要ります。", en: "\(name) is missing.")
        case .unwantedOperand(let found):
            Words(ja: "「\(found)」が余分です。", en: "'\(found)' is one word too many.")
        case .notAChoice(let name, let found, let choices):
            Words(
                ja: "\(name) は「\(found)」にできません。次のどれかです: "
                    + "\(choices.joined(separator: "、"))。",
                en: "\(name) cannot be '\(found)'. It is one of: "
                    + "\(choices.joined(separator: ", ")).")
                + Self.suggestion(found, choices)
        case .unreadable(let name, let found, let expected):
            Words(
                ja: "\(name) の「\(found)」が読めません。\(expected.ja)にしてください。",
                en: "\(name) '\(found)' cannot be read; it should be \(expected.en).")
        case .contradiction(let words): words
        case .tooMuch:
            Words(ja: "コマンドが長すぎます。", en: "The command line is too long.")
        }
    }

    private static func suggestion(_ found: String, _ choices: [String]) -> Words {
        guard let near = nearest(to: found, among: choices) else { return Words(same: "") }
        return Words(ja: "「\(near)」ですか。", en: " Did you mean '\(near)'?")
    }
}
