import Database
import Domain
import Planted
import Records
import Synchronization
import Wire

/// What became of a write.
private struct Decided: Sendable {
    var answer: Reply
    /// Before this moment nothing more has to be closed; nil if nothing was.
    var next: Moment?
    /// Whether somebody at the desk may have learned something by it.
    var isByDesk = false
}

extension Office {
    /// Answers a write through the one writer, after the commit.
    ///
    /// A key that was decided before gets the stored decision. A write signed for an earlier
    /// epoch is executed: after a restore the boxes offer again what the store has lost, and the
    /// response tells them the new epoch. But an id of an earlier epoch may mean something else by
    /// now, and the desk never offers again: such writes are done in their own epoch only.
    /// `?dry-run=1` from the desk does everything and undoes it, except that the audit log knows.
    func write(_ call: Call, reply: @escaping @Sendable (Reply) -> Void) {
        let isDry = call.request.fields["dry-run"] == "1"
        writer.submit(keeping: !isDry) { connection in
            try self.decide(call, over: connection, isDry: isDry)
        } completion: { result in
            switch result {
            case .success(var decided):
                if Route.ofAlertWrites.contains(call.duty.route.name) { self.alertMemory.forget() }
                if let next = decided.next, !isDry {
                    self.look(at: next, from: call.arrived)
                }
                if !isDry, decided.answer.status == 200 { self.follow(call) }
                guard isDry, decided.isByDesk else { return reply(decided.answer) }
                decided.answer.headers.append(("engawa-dry-run", "1"))
                self.audit(call, decided.answer, reason: "dry-run", reply: reply)
            case .failure(let error): reply(self.failure(error))
            }
        }
    }

    /// What is answered when the store did not do its part: nothing was written, try again.
    func failure(_ error: any Error) -> Reply {
        switch error {
        case is QueueFull, SQLError.stopped, SQLError.busy: return .problem(.busy)
        // What no store could keep is the sender's fault, and trying again would not help.
        case SQLError.other(code: "nul", _, _), SQLError.other(code: "long", _, _):
            return .problem(.badMessage("a text cannot be kept"))
        case SQLError.full:
            note(error)
            return .problem(.full)
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
    ) throws -> Decided {
        let books = try books(over: connection)
        fault?.pass(call.duty.route.name)
        guard let signer = try Signer.find(call.letter.fields.signer, in: books) else {
            return Decided(answer: .problem(.unknownSigner))
        }
        if isDry, !signer.isDesk {
            return Decided(answer: .problem(.badMessage("no dry run for boxes")))
        }
        if let problem = call.refusal(for: signer) {
            if signer.key != call.key { forgetKey(of: signer) }
            let answer = Reply.problem(problem)
            if problem == .notYours { try audit(call, answer, in: books) }
            return Decided(answer: answer, isByDesk: problem == .notYours)
        }
        if !planted(.dropDedupe), let stored = try stored(call, of: signer, in: books) {
            return Decided(answer: stored, isByDesk: signer.isDesk)
        }
        if reserve?.isGiven == true, call.duty.route.waitsForRoom(signer) {
            return Decided(answer: .problem(.full), isByDesk: signer.isDesk)
        }
        if !planted(.dropDedupe), let problem = try number(call, of: signer, in: books) {
            return Decided(answer: problem, isByDesk: signer.isDesk)
        }
        if signer.isDesk || call.duty.route.template.contains("{"),
            call.letter.fields.epoch != terms.facts.epoch, !planted(.oldEpochIds)
        {
            return Decided(answer: .problem(.staleEpoch))
        }
        var next: Moment?
        let known = nextDue.withLock { $0 }
        if known <= call.arrived {
            let closing = Closing(terms: terms, books: books)
            next = try closing.closeDue(at: call.arrived, since: known)
            if planted(.closeRemembered), let next { nextDue.withLock { $0 = max($0, next) } }
        }
        let answer = try work(call, as: signer, in: books)
        if answer.isDecision, !planted(.forgetRefusals) || answer.status < 300 {
            let decision = Decision(
                fingerprint: call.letter.fingerprint, status: answer.status,
                body: String(decoding: answer.body, as: UTF8.self))
            let fields = call.letter.fields
            try books.decisions.keep(
                decision, signer: fields.signer, key: fields.key, sequence: fields.sequence,
                at: call.arrived)
        }
        if signer.isDesk { try audit(call, answer, in: books) }
        return Decided(answer: answer, next: next, isByDesk: signer.isDesk)
    }

    /// The answer to a key that was seen before; nil if it is new.
    private func stored(_ call: Call, of signer: Signer, in books: Books) throws -> Reply? {
        let fields = call.letter.fields
        var decision = try books.decisions.decision(signer: fields.signer, key: fields.key)
        for name in signer.earlier where decision == nil {
            decision = try books.decisions.decision(signer: name, key: fields.key)
        }
        if let decision {
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
        return nil
    }

    /// Takes the number of a box's message; the problem if it has none or it was another's.
    private func number(_ call: Call, of signer: Signer, in books: Books) throws -> Reply? {
        let fields = call.letter.fields
        guard let id = signer.machine else { return nil }
        guard fields.sequence >= 1 else {
            return .problem(.badMessage("a box numbers its messages from 1"))
        }
        guard try books.decisions.take(sequence: fields.sequence, of: id, for: fields.key) else {
            let answer = Reply.problem(.sequenceFork)
            try audit(call, answer, in: books, reason: "sequence-fork")
            return answer
        }
        if case .kiosk = signer.who {
            try books.kiosks.saw(id, at: call.arrived, sequence: fields.sequence)
        } else {
            try books.boxes.saw(id, at: call.arrived, sequence: fields.sequence)
        }
        return nil
    }

    /// Does the work; what a kiosk may try is bounded.
    private func work(_ call: Call, as signer: Signer, in books: Books) throws -> Reply {
        guard case .kiosk(let id, _) = signer.who else {
            return try execute(call, as: signer, in: books)
        }
        return try KioskTries.bounded(id, at: call.arrived, in: books) {
            try execute(call, as: signer, in: books)
        }
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

extension Office {
    /// What a done deed changes besides the books: here, and not in the writer's turn, because a
    /// transaction may be run twice or be undone.
    fileprivate func follow(_ call: Call) {
        switch call.duty.route.name {
        // Slots are open again: the next close is due before the one that was known.
        case Route.extendClose.name: nextDue.withLock { $0 = min($0, call.arrived) }
        case Route.followClock.name: terms.steady?.follow()
        default: break
        }
    }
}

extension Route {
    /// Whether this waits while the disk is full. What a box sends is sent again by itself; the
    /// desk can still carry out and close what stands in the books.
    fileprivate func waitsForRoom(_ signer: Signer) -> Bool {
        !signer.isDesk || Self.makesMore.contains(name)
    }

    private static let makesMore = Set(
        [placeOrder, changeOrder, requestRide, requestRides, makeStanding, propose].map(\.name))
}
