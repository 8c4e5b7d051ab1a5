public import Database
public import Domain

/// A code under which a box may become a kiosk.
public struct KioskPairing: Sendable, Hashable {
    /// Where the kiosk stands.
    public let place: RidePlaceId
    /// The kiosk it was used for, if it was.
    public let kiosk: BoxId?
}

extension KioskBook {
    /// Opens a code for a place and forgets the place's earlier open ones.
    public func open(
        code: String, place: RidePlaceId, by who: String, expires: Moment
    ) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM kiosk_pairing WHERE muni = ? AND place = ? AND kiosk IS NULL",
            [tenant.muni, .id(place)])
        try tenant.connection.execute(
            """
            INSERT INTO kiosk_pairing (muni, code_digest, place, opened_by, expires, tries, kiosk)
            VALUES (?, ?, ?, ?, ?, 0, NULL)
            """, [tenant.muni, kept(code), .id(place), .text(who), .moment(expires)])
    }

    /// The code's place, if it has not expired or been burnt; used ones are found, too.
    public func find(code: String, at moment: Moment) throws(SQLError) -> KioskPairing? {
        let row = try tenant.connection.first(
            """
            SELECT place, kiosk FROM kiosk_pairing
            WHERE muni = ? AND code_digest = ? AND expires > ? AND tries < ?
            """,
            [tenant.muni, kept(code), .moment(moment), .int(PairingBook.mostTries)])
        guard let row else { return nil }
        return KioskPairing(place: try row.id("place"), kiosk: try row.optionalId("kiosk"))
    }

    /// Marks a code as used by a kiosk. False if it was used already.
    public func use(code: String, for kiosk: BoxId) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            """
            UPDATE kiosk_pairing SET kiosk = ?
            WHERE muni = ? AND code_digest = ? AND kiosk IS NULL
            """, [.id(kiosk), tenant.muni, kept(code)]) == 1
    }

    /// Counts a wrong try against every open code. Returns how many codes that burnt.
    public func countWrongTry(at moment: Moment) throws(SQLError) -> Int {
        let row = try tenant.connection.first(
            """
            SELECT count(*) AS burnt FROM kiosk_pairing
            WHERE muni = ? AND expires > ? AND kiosk IS NULL AND tries = ?
            """, [tenant.muni, .moment(moment), .int(PairingBook.mostTries - 1)])
        try tenant.connection.execute(
            """
            UPDATE kiosk_pairing SET tries = tries + 1
            WHERE muni = ? AND expires > ? AND kiosk IS NULL AND tries < ?
            """, [tenant.muni, .moment(moment), .int(PairingBook.mostTries)])
        return try row?.int("burnt") ?? 0
    }

    /// Forgets codes that expired before a moment.
    public func forget(before moment: Moment) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM kiosk_pairing WHERE muni = ? AND expires < ?",
            [tenant.muni, .moment(moment)])
    }

    private func kept(_ code: String) -> SQLValue {
        .text(hexadecimal(digest(Array("engawa kiosk code 1\n\(code)".utf8))))
    }
}
