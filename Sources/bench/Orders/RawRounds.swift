import Database
import Glibc

/// The baselines: the same disk and the same library, nothing of ours.
enum RawRounds {
    static let batch = 64

    /// Rows a second: one row of the bytes of an order, 64 a commit.
    static func oneRow(at path: String, bytes: Int, count: Int) throws -> Double {
        let file = try RawSQLite(path: path)
        try file.run("CREATE TABLE IF NOT EXISTS line (id integer PRIMARY KEY, body text)")
        let body = SQLValue.text(String(repeating: "x", count: max(1, bytes - 8)))
        return try rate(of: count) {
            for first in stride(from: 0, to: count, by: batch) {
                try file.run("BEGIN IMMEDIATE")
                for _ in first..<min(count, first + batch) {
                    try file.run("INSERT INTO line (body) VALUES (?)", [body])
                }
                try file.run("COMMIT")
            }
        }
    }

    /// Orders a second: exactly the office's statements with its values, 64 orders a commit.
    /// `tape` holds the statements order by order.
    static func replay(_ tape: [[StatementTape.Entry]], at path: String) throws -> Double {
        let file = try RawSQLite(path: path)
        return try rate(of: tape.count) {
            for first in stride(from: 0, to: tape.count, by: batch) {
                try file.run("BEGIN IMMEDIATE")
                for order in tape[first..<min(tape.count, first + batch)] {
                    for entry in order { try file.run(entry.sql, entry.values) }
                }
                try file.run("COMMIT")
            }
        }
    }

    /// Syncs a second: 4 KiB appended, then `fdatasync`, that many times.
    static func syncs(at path: String, count: Int) throws -> Double {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw RawSQLite.Failure(description: "cannot write \(path)") }
        defer { close(file) }
        let page = [UInt8](repeating: 7, count: 4096)
        return try rate(of: count) {
            for _ in 0..<count {
                guard write(file, page, page.count) == page.count, fdatasync(file) == 0 else {
                    throw RawSQLite.Failure(description: "the disk refuses \(path)")
                }
            }
        }
    }

    private static func rate(of count: Int, _ body: () throws -> Void) throws -> Double {
        let clock = ContinuousClock()
        let spent = try clock.measure(body)
        return Double(count) / (spent / .seconds(1))
    }
}
