import Database
import Domain
import Records
import Synchronization
import Wire

extension Office {
    /// Answers a read from a connection beside the writer. What a person at the desk looked at is
    /// in the audit log before they see it.
    func read(_ call: Call, reply: @escaping @Sendable (Reply) -> Void) {
        let fields = call.letter.fields
        switch run.take(key: fields.key, of: fields.signer, run: fields.run) {
        case .stale: return reply(.problem(.staleRun))
        case .replayed: return reply(.problem(.replayed))
        case .fresh: break
        }
        let isTaken = readers.submit { books in
            do {
                let (answer, isAudited) = try self.look(call, in: books)
                if isAudited {
                    self.audit(call, answer, reply: reply)
                } else {
                    reply(answer)
                }
            } catch {
                reply(self.failure(error))
            }
        }
        if !isTaken { reply(.problem(.busy)) }
    }

    /// Does the read in one transaction, so that all of it is of one moment.
    private func look(_ call: Call, in books: Books) throws -> (Reply, isAudited: Bool) {
        let connection = books.connection
        try connection.begin()
        defer { if connection.isInTransaction { try? connection.rollback() } }
        guard let signer = try Signer.find(call.letter.fields.signer, in: books) else {
            return (.problem(.unknownSigner), false)
        }
        if let problem = call.refusal(for: signer) {
            if signer.key != call.key { forgetKey(of: signer) }
            return (.problem(problem), problem == .notYours)
        }
        if let id = signer.machine { seen.withLock { $0[id] = call.arrived } }
        let visit = call.visit(of: signer, with: books, terms: terms)
        let reply = try perform(call.duty, visit)
        return (reply, signer.isDesk && call.duty.isDiscreet && !reply.isSeenAgain)
    }

    /// Does the work and turns refusals into replies; other errors go on.
    func perform(_ duty: Duty, _ visit: Visit) throws -> Reply {
        do {
            return try duty.work(visit)
        } catch let refusal as Refusal {
            return .problem(Problem(refusal))
        } catch let problem as Problem {
            return .problem(problem)
        }
    }

    /// Has the key looked up anew at the next request.
    func forgetKey(of signer: Signer) { keys.withLock { $0[signer.text] = nil } }

    /// Answers once the look stands in the audit log.
    func audit(
        _ call: Call, _ answer: Reply, reason: String? = nil,
        reply: @escaping @Sendable (Reply) -> Void
    ) {
        writer.submit { connection in
            let books = try self.books(over: connection)
            try books.audit.append(
                at: call.arrived, who: call.letter.fields.signer, what: call.duty.route.name,
                subject: call.subject(of: answer), reason: reason ?? answer.reason,
                status: answer.status)
        } completion: { result in
            switch result {
            case .success: reply(answer)
            case .failure(let error): reply(self.failure(error))
            }
        }
    }
}
