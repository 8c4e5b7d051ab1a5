/// Reads SQL text just far enough to leave quotes and comments alone.
package enum SQLText {
    enum Kind { case code, quoted, comment }

    /// Says of every byte whether it is code, inside quotes, or inside a comment.
    static func kinds(_ bytes: [UInt8]) -> [Kind] {
        var kinds: [Kind] = []
        kinds.reserveCapacity(bytes.count)
        var index = 0
        func byte(_ offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }
        while index < bytes.count {
            let start = index
            var kind = Kind.code
            switch (bytes[index], byte(index + 1)) {
            case (UInt8(ascii: "'"), _), (UInt8(ascii: "\""), _):
                // A doubled quote closes and opens again, which comes to the same.
                kind = .quoted
                index += 1
                while let next = byte(index), next != bytes[start] { index += 1 }
                index += 1
            case (UInt8(ascii: "-"), UInt8(ascii: "-")):
                kind = .comment
                while let next = byte(index), next != UInt8(ascii: "\n") { index += 1 }
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                kind = .comment
                index += 2
                while index < bytes.count,
                    !(bytes[index] == UInt8(ascii: "*") && byte(index + 1) == UInt8(ascii: "/"))
                {
                    index += 1
                }
                index += 2
            default: index += 1
            }
            index = min(index, bytes.count)
            kinds.append(contentsOf: repeatElement(kind, count: index - start))
        }
        return kinds
    }

    /// The statements of a text, without the semicolons between them and without empty ones.
    package static func statements(in sql: String) -> [String] {
        let bytes = Array(sql.utf8)
        let kinds = kinds(bytes)
        var statements: [String] = []
        var current: [UInt8] = []
        var hasWork = false
        func close() {
            if hasWork { statements.append(String(decoding: current, as: UTF8.self)) }
            current = []
            hasWork = false
        }
        for (byte, kind) in zip(bytes, kinds) where kind != .comment {
            if kind == .code, byte == UInt8(ascii: ";") {
                close()
                continue
            }
            let isSpace = kind == .code && (byte == 32 || (9...13).contains(byte))
            if isSpace && !hasWork { continue }
            if !isSpace { hasWork = true }
            current.append(byte)
        }
        close()
        return statements
    }

    /// The text with `?` replaced by `$1`, `$2` …, as PostgreSQL wants it, and how many there are.
    package static func numbered(_ sql: String) -> (sql: String, places: Int) {
        let bytes = Array(sql.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 16)
        var count = 0
        for (byte, kind) in zip(bytes, kinds(bytes)) {
            if kind == .code, byte == UInt8(ascii: "?") {
                count += 1
                result.append(contentsOf: "$\(count)".utf8)
            } else {
                result.append(byte)
            }
        }
        return (String(decoding: result, as: UTF8.self), count)
    }

    /// True if a place for a value has a number or name of its own, which only SQLite understands.
    package static func namesPlaces(_ sql: String) -> Bool {
        let bytes = Array(sql.utf8)
        let kinds = kinds(bytes)
        return bytes.indices.dropLast().contains { index in
            kinds[index] == .code && kinds[index + 1] == .code
                && [UInt8(ascii: "?"), UInt8(ascii: "$"), UInt8(ascii: "@")].contains(bytes[index])
                && ((48...57).contains(bytes[index + 1])
                    || (65...90).contains(bytes[index + 1] & 0xDF))
        }
    }

    /// The text with one lower-case word of code replaced by another, whatever its case.
    package static func replacing(word: String, by other: String, in sql: String) -> String {
        let bytes = Array(sql.utf8)
        let kinds = kinds(bytes)
        var result: [UInt8] = []
        var index = 0
        func isWordByte(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: "_") || byte >= 128 || Character(UnicodeScalar(byte)).isLetter
                || (48...57).contains(byte)
        }
        while index < bytes.count {
            var end = index
            while end < bytes.count, kinds[end] == .code, isWordByte(bytes[end]) { end += 1 }
            guard end > index else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let found = String(decoding: bytes[index..<end], as: UTF8.self)
            result.append(contentsOf: (found.lowercased() == word ? other : found).utf8)
            index = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The first word of a statement in lower case, comments skipped.
    package static func firstWord(of sql: String) -> String {
        let bytes = Array(sql.utf8)
        let code = zip(bytes, kinds(bytes)).lazy.filter { $0.1 == .code }.map { $0.0 }
        func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
        let word = code.drop { !isLetter($0) }.prefix { isLetter($0) }
        return String(decoding: Array(word), as: UTF8.self).lowercased()
    }
}
