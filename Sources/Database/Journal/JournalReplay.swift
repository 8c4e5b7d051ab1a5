/// What a journal can bring back to a copy of a store, and what it cannot.
public struct JournalReplay: Sendable {
    /// Batches that continue the copy without a gap, oldest first.
    public private(set) var batches: [JournalBatch] = []
    /// Batches behind a gap: they cannot be brought back and are only told.
    public private(set) var beyond: [JournalBatch] = []
    /// Files that end in half a record.
    public private(set) var torn: [String] = []
    /// Files that could not be read at all, with the reason.
    public private(set) var unreadable: [String] = []

    /// How many batches one transaction brings back.
    private static let atOnce = 64

    /// Reads from files, oldest first, what a copy lacks that holds batches up to `mark`.
    public init(_ files: [String], owner: String, epoch: String, after mark: Int64) {
        var found: [JournalBatch] = []
        for path in files {
            do {
                let file = try JournalReading.read(path)
                guard file.owner == owner, file.epoch == epoch else { continue }
                if let lowest = file.lowest {
                    while let last = found.last, last.number >= lowest { found.removeLast() }
                }
                found += file.batches.filter { $0.number > mark }
                if file.isTorn { torn.append(path) }
            } catch {
                unreadable.append(error.description)
            }
        }
        var next = mark + 1
        for batch in found {
            if batch.number == next, beyond.isEmpty {
                batches.append(batch)
                next += 1
            } else {
                beyond.append(batch)
            }
        }
    }

    /// Does to a copy what the journal says. `number` raises the copy's count of batches.
    ///
    /// Throws `SQLError.other` with code `journal` when a statement finds other rows than it found
    /// the first time: then the journal is not the journal of this copy.
    public func apply(
        to connection: any SQLConnection,
        number: (any SQLConnection) throws(SQLError) -> Int64
    ) throws {
        for start in stride(from: 0, to: batches.count, by: Self.atOnce) {
            try connection.transaction {
                for batch in batches[start..<min(batches.count, start + Self.atOnce)] {
                    for entry in batch.entries { try apply(entry, of: batch, to: connection) }
                    guard try number(connection) == batch.number else {
                        throw Self.unfit(batch, "its number is not the next one")
                    }
                }
            }
        }
    }

    private func apply(
        _ entry: JournalEntry, of batch: JournalBatch, to connection: any SQLConnection
    ) throws(SQLError) {
        let returns = entry.sql.contains("RETURNING")
        let rows =
            returns
            ? try connection.query(entry.sql, entry.values).count
            : try connection.execute(entry.sql, entry.values)
        guard rows == entry.rows else {
            throw Self.unfit(batch, "a change found \(rows) rows instead of \(entry.rows)")
        }
    }

    private static func unfit(_ batch: JournalBatch, _ reason: String) -> SQLError {
        .other(
            code: "journal", message: "batch \(batch.number) does not fit this copy: \(reason)",
            sql: "")
    }
}
