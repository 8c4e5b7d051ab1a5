public import Database
public import Domain

/// What was asked for on a household's behalf. None of it is an order; what becomes one has a row
/// in the book of orders, too.
public struct ProposalBook: Sendable {
    let tenant: Tenant

    static let m0026_proposal = Migration(
        name: "m0026_proposal",
        sql: """
            CREATE TABLE proposal (
                muni text NOT NULL, id text NOT NULL, household text NOT NULL,
                village text NOT NULL, day text NOT NULL, items text NOT NULL,
                asked_by text NOT NULL, entered_by text NOT NULL, entered_at bigint NOT NULL,
                state text NOT NULL, order_id text, next_day text, sequence bigint NOT NULL,
                PRIMARY KEY (muni, id)
            );
            CREATE INDEX proposal_day ON proposal (muni, day);
            CREATE INDEX proposal_household ON proposal (muni, household, day);
            """)

    /// The next id of a delivery day's proposals.
    public func nextId(on day: Day) throws(SQLError) -> ProposalId {
        let count = String(try tenant.next("proposal \(day)"))
        let padded = String(repeating: "0", count: max(0, 3 - count.count)) + count
        guard let id = ProposalId("p-\(day)-\(padded)") else {
            throw .column(name: "id", wanted: "an id")
        }
        return id
    }

    /// Enters a proposal with its place in the order log.
    public func add(_ proposal: Proposal, sequence: Int64) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO proposal (muni, id, household, village, day, items, asked_by, entered_by,
                entered_at, state, order_id, next_day, sequence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant.muni, .id(proposal.id), .id(proposal.household), .id(proposal.village),
                .day(proposal.day), .json(proposal.items), .text(proposal.askedBy),
                .id(proposal.enteredBy), .moment(proposal.enteredAt),
                .text(proposal.state.rawValue), .optional(proposal.order),
                .optional(proposal.next), .integer(sequence),
            ])
    }

    /// Writes what a proposal became. False, and nothing written, if it is not in the state
    /// `from` any more: somebody else was first.
    public func move(_ proposal: Proposal, from: ProposalState) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            """
            UPDATE proposal SET state = ?, order_id = ?, next_day = ?
            WHERE muni = ? AND id = ? AND state = ?
            """,
            [
                .text(proposal.state.rawValue), .optional(proposal.order),
                .optional(proposal.next), tenant.muni, .id(proposal.id), .text(from.rawValue),
            ]) == 1
    }

    /// One proposal.
    public func proposal(_ id: ProposalId) throws(SQLError) -> Proposal? {
        try read("WHERE muni = ? AND id = ?", [tenant.muni, .id(id)]).first
    }

    /// The proposals of a delivery day, in the order they were entered.
    public func proposals(on day: Day) throws(SQLError) -> [Proposal] {
        try read("WHERE muni = ? AND day = ? ORDER BY sequence", [tenant.muni, .day(day)])
    }

    /// A household's proposals for days from `day` on, in the order they were entered; 50 at most.
    public func proposals(
        of household: HouseholdId, since day: Day
    ) throws(SQLError) -> [Proposal] {
        try read(
            "WHERE muni = ? AND household = ? AND day >= ? ORDER BY sequence LIMIT 50",
            [tenant.muni, .id(household), .day(day)])
    }

    private func read(_ rest: String, _ values: [SQLValue]) throws(SQLError) -> [Proposal] {
        try tenant.connection.query("SELECT * FROM proposal " + rest, values)
            .each { (row) throws(SQLError) in
                Proposal(
                    id: try row.id("id"), household: try row.id("household"),
                    village: try row.id("village"), day: try row.day("day"),
                    items: try row.json("items"), askedBy: try row.text("asked_by"),
                    enteredBy: try row.id("entered_by"), enteredAt: try row.moment("entered_at"),
                    state: try row.word("state"), order: try row.optionalId("order_id"),
                    next: try row.optionalDay("next_day"))
            }
    }
}

extension Books {
    /// What was asked for on a household's behalf.
    public var proposals: ProposalBook { ProposalBook(tenant: tenant) }
}
