import Database
import Domain
import Records
import Synchronization
import Wire

extension Office {
    /// Answers a write through the one writer, after the commit.
    ///
    /// A key that was decided before gets the stored decision. A write signed for an earlier
    /// epoch is executed: after a restore the boxes offer again what the store has lost, and the
    /// response tells them the new epoch. `?dry-run=1` from the desk does everything and undoes it.
    func write(_ call: Call, reply: @escaping @Sendable (Reply) -> Void) {
        let isDry = call.request.fields["dry-run"] == "1"
        writer.submit(keeping: !isDry) { connection in
            try self.decide(call, over: connection, isDry: isDry)
        } completion: { result in
            switch result {
            case .success((var answer, let next)):
                if let next, !isDry { self.nextDue.withLock { $0 = max($0, next) } }
                if isDry { answer.headers.append(("engawa-dry-run", "1")) }
                reply(answer)
            case .failure(let error): reply(self.failure(error))
            }
        }
    }

    /// What is answered when the store did not do its part: nothing was written, try again.
    func failure(_ error: any Error) -> Reply {
        switch error {
        case is QueueFull, SQLError.stopped, SQLError.busy: return .problem(.busy)
        case is SQLError, is Fenced:
            note(error)
            return .problem(.busy)
        default:
            note(error)
            return .problem(.broken)
        }
    }

    private func decide(
        _ call: Call, over connection: any SQLConnection, isDry: Bool
    ) throws -> (Reply, next: Moment?) {
        let books = try books(over: connection)
        fault?.pass(call.duty.route.name)
        guard let signer = try Signer.find(call.letter.fields.signer, in: books) else {
            return (.problem(.unknownSigner), nil)
        }
        if isDry, !signer.isDesk { return (.problem(.badMessage("no dry run for boxes")), nil) }
        if let problem = call.refusal(for: signer) {
            let answer = Reply.problem(problem)
            if signer.isDesk, !signer.isRevoked { try audit(call, answer, in: books) }
            return (answer, nil)
        }
        if let known = try known(call, of: signer, in: books) { return (known, nil) }
        var next: Moment?
        if nextDue.withLock({ $0 <= call.arrived }) {
            next = try Closing(terms: terms, books: books).closeDue(at: call.arrived)
        }
        let answer = try execute(call, as: signer, in: books)
        if answer.isDecision {
            let decision = Decision(
                fingerprint: call.letter.fingerprint, status: answer.status,
                body: String(decoding: answer.body, as: UTF8.self))
            let fields = call.letter.fields
            try books.decisions.keep(
                decision, signer: fields.signer, key: fields.key, sequence: fields.sequence,
                at: call.arrived)
        }
        if signer.isDesk { try audit(call, answer, in: books) }
        return (answer, next)
    }

    /// The answer to a key or message number that was seen before; nil if both are new.
    private func known(_ call: Call, of signer: Signer, in books: Books) throws -> Reply? {
        let fields = call.letter.fields
        if let decision = try books.decisions.decision(signer: fields.signer, key: fields.key) {
            guard decision.fingerprint == call.letter.fingerprint else {
                let answer = Reply.problem(.keyReused)
                try audit(call, answer, in: books, reason: "key-reused")
                return answer
            }
            let isFine = (200...299).contains(decision.status)
            return Reply(
                status: decision.status,
                mediaType: isFine ? "application/json" : Problem.mediaType,
                body: Array(decision.body.utf8))
        }
        guard case .box(let id, _) = signer.who else { return nil }
        guard fields.sequence >= 1 else {
            return .problem(.badMessage("a box numbers its messages from 1"))
        }
        guard try books.decisions.take(sequence: fields.sequence, of: id, for: fields.key) else {
            let answer = Reply.problem(.sequenceFork)
            try audit(call, answer, in: books, reason: "sequence-fork")
            return answer
        }
        try books.boxes.saw(id, at: call.arrived, sequence: fields.sequence)
        return nil
    }

    /// Does the work from a savepoint, so that a refusal leaves nothing half done.
    private func execute(_ call: Call, as signer: Signer, in books: Books) throws -> Reply {
        let visit = call.visit(of: signer, with: books, terms: terms)
        do {
            return try books.connection.attempt("use_case") { try call.duty.work(visit) }
        } catch let refusal as Refusal {
            return .problem(Problem(refusal))
        } catch let problem as Problem {
            return .problem(problem)
        } catch let refused as Refused {
            try refused.afterwards(visit)
            return .problem(Problem(refused.refusal))
        }
    }

    private func audit(
        _ call: Call, _ answer: Reply, in books: Books, reason: String? = nil
    ) throws {
        try books.audit.append(
            at: call.arrived, who: call.letter.fields.signer, what: call.duty.route.name,
            subject: call.subject(of: answer), reason: reason ?? answer.reason,
            status: answer.status)
    }
}
