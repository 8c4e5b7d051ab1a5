public import Database
public import Domain

/// What somebody at the desk may do.
public enum DeskRole: String, Sendable, Hashable, Codable, CaseIterable {
    /// Runs the day.
    case `operator`
    /// Sees figures only.
    case viewer
    /// Reads the audit log, changes nothing.
    case auditor
}

/// A person at the desk.
public struct OperatorRecord: Sendable, Hashable {
    /// Their id.
    public let id: OperatorId
    /// What they may do.
    public let role: DeskRole
    /// Their Ed25519 public key, base64.
    public let publicKey: String
    /// When they were shut out, if they were.
    public let revokedAt: Moment?
    /// A record.
    public init(id: OperatorId, role: DeskRole, publicKey: String, revokedAt: Moment? = nil) {
        self.id = id
        self.role = role
        self.publicKey = publicKey
        self.revokedAt = revokedAt
    }
}

/// The people at the desk.
public struct OperatorBook: Sendable {
    let tenant: Tenant

    static let m0007_operator = Migration(
        name: "m0007_operator",
        sql: """
            CREATE TABLE desk_operator (
                muni text NOT NULL, id text NOT NULL, role text NOT NULL,
                public_key text NOT NULL, added_at bigint NOT NULL, revoked_at bigint,
                PRIMARY KEY (muni, id)
            )
            """)

    /// Enters a person; the same id again gets the new role and key and is let in again.
    public func add(_ person: OperatorRecord, at moment: Moment) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO desk_operator (muni, id, role, public_key, added_at, revoked_at)
            VALUES (?, ?, ?, ?, ?, NULL)
            ON CONFLICT (muni, id) DO UPDATE SET role = excluded.role,
                public_key = excluded.public_key, revoked_at = NULL
            """,
            [
                tenant.muni, .id(person.id), .text(person.role.rawValue),
                .text(person.publicKey), .moment(moment),
            ])
    }

    /// Shuts a person out. False if they were out already or there is nobody.
    public func revoke(_ id: OperatorId, at moment: Moment) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            """
            UPDATE desk_operator SET revoked_at = ?
            WHERE muni = ? AND id = ? AND revoked_at IS NULL
            """, [.moment(moment), tenant.muni, .id(id)]) == 1
    }

    /// One person.
    public func person(_ id: OperatorId) throws(SQLError) -> OperatorRecord? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// Everybody, by id.
    public func all() throws(SQLError) -> [OperatorRecord] {
        try read("WHERE muni = ? ORDER BY id", [tenant.muni])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [OperatorRecord] {
        try tenant.connection.query("SELECT * FROM desk_operator " + rest, values)
            .each { (row) throws(SQLError) in
                OperatorRecord(
                    id: try row.id("id"), role: try row.word("role"),
                    publicKey: try row.text("public_key"),
                    revokedAt: try row.optionalMoment("revoked_at"))
            }
    }
}
