/// Prepared statements by key; the least recently used one leaves when there are too many.
package struct PreparedStatements<Statement> {
    /// A class, so that a use is noted without looking the long key up a second time.
    private final class Entry {
        let statement: Statement
        var lastUse: UInt64
        init(_ statement: Statement, _ lastUse: UInt64) {
            self.statement = statement
            self.lastUse = lastUse
        }
    }
    private let limit: Int
    private var entries: [String: Entry] = [:]
    private var uses: UInt64 = 0

    /// An empty store of at most that many statements.
    package init(limit: Int = 256) { self.limit = limit }

    /// How many statements are kept.
    package var count: Int { entries.count }

    /// The statement kept under a key.
    package mutating func statement(for key: String) -> Statement? {
        guard let entry = entries[key] else { return nil }
        uses += 1
        entry.lastUse = uses
        return entry.statement
    }

    /// Keeps a statement and returns the one that had to leave, if any.
    package mutating func keep(_ statement: Statement, for key: String) -> Statement? {
        var leaving: Statement?
        if entries.count >= limit,
            let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            leaving = entries.removeValue(forKey: oldest.key)?.statement
        }
        uses += 1
        entries[key] = Entry(statement, uses)
        return leaving
    }

    /// Forgets one statement.
    package mutating func forget(_ key: String) { entries.removeValue(forKey: key) }

    /// Forgets all statements.
    package mutating func forgetAll() { entries.removeAll() }
}
