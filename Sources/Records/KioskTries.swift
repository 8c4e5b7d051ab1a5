public import Database
public import Domain

/// Wrong numbers typed at kiosks, counted in the store: neither a restart nor another office gives
/// anybody new tries.
public struct KioskTryBook: Sendable {
    let tenant: Tenant

    static let m0056_kiosk_try = Migration(
        name: "m0056_kiosk_try",
        sql: """
            CREATE TABLE kiosk_try (
                muni text NOT NULL, kiosk text NOT NULL, wrong bigint NOT NULL,
                until bigint NOT NULL, PRIMARY KEY (muni, kiosk)
            )
            """)

    /// Whether a kiosk has to wait.
    public func mustWait(_ kiosk: BoxId, at now: Moment) throws(SQLError) -> Bool {
        let row = try tenant.connection.first(
            "SELECT until FROM kiosk_try WHERE muni = ? AND kiosk = ?",
            [tenant.muni, .id(kiosk)])
        return try row.map { (row) throws(SQLError) in try row.moment("until") > now } ?? false
    }

    /// Counts a wrong number; after `most` in a row the kiosk waits until a moment.
    public func countWrong(
        _ kiosk: BoxId, most: Int, until: Moment
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO kiosk_try (muni, kiosk, wrong, until) VALUES (?, ?, 1, 0)
            ON CONFLICT (muni, kiosk) DO UPDATE SET
                until = CASE WHEN kiosk_try.wrong + 1 >= ? THEN ? ELSE kiosk_try.until END,
                wrong = CASE WHEN kiosk_try.wrong + 1 >= ? THEN 0 ELSE kiosk_try.wrong + 1 END
            """,
            [tenant.muni, .id(kiosk), .int(most), .moment(until), .int(most)])
    }

    /// A right number ends the row of wrong ones.
    public func forget(_ kiosk: BoxId) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM kiosk_try WHERE muni = ? AND kiosk = ?", [tenant.muni, .id(kiosk)])
    }
}
