import Database

/// How a connection's transactions see those of others.
public enum Isolation: Sendable {
    /// As if nobody else were there; the transaction may have to be run again (SQLSTATE 40001).
    case serializable
    /// As the server is set, read committed unless somebody set it higher: for writers that take
    /// turns (`SharedTurn`), which makes every statement after the turn see all that was before.
    case byTurns
    /// Everything as of one moment, and nothing may be written: for readers, which then neither
    /// wait for a writer nor make one fail.
    case reading
}

/// What begins and ends a connection's transactions.
struct Manner {
    let isolation: Isolation
    /// The municipality whose rows the connection may see, behind the walls of `raiseWalls`.
    let municipality: String?

    init(_ isolation: Isolation, _ municipality: String?) throws(SQLError) {
        if let municipality {
            let isPlain = municipality.utf8.allSatisfy {
                (48...57).contains($0) || (97...122).contains($0) || (65...90).contains($0)
                    || $0 == UInt8(ascii: "-")
            }
            guard isPlain, (1...64).contains(municipality.utf8.count) else {
                throw .other(code: "municipality", message: "not a municipality", sql: "")
            }
        }
        self.isolation = isolation
        self.municipality = municipality
    }

    /// The words that begin a transaction: one round trip, and the municipality is forgotten with
    /// the transaction, so that a pooled connection carries nothing over to the next.
    var beginning: String {
        let begin =
            switch isolation {
            case .serializable: "BEGIN ISOLATION LEVEL SERIALIZABLE"
            case .byTurns: "BEGIN"
            case .reading: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            }
        guard let municipality else { return begin }
        return begin + "; SET LOCAL engawa.muni = '\(municipality)'"
    }
}
