/// Prepared statements by key; the least recently used one leaves when there are too many.
package struct PreparedStatements<Statement> {
    private let limit: Int
    private var entries: [String: (statement: Statement, lastUse: UInt64)] = [:]
    private var uses: UInt64 = 0

    /// An empty store of at most that many statements.
    package init(limit: Int = 256) { self.limit = limit }

    /// How many statements are kept.
    package var count: Int { entries.count }

    /// The statement kept under a key.
    package mutating func statement(for key: String) -> Statement? {
        guard let statement = entries[key]?.statement else { return nil }
        uses += 1
        entries[key]?.lastUse = uses
        return statement
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
        entries[key] = (statement, uses)
        return leaving
    }

    /// Forgets one statement.
    package mutating func forget(_ key: String) { entries.removeValue(forKey: key) }

    /// Forgets all statements.
    package mutating func forgetAll() { entries.removeAll() }
}
