public import Domain
import Foundation

/// What a program is told about its surroundings: by options, then by the environment
/// (`ENGAWA_OFFICE`), then by a file of `name = value` lines. The first that says it counts.
public struct Settings: Sendable, Hashable {
    /// Where a value came from.
    public enum Origin: String, Sendable, Hashable {
        case option, environment, file
    }
    /// Most bytes of the file.
    public static let maximumBytes = 64 * 1024

    private let values: [String: (text: String, origin: Origin)]

    /// Settings of the given names, from all three places.
    /// - Parameter file: the file's text and name; nil if there is none.
    /// - Throws: every line of the file that is not `name = value` with a known name.
    public init(
        names: [String], options: Given, environment: [String: String],
        file: (text: String, name: String)?
    ) throws(DataProblems) {
        var values: [String: (String, Origin)] = [:]
        if let file {
            for (name, text) in try Self.parse(file.text, file.name, names) {
                values[name] = (text, .file)
            }
        }
        for name in names {
            let variable = "ENGAWA_" + name.uppercased().replacing("-", with: "_")
            if let text = environment[variable], !text.isEmpty {
                values[name] = (text, .environment)
            }
            if let text = options.option(name) { values[name] = (text, .option) }
        }
        self.values = values
    }

    /// The value of a setting; nil if nothing says it.
    public func value(_ name: String) -> String? { values[name]?.text }
    /// Where the value came from; nil if nothing says it.
    public func origin(_ name: String) -> Origin? { values[name]?.origin }

    /// `engawa/settings` in the folder for settings: `$XDG_CONFIG_HOME`, or `~/.config`.
    /// Nil if there is no home.
    public static func path(environment: [String: String]) -> String? {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
            return folder + "/engawa/settings"
        }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/.config/engawa/settings"
    }

    /// The text of the settings file; nil if there is no such file.
    /// - Throws: one problem if there is one that cannot be read, or that is too large.
    public static func read(_ path: String) throws(DataProblems) -> (text: String, name: String)? {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            guard errno != ENOENT, errno != ENOTDIR else { return nil }
            throw problem(path, 1, 1, "", "This file cannot be opened.")
        }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: maximumBytes + 1) ?? Data() else {
            throw problem(path, 1, 1, "", "This file cannot be read.")
        }
        guard data.count <= maximumBytes else {
            throw problem(path, 1, 1, "", "This file is larger than \(maximumBytes) bytes.")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw problem(path, 1, 1, "", "This file is not UTF-8 text.")
        }
        return (text, path)
    }

    private static func parse(
        _ text: String, _ file: String, _ names: [String]
    ) throws(DataProblems) -> [String: String] {
        var values: [String: String] = [:]
        var problems: [DataProblem] = []
        for (index, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            let halves = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            let column = line.prefix { $0.isWhitespace }.count + 1
            guard halves.count == 2 else {
                problems +=
                    problem(
                        file, index + 1, column, trimmed, "A line is a name, = and a value."
                    ).all
                continue
            }
            guard names.contains(halves[0]) else {
                problems +=
                    problem(
                        file, index + 1, column, halves[0],
                        "There is no such setting; there are \(names.joined(separator: ", ")).",
                        nearest(to: halves[0], among: names)
                    ).all
                continue
            }
            values[halves[0]] = halves[1]
        }
        if !problems.isEmpty { throw DataProblems(problems) }
        return values
    }

    private static func problem(
        _ file: String, _ line: Int, _ column: Int, _ found: String, _ message: String,
        _ suggestion: String? = nil
    ) -> DataProblems {
        DataProblems([
            DataProblem(
                file: file, line: line, column: column, found: found, message: message,
                suggestion: suggestion)
        ])
    }

    /// Equal when they say the same.
    public static func == (left: Settings, right: Settings) -> Bool {
        left.values.mapValues(\.text) == right.values.mapValues(\.text)
    }
    /// Hashes what is said.
    public func hash(into hasher: inout Hasher) { hasher.combine(values.mapValues(\.text)) }
}
