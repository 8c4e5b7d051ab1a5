public import Domain

/// The service manager's files of the box, `hardware/kiosk/*.service` and `*.conf`, looked over for what breaks most: a word that is no section, a line that is no setting, a program outside of /usr.
public struct KioskFiles {
    private static let sections = ["Unit", "Service", "Install", "Timer", "Socket", "Path"]

    /// Looks over every such file of a data folder. File names in problems are relative to the directory.
    /// - Returns: how many files there are.
    /// - Throws: every problem of all files in one run.
    @discardableResult
    public static func check(below directory: String) throws(DataProblems) -> Int {
        let reader = FolderReader(directory)
        let files = [".service", ".conf"].flatMap {
            reader.files(in: "hardware/kiosk", ending: $0) ?? []
        }
        for file in files {
            do throws(DataProblems) {
                let bytes = try readBytes(
                    reader.path(file), named: file, limit: RemoteFile.maximumBytes)
                let text = String(decoding: try plainUTF8(bytes, file: file), as: UTF8.self)
                check(text, file: file, to: reader.findings)
            } catch {
                reader.findings.report(error)
            }
        }
        try reader.findings.throwIfAny()
        return files.count
    }

    private static func check(_ text: String, file: String, to findings: Findings) {
        var isInSection = false
        var continues = false
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            let isContinued = continues
            continues = line.hasSuffix("\\")
            guard let first = line.first, !"#;".contains(first) else { continue }
            let piece = Piece(file: file, line: index + 1, column: 1, text: String(line))
            if first == "[" {
                isInSection = true
                let section = line.dropFirst().prefix { $0 != "]" }
                if line != "[\(section)]" || !sections.contains(String(section)) {
                    findings.report(
                        piece, "The sections here are \(sections.joined(separator: ", ")).",
                        suggestion: nearest(to: String(section), among: sections).map { "[\($0)]" })
                }
            } else if !isInSection {
                findings.report(piece, "This stands before the first section, such as [Service].")
            } else if !isContinued && !isSetting(line) {
                findings.report(piece, "Here a setting is needed, such as Restart=always.")
            } else if !isContinued && startsElsewhere(line) {
                findings.report(
                    piece, "A program is started from /usr, where Debian packages put it.")
            }
        }
    }

    private static func isSetting(_ line: Substring) -> Bool {
        let name = line.prefix { $0 != "=" }
        return name.count < line.count && !name.isEmpty
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// Whether a setting starts a program that no Debian package brings.
    private static func startsElsewhere(_ line: Substring) -> Bool {
        guard line.hasPrefix("Exec"), let equals = line.firstIndex(of: "=") else { return false }
        let program = line[line.index(after: equals)...].drop { "-@+!: ".contains($0) }
        return !program.isEmpty && !program.hasPrefix("/usr/")
    }
}
