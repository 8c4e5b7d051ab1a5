public import Database
public import Domain
import Records
import Seal

/// What was copied from one store to another.
public struct CopyReport: Sendable {
    /// Rows by table, in the order of the schema.
    public let tables: [(name: String, rows: Int)]
    /// The epoch of the books, the same in both stores until the old one got a new one.
    public let epoch: String
    /// The epoch the old store has now, so that boxes notice if somebody opens it again.
    public let oldEpoch: String
    /// How many rows in all.
    public var rows: Int { tables.reduce(0) { $0 + $1.rows } }
}

extension OfficeStore {
    /// How many rows are read at a time.
    private static let page = 500

    /// Copies the books of a municipality from one store to another that has none of it, on the
    /// same or another engine, and compares both by count and digest before it commits.
    ///
    /// All or nothing: it is one transaction of the new store. The old store takes no writes
    /// meanwhile; afterwards it gets a new epoch, so that nobody goes on with it unnoticed. Both
    /// must have the form this program knows. Throws `OfficeProblem`.
    public static func copy(
        from old: any SQLConnection, to new: any SQLConnection, municipality: MunicipalityCode,
        at moment: Moment
    ) throws(OfficeProblem) -> CopyReport {
        let report = try guarding {
            try old.begin()
            defer { if old.isInTransaction { try? old.rollback() } }
            let books = Books(old, of: municipality, digest: sha256)
            guard try books.store.takeTurn(), let facts = try books.store.facts() else {
                throw OfficeProblem.noStore(municipality)
            }
            let copied = Books(new, of: municipality, digest: sha256)
            return try new.transaction {
                guard try copied.store.facts() == nil else {
                    throw OfficeProblem.storeExists(municipality)
                }
                var tables: [(name: String, rows: Int)] = []
                for table in Books.tables {
                    let read = try copy(table, of: municipality, from: old, to: new)
                    let written = try digest(of: table, of: municipality, in: new)
                    guard read == written else {
                        throw OfficeProblem.store("The copy of \(table.name) is not the same.")
                    }
                    tables.append((table.name, read.rows))
                }
                // From here on the new books differ: no journal of the old ones continues them.
                try copied.store.nextJournalMark()
                try copied.audit.append(
                    at: moment, who: "office", what: "copy", subject: facts.epoch,
                    reason: "\(tables.reduce(0) { $0 + $1.rows }) rows", status: 200)
                return (tables, facts.epoch)
            }
        }
        let oldEpoch = try renewEpoch(on: old, municipality: municipality, at: moment)
        return CopyReport(tables: report.0, epoch: report.1, oldEpoch: oldEpoch)
    }

    private static func copy(
        _ table: TableShape, of municipality: MunicipalityCode, from old: any SQLConnection,
        to new: any SQLConnection
    ) throws -> TableDigest {
        var digest = TableDigest()
        try pages(of: table, of: municipality, in: old) { rows in
            for row in rows {
                digest.add(row)
                let places = row.names.map { _ in "?" }.joined(separator: ", ")
                try new.execute(
                    "INSERT INTO \(table.name) (\(row.names.joined(separator: ", ")))"
                        + " VALUES (\(places))",
                    row.values)
            }
        }
        return digest
    }

    private static func digest(
        of table: TableShape, of municipality: MunicipalityCode, in store: any SQLConnection
    ) throws -> TableDigest {
        var digest = TableDigest()
        try pages(of: table, of: municipality, in: store) { rows in
            for row in rows { digest.add(row) }
        }
        return digest
    }

    /// Reads a table page by page along its key.
    private static func pages(
        of table: TableShape, of municipality: MunicipalityCode, in store: any SQLConnection,
        _ body: ([SQLRow]) throws -> Void
    ) throws {
        let key = table.key.dropFirst().joined(separator: ", ")
        let muni = SQLValue.text(municipality.text)
        guard !key.isEmpty else {
            return try body(
                try store.query("SELECT * FROM \(table.name) WHERE muni = ?", [muni]))
        }
        let marks = table.key.dropFirst().map { _ in "?" }.joined(separator: ", ")
        var last: [SQLValue]?
        while true {
            let after = last == nil ? "" : " AND (\(key)) > (\(marks))"
            let rows = try store.query(
                "SELECT * FROM \(table.name) WHERE muni = ?\(after) ORDER BY \(key) LIMIT ?",
                [muni] + (last ?? []) + [.int(page)])
            if rows.isEmpty { return }
            try body(rows)
            last = try table.key.dropFirst().map { try rows[rows.count - 1].value($0) }
            if rows.count < page { return }
        }
    }
}

/// How many rows a table has and what is in them, whatever their order: engines sort text in their
/// own ways.
private struct TableDigest: Equatable {
    var rows = 0
    private var sums: [UInt64] = [0, 0, 0, 0]

    mutating func add(_ row: SQLRow) {
        rows += 1
        var bytes: [UInt8] = []
        for (name, value) in zip(row.names, row.values).sorted(by: { $0.0 < $1.0 }) {
            bytes += Array(name.utf8) + [0]
            switch value {
            case .null: bytes += [0]
            case .integer(let number): bytes += [1] + Array(String(number).utf8)
            case .text(let text): bytes += [2] + Array(text.utf8)
            case .blob(let blob): bytes += [3] + blob
            }
            bytes += [0]
        }
        let digest = sha256(bytes)
        for part in 0..<4 {
            let word = digest[(part * 8)..<(part * 8 + 8)].reduce(UInt64(0)) {
                $0 << 8 | UInt64($1)
            }
            sums[part] &+= word
        }
    }
}
