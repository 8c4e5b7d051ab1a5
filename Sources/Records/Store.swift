public import Database
public import Domain

/// What a store says about itself.
public struct StoreFacts: Sendable, Hashable {
    /// Changes only when the store was made new or restored; boxes then offer again what they sent.
    public let epoch: String
    /// Whether everything in it is made up.
    public let rehearsal: Bool
    /// When it was made.
    public let createdAt: Moment
    /// Facts.
    public init(epoch: String, rehearsal: Bool, createdAt: Moment) {
        self.epoch = epoch
        self.rehearsal = rehearsal
        self.createdAt = createdAt
    }
}

/// The store's own page: one row a municipality.
public struct StoreBook: Sendable {
    let tenant: Tenant

    static let m0001_store = Migration(
        name: "m0001_store",
        sql: """
            CREATE TABLE store (
                muni text NOT NULL, epoch text NOT NULL, rehearsal bigint NOT NULL,
                created_at bigint NOT NULL, writer text NOT NULL, PRIMARY KEY (muni)
            );
            CREATE TABLE counter (
                muni text NOT NULL, name text NOT NULL, value bigint NOT NULL,
                PRIMARY KEY (muni, name)
            );
            """)

    /// Writes the page of a new store. Throws `constraint` if there is one already.
    public func create(_ facts: StoreFacts) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO store (muni, epoch, rehearsal, created_at, writer) VALUES (?, ?, ?, ?, '')
            """,
            [
                tenant.muni, .text(facts.epoch), .bool(facts.rehearsal), .moment(facts.createdAt),
            ])
    }

    /// The facts; nil if this municipality has no page.
    public func facts() throws(SQLError) -> StoreFacts? {
        let row = try tenant.connection.first(
            "SELECT epoch, rehearsal, created_at FROM store WHERE muni = ?", [tenant.muni])
        guard let row else { return nil }
        return StoreFacts(
            epoch: try row.text("epoch"), rehearsal: try row.bool("rehearsal"),
            createdAt: try row.moment("created_at"))
    }

    /// Gives the store a new epoch, after a restore.
    public func change(epoch: String) throws(SQLError) {
        try tenant.connection.execute(
            "UPDATE store SET epoch = ? WHERE muni = ?", [.text(epoch), tenant.muni])
    }

    /// Names the one office that may write from now on; an earlier one is fenced off.
    public func claim(writer: String) throws(SQLError) {
        try tenant.connection.execute(
            "UPDATE store SET writer = ? WHERE muni = ?", [.text(writer), tenant.muni])
    }

    /// Whether this office is still the one that may write.
    public func isWriter(_ writer: String) throws(SQLError) -> Bool {
        let row = try tenant.connection.first(
            "SELECT writer FROM store WHERE muni = ?", [tenant.muni])
        return try row?.text("writer") == writer
    }

    /// Waits until no other writer of this municipality is at work, and keeps others waiting until
    /// the transaction ends. False if the municipality has no page.
    ///
    /// It is a plain update of one row. To be called first in a transaction.
    @discardableResult
    public func takeTurn() throws(SQLError) -> Bool {
        try tenant.connection.execute(
            "UPDATE store SET writer = writer WHERE muni = ?", [tenant.muni]) == 1
    }

    /// The same for one of several offices, which then stands on the page. False if the store has
    /// another epoch by now: it was restored or made anew, and this office must end.
    public func takeTurn(of office: String, epoch: String) throws(SQLError) -> Bool {
        try tenant.connection.execute(
            "UPDATE store SET writer = ? WHERE muni = ? AND epoch = ?",
            [.text(office), tenant.muni, .text(epoch)]) == 1
    }

    /// How many changes of this store have stood in a journal, or should have.
    public func journalMark() throws(SQLError) -> Int64 {
        let row = try tenant.connection.first(
            "SELECT value FROM counter WHERE muni = ? AND name = 'journal'", [tenant.muni])
        return try row?.int64("value") ?? 0
    }

    /// Raises the count of changes by one and returns it. Without an entry in the journal it
    /// leaves a gap there, so that nobody takes the journal for whole.
    @discardableResult
    public func nextJournalMark() throws(SQLError) -> Int64 { try tenant.next("journal") }
}
