import Database
import Records
import Synchronization
import Testing

/// A connection that holds every statement the office really sends to the common part of SQL and
/// to its municipality.
final class LintedConnection: SQLConnection {
    private static let tables = Set(Books.tables.map(\.name))
    private static let known = Mutex<Set<String>>([])
    private let inner: any SQLConnection
    init(_ inner: any SQLConnection) { self.inner = inner }

    private func check(_ sql: String) {
        guard Self.known.withLock({ $0.insert(sql).inserted }) else { return }
        let isStep = sql.hasPrefix("CREATE ") || sql.hasPrefix("ALTER ")
        // The list of applied steps belongs to the whole database.
        if sql.contains("schema_migration") { return }
        let faults =
            isStep
            ? PortableSQL.faults(inStep: sql)
            : PortableSQL.faults(in: sql) + TenantSQL.faults(in: sql, tables: Self.tables)
        if !faults.isEmpty { Issue.record("\(faults.joined(separator: "; ")): \(sql)") }
    }

    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        check(sql)
        return try inner.execute(sql, values)
    }
    func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        check(sql)
        return try inner.query(sql, values)
    }
    func begin() throws(SQLError) { try inner.begin() }
    func commit() throws(SQLError) { try inner.commit() }
    func rollback() throws(SQLError) { try inner.rollback() }
    func savepoint(_ name: String) throws(SQLError) { try inner.savepoint(name) }
    func release(_ name: String) throws(SQLError) { try inner.release(name) }
    func rollback(to name: String) throws(SQLError) { try inner.rollback(to: name) }
    var isInTransaction: Bool { inner.isInTransaction }
}
