/// A value that both engines keep the same way. Money and mass are whole numbers, a truth is 0 or 1.
public enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A whole number, for columns of type `bigint`.
    case integer(Int64)
    /// UTF-8 text without U+0000, for columns of type `text`.
    case text(String)
    /// Bytes, for columns of type `blob` (PostgreSQL: `bytea`).
    case blob([UInt8])

    /// A whole number from an `Int`.
    public static func int(_ value: Int) -> SQLValue { .integer(Int64(value)) }
    /// 1 for true and 0 for false.
    public static func bool(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
    /// Text, or null for nil.
    public static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
    /// A whole number, or null for nil.
    public static func optional(_ value: Int64?) -> SQLValue {
        value.map(SQLValue.integer) ?? .null
    }
    /// A whole number, or null for nil.
    public static func optional(_ value: Int?) -> SQLValue { value.map(SQLValue.int) ?? .null }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A whole number written in the source.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// Text written in the source.
    public init(stringLiteral value: String) { self = .text(value) }
}

/// One row of an answer, read by column name. Write column names in lower case: PostgreSQL folds.
public struct SQLRow: Sendable, Hashable {
    /// The names of the columns, in the order of the statement.
    public let names: [String]
    /// The values, in the order of `names`.
    public let values: [SQLValue]

    /// A row from names and as many values.
    public init(names: [String], values: [SQLValue]) {
        self.names = names
        self.values = values
    }

    /// The value of a column. Throws `SQLError.column` if the answer has no such column.
    public func value(_ name: String) throws(SQLError) -> SQLValue {
        guard let index = names.firstIndex(of: name), index < values.count else {
            throw .column(name: name, wanted: "a column of the answer")
        }
        return values[index]
    }

    /// A whole number. Throws `SQLError.column` for null or another type.
    public func int64(_ name: String) throws(SQLError) -> Int64 {
        guard case .integer(let value) = try value(name) else {
            throw .column(name: name, wanted: "a whole number")
        }
        return value
    }

    /// A whole number. Throws `SQLError.column` for null or another type.
    public func int(_ name: String) throws(SQLError) -> Int { Int(try int64(name)) }

    /// A whole number, or nil for null. Throws `SQLError.column` for another type.
    public func optionalInt64(_ name: String) throws(SQLError) -> Int64? {
        if case .null = try value(name) { return nil }
        return try int64(name)
    }

    /// A whole number, or nil for null. Throws `SQLError.column` for another type.
    public func optionalInt(_ name: String) throws(SQLError) -> Int? {
        try optionalInt64(name).map { Int($0) }
    }

    /// True for 1 and false for 0. Throws `SQLError.column` for anything else.
    public func bool(_ name: String) throws(SQLError) -> Bool {
        switch try value(name) {
        case .integer(0): return false
        case .integer(1): return true
        default: throw .column(name: name, wanted: "0 or 1")
        }
    }

    /// Text. Throws `SQLError.column` for null or another type.
    public func text(_ name: String) throws(SQLError) -> String {
        guard case .text(let value) = try value(name) else {
            throw .column(name: name, wanted: "text")
        }
        return value
    }

    /// Text, or nil for null. Throws `SQLError.column` for another type.
    public func optionalText(_ name: String) throws(SQLError) -> String? {
        if case .null = try value(name) { return nil }
        return try text(name)
    }

    /// Bytes. Throws `SQLError.column` for null or another type.
    public func blob(_ name: String) throws(SQLError) -> [UInt8] {
        guard case .blob(let value) = try value(name) else {
            throw .column(name: name, wanted: "bytes")
        }
        return value
    }

    /// Bytes, or nil for null. Throws `SQLError.column` for another type.
    public func optionalBlob(_ name: String) throws(SQLError) -> [UInt8]? {
        if case .null = try value(name) { return nil }
        return try blob(name)
    }
}
