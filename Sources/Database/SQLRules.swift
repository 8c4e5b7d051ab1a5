/// The rules both engines hold every statement and value to, so that neither allows more.
package enum SQLRules {
    /// The most bytes one value may have: 16 MiB.
    package static let longestValue = 16 * 1_048_576
    /// The most bytes one statement may have: 1 MiB.
    package static let longestStatement = 1_048_576

    private static let transactionWords: Set<String> = [
        "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release",
    ]

    /// Refuses text that is not exactly one statement, that numbers its values, or that begins or ends transactions.
    package static func check(statement sql: String) throws(SQLError) {
        guard sql.utf8.count <= longestStatement else {
            throw .other(code: "long", message: "a statement is longer than 1 MiB", sql: "")
        }
        guard SQLText.statements(in: sql).count == 1 else {
            throw .other(code: "statements", message: "one statement a call, please", sql: sql)
        }
        guard !SQLText.namesPlaces(sql) else {
            throw .other(code: "values", message: "write ? for a value and no more", sql: sql)
        }
        guard !transactionWords.contains(SQLText.firstWord(of: sql)) else {
            throw .other(
                code: "transaction", message: "begin and end transactions by method", sql: sql)
        }
    }

    /// Refuses values that one of the engines could not keep.
    package static func check(values: [SQLValue], sql: String) throws(SQLError) {
        for value in values {
            let length: Int
            switch value {
            case .null, .integer: continue
            case .blob(let bytes): length = bytes.count
            case .text(let text):
                length = text.utf8.count
                guard !holdsNul(text) else {
                    throw .other(code: "nul", message: "text holds the character U+0000", sql: sql)
                }
            }
            guard length <= longestValue else {
                throw .other(code: "long", message: "a value is longer than 16 MiB", sql: sql)
            }
        }
    }

    private static func holdsNul(_ text: String) -> Bool {
        // Over the bytes themselves, because an iterator over `utf8` takes ten times as long.
        text.utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? text.utf8.contains(0)
    }

    /// The name of a savepoint in quotes, for it may be a reserved word of one engine.
    package static func quoted(savepoint name: String) throws(SQLError) -> String {
        let bytes = Array(name.utf8)
        let isPlain = bytes.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
        }
        guard isPlain, (1...63).contains(bytes.count), !(48...57).contains(bytes[0]) else {
            throw .other(code: "savepoint", message: "not a savepoint name", sql: name)
        }
        return "\"\(name)\""
    }
}
