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

/// A clock that stands still until it is moved.
final class StoppedClock: Sendable {
    private let moment: Mutex<Moment>
    init(_ moment: Moment) { self.moment = Mutex(moment) }
    var now: Now { { self.moment.withLock { $0 } } }
    func set(_ moment: Moment) { self.moment.withLock { $0 = moment } }
    func advance(minutes: Int) { moment.withLock { $0 = $0.adding(minutes: minutes) } }
}

/// Where an office of the tests keeps its books.
enum StoreKind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case sqlite, postgresql
    var testDescription: String { rawValue }
}

/// One server for all tests of this process.
let serverForTests = Result { try PostgreSQLForTests() }

/// An office on a fresh store, with households h-1 to h-5, a clock standing at nine on a
/// Monday, and an operator.
final class OfficeForTests: Sendable {
    static let monday = Day("2026-09-21") ?? Day(number: 0)
    static func at(_ hour: Int, _ minute: Int, second: Int = 0, day: Day = monday) -> Moment {
        Zone.japan.moment(day, TimeOfDay(hour, minute)).adding(milliseconds: Int64(second) * 1000)
    }

    let folder: String
    let clock: StoppedClock
    private let current: Mutex<Office>
    var office: Office { current.withLock { $0 } }
    let boss: SigningKey
    private let kind: StoreKind
    private let path: String
    let fatal = FatalNote()
    private let special: Special

    /// What an office of a test has that others have not.
    struct Special: Sendable {
        var now: Now?
        var steady: SteadyClock?
        var between: (@Sendable (any SQLConnection, String) -> (any SQLConnection, DiskReserve))?
    }

    convenience init(now: @escaping Now, steady: SteadyClock) async throws {
        try await self.init(special: Special(now: now, steady: steady))
    }

    convenience init(
        between: @escaping @Sendable (any SQLConnection, String) -> (any SQLConnection, DiskReserve)
    ) async throws {
        try await self.init(special: Special(between: between))
    }

    final class FatalNote: Sendable {
        private let text = Mutex<String?>(nil)
        var sentence: String? { text.withLock { $0 } }
        func write(_ sentence: String) { text.withLock { $0 = sentence } }
    }

    init(
        at moment: Moment = OfficeForTests.at(9, 0), on kind: StoreKind = .sqlite,
        special: Special = Special()
    ) async throws {
        self.kind = kind
        self.special = special
        folder = NSTemporaryDirectory() + "engawa-office-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        switch kind {
        case .sqlite: path = folder + "/office.db"
        case .postgresql:
            let name = "o_" + UUID().uuidString.lowercased()
            path = try serverForTests.get().database(name.replacingOccurrences(of: "-", with: "_"))
        }
        clock = StoppedClock(moment)
        boss = try SigningKey.generate()
        let code = SmallTown.municipality.code
        do {
            let file = try Self.writer(kind, path)
            try OfficeStore.create(on: file, municipality: code, rehearsal: true, at: moment)
            try OfficeStore.enter(
                (1...5).map {
                    SmallTown.household($0, in: $0 == 5 ? SmallTown.hatake : SmallTown.nakao)
                },
                on: file, municipality: code, at: moment)
            try OfficeStore.add(
                OperatorRecord(
                    id: SmallTown.id("boss"), role: .operator, publicKey: boss.publicKey.base64),
                on: file, municipality: code, at: moment)
        }
        current = Mutex(try Self.open(kind, path, clock, fatal, special))
        try await office.closeOverdue()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static func open(
        _ kind: StoreKind, _ path: String, _ clock: StoppedClock, _ fatal: FatalNote,
        _ special: Special
    ) throws -> Office {
        let plain = try writer(kind, path)
        let between = special.between?(plain, path)
        return try Office(
            writer: between?.0 ?? plain, readers: [reader(kind, path)],
            municipality: SmallTown.municipality, catalogue: SmallTown.catalogue,
            now: special.now ?? clock.now, reserve: between?.1, steady: special.steady,
            onFatal: { fatal.write($0) })
    }

    private static func writer(_ kind: StoreKind, _ path: String) throws -> any SQLConnection {
        LintedConnection(try plainWriter(kind, path))
    }

    private static func plainWriter(
        _ kind: StoreKind, _ path: String
    ) throws -> any SQLConnection {
        switch kind {
        case .sqlite: try SQLiteFile(path: path)
        case .postgresql: try PostgreSQLServer(conninfo: path)
        }
    }

    private static func reader(_ kind: StoreKind, _ path: String) throws -> any SQLConnection {
        switch kind {
        case .sqlite: LintedConnection(try SQLiteFile(readingOnly: path))
        case .postgresql: LintedConnection(try PostgreSQLServer(conninfo: path))
        }
    }

    /// Opens a second office on the same store.
    func openSecond() throws -> Office { try Self.open(kind, path, clock, fatal, special) }

    /// Adds somebody at the desk; the office is stopped and opened again.
    func add(_ name: String, _ role: DeskRole) throws -> Caller {
        let key = try SigningKey.generate()
        try withBooksClosed { books in
            try books.operators.add(
                OperatorRecord(
                    id: SmallTown.id(name), role: role, publicKey: key.publicKey.base64),
                at: clock.now())
        }
        return Caller("operator:" + name, key, self)
    }

    /// Looks into the books while the office is closed, and opens it again. What damages them on
    /// purpose is no statement of the office's and is not linted.
    func withBooksClosed<T>(damaging: Bool = false, _ body: (Books) throws -> T) throws -> T {
        office.stop()
        let value: T
        do {
            let file = try damaging ? Self.plainWriter(kind, path) : Self.writer(kind, path)
            let books = Books(file, of: SmallTown.municipality.code, digest: sha256)
            value = try file.transaction { try body(books) }
        }
        let again = try Self.open(kind, path, clock, fatal, special)
        current.withLock { $0 = again }
        return value
    }

    /// What is done after a restore, while the office is closed.
    func renewEpoch() throws {
        office.stop()
        do {
            let file = try Self.writer(kind, path)
            try OfficeStore.renewEpoch(
                on: file, municipality: SmallTown.municipality.code, at: clock.now())
        }
        let again = try Self.open(kind, path, clock, fatal, special)
        current.withLock { $0 = again }
    }

    /// Does something to the books beside the running office, as a program of its own does.
    func beside(_ body: (any SQLConnection) throws -> Void) throws {
        try body(try Self.writer(kind, path))
    }

    /// Reads the books beside the running office.
    func look<T>(_ body: (Books) throws -> T) throws -> T {
        let file = try Self.reader(kind, path)
        return try body(Books(file, of: SmallTown.municipality.code, digest: sha256))
    }

    /// The operator.
    var desk: Caller { Caller("operator:boss", boss, self) }

    /// Opens a code, types it on a new box and returns the box.
    func pairedBox(_ household: Int) async throws -> Caller {
        let id: HouseholdId = SmallTown.id("h-\(household)")
        let opened = try await desk.post(Route.openPairing.path(), OpenPairing(household: id))
        let code = try opened.read(PairingCode.self, status: 201).code
        let key = try SigningKey.generate()
        let paired = try await pair(code, key).read(Paired.self, status: 201)
        return Caller("box:\(paired.box)", key, self)
    }

    /// Opens a code for a place, types it on a new box and returns the kiosk.
    func pairedKiosk(_ place: String) async throws -> Caller {
        let opened = try await desk.post(
            Route.openPairing.path(), OpenPairing(kiosk: SmallTown.id(place)))
        let code = try opened.read(PairingCode.self, status: 201).code
        let key = try SigningKey.generate()
        let paired = try await pair(code, key).read(Paired.self, status: 201)
        return Caller("kiosk:\(paired.box)", key, self)
    }

    func pair(_ code: String, _ key: SigningKey) async throws -> OfficeResponse {
        try await office.answer(
            OfficeRequest(
                method: "POST", path: Route.pair.path(),
                body: Message.bytes(
                    PairBox(code: code, publicKey: key.publicKey.base64, model: "test"))))
    }
}

extension OfficeResponse {
    /// The message, if the status is the expected one.
    func read<Body: Decodable>(
        _ type: Body.Type, status wanted: Int = 200, _ location: SourceLocation = #_sourceLocation
    ) throws -> Body {
        let text = String(decoding: body, as: UTF8.self)
        try #require(status == wanted, "\(text)", sourceLocation: location)
        return try Message.read(type, from: body)
    }
    /// The problem's status and code, as in `409 closed`.
    var problem: String {
        guard let problem = try? Message.read(Problem.self, from: body) else {
            return "\(status) no problem"
        }
        return "\(status) \(problem.code)"
    }
}

/// Somebody who signs requests: a box or a person at the desk.
final class Caller: Sendable {
    let name: String
    let key: SigningKey
    private let bench: @Sendable () -> Office
    private let numbers = Mutex<Int64>(0)

    init(_ name: String, _ key: SigningKey, _ tests: OfficeForTests) {
        self.name = name
        self.key = key
        bench = { tests.office }
    }

    init(_ name: String, _ key: SigningKey, office: Office) {
        self.name = name
        self.key = key
        bench = { office }
    }

    /// Somebody who is answered by whichever office the line leads to just now.
    init(_ name: String, _ key: SigningKey, line: @escaping @Sendable () -> Office) {
        self.name = name
        self.key = key
        bench = line
    }

    var nextNumber: Int64 {
        guard !name.hasPrefix("operator:") else { return 0 }
        return numbers.withLock { number in
            number += 1
            return number
        }
    }

    static func newKey() throws -> String { Hex.encode(try randomBytes(16)) }

    func signed(
        _ method: String, _ path: String, query: String = "", body: [UInt8] = [], key once: String,
        sequence: Int64 = 0, epoch: String? = nil, run: String = ""
    ) -> OfficeRequest {
        let fields = SignedFields(
            signer: name, sequence: sequence, key: once, epoch: epoch ?? bench().epoch, run: run)
        let base = fields.signatureBase(
            method: method, path: path, query: query, digest: Hex.encode(sha256(body)))
        let headers =
            fields.headers + [
                (SignedFields.Header.signature, key.sign(base).base64)
            ]
        return OfficeRequest(
            method: method, path: path, query: query, headers: headers, body: body)
    }

    func write<Body: Encodable>(
        _ path: String, _ body: Body, query: String = "", key: String? = nil,
        sequence: Int64? = nil
    ) throws -> OfficeRequest {
        signed(
            "POST", path, query: query, body: try Message.bytes(body),
            key: try key ?? Self.newKey(), sequence: sequence ?? nextNumber)
    }

    func post<Body: Encodable>(
        _ path: String, _ body: Body, query: String = "", key: String? = nil,
        sequence: Int64? = nil
    ) async throws -> OfficeResponse {
        await bench().answer(
            try write(path, body, query: query, key: key, sequence: sequence))
    }

    func get(_ path: String, query: String = "") async throws -> OfficeResponse {
        let office = bench()
        let health = await office.answer(OfficeRequest(method: "GET", path: Route.health.path()))
        let run = try health.read(Health.self).run
        return await office.answer(
            signed("GET", path, query: query, key: try Self.newKey(), run: run))
    }

    /// A question with a message: signed like a read, and nothing is written.
    func ask<Body: Encodable>(_ path: String, _ body: Body) async throws -> OfficeResponse {
        let office = bench()
        let health = await office.answer(OfficeRequest(method: "GET", path: Route.health.path()))
        let run = try health.read(Health.self).run
        return await office.answer(
            signed(
                "POST", path, body: try Message.bytes(body), key: try Self.newKey(), run: run))
    }

    func send(_ request: OfficeRequest) async -> OfficeResponse { await bench().answer(request) }

    func order(_ items: OrderItem..., day: Day = OfficeForTests.monday) async throws
        -> OfficeResponse
    {
        try await post(
            Route.placeOrder.path(), PlaceOrder(items: items, day: day, channel: .television))
    }

    func view() async throws -> ResidentView {
        try await get(Route.view.path()).read(ResidentView.self)
    }
}
