/// One step of the schema: a name such as `m0001_orders` and statements for both engines.
public struct Migration: Sendable, Hashable {
    /// The name under which the step is recorded; never changes once released.
    public let name: String
    /// One or more statements, separated by semicolons.
    public let sql: String
    /// A step from its name and statements.
    public init(name: String, sql: String) {
        self.name = name
        self.sql = sql
    }
}

/// The steps that bring a store to the form this program knows, oldest first.
public struct Migrations: Sendable {
    /// The steps, oldest first.
    public let steps: [Migration]
    /// All steps, oldest first.
    public init(_ steps: [Migration]) { self.steps = steps }

    /// Applies the steps the store lacks, each in its own transaction, and returns their names.
    ///
    /// Ended at any statement and started again, it goes on where it was. Two programs may do it at
    /// once: the row that records a step is written first, and whoever is second waits at it. A
    /// program that may not make tables can open a store that lacks nothing. `now` is milliseconds
    /// since 1970. Throws `newerStore` if the store has steps this program does not know, and
    /// `migrationsOutOfOrder` if it lacks a step before one it has.
    @discardableResult
    public func apply(
        to connection: any SQLConnection, at now: Int64
    ) throws(SQLError) -> [String] {
        try makeList(in: connection)
        let waiting = try missing(in: connection)
        var applied: [String] = []
        for step in waiting where try apply(step, to: connection, at: now) {
            applied.append(step.name)
        }
        return applied
    }

    /// Makes the list of applied steps, where there is none.
    private func makeList(in connection: any SQLConnection) throws(SQLError) {
        if (try? connection.query(Self.list)) != nil { return }
        do throws(SQLError) {
            try connection.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    name text NOT NULL PRIMARY KEY, applied_at bigint NOT NULL
                )
                """)
        } catch {
            // Another program may have made it at the same moment.
            guard (try? connection.query(Self.list)) != nil else { throw error }
        }
    }

    private static let list = "SELECT name FROM schema_migration"

    private func appliedNames(in connection: any SQLConnection) throws(SQLError) -> Set<String> {
        let rows = try connection.query(Self.list)
        return Set(try rows.map { (row) throws(SQLError) in try row.text("name") })
    }

    /// The steps a store with a migration table lacks, oldest first.
    private func missing(in connection: any SQLConnection) throws(SQLError) -> [Migration] {
        let applied = try appliedNames(in: connection)
        let unknown = applied.subtracting(steps.map(\.name))
        guard unknown.isEmpty else { throw .newerStore(unknown: unknown.sorted()) }
        let waiting = steps.drop { applied.contains($0.name) }
        if let gap = waiting.first, waiting.contains(where: { applied.contains($0.name) }) {
            throw .migrationsOutOfOrder(missing: gap.name)
        }
        return Array(waiting)
    }

    /// Applies a step; false if another program did.
    private func apply(
        _ step: Migration, to connection: any SQLConnection, at now: Int64
    ) throws(SQLError) -> Bool {
        do throws(SQLError) {
            try connection.begin()
            try connection.execute(
                "INSERT INTO schema_migration (name, applied_at) VALUES (?, ?)",
                [.text(step.name), .integer(now)])
            for statement in SQLText.statements(in: step.sql) {
                try connection.execute(statement)
            }
            try connection.commit()
            return true
        } catch {
            if connection.isInTransaction { try? connection.rollback() }
            guard !error.isFatal, let names = try? appliedNames(in: connection),
                names.contains(step.name)
            else { throw error }
            return false
        }
    }
}
