import Database
import Domain
import Records
import Seal
import Synchronization
import Wire

extension Office {
    /// Answers a request and returns the response.
    public func answer(_ request: OfficeRequest) async -> OfficeResponse {
        await withCheckedContinuation { continuation in
            answer(request) { continuation.resume(returning: $0) }
        }
    }

    /// Answers a request. Does not block: the completion is called once, from any thread, after
    /// what the answer rests on is durable. The request counts as received now.
    public func answer(
        _ request: OfficeRequest, completion: @escaping @Sendable (OfficeResponse) -> Void
    ) {
        let arrived = now()
        let reply: @Sendable (Reply) -> Void = { completion(self.response($0)) }
        guard request.body.count <= Message.maximumBytes else {
            return reply(.problem(.badMessage("the body is too long")))
        }
        guard Message.isPlain(request.body), request.isPlain else {
            return reply(.problem(.badMessage("a text holds control characters or is too long")))
        }
        if let page = StaffPage(request) { return show(page, arrived: arrived, reply: reply) }
        guard let (route, ids) = Route.find(request.method, request.path) else {
            return reply(.problem(.noSuchAddress))
        }
        if route.name == Route.health.name { return reply(health()) }
        if route.name == Route.alertBoard.name { return alertBoard(reply: reply) }
        if route.name == Route.pair.name {
            return pair(request, arrived: arrived, reply: reply)
        }
        guard let duty = Dispatcher.byName[route.name] else {
            return reply(.problem(.noSuchAddress))
        }
        guard let letter = Letter(request) else { return reply(.problem(.notSigned)) }
        verify(letter) { verdict in
            switch verdict {
            case .isTrue(let key):
                var call = Call(
                    duty: duty, ids: ids, request: request, letter: letter, key: key,
                    arrived: arrived)
                if !route.writes { return self.read(call, reply: reply) }
                call.message = duty.read?(request.body)
                self.write(call, reply: reply)
            case .isFalse: reply(.problem(.notSigned))
            case .isNobody: reply(.problem(.unknownSigner))
            case .notChecked: reply(.problem(.busy))
            }
        }
    }

    private enum Verdict {
        case isTrue(PublicKey)
        case isFalse, isNobody, notChecked
    }

    /// Checks the signature, with the remembered key or with the one in the store.
    private func verify(_ letter: Letter, then: @escaping @Sendable (Verdict) -> Void) {
        let name = letter.fields.signer
        if let key = keys.withLock({ $0[name] }), letter.isTrue(under: key) {
            return then(.isTrue(key))
        }
        let isTaken = readers.submit { books in
            do {
                guard let signer = try Signer.find(name, in: books) else {
                    return then(.isNobody)
                }
                guard letter.isTrue(under: signer.key) else { return then(.isFalse) }
                self.keys.withLock { keys in
                    if keys.count >= 20_000 { keys = [:] }
                    keys[name] = signer.key
                }
                then(.isTrue(signer.key))
            } catch {
                then(.notChecked)
            }
        }
        if !isTaken { then(.notChecked) }
    }

    /// How the office is.
    private func health() -> Reply {
        let health = Health(
            status: state, api: "1", epoch: terms.facts.epoch, run: run.name, time: now(),
            rehearsal: terms.facts.rehearsal)
        return (try? .message(health)) ?? .problem(.broken)
    }

    /// Dresses a reply with what every response carries.
    func response(_ reply: Reply) -> OfficeResponse {
        let headers = [
            ("content-type", reply.mediaType), ("cache-control", "no-store"),
            (SignedFields.Header.time, String(now().milliseconds)),
            (SignedFields.Header.run, run.name), (SignedFields.Header.epoch, terms.facts.epoch),
        ]
        return OfficeResponse(
            status: reply.status, headers: headers + reply.headers, body: reply.body)
    }
}

/// A request on its way: whose duty it is and whose letter.
struct Call: Sendable {
    let duty: Duty
    let ids: [String: String]
    let request: OfficeRequest
    let letter: Letter
    /// The key under which the signature is true.
    let key: PublicKey
    let arrived: Moment
    /// The message, where it is read before the writer's turn.
    var message: (any Sendable)?

    /// The visit, once the signer is known within a transaction.
    func visit(of signer: Signer, with books: Books, terms: Terms) -> Visit {
        Visit(
            route: duty.route, ids: ids, query: request.fields, body: request.body,
            read: message, signer: signer, knownEpoch: letter.fields.epoch, books: books,
            terms: terms,
            now: arrived)
    }

    /// What the audit log calls the thing it was about.
    func subject(of reply: Reply) -> String {
        if let subject = reply.subject { return subject }
        let ids = ids.sorted { $0.key < $1.key }.map(\.value)
        let text = ids.isEmpty ? request.fields["day"] ?? "" : ids.joined(separator: " ")
        return String(text.prefix(100))
    }

    /// Refuses who may not call this route: a box is told that there is no such address.
    func refusal(for signer: Signer) -> Problem? {
        // The remembered key may have been replaced in the store meanwhile.
        guard signer.key == key else { return .notSigned }
        if signer.isRevoked { return .revoked }
        if duty.route.callers.contains(signer.caller) { return nil }
        return signer.isDesk ? .notYours : .noSuchAddress
    }
}
