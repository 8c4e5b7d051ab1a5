import Database
import PostgreSQL
import Testing

/// What is special about a store in a server.
@Suite("PostgreSQL server", .serialized)
struct PostgreSQLServerTests {
    private func pair() throws -> (any SQLConnection, any SQLConnection) {
        let store = try Store(.postgresql)
        let connection = try store.open()
        try connection.execute("CREATE TABLE counter (id bigint PRIMARY KEY, n bigint NOT NULL)")
        try connection.execute("INSERT INTO counter VALUES (1, 0)")
        return (connection, try store.open())
    }

    private func cut(_ connection: any SQLConnection, from other: any SQLConnection) throws {
        let row = try connection.first("SELECT pg_backend_pid() AS pid")
        try other.execute("SELECT pg_terminate_backend(?::int)", [.int(try row?.int("pid") ?? 0)])
    }

    private func number(_ connection: any SQLConnection) throws -> Int? {
        try connection.first("SELECT n FROM counter WHERE id = 1")?.int("n")
    }

    @Test("a connection cut before COMMIT is reported lost, and opens again for the next work")
    func cutInTransaction() throws {
        let (connection, other) = try pair()
        try connection.begin()
        try connection.execute("UPDATE counter SET n = 5 WHERE id = 1")
        try cut(connection, from: other)
        let error = #expect(throws: SQLError.self) { try connection.commit() }
        guard case .connectionLost? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!connection.isInTransaction)
        try connection.begin()
        #expect(try number(connection) == 0)
        try connection.execute("UPDATE counter SET n = 6 WHERE id = 1")
        try connection.commit()
        #expect(try number(other) == 6)
    }

    @Test("a statement that was under way is not repeated after a cut")
    func cutOutside() throws {
        let (connection, other) = try pair()
        try cut(connection, from: other)
        #expect(throws: SQLError.self) {
            try connection.execute("UPDATE counter SET n = n + 1 WHERE id = 1")
        }
        #expect(try number(connection) == 0)
    }

    @Test("two writers on one store lose no count: the loser's batch runs again")
    func twoWriters() async throws {
        let (first, second) = try pair()
        let writers = [first, second].map { connection in
            GroupCommit(connection: connection, onFatal: { Issue.record("\($0)") })
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in writers {
                group.addTask {
                    for _ in 0..<50 {
                        try await writer.write { connection in
                            let row = try connection.first("SELECT n FROM counter WHERE id = 1")
                            let next = (try row?.int("n") ?? 0) + 1
                            try connection.execute(
                                "UPDATE counter SET n = ? WHERE id = 1", [.int(next)])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        for writer in writers { writer.stop() }
        #expect(try number(first) == 100)
    }

    @Test("a server that cannot be reached says so")
    func unreachable() {
        let error = #expect(throws: SQLError.self) {
            try PostgreSQLServer(conninfo: "host=/nonexistent dbname=none")
        }
        guard case .connectionLost? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("a statement works again after its table has changed")
    func changedTable() throws {
        let (connection, other) = try pair()
        #expect(try connection.query("SELECT * FROM counter").count == 1)
        try other.execute("ALTER TABLE counter ADD COLUMN more text")
        _ = try? connection.query("SELECT * FROM counter")
        #expect(try connection.first("SELECT * FROM counter")?.names == ["id", "n", "more"])
    }

    @Test("every kind of null and number finds its column")
    func mixedTypes() throws {
        let (connection, _) = try pair()
        try connection.execute(
            "CREATE TABLE mixed (id bigint, small integer, yes boolean, word text)")
        for values: [SQLValue] in [[1, 2, "a"], [.null, .null, .null], [3, .null, "c"]] {
            try connection.execute("INSERT INTO mixed (id, small, word) VALUES (?, ?, ?)", values)
        }
        try connection.execute("UPDATE mixed SET yes = (id = 1)")
        let row = try connection.first("SELECT small, yes FROM mixed WHERE id = ?", [1])
        #expect(try row?.int("small") == 2)
        #expect(try row?.bool("yes") == true)
        #expect(throws: SQLError.self) {
            try connection.execute("INSERT INTO mixed (id) VALUES (?)", ["12"])
        }
    }
}
