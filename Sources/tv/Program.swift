import Console
import Domain
import Foundation

/// `engawa-tv`: the television of one household.
@main
enum Program {
    static func main() {
        let language = Language(environment: environment())
        do throws(UsageProblem) {
            switch try TelevisionOptions.command.read(Array(CommandLine.arguments.dropFirst())) {
            case .help(let path):
                print(TelevisionOptions.command.help(at: path, in: language) ?? "")
            case .version: print("engawa-tv 0.1")
            case .run(_, let given):
                exit(run(try TelevisionOptions(given), language))
            }
        } catch {
            complain(error.words[language])
            exit(ExitCode.usage.rawValue)
        }
    }

    private static func run(_ options: TelevisionOptions, _ language: Language) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        do {
            if let folder = options.prerender {
                return try Prerendering.run(options, into: folder).rawValue
            }
            let loop = try TelevisionLoop(options)
            return loop.run().rawValue
        } catch let problem as DataProblems {
            complain(problem.description)
        } catch {
            complain("\(error)")
        }
        return ExitCode.error.rawValue
    }

    private static func environment() -> [String: String] {
        var found: [String: String] = [:]
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }

    private static func complain(_ sentence: String) {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
    }
}
