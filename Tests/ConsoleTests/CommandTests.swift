import Foundation
import Testing

@testable import Console

/// A small program: two groups, one flag for all, one list option.
private let program = Command(
    "shed", ja: "納屋", en: "The shed.",
    examples: [.init("shed tool list", ja: "道具", en: "the tools")],
    options: [
        .init("output", "FORM", letter: "o", ja: "形", en: "form", choices: ["table", "json"]),
        .init("dry-run", ja: "試す", en: "try only"),
    ],
    commands: [
        Command(
            "tool", ja: "道具", en: "Tools.",
            examples: [.init("shed tool list", ja: "道具", en: "the tools")],
            commands: [
                Command(
                    "list", ja: "一覧", en: "Lists tools.",
                    examples: [.init("shed tool list today", ja: "きょう", en: "today's")],
                    operands: [.init("DAY", ja: "日", en: "the day", isOptional: true)]),
                Command(
                    "lend", ja: "貸す", en: "Lends tools.",
                    examples: [.init("shed tool lend saw 2", ja: "のこぎり", en: "saws")],
                    operands: [
                        .init("TOOL", ja: "道具", en: "which", choices: ["saw", "hoe"]),
                        .init("COUNT", ja: "数", en: "how many", isOptional: true, repeats: true),
                    ],
                    options: [
                        .init("to", "NAME", ja: "誰に", en: "to whom", isRequired: true),
                        .init("mark", "MARK", ja: "印", en: "marks", repeats: true),
                    ]),
            ])
    ])

@Suite("Command lines") struct CommandTests {
    func run(_ line: String) throws -> (path: [String], given: Given) {
        let reading = try program.read(line.split(separator: " ").map(String.init))
        guard case .run(let path, let given) = reading else {
            throw UsageProblem.missingOperand("a command")
        }
        return (path, given)
    }

    @Test("options may stand before, between and behind")
    func anywhere() throws {
        for line in [
            "-o json tool lend saw --to x", "tool --output=json lend --to=x saw",
            "tool lend saw --to x -o json",
        ] {
            let (path, given) = try run(line)
            #expect(path == ["tool", "lend"])
            #expect(given.option("output") == "json")
            #expect(given.option("to") == "x")
            #expect(given.operand("TOOL") == "saw")
            #expect(!given.has("dry-run"))
        }
    }

    @Test("a list option takes words until the next option, and may come again")
    func lists() throws {
        let (_, given) = try run("tool lend saw 1 -2 --mark a b --to x --mark c")
        #expect(given.optionList("mark") == ["a", "b", "c"])
        #expect(given.operandList("COUNT") == ["1", "-2"])
    }

    @Test("two hyphens end the options")
    func ended() throws {
        let (_, given) = try run("tool lend --to x -- saw --to")
        #expect(given.operandList("COUNT") == ["--to"])
    }

    @Test(
        "each mistake is named",
        arguments: [
            ("tol", UsageProblem.unknownCommand(found: "tol", choices: ["tool"])),
            ("tool", .missingCommand(group: "tool", choices: ["list", "lend"])),
            ("tool lend --to x", .missingOperand("TOOL")),
            ("tool lend saw", .missingOption("--to")),
            ("tool lend saw --to", .missingValue(option: "--to", value: "NAME")),
            ("tool lend saw --to --dry-run", .missingValue(option: "--to", value: "NAME")),
            ("tool lend saw --to a --to b", .givenTwice(option: "--to")),
            ("tool list --dry-run=1", .unwantedValue(option: "--dry-run")),
            ("tool list a b", .unwantedOperand("b")),
            (
                "tool lend sow --to x",
                .notAChoice(name: "TOOL", found: "sow", choices: ["saw", "hoe"])
            ),
            (
                "tool list -o yaml",
                .notAChoice(name: "--output", found: "yaml", choices: ["table", "json"])
            ),
        ])
    func mistakes(_ line: String, _ problem: UsageProblem) {
        #expect(throws: problem) { try run(line) }
        #expect(!problem.words.ja.isEmpty && !problem.words.en.isEmpty)
    }

    @Test("a typing mistake is answered with the nearest word")
    func suggestions() {
        #expect(throws: UsageProblem.self) { try run("tool lsit") }
        let wrong = UsageProblem.unknownCommand(found: "lsit", choices: ["list", "lend"])
        #expect(wrong.words.en.hasSuffix("Did you mean 'list'?"))
        #expect(wrong.words.ja.hasSuffix("「list」ですか。"))
        do {
            _ = try run("tool list --outptu json")
            Issue.record("it was understood")
        } catch {
            #expect((error as? UsageProblem)?.words.en.contains("'--output'") == true)
        }
    }

    @Test("a line beyond all measure is refused before it is read")
    func bounded() {
        #expect(throws: UsageProblem.tooMuch) {
            try program.read(Array(repeating: "tool", count: 1001))
        }
        #expect(throws: UsageProblem.tooMuch) {
            try program.read([String(repeating: "a", count: 4097)])
        }
    }

    @Test("help can be asked for anywhere, version too")
    func helpAnywhere() throws {
        #expect(try program.read([]) == .help(path: []))
        #expect(try program.read(["--help"]) == .help(path: []))
        #expect(try program.read(["tool", "lend", "--help"]) == .help(path: ["tool", "lend"]))
        #expect(try program.read(["-h", "tool"]) == .help(path: ["tool"]))
        #expect(try program.read(["help", "tool", "list"]) == .help(path: ["tool", "list"]))
        #expect(try program.read(["--version"]) == .version)
    }

    @Test("help begins with an example, in both languages", arguments: Language.allCases)
    func examplesFirst(_ language: Language) throws {
        for path in [[], ["tool"], ["tool", "list"], ["tool", "lend"]] {
            let help = try #require(program.help(at: path, in: language))
            let lines = help.split(separator: "\n")
            #expect(lines[0] == (language == .english ? "Examples:" : "例:"))
            #expect(lines[1].hasPrefix("  shed "))
            #expect(help.contains("--help"))
        }
        let help = try #require(program.help(at: ["tool", "lend"], in: language))
        #expect(help.contains("shed tool lend TOOL [COUNT…] --to NAME [options]"))
        #expect(help.contains("--output"))
        #expect(program.help(at: ["nothing"], in: language) == nil)
    }

    @Test("numbers and other values are read with a clear refusal")
    func typed() throws {
        let given = Given(options: ["n": ["12"], "bad": ["x"]], operands: [:])
        #expect(try given.number("n", in: 1...20) == 12)
        #expect(try given.number("none", in: 1...20) == nil)
        #expect(throws: UsageProblem.self) { try given.number("n", in: 1...5) }
        #expect(throws: UsageProblem.self) { try given.number("bad", in: 1...5) }
        #expect(throws: UsageProblem.missingOperand("DAY")) {
            try given.operand("DAY", as: Words(same: "a day")) { $0 }
        }
    }
}

@Suite("Completions") struct CompletionTests {
    @Test("every shell gets every command, option and choice", arguments: CompletionShell.allCases)
    func complete(_ shell: CompletionShell) {
        let script = program.completions(for: shell)
        for word in ["tool", "list", "lend", "output", "dry-run", "json", "saw", "mark"] {
            #expect(script.contains(word), "\(word) in \(shell)")
        }
    }

    @Test("bash completes verbs after a noun and choices after an option")
    func bash() throws {
        #expect(try completed("shed tool l") == ["lend", "list"])
        #expect(try completed("shed -o ") == ["json", "table"])
        #expect(try completed("shed tool lend h") == ["hoe"])
        #expect(try completed("shed tool lend --m") == ["--mark"])
    }

    private func completed(_ line: String) throws -> [String] {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        let quoted = words.map { "\"\($0)\"" }.joined(separator: " ")
        let script =
            program.completions(for: .bash)
            + "COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1); _shed\n"
            + "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["--norc", "-c", script]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
            .sorted()
    }
}
