import Domain

/// Collects everything that is wrong while files are read, so that one run tells it all.
final class Findings {
    /// Most problems that are told in one run; a wrong separator must not print a million lines.
    static let limit = 1000

    private(set) var problems: [DataProblem] = []

    var isEmpty: Bool { problems.isEmpty }

    func report(_ problem: DataProblem) {
        if problems.count < Self.limit { problems.append(problem) }
    }
    func report(_ more: DataProblems) { more.all.forEach(report) }

    /// Something is wrong with what is written at a place. A suggestion is only sought while problems are still told: seeking costs time, and the file may be hostile.
    func report(
        _ piece: Piece, _ message: String, suggestion: @autoclosure () -> String? = nil
    ) {
        if problems.count >= Self.limit { return }
        report(
            DataProblem(
                file: piece.file, line: piece.line, column: piece.column,
                found: String(piece.text.prefix(80)), message: message,
                suggestion: suggestion()))
    }
    /// Something is missing at a place.
    func reportMissing(_ piece: Piece, _ message: String) {
        report(
            DataProblem(
                file: piece.file, line: piece.line, column: piece.column, found: "",
                message: message))
    }
    /// Throws what was found, if anything was.
    func throwIfAny() throws(DataProblems) {
        if !problems.isEmpty { throw DataProblems(problems) }
    }
}

extension DataProblems {
    /// One problem of a whole file.
    init(file: String, line: Int = 1, column: Int = 1, found: String = "", _ message: String) {
        self.init([
            DataProblem(file: file, line: line, column: column, found: found, message: message)
        ])
    }
}
