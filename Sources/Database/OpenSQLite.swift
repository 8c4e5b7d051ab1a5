import CSQLite
import Planted

/// The handle of an open SQLite database and its prepared statements. Guarded by `SQLiteFile`.
final class OpenSQLite {
    /// A class, because a dictionary cannot hold what is not copyable.
    private final class Prepared {
        let statement: SQLiteStatement
        init(_ sql: String, on handle: OpaquePointer) throws(SQLError) {
            statement = try SQLiteStatement(sql, on: handle)
        }
    }

    let isReader: Bool
    let handle: OpaquePointer
    private let lock: StoreLock?
    private var prepared = PreparedStatements<Prepared>()
    /// Ours apart from the callers', who must not find a prepared COMMIT.
    private var controls = PreparedStatements<Prepared>()
    private var fatal: SQLError?

    init(
        path: String, lock: StoreLock?, isReader: Bool, fileSystem: String? = nil
    ) throws(SQLError) {
        // NOMUTEX: the lock of SQLiteFile already lets in one thread at a time.
        var flags =
            (isReader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE)
            | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        // On our own disks the store's file is made beforehand, for its owner only.
        if fileSystem != nil, !isReader { flags |= SQLITE_OPEN_CREATE }
        var handle: OpaquePointer?
        let code = sqlite3_open_v2(path, &handle, flags, fileSystem)
        guard code == SQLITE_OK, let handle else {
            let error = SQLError(sqlite: handle, sql: path)
            sqlite3_close_v2(handle)
            throw error
        }
        self.handle = handle
        self.lock = lock
        self.isReader = isReader
        try prepareSession(inMemory: path == ":memory:")
    }

    deinit {
        prepared.forgetAll()
        controls.forgetAll()
        sqlite3_close_v2(handle)
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    private func prepareSession(inMemory: Bool) throws(SQLError) {
        sqlite3_busy_timeout(handle, 5_000)
        for option in [SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE] {
            let isOn: Int32 = option == SQLITE_DBCONFIG_DEFENSIVE ? 1 : 0
            guard engawa_db_config(handle, option, isOn) == SQLITE_OK else {
                throw SQLError(sqlite: handle, sql: "sqlite3_db_config")
            }
        }
        for setting in ["trusted_schema=OFF", "foreign_keys=ON", "cell_size_check=ON"] {
            _ = try pragma(setting)
        }
        guard !isReader else {
            _ = try pragma("query_only=ON")
            return
        }
        let mode = try pragma("journal_mode=WAL")?.values.first
        guard mode == .text(inMemory ? "memory" : "wal") else {
            throw .durability("the file system does not allow a write-ahead log")
        }
        _ = try pragma("synchronous=FULL")
        if planted(.syncNormal) {
            _ = try pragma("synchronous=NORMAL")
            return
        }
        let isFull = try pragma("synchronous")?.values.first == .integer(2)
        let keepsKeys = try pragma("foreign_keys")?.values.first == .integer(1)
        guard isFull, keepsKeys else { throw .durability("SQLite refused synchronous=FULL") }
        if !inMemory { try writeLogAnew() }
    }

    /// Runs one statement of a caller.
    func run(
        _ sql: String, _ values: [SQLValue], row: (SQLRow) -> Void
    ) throws(SQLError) -> Int {
        try go { () throws(SQLError) in
            if let known = prepared.statement(for: sql) {
                return try known.statement.run(values, row: row)
            }
            try SQLRules.check(statement: sql)
            let new = try Prepared(sql, on: handle)
            let changed = try new.statement.run(values, row: row)
            _ = prepared.keep(new, for: sql)
            return changed
        }
    }

    /// Runs a statement of ours that begins, ends or marks a transaction.
    func control(_ sql: String) throws(SQLError) {
        _ = try go { () throws(SQLError) in
            if let known = controls.statement(for: sql) {
                return try known.statement.run([]) { _ in }
            }
            let new = try Prepared(sql, on: handle)
            let changed = try new.statement.run([]) { _ in }
            _ = controls.keep(new, for: sql)
            return changed
        }
    }

    /// Runs one pragma of ours and returns its first row.
    func pragma(_ text: String) throws(SQLError) -> SQLRow? {
        var first: SQLRow?
        _ = try go { () throws(SQLError) in
            try SQLiteStatement("PRAGMA " + text, on: handle).run([]) { row in
                if first == nil { first = row }
            }
        }
        return first
    }

    /// After a failed write or sync nothing more is done on this handle: Linux reports such an
    /// error once and may then pretend that the lost pages are clean.
    private func go(_ body: () throws(SQLError) -> Int) throws(SQLError) -> Int {
        if let fatal { throw fatal }
        do {
            return try body()
        } catch {
            if error.isFatal {
                fatal = error
                // Closing must not copy a log we no longer trust into the file.
                _ = engawa_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
            }
            throw error
        }
    }
}
