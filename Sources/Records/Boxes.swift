public import Database
public import Domain

/// A box as the register keeps it.
public struct BoxRecord: Sendable, Hashable {
    /// Its id.
    public let id: BoxId
    /// Its household.
    public let household: HouseholdId
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
    /// The ids it had in the same household before it was bound anew: what it sent then counts.
    public let earlier: [BoxId]
    /// A record.
    public init(
        id: BoxId, household: HouseholdId, publicKey: String, model: String, checkDigits: String,
        pairedAt: Moment, lastSeen: Moment? = nil, revokedAt: Moment? = nil,
        lastSequence: Int64 = 0, earlier: [BoxId] = []
    ) {
        self.id = id
        self.household = household
        self.publicKey = publicKey
        self.model = model
        self.checkDigits = checkDigits
        self.pairedAt = pairedAt
        self.lastSeen = lastSeen
        self.revokedAt = revokedAt
        self.lastSequence = lastSequence
        self.earlier = earlier
    }
}

/// The register of boxes.
public struct BoxBook: Sendable {
    let tenant: Tenant

    static let m0005_box = Migration(
        name: "m0005_box",
        sql: """
            CREATE TABLE box (
                muni text NOT NULL, id text NOT NULL, household text NOT NULL,
                public_key text NOT NULL, model text NOT NULL, check_digits text NOT NULL,
                paired_at bigint NOT NULL, last_seen bigint, revoked_at bigint,
                last_sequence bigint NOT NULL, PRIMARY KEY (muni, id)
            );
            CREATE INDEX box_key ON box (muni, public_key);
            CREATE INDEX box_household ON box (muni, household);
            """)

    static let m0016_earlier_boxes = Migration(
        name: "m0016_earlier_boxes",
        sql: "ALTER TABLE box ADD COLUMN earlier text NOT NULL DEFAULT ''")

    /// A new id: `box-1`, `box-2` …
    public func nextId() throws(SQLError) -> BoxId {
        let number = try tenant.next("box")
        guard let id = BoxId("box-\(number)") else { throw .column(name: "id", wanted: "an id") }
        return id
    }

    /// Enters a box.
    public func add(_ box: BoxRecord) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO box (muni, id, household, public_key, model, check_digits, paired_at,
                last_seen, revoked_at, last_sequence, earlier)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(box.id), .id(box.household), .text(box.publicKey),
                .text(box.model), .text(box.checkDigits), .moment(box.pairedAt),
                .optional(box.lastSeen), .optional(box.revokedAt), .integer(box.lastSequence),
                .text(box.earlier.map(\.text).joined(separator: " ")),
            ])
    }

    /// One box.
    public func box(_ id: BoxId) throws(SQLError) -> BoxRecord? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// The boxes with a public key: one box that was bound more than once.
    public func boxes(publicKey: String) throws(SQLError) -> [BoxRecord] {
        try read("WHERE muni = ? AND public_key = ?", [tenant.muni, .text(publicKey)])
    }

    /// All boxes of a household, the newest first.
    public func boxes(of household: HouseholdId) throws(SQLError) -> [BoxRecord] {
        try read(
            "WHERE muni = ? AND household = ? ORDER BY paired_at DESC, id",
            [tenant.muni, .id(household)])
    }

    /// All boxes, by id.
    public func all() throws(SQLError) -> [BoxRecord] {
        try read("WHERE muni = ? ORDER BY id", [tenant.muni])
    }

    /// Shuts a box out. False if it was out already or there is none.
    public func revoke(_ id: BoxId, at moment: Moment) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            "UPDATE box SET revoked_at = ? WHERE muni = ? AND id = ? AND revoked_at IS NULL",
            [.moment(moment), tenant.muni, .id(id)]) == 1
    }

    /// Notes that a box was heard from, with its message number if it sent one.
    public func saw(_ id: BoxId, at moment: Moment, sequence: Int64 = 0) throws(SQLError) {
        try tenant.connection.execute(
            """
            UPDATE box SET
                last_seen = CASE WHEN last_seen > ? THEN last_seen ELSE ? END,
                last_sequence = CASE WHEN last_sequence < ? THEN ? ELSE last_sequence END
            WHERE muni = ? AND id = ?
            """,
            [
                .moment(moment), .moment(moment), .integer(sequence), .integer(sequence),
                tenant.muni, .id(id),
            ])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [BoxRecord] {
        try tenant.connection.query("SELECT * FROM box " + rest, values)
            .each { (row) throws(SQLError) in
                BoxRecord(
                    id: try row.id("id"), household: try row.id("household"),
                    publicKey: try row.text("public_key"), model: try row.text("model"),
                    checkDigits: try row.text("check_digits"),
                    pairedAt: try row.moment("paired_at"),
                    lastSeen: try row.optionalMoment("last_seen"),
                    revokedAt: try row.optionalMoment("revoked_at"),
                    lastSequence: try row.int64("last_sequence"),
                    earlier: try row.text("earlier").split(separator: " ")
                        .compactMap { BoxId(String($0)) })
            }
    }
}
