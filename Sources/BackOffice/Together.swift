import Database
import Domain
import Records
import Seal
import Synchronization

/// Another office has claimed the store, or the store has another epoch by now.
struct Fenced: Error {}

extension Office {
    /// The lease of whoever sweeps the books.
    static let sweepLease = "sweep"
    /// How long that lease lasts without its holder: two sweeps and a half.
    static let sweepSeconds = 150

    /// How this office takes turns with the others on the same store. A batch begins with an
    /// update of the municipality's own page, which makes the offices' batches come one after the
    /// other, and with the number of the batch, by which a lost COMMIT is looked up.
    static func turn(of token: String, at terms: Terms, _ now: @escaping Now) -> SharedTurn {
        let code = terms.municipality.code
        let epoch = terms.facts.epoch
        return SharedTurn(
            take: { connection, number in
                let books = Books(connection, of: code, digest: sha256)
                guard try books.store.takeTurn(of: token, epoch: epoch) else { throw Fenced() }
                try books.leases.note(batch: number, of: token, at: now())
            },
            isCommitted: { (connection, number) throws(SQLError) in
                let books = Books(connection, of: code, digest: sha256)
                // Waits here as long as the transaction that was lost still holds the page.
                try books.store.takeTurn()
                return try books.leases.lastBatch(of: token) >= number
            })
    }

    /// How long an office that is one of several goes without looking what is due, in milliseconds:
    /// another one may have put off a close.
    static let longestUnseen: Int64 = 10_000

    /// Remembers when something is due next, as it was found at a moment.
    func look(at next: Moment, from moment: Moment) {
        let seen = together ? min(next, moment.adding(milliseconds: Self.longestUnseen)) : next
        nextDue.withLock { $0 = max($0, seen) }
    }

    /// Forgets what nobody needs any more. One office at a time does it, under a lease that is
    /// taken in the transaction of the work itself.
    func sweep(_ books: Books, at moment: Moment) throws {
        let epoch = try books.leases.take(
            Self.sweepLease, by: token, seconds: Self.sweepSeconds, at: moment)
        guard epoch != nil else { return }
        try books.pairings.forget(before: moment.adding(minutes: -24 * 60))
        try books.leases.forgetOffices(before: moment.adding(minutes: -7 * 24 * 60))
    }
}
