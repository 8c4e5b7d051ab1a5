public import Database
public import Domain

/// What households have of their own instead of the municipality's terms of wellness.
public struct WellnessSettingBook: Sendable {
    let tenant: Tenant

    static let m0039_wellness_setting = Migration(
        name: "m0039_wellness_setting",
        sql: """
            CREATE TABLE wellness_setting (
                muni text NOT NULL, household text NOT NULL, remind_at bigint,
                reminds bigint NOT NULL, silence_hours bigint, PRIMARY KEY (muni, household)
            )
            """)

    /// Writes a household's setting.
    public func put(
        _ setting: WellnessSetting, of household: HouseholdId
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO wellness_setting (muni, household, remind_at, reminds, silence_hours)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (muni, household) DO UPDATE SET remind_at = excluded.remind_at,
                reminds = excluded.reminds, silence_hours = excluded.silence_hours
            """,
            [
                tenant.muni, .id(household), .optional((setting.remindAt?.minute).map(Int64.init)),
                .bool(setting.reminds), .optional(setting.silenceHours.map(Int64.init)),
            ])
    }

    /// A household's setting; nil if it has none.
    public func setting(of household: HouseholdId) throws(SQLError) -> WellnessSetting? {
        try tenant.connection.first(
            "SELECT * FROM wellness_setting WHERE muni = ? AND household = ?",
            [tenant.muni, .id(household)]
        ).map { (row) throws(SQLError) in try setting(row) }
    }

    /// All settings.
    public func all() throws(SQLError) -> [HouseholdId: WellnessSetting] {
        let rows = try tenant.connection.query(
            "SELECT * FROM wellness_setting WHERE muni = ?", [tenant.muni]
        ).each { (row) throws(SQLError) in
            (try row.id("household") as HouseholdId, try setting(row))
        }
        return Dictionary(rows) { first, _ in first }
    }

    private func setting(_ row: SQLRow) throws(SQLError) -> WellnessSetting {
        WellnessSetting(
            remindAt: try row.optionalInt64("remind_at").map { TimeOfDay(minute: Int($0)) },
            reminds: try row.bool("reminds"),
            silenceHours: try row.optionalInt64("silence_hours").map { Int($0) })
    }
}
