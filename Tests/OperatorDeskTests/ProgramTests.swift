import Console
import Domain
import Foundation
import Seal
import Testing

@testable import OperatorDesk

@Suite("The program engawa") struct ProgramTests {
    static let paths: [[String]] =
        [[]] + Verbs.program.commands.map { [$0.name] }
        + Verbs.program.leaves.map(\.path).filter { $0.count == 2 }

    @Test("the help of every command begins with an example, in both languages", arguments: paths)
    func help(_ path: [String]) throws {
        for language in Language.allCases {
            let help = try #require(Verbs.program.help(at: path, in: language))
            let lines = help.split(separator: "\n")
            #expect(lines[0] == (language == .english ? "Examples:" : "例:"))
            #expect(lines[1].hasPrefix("  engawa "))
        }
        var desk = try TestDesk()
        let result = desk.run(words: path + ["--help"])
        #expect(result.code == .ok)
        #expect(result.out.hasPrefix("Examples:\n"))
        desk.language = "ja"
        #expect(desk.run(words: path + ["--help"]).out.hasPrefix("例:\n"))
    }

    @Test("every sentence of the help stands in both languages")
    func bothLanguages() {
        func check(_ words: Words) {
            #expect(!words.ja.isEmpty && !words.en.isEmpty, "\(words)")
            #expect(
                !words.en.unicodeScalars.contains { (0x3041...0x9FFF).contains($0.value) },
                "\(words.en)")
        }
        for (_, command) in Verbs.program.leaves + [([], Verbs.program)] {
            check(command.summary)
            command.examples.forEach { check($0.meaning) }
            command.operands.forEach { check($0.summary) }
            command.options.forEach { check($0.summary) }
        }
        Verbs.program.commands.forEach { check($0.summary) }
    }

    @Test(
        "every example of the help works as it is printed",
        arguments: Verbs.all.flatMap { verb in verb.command.examples.map(\.line) })
    func examples(_ line: String) throws {
        let words = line.prefix { $0 != ">" }.split(separator: " ").map(String.init)
        #expect(words.first == "engawa")
        guard case .run = try Verbs.program.read(Array(words.dropFirst())) else {
            Issue.record("it asks for help")
            return
        }
        // These touch this machine's files, or need another number of orders than one.
        guard !["key", "check", "doctor", "weather"].contains(words[1]), !words.contains("12"),
            !words.contains(where: { $0.hasSuffix(".yaml") })
        else { return }
        var desk = try TestDesk()
        desk.answer = "1"
        let result = desk.run(words: Array(words.dropFirst()))
        #expect(result.code == .ok, "\(result.said)")
    }

    @Test("a noun or verb typed wrong is answered with the nearest")
    func typos() throws {
        let desk = try TestDesk()
        let noun = desk.run("ordr list")
        #expect(noun.code == .usage)
        #expect(noun.said.contains("Did you mean 'order'?"))
        #expect(noun.said.contains("See: engawa --help"))
        let verb = desk.run("order lst")
        #expect(verb.said.contains("Did you mean 'list'?"))
        #expect(verb.said.contains("See: engawa order --help"))
        #expect(desk.run("order list --dya today").said.contains("'--day'"))
    }

    @Test("completions hold every noun, verb and option", arguments: CompletionShell.allCases)
    func completions(_ shell: CompletionShell) throws {
        let desk = try TestDesk()
        let script = desk.run("completions \(shell.rawValue)").out
        for verb in Verbs.all {
            for word in verb.path { #expect(script.contains(word), "\(word)") }
            for option in verb.command.options { #expect(script.contains(option.name)) }
        }
    }

    @Test("what is not set is asked for by all three ways to set it")
    func notSet() throws {
        var desk = try TestDesk()
        desk.environment = ["ENGAWA_OFFICE": ""]
        let result = desk.run("order list")
        #expect(result.code == .usage)
        for way in ["--office", "ENGAWA_OFFICE", "settings"] { #expect(result.said.contains(way)) }
    }

    @Test("the settings file is read, and a wrong line in it is named")
    func settingsFile() throws {
        let home = FileManager.default.temporaryDirectory
            .appendingPathComponent("home-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: home) }
        let folder = home.appendingPathComponent(".config/engawa")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("settings")
        var desk = try TestDesk()
        desk.environment = ["HOME": home.path]
        try "output = json\n".write(to: file, atomically: true, encoding: .utf8)
        #expect(desk.run("handoff list").out == "[]\n")
        #expect(desk.run("handoff list --output csv").out.hasPrefix("\u{FEFF}"))
        try "outputt = json\n".write(to: file, atomically: true, encoding: .utf8)
        let result = desk.run("handoff list")
        #expect(result.code == .usage)
        #expect(result.said.contains("settings:1:1:"))
    }

    @Test("a new key is readable by its owner only, and its public half is printed")
    func makeKey() throws {
        let desk = try TestDesk()
        let path = desk.key + ".new"
        defer { unlink(path) }
        let result = desk.run("key make \(path)")
        #expect(result.code == .ok)
        let printed = result.out.filter { !$0.isNewline }
        #expect(try SigningKey(storedAt: path).publicKey.base64 == printed)
        #expect(desk.run("key make \(path)").code == .notAllowed)
    }

    @Test("the version needs no office")
    func version() throws {
        var desk = try TestDesk()
        desk.environment = ["ENGAWA_OFFICE": "", "ENGAWA_KEY": "/nowhere"]
        #expect(desk.run("version").out == "engawa \(Release.version)\n")
        #expect(desk.run("--version").out == "engawa \(Release.version)\n")
    }
}

@Suite("The doctor") struct DoctorTests {
    @Test("all well is exit code 0")
    func well() throws {
        let desk = try TestDesk()
        let result = desk.run("doctor")
        #expect(result.code == .ok, "\(result.out)")
        #expect(result.out.contains("off by -300 ms"))
    }

    @Test("an exposed key, a missing name and a refused signature are findings")
    func findings() throws {
        var desk = try TestDesk()
        chmod(desk.key, 0o640)
        let exposed = desk.run("doctor")
        #expect(exposed.code == .findings)
        #expect(exposed.out.contains("640"))
        chmod(desk.key, 0o600)
        desk.environment = ["ENGAWA_OPERATOR": "taro"]
        let stranger = desk.run("doctor")
        #expect(stranger.code == .findings)
        #expect(stranger.out.contains("not-signed"))
        desk.environment = ["ENGAWA_OPERATOR": ""]
        #expect(desk.run("doctor").code == .findings)
    }
}

@Suite("Checking data") struct DataCheckTests {
    static let house = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    @Test("the data of this house has no problem")
    func ours() throws {
        let desk = try TestDesk()
        let result = desk.run("check \(Self.house)")
        #expect(result.code == .ok, "\(result.out)")
        #expect(result.out.isEmpty)
        #expect(desk.run("check \(Self.house) -o json").out == "[]\n")
    }

    /// A copy of this house's data in which a test breaks what it wants.
    private func copy() throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("data-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        for name in ["Catalog", "hardware", "Screens"] {
            try FileManager.default.copyItem(
                atPath: Self.house + "/" + name, toPath: folder + "/" + name)
        }
        return folder
    }

    /// Replaces a text that must be there, once; answers its line and column.
    private func spoil(_ file: String, _ old: String, _ new: String) throws -> String {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let range = try #require(text.range(of: old))
        try text.replacingCharacters(in: range, with: new)
            .write(toFile: file, atomically: true, encoding: .utf8)
        let lines = text[..<range.lowerBound].split(
            separator: "\n", omittingEmptySubsequences: false)
        return "\(lines.count):\((lines.last?.count ?? 0) + 1)"
    }

    @Test("five mistakes in five files of all kinds are told with their places in one run")
    func broken() throws {
        let folder = try copy()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let mistakes = [
            ("Catalog/shops.yaml", "picking-minutes: 40", "piking-minutes: 40"),
            ("Catalog/products.csv", "398,8,920", "39８,8,920"),
            ("hardware/remotes/nec.lircd.conf", "KEY_LEFT ", "KEY_LEFFT "),
            ("hardware/kiosk/engawa-tv.service", "[Service]", "[Servise]"),
            ("Screens/home.screen", "動作: 買い物", "動昨: 買い物"),
        ]
        let desk = try TestDesk()
        var places: [String] = []
        for (file, old, new) in mistakes {
            places.append(
                folder + "/" + file + ":" + (try spoil(folder + "/" + file, old, new)) + ": ")
        }
        let result = desk.run("check \(folder)")
        #expect(result.code == .error)
        let lines = result.out.split(separator: "\n")
        for place in places {
            #expect(lines.contains { $0.hasPrefix(place) }, "\(place) in \(result.out)")
        }
        let strangers = lines.filter { line in
            !mistakes.contains { line.hasPrefix(folder + "/" + $0.0 + ":") }
        }
        #expect(strangers.isEmpty, "\(strangers)")
    }

    @Test("a folder that is not there is an error")
    func nothing() throws {
        let desk = try TestDesk()
        #expect(desk.run("check /nowhere/at/all").code == .error)
    }

    @Test("a register of households is judged beside the villages it names")
    func register() throws {
        let folder = try copy()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let register = folder + "/register.csv"
        let header =
            "id,village,name,kana,en,address,phone,elderly_only,registered,reduced_fare\n"
        let desk = try TestDesk()
        try (header + "h1,kakinoki,青木,あおき,Aoki,1番地,0000-01-0001,0,,0\n")
            .write(toFile: register, atomically: true, encoding: .utf8)
        #expect(desk.run("check \(folder) --households \(register)").code == .ok)
        try (header + "h1,kakinoko,青木,あおき,Aoki,1番地,0000-01-0001,0,,0\n")
            .write(toFile: register, atomically: true, encoding: .utf8)
        let result = desk.run("check \(folder) --households \(register)")
        #expect(result.code == .error)
        #expect(result.out.hasPrefix(register + ":2:4: "))
        #expect(result.out.contains("kakinoki"))
    }
}
