import Domain
import Foundation
import Synchronization
import Testing

@testable import Console

@Suite("Settings") struct SettingsTests {
    static let names = ["office", "operator", "key", "output"]

    @Test("an option goes before the environment, the environment before the file")
    func order() throws {
        let file = (text: "# mine\noffice = http://file\noperator=hana\n key = /k \n", name: "s")
        let settings = try Settings(
            names: Self.names,
            options: Given(options: ["office": ["http://option"]], operands: [:]),
            environment: ["ENGAWA_OFFICE": "http://env", "ENGAWA_OPERATOR": "taro"], file: file)
        #expect(settings.value("office") == "http://option")
        #expect(settings.origin("office") == .option)
        #expect(settings.value("operator") == "taro")
        #expect(settings.origin("operator") == .environment)
        #expect(settings.value("key") == "/k")
        #expect(settings.origin("key") == .file)
        #expect(settings.value("output") == nil)
    }

    @Test("every wrong line of the file is told with its place")
    func wrongLines() {
        do {
            _ = try Settings(
                names: Self.names, options: Given(options: [:], operands: [:]), environment: [:],
                file: (text: "office = x\n  ofice = y\njust words\n", name: "settings"))
            Issue.record("it was read")
        } catch {
            #expect(
                error.all.map { "\($0.file):\($0.line):\($0.column)" }
                    == ["settings:2:3", "settings:3:1"])
            #expect(error.all.first?.suggestion == "office")
        }
    }

    @Test("no file is no settings, a folder in its place is a problem")
    func reading() throws {
        #expect(try Settings.read("/nowhere/settings") == nil)
        #expect(throws: DataProblems.self) { try Settings.read("/tmp") }
        #expect(Settings.path(environment: ["HOME": "/h"]) == "/h/.config/engawa/settings")
        #expect(
            Settings.path(environment: ["HOME": "/h", "XDG_CONFIG_HOME": "/c"])
                == "/c/engawa/settings")
        #expect(Settings.path(environment: [:]) == nil)
    }
}

@Suite("Language and terminal") struct TerminalTests {
    @Test(
        "the first locale variable that is set decides the language",
        arguments: [
            (["LANG": "ja_JP.UTF-8"], Language.japanese),
            (["LANG": "ja_JP.UTF-8", "LC_ALL": "C"], .english),
            (["LANG": "C", "LC_MESSAGES": "ja"], .japanese),
            (["LANG": "ja_JP.UTF-8", "LC_ALL": ""], .japanese), ([:], .english),
        ])
    func language(_ environment: [String: String], _ language: Language) {
        #expect(Language(environment: environment) == language)
    }

    func terminal(_ environment: [String: String], seen: Bool = true) -> Terminal {
        Terminal(
            environment: environment, isAsked: false, isSeen: seen, columns: 100,
            writeOut: { _ in }, writeError: { _ in }, readAnswer: { "never" })
    }

    @Test("colour is for a person at a terminal who did not refuse it")
    func colour() {
        #expect(terminal([:]).hasColour)
        #expect(!terminal([:], seen: false).hasColour)
        #expect(!terminal(["NO_COLOR": "1"]).hasColour)
        #expect(terminal(["NO_COLOR": ""]).hasColour)
        #expect(!terminal(["TERM": "dumb"]).hasColour)
    }

    @Test("COLUMNS is honoured, nonsense in it is not")
    func columns() {
        #expect(terminal(["COLUMNS": "60"]).columns == 60)
        #expect(terminal(["COLUMNS": "x"]).columns == 100)
        #expect(terminal(["COLUMNS": "0"]).columns == 100)
    }

    @Test("nobody is asked where nobody can answer")
    func asking() { #expect(terminal([:]).ask(Words(same: "?")) == nil) }

    @Test("what is said is made harmless, line by line")
    func said() {
        let heard = Mutex<[UInt8]>([])
        let terminal = Terminal(
            environment: ["LANG": "ja"], isAsked: false, isSeen: false, columns: nil,
            writeOut: { _ in }, writeError: { bytes in heard.withLock { $0 += bytes } },
            readAnswer: { nil })
        terminal.say(Words(ja: "一\n\u{1B}[2J二", en: ""))
        #expect(heard.withLock { String(decoding: $0, as: UTF8.self) } == "一\n␛[2J二\n")
    }
}

@Suite("The program's clock") struct ProgramClockTests {
    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("clock-\(UUID().uuidString)").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test("rehearsal time runs from its file, as fast as the file says")
    func runs() throws {
        try withFile("1000 50000 60\n") { path in
            let real = Mutex(Moment(milliseconds: 1000))
            let clock = try ProgramClock.rehearsal(path) { real.withLock { $0 } }
            #expect(clock() == Moment(milliseconds: 50_000))
            real.withLock { $0 = Moment(milliseconds: 1500) }
            #expect(clock() == Moment(milliseconds: 80_000))
        }
    }

    @Test("a changed file is read again; a broken one leaves the last setting")
    func changes() throws {
        try withFile("0 0 1") { path in
            let clock = try ProgramClock.rehearsal(path) { Moment(milliseconds: 10) }
            #expect(clock() == Moment(milliseconds: 10))
            try "0 7000 0".write(toFile: path, atomically: true, encoding: .utf8)
            #expect(clock() == Moment(milliseconds: 7000))
            try "half a li".write(toFile: path, atomically: true, encoding: .utf8)
            #expect(clock() == Moment(milliseconds: 7000))
            try FileManager.default.removeItem(atPath: path)
            #expect(clock() == Moment(milliseconds: 7000))
        }
    }

    @Test(
        "what is not three numbers is no clock",
        arguments: [
            "", "1 2", "1 2 -1", "1 2 nan", "1 2 inf", "a 2 1", "1 2 3 4", "99999999999999999 0 1",
        ])
    func refused(_ text: String) throws {
        #expect(ClockSetting(text) == nil)
        try withFile(text) { path in
            #expect(throws: DataProblems.self) { try ProgramClock.rehearsal(path) }
        }
    }

    @Test("a setting reads back what it writes")
    func roundTrip() throws {
        let setting = try #require(
            ClockSetting(
                real: Moment(milliseconds: 1_700_000_000_123), virtual: Moment(milliseconds: -5),
                rate: 0.25))
        #expect(ClockSetting(setting.text) == setting)
    }

    @Test("no clock file means the system's clock")
    func real() throws {
        let before = Int64(Date().timeIntervalSince1970 * 1000) - 1
        let now = try ProgramClock.chosen(environment: [:])()
        #expect(now.milliseconds >= before && now.milliseconds <= before + 60_000)
        #expect(throws: DataProblems.self) {
            try ProgramClock.chosen(environment: ["ENGAWA_CLOCK": "/nowhere/clock"])
        }
    }
}
