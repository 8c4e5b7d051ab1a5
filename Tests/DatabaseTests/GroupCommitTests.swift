import Database
import Foundation
import Synchronization
import Testing

/// The one writer, on both engines.
@Suite("Group commit", .serialized)
struct GroupCommitTests {
    struct Refused: Error, Equatable {}

    /// A store with an empty log, its writer, and a connection that reads what is committed.
    private func office(
        _ engine: Engine, queueLimit: Int = 10_000,
        onFault: (@Sendable (String) -> Void)? = nil
    ) throws -> (GroupCommit, any SQLConnection) {
        let store = try Store(engine)
        let connection = try store.open()
        try connection.execute("CREATE TABLE log (seq bigint NOT NULL PRIMARY KEY, who text)")
        let writer = GroupCommit(
            connection: connection, queueLimit: queueLimit, onFault: onFault,
            onFatal: { Issue.record("unexpected: \($0)") })
        return (writer, try store.openReader())
    }

    @Sendable private static func append(
        _ who: String, _ connection: any SQLConnection
    ) throws -> Int {
        let row = try connection.first("SELECT coalesce(max(seq), 0) + 1 AS next FROM log")
        let next = try row?.int("next") ?? 0
        try connection.execute(
            "INSERT INTO log (seq, who) VALUES (?, ?)", [.int(next), .text(who)])
        return next
    }

    private func names(_ reader: any SQLConnection) throws -> [String] {
        try reader.query("SELECT who FROM log ORDER BY seq").map { try $0.text("who") }
    }

    @Test("the log has the order in which the jobs were handed over", arguments: Engine.allCases)
    func order(_ engine: Engine) throws {
        let (writer, reader) = try office(engine)
        let answered = Mutex<[Int]>([])
        for number in 1...500 {
            writer.submit({ try Self.append("\(number)", $0) }) { result in
                answered.withLock { $0.append((try? result.get()) ?? -1) }
            }
        }
        writer.stop()
        #expect(answered.withLock { $0 } == Array(1...500))
        #expect(try names(reader) == (1...500).map(String.init))
    }

    @Test("64 writers at once all get their own answer", arguments: Engine.allCases)
    func concurrent(_ engine: Engine) async throws {
        let (writer, reader) = try office(engine)
        let numbers = try await withThrowingTaskGroup(of: [Int].self) { group in
            for who in 0..<64 {
                group.addTask {
                    var mine: [Int] = []
                    for _ in 0..<10 {
                        mine.append(try await writer.write { try Self.append("\(who)", $0) })
                    }
                    return mine
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(numbers.sorted() == Array(1...640))
        #expect(try names(reader).count == 640)
        writer.stop()
    }

    @Test("a job that throws is undone alone", arguments: Engine.allCases)
    func oneFails(_ engine: Engine) async throws {
        let (writer, reader) = try office(engine)
        let gate = Gate()
        writer.submit({ _ in gate.wait() }) { _ in }
        let results = Mutex<[String]>([])
        let note: @Sendable (String, Result<Int, any Error>) -> Void = { who, result in
            switch result {
            case .success(let seq): results.withLock { $0.append("\(who) \(seq)") }
            case .failure(is Refused): results.withLock { $0.append("\(who) refused") }
            case .failure(SQLError.constraint): results.withLock { $0.append("\(who) constraint") }
            case .failure(let error): results.withLock { $0.append("\(who) \(error)") }
            }
        }
        writer.submit({ try Self.append("a", $0) }) { note("a", $0) }
        writer.submit({ connection throws -> Int in
            _ = try Self.append("b", connection)
            throw Refused()
        }) { note("b", $0) }
        writer.submit({ connection in
            try connection.execute("INSERT INTO log (seq, who) VALUES (?, ?)", [1, "c"])
        }) { note("c", $0) }
        writer.submit({ try Self.append("d", $0) }) { note("d", $0) }
        gate.open()
        writer.stop()
        #expect(results.withLock { $0 } == ["a 1", "b refused", "c constraint", "d 2"])
        #expect(try names(reader) == ["a", "d"])
    }

    @Test("an answer comes only after the commit", arguments: Engine.allCases)
    func afterCommit(_ engine: Engine) async throws {
        let steps = Mutex<[String]>([])
        let (writer, reader) = try office(engine) { step in
            steps.withLock { $0.append(step) }
        }
        writer.submit({ try Self.append("a", $0) }) { _ in
            let seen = (try? reader.query("SELECT who FROM log").count) ?? -1
            steps.withLock { $0.append("answered, \(seen) row to be seen by others") }
        }
        writer.stop()
        #expect(
            steps.withLock { $0 } == [
                "before-commit", "after-commit", "answered, 1 row to be seen by others",
            ])
    }

    @Test("a dry run answers and leaves nothing", arguments: Engine.allCases)
    func dryRun(_ engine: Engine) async throws {
        let (writer, reader) = try office(engine)
        try await writer.write { try Self.append("a", $0) }
        #expect(try await writer.writeAndRollBack { try Self.append("dry", $0) } == 2)
        #expect(try await writer.write { try Self.append("b", $0) } == 2)
        #expect(try names(reader) == ["a", "b"])
        writer.stop()
    }

    @Test("a full queue refuses at once and writes nothing of it", arguments: Engine.allCases)
    func full(_ engine: Engine) async throws {
        let (writer, reader) = try office(engine, queueLimit: 3)
        let gate = Gate()
        writer.submit({ _ in gate.wait() }) { _ in }
        gate.waitUntilReached()
        for who in ["a", "b", "c"] {
            writer.submit({ try Self.append(who, $0) }) { _ in }
        }
        #expect(writer.waiting == 3)
        await #expect(throws: QueueFull(limit: 3)) {
            try await writer.write { try Self.append("too many", $0) }
        }
        gate.open()
        writer.stop()
        #expect(try names(reader) == ["a", "b", "c"])
        await #expect(throws: SQLError.stopped) {
            try await writer.write { try Self.append("late", $0) }
        }
    }

    @Test("a job cannot end the batch's transaction", arguments: Engine.allCases)
    func notYours(_ engine: Engine) async throws {
        let (writer, reader) = try office(engine)
        for attempt in 0..<3 {
            await #expect(throws: SQLError.self) {
                try await writer.write { connection in
                    _ = try Self.append("a", connection)
                    switch attempt {
                    case 0: try connection.commit()
                    case 1: try connection.execute("COMMIT")
                    default: try connection.release("engawa_job")
                    }
                }
            }
        }
        #expect(try names(reader).isEmpty)
        writer.stop()
    }

    @Test("a job may go back to a savepoint of its own", arguments: Engine.allCases)
    func ownSavepoint(_ engine: Engine) async throws {
        let (writer, reader) = try office(engine)
        let next = try await writer.write { connection in
            _ = try Self.append("a", connection)
            _ = try? connection.attempt("mine") {
                try connection.execute("INSERT INTO log (seq, who) VALUES (?, ?)", [1, "again"])
            }
            return try Self.append("b", connection)
        }
        #expect(next == 2)
        #expect(try names(reader) == ["a", "b"])
        writer.stop()
    }
}

/// Holds the writer's thread until opened.
final class Gate: Sendable {
    // The room Dispatch hides the system's module of that name, and with it its semaphores.
    private let condition = NSCondition()
    private let isReached = Mutex(false)
    private let isOpen = Mutex(false)

    func wait() {
        condition.withLock {
            isReached.withLock { $0 = true }
            condition.broadcast()
            while !isOpen.withLock({ $0 }) { condition.wait() }
        }
    }
    func waitUntilReached() {
        condition.withLock {
            while !isReached.withLock({ $0 }) { condition.wait() }
        }
    }
    func open() {
        condition.withLock {
            isOpen.withLock { $0 = true }
            condition.broadcast()
        }
    }
}
