public import Database
public import Domain

/// Parts of days in which a household pressed keys; kept only with its consent.
public struct KeySignBook: Sendable {
    let tenant: Tenant

    static let m0037_key_sign = Migration(
        name: "m0037_key_sign",
        sql: """
            CREATE TABLE key_sign (
                muni text NOT NULL, household text NOT NULL, day text NOT NULL,
                part bigint NOT NULL, at bigint NOT NULL,
                PRIMARY KEY (muni, household, day, part)
            )
            """)

    /// Writes a sign; a second one of the same part changes nothing.
    public func put(
        _ household: HouseholdId, day: Day, part: Int, at moment: Moment
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO key_sign (muni, household, day, part, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (muni, household, day, part) DO NOTHING
            """, [tenant.muni, .id(household), .day(day), .int(part), .moment(moment)])
    }

    /// Deletes a household's signs of days before one; all of them without a day.
    public func forget(_ household: HouseholdId, before day: Day? = nil) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM key_sign WHERE muni = ? AND household = ? AND day < ?",
            [tenant.muni, .id(household), day.map { .day($0) } ?? .text("9999-99-99")])
    }

    /// The signs between two moments, of one household or of all.
    public func signs(
        of household: HouseholdId? = nil, from: Moment, to: Moment
    ) throws(SQLError) -> [(household: HouseholdId, at: Moment)] {
        var sql = "SELECT household, at FROM key_sign WHERE muni = ? AND at >= ? AND at <= ?"
        var values: [SQLValue] = [tenant.muni, .moment(from), .moment(to)]
        if let household {
            sql += " AND household = ?"
            values.append(.id(household))
        }
        return try tenant.connection.query(sql, values).each { (row) throws(SQLError) in
            (try row.id("household"), try row.moment("at"))
        }
    }
}

extension OrderLog {
    /// A place in the log before which everything was written before that moment, give or take an hour for requests that waited.
    public func place(before moment: Moment) throws(SQLError) -> Int64 {
        let wanted = moment.adding(minutes: -60)
        var low: Int64 = 0
        var high = try last()
        while low < high {
            let middle = low + (high - low + 1) / 2
            guard let event = try events(after: middle - 1, most: 1).first else { break }
            if event.at < wanted { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
