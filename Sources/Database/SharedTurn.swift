/// How several offices take turns at one store: what begins every batch, and how the outcome of a
/// lost COMMIT is found out.
///
/// Taking the turn is a plain update of one row, so every engine with row locks serves: whoever is
/// second waits, or is told to run the transaction again (SQLSTATE 40001).
public struct SharedTurn: Sendable {
    /// Waits for the turn and leaves the batch's number in the store, in the batch's transaction.
    /// What it throws besides an `SQLError` fails the whole batch.
    public let take: @Sendable (any SQLConnection, Int64) throws -> Void
    /// Whether the batch of that number was committed. Called within a transaction; it waits until
    /// the transaction that nobody has heard of again has ended one way or the other.
    public let isCommitted: @Sendable (any SQLConnection, Int64) throws(SQLError) -> Bool

    /// Turns that are taken and looked up this way.
    public init(
        take: @escaping @Sendable (any SQLConnection, Int64) throws -> Void,
        isCommitted: @escaping @Sendable (any SQLConnection, Int64) throws(SQLError) -> Bool
    ) {
        self.take = take
        self.isCommitted = isCommitted
    }
}

/// A commit of which nobody knows whether it happened: the batch must not be run again.
struct UnknownOutcome: Error {
    let cause: SQLError
}
