import Database
import Foundation
import Synchronization
import Testing

/// What the writer does when the engine fails; a made-up connection fails on command.
@Suite("Group commit on a failing engine")
struct FatalTests {
    /// Counts calls and fails the commits and statements it is told to.
    final class Failing: SQLConnection {
        let commits = Mutex<[SQLError?]>([])
        let statements = Mutex<[SQLError?]>([])
        let calls = Mutex<[String]>([])
        private let open = Mutex(false)

        private func note(_ call: String) { calls.withLock { $0.append(call) } }
        private func next(_ list: borrowing Mutex<[SQLError?]>) throws(SQLError) {
            let error = list.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let error { throw error }
        }
        func count(_ call: String) -> Int { calls.withLock { $0.filter { $0 == call }.count } }

        func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
            note("execute")
            try next(statements)
            return 1
        }
        func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] { [] }
        func begin() throws(SQLError) {
            note("begin")
            open.withLock { $0 = true }
        }
        func commit() throws(SQLError) {
            note("commit")
            do throws(SQLError) {
                try next(commits)
                open.withLock { $0 = false }
            } catch {
                if case .connectionLost = error { open.withLock { $0 = false } }
                throw error
            }
        }
        func rollback() throws(SQLError) {
            note("rollback")
            open.withLock { $0 = false }
        }
        func savepoint(_ name: String) throws(SQLError) { note("savepoint") }
        func release(_ name: String) throws(SQLError) { note("release") }
        func rollback(to name: String) throws(SQLError) { note("rollback to") }
        var isInTransaction: Bool { open.withLock { $0 } }
    }

    private let deaths = Deaths()

    final class Deaths: Sendable {
        let errors = Mutex<[SQLError]>([])
    }

    private func writer(_ connection: Failing) -> GroupCommit {
        GroupCommit(connection: connection) { [deaths] error in
            deaths.errors.withLock { $0.append(error) }
        }
    }

    @Test("a failed sync fails the whole batch and all that wait, is told once, and ends it all")
    func failedSync() async throws {
        let connection = Failing()
        let lost = SQLError.durability("disk I/O error, SQLite code 1034")
        connection.commits.withLock { $0 = [nil, lost] }
        let writer = writer(connection)
        try await writer.write { try $0.execute("x") }
        let results = Mutex<[String]>([])
        let gate = Gate()
        writer.submit({ _ in gate.wait() }) { _ in results.withLock { $0.append("answered") } }
        for _ in 0..<200 {
            writer.submit({ try $0.execute("x") }) { result in
                switch result {
                case .success: results.withLock { $0.append("answered") }
                case .failure(let error):
                    results.withLock { $0.append(error as? SQLError == lost ? "failed" : "?") }
                }
            }
        }
        gate.open()
        writer.stop()
        #expect(results.withLock { $0.filter { $0 == "failed" }.count } == 200)
        #expect(results.withLock { $0.count } == 201)
        #expect(deaths.errors.withLock { $0 } == [lost])
        #expect(connection.count("commit") == 2)
        #expect(connection.count("rollback") == 0, "a store that failed is not touched again")
        await #expect(throws: lost) { try await writer.write { try $0.execute("x") } }
        #expect(connection.count("begin") == 2)
    }

    @Test("an I/O error that the job swallows is fatal all the same")
    func swallowed() async throws {
        let connection = Failing()
        let lost = SQLError.durability("disk I/O error")
        connection.statements.withLock { $0 = [lost] }
        let writer = writer(connection)
        await #expect(throws: lost) { try await writer.write { _ = try? $0.execute("x") } }
        writer.stop()
        #expect(connection.count("commit") == 0)
        #expect(deaths.errors.withLock { $0 } == [lost])
    }

    @Test("a lost race runs the whole batch again, at most ten times in all")
    func retries() async throws {
        let connection = Failing()
        let race = SQLError.retryable("could not serialize access")
        connection.commits.withLock { $0 = [race, race, nil] }
        let writer = writer(connection)
        let runs = Mutex(0)
        let value = try await writer.write { connection in
            runs.withLock { $0 += 1 }
            return try connection.execute("x")
        }
        #expect(value == 1)
        #expect(runs.withLock { $0 } == 3)
        #expect(connection.count("rollback") == 2)
        connection.commits.withLock { $0 = Array(repeating: race, count: 30) }
        await #expect(throws: race) { try await writer.write { try $0.execute("x") } }
        #expect(connection.count("commit") == 3 + 10)
        connection.commits.withLock { $0 = [] }
        try await writer.write { try $0.execute("x") }
        writer.stop()
        #expect(deaths.errors.withLock { $0.isEmpty })
    }

    @Test("a COMMIT that got lost is not run again: the sender must look its key up")
    func lostCommit() async throws {
        let connection = Failing()
        let lost = SQLError.connectionLost("server closed the connection")
        connection.commits.withLock { $0 = [lost] }
        let writer = writer(connection)
        await #expect(throws: lost) { try await writer.write { try $0.execute("x") } }
        #expect(connection.count("begin") == 1)
        try await writer.write { try $0.execute("x") }
        writer.stop()
        #expect(deaths.errors.withLock { $0.isEmpty })
    }

    @Test("jobs that wait share one commit, and one alone does not wait for company")
    func sharing() async throws {
        let connection = Failing()
        let writer = writer(connection)
        let gate = Gate()
        writer.submit({ _ in gate.wait() }) { _ in }
        gate.waitUntilReached()
        for _ in 0..<100 { writer.submit({ try $0.execute("x") }) { _ in } }
        gate.open()
        writer.stop()
        #expect(connection.count("commit") == 3, "one alone, then 64, then 36")
        #expect(connection.count("savepoint") == 101)
    }

    @Test("a writer that is let go still answers what it had taken")
    func letGo() async throws {
        let connection = Failing()
        var writer: GroupCommit? = writer(connection)
        let value = try await withCheckedThrowingContinuation { continuation in
            writer?.submit({ try $0.execute("x") }) { continuation.resume(with: $0) }
            writer = nil
        }
        #expect(value == 1)
    }

    @Test("a wait for company ends when the batch is full or the time is over")
    func lingering() async throws {
        let connection = Failing()
        let writer = GroupCommit(
            connection: connection, maxBatch: 4, maxWait: .milliseconds(200), onFatal: { _ in })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await writer.write { try $0.execute("x") } } }
            try await group.waitForAll()
        }
        #expect(connection.count("commit") == 1)
        try await writer.write { try $0.execute("x") }
        #expect(connection.count("commit") == 2)
        writer.stop()
    }
}
