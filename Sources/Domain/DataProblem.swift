/// What is wrong at one place of one data file, in words an editor can act on.
public struct DataProblem: Error, Sendable, Hashable, Codable, Comparable,
    CustomStringConvertible
{
    /// The file, as the person named it.
    public let file: String
    /// Line, counted from 1.
    public let line: Int
    /// Column in characters, counted from 1.
    public let column: Int
    /// The text that is wrong; empty if something is missing.
    public let found: String
    /// What is wrong and what to do, one or two plain sentences.
    public let message: String
    /// The nearest valid text, if one is near.
    public let suggestion: String?

    /// A problem at a place.
    public init(
        file: String, line: Int, column: Int, found: String, message: String,
        suggestion: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.found = found
        self.message = message
        self.suggestion = suggestion
    }

    /// `file:line:column: message (found "…"; did you mean "…"?)`.
    public var description: String {
        var text = "\(file):\(line):\(column): \(message)"
        if !found.isEmpty { text += " Found 「\(found)」." }
        if let suggestion { text += " Did you mean 「\(suggestion)」?" }
        return text
    }
    /// Orders by file, line, column.
    public static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line, left.column, left.message)
            < (right.file, right.line, right.column, right.message)
    }
}

/// Everything that is wrong with the data, all of it in one run, never only the first.
public struct DataProblems: Error, Sendable, CustomStringConvertible {
    /// The problems, by file and place.
    public let all: [DataProblem]
    /// A set of problems, sorted by place.
    public init(_ all: [DataProblem]) { self.all = all.sorted() }
    /// One problem a line.
    public var description: String { all.map(\.description).joined(separator: "\n") }
}

/// The nearest of the valid words to what was written, by edit distance; nil if nothing is near.
public func nearest<Words: Sequence>(to written: String, among valid: Words) -> String?
where Words.Element == String {
    let limit = max(1, written.count / 3 + 1)
    return valid.map { ($0, editDistance(written, $0)) }
        .filter { $0.1 <= limit }
        .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
}

private func editDistance(_ left: String, _ right: String) -> Int {
    let a = Array(left.lowercased())
    let b = Array(right.lowercased())
    if a.count > 200 || b.count > 200 { return a == b ? 0 : Int.max }
    var previous = Array(0...b.count)
    for i in a.indices {
        var current = [i + 1] + Array(repeating: 0, count: b.count)
        for j in b.indices {
            current[j + 1] = min(
                previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        }
        previous = current
    }
    return previous[b.count]
}
