public import Database
public import Domain

/// One line of the audit log. It names ids, never people.
public struct AuditEntry: Sendable, Hashable {
    /// Its place, from 1 without gaps.
    public let sequence: Int64
    /// When.
    public let at: Moment
    /// Who.
    public let who: String
    /// The operation.
    public let what: String
    /// The id it was about.
    public let subject: String
    /// The reason given, if one was.
    public let reason: String?
    /// The answer's HTTP status.
    public let status: Int
    /// The digest of this line and all before it, hexadecimal.
    public let hash: String
}

/// The audit log: appended to, never changed, each line sealed together with the one before.
public struct AuditBook: Sendable {
    let tenant: Tenant
    let digest: Books.Digest

    static let m0008_audit = Migration(
        name: "m0008_audit",
        sql: """
            CREATE TABLE audit (
                muni text NOT NULL, sequence bigint NOT NULL, at bigint NOT NULL,
                who text NOT NULL, what text NOT NULL, subject text NOT NULL, reason text,
                status bigint NOT NULL, prev text NOT NULL, hash text NOT NULL,
                PRIMARY KEY (muni, sequence)
            )
            """)

    /// Appends a line and returns its place.
    @discardableResult
    public func append(
        at moment: Moment, who: String, what: String, subject: String, reason: String?,
        status: Int
    ) throws(SQLError) -> Int64 {
        let sequence = try tenant.next("audit")
        let before = try tenant.connection.first(
            "SELECT hash FROM audit WHERE muni = ? AND sequence = ?",
            [tenant.muni, .integer(sequence - 1)])
        let prev = try before?.text("hash") ?? ""
        let hash = seal(
            prev: prev, sequence: sequence, at: moment, who: who, what: what, subject: subject,
            reason: reason, status: status)
        try tenant.connection.execute(
            """
            INSERT INTO audit (muni, sequence, at, who, what, subject, reason, status, prev, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .integer(sequence), .moment(moment), .text(who), .text(what),
                .text(subject), .optional(reason), .int(status), .text(prev), .text(hash),
            ])
        return sequence
    }

    /// Lines before a place, the newest first, `most` of them at most.
    public func lines(before sequence: Int64 = .max, most: Int = 200) throws(SQLError)
        -> [AuditEntry]
    {
        try tenant.connection.query(
            "SELECT * FROM audit WHERE muni = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?",
            [tenant.muni, .integer(sequence), .int(most)]
        ).each { (row) throws(SQLError) in try entry(row) }
    }

    /// The first place where a line is missing or was changed; nil if the chain is whole.
    public func firstBreak() throws(SQLError) -> Int64? {
        var prev = ""
        var next: Int64 = 1
        while true {
            let rows = try tenant.connection.query(
                "SELECT * FROM audit WHERE muni = ? AND sequence >= ? ORDER BY sequence LIMIT 500",
                [tenant.muni, .integer(next)])
            for row in rows {
                let line = try entry(row)
                let expected = seal(
                    prev: prev, sequence: next, at: line.at, who: line.who, what: line.what,
                    subject: line.subject, reason: line.reason, status: line.status)
                guard line.sequence == next, line.hash == expected, try row.text("prev") == prev
                else { return next }
                prev = line.hash
                next += 1
            }
            if rows.isEmpty { break }
        }
        let count = try tenant.connection.first(
            "SELECT value FROM counter WHERE muni = ? AND name = 'audit'", [tenant.muni])
        return try (count?.int64("value") ?? 0) == next - 1 ? nil : next
    }

    private func entry(_ row: SQLRow) throws(SQLError) -> AuditEntry {
        AuditEntry(
            sequence: try row.int64("sequence"), at: try row.moment("at"),
            who: try row.text("who"), what: try row.text("what"),
            subject: try row.text("subject"), reason: try row.optionalText("reason"),
            status: try row.int("status"), hash: try row.text("hash"))
    }

    private func seal(
        prev: String, sequence: Int64, at: Moment, who: String, what: String, subject: String,
        reason: String?, status: Int
    ) -> String {
        let fields = [
            prev, String(sequence), String(at.milliseconds), who, what, subject, reason ?? "",
            reason == nil ? "0" : "1", String(status),
        ]
        // Every field with its length, so that no two lines have the same bytes.
        let text = fields.map { "\($0.utf8.count):\($0)," }.joined()
        return hexadecimal(digest(Array("engawa audit 1\n\(text)".utf8)))
    }
}
