/// One change to the books: a statement, its values, and how many rows it changed or returned.
public struct JournalEntry: Sendable, Hashable {
    /// The statement.
    public let sql: String
    /// Its values.
    public let values: [SQLValue]
    /// How many rows it changed, or returned where it returns rows.
    public let rows: Int

    /// An entry.
    public init(sql: String, values: [SQLValue], rows: Int) {
        self.sql = sql
        self.values = values
        self.rows = rows
    }
}

/// What one durable transaction of the store changed.
public struct JournalBatch: Sendable, Hashable {
    /// Its number within an epoch of the store, from 1 without gaps.
    public let number: Int64
    /// When it was written, in milliseconds since 1970.
    public let at: Int64
    /// Its changes, in their order.
    public let entries: [JournalEntry]

    /// A batch.
    public init(number: Int64, at: Int64, entries: [JournalEntry]) {
        self.number = number
        self.at = at
        self.entries = entries
    }
}

// A record is `B number at length checksum`, a line break, so many bytes, and a line break. In it,
// `S` and a length announce a statement the first time it is used; `X` uses the statement of that
// index, says how many rows it changed, and is followed by its values: `n`, `i5;`, `t5:hello`,
// `b2:` and two bytes. Nothing is escaped, because everything carries its length.
extension JournalBatch {
    /// The record of this batch.
    var record: [UInt8] {
        var body: [UInt8] = []
        var known: [String: Int] = [:]
        for entry in entries {
            let index: Int
            if let found = known[entry.sql] {
                index = found
            } else {
                index = known.count
                known[entry.sql] = index
                body += Array("S\(entry.sql.utf8.count):".utf8)
                body += Array(entry.sql.utf8)
                body.append(Self.lineBreak)
            }
            body += Array("X\(index);\(entry.rows);".utf8)
            for value in entry.values { Self.add(value, to: &body) }
            body.append(Self.lineBreak)
        }
        return Self.framed("B", number, at, body)
    }

    /// The record that takes a batch back: its transaction failed.
    static func void(_ number: Int64, at: Int64) -> [UInt8] { framed("V", number, at, []) }

    private static let lineBreak: UInt8 = 0x0A

    private static func framed(
        _ kind: String, _ number: Int64, _ at: Int64, _ body: [UInt8]
    ) -> [UInt8] {
        let head = "\(kind) \(number) \(at) \(body.count) "
        let sum = CheckSum.of(body, after: CheckSum.of(head.utf8))
        return Array((head + CheckSum.text(sum) + "\n").utf8) + body + [lineBreak]
    }

    private static func add(_ value: SQLValue, to body: inout [UInt8]) {
        switch value {
        case .null: body.append(UInt8(ascii: "n"))
        case .integer(let number): body += Array("i\(number);".utf8)
        case .text(let text):
            body += Array("t\(text.utf8.count):".utf8)
            body += Array(text.utf8)
        case .blob(let bytes):
            body += Array("b\(bytes.count):".utf8)
            body += bytes
        }
    }
}
