public import Database
public import Domain

/// The register of households. Personal data: every read of it by a person is audited.
public struct HouseholdBook: Sendable {
    let tenant: Tenant

    static let m0009_household = Migration(
        name: "m0009_household",
        sql: """
            CREATE TABLE household (
                muni text NOT NULL, id text NOT NULL, village text NOT NULL,
                name_ja text NOT NULL, name_kana text NOT NULL, name_en text NOT NULL,
                address text NOT NULL, phone text NOT NULL, elderly_only bigint NOT NULL,
                registered text, reduced_fare bigint NOT NULL, PRIMARY KEY (muni, id)
            );
            CREATE INDEX household_village ON household (muni, village);
            """)

    /// Enters a household, or brings its entry up to date. True if it is new.
    public func put(_ household: Household) throws(SQLError) -> Bool {
        let isNew = try self.household(household.id) == nil
        try tenant.connection.execute(
            """
            INSERT INTO household (muni, id, village, name_ja, name_kana, name_en, address,
                phone, elderly_only, registered, reduced_fare)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, id) DO UPDATE SET village = excluded.village,
                name_ja = excluded.name_ja, name_kana = excluded.name_kana,
                name_en = excluded.name_en, address = excluded.address, phone = excluded.phone,
                elderly_only = excluded.elderly_only, registered = excluded.registered,
                reduced_fare = excluded.reduced_fare
            """,
            [
                tenant.muni, .id(household.id), .id(household.village), .text(household.name.ja),
                .text(household.name.kana), .text(household.name.en), .text(household.address),
                .text(household.phone), .bool(household.elderlyOnly),
                .optional(household.registered), .bool(household.reducedFare),
            ])
        return isNew
    }

    /// One household.
    public func household(_ id: HouseholdId) throws(SQLError) -> Household? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// All households, by id.
    public func all() throws(SQLError) -> [Household] {
        try read("WHERE muni = ? ORDER BY id", [tenant.muni])
    }

    /// Households whose name, kana, English name, phone or id contains the text, `most` at most,
    /// by id. `%` and `_` stand for themselves.
    public func search(_ text: String, most: Int = 100) throws(SQLError) -> [Household] {
        var pattern = "%"
        for character in text.lowercased() {
            if "%_\\".contains(character) { pattern.append("\\") }
            pattern.append(character)
        }
        let like = SQLValue.text(pattern + "%")
        return try read(
            """
            WHERE muni = ? AND (name_ja LIKE ? ESCAPE '\\' OR name_kana LIKE ? ESCAPE '\\'
                OR lower(name_en) LIKE ? ESCAPE '\\' OR phone LIKE ? ESCAPE '\\'
                OR lower(id) LIKE ? ESCAPE '\\') ORDER BY id LIMIT ?
            """, [tenant.muni, like, like, like, like, like, .int(most)])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [Household] {
        try tenant.connection.query("SELECT * FROM household " + rest, values)
            .each { (row) throws(SQLError) in
                Household(
                    id: try row.id("id"), village: try row.id("village"),
                    name: Name(
                        ja: try row.text("name_ja"), kana: try row.text("name_kana"),
                        en: try row.text("name_en")),
                    address: try row.text("address"), phone: try row.text("phone"),
                    elderlyOnly: try row.bool("elderly_only"),
                    registered: try row.optionalDay("registered"),
                    reducedFare: try row.bool("reduced_fare"))
            }
    }
}
