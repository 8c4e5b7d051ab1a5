public import Database
import Synchronization

/// A store in a PostgreSQL server (15 or later), with the same behaviour as `SQLiteFile`.
///
/// Transactions are serializable unless told otherwise. A lost connection is opened again at the next `begin`, or at the
/// next statement outside a transaction; a statement that was under way is never repeated.
public final class PostgreSQLServer: SQLConnection {
    private let session: Mutex<Session>

    /// Connects. `isolation` says how its transactions see those of others; `municipality` names
    /// the one whose rows they may see where row-level security is on (nil for the owner of the
    /// tables, who sees all). `conninfo` is what libpq calls a connection string or URI; put the password into
    /// a password file. Throws `connectionLost` when the server cannot be reached and `durability`
    /// when it runs with `fsync` or `full_page_writes` off.
    public init(
        conninfo: String, isolation: Isolation = .serializable, municipality: String? = nil
    ) throws(SQLError) {
        let manner = try Manner(isolation, municipality)
        session = Mutex(try Session(conninfo: conninfo, manner: manner))
    }

    /// Runs one statement and returns how many rows it inserted, updated or deleted.
    @discardableResult
    public func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        try session.withLock { (session) throws(SQLError) in
            try session.run(sql, values).changedRows
        }
    }

    /// Runs one statement and returns all its rows.
    public func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try session.withLock { (session) throws(SQLError) in try session.run(sql, values).rows() }
    }

    /// Begins a transaction, on a new connection if the old one was lost.
    public func begin() throws(SQLError) {
        try session.withLock { (session) throws(SQLError) in
            try session.reconnectIfLost()
            guard session.isIdle else {
                throw .other(
                    code: "transaction", message: "a transaction is already open", sql: "BEGIN")
            }
            _ = try session.control(session.manner.beginning)
        }
    }

    /// Commits. Throws `connectionLost` when nobody knows whether it happened.
    public func commit() throws(SQLError) {
        try session.withLock { (session) throws(SQLError) in
            try session.needTransaction("COMMIT")
            let tag = try session.control("COMMIT").tag
            // A transaction with a failed statement in it is undone, and that counts as success.
            guard tag == "COMMIT" else {
                throw .other(code: "25P02", message: "the server undid it instead", sql: "COMMIT")
            }
        }
    }

    /// Undoes the transaction.
    public func rollback() throws(SQLError) {
        try session.withLock { (session) throws(SQLError) in
            try session.needTransaction("ROLLBACK")
            _ = try session.control("ROLLBACK")
        }
    }

    /// Marks a place in the transaction.
    public func savepoint(_ name: String) throws(SQLError) { try mark("SAVEPOINT ", name) }

    /// Forgets a mark and keeps the work since.
    public func release(_ name: String) throws(SQLError) { try mark("RELEASE SAVEPOINT ", name) }

    /// Undoes the work since a mark; the mark stays.
    public func rollback(to name: String) throws(SQLError) {
        try mark("ROLLBACK TO SAVEPOINT ", name)
    }

    /// True between `begin` and `commit` or `rollback`, unless the engine ended it.
    public var isInTransaction: Bool { session.withLock { $0.isInTransaction } }

    private func mark(_ words: String, _ name: String) throws(SQLError) {
        let sql = words + (try SQLRules.quoted(savepoint: name))
        try session.withLock { (session) throws(SQLError) in
            try session.needTransaction(sql)
            _ = try session.control(sql)
        }
    }
}
