import BackOffice
import Console
import DataFiles
import Database
import Foundation
import HTTPServer

/// The back-office service.
@main
enum Program {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "serve" { Serving.holdSignals() }
        exit(run(arguments, Terminal.ofThisProgram()).rawValue)
    }

    private static func run(_ arguments: [String], _ terminal: Terminal) -> ExitCode {
        do {
            switch try Verbs.program.read(arguments) {
            case .help(let path):
                terminal.write(Verbs.program.help(at: path, in: terminal.language) ?? "")
            case .version: terminal.write("engawa-office 1\n")
            case .run(let path, let given): try obey(path, given, terminal)
            }
            return .ok
        } catch let problem as UsageProblem {
            terminal.say(problem.words)
            return .usage
        } catch {
            // Everything else says itself in one plain English sentence.
            terminal.say(Words(same: "\(error)"))
            return .error
        }
    }

    private static func obey(_ path: [String], _ given: Given, _ terminal: Terminal) throws {
        switch path.first {
        case "create": try Founding.create(given, terminal)
        case "import-households": try Founding.importHouseholds(given, terminal)
        case "add-operator": try Founding.addOperator(given, terminal)
        case "remove-operator": try Founding.removeOperator(given, terminal)
        case "renew-epoch": try Founding.renewEpoch(given, terminal)
        case "backup": try Restoring.backup(given, terminal)
        case "restore": try Restoring.restore(given, terminal)
        case "upgrade": try Copying.upgrade(given, terminal)
        case "copy": try Copying.copy(given, terminal)
        default: try Serving(given, terminal).serve()
        }
    }
}

/// Why the program cannot do what was asked, as one plain sentence.
struct Sentence: Error, CustomStringConvertible {
    let description: String
    init(_ text: String) { description = text }
}
