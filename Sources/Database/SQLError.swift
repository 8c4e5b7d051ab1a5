/// Why the store did not do what was asked. The sentences are for operators and carry no row values.
public enum SQLError: Error, Sendable, Hashable {
    /// Another process owns this store for writing.
    case alreadyOpen(path: String)
    /// Somebody else held the lock for longer than the wait (5 s).
    case busy
    /// A unique, check, not-null or foreign key rule refused the row.
    case constraint(String)
    /// The disk is full.
    case full
    /// The file or page does not hold what it should.
    case corrupt(String)
    /// Writing or syncing failed: what is on the disk is unknown, so the process must stop.
    case durability(String)
    /// Another transaction won; the whole transaction may be run again (SQLSTATE 40001, 40P01).
    case retryable(String)
    /// The server went away. A COMMIT under way may have happened: look the key up, then decide.
    case connectionLost(String)
    /// A column is missing or holds another type than the reader wanted.
    case column(name: String, wanted: String)
    /// The store carries migrations this program does not know.
    case newerStore(unknown: [String])
    /// The store lacks a migration that should have come before one it has.
    case migrationsOutOfOrder(missing: String)
    /// The writer was stopped and takes no more work.
    case stopped
    /// Anything else: SQLite's extended result code, an SQLSTATE, or a word of ours.
    case other(code: String, message: String, sql: String)

    /// True when the process must stop and reopen the store instead of trying again.
    public var isFatal: Bool {
        switch self {
        case .durability, .corrupt: true
        default: false
        }
    }

    /// True when the whole transaction may be run again, provided that its COMMIT was not sent.
    public var mayRunAgain: Bool {
        switch self {
        case .retryable, .connectionLost: true
        default: false
        }
    }

    /// True when the transaction this happened in cannot go on, not even from a savepoint.
    public var endsTransaction: Bool {
        switch self {
        case .full, .corrupt, .durability, .retryable, .connectionLost: true
        default: false
        }
    }
}

extension SQLError: CustomStringConvertible {
    /// One plain sentence for the operator.
    public var description: String {
        switch self {
        case .alreadyOpen(let path):
            "Another program already has the store \(path) open for writing."
        case .busy: "The store was locked by somebody else for too long."
        case .constraint(let message): "A rule of the store refused the row: \(message)."
        case .full: "The disk of the store is full."
        case .corrupt(let message): "The store is damaged: \(message)."
        case .durability(let message):
            "The store could not be written safely (\(message)); the program must stop."
        case .retryable(let message):
            "Another transaction came first (\(message)); the work may be tried again."
        case .connectionLost(let message):
            "The connection to the database was lost (\(message)); the last change is uncertain."
        case .column(let name, let wanted): "Column \(name) is not \(wanted)."
        case .newerStore(let unknown):
            "The store was written by a newer program "
                + "(unknown migrations: \(unknown.joined(separator: ", "))); update this program."
        case .migrationsOutOfOrder(let missing):
            "The store lacks migration \(missing) but has later ones; restore it from a backup."
        case .stopped: "The writer of the store has been stopped."
        case .other(let code, let message, let sql): "Database error \(code): \(message) in: \(sql)"
        }
    }
}

/// The queue of the writer is full; the sender should try again soon. Nothing was written.
public struct QueueFull: Error, Sendable, Hashable, CustomStringConvertible {
    /// How many jobs may wait.
    public let limit: Int
    /// A refusal at that limit.
    public init(limit: Int) { self.limit = limit }
    /// One plain sentence for the operator.
    public var description: String { "\(limit) changes are already waiting; try again soon." }
}
