/// A command of a program: a group of commands, or one that does something. Pure data; the
/// program decides what each one does.
public struct Command: Sendable, Hashable {
    /// A line that can be typed as it stands, and what it does.
    public struct Example: Sendable, Hashable {
        /// The line, beginning with the program's name.
        public let line: String
        /// What it does.
        public let meaning: Words
        /// An example.
        public init(_ line: String, ja: String, en: String) {
            self.line = line
            meaning = Words(ja: ja, en: en)
        }
    }
    /// A word that stands by its place.
    public struct Operand: Sendable, Hashable {
        /// Its name in capitals, as in `DAY`.
        public let name: String
        /// What it is.
        public let summary: Words
        /// Whether it may be left out.
        public let isOptional: Bool
        /// Whether several may stand; only the last operand may.
        public let repeats: Bool
        /// The words it may be; empty for any.
        public let choices: [String]
        /// An operand.
        public init(
            _ name: String, ja: String, en: String, isOptional: Bool = false,
            repeats: Bool = false, choices: [String] = []
        ) {
            self.name = name
            summary = Words(ja: ja, en: en)
            self.isOptional = isOptional
            self.repeats = repeats
            self.choices = choices
        }
    }
    /// A word that stands by its name.
    public struct Option: Sendable, Hashable {
        /// Its name without the two hyphens.
        public let name: String
        /// One letter that means the same.
        public let letter: Character?
        /// What stands for the value in the help; nil for a flag, which has none.
        public let value: String?
        /// What it is.
        public let summary: Words
        /// Whether the command needs it.
        public let isRequired: Bool
        /// Whether several values may follow it.
        public let repeats: Bool
        /// The words the value may be; empty for any.
        public let choices: [String]
        /// An option.
        public init(
            _ name: String, _ value: String? = nil, letter: Character? = nil, ja: String,
            en: String, isRequired: Bool = false, repeats: Bool = false, choices: [String] = []
        ) {
            self.name = name
            self.letter = letter
            self.value = value
            summary = Words(ja: ja, en: en)
            self.isRequired = isRequired
            self.repeats = repeats
            self.choices = choices
        }
    }

    /// The word it is called by.
    public let name: String
    /// What it does.
    public let summary: Words
    /// Lines to copy; the help begins with them.
    public let examples: [Example]
    /// The words it takes by place.
    public let operands: [Operand]
    /// The words it takes by name; those of a group are taken by all commands in it.
    public let options: [Option]
    /// The commands in it, if it is a group.
    public let commands: [Command]

    /// A command that does something.
    public init(
        _ name: String, ja: String, en: String, examples: [Example], operands: [Operand] = [],
        options: [Option] = []
    ) {
        self.init(
            name, Words(ja: ja, en: en), examples, operands: operands, options: options,
            commands: [])
    }
    /// A group of commands.
    public init(
        _ name: String, ja: String, en: String, examples: [Example], options: [Option] = [],
        commands: [Command]
    ) {
        self.init(
            name, Words(ja: ja, en: en), examples, operands: [], options: options,
            commands: commands)
    }
    private init(
        _ name: String, _ summary: Words, _ examples: [Example], operands: [Operand],
        options: [Option], commands: [Command]
    ) {
        self.name = name
        self.summary = summary
        self.examples = examples
        self.operands = operands
        self.options = options
        self.commands = commands
    }

    /// Every command in it that does something, with the words that lead to it (its own name and
    /// that of the program left out).
    public var leaves: [(path: [String], command: Command)] {
        commands.flatMap { command in
            command.commands.isEmpty
                ? [([command.name], command)]
                : command.leaves.map { ([command.name] + $0.path, $0.command) }
        }
    }
}
