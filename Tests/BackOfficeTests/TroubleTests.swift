import Database
import Domain
import Records
import Seal
import Synchronization
import Testing
import Wire

@testable import BackOffice

/// A connection whose commits fail from some moment on.
private final class BreakingConnection: SQLConnection {
    private let inner: any SQLConnection
    private let error = Mutex<SQLError?>(nil)
    init(_ inner: any SQLConnection) { self.inner = inner }
    func breakCommits(_ error: SQLError) { self.error.withLock { $0 = error } }
    func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        try inner.execute(sql, values)
    }
    func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        try inner.query(sql, values)
    }
    func begin() throws(SQLError) { try inner.begin() }
    func commit() throws(SQLError) {
        if let error = error.withLock({ $0 }) { throw error }
        try inner.commit()
    }
    func rollback() throws(SQLError) { try inner.rollback() }
    func savepoint(_ name: String) throws(SQLError) { try inner.savepoint(name) }
    func release(_ name: String) throws(SQLError) { try inner.release(name) }
    func rollback(to name: String) throws(SQLError) { try inner.rollback(to: name) }
    var isInTransaction: Bool { inner.isInTransaction }
}

@Suite("Trouble") struct TroubleTests {
    let monday = OfficeForTests.monday
    var wish: PlaceOrder {
        PlaceOrder(items: [SmallTown.item(102)], day: monday, channel: .television)
    }

    /// An office in memory on a connection that can be broken, with a box of household h-1.
    private func breakable(
        fault: FaultPoint? = nil, told: OfficeForTests.FatalNote = .init()
    ) throws -> (Office, BreakingConnection, SigningKey) {
        let connection = BreakingConnection(try SQLiteFile(path: ":memory:"))
        let now = OfficeForTests.at(9, 0)
        let code = SmallTown.municipality.code
        try OfficeStore.create(on: connection, municipality: code, rehearsal: true, at: now)
        try OfficeStore.enter(
            [SmallTown.household(1)], on: connection, municipality: code, at: now)
        let key = try SigningKey.generate()
        let books = Books(connection, of: code, digest: sha256)
        try connection.transaction {
            try books.boxes.add(
                BoxRecord(
                    id: SmallTown.id("box-1"), household: SmallTown.id("h-1"),
                    publicKey: key.publicKey.base64, model: "m", checkDigits: "1", pairedAt: now))
        }
        let office = try Office(
            writer: connection, readers: [], municipality: SmallTown.municipality,
            catalogue: SmallTown.catalogue, now: { now }, fault: fault,
            onFatal: { told.write($0) })
        // Without a reader the office knows only the keys it remembers.
        office.keys.withLock { $0["box:box-1"] = key.publicKey }
        return (office, connection, key)
    }

    private func request(_ key: SigningKey, sequence: Int64) throws -> OfficeRequest {
        let body = try Message.bytes(wish)
        let fields = SignedFields(
            signer: "box:box-1", sequence: sequence, key: Hex.encode(try randomBytes(16)),
            epoch: "e", run: "")
        let base = fields.signatureBase(
            method: "POST", path: Route.placeOrder.path(), query: "",
            digest: Hex.encode(sha256(body)))
        return OfficeRequest(
            method: "POST", path: Route.placeOrder.path(),
            headers: fields.headers + [(SignedFields.Header.signature, key.sign(base).base64)],
            body: body)
    }

    @Test("a write that cannot be made durable is the end, and nobody was told it was accepted")
    func fatal() async throws {
        let told = OfficeForTests.FatalNote()
        let (office, connection, key) = try breakable(told: told)
        #expect(await office.answer(try request(key, sequence: 1)).status == 201)
        connection.breakCommits(.durability("fsync failed"))
        let answer = await office.answer(try request(key, sequence: 2))
        #expect(answer.problem == "503 busy")
        #expect(answer.header("retry-after") != nil)
        #expect(await office.answer(try request(key, sequence: 3)).problem == "503 busy")
        office.stop()
        #expect(told.sentence?.contains("fsync failed") == true)
    }

    @Test("a lost connection is not the end: try again, and the key decides")
    func lost() async throws {
        let told = OfficeForTests.FatalNote()
        let (office, connection, key) = try breakable(told: told)
        connection.breakCommits(.connectionLost("gone"))
        #expect(await office.answer(try request(key, sequence: 1)).problem == "503 busy")
        office.stop()
        #expect(told.sentence == nil)
    }

    @Test("a full queue and a full disk are busy, never too late")
    func busy() throws {
        let (office, _, _) = try breakable()
        for error: any Error in [QueueFull(limit: 1), SQLError.full, SQLError.stopped] {
            let reply = office.failure(error)
            #expect(reply.status == 503 && !reply.isDecision)
            #expect(reply.headers.contains { $0.0 == "retry-after" })
        }
        #expect(office.state.contains("full"))
    }

    @Test("an office that another one has taken over writes nothing any more")
    func fenced() async throws {
        let tests = try await OfficeForTests(on: .postgresql)
        let box = try await tests.pairedBox(1)
        let second = try tests.openSecond()
        defer { second.stop() }
        #expect(try await box.order(SmallTown.item(102)).problem == "503 busy")
        #expect(tests.fatal.sentence?.contains("Another office") == true)
        #expect(try tests.look { try $0.orders.orders(on: monday).isEmpty })
    }

    @Test("a fault strikes at its place: after the commit and before the answer")
    func faultPoint() async throws {
        let answered = Mutex(false)
        let struck = Mutex<[Bool]>([])
        let fault = try #require(
            FaultPoint("after-commit:placeOrder:2") {
                struck.withLock { $0.append(answered.withLock { $0 }) }
            })
        let (office, _, key) = try breakable(fault: fault)
        _ = await office.answer(try request(key, sequence: 1))
        #expect(struck.withLock { $0.isEmpty })
        let last = await office.answer(try request(key, sequence: 2))
        answered.withLock { $0 = true }
        office.stop()
        #expect(last.status == 201)
        #expect(struck.withLock { $0.first } == false)
        for text in ["", "after-commit", "after-commit:0", "later:1", "after-commit:a:b:1"] {
            #expect(FaultPoint(text) {} == nil, "\(text)")
        }
    }

    @Test("when the memory of reads is full a new run begins, and nothing old is answered in it")
    func runs() throws {
        let run = try Run(limit: 3)
        let first = run.name
        #expect(run.take(key: "a", of: "box:1", run: first) == .fresh)
        #expect(run.take(key: "a", of: "box:1", run: first) == .replayed)
        #expect(run.take(key: "a", of: "box:2", run: first) == .fresh)
        #expect(run.take(key: "b", of: "box:1", run: first) == .fresh)
        #expect(run.name != first)
        #expect(run.take(key: "a", of: "box:1", run: first) == .stale)
    }

    @Test("every route of the API has its duty")
    func everyRoute() {
        let served = Set(Dispatcher.byName.keys).union(
            [Route.health, .pair, .alertBoard].map(\.name))
        #expect(served == Set(Route.all.map(\.name)))
        #expect(Dispatcher.duties.count == Dispatcher.byName.count)
    }
}

@Suite("The steady clock") struct SteadyClockTests {
    @Test("small corrections are followed, a jump is not, until the clock is right again")
    func jumps() {
        let wall = StoppedClock(Moment(milliseconds: 1_000_000))
        let elapsed = Mutex<Int64>(0)
        func pass(_ passed: Int64, wall moment: Int64) -> Int64 {
            elapsed.withLock { $0 += passed }
            wall.set(Moment(milliseconds: moment))
            return clock.now().milliseconds
        }
        let clock = SteadyClock(wall: wall.now, elapsed: { elapsed.withLock { $0 } })
        #expect(pass(1_000, wall: 1_001_500) == 1_001_500)
        #expect(clock.jump == nil)
        // Five minutes back, as at 10:58: the office goes on.
        #expect(pass(1_000, wall: 702_500) == 1_002_500)
        #expect(clock.jump == -300_000)
        #expect(pass(1_000, wall: 703_500) == 1_003_500)
        // Ten minutes ahead, as at 10:52: nothing closes early.
        #expect(pass(1_000, wall: 1_604_500) == 1_004_500)
        #expect(clock.jump == 600_000)
        #expect(pass(1_000, wall: 1_005_400) == 1_005_400)
        #expect(clock.jump == nil)
    }
}
