import Database
import Foundation
import PostgreSQL
import Records
import Rehearsal
import Synchronization
import Testing

/// A connection that is cut at its n-th statement, as by a process that is killed there.
private final class DyingConnection: SQLConnection {
    private let inner: Mutex<(any SQLConnection)?>
    private let left: Mutex<Int>
    init(_ inner: any SQLConnection, after statements: Int) {
        self.inner = Mutex(inner)
        left = Mutex(statements)
    }
    private func use() throws(SQLError) -> any SQLConnection {
        let isAlive = left.withLock { left in
            left -= 1
            return left >= 0
        }
        // Letting go of the connection is what a kill does: nothing is undone in order.
        if !isAlive { inner.withLock { $0 = nil } }
        guard let connection = inner.withLock({ $0 }) else { throw .connectionLost("killed") }
        return connection
    }
    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        try use().execute(sql, values)
    }
    func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try use().query(sql, values)
    }
    func begin() throws(SQLError) { try use().begin() }
    func commit() throws(SQLError) { try use().commit() }
    func rollback() throws(SQLError) { try use().rollback() }
    func savepoint(_ name: String) throws(SQLError) { try use().savepoint(name) }
    func release(_ name: String) throws(SQLError) { try use().release(name) }
    func rollback(to name: String) throws(SQLError) { try use().rollback(to: name) }
    var isInTransaction: Bool { inner.withLock { $0?.isInTransaction ?? false } }
}

@Suite("An upgrade that is broken off", .serialized) struct BrokenOffTests {
    private static let server = Result { try PostgreSQLForTests() }

    private func place(_ engine: Engine) throws -> () throws -> any SQLConnection {
        let name = "b_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_")
        switch engine {
        case .sqlite:
            let path = NSTemporaryDirectory() + name + ".db"
            return { try SQLiteFile(path: path) }
        case .postgresql:
            let conninfo = try Self.server.get().database(name)
            return { try PostgreSQLServer(conninfo: conninfo) }
        }
    }

    private func applied(_ connection: any SQLConnection) -> Int {
        (try? connection.query("SELECT name FROM schema_migration").count) ?? 0
    }

    @Test(
        "killed at every statement of every step, it goes on where it was and ends with one schema",
        arguments: Engine.allCases)
    func everyStatement(_ engine: Engine) throws {
        let open = try place(engine)
        let steps = Books.migrations.steps
        var kills = 0
        var budget = 1
        while true {
            let before = try applied(open())
            if before == steps.count { break }
            // Beyond what reading the list takes, so that each run dies within the steps.
            do {
                try Books.migrations.apply(
                    to: DyingConnection(open(), after: budget), at: 1)
            } catch {
                kills += 1
            }
            let after = try applied(open())
            #expect(after >= before)
            // A step that is there is there whole.
            budget = after > before ? 2 : budget + 1
            try #require(kills < 2_000)
        }
        #expect(kills > steps.count * 3)
        // The same tables as in a store that was made in one go.
        let whole = try place(engine)()
        try Books.migrations.apply(to: whole, at: 1)
        let resumed = try open()
        for table in Books.tables {
            let sql = "SELECT * FROM \(table.name)"
            #expect(try resumed.query(sql).isEmpty && whole.query(sql).isEmpty)
        }
        #expect(try Books.migrations.apply(to: resumed, at: 2).isEmpty)
    }

    @Test("two programs that upgrade one database at once both end with all steps")
    func atOnce() async throws {
        let open = try place(.postgresql)
        let names = try await withThrowingTaskGroup(of: [String].self) { group in
            for _ in 0..<3 {
                let connection = try open()
                group.addTask { try Books.migrations.apply(to: connection, at: 1) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(names.sorted() == Books.migrations.steps.map(\.name).sorted())
        #expect(try applied(open()) == names.count)
    }
}
