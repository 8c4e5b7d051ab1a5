import Planted

/// One connection to a store. Calls block. One thread at a time may work inside a transaction.
///
/// Statements are written once for SQLite and PostgreSQL: `?` for values, lower-case column names,
/// one statement a call, transactions by method and never by text. After a failed statement inside
/// a transaction go back to a savepoint (see `attempt`): PostgreSQL refuses to go on otherwise.
public protocol SQLConnection: AnyObject, Sendable {
    /// Runs one statement and returns how many rows it inserted, updated or deleted.
    @discardableResult
    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int
    /// Runs one statement and returns all its rows.
    func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow]
    /// Begins a transaction that sees no other writer (SQLite: immediate; PostgreSQL: serializable).
    func begin() throws(SQLError)
    /// Makes the transaction durable: when this returns, a power cut no longer loses it.
    func commit() throws(SQLError)
    /// Undoes the transaction.
    func rollback() throws(SQLError)
    /// Marks a place in the transaction. Names are lower-case letters, digits and `_`, at most 63.
    func savepoint(_ name: String) throws(SQLError)
    /// Forgets a mark and keeps the work since.
    func release(_ name: String) throws(SQLError)
    /// Undoes the work since a mark; the mark stays.
    func rollback(to name: String) throws(SQLError)
    /// True between `begin` and `commit` or `rollback`, unless the engine ended the transaction.
    var isInTransaction: Bool { get }
}

extension SQLConnection {
    /// Runs one statement without values and returns how many rows it changed.
    @discardableResult
    public func execute(_ sql: String) throws(SQLError) -> Int { try execute(sql, []) }

    /// Runs one statement without values and returns all its rows.
    public func query(_ sql: String) throws(SQLError) -> [SQLRow] { try query(sql, []) }

    /// Runs one statement and returns its first row; nil if there is none.
    public func first(_ sql: String, _ values: [SQLValue] = []) throws(SQLError) -> SQLRow? {
        try query(sql, values).first
    }

    /// Runs the body in a transaction: commits when it returns, undoes everything when it throws.
    public func transaction<T>(_ body: () throws -> T) throws -> T {
        try begin()
        do {
            let value = try body()
            try commit()
            return value
        } catch {
            // The engine may have ended it already; the first error is the one that tells why.
            if isInTransaction { try? rollback() }
            throw error
        }
    }

    /// Runs the body from a savepoint, so that the transaction can go on when the body throws.
    public func attempt<T>(_ name: String, _ body: () throws -> T) throws -> T {
        try savepoint(name)
        do {
            let value = try body()
            try release(name)
            return value
        } catch {
            if isInTransaction {
                if !planted(.refusalKeepsWork) { try? rollback(to: name) }
                try? release(name)
            }
            throw error
        }
    }
}
