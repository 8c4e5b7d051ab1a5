import Domain
import Services

/// Every word a resident sees, in one language. A text may have shorter forms after `|`; the longest that fits is shown.
struct StringTable: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        let forms: [String]
        let file: String
        let line: Int
    }
    private(set) var entries: [String: Entry] = [:]

    /// Adds the texts of one file.
    mutating func take(_ lines: [DataLine], problems: inout [DataProblem]) {
        for line in lines {
            if let first = entries[line.key] {
                let place = first.file == line.file ? "line" : "\(first.file), line"
                problems.append(
                    line.problem(
                        at: false, "This id is already used in \(place) \(first.line)."))
                continue
            }
            let forms = line.value.split(whereSeparator: { $0 == "|" || $0 == "｜" })
                .map { form in
                    var text = form
                    while text.first == " " { text.removeFirst() }
                    while text.last == " " { text.removeLast() }
                    return String(text)
                }
                .filter { !$0.isEmpty }
            if forms.contains(where: { $0.count { $0 == "*" } % 2 != 0 }) {
                problems.append(
                    line.problem(at: true, "A stressed part begins and ends with a star."))
            }
            guard !forms.isEmpty else {
                problems.append(line.problem(at: true, "There is no text."))
                continue
            }
            entries[line.key] = Entry(forms: forms, file: line.file, line: line.line)
        }
    }

    /// The `{names}` a text is filled with.
    static func blanks(_ text: String) -> Set<String> {
        var names: Set<String> = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "}") else { break }
            names.insert(String(rest[..<close]))
            rest = rest[close...]
        }
        return names
    }

    /// A text with its blanks filled.
    static func fill(_ text: String, _ values: [String: String]) -> String {
        guard !values.isEmpty, text.contains("{") else { return text }
        var result = ""
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            let after = rest[rest.index(after: open)...]
            guard let close = after.firstIndex(of: "}") else {
                rest = rest[open...]
                break
            }
            result += values[String(after[..<close])] ?? ""
            rest = after[after.index(after: close)...]
        }
        return result + rest
    }
}

/// The words of one language, filled in.
struct Words {
    let screens: ScreenSet
    let language: Settings.Language

    /// All forms of a text, longest first.
    func forms(_ id: String, _ values: [String: String] = [:]) -> [String] {
        let entry =
            screens.strings[language]?.entries[id] ?? screens.strings[.ja]?.entries[id]
        return (entry?.forms ?? [id]).map { StringTable.fill($0, values) }
    }
    func forms(_ say: Say, _ values: [String: String] = [:]) -> [String] {
        forms(say.id, values)
    }
    /// The full form of a text.
    func callAsFunction(_ say: Say, _ values: [String: String] = [:]) -> String {
        forms(say, values).first ?? ""
    }
    /// A name in this language.
    func callAsFunction(_ name: Name) -> String {
        language == .en && !name.en.isEmpty ? name.en : name.ja
    }
    /// A name in this language, in Japanese with readings above the kanji that primary school does not teach.
    func ruby(_ name: Name) -> String {
        language == .ja ? Furigana.marked(name.ja, reading: name.kana) : self(name)
    }
    /// A note in this language.
    func callAsFunction(_ note: Note) -> String {
        language == .en && !note.en.isEmpty ? note.en : note.ja
    }
}
