public import Database
public import Domain

/// Villages that got another carrier for a day. Every switch ends with its day.
public struct CarrierSwitchBook: Sendable {
    let tenant: Tenant

    static let m0015_carrier_switch = Migration(
        name: "m0015_carrier_switch",
        sql: """
            CREATE TABLE carrier_switch (
                muni text NOT NULL, day text NOT NULL, village text NOT NULL,
                carrier text NOT NULL, reason text NOT NULL, at bigint NOT NULL,
                PRIMARY KEY (muni, day, village)
            )
            """)

    static let m0020_switch_cause = Migration(
        name: "m0020_switch_cause", sql: "ALTER TABLE carrier_switch ADD COLUMN cause text")

    /// Gives a village a carrier for a day; a later switch takes the place of an earlier one.
    public func put(
        _ carrier: CarrierKind, village: VillageId, day: Day, reason: String,
        cause: ChangeCause? = nil, at moment: Moment
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO carrier_switch (muni, day, village, carrier, reason, cause, at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, day, village) DO UPDATE SET carrier = excluded.carrier,
                reason = excluded.reason, cause = excluded.cause, at = excluded.at
            """,
            [
                tenant.muni, .day(day), .id(village), .text(carrier.rawValue), .text(reason),
                .optional(cause?.rawValue), .moment(moment),
            ])
    }

    /// The switches of a day.
    public func switches(on day: Day) throws(SQLError) -> [VillageId: CarrierKind] {
        var found: [VillageId: CarrierKind] = [:]
        let rows = try tenant.connection.query(
            "SELECT village, carrier FROM carrier_switch WHERE muni = ? AND day = ?",
            [tenant.muni, .day(day)])
        for row in rows { found[try row.id("village")] = try row.word("carrier") }
        return found
    }

    /// Why the villages were switched, of those where the cause is known.
    public func causes(on day: Day) throws(SQLError) -> [VillageId: ChangeCause] {
        var found: [VillageId: ChangeCause] = [:]
        let rows = try tenant.connection.query(
            "SELECT village, cause FROM carrier_switch WHERE muni = ? AND day = ?",
            [tenant.muni, .day(day)])
        for row in rows { found[try row.id("village")] = try row.optionalWord("cause") }
        return found
    }
}
