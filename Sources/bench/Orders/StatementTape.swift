import Database
import Synchronization

/// Writes down every statement that passes through a connection, so that it can be played again.
final class StatementTape: SQLConnection {
    /// One statement with its values; what it answered is not kept.
    struct Entry: Sendable {
        let sql: String
        var values: [SQLValue] = []
    }
    private let inner: any SQLConnection
    private let written = Mutex<[Entry]>([])
    private let isOn = Mutex(false)

    init(_ inner: any SQLConnection) { self.inner = inner }

    /// Begins to write down.
    func start() { isOn.withLock { $0 = true } }

    /// What was written down, without the transactions' begins and ends.
    var entries: [Entry] { written.withLock { $0 } }

    private func note(_ sql: String, _ values: [SQLValue] = []) {
        guard isOn.withLock({ $0 }) else { return }
        written.withLock { $0.append(Entry(sql: sql, values: values)) }
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        note(sql, values)
        return try inner.execute(sql, values)
    }

    func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        note(sql, values)
        return try inner.query(sql, values)
    }

    func savepoint(_ name: String) throws(SQLError) {
        note("SAVEPOINT \"\(name)\"")
        try inner.savepoint(name)
    }

    func release(_ name: String) throws(SQLError) {
        note("RELEASE \"\(name)\"")
        try inner.release(name)
    }

    func rollback(to name: String) throws(SQLError) {
        note("ROLLBACK TO \"\(name)\"")
        try inner.rollback(to: name)
    }

    func begin() throws(SQLError) { try inner.begin() }
    func commit() throws(SQLError) { try inner.commit() }
    func rollback() throws(SQLError) { try inner.rollback() }
    var isInTransaction: Bool { inner.isInTransaction }
}
