import Database
import Foundation
import PostgreSQL
import Rehearsal
import Testing

/// The two engines every rule of the contract is checked on.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgresql
    var testDescription: String { rawValue }
}

/// One server for all tests of this process.
private let server = Result { try PostgreSQLForTests() }

/// A fresh, empty store of an engine.
struct Store: Sendable {
    let engine: Engine
    private let place: String

    init(_ engine: Engine) throws {
        self.engine = engine
        let name = "t_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_")
        switch engine {
        case .sqlite:
            place = try temporaryFolder() + "/store.db"
        case .postgresql:
            place = try server.get().database(name)
        }
    }

    /// The connection that writes.
    func open() throws -> any SQLConnection {
        switch engine {
        case .sqlite: try SQLiteFile(path: place)
        case .postgresql: try PostgreSQLServer(conninfo: place)
        }
    }

    /// A second connection that reads beside it.
    func openReader() throws -> any SQLConnection {
        switch engine {
        case .sqlite: try SQLiteFile(readingOnly: place)
        case .postgresql: try PostgreSQLServer(conninfo: place)
        }
    }
}

/// The folder of this process's stores, removed at its end.
private let root: Result<URL, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("engawa-db-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { if let folder = try? root.get() { try? FileManager.default.removeItem(at: folder) } }
    return folder
}

func temporaryFolder() throws -> String {
    let folder = try root.get().appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
}
