public import Database
public import Domain

/// The limits households have set themselves for a month, and what their months cost so far.
public struct SpendingBook: Sendable {
    let tenant: Tenant

    static let m0021_order_total = Migration(
        name: "m0021_order_total", sql: "ALTER TABLE orders ADD COLUMN total bigint")

    static let m0022_spending_limit = Migration(
        name: "m0022_spending_limit",
        sql: """
            CREATE TABLE spending_limit (
                muni text NOT NULL, household text NOT NULL, yen bigint, at bigint NOT NULL,
                PRIMARY KEY (muni, household)
            )
            """)

    /// Sets a household's limit; nil takes it back.
    public func put(
        _ limit: Yen?, of household: HouseholdId, at moment: Moment
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO spending_limit (muni, household, yen, at) VALUES (?, ?, ?, ?)
            ON CONFLICT (muni, household) DO UPDATE SET yen = excluded.yen, at = excluded.at
            """, [tenant.muni, .id(household), .optional(limit?.rawValue), .moment(moment)])
    }

    /// A household's limit, if it set one.
    public func limit(of household: HouseholdId) throws(SQLError) -> Yen? {
        try tenant.connection.first(
            "SELECT yen FROM spending_limit WHERE muni = ? AND household = ?",
            [tenant.muni, .id(household)])?.optionalInt("yen").map { Yen($0) }
    }

    /// What a household's orders cost that are not cancelled, with their delivery days, from `from`
    /// to `to`; 500 at most.
    public func totals(
        of household: HouseholdId, from: Day, to: Day
    ) throws(SQLError) -> [(day: Day, total: Yen)] {
        let rows = try tenant.connection.query(
            """
            SELECT id, day, total FROM orders
            WHERE muni = ? AND household = ? AND day >= ? AND day <= ? AND progress <> 'cancelled'
            ORDER BY day LIMIT 500
            """, [tenant.muni, .id(household), .day(from), .day(to)])
        let orders = OrderBook(tenant: tenant)
        return try rows.each { (row) throws(SQLError) in
            // Orders of a time when the total was not written yet are added up.
            if let total = try row.optionalInt("total") { return (try row.day("day"), Yen(total)) }
            let total = try orders.order(row.id("id"))?.total
            return (try row.day("day"), total ?? 0)
        }
    }
}
