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
    /// `now` is milliseconds since 1970. Throws `newerStore` if the store has steps this program
    /// does not know, and `migrationsOutOfOrder` if it lacks a step before one it has.
    @discardableResult
    public func apply(
        to connection: any SQLConnection, at now: Int64
    ) throws(SQLError) -> [String] {
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
                name text NOT NULL PRIMARY KEY, applied_at bigint NOT NULL
            )
            """)
        let waiting = try missing(in: connection)
        for step in waiting { try apply(step, to: connection, at: now) }
        return waiting.map(\.name)
    }

    /// The steps a store with a migration table lacks, oldest first.
    private func missing(in connection: any SQLConnection) throws(SQLError) -> [Migration] {
        let rows = try connection.query("SELECT name FROM schema_migration")
        let applied = Set(try rows.map { (row) throws(SQLError) in try row.text("name") })
        let unknown = applied.subtracting(steps.map(\.name))
        guard unknown.isEmpty else { throw .newerStore(unknown: unknown.sorted()) }
        let waiting = steps.drop { applied.contains($0.name) }
        if let gap = waiting.first, waiting.contains(where: { applied.contains($0.name) }) {
            throw .migrationsOutOfOrder(missing: gap.name)
        }
        return Array(waiting)
    }

    private func apply(
        _ step: Migration, to connection: any SQLConnection, at now: Int64
    ) throws(SQLError) {
        try connection.begin()
        do throws(SQLError) {
            for statement in SQLText.statements(in: step.sql) {
                try connection.execute(statement)
            }
            try connection.execute(
                "INSERT INTO schema_migration (name, applied_at) VALUES (?, ?)",
                [.text(step.name), .integer(now)])
            try connection.commit()
        } catch {
            if connection.isInTransaction { try? connection.rollback() }
            throw error
        }
    }
}
