import Synchronization

/// The connection a job of a batch sees: it cannot end the batch's transaction, and it remembers
/// an error that ends the transaction even when the job swallows it.
final class WatchedConnection: SQLConnection {
    private let inner: any SQLConnection
    private let seen = Mutex<SQLError?>(nil)

    init(_ inner: any SQLConnection) { self.inner = inner }

    /// The worst error since the last call of `forget`.
    var spoiler: SQLError? { seen.withLock { $0 } }
    func forget() { seen.withLock { $0 = nil } }

    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        try watch { () throws(SQLError) in try inner.execute(sql, values) }
    }
    func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try watch { () throws(SQLError) in try inner.query(sql, values) }
    }
    func savepoint(_ name: String) throws(SQLError) {
        try checkName(name)
        try watch { () throws(SQLError) in try inner.savepoint(name) }
    }
    func release(_ name: String) throws(SQLError) {
        try checkName(name)
        try watch { () throws(SQLError) in try inner.release(name) }
    }
    func rollback(to name: String) throws(SQLError) {
        try checkName(name)
        try watch { () throws(SQLError) in try inner.rollback(to: name) }
    }
    var isInTransaction: Bool { inner.isInTransaction }

    func begin() throws(SQLError) { throw Self.notYours("begin") }
    func commit() throws(SQLError) { throw Self.notYours("commit") }
    func rollback() throws(SQLError) { throw Self.notYours("rollback") }

    private static func notYours(_ what: String) -> SQLError {
        .other(code: "transaction", message: "the batch owns the transaction", sql: what)
    }

    private func checkName(_ name: String) throws(SQLError) {
        guard name != Batch.savepoint else { throw Self.notYours(name) }
    }

    private func watch<T>(_ body: () throws(SQLError) -> T) throws(SQLError) -> T {
        do {
            return try body()
        } catch {
            seen.withLock { worst in
                let isWorse = worst.map { !$0.isFatal && error.isFatal } ?? error.endsTransaction
                if isWorse { worst = error }
            }
            throw error
        }
    }
}
