import CPostgreSQL
import Database

/// What the server answered. Owns libpq's result.
final class Answer {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) { self.result = result }
    deinit { PQclear(result) }

    /// The command tag, such as `COMMIT` or `INSERT 0 1`.
    var tag: String { PQcmdStatus(result).map { String(cString: $0) } ?? "" }

    /// Rows inserted, updated or deleted; 0 for other statements.
    var changedRows: Int {
        let word = tag.prefix { $0 != " " }
        guard ["INSERT", "UPDATE", "DELETE"].contains(word) else { return 0 }
        return Int(tag.split(separator: " ").last ?? "") ?? 0
    }

    var sqlState: String { field(67) }  // PG_DIAG_SQLSTATE, 'C'

    /// The primary message only: the detail line quotes values of residents.
    var message: String { field(77) }  // PG_DIAG_MESSAGE_PRIMARY, 'M'

    private func field(_ code: Int32) -> String {
        PQresultErrorField(result, code).map { String(cString: $0) } ?? ""
    }

    func rows() throws(SQLError) -> [SQLRow] {
        let columns = PQnfields(result)
        let names = (0..<columns).map { PQfname(result, $0).map { String(cString: $0) } ?? "" }
        let types = (0..<columns).map { PQftype(result, $0) }
        var rows: [SQLRow] = []
        rows.reserveCapacity(Int(PQntuples(result)))
        for row in 0..<PQntuples(result) {
            var values: [SQLValue] = []
            values.reserveCapacity(Int(columns))
            for column in 0..<columns {
                guard PQgetisnull(result, row, column) == 0 else {
                    values.append(.null)
                    continue
                }
                let bytes = UnsafeRawBufferPointer(
                    start: PQgetvalue(result, row, column),
                    count: Int(PQgetlength(result, row, column)))
                let text = String(decoding: bytes, as: UTF8.self)
                guard let value = SQLValue(wireText: text, oid: types[Int(column)]) else {
                    throw .column(
                        name: names[Int(column)], wanted: "a whole number, text or bytes")
                }
                values.append(value)
            }
            rows.append(SQLRow(names: names, values: values))
        }
        return rows
    }
}

extension SQLValue {
    /// The type the server is told: bigint, text, bytea; for null it must find out itself.
    var oid: Oid {
        switch self {
        case .null: 0
        case .integer: 20
        case .text: 25
        case .blob: 17
        }
    }

    /// The value in PostgreSQL's text format.
    var wireText: String? {
        switch self {
        case .null: return nil
        case .integer(let number): return String(number)
        case .text(let text): return text
        case .blob(let bytes):
            let digits = Array("0123456789abcdef".utf8)
            let hex = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
            return "\\x" + String(decoding: hex, as: UTF8.self)
        }
    }

    /// Reads PostgreSQL's text format; nil for a type or number we do not keep.
    init?(wireText text: String, oid: Oid) {
        switch oid {
        case 16: self = .integer(text == "t" ? 1 : 0)
        case 20, 21, 23, 26, 1700:
            // The sum of a bigint column is numeric; without a fraction it is still ours.
            guard let number = Int64(text) else { return nil }
            self = .integer(number)
        case 700, 701: return nil
        case 17:
            let digits = Array(text.utf8.dropFirst(2))
            guard text.hasPrefix("\\x"), digits.count.isMultiple(of: 2) else { return nil }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(digits.count / 2)
            for index in stride(from: 0, to: digits.count, by: 2) {
                let pair = String(decoding: digits[index...(index + 1)], as: UTF8.self)
                guard let byte = UInt8(pair, radix: 16) else { return nil }
                bytes.append(byte)
            }
            self = .blob(bytes)
        default: self = .text(text)
        }
    }
}

extension SQLError {
    /// What an SQLSTATE means (PostgreSQL 15 manual, appendix A).
    init(sqlState code: String, message: String, sql: String) {
        switch code {
        case "40001", "40P01": self = .retryable(message)
        case "53100": self = .full
        case "55P03", "53300": self = .busy
        case "XX001", "XX002": self = .corrupt(message)
        case "57P01", "57P02", "57P03", "25P03", "": self = .connectionLost(message)
        default:
            switch code.prefix(2) {
            case "23": self = .constraint(message)
            case "58": self = .durability("\(message), SQLSTATE \(code)")
            case "08": self = .connectionLost(message)
            default: self = .other(code: code, message: message, sql: sql)
            }
        }
    }
}
