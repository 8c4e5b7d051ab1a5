public import Database
public import Domain

/// Who does a piece of work that must be done by one office at a time.
///
/// A row update instead of a lock of the engine: it is alike on every engine, outlives a connection
/// and ends by itself when its holder is gone. The epoch rises with every change of holder; work
/// done for a lease checks it in its own transaction (`holds`), so that an office that slept
/// through the end of its lease does nothing any more.
public struct LeaseBook: Sendable {
    let tenant: Tenant

    static let m0055_lease = Migration(
        name: "m0055_lease",
        sql: """
            CREATE TABLE lease (
                muni text NOT NULL, name text NOT NULL, holder text NOT NULL,
                until bigint NOT NULL, epoch bigint NOT NULL, PRIMARY KEY (muni, name)
            );
            CREATE TABLE office_batch (
                muni text NOT NULL, office text NOT NULL, number bigint NOT NULL,
                at bigint NOT NULL, PRIMARY KEY (muni, office)
            );
            """)

    /// Takes a lease for so many seconds, or lengthens it for its holder. Returns its epoch; nil
    /// while another office holds it.
    public func take(
        _ name: String, by holder: String, seconds: Int, at now: Moment
    ) throws(SQLError) -> Int64? {
        let row = try tenant.connection.first(
            """
            INSERT INTO lease (muni, name, holder, until, epoch) VALUES (?, ?, ?, ?, 1)
            ON CONFLICT (muni, name) DO UPDATE SET until = excluded.until,
                epoch = CASE WHEN lease.holder = excluded.holder THEN lease.epoch
                    ELSE lease.epoch + 1 END,
                holder = excluded.holder
            WHERE lease.holder = excluded.holder OR lease.until <= ?
            RETURNING epoch
            """,
            [
                tenant.muni, .text(name), .text(holder),
                .moment(now.adding(milliseconds: Int64(seconds) * 1_000)), .moment(now),
            ])
        return try row?.int64("epoch")
    }

    /// Whether a holder still has the lease with that epoch; to be asked in the transaction of the
    /// effect. It does not look at the time: until another office takes the lease it is harmless.
    public func holds(
        _ name: String, by holder: String, epoch: Int64
    ) throws(SQLError) -> Bool {
        let row = try tenant.connection.first(
            "SELECT holder, epoch FROM lease WHERE muni = ? AND name = ?",
            [tenant.muni, .text(name)])
        guard let row else { return false }
        let found = (try row.text("holder"), try row.int64("epoch"))
        return found == (holder, epoch)
    }

    /// Gives a lease back, so that another office need not wait for its end.
    public func giveBack(_ name: String, by holder: String) throws(SQLError) {
        try tenant.connection.execute(
            "UPDATE lease SET until = 0 WHERE muni = ? AND name = ? AND holder = ?",
            [tenant.muni, .text(name), .text(holder)])
    }

    /// Writes down that a batch of an office is being committed, in its own transaction.
    public func note(batch: Int64, of office: String, at now: Moment) throws(SQLError) {
        try tenant.connection.execute(
            """
            INSERT INTO office_batch (muni, office, number, at) VALUES (?, ?, ?, ?)
            ON CONFLICT (muni, office) DO UPDATE SET number = excluded.number, at = excluded.at
            """, [tenant.muni, .text(office), .integer(batch), .moment(now)])
    }

    /// The last batch of an office that was committed; 0 if none was.
    public func lastBatch(of office: String) throws(SQLError) -> Int64 {
        let row = try tenant.connection.first(
            "SELECT number FROM office_batch WHERE muni = ? AND office = ?",
            [tenant.muni, .text(office)])
        return try row?.int64("number") ?? 0
    }

    /// Forgets offices that have committed nothing since a moment.
    public func forgetOffices(before moment: Moment) throws(SQLError) {
        try tenant.connection.execute(
            "DELETE FROM office_batch WHERE muni = ? AND at < ?", [tenant.muni, .moment(moment)])
    }
}
