import Database
import Domain
import Records
import Synchronization

extension Office {
    /// Writes the closes that are due, then what else is pending. Once a second is right.
    public func tick() async {
        await withCheckedContinuation { continuation in tick { continuation.resume() } }
    }

    /// The same without waiting: `done` is called once, from any thread.
    public func tick(done: @escaping @Sendable () -> Void) {
        reserve?.look()
        warn(reserve?.trouble, about: "disk")
        closeOverdue { problem in
            if let problem {
                self.note(problem)
                return done()
            }
            self.keepHouse { error in
                if let error { self.note(error) }
                done()
            }
        }
    }

    /// Appends the close of every slot whose time has come, oldest first, and returns when they
    /// are durable. Call it before the port opens. Throws what kept it from being written.
    public func closeOverdue() async throws(OfficeProblem) {
        let problem = await withCheckedContinuation { continuation in
            closeOverdue { continuation.resume(returning: $0) }
        }
        if let problem { throw problem }
    }

    /// The same without waiting: `done` is called once, from any thread, with what kept it from
    /// being written.
    public func closeOverdue(done: @escaping @Sendable (OfficeProblem?) -> Void) {
        let moment = now()
        let known = nextDue.withLock { $0 }
        guard known <= moment else { return done(nil) }
        let terms = terms
        writer.submit { connection in
            let books = try self.books(over: connection)
            return try Closing(terms: terms, books: books).closeDue(at: moment, since: known)
        } completion: { result in
            switch result {
            case .success(let next):
                self.look(at: next, from: moment)
                done(nil)
            case .failure(let error):
                // The next tick has the room for it.
                if case SQLError.full = error { self.reserve?.give() }
                done(.store("\(error)"))
            }
        }
    }

    /// By hand only: does the reads and one batch of the writes that wait. False if nothing did.
    public func turn() -> Bool {
        let hasRead = readers.turn()
        return writer.turn() || hasRead
    }

    /// Writes when boxes were last heard from, once a minute, and forgets old pairing codes.
    private func keepHouse(done: @escaping @Sendable ((any Error)?) -> Void) {
        let moment = now()
        // Near a close the office's signs of life tell to a few seconds when it was last there.
        let isNear = nextDue.withLock { $0 } <= moment.adding(minutes: Extending.window + 1)
        let step: Int64 = isNear ? 10_000 : 60_000
        let isDue = lastHousekeeping.withLock { last in
            guard moment.milliseconds / step != last.milliseconds / step else { return false }
            last = moment
            return true
        }
        guard isDue else { return done(nil) }
        let heard = seen.withLock { seen in
            defer { seen = [:] }
            return seen
        }
        writer.submit { connection in
            let books = try self.books(over: connection)
            try books.life.beat(at: moment)
            for (box, at) in heard.sorted(by: { $0.key < $1.key }) {
                try books.boxes.saw(box, at: at)
                try books.kiosks.saw(box, at: at)
            }
            try self.sweep(books, at: moment)
        } completion: { result in
            switch result {
            case .success:
                self.trouble.withLock { $0 = nil }
                done(nil)
            case .failure(let error): done(error)
            }
        }
    }
}
