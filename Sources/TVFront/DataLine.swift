import Domain

/// One `heading: value` or `id = text` line of a file under `Screens`, with its places for messages.
struct DataLine {
    let file: String
    let line: Int
    let key: String
    let keyColumn: Int
    let value: String
    let valueColumn: Int

    /// Most characters in one file; a longer one is refused whole.
    static let longestFile = 100_000
    /// Most characters in one line.
    static let longestLine = 500

    func problem(at value: Bool, _ message: String, among valid: [String] = []) -> DataProblem {
        let found = value ? self.value : key
        return DataProblem(
            file: file, line: line, column: value ? valueColumn : keyColumn, found: found,
            message: message, suggestion: nearest(to: found, among: valid))
    }

    /// Reads a file's lines. Comments and empty lines are left out; everything wrong is added to `problems`.
    static func read(
        _ text: String, file: String, separators: Set<Character>, problems: inout [DataProblem]
    ) -> [DataLine] {
        guard text.count <= longestFile else {
            problems.append(
                DataProblem(
                    file: file, line: 1, column: 1, found: "",
                    message: "The file is longer than \(longestFile) characters."))
            return []
        }
        var result: [DataLine] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, raw) in lines.enumerated() {
            var characters = Array(raw)
            if index == 0, characters.first == "\u{FEFF}" { characters.removeFirst() }
            guard let start = characters.firstIndex(where: { !isBlank($0) }),
                characters[start] != "#", characters[start] != "＃"
            else { continue }
            func report(_ column: Int, _ found: String, _ message: String) {
                problems.append(
                    DataProblem(
                        file: file, line: index + 1, column: column, found: found,
                        message: message))
            }
            guard characters.count <= longestLine else {
                report(longestLine + 1, "", "The line is longer than \(longestLine) characters.")
                continue
            }
            guard let split = characters.firstIndex(where: separators.contains) else {
                let wanted = separators.contains("=") ? "id = text" : "heading: value"
                report(start + 1, String(characters[start...]), "A line has the form \(wanted).")
                continue
            }
            let key = trimmed(characters[start..<split])
            let value = trimmed(characters[(split + 1)...])
            let valueStart =
                characters[(split + 1)...].firstIndex { !isBlank($0) } ?? characters.count
            guard !key.isEmpty else {
                report(start + 1, "", "There is nothing before the sign.")
                continue
            }
            guard !value.isEmpty else {
                report(valueStart + 1, "", "「\(key)」 has no value. Write one after the sign.")
                continue
            }
            result.append(
                DataLine(
                    file: file, line: index + 1, key: key, keyColumn: start + 1, value: value,
                    valueColumn: valueStart + 1))
        }
        return result
    }

    private static func isBlank(_ character: Character) -> Bool {
        character == " " || character == "\u{3000}" || character == "\t"
    }

    private static func trimmed(_ part: ArraySlice<Character>) -> String {
        var rest = part
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        return String(rest)
    }
}
