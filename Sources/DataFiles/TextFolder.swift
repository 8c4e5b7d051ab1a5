public import Domain
import Foundation

/// A folder of plain text files, such as `Screens`.
public enum TextFolder {
    /// Most files read.
    public static let mostFiles = 500
    /// Most bytes of one file.
    public static let mostBytes = 1 << 20

    /// Every file below the folder whose name has one of the endings, with its path as given plus the way down, sorted by path.
    /// - Throws: every file that cannot be read, is too large or is not UTF-8.
    public static func read(
        _ folder: String, endings: Set<String>
    ) throws(DataProblems) -> [(path: String, text: String)] {
        guard let found = FileManager.default.enumerator(atPath: folder) else {
            throw DataProblems(file: folder, "This folder cannot be opened.")
        }
        let names = found.compactMap { $0 as? String }
            .filter { endings.contains(($0 as NSString).pathExtension) }.sorted()
        guard names.count <= mostFiles else {
            throw DataProblems(file: folder, "There are more than \(mostFiles) files here.")
        }
        var files: [(path: String, text: String)] = []
        var problems: [DataProblem] = []
        for name in names {
            let path = folder + "/" + name
            do throws(DataProblems) {
                let bytes = try readBytes(path, named: path, limit: mostBytes)
                let text = String(decoding: try plainUTF8(bytes, file: path), as: UTF8.self)
                files.append((path, text))
            } catch {
                problems += error.all
            }
        }
        guard problems.isEmpty else { throw DataProblems(problems) }
        return files
    }
}
