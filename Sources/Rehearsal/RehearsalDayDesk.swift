import Domain
import Foundation
import Wire

extension RehearsalDay {
    /// What a command of the operator's desk answers, as the value it stands for.
    /// - Throws: the command line and what the program said, if it does not end well.
    func desk<Value: Decodable>(_ words: [String], as type: Value.Type) throws -> Value {
        let said = try town.engawa(words + ["--output", "json"])
        let line = "engawa " + words.joined(separator: " ")
        guard said.status == 0 || said.status == 6 else {
            throw RehearsalProblem("\(line): \(said.status) \(said.errors)")
        }
        do {
            return try Message.read(type, from: Array(said.output.utf8))
        } catch {
            throw RehearsalProblem("\(line): its answer cannot be read: \(error)")
        }
    }

    /// The day of the story as the desk writes it.
    var dayWord: String { day.description }
}
