import CSQLite

/// A compiled statement of SQLite. Not copyable, so it cannot be finalized twice.
struct SQLiteStatement: ~Copyable {
    private let handle: OpaquePointer
    private let database: OpaquePointer
    private let sql: String
    /// True for statements whose count of changed rows means something.
    private let changesRows: Bool

    init(_ sql: String, on database: OpaquePointer) throws(SQLError) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v2(database, sql, -1, &handle, nil)
        guard code == SQLITE_OK, let handle else {
            sqlite3_finalize(handle)
            throw SQLError(sqlite: database, sql: sql)
        }
        self.handle = handle
        self.database = database
        self.sql = sql
        let words: Set<String> = ["insert", "update", "delete", "replace", "with"]
        changesRows =
            sqlite3_stmt_readonly(handle) == 0 && words.contains(SQLText.firstWord(of: sql))
    }

    deinit { sqlite3_finalize(handle) }

    /// Runs to the end, handing over each row; returns how many rows were changed.
    func run(_ values: [SQLValue], row: (SQLRow) -> Void) throws(SQLError) -> Int {
        defer {
            sqlite3_reset(handle)
            sqlite3_clear_bindings(handle)
        }
        try bind(values)
        var names: [String]?
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_DONE: return changesRows ? Int(sqlite3_changes64(database)) : 0
            case SQLITE_ROW:
                let found = names ?? readNames()
                names = found
                row(SQLRow(names: found, values: try readValues(found)))
            default: throw SQLError(sqlite: database, sql: sql)
            }
        }
    }

    private func bind(_ values: [SQLValue]) throws(SQLError) {
        try SQLRules.check(values: values, sql: sql)
        let places = Int(sqlite3_bind_parameter_count(handle))
        guard places == values.count else {
            // SQLite would quietly store null in the places left over.
            throw .other(
                code: "values", message: "\(values.count) values for \(places) places", sql: sql)
        }
        for (offset, value) in values.enumerated() {
            let index = Int32(offset + 1)
            let code: Int32
            switch value {
            case .null: code = sqlite3_bind_null(handle, index)
            case .integer(let number): code = sqlite3_bind_int64(handle, index, number)
            case .text(let text):
                code = engawa_bind_text(handle, index, text, Int32(text.utf8.count))
            case .blob(let bytes) where bytes.isEmpty:
                code = sqlite3_bind_zeroblob(handle, index, 0)
            case .blob(let bytes):
                code = engawa_bind_blob(handle, index, bytes, Int32(bytes.count))
            }
            guard code == SQLITE_OK else { throw SQLError(sqlite: database, sql: sql) }
        }
    }

    private func readNames() -> [String] {
        (0..<sqlite3_column_count(handle)).map { index in
            sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
        }
    }

    private func readValues(_ names: [String]) throws(SQLError) -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(names.count)
        for (offset, name) in names.enumerated() {
            let index = Int32(offset)
            switch sqlite3_column_type(handle, index) {
            case SQLITE_NULL: values.append(.null)
            case SQLITE_INTEGER: values.append(.integer(sqlite3_column_int64(handle, index)))
            case SQLITE_TEXT:
                // The length must be asked for after the text: asking converts.
                let start = sqlite3_column_text(handle, index)
                let text = UnsafeBufferPointer(
                    start: start, count: Int(sqlite3_column_bytes(handle, index)))
                values.append(.text(String(decoding: text, as: UTF8.self)))
            case SQLITE_BLOB:
                let start = sqlite3_column_blob(handle, index)
                let bytes = UnsafeRawBufferPointer(
                    start: start, count: Int(sqlite3_column_bytes(handle, index)))
                values.append(.blob(Array(bytes)))
            default: throw .column(name: name, wanted: "a whole number, text or bytes")
            }
        }
        return values
    }
}

extension SQLError {
    /// What the last failed call on a database means.
    init(sqlite database: OpaquePointer?, sql: String) {
        let extended = sqlite3_extended_errcode(database)
        let message = sqlite3_errmsg(database).map { String(cString: $0) } ?? "no message"
        self.init(sqlite: extended, message: message, sql: sql)
    }

    /// What an extended result code means. Every I/O error counts against durability.
    init(sqlite extended: Int32, message: String, sql: String) {
        switch extended & 0xFF {
        case SQLITE_BUSY where extended == SQLITE_BUSY | (2 << 8):
            // The snapshot is older than the newest commit; a new transaction sees it.
            self = .retryable(message)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_CONSTRAINT: self = .constraint(message)
        case SQLITE_FULL: self = .full
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(message)
        case SQLITE_IOERR where extended != SQLITE_IOERR | (12 << 8):  // not: out of memory
            self = .durability("\(message), SQLite code \(extended)")
        default: self = .other(code: "SQLite \(extended)", message: message, sql: sql)
        }
    }
}
