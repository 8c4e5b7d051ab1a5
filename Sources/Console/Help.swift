extension Command {
    /// The help of one of this program's commands: examples first, then what it is, then all it
    /// takes. Nil if the words lead nowhere.
    public func help(at path: [String], in language: Language) -> String? {
        guard let command = command(at: path) else { return nil }
        var parts = [
            command.exampleText(language),
            command.usage([name] + path)[...] + "\n  "
                + command.summary[language] + "\n",
        ]
        if !command.commands.isEmpty {
            parts.append(
                Self.block(
                    Words(ja: "コマンド:", en: "Commands:"),
                    command.commands.map { ($0.name, $0.summary) }, language))
        }
        if !command.operands.isEmpty {
            parts.append(
                Self.block(
                    Words(ja: "引数:", en: "Arguments:"),
                    command.operands.map { ($0.name, $0.summary) }, language))
        }
        if !command.options.isEmpty {
            parts.append(
                Self.block(
                    Words(ja: "指定:", en: "Options:"), command.options.map(\.line), language))
        }
        let inherited = path.indices.flatMap { length in
            self.command(at: Array(path.prefix(length)))?.options ?? []
        }
        let common =
            (path.isEmpty ? [] : inherited.map(\.line)) + [
                ("-h, --help", Words(ja: "この説明", en: "this help"))
            ]
        parts.append(
            Self.block(Words(ja: "共通の指定:", en: "Options of all commands:"), common, language))
        if path.isEmpty {
            let codes = ExitCode.allCases.map { (String($0.rawValue), $0.words) }
            parts.append(Self.block(Words(ja: "終了コード:", en: "Exit codes:"), codes, language))
        }
        return parts.joined(separator: "\n")
    }

    private func exampleText(_ language: Language) -> String {
        Self.block(
            Words(ja: "例:", en: "Examples:"), examples.map { ($0.line, $0.meaning) }, language)
    }

    /// The command with everything it takes, as in `engawa day show [DAY] [options]`.
    private func usage(_ path: [String]) -> String {
        var words = path
        if !commands.isEmpty { words.append("COMMAND") }
        for operand in operands {
            let name = operand.repeats ? operand.name + "…" : operand.name
            words.append(operand.isOptional ? "[\(name)]" : name)
        }
        for option in options where option.isRequired { words.append(option.spelling) }
        if options.contains(where: { !$0.isRequired }) { words.append("[options]") }
        return words.joined(separator: " ")
    }

    private static func block(
        _ title: Words, _ lines: [(String, Words)], _ language: Language
    ) -> String {
        let width = min(34, lines.map { Cells.width($0.0) }.max() ?? 0)
        return title[language] + "\n"
            + lines.map { left, right in
                // A long left side gets a line of its own, so that the right sides stay aligned.
                let gap =
                    Cells.width(left) > width
                    ? "\n    " + String(repeating: " ", count: width) : "  "
                return "  " + Cells.padded(left, to: width) + gap + right[language] + "\n"
            }.joined()
    }
}

extension Command.Option {
    /// `--name VALUE`.
    var spelling: String {
        guard let value else { return "--" + name }
        return "--\(name) \(value)" + (repeats ? "…" : "")
    }
    /// Its line in the help.
    fileprivate var line: (String, Words) {
        var words = summary
        if !choices.isEmpty {
            words = words + Words(same: " (\(choices.joined(separator: ", ")))")
        }
        return ((letter.map { "-\($0), " } ?? "") + spelling, words)
    }
}
