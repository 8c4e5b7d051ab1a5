import CSQLite
import Glibc

/// A whole and checked copy of a store in one file, made while the store is in use.
public enum Snapshot {
    /// Pages copied before the disk is left to others for a moment.
    private static let pages: Int32 = 2_048

    /// Copies a store as it is at this moment to a path where nothing is yet.
    ///
    /// SQLite's online backup, read beside the writer; the copy is checked page by page, synced and
    /// only then given its name. Throws what failed; nothing is left behind then.
    public static func make(of store: String, at path: String) throws(SQLError) {
        // The office and somebody at its machine may be at it in the same second.
        let draft = "\(path).\(getpid()).part"
        unlink(draft)
        do throws(SQLError) {
            try StoreLock.createStore(at: draft)
            try copy(store, to: draft)
            try check(draft)
            if let reason = DiskFiles.sync(draft) { throw failure(reason, draft) }
            guard rename(draft, path) == 0 else {
                throw failure(DiskFiles.reason(errno), path)
            }
            if let reason = DiskFiles.syncFolder(of: path) { throw failure(reason, path) }
        } catch {
            for end in ["", "-journal", "-wal", "-shm"] { unlink(draft + end) }
            throw error
        }
    }

    /// Gives a closed store its final name, on the disk before this returns. Nothing may have that
    /// name yet. Throws what the disk says.
    public static func settle(_ draft: String, as path: String) throws(SQLError) {
        if let reason = DiskFiles.sync(draft) { throw failure(reason, draft) }
        guard link(draft, path) == 0 else { throw failure(DiskFiles.reason(errno), path) }
        unlink(draft)
        if let reason = DiskFiles.syncFolder(of: path) { throw failure(reason, path) }
    }

    private static func failure(_ reason: String, _ path: String) -> SQLError {
        .other(code: "snapshot", message: reason, sql: path)
    }

    private static func copy(_ store: String, to draft: String) throws(SQLError) {
        let source = try Handle(store, flags: SQLITE_OPEN_READONLY)
        let target = try Handle(draft, flags: SQLITE_OPEN_READWRITE)
        // One moment for the whole copy: without it each commit would begin the copy anew.
        try source.run("BEGIN")
        try source.run("SELECT count(*) FROM sqlite_schema")
        guard let backup = sqlite3_backup_init(target.raw, "main", source.raw, "main") else {
            throw SQLError(sqlite: target.raw, sql: "backup")
        }
        var code = sqlite3_backup_step(backup, pages)
        while code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED {
            usleep(2_000)
            code = sqlite3_backup_step(backup, pages)
        }
        guard sqlite3_backup_finish(backup) == SQLITE_OK, code == SQLITE_DONE else {
            throw SQLError(sqlite: target.raw, sql: "backup")
        }
        // In one file, so that a copy can be carried about without its log.
        try target.run("PRAGMA journal_mode=DELETE")
    }

    /// Looks through a copy for damage. Throws `corrupt` with the first thing found.
    public static func check(_ path: String) throws(SQLError) {
        let file = try Handle(path, flags: SQLITE_OPEN_READONLY)
        guard let line = try file.run("PRAGMA quick_check(1)"), line == "ok" else {
            throw .corrupt("the copy \(path) failed its check")
        }
        if let orphan = try file.run("PRAGMA foreign_key_check") {
            throw .corrupt("in the copy \(path) a row of \(orphan) points to nothing")
        }
    }

    /// An open database of the copy's own, closed when it is let go.
    private final class Handle {
        let raw: OpaquePointer

        init(_ path: String, flags: Int32) throws(SQLError) {
            var handle: OpaquePointer?
            let code = sqlite3_open_v2(
                path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
            guard code == SQLITE_OK, let handle else {
                let error = SQLError(sqlite: handle, sql: path)
                sqlite3_close_v2(handle)
                throw error
            }
            raw = handle
            sqlite3_busy_timeout(handle, 5_000)
        }

        deinit { sqlite3_close_v2(raw) }

        /// Runs a statement and returns the first text of its first row.
        @discardableResult
        func run(_ sql: String) throws(SQLError) -> String? {
            var first: SQLRow?
            _ = try SQLiteStatement(sql, on: raw).run([]) { row in
                if first == nil { first = row }
            }
            guard case .text(let text)? = first?.values.first else { return nil }
            return text
        }
    }
}
