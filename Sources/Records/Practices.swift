public import Database
public import Domain

/// Which lessons of the practice each household has finished, when first and when last.
public struct PracticeBook: Sendable {
    let tenant: Tenant

    static let m0045_practice = Migration(
        name: "m0045_practice",
        sql: """
            CREATE TABLE practice (
                muni text NOT NULL, household text NOT NULL, lesson text NOT NULL,
                village text NOT NULL, first_at bigint NOT NULL, last_at bigint NOT NULL,
                PRIMARY KEY (muni, household, lesson)
            )
            """)

    /// Writes that a lesson was finished; the first time stays.
    public func note(
        _ lesson: Lesson, of household: HouseholdId, in village: VillageId, at moment: Moment
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO practice (muni, household, lesson, village, first_at, last_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (muni, household, lesson) DO UPDATE SET village = excluded.village,
                last_at = excluded.last_at
            """,
            [
                tenant.muni, .id(household), .text(lesson.rawValue), .id(village),
                .moment(moment), .moment(moment),
            ])
    }

    /// The lessons a household has finished, as words of `Lesson`, sorted.
    public func lessons(of household: HouseholdId) throws(SQLError) -> [String] {
        try tenant.connection.query(
            "SELECT lesson FROM practice WHERE muni = ? AND household = ? ORDER BY lesson",
            [tenant.muni, .id(household)]
        ).each { (row) throws(SQLError) in try row.text("lesson") }
    }
}
