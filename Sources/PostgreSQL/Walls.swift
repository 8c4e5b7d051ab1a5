public import Database

extension PostgreSQLServer {
    /// Raises the second wall between municipalities around tables that lack it: row-level
    /// security, by which a role that does not own the tables sees and writes only rows of the
    /// municipality its transaction is for, whatever its statements say. Returns the tables it was
    /// raised around now.
    ///
    /// Only the owner of the tables can do it; each table is a transaction of its own, so that it
    /// may be ended at any statement and done again.
    @discardableResult
    public func raiseWalls(around tables: [String]) throws(SQLError) -> [String] {
        let open = try query(
            """
            SELECT relname::text AS name FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
                AND NOT relrowsecurity
            """)
        let bare = Set(try open.map { (row) throws(SQLError) in try row.text("name") })
        let missing = tables.filter { bare.contains($0) }
        for table in missing { try raiseWall(around: table) }
        return missing
    }

    private func raiseWall(around table: String) throws(SQLError) {
        let name = try SQLRules.quoted(savepoint: table)
        try begin()
        do throws(SQLError) {
            try execute("ALTER TABLE \(name) ENABLE ROW LEVEL SECURITY")
            // Without a municipality the setting is null, and null equals nothing.
            try execute(
                """
                CREATE POLICY engawa_muni ON \(name)
                USING (muni = current_setting('engawa.muni', true))
                WITH CHECK (muni = current_setting('engawa.muni', true))
                """)
            try commit()
        } catch {
            if isInTransaction { try? rollback() }
            // Another program may have raised it at the same moment.
            let row = try first(
                "SELECT relrowsecurity AS wall FROM pg_class WHERE oid = to_regclass(?)",
                [.text(name)])
            guard try row?.bool("wall") == true else { throw error }
        }
    }
}
