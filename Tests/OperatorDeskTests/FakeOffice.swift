import Console
import Domain
import Foundation
import Seal
import Synchronization
import Testing
import Wire

@testable import OperatorDesk

/// An office of one operator that keeps the rules of signing: it answers no letter it would not
/// answer in life.
final class FakeOffice: OfficeTransport, Sendable {
    struct State {
        var run = "run-1"
        var toldRun = "run-1"
        var requests: [OfficeRequest] = []
        var usedKeys: Set<String> = []
        var failures: [TransportFailure?] = []
        var problem: Problem?
        var status: Int?
        var namesRun = true
        var honoursTrials = true
        var rehearsal = false
        var orders: [OrderRow] = [OrderRow(order: .sample, householdName: .hasegawa, phone: "0265")]
        var replaced: [String: [UInt8]] = [:]
    }
    static let clock = Zone.japan.moment(Day(number: 20_594), TimeOfDay(8, 0))
    let publicKey: PublicKey
    let state = Mutex(State())

    init(_ publicKey: PublicKey) { self.publicKey = publicKey }

    /// The signed requests so far.
    var letters: [OfficeRequest] {
        state.withLock { $0.requests.filter { $0.path != "/v1/health" } }
    }

    func send(_ request: OfficeRequest) throws(TransportFailure) -> OfficeReply {
        let failure = state.withLock { state -> TransportFailure? in
            state.requests.append(request)
            if request.path == "/v1/health" || state.failures.isEmpty { return nil }
            return state.failures.removeFirst()
        }
        if let failure { throw failure }
        do { return try reply(to: request) } catch {
            return message(Problem(.notFound), 500)
        }
    }

    private func reply(to request: OfficeRequest) throws -> OfficeReply {
        let now = state.withLock { $0 }
        if request.path == "/v1/health" {
            return message(
                Health(
                    status: "ok", api: "1", epoch: "epoch-1", run: now.toldRun, time: Self.clock,
                    rehearsal: now.rehearsal), 200)
        }
        guard let fields = SignedFields(headers: request.headers.map { ($0.name, $0.value) }),
            let signature = request.headers.first(where: { $0.name == "engawa-signature" }),
            publicKey.verify(
                try Signature64(base64: signature.value),
                of: fields.signatureBase(
                    method: request.method, path: request.path, query: request.query,
                    digest: Hex.encode(sha256(request.body)))),
            fields.signer == "operator:hana", fields.epoch == "epoch-1", fields.sequence == 0
        else { return problem(401, "not-signed") }
        if request.method == "GET" {
            guard fields.run == now.run else { return problem(401, "stale-run") }
            let fresh = state.withLock { $0.usedKeys.insert(fields.key).inserted }
            guard fresh else { return problem(401, "replayed") }
        } else {
            guard fields.run.isEmpty else { return problem(400, "bad-message") }
        }
        if let problem = now.problem { return message(problem, problem.status) }
        if let status = now.status {
            return OfficeReply(status: status, headers: [], body: Array("oops".utf8))
        }
        guard let (route, _) = Route.find(request.method, request.path),
            route.callers.contains(.operator) || route.callers.contains(.auditor)
        else { return problem(404, "not-found") }
        if let replaced = now.replaced[route.name] {
            return OfficeReply(status: 200, headers: [], body: replaced)
        }
        let body = try Samples.body(route, orders: now.orders)
        return OfficeReply(status: 200, headers: headers(request), body: body)
    }

    private func headers(_ request: OfficeRequest) -> [(name: String, value: String)] {
        let now = state.withLock { $0 }
        var headers = [(name: "engawa-time", value: String(Self.clock.milliseconds))]
        if now.namesRun { headers.append(("engawa-run", now.run)) }
        if request.query.contains("dry-run=1"), now.honoursTrials {
            headers.append(("engawa-dry-run", "1"))
        }
        return headers
    }

    private func message(_ body: some Encodable, _ status: Int) -> OfficeReply {
        let empty = OfficeRequest(method: "GET", path: "", query: "", headers: [], body: [])
        return OfficeReply(
            status: status, headers: headers(empty), body: (try? Message.bytes(body)) ?? [])
    }

    private func problem(_ status: Int, _ code: String) -> OfficeReply {
        message(
            Problem(status: status, code: code, title: code, detail: Note(ja: "だめ", en: "No")),
            status)
    }
}

/// The program at one desk: a fake office, a real key, and a terminal that remembers.
struct TestDesk {
    let office: FakeOffice
    private let file: TemporaryKey
    private let out = Recording()
    private let said = Recording()
    var language = "C"
    var answer: String?
    var environment: [String: String] = [:]

    init() throws {
        let made = try SigningKey.generate()
        file = try TemporaryKey(made)
        office = FakeOffice(made.publicKey)
    }
    var key: String { file.path }

    struct Result {
        let code: ExitCode
        let out: String
        let said: String
    }

    func run(_ line: String) -> Result {
        run(words: line.split(separator: " ").map(String.init))
    }

    func run(words: [String]) -> Result {
        let (out, said, office, answer) = (out, said, office, answer)
        let terminal = Terminal(
            environment: [
                "ENGAWA_OFFICE": "http://127.0.0.1:9", "ENGAWA_OPERATOR": "hana",
                "ENGAWA_KEY": key, "LANG": language,
            ].merging(environment) { $1 },
            isAsked: answer != nil, isSeen: false, columns: nil, writeOut: { out.add($0) },
            writeError: { said.add($0) }, readAnswer: { answer })
        let code = OperatorProgram.run(
            words,
            in: Surroundings(
                terminal: terminal, now: { FakeOffice.clock.adding(milliseconds: 300) },
                way: { _, _ throws(DeskProblem) in office },
                means: .init(
                    random: { count throws(SealError) in try randomBytes(count) },
                    pause: { _ in })))
        return Result(code: code, out: out.taken(), said: said.taken())
    }
}

/// A key file that goes with its test.
final class TemporaryKey: Sendable {
    let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("desk-\(UUID().uuidString).key").path
    init(_ key: SigningKey) throws { try key.store(at: path) }
    deinit { unlink(path) }
}

/// Bytes written so far.
final class Recording: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }
    func taken() -> String {
        bytes.withLock { bytes in
            defer { bytes = [] }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
