import BackOffice
import Database
import Domain
import FaultDisk
import Records
import Seal
import SetTopBox
import TVFront
import Synchronization
import Wire

/// The town on Monday at nine, made once by the real parts: an office with its books and twenty
/// boxes that are bound and have fetched what they show. Every simulated day begins with a copy.
public struct Morning: Sendable {
    /// A box as it stands.
    struct Box: Sendable {
        let disk: Disk
        let key: SigningKey
        let id: String
    }
    /// The morning could not be made; the sentence says where it stopped.
    struct Broken: Error, CustomStringConvertible { let description: String }

    let town: SimulatedTown
    let office: Disk
    let boxes: [Box]
    let boss: SigningKey
    let epoch: String

    /// Makes the morning. Throws what kept it from being made.
    public init() throws {
        let source = SeededBytes(20_260_921)
        self = try Chance.from({ source.bytes($0) }) { try Morning(source) }
    }

    private init(_ source: SeededBytes) throws {
        town = try SimulatedTown()
        office = try Disk(seed: 1)
        boss = try SigningKey(seed: source.bytes(32))
        let town = town
        let nine = Moment(milliseconds: town.at(9, 0))
        let code = town.municipality.code
        do {
            let file = try SQLiteFile(
                path: OfficeNode.file, fileSystem: office.fileSystem)
            epoch = try OfficeStore.create(
                on: file, municipality: code, rehearsal: true, at: nine
            ).epoch
            try OfficeStore.enter(
                (1...SimulatedTown.households).map { try town.household($0) }, on: file,
                municipality: code, at: nine)
            try OfficeStore.add(
                OperatorRecord(
                    id: SimulatedTown.id("boss"), role: .operator,
                    publicKey: boss.publicKey.base64), on: file, municipality: code, at: nine)
        }
        let program = try Office(
            writer: SQLiteFile(path: OfficeNode.file, fileSystem: office.fileSystem),
            readers: [
                SQLiteFile(
                    path: OfficeNode.file, fileSystem: office.fileSystem, readingOnly: true)
            ], municipality: town.municipality, catalogue: town.catalogue, now: { nine },
            isByHand: true, onFatal: { _ in })
        program.closeOverdue { _ in }
        while program.turn() {}
        let desk = DeskHand(key: boss, epoch: epoch)
        for (number, units) in SimulatedTown.counted {
            _ = try Self.ask(
                program,
                desk.write(Route.setStock.path("\(number)"), try Message.bytes(Stock(left: units))))
        }
        boxes = try (1...SimulatedTown.boxes).map { number in
            try Self.bind(number, town, program, desk, source)
        }
        program.stop()
    }

    private static func bind(
        _ number: Int, _ town: SimulatedTown, _ program: Office, _ desk: DeskHand,
        _ source: SeededBytes
    ) throws -> Box {
        let opened = try ask(
            program,
            desk.write(
                Route.openPairing.path(),
                try Message.bytes(OpenPairing(household: town.household(number).id))))
        let code = try Message.read(PairingCode.self, from: opened.body).code
        let disk = try Disk(seed: UInt64(1_000 + number))
        let key = try SigningKey(seed: source.bytes(32))
        let store = try BoxStore(
            SQLiteFile(path: BoxNode.file, fileSystem: disk.fileSystem),
            now: Moment(milliseconds: town.at(9, 0)))
        let sync = try BoxSync(
            store: store, transport: BoxNode.NoLine(), key: key, model: "simulated",
            elapsed: { 0 }, random: { 0 })
        sync.pair(code)
        for _ in 0..<2 { try oneRound(sync, program) }
        guard sync.content().view != nil, let id = try store.value(.box) else {
            throw Broken(description: "box \(number) has no view")
        }
        return Box(disk: disk, key: key, id: id)
    }

    private static func oneRound(_ sync: BoxSync, _ program: Office) throws {
        var round = SyncRound(of: sync, poll: 1_000)
        var next = round.begin()
        while case .ask(let question) = next {
            let response = try ask(
                program,
                OfficeRequest(
                    method: question.method, path: question.target, headers: question.headers,
                    body: question.body))
            next = round.heard(.success(Answer(response)))
        }
    }

    /// Asks an office by hand and turns it until it answers.
    static func ask(_ office: Office, _ request: OfficeRequest) throws -> OfficeResponse {
        let heard = Heard()
        office.answer(request) { heard.take($0) }
        for _ in 0..<20 {
            if let response = heard.response { return response }
            _ = office.turn()
        }
        throw Broken(description: "no answer to \(request.path)")
    }

    private final class Heard: Sendable {
        private let kept = Mutex<OfficeResponse?>(nil)
        var response: OfficeResponse? { kept.withLock { $0 } }
        func take(_ response: OfficeResponse) { kept.withLock { $0 = response } }
    }
}

extension Answer {
    /// What a box hears of a response.
    init(_ response: OfficeResponse) {
        var headers: [String: String] = [:]
        for (name, value) in response.headers where headers[name] == nil { headers[name] = value }
        self.init(status: response.status, headers: headers, body: response.body)
    }
}

/// Signs what the operator sends.
struct DeskHand: Sendable {
    let key: SigningKey
    var epoch: String

    func write(
        _ path: String, _ body: [UInt8], query: String = "", once: String? = nil
    ) -> OfficeRequest {
        signed("POST", path, query, body, once: once, run: "")
    }

    func read(_ path: String, query: String = "", run: String) -> OfficeRequest {
        signed("GET", path, query, [], once: nil, run: run)
    }

    static func newKey() -> String { Hex.encode((try? randomBytes(16)) ?? []) }

    private func signed(
        _ method: String, _ path: String, _ query: String, _ body: [UInt8], once: String?,
        run: String
    ) -> OfficeRequest {
        let fields = SignedFields(
            signer: "operator:boss", sequence: 0, key: once ?? Self.newKey(), epoch: epoch,
            run: run)
        let base = fields.signatureBase(
            method: method, path: path, query: query, digest: Hex.encode(sha256(body)))
        return OfficeRequest(
            method: method, path: path, query: query,
            headers: fields.headers + [(SignedFields.Header.signature, key.sign(base).base64)],
            body: body)
    }
}
