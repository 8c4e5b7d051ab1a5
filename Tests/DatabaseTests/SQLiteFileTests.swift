import Database
import Foundation
import Testing

/// What is special about a store in a file.
@Suite("SQLite file")
struct SQLiteFileTests {
    @Test("a second owner of the same store is refused until the first has gone")
    func secondOwner() throws {
        let path = try temporaryFolder() + "/store.db"
        var first: SQLiteFile? = try SQLiteFile(path: path)
        #expect(throws: SQLError.alreadyOpen(path: path)) { try SQLiteFile(path: path) }
        try first?.execute("CREATE TABLE thing (id bigint)")
        first = nil
        let second = try SQLiteFile(path: path)
        #expect(try second.query("SELECT id FROM thing").isEmpty)
    }

    @Test("every commit is synced and the log is written ahead")
    func settings() throws {
        let file = try SQLiteFile(path: try temporaryFolder() + "/store.db")
        let mode = try file.first("SELECT journal_mode AS word FROM pragma_journal_mode")
        #expect(try mode?.text("word") == "wal")
        let sync = try file.first("SELECT synchronous AS n FROM pragma_synchronous")
        #expect(try sync?.int("n") == 2)
        let keys = try file.first("SELECT foreign_keys AS n FROM pragma_foreign_keys")
        #expect(try keys?.int("n") == 1)
    }

    @Test("a reader sees what is committed and cannot write")
    func reader() throws {
        let path = try temporaryFolder() + "/store.db"
        let file = try SQLiteFile(path: path)
        try file.execute("CREATE TABLE thing (id bigint)")
        let reader = try SQLiteFile(readingOnly: path)
        try file.begin()
        try file.execute("INSERT INTO thing VALUES (?)", [1])
        #expect(try reader.query("SELECT id FROM thing").isEmpty)
        try file.commit()
        #expect(try reader.query("SELECT id FROM thing").count == 1)
        #expect(throws: SQLError.self) { try reader.execute("DELETE FROM thing") }
        #expect(throws: SQLError.self) {
            try SQLiteFile(readingOnly: path + ".missing")
        }
    }

    @Test("only the owner's account may read the files")
    func modes() throws {
        let path = try temporaryFolder() + "/store.db"
        let file = try SQLiteFile(path: path)
        try file.execute("CREATE TABLE thing (id bigint)")
        for suffix in ["", "-wal", "-shm", ".lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: path + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(suffix)")
        }
        try file.checkIntegrity()
    }

    @Test("a checkpoint empties the log and keeps the rows")
    func checkpoint() throws {
        let path = try temporaryFolder() + "/store.db"
        let file = try SQLiteFile(path: path)
        try file.execute("CREATE TABLE thing (id bigint)")
        try file.execute("INSERT INTO thing VALUES (?)", [1])
        try file.checkpoint()
        let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")
        #expect(log[.size] as? Int == 0)
        #expect(try file.query("SELECT id FROM thing").count == 1)
        let reader = try SQLiteFile(readingOnly: path)
        try reader.begin()
        _ = try reader.query("SELECT id FROM thing")
        try file.execute("INSERT INTO thing VALUES (?)", [2])
        #expect(throws: SQLError.busy) { try file.checkpoint() }
        try reader.rollback()
    }

    @Test("a damaged file is called damaged, and is not written to again")
    func damage() throws {
        let path = try temporaryFolder() + "/store.db"
        var file: SQLiteFile? = try SQLiteFile(path: path)
        try file?.execute("CREATE TABLE thing (id bigint PRIMARY KEY, word text)")
        try file?.transaction {
            for id in 0..<2_000 {
                try file?.execute("INSERT INTO thing VALUES (?, ?)", [.int(id), "words words"])
            }
        }
        try file?.checkpoint()
        file = nil
        let handle = try #require(FileHandle(forUpdatingAtPath: path))
        try handle.seek(toOffset: 4096 * 3)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 4096 * 4))
        try handle.close()
        let damaged = try SQLiteFile(path: path)
        let error = #expect(throws: SQLError.self) { try damaged.checkIntegrity() }
        guard case .corrupt? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(throws: SQLError.self) {
            try damaged.query("SELECT sum(length(word)) AS n FROM thing")
        }
        let after = #expect(throws: SQLError.self) {
            try damaged.execute("CREATE TABLE more (id bigint)")
        }
        #expect(after?.isFatal == true)
    }

    @Test("a file that is no database is called damaged and left alone")
    func noDatabase() throws {
        let path = try temporaryFolder() + "/store.db"
        let words = Data("These are the minutes of the village meeting.\n".utf8)
        let minutes = words + words + words
        try minutes.write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: SQLError.self) { try SQLiteFile(path: path) }
        guard case .corrupt? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == minutes)
    }

    @Test("a full store refuses the batch, and the writer goes on when there is room again")
    func full() async throws {
        let path = try temporaryFolder() + "/store.db"
        let file = try SQLiteFile(path: path)
        try file.execute("CREATE TABLE thing (id bigint, word text)")
        try file.execute("PRAGMA max_page_count = 20")
        let writer = GroupCommit(
            connection: file, onFatal: { Issue.record("a full disk is not fatal: \($0)") })
        let big = String(repeating: "x", count: 200_000)
        await #expect(throws: SQLError.full) {
            try await writer.write { connection in
                // Swallowed on purpose: the batch must not be committed all the same.
                _ = try? connection.execute("INSERT INTO thing VALUES (?, ?)", [1, .text(big)])
            }
        }
        try await writer.write { try $0.execute("INSERT INTO thing VALUES (?, ?)", [2, "a"]) }
        #expect(try file.query("SELECT id FROM thing").map { try $0.int("id") } == [2])
        writer.stop()
    }
}
