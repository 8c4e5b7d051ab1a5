public import Console
public import Domain
import Foundation
import Seal

/// What the operator's program finds around it; tests hand in their own.
public struct Surroundings: Sendable {
    /// Where words come from and go to.
    public let terminal: Terminal
    /// This machine's clock.
    public let now: Now
    /// Opens the way to an office: its address, and a file of certificates if one is set.
    public let way: @Sendable (String, String?) throws(DeskProblem) -> any OfficeTransport
    /// Randomness and waiting.
    public let means: OfficeConnection.Means

    /// Surroundings from their parts.
    public init(
        terminal: Terminal, now: @escaping Now,
        way: @escaping @Sendable (String, String?) throws(DeskProblem) -> any OfficeTransport,
        means: OfficeConnection.Means
    ) {
        self.terminal = terminal
        self.now = now
        self.way = way
        self.means = means
    }

    /// This process's terminal, clock, network and randomness.
    ///
    /// The clock only matters to `doctor`; in a rehearsal it is the rehearsal's, if readable.
    public static func ofThisProgram() -> Surroundings {
        let terminal = Terminal.ofThisProgram()
        return Surroundings(
            terminal: terminal,
            now: (try? ProgramClock.chosen(environment: terminal.environment)) ?? ProgramClock.real,
            way: { address, authority throws(DeskProblem) in
                try NetworkTransport(address, authority: authority)
            },
            means: .init(
                random: { count throws(SealError) in try randomBytes(count) },
                pause: { usleep(UInt32($0) * 1000) }))
    }
}

/// The program `engawa`: one command line in, data out, an exit code back.
public enum OperatorProgram {
    /// Carries out one command line, without the program's own name.
    ///
    /// Data is written whole and only if there is no failure; everything else is said on the
    /// error side.
    public static func run(_ arguments: [String], in surroundings: Surroundings) -> ExitCode {
        let terminal = surroundings.terminal
        do {
            switch try Verbs.program.read(arguments) {
            case .help(let path):
                terminal.write(Verbs.program.help(at: path, in: terminal.language) ?? "")
                return .ok
            case .version:
                terminal.write("engawa \(Release.version)\n")
                return .ok
            case .run(let path, let given):
                return try perform(path, given, surroundings)
            }
        } catch {
            let problem = problem(error)
            terminal.say(Words(ja: "エラー: ", en: "error: ") + problem.words)
            if case .usage = problem { terminal.say(hint(arguments)) }
            return problem.exit
        }
    }

    private static func perform(
        _ path: [String], _ given: Given, _ surroundings: Surroundings
    ) throws -> ExitCode {
        let terminal = surroundings.terminal
        guard let verb = Verbs.all.first(where: { $0.path == path }) else {
            throw UsageProblem.unknownCommand(found: path.joined(separator: " "), choices: [])
        }
        let settings = try settings(given, terminal)
        let form = try form(settings)
        let speech = Speech(language: terminal.language, codes: form == .csv)
        let desk = Desk(given, settings, speech, surroundings)
        let answer = try verb.perform(desk)
        let text = try answer.printed(form, wishes(given, terminal), in: terminal.language)
        terminal.write(text)
        desk.sayIfRehearsal()
        answer.said.forEach(terminal.say)
        return answer.exit
    }

    private static func settings(
        _ given: Given, _ terminal: Terminal
    ) throws(DataProblems) -> Settings {
        let path = Settings.path(environment: terminal.environment)
        let file = try path.map { path throws(DataProblems) in try Settings.read(path) } ?? nil
        return try Settings(
            names: Verbs.settingNames, options: given, environment: terminal.environment,
            file: file)
    }

    private static func form(_ settings: Settings) throws(UsageProblem) -> OutputForm {
        guard let word = settings.value("output") else { return .table }
        guard let form = OutputForm(rawValue: word) else {
            throw .notAChoice(
                name: "output", found: word, choices: OutputForm.allCases.map(\.rawValue))
        }
        return form
    }

    private static func wishes(_ given: Given, _ terminal: Terminal) -> Table.Wishes {
        var wishes = Table.Wishes()
        wishes.columns = (given.option("columns") ?? "").split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }
        wishes.sort = given.option("sort")
        wishes.headers = !given.has("no-headers")
        wishes.width = given.has("no-truncate") ? nil : terminal.columns
        wishes.emphasis = terminal.hasColour && !given.has("no-color")
        return wishes
    }

    /// Every failure as the desk's own.
    private static func problem(_ error: any Error) -> DeskProblem {
        switch error {
        case let problem as DeskProblem: problem
        case let problem as UsageProblem: .usage(problem)
        case let problems as DataProblems: .data(problems)
        case let error as SealError: .key(error)
        default: .unreadableAnswer(status: 0, reason: "\(error)")
        }
    }

    private static func hint(_ arguments: [String]) -> Words {
        var path: [String] = []
        for word in arguments.prefix(1000) {
            if Verbs.program.command(at: path + [word]) != nil { path.append(word) }
        }
        let line = (["engawa"] + path + ["--help"]).joined(separator: " ")
        return Words(ja: "書き方: \(line)", en: "See: \(line)")
    }
}
