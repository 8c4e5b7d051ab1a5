public import Database
public import Domain

/// A code under which a box may be bound to a household, or made the kiosk of a place.
public struct Pairing: Sendable, Hashable {
    /// Whose box it will be.
    public enum Holder: Sendable, Hashable {
        /// A household's.
        case household(HouseholdId)
        /// A kiosk, which belongs to a place and to nobody.
        case place(RidePlaceId)
    }
    /// Whose box it will be.
    public let holder: Holder
    /// Who opened it.
    public let openedBy: String
    /// From this moment on it is worthless.
    public let expires: Moment
    /// Wrong tries made while it was open.
    public let tries: Int
    /// The box it was used for, if it was.
    public let box: BoxId?
}

/// Pairing codes, kept as digests.
public struct PairingBook: Sendable {
    /// Wrong tries after which every open code is burnt.
    public static let mostTries = 5

    let tenant: Tenant
    let digest: Books.Digest

    static let m0006_pairing = Migration(
        name: "m0006_pairing",
        sql: """
            CREATE TABLE pairing (
                muni text NOT NULL, code_digest text NOT NULL, household text NOT NULL,
                opened_by text NOT NULL, expires bigint NOT NULL, tries bigint NOT NULL,
                box text, PRIMARY KEY (muni, code_digest)
            )
            """)

    /// A code for a kiosk names its place; its household is then empty.
    static let m0049_pairing_place = Migration(
        name: "m0049_pairing_place",
        sql: "ALTER TABLE pairing ADD COLUMN place text NOT NULL DEFAULT ''")

    /// Opens a code and forgets the holder's earlier open ones.
    public func open(
        code: String, for holder: Pairing.Holder, by who: String, expires: Moment
    ) throws(SQLError) {
        let (household, place): (SQLValue, SQLValue) =
            switch holder {
            case .household(let id): (.id(id), .text(""))
            case .place(let id): (.text(""), .id(id))
            }
        try tenant.connection.execute(
            "DELETE FROM pairing WHERE muni = ? AND household = ? AND place = ? AND box IS NULL",
            [tenant.muni, household, place])
        try tenant.connection.execute(
            """
            INSERT INTO pairing (muni, code_digest, household, place, opened_by, expires, tries,
                box)
            VALUES (?, ?, ?, ?, ?, ?, 0, NULL)
            """, [tenant.muni, kept(code), household, place, .text(who), .moment(expires)])
    }

    /// The pairing with that code, if it has not expired or been burnt; used ones are found, too.
    public func find(code: String, at moment: Moment) throws(SQLError) -> Pairing? {
        let row = try tenant.connection.first(
            """
            SELECT household, place, opened_by, expires, tries, box FROM pairing
            WHERE muni = ? AND code_digest = ? AND expires > ? AND tries < ?
            """, [tenant.muni, kept(code), .moment(moment), .int(Self.mostTries)])
        guard let row else { return nil }
        let isKiosk = try !row.text("place").isEmpty
        return Pairing(
            holder: isKiosk
                ? .place(try row.id("place")) : .household(try row.id("household")),
            openedBy: try row.text("opened_by"),
            expires: try row.moment("expires"), tries: try row.int("tries"),
            box: try row.optionalId("box"))
    }

    /// Marks a code as used by a box. False if it was used already.
    public func use(code: String, for box: BoxId) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            "UPDATE pairing SET box = ? WHERE muni = ? AND code_digest = ? AND box IS NULL",
            [.id(box), tenant.muni, kept(code)]) == 1
    }

    /// Counts a wrong try against every open code, since nobody can tell which was meant.
    /// Returns how many codes that burnt.
    public func countWrongTry(at moment: Moment) throws(SQLError) -> Int {
        let row = try tenant.connection.first(
            """
            SELECT count(*) AS burnt FROM pairing
            WHERE muni = ? AND expires > ? AND box IS NULL AND tries = ?
            """, [tenant.muni, .moment(moment), .int(Self.mostTries - 1)])
        // A burnt code is left alone, so that a stranger who goes on guessing writes nothing.
        try tenant.connection.execute(
            """
            UPDATE pairing SET tries = tries + 1
            WHERE muni = ? AND expires > ? AND box IS NULL AND tries < ?
            """, [tenant.muni, .moment(moment), .int(Self.mostTries)])
        return try row?.int("burnt") ?? 0
    }

    /// Forgets codes that expired before a moment.
    public func forget(before moment: Moment) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM pairing WHERE muni = ? AND expires < ?", [tenant.muni, .moment(moment)])
    }

    private func kept(_ code: String) -> SQLValue {
        .text(hexadecimal(digest(Array("engawa pairing code 1\n\(code)".utf8))))
    }
}

/// Bytes in lower-case hexadecimal.
func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
        decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
