import Foundation

/// The folder in which copies of a store are kept.
public struct SnapshotShelf: Sendable {
    /// How many of the newest copies are kept: a day of one every 15 minutes.
    public static let newest = 96
    /// How many days keep their last copy.
    public static let days = 31

    /// The folder.
    public let folder: String
    private static let ending = ".snapshot"

    /// A shelf in a folder.
    public init(folder: String) { self.folder = folder }

    /// The names of the copies, oldest first. A name is the time in UTC: `20260921T094500Z`.
    public var names: [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return found.filter { $0.hasSuffix(Self.ending) }
            .map { String($0.dropLast(Self.ending.count)) }.sorted()
    }

    /// Where a copy lies.
    public func path(of name: String) -> String { folder + "/" + name + Self.ending }

    /// Copies a store onto the shelf and takes away what has had its time. Returns the path.
    public func add(_ store: String, named name: String) throws(SQLError) -> String {
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let path = path(of: name)
        try Snapshot.make(of: store, at: path)
        for old in Self.outdated(names) {
            try? FileManager.default.removeItem(atPath: self.path(of: old))
        }
        return path
    }

    /// Which of the names, oldest first, need not be kept any longer.
    public static func outdated(_ names: [String]) -> [String] {
        var lastOfDay: [Substring: String] = [:]
        for name in names { lastOfDay[name.prefix(8)] = name }
        let kept = Set(names.suffix(newest)).union(
            lastOfDay.sorted { $0.key < $1.key }.suffix(days).map(\.value))
        return names.filter { !kept.contains($0) }
    }
}
