public import Database
public import Domain

/// What was noted about households at hand-overs; kept only with their consent.
public struct ObservationBook: Sendable {
    let tenant: Tenant

    static let m0038_observation = Migration(
        name: "m0038_observation",
        sql: """
            CREATE TABLE observation (
                muni text NOT NULL, household text NOT NULL, subject text NOT NULL,
                at bigint NOT NULL, observed text NOT NULL, note text NOT NULL,
                by_ja text NOT NULL, by_kana text NOT NULL, by_en text NOT NULL,
                PRIMARY KEY (muni, household, subject)
            )
            """)

    /// Writes a note about one hand-over; it takes the place of an earlier one about the same.
    public func put(
        _ note: Observation, about order: OrderId, of household: HouseholdId
    ) throws(SQLError) {
        try remove(about: order, of: household)
        try tenant.connection.execute(
            """
            INSERT INTO observation
                (muni, household, subject, at, observed, note, by_ja, by_kana, by_en)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(household), .id(order), .moment(note.at),
                .text(note.observed.rawValue), .text(note.note), .text(note.by.ja),
                .text(note.by.kana), .text(note.by.en),
            ])
    }

    /// Deletes the note about a hand-over that was taken back.
    public func remove(about order: OrderId, of household: HouseholdId) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM observation WHERE muni = ? AND household = ? AND subject = ?",
            [tenant.muni, .id(household), .id(order)])
    }

    /// Deletes a household's notes from before a moment.
    public func forget(_ household: HouseholdId, before moment: Moment) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM observation WHERE muni = ? AND household = ? AND at < ?",
            [tenant.muni, .id(household), .moment(moment)])
    }

    /// A household's notes since a moment, newest first, `most` at most.
    public func notes(
        of household: HouseholdId, since moment: Moment, most: Int = 20
    ) throws(SQLError) -> [Observation] {
        try tenant.connection.query(
            """
            SELECT * FROM observation WHERE muni = ? AND household = ? AND at >= ?
            ORDER BY at DESC, subject LIMIT ?
            """, [tenant.muni, .id(household), .moment(moment), .int(most)]
        ).each { (row) throws(SQLError) in
            Observation(
                at: try row.moment("at"), observed: try row.word("observed"),
                note: try row.text("note"),
                by: Name(
                    ja: try row.text("by_ja"), kana: try row.text("by_kana"),
                    en: try row.text("by_en")))
        }
    }
}
