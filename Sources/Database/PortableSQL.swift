/// The part of SQL that SQLite, PostgreSQL and the distributed engines that speak PostgreSQL's
/// language have in common, as far as this house uses it: whatever is not known is refused.
///
/// The tests hold every statement of the house to it; nothing of it runs in the programs.
package enum PortableSQL {
    /// What is wrong with a statement, one sentence each; nothing if it is in the common part.
    package static func faults(in sql: String) -> [String] {
        let words = SQLWord.words(of: sql)
        var faults: [String] = []
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : nil
            let isCall = next?.text == "(" && next?.isJoined == true
            if isCall, !functions.contains(word.text) {
                faults.append("\(word.text)() is not a function of all engines")
            } else if let reason = refused[word.text] {
                faults.append("\(word.text): \(reason)")
            } else if let next, let reason = refusedPairs["\(word.text) \(next.text)"] {
                faults.append("\(word.text) \(next.text): \(reason)")
            }
        }
        for mark in ["::", "~", "->", "@>", "[", "]", "{", "`", "<<", ">>", "&"]
        where SQLText.code(of: sql).contains(mark) {
            faults.append("\(mark) is not understood by all engines")
        }
        return faults
    }

    /// What is wrong with the statements of a step of the schema: steps only add.
    package static func faults(inStep sql: String) -> [String] {
        SQLText.statements(in: sql).flatMap { statement -> [String] in
            let words = SQLWord.words(of: statement)
            let texts = words.map(\.text)
            var faults = Self.faults(in: statement)
            switch texts.prefix(2).joined(separator: " ") {
            case "create table": faults += tableFaults(texts)
            case "create index", "create unique":
                if let open = texts.firstIndex(of: "("), texts.dropFirst(open + 1).first != "muni" {
                    faults.append("an index begins with the municipality")
                }
            case "alter table":
                let isNew = texts.dropFirst(3).prefix(2) == ["add", "column"]
                if !isNew { faults.append("a table is only ever given a new column") }
                if texts.contains("not"), !texts.contains("default") {
                    faults.append("a new column may be empty or has a default")
                }
                faults += typeFaults(texts.dropFirst(5))
            default: faults.append("a step only adds tables, columns and indexes")
            }
            return faults
        }
    }

    private static func tableFaults(_ words: [String]) -> [String] {
        var faults: [String] = []
        if !words.joined(separator: " ").contains("primary key ( muni") {
            faults.append("a key begins with the municipality")
        }
        guard let open = words.firstIndex(of: "(") else { return faults }
        // Columns are separated by commas outside of inner brackets.
        var depth = 0
        var column: [String] = []
        for word in words.dropFirst(open + 1) {
            if word == "(" { depth += 1 }
            if word == ")" { depth -= 1 }
            if depth < 0 || (depth == 0 && word == ",") {
                faults += typeFaults(column[...])
                column = []
            } else {
                column.append(word)
            }
        }
        return faults
    }

    /// A column's words: its name, its type, and rules about it.
    private static func typeFaults(_ column: ArraySlice<String>) -> [String] {
        guard let name = column.first, !["primary", "unique", "check"].contains(name) else {
            return []
        }
        let type = column.dropFirst().first ?? ""
        return types.contains(type)
            ? [] : ["\(name): a column is bigint, text or blob, not \(type)"]
    }

    private static let types: Set<String> = ["bigint", "text", "blob"]

    private static let functions: Set<String> = [
        "count", "sum", "min", "max", "coalesce", "nullif", "lower", "upper", "length", "abs",
        "cast", "row_number",
    ]

    private static let refused: [String: String] = {
        var refused: [String: String] = [:]
        func refuse(_ words: String, _ reason: String) {
            for word in words.split(separator: " ") { refused[String(word)] = reason }
        }
        refuse(
            "serial bigserial smallserial autoincrement identity generated nextval setval currval",
            "ids are made by the house; engines number with gaps or out of order")
        refuse("rowid oid ctid xmin tableoid", "a hidden column of one engine")
        refuse("listen unlisten notify", "absent in distributed engines; ask again instead")
        refuse("trigger procedure rule domain extension", "rules live in the house")
        refuse("merge pragma attach detach vacuum copy lock truncate", "not common to all engines")
        refuse(
            "array enum json jsonb xml money interval timestamp timestamptz", "not a type of ours")
        refuse("real double float numeric decimal boolean uuid varchar char", "not a type of ours")
        refuse("serializable isolation begin commit rollback savepoint release", "by method only")
        refuse("ilike similar glob regexp match distinct_on", "engines compare in their own ways")
        refuse("current_timestamp current_date current_time localtime", "time comes in as a value")
        refuse("deferrable deferred inherits exclude", "absent in distributed engines")
        refuse("drop rename", "what was released stays; a new table takes its place")
        return refused
    }()

    private static let refusedPairs = [
        "or replace": "write ON CONFLICT", "or ignore": "write ON CONFLICT",
        "or abort": "write ON CONFLICT", "replace into": "write ON CONFLICT",
        "for update": "take the turn, or a lease", "for share": "take the turn, or a lease",
        "skip locked": "take a lease", "create sequence": "count in a row of a table",
        "foreign key": "shards cannot check it", "alter column": "add a new one",
        "insert or": "write ON CONFLICT",
    ]
}

/// A word or mark of a statement's code, in lower case.
struct SQLWord: Equatable {
    let text: String
    /// How many brackets are open around it.
    let depth: Int
    /// Whether it follows what is before it without a space.
    let isJoined: Bool

    /// The words of a statement; quotes count as one word each, comments as none.
    static func words(of sql: String) -> [SQLWord] {
        var words: [SQLWord] = []
        var current: [UInt8] = []
        var depth = 0
        var isJoined = false
        func close() {
            guard !current.isEmpty else { return }
            let text = String(decoding: current, as: UTF8.self).lowercased()
            words.append(SQLWord(text: text, depth: depth, isJoined: false))
            current = []
            isJoined = true
        }
        for byte in SQLText.code(of: sql).utf8 {
            let isWord =
                byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") || byte >= 128
                || (48...57).contains(byte) || (65...90).contains(byte & 0xDF)
            if isWord {
                current.append(byte)
                continue
            }
            close()
            guard byte != 32, !(9...13).contains(byte) else {
                isJoined = false
                continue
            }
            if byte == UInt8(ascii: ")") { depth -= 1 }
            let mark = String(decoding: [byte], as: UTF8.self)
            words.append(SQLWord(text: mark, depth: depth, isJoined: isJoined))
            if byte == UInt8(ascii: "(") { depth += 1 }
            isJoined = true
        }
        close()
        return words
    }
}

extension SQLText {
    /// The code of a statement: comments become a space, and what stands in quotes one mark.
    static func code(of sql: String) -> String {
        let bytes = Array(sql.utf8)
        var code: [UInt8] = []
        var last = Kind.code
        for (byte, kind) in zip(bytes, kinds(bytes)) {
            switch kind {
            case .code: code.append(byte)
            case .comment: code.append(32)
            case .quoted: if last != .quoted { code.append(UInt8(ascii: "#")) }
            }
            last = kind
        }
        return String(decoding: code, as: UTF8.self)
    }
}
