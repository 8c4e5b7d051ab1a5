public import Database
public import Domain

/// The ledger of consents: appended to, never changed.
public struct ConsentBook: Sendable {
    let tenant: Tenant

    static let m0035_consent = Migration(
        name: "m0035_consent",
        sql: """
            CREATE TABLE consent (
                muni text NOT NULL, sequence bigint NOT NULL, household text NOT NULL,
                purpose text NOT NULL, version bigint NOT NULL, decision text NOT NULL,
                channel text NOT NULL, actor text NOT NULL, reason text, at bigint NOT NULL,
                PRIMARY KEY (muni, sequence)
            );
            CREATE INDEX consent_household ON consent (muni, household, sequence);
            """)

    /// Appends a line and returns it with its place.
    public func append(
        _ decision: ConsentDecision, to purpose: ConsentId, version: Int,
        household: HouseholdId, channel: Channel, actor: String, reason: String?, at moment: Moment
    ) throws(SQLError) -> ConsentEntry {
        let sequence = try tenant.next("consent")
        try tenant.connection.execute(
            """
            INSERT INTO consent (muni, sequence, household, purpose, version, decision, channel,
                actor, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .integer(sequence), .id(household), .id(purpose), .int(version),
                .text(decision.rawValue), .text(channel.rawValue), .text(actor),
                .optional(reason), .moment(moment),
            ])
        return ConsentEntry(
            sequence: sequence, purpose: purpose, version: version, decision: decision,
            channel: channel, at: moment)
    }

    /// A household's lines, newest first, `most` at most.
    public func entries(
        of household: HouseholdId, most: Int = 60
    ) throws(SQLError) -> [ConsentEntry] {
        try read(
            "WHERE muni = ? AND household = ? ORDER BY sequence DESC LIMIT ?",
            [tenant.muni, .id(household), .int(most)])
    }

    /// A household's last line about a purpose.
    public func last(
        _ purpose: ConsentId, of household: HouseholdId
    ) throws(SQLError) -> ConsentEntry? {
        try read(
            """
            WHERE muni = ? AND household = ? AND purpose = ? ORDER BY sequence DESC LIMIT 1
            """, [tenant.muni, .id(household), .id(purpose)]
        ).first
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [ConsentEntry] {
        try tenant.connection.query("SELECT * FROM consent " + rest, values)
            .each { (row) throws(SQLError) in
                ConsentEntry(
                    sequence: try row.int64("sequence"), purpose: try row.id("purpose"),
                    version: try row.int("version"), decision: try row.word("decision"),
                    channel: try row.word("channel"), at: try row.moment("at"))
            }
    }
}
