public import Database
public import Domain

/// What was decided for one idempotency key of one signer, word for word.
public struct Decision: Sendable, Hashable {
    /// The digest of what was asked.
    public let fingerprint: String
    /// The HTTP status that was answered.
    public let status: Int
    /// The body that was answered.
    public let body: String
    /// A decision.
    public init(fingerprint: String, status: Int, body: String) {
        self.fingerprint = fingerprint
        self.status = status
        self.body = body
    }
}

/// Decisions by key, and the messages of each box by number.
public struct DecisionBook: Sendable {
    let tenant: Tenant

    static let m0004_decision = Migration(
        name: "m0004_decision",
        sql: """
            CREATE TABLE decision (
                muni text NOT NULL, signer text NOT NULL, key text NOT NULL,
                fingerprint text NOT NULL, sequence bigint NOT NULL, status bigint NOT NULL,
                body text NOT NULL, at bigint NOT NULL, PRIMARY KEY (muni, signer, key)
            );
            CREATE TABLE message_sequence (
                muni text NOT NULL, box text NOT NULL, sequence bigint NOT NULL,
                key text NOT NULL, PRIMARY KEY (muni, box, sequence)
            );
            """)

    /// The decision for a key; nil if it was never executed.
    public func decision(signer: String, key: String) throws(SQLError) -> Decision? {
        let row = try tenant.connection.first(
            """
            SELECT fingerprint, status, body FROM decision
            WHERE muni = ? AND signer = ? AND key = ?
            """, [tenant.muni, .text(signer), .text(key)])
        guard let row else { return nil }
        return Decision(
            fingerprint: try row.text("fingerprint"), status: try row.int("status"),
            body: try row.text("body"))
    }

    /// Keeps a decision, in the transaction of its effect. Throws `constraint` for a key in use.
    public func keep(
        _ decision: Decision, signer: String, key: String, sequence: Int64, at moment: Moment
    ) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO decision (muni, signer, key, fingerprint, sequence, status, body, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .text(signer), .text(key), .text(decision.fingerprint),
                .integer(sequence), .int(decision.status), .text(decision.body), .moment(moment),
            ])
    }

    /// Takes a box's message number for a key. False if another key has it: the box was copied.
    public func take(sequence: Int64, of box: BoxId, for key: String) throws(SQLError) -> Bool {
        let inserted = try tenant.connection.execute(
            """
            INSERT INTO message_sequence (muni, box, sequence, key) VALUES (?, ?, ?, ?)
            ON CONFLICT (muni, box, sequence) DO NOTHING
            """, [tenant.muni, .id(box), .integer(sequence), .text(key)])
        if inserted == 1 { return true }
        let row = try tenant.connection.first(
            "SELECT key FROM message_sequence WHERE muni = ? AND box = ? AND sequence = ?",
            [tenant.muni, .id(box), .integer(sequence)])
        return try row?.text("key") == key
    }
}
