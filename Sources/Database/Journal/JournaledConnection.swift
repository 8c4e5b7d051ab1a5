import Synchronization

/// A connection all of whose transactions also stand in a journal.
///
/// The journal is written while the commit syncs, and the commit returns when both are done: what
/// was acknowledged is on both disks. If the journal fails or takes longer than its patience, the
/// commit counts all the same.
public final class JournaledConnection: SQLConnection {
    private struct Open {
        var entries: [JournalEntry] = []
        var marks: [(name: String, count: Int)] = []
    }
    private let inner: any SQLConnection
    private let journal: OrderJournal
    private let clock: @Sendable () -> Int64
    private let number: @Sendable (any SQLConnection) throws(SQLError) -> Int64
    private let open = Mutex<Open?>(nil)

    /// A connection with its journal. `clock` tells milliseconds since 1970; `number` raises the
    /// store's own count of batches by one, within the transaction, and returns it.
    public init(
        _ inner: any SQLConnection, journal: OrderJournal, clock: @escaping @Sendable () -> Int64,
        number: @escaping @Sendable (any SQLConnection) throws(SQLError) -> Int64
    ) {
        self.inner = inner
        self.journal = journal
        self.clock = clock
        self.number = number
    }

    /// Runs one statement; if it changes the store it will stand in the journal.
    @discardableResult
    public func execute(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Int {
        let changed = try inner.execute(sql, values)
        note(sql, values, changed)
        return changed
    }

    /// Runs one statement and returns its rows; if it changes the store it will stand in the
    /// journal.
    public func query(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> [SQLRow] {
        let rows = try inner.query(sql, values)
        note(sql, values, rows.count)
        return rows
    }

    /// Begins a transaction.
    public func begin() throws(SQLError) {
        try inner.begin()
        open.withLock { $0 = Open() }
    }

    /// Commits, here and in the journal.
    public func commit() throws(SQLError) {
        let entries = open.withLock { $0?.entries ?? [] }
        guard !entries.isEmpty else {
            try inner.commit()
            return open.withLock { $0 = nil }
        }
        let number = try number(inner)
        let wait = journal.add(JournalBatch(number: number, at: clock(), entries: entries))
        do throws(SQLError) {
            try inner.commit()
        } catch {
            // Where nobody knows, the next batch tells: it has this number or the one after it.
            if case .connectionLost = error {} else { journal.void(number, at: clock()) }
            throw error
        }
        open.withLock { $0 = nil }
        wait()
    }

    /// Undoes the transaction.
    public func rollback() throws(SQLError) {
        open.withLock { $0 = nil }
        try inner.rollback()
    }

    /// Marks a place in the transaction.
    public func savepoint(_ name: String) throws(SQLError) {
        try inner.savepoint(name)
        open.withLock { open in
            let count = open?.entries.count ?? 0
            open?.marks.append((name, count))
        }
    }

    /// Forgets a mark and keeps the work since.
    public func release(_ name: String) throws(SQLError) {
        try inner.release(name)
        open.withLock { open in
            guard let place = open?.marks.lastIndex(where: { $0.name == name }) else { return }
            open?.marks.removeSubrange(place...)
        }
    }

    /// Undoes the work since a mark; the mark stays.
    public func rollback(to name: String) throws(SQLError) {
        try inner.rollback(to: name)
        open.withLock { open in
            guard let place = open?.marks.lastIndex(where: { $0.name == name }),
                let count = open?.marks[place].count
            else { return }
            open?.entries.removeSubrange(count...)
            open?.marks.removeSubrange((place + 1)...)
        }
    }

    /// True between `begin` and `commit` or `rollback`.
    public var isInTransaction: Bool { inner.isInTransaction }

    private func note(_ sql: String, _ values: [SQLValue], _ rows: Int) {
        let first = sql.drop { $0 == " " || $0 == "\n" || $0 == "(" }.prefix(6).uppercased()
        guard first != "SELECT" else { return }
        open.withLock { $0?.entries.append(JournalEntry(sql: sql, values: values, rows: rows)) }
    }
}
