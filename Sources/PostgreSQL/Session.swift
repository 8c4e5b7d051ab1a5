import CPostgreSQL
import Database

/// One libpq connection and its prepared statements. Guarded by `PostgreSQLServer`.
final class Session {
    let manner: Manner
    private let handle: OpaquePointer
    private var prepared = PreparedStatements<String>()
    private var lastName = 0

    init(conninfo: String, manner: Manner) throws(SQLError) {
        self.manner = manner
        // Later entries win: what the operator writes overrides our waiting times.
        let settings: [(String, String)] = [
            ("application_name", "engawa"), ("connect_timeout", "10"), ("keepalives_idle", "10"),
            ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "15000"),
            ("dbname", conninfo), ("client_encoding", "UTF8"),
        ]
        let handle = CStrings.with(settings.map { $0.0 }) { keywords in
            CStrings.with(settings.map { $0.1 }) { PQconnectdbParams(keywords, $0, 1) }
        }
        guard let handle else { throw .connectionLost("libpq has no memory") }
        self.handle = handle
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try prepareSession()
    }

    deinit { PQfinish(handle) }

    var isIdle: Bool { PQtransactionStatus(handle) == PQTRANS_IDLE }

    var isInTransaction: Bool {
        let status = PQtransactionStatus(handle)
        return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
    }

    func needTransaction(_ sql: String) throws(SQLError) {
        if PQstatus(handle) != CONNECTION_OK { throw .connectionLost(lastMessage) }
        guard isInTransaction else {
            throw .other(code: "transaction", message: "no transaction is open", sql: sql)
        }
    }

    /// Opens the connection again; everything prepared or begun on the old one is gone.
    func reconnectIfLost() throws(SQLError) {
        guard PQstatus(handle) != CONNECTION_OK else { return }
        prepared.forgetAll()
        PQreset(handle)
        try prepareSession()
    }

    private func prepareSession() throws(SQLError) {
        guard PQstatus(handle) == CONNECTION_OK else { throw .connectionLost(lastMessage) }
        // A default of the role or database must not weaken these.
        for setting in [
            "synchronous_commit = on", "standard_conforming_strings = on", "bytea_output = hex",
            "lock_timeout = '5s'", "idle_in_transaction_session_timeout = '10s'",
            "TimeZone = 'UTC'",
        ] {
            _ = try control("SET " + setting)
        }
        for name in ["fsync", "full_page_writes", "server_encoding"] {
            let value = try control("SHOW " + name).rows().first?.values.first
            let wanted = name == "server_encoding" ? "UTF8" : "on"
            guard value == .text(wanted) else {
                throw .durability("the PostgreSQL server does not run with \(name) = \(wanted)")
            }
        }
    }

    /// Runs one statement of a caller.
    func run(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Answer {
        if isInTransaction { return try perform(sql, values) }
        try reconnectIfLost()
        guard manner.municipality != nil, isIdle else { return try perform(sql, values) }
        // The municipality is told to a transaction, so a single statement needs one as well.
        _ = try control(manner.beginning)
        do throws(SQLError) {
            let answer = try perform(sql, values)
            _ = try control("COMMIT")
            return answer
        } catch {
            if isInTransaction { _ = try? control("ROLLBACK") }
            throw error
        }
    }

    private func perform(_ sql: String, _ values: [SQLValue]) throws(SQLError) -> Answer {
        try SQLRules.check(values: values, sql: sql)
        let types = values.map(\.oid)
        // The types are part of the key: one text may be sent with a null and later with a number.
        let key = types.map(String.init).joined(separator: ",") + " " + sql
        let name: String
        if let known = prepared.statement(for: key) {
            name = known
        } else {
            name = try prepare(sql, types: types, key: key)
        }
        let result = CStrings.with(values.map(\.wireText)) {
            PQexecPrepared(handle, name, Int32(values.count), $0, nil, nil, 0)
        }
        do throws(SQLError) {
            return try answer(result, sql: sql)
        } catch {
            // "cached plan must not change result type": the table changed; prepare anew next time.
            if case .other(let code, _, _) = error, ["0A000", "26000"].contains(code) {
                prepared.forget(key)
            }
            throw error
        }
    }

    /// Runs a statement of ours.
    func control(_ sql: String) throws(SQLError) -> Answer {
        try answer(PQexec(handle, sql), sql: sql)
    }

    private func prepare(
        _ sql: String, types: [Oid], key: String
    ) throws(SQLError) -> String {
        try SQLRules.check(statement: sql)
        let (numbered, places) = SQLText.numbered(sql)
        guard places == types.count else {
            throw .other(
                code: "values", message: "\(types.count) values for \(places) places", sql: sql)
        }
        var text = numbered
        if ["create", "alter"].contains(SQLText.firstWord(of: sql)) {
            text = SQLText.replacing(word: "blob", by: "bytea", in: numbered)
        }
        lastName += 1
        let name = "engawa_\(lastName)"
        _ = try answer(PQprepare(handle, name, text, Int32(types.count), types), sql: sql)
        if let leaving = prepared.keep(name, for: key) {
            // Refused inside a failed transaction only; the name is never used again.
            _ = try? control("DEALLOCATE " + leaving)
        }
        return name
    }

    private func answer(_ result: OpaquePointer?, sql: String) throws(SQLError) -> Answer {
        guard let result else { throw .connectionLost(lastMessage) }
        let answer = Answer(result)
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return answer
        default:
            if PQstatus(handle) != CONNECTION_OK { throw .connectionLost(lastMessage) }
            throw SQLError(sqlState: answer.sqlState, message: answer.message, sql: sql)
        }
    }

    private var lastMessage: String {
        PQerrorMessage(handle).map { String(cString: $0).replacing("\n", with: " ") } ?? ""
    }
}

/// Arrays of C strings that live as long as a call.
enum CStrings {
    static func with<T>(
        _ texts: [String?], _ body: ([UnsafePointer<CChar>?]) -> T
    ) -> T {
        let copies = texts.map { text -> UnsafeMutablePointer<CChar>? in
            guard let text else { return nil }
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: text.utf8.count + 1)
            for (index, byte) in text.utf8.enumerated() { copy[index] = CChar(bitPattern: byte) }
            copy[text.utf8.count] = 0
            return copy
        }
        defer { for copy in copies { copy?.deallocate() } }
        // libpq ends lists of keywords at a null pointer.
        return body(copies.map { UnsafePointer($0) } + [nil])
    }
}
