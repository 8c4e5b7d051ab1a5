public import Database
public import Domain

/// A kiosk as the register keeps it: a box that belongs to a place and to no household.
public struct KioskRecord: Sendable, Hashable {
    /// Its id.
    public let id: BoxId
    /// Where it stands.
    public let place: RidePlaceId
    /// Its Ed25519 public key, base64.
    public let publicKey: String
    /// What kind of box it is.
    public let model: String
    /// The six digits shown at pairing.
    public let checkDigits: String
    /// When it was bound.
    public let pairedAt: Moment
    /// When it was last heard from.
    public let lastSeen: Moment?
    /// When it was shut out, if it was.
    public let revokedAt: Moment?
    /// The highest message number seen.
    public let lastSequence: Int64
    /// A record.
    public init(
        id: BoxId, place: RidePlaceId, publicKey: String, model: String, checkDigits: String,
        pairedAt: Moment, lastSeen: Moment? = nil, revokedAt: Moment? = nil,
        lastSequence: Int64 = 0
    ) {
        self.id = id
        self.place = place
        self.publicKey = publicKey
        self.model = model
        self.checkDigits = checkDigits
        self.pairedAt = pairedAt
        self.lastSeen = lastSeen
        self.revokedAt = revokedAt
        self.lastSequence = lastSequence
    }
}

/// The register of kiosks, apart from that of the boxes.
public struct KioskBook: Sendable {
    let tenant: Tenant

    static let m0048_kiosk = Migration(
        name: "m0048_kiosk",
        sql: """
            CREATE TABLE kiosk (
                muni text NOT NULL, id text NOT NULL, place text NOT NULL,
                public_key text NOT NULL, model text NOT NULL, check_digits text NOT NULL,
                paired_at bigint NOT NULL, last_seen bigint, revoked_at bigint,
                last_sequence bigint NOT NULL, PRIMARY KEY (muni, id)
            )
            """)

    /// A new id: `kiosk-1`, `kiosk-2` …
    public func nextId() throws(SQLError) -> BoxId {
        let number = try tenant.next("kiosk")
        guard let id = BoxId("kiosk-\(number)") else {
            throw .column(name: "id", wanted: "an id")
        }
        return id
    }

    /// Enters a kiosk.
    public func add(_ kiosk: KioskRecord) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO kiosk (muni, id, place, public_key, model, check_digits, paired_at,
                last_seen, revoked_at, last_sequence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(kiosk.id), .id(kiosk.place), .text(kiosk.publicKey),
                .text(kiosk.model), .text(kiosk.checkDigits), .moment(kiosk.pairedAt),
                .optional(kiosk.lastSeen), .optional(kiosk.revokedAt),
                .integer(kiosk.lastSequence),
            ])
    }

    /// One kiosk.
    public func kiosk(_ id: BoxId) throws(SQLError) -> KioskRecord? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// The kiosks with a public key: one box that was bound more than once.
    public func kiosks(publicKey: String) throws(SQLError) -> [KioskRecord] {
        try read("WHERE muni = ? AND public_key = ?", [tenant.muni, .text(publicKey)])
    }

    /// All kiosks, by id.
    public func all() throws(SQLError) -> [KioskRecord] {
        try read("WHERE muni = ? ORDER BY id", [tenant.muni])
    }

    /// Shuts a kiosk out. False if it was out already or there is none.
    public func revoke(_ id: BoxId, at moment: Moment) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            "UPDATE kiosk SET revoked_at = ? WHERE muni = ? AND id = ? AND revoked_at IS NULL",
            [.moment(moment), tenant.muni, .id(id)]) == 1
    }

    /// Notes that a kiosk was heard from, with its message number if it sent one.
    public func saw(_ id: BoxId, at moment: Moment, sequence: Int64 = 0) throws(SQLError) {
        try tenant.connection.execute(
            """
            UPDATE kiosk SET
                last_seen = CASE WHEN last_seen > ? THEN last_seen ELSE ? END,
                last_sequence = CASE WHEN last_sequence < ? THEN ? ELSE last_sequence END
            WHERE muni = ? AND id = ?
            """,
            [
                .moment(moment), .moment(moment), .integer(sequence), .integer(sequence),
                tenant.muni, .id(id),
            ])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [KioskRecord] {
        try tenant.connection.query("SELECT * FROM kiosk " + rest, values)
            .each { (row) throws(SQLError) in
                KioskRecord(
                    id: try row.id("id"), place: try row.id("place"),
                    publicKey: try row.text("public_key"), model: try row.text("model"),
                    checkDigits: try row.text("check_digits"),
                    pairedAt: try row.moment("paired_at"),
                    lastSeen: try row.optionalMoment("last_seen"),
                    revokedAt: try row.optionalMoment("revoked_at"),
                    lastSequence: try row.int64("last_sequence"))
            }
    }
}
