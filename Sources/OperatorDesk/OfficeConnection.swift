public import Domain
public import Seal
public import Wire

/// An operator's line to the office: signs every request, asks again when the office has been
/// restarted meanwhile, and repeats a change whose answer was lost with the same key.
public final class OfficeConnection {
    /// Most times a change is sent.
    public static let tries = 3

    /// What the connection needs from outside the heart: randomness and waiting.
    public struct Means: Sendable {
        /// Unpredictable bytes.
        public let random: @Sendable (Int) throws(SealError) -> [UInt8]
        /// Waits that many milliseconds.
        public let pause: @Sendable (Int) -> Void
        /// Means from outside.
        public init(
            random: @escaping @Sendable (Int) throws(SealError) -> [UInt8],
            pause: @escaping @Sendable (Int) -> Void
        ) {
            self.random = random
            self.pause = pause
        }
    }

    private let transport: any OfficeTransport
    private let signer: String
    private let key: SigningKey
    private let means: Means
    private var learned: (epoch: String, run: String)?
    /// The office's health, as it was learned first.
    public private(set) var firstHealth: Health?
    /// Whether the office said of its latest answer that it was only a trial.
    public private(set) var wasTrial = false
    /// The office's clock in the latest answer.
    public private(set) var officeTime: Moment?

    /// A line for one operator with one key.
    public init(
        _ transport: any OfficeTransport, operator name: OperatorId, key: SigningKey, means: Means
    ) {
        self.transport = transport
        signer = "operator:" + name.text
        self.key = key
        self.means = means
    }

    /// How the office is. The only question that is not signed, and so needs no key.
    public static func health(over transport: any OfficeTransport) throws(DeskProblem) -> Health {
        let reply = try exchange(
            OfficeRequest(
                method: "GET", path: Route.health.path(), query: "",
                headers: [("accept", "application/json")], body: []), over: transport)
        return try success(reply, as: Health.self)
    }

    /// How the office is; what it says of its run is remembered.
    public func health() throws(DeskProblem) -> Health {
        let health = try Self.health(over: transport)
        learned = (health.epoch, health.run)
        officeTime = health.time
        if firstHealth == nil { firstHealth = health }
        return health
    }

    /// Asks for something.
    /// - Throws: `DeskProblem`; a question is sent twice only if the office was restarted.
    public func ask<Answer: Decodable>(
        _ path: String, query: [(String, String)] = [], as type: Answer.Type
    ) throws(DeskProblem) -> Answer {
        let query = Self.encoded(query)
        var reply = try exchange(signed("GET", path, query, body: [], key: try freshKey()))
        if Self.problem(reply)?.code == "stale-run" {
            try learn(from: reply)
            reply = try exchange(signed("GET", path, query, body: [], key: try freshKey()))
        }
        return try Self.success(reply, as: type)
    }

    /// Changes something, or with `dryRun` only has the office check what it would do.
    /// - Throws: `DeskProblem`; `.unknownOutcome` if no answer came in three tries.
    public func tell<Body: Encodable, Answer: Decodable>(
        _ path: String, _ body: Body, dryRun: Bool, as type: Answer.Type
    ) throws(DeskProblem) -> Answer {
        let query = Self.encoded(dryRun ? [("dry-run", "1")] : [])
        let bytes: [UInt8]
        do { bytes = try Message.bytes(body) } catch {
            throw .unreadableAnswer(status: 0, reason: "\(error)")
        }
        let key = try freshKey()
        var lost: String?
        for attempt in 1...Self.tries {
            if attempt > 1 { means.pause(250 << attempt) }
            do {
                let reply = try transport.send(
                    try signed("POST", path, query, body: bytes, key: key))
                note(reply)
                // Busy is no decision: the same key may knock again.
                if reply.status == 503, attempt < Self.tries { continue }
                if Self.problem(reply)?.code == "stale-epoch", attempt < Self.tries {
                    _ = try health()
                    continue
                }
                return try Self.success(reply, as: type)
            } catch let failure as TransportFailure {
                switch failure {
                case .answerLost(let reason): lost = reason
                case .unreachable(let reason):
                    // Once one sending may have arrived, silence no longer means that nothing did.
                    guard lost != nil else { throw .unreachable(reason) }
                case .untrusted(let reason):
                    guard lost != nil else { throw .untrusted(reason) }
                }
            } catch let problem as DeskProblem {
                throw problem
            } catch {
                throw .unreachable("\(error)")
            }
        }
        throw .unknownOutcome(lost ?? "")
    }
}

extension OfficeConnection {
    /// A request with its signature. Learns the office's epoch and run first, if need be.
    private func signed(
        _ method: String, _ path: String, _ query: String, body: [UInt8], key once: String
    ) throws(DeskProblem) -> OfficeRequest {
        if learned == nil { _ = try health() }
        let fields = SignedFields(
            signer: signer, sequence: 0, key: once, epoch: learned?.epoch ?? "",
            run: method == "GET" ? learned?.run ?? "" : "")
        let digest = sha256(body)
        let base = fields.signatureBase(
            method: method, path: path, query: query, digest: Hex.encode(digest))
        var headers = fields.headers.map { (name: $0.0, value: $0.1) }
        headers.append((SignedFields.Header.signature, key.sign(base).base64))
        headers.append(("content-digest", "sha-256=:\(Base64.encode(digest)):"))
        headers.append(("accept", "application/json"))
        if !body.isEmpty { headers.append(("content-type", "application/json")) }
        return OfficeRequest(
            method: method, path: path, query: query, headers: headers, body: body)
    }

    private func freshKey() throws(DeskProblem) -> String {
        do { return Hex.encode(try means.random(16)) } catch { throw .key(error) }
    }

    private func exchange(_ request: OfficeRequest) throws(DeskProblem) -> OfficeReply {
        let reply = try Self.exchange(request, over: transport)
        note(reply)
        return reply
    }

    private static func exchange(
        _ request: OfficeRequest, over transport: any OfficeTransport
    ) throws(DeskProblem) -> OfficeReply {
        do { return try transport.send(request) } catch {
            switch error {
            case .unreachable(let reason): throw .unreachable(reason)
            case .untrusted(let reason): throw .untrusted(reason)
            case .answerLost(let reason): throw .unanswered(reason)
            }
        }
    }

    private func note(_ reply: OfficeReply) {
        wasTrial = reply.header("engawa-dry-run") == "1"
        if let text = reply.header(SignedFields.Header.time), let time = Int64(text) {
            officeTime = Moment(milliseconds: time)
        }
    }

    /// Takes the new run from the answer's own header, or else asks for it.
    private func learn(from reply: OfficeReply) throws(DeskProblem) {
        if let run = reply.header(SignedFields.Header.run), (1...64).contains(run.utf8.count) {
            learned?.run = run
        } else {
            _ = try health()
        }
    }

    private static func problem(_ reply: OfficeReply) -> Problem? {
        guard !(200..<300).contains(reply.status) else { return nil }
        return try? Message.read(Problem.self, from: reply.body)
    }

    private static func success<Answer: Decodable>(
        _ reply: OfficeReply, as type: Answer.Type
    ) throws(DeskProblem) -> Answer {
        guard (200..<300).contains(reply.status) else {
            throw problem(reply).map { .refused($0) } ?? .refusedWithoutWords(status: reply.status)
        }
        do { return try Message.read(type, from: reply.body) } catch {
            throw .unreadableAnswer(status: reply.status, reason: "\(error)")
        }
    }

    /// A query with everything escaped but letters, digits and `-._~` (RFC 3986).
    static func encoded(_ query: [(String, String)]) -> String {
        func escaped(_ text: String) -> String {
            text.utf8.map { byte in
                let character = Character(Unicode.Scalar(byte))
                let plain = byte < 0x80 && (character.isLetter || character.isNumber)
                return plain || "-._~".contains(character)
                    ? String(character) : "%" + Hex.encode([byte]).uppercased()
            }.joined()
        }
        return query.map { escaped($0.0) + "=" + escaped($0.1) }.joined(separator: "&")
    }
}
