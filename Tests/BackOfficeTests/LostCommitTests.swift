import BackOffice
import Database
import Domain
import Foundation
import PostgreSQL
import Records
import Rehearsal
import Seal
import Synchronization
import Testing
import Wire

/// A connection that loses the answer to some commits: of every ten, one was done all the same and
/// one was not.
private final class LossyConnection: SQLConnection {
    private let inner: any SQLConnection
    private let commits = Mutex(0)
    private let isLost = Mutex(false)
    let lost = Mutex<(done: Int, undone: Int)>((0, 0))
    init(_ inner: any SQLConnection) { self.inner = inner }
    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        try inner.execute(sql, values)
    }
    func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try inner.query(sql, values)
    }
    func begin() throws(SQLError) {
        isLost.withLock { $0 = false }
        try inner.begin()
    }
    func commit() throws(SQLError) {
        let number = commits.withLock { count in
            count += 1
            return count % 10
        }
        switch number {
        case 3:
            try inner.commit()
            lost.withLock { $0.done += 1 }
        case 7:
            try inner.rollback()
            lost.withLock { $0.undone += 1 }
        default: return try inner.commit()
        }
        isLost.withLock { $0 = true }
        throw .connectionLost("cut")
    }
    func rollback() throws(SQLError) { try inner.rollback() }
    func savepoint(_ name: String) throws(SQLError) { try inner.savepoint(name) }
    func release(_ name: String) throws(SQLError) { try inner.release(name) }
    func rollback(to name: String) throws(SQLError) { try inner.rollback(to: name) }
    var isInTransaction: Bool { !isLost.withLock { $0 } && inner.isInTransaction }
}

/// The longest that anything took.
private final class Slowest: Sendable {
    private let longest = Mutex(Duration.zero)
    var value: Duration { longest.withLock { $0 } }
    func note(_ time: Duration) { longest.withLock { $0 = max($0, time) } }
}

@Suite("A commit whose answer is lost", .serialized) struct LostCommitTests {
    @Test("is looked up: what was done is answered, what was not is done, and nothing twice")
    func lookedUp() async throws {
        let lossy = Mutex<[LossyConnection]>([])
        let tests = try OfficesForTests(
            wrapping: { _, connection in
                let made = LossyConnection(connection)
                lossy.withLock { $0.append(made) }
                return made
            })
        let boxes = [try await tests.box(1, at: 0), try await tests.box(2, at: 1)]
        // Each order once only: no answer is 503, because the office itself looks the outcome up.
        for number in 0..<40 {
            let answer = try await boxes[number % 2].order(SmallTown.item(102))
            #expect(answer.status == 201, "\(number): \(answer.problem)")
        }
        let lost = lossy.withLock { $0.map { $0.lost.withLock { $0 } } }
        #expect(lost.allSatisfy { $0.done > 1 && $0.undone > 1 }, "\(lost)")
        let orders = try tests.look { try $0.orders.orders(on: OfficeForTests.monday) }
        #expect(orders.count == 40)
        try tests.check(told: orders.map(\.id))
        #expect(tests.fatal.sentence == nil)
    }

    @Test("sessions ended by the server at any moment lose no order and double none")
    func terminated() async throws {
        let tests = try OfficesForTests()
        let boxes = [
            try await tests.box(1, at: 0), try await tests.box(2, at: 1),
            try await tests.box(3, at: 0), try await tests.box(4, at: 1),
        ]
        let isDone = Mutex(false)
        let killer = try PostgreSQLServer(conninfo: tests.conninfo)
        let kills = Task {
            var count = 0
            while !isDone.withLock({ $0 }) {
                try await Task.sleep(for: .milliseconds(Int.random(in: 20...60)))
                let ended = try killer.query(
                    """
                    SELECT pg_terminate_backend(pid)::int AS ended FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    ORDER BY random() LIMIT 1
                    """)
                count += ended.count
            }
            return count
        }
        let told = try await TogetherTests.order(boxes, each: 25)
        isDone.withLock { $0 = true }
        #expect(try await kills.value > 5)
        #expect(told.count == 100)
        try tests.check(told: told)
        #expect(tests.fatal.sentence == nil)
    }

    @Test(
        "a server that dies and comes back during commits loses no order and doubles none",
        .disabled("did not end in time when it was last tried"))
    func crashed() async throws {
        let server = try PostgreSQLForTests()
        let tests = try OfficesForTests(server: server)
        let boxes = [try await tests.box(1, at: 0), try await tests.box(2, at: 1)]
        let isDone = Mutex(false)
        let crashes = Task {
            defer { isDone.withLock { $0 = true } }
            for number in 0..<3 {
                try await Task.sleep(for: .milliseconds(Int.random(in: 100...400)))
                try server.crash(gently: number == 1)
                try server.startAgain()
            }
        }
        var told: [OrderId] = []
        while !isDone.withLock({ $0 }) {
            told += try await TogetherTests.order(boxes, each: 10)
        }
        try await crashes.value
        #expect(told.count >= 20)
        try tests.check(told: told)
        #expect(tests.fatal.sentence == nil)
        for office in tests.offices { office.stop() }
    }

    @Test(
        "where the engine lets nobody wait, whole batches are run again, and nobody is refused",
        .disabled("did not end in time when it was last tried"))
    func serializable() async throws {
        let tests = try OfficesForTests(isolation: .serializable)
        var made: [Caller] = []
        for household in 1...8 { made.append(try await tests.box(household, at: household % 2)) }
        let boxes = made
        let clock = ContinuousClock()
        let slowest = Slowest()
        let told = try await withThrowingTaskGroup(of: [OrderId].self) { group in
            for box in boxes {
                group.addTask { [clock] in
                    var told: [OrderId] = []
                    for _ in 0..<10 {
                        let start = clock.now
                        let answer = try await box.order(SmallTown.item(102))
                        slowest.note(start.duration(to: clock.now))
                        told.append(try answer.read(Order.self, status: 201).id)
                    }
                    return told
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(told.count == 80)
        #expect(slowest.value < .seconds(5), "\(slowest.value)")
        try tests.check(told: told)
    }
}
