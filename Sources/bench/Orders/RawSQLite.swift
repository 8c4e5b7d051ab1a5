import Database
import Glibc

/// SQLite without anything of ours: what the office's rate is compared with.
///
/// The library is looked up by name, because the baseline must not pass through the very door it
/// is held against.
final class RawSQLite {
    private typealias Open =
        @convention(c) (
            UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>, Int32,
            UnsafePointer<CChar>?
        ) -> Int32
    private typealias Prepare =
        @convention(c) (
            OpaquePointer?, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<OpaquePointer?>,
            UnsafeMutableRawPointer?
        ) -> Int32
    private typealias OnHandle = @convention(c) (OpaquePointer?) -> Int32
    private typealias BindNumber = @convention(c) (OpaquePointer?, Int32, Int64) -> Int32
    private typealias BindNull = @convention(c) (OpaquePointer?, Int32) -> Int32
    private typealias BindBytes =
        @convention(c) (
            OpaquePointer?, Int32, UnsafePointer<UInt8>?, Int32, Int
        ) -> Int32

    /// What went wrong.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let library: UnsafeMutableRawPointer
    private let prepare: Prepare
    private let step: OnHandle
    private let reset: OnHandle
    private let finalize: OnHandle
    private let close: OnHandle
    private let bindNumber: BindNumber
    private let bindNull: BindNull
    private let bindText: BindBytes
    private let bindBlob: BindBytes
    private var handle: OpaquePointer?
    private var statements: [String: OpaquePointer] = [:]

    /// Opens or makes a file: write-ahead log, every commit synced, as the office does.
    init(path: String) throws {
        guard let library = dlopen("libsqlite3.so.0", RTLD_NOW) else {
            throw Failure(description: "libsqlite3.so.0 is not there")
        }
        self.library = library
        func find<T>(_ name: String, as type: T.Type) throws -> T {
            guard let symbol = dlsym(library, name) else {
                throw Failure(description: "no \(name) in libsqlite3")
            }
            return unsafeBitCast(symbol, to: type)
        }
        prepare = try find("sqlite3_prepare_v2", as: Prepare.self)
        step = try find("sqlite3_step", as: OnHandle.self)
        reset = try find("sqlite3_reset", as: OnHandle.self)
        finalize = try find("sqlite3_finalize", as: OnHandle.self)
        close = try find("sqlite3_close_v2", as: OnHandle.self)
        bindNumber = try find("sqlite3_bind_int64", as: BindNumber.self)
        bindNull = try find("sqlite3_bind_null", as: BindNull.self)
        bindText = try find("sqlite3_bind_text", as: BindBytes.self)
        bindBlob = try find("sqlite3_bind_blob", as: BindBytes.self)
        let open = try find("sqlite3_open_v2", as: Open.self)
        // Read and write, create, no mutex: 2, 4 and 0x8000 in sqlite3.h.
        guard open(path, &handle, 2 | 4 | 0x8000, nil) == 0 else {
            throw Failure(description: "SQLite does not open \(path)")
        }
        try run("PRAGMA journal_mode=WAL")
        try run("PRAGMA synchronous=FULL")
    }

    deinit {
        for statement in statements.values { _ = finalize(statement) }
        _ = close(handle)
    }

    /// Runs a statement to its end; it stays prepared.
    func run(_ sql: String, _ values: [SQLValue] = []) throws {
        let statement = try prepared(sql)
        for (offset, value) in values.enumerated() {
            let index = Int32(offset + 1)
            // SQLite copies the bytes at once: -1 is SQLITE_TRANSIENT.
            switch value {
            case .null: _ = bindNull(statement, index)
            case .integer(let number): _ = bindNumber(statement, index, number)
            case .text(var text):
                _ = text.withUTF8 { bytes in
                    bindText(statement, index, bytes.baseAddress, Int32(bytes.count), -1)
                }
            case .blob(let bytes):
                _ = bindBlob(statement, index, bytes, Int32(bytes.count), -1)
            }
        }
        var code = step(statement)
        while code == 100 { code = step(statement) }
        _ = reset(statement)
        guard code == 101 else {
            throw Failure(description: "SQLite answers \(code) to: \(sql)")
        }
    }

    private func prepared(_ sql: String) throws -> OpaquePointer {
        if let known = statements[sql] { return known }
        var statement: OpaquePointer?
        guard prepare(handle, sql, -1, &statement, nil) == 0, let statement else {
            throw Failure(description: "SQLite does not know: \(sql)")
        }
        statements[sql] = statement
        return statement
    }
}
