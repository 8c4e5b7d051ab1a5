import Console
import Foundation
import OperatorDesk

@main
enum Program {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        exit(OperatorProgram.run(arguments, in: .ofThisProgram()).rawValue)
    }
}
