/// What a command line asks for.
public enum Reading: Sendable, Hashable {
    /// Do this: the words that lead to the command, and what was given to it.
    case run(path: [String], Given)
    /// Show this command's help.
    case help(path: [String])
    /// Say the version.
    case version
}

extension Command {
    /// Most words of a command line, and most bytes of one.
    private static let most = (words: 1000, bytes: 4096)

    /// Reads a command line, without the program's own name.
    ///
    /// `--help` and `-h` anywhere ask for help, as does `help` as the first word, and for a group
    /// as program no word at all; `--version` asks for the version.
    /// Options may stand anywhere after the group they belong to; `--` ends them.
    /// - Throws: the first `UsageProblem` in the line.
    public func read(_ arguments: [String]) throws(UsageProblem) -> Reading {
        guard arguments.count <= Self.most.words,
            arguments.allSatisfy({ $0.utf8.count <= Self.most.bytes })
        else { throw .tooMuch }
        let open = arguments.prefix { $0 != "--" }
        if open.first == "help", !commands.isEmpty {
            return .help(path: path(in: open.dropFirst()))
        }
        if open.contains(where: { $0 == "--help" || $0 == "-h" }) {
            return .help(path: path(in: open))
        }
        if open.contains("--version") { return .version }
        if arguments.isEmpty, !commands.isEmpty { return .help(path: []) }
        var reader = ArgumentReader(self)
        var rest = arguments[...]
        while let word = rest.popFirst() { try reader.take(word, followedBy: &rest) }
        return .run(path: reader.path, try reader.finish())
    }

    /// The command that words lead to; nil if they lead nowhere.
    public func command(at path: [String]) -> Command? {
        path.reduce(Optional(self)) { here, word in
            here?.commands.first { $0.name == word }
        }
    }

    /// The words of a line that lead to a command.
    private func path(in words: ArraySlice<String>) -> [String] {
        var here = self
        var path: [String] = []
        for word in words {
            guard let next = here.commands.first(where: { $0.name == word }) else { continue }
            here = next
            path.append(word)
        }
        return path
    }
}

/// Walks along a command line.
private struct ArgumentReader {
    private var command: Command
    private var known: [Command.Option]
    private(set) var path: [String] = []
    private var options: [String: [String]] = [:]
    private var words: [String] = []
    private var optionsEnded = false

    init(_ root: Command) {
        command = root
        known = root.options
    }

    mutating func take(
        _ word: String, followedBy rest: inout ArraySlice<String>
    ) throws(UsageProblem) {
        if !optionsEnded, word == "--" {
            optionsEnded = true
        } else if !optionsEnded, Self.isOption(word) {
            try takeOption(word, &rest)
        } else if command.commands.isEmpty {
            words.append(word)
        } else if let next = command.commands.first(where: { $0.name == word }) {
            command = next
            path.append(word)
            known += next.options
        } else {
            throw .unknownCommand(found: word, choices: command.commands.map(\.name))
        }
    }

    private static func isOption(_ word: String) -> Bool {
        word.hasPrefix("--") || (word.hasPrefix("-") && word.dropFirst().first?.isLetter == true)
    }

    private mutating func takeOption(
        _ word: String, _ rest: inout ArraySlice<String>
    ) throws(UsageProblem) {
        let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(halves[0])
        guard let option = known.last(where: { Self.name(name, fits: $0) }) else {
            throw .unknownOption(
                found: name, choices: known.map { "--" + $0.name } + ["--help"])
        }
        let spelled = "--" + option.name
        guard option.repeats || options[option.name] == nil else {
            throw .givenTwice(option: spelled)
        }
        guard let placeholder = option.value else {
            guard halves.count == 1 else { throw .unwantedValue(option: spelled) }
            options[option.name] = []
            return
        }
        var values = halves.count == 2 ? [String(halves[1])] : []
        if values.isEmpty, let next = rest.first, !next.hasPrefix("--") {
            values.append(next)
            rest.removeFirst()
        }
        guard !values.isEmpty else {
            throw .missingValue(option: spelled, value: placeholder)
        }
        while option.repeats, let next = rest.first, !Self.isOption(next) {
            values.append(next)
            rest.removeFirst()
        }
        for value in values where !option.choices.isEmpty && !option.choices.contains(value) {
            throw .notAChoice(name: spelled, found: value, choices: option.choices)
        }
        options[option.name, default: []] += values
    }

    private static func name(_ word: String, fits option: Command.Option) -> Bool {
        word == "--" + option.name || option.letter.map { word == "-\($0)" } == true
    }

    func finish() throws(UsageProblem) -> Given {
        guard command.commands.isEmpty else {
            throw .missingCommand(
                group: path.last ?? command.name, choices: command.commands.map(\.name))
        }
        var operands: [String: [String]] = [:]
        var rest = words[...]
        for operand in command.operands {
            let taken = operand.repeats ? Array(rest) : Array(rest.prefix(1))
            rest = rest.dropFirst(taken.count)
            guard !taken.isEmpty || operand.isOptional else { throw .missingOperand(operand.name) }
            for word in taken where !operand.choices.isEmpty && !operand.choices.contains(word) {
                throw .notAChoice(name: operand.name, found: word, choices: operand.choices)
            }
            if !taken.isEmpty { operands[operand.name] = taken }
        }
        if let extra = rest.first { throw .unwantedOperand(extra) }
        for option in known where option.isRequired && options[option.name] == nil {
            throw .missingOption("--" + option.name)
        }
        return Given(options: options, operands: operands)
    }
}
