import Database
import Testing

/// What a connection promises, on both engines.
@Suite("SQL connection", .serialized)
struct ConnectionTests {
    private func table(_ store: Store) throws -> any SQLConnection {
        let connection = try store.open()
        try connection.execute(
            """
            CREATE TABLE thing (
                id text NOT NULL PRIMARY KEY, n bigint, raw blob, CHECK (n IS NULL OR n >= 0)
            )
            """)
        return connection
    }

    @Test("values come back as they went in", arguments: Engine.allCases)
    func roundTrip(_ engine: Engine) throws {
        let connection = try table(try Store(engine))
        let texts = ["", "縁側", "'; DROP TABLE thing; --", "a\u{301}", "x\\y\"z?"]
        for (index, text) in texts.enumerated() {
            let changed = try connection.execute(
                "INSERT INTO thing (id, n, raw) VALUES (?, ?, ?)",
                [.text(text), .integer(Int64.max - Int64(index)), .blob([0, 255, UInt8(index)])])
            #expect(changed == 1)
        }
        for (index, text) in texts.enumerated() {
            let row = try #require(
                try connection.first("SELECT * FROM thing WHERE id = ?", [.text(text)]))
            #expect(try row.text("id") == text)
            #expect(try row.int64("n") == Int64.max - Int64(index))
            #expect(try row.blob("raw") == [0, 255, UInt8(index)])
        }
        try connection.execute("DELETE FROM thing")
        try connection.execute(
            "INSERT INTO thing VALUES (?, ?, ?)", ["empty", .null, .blob([])])
        let row = try #require(try connection.first("SELECT id, n, raw FROM thing"))
        #expect(try row.optionalInt("n") == nil)
        #expect(try row.blob("raw").isEmpty)
        #expect(try row.optionalText("id") == "empty")
    }

    @Test("the portable statements answer alike", arguments: Engine.allCases)
    func portable(_ engine: Engine) throws {
        let connection = try table(try Store(engine))
        for id in ["b", "a", "c"] {
            try connection.execute("INSERT INTO thing (id, n) VALUES (?, ?)", [.text(id), 5])
        }
        let upserted = try connection.query(
            "INSERT INTO thing (id, n) VALUES (?, ?) ON CONFLICT (id) DO UPDATE "
                + "SET n = thing.n + excluded.n RETURNING n", ["a", 2])
        #expect(try upserted.map { try $0.int("n") } == [7])
        #expect(
            try connection.execute(
                "INSERT INTO thing (id) VALUES (?) ON CONFLICT DO NOTHING", ["a"]) == 0)
        #expect(
            try connection.execute(
                "UPDATE thing SET n = n - ? WHERE id = ? AND n >= ?", [6, "b", 6])
                == 0)
        let sums = try #require(
            try connection.first(
                "SELECT sum(n) AS total, count(*) AS count, count(*) FILTER (WHERE n > ?) AS many, "
                    + "max(n) > 6 AS big, ? AS word, '?' AS mark FROM thing", [5, "語"]))
        #expect(try sums.int("total") == 17)
        #expect(try sums.int("count") == 3)
        #expect(try sums.int("many") == 1)
        #expect(try sums.bool("big"))
        #expect(try sums.text("word") == "語")
        #expect(try sums.text("mark") == "?")
        let page = try connection.query(
            "SELECT id FROM thing WHERE (n, id) > (?, ?) ORDER BY n, id LIMIT ?", [5, "b", 2])
        #expect(try page.map { try $0.text("id") } == ["c", "a"])
        #expect(try connection.execute("CREATE INDEX thing_n ON thing (n)") == 0)
    }

    @Test("a broken rule of the table is a constraint error", arguments: Engine.allCases)
    func constraints(_ engine: Engine) throws {
        let connection = try table(try Store(engine))
        try connection.execute(
            "CREATE TABLE part (id bigint PRIMARY KEY, thing text NOT NULL REFERENCES thing (id))")
        try connection.execute("INSERT INTO thing (id, n) VALUES (?, ?)", ["a", 1])
        let broken: [(String, [SQLValue])] = [
            ("INSERT INTO thing (id, n) VALUES (?, ?)", ["a", 2]),
            ("INSERT INTO thing (id, n) VALUES (?, ?)", ["b", -1]),
            ("INSERT INTO thing (id, n) VALUES (?, ?)", [.null, 1]),
            ("INSERT INTO part (id, thing) VALUES (?, ?)", [1, "nowhere"]),
        ]
        for (sql, values) in broken {
            let error = #expect(throws: SQLError.self) { try connection.execute(sql, values) }
            guard case .constraint(let message)? = error else {
                Issue.record("\(sql): \(String(describing: error))")
                continue
            }
            #expect(!message.contains("nowhere"), "no row values in messages")
        }
        #expect(try connection.query("SELECT id FROM thing").count == 1)
    }

    @Test("what one engine would quietly accept, both refuse", arguments: Engine.allCases)
    func refusals(_ engine: Engine) throws {
        let connection = try table(try Store(engine))
        let refused: [(String, [SQLValue])] = [
            ("SELECT 1; SELECT 2", []), ("", []), ("-- nothing", []), ("BEGIN", []),
            (" /* hm */ commit", []), ("SAVEPOINT a", []), ("SELECT ?", []),
            ("SELECT ?1 AS t", ["a"]), ("SELECT $1 AS t", ["a"]),
            ("SELECT 1 AS one", [5]), ("SELECT ? AS t", ["a\u{0}b"]),
            ("SELECT nope FROM thing", []),
        ]
        for (sql, values) in refused {
            #expect(throws: SQLError.self, "\(sql)") { try connection.query(sql, values) }
        }
        #expect(throws: SQLError.self) { try connection.query("SELECT 1.5e0 + 1.25e0 AS x") }
        #expect(throws: SQLError.self) { try connection.commit() }
        #expect(throws: SQLError.self) { try connection.rollback() }
        #expect(throws: SQLError.self) { try connection.savepoint("a") }
        try connection.begin()
        #expect(throws: SQLError.self) { try connection.begin() }
        #expect(throws: SQLError.self) { try connection.savepoint("a; b") }
        try connection.rollback()
        #expect(try connection.query("SELECT id FROM thing").isEmpty)
    }

    @Test("a wrong column or type is named", arguments: Engine.allCases)
    func columns(_ engine: Engine) throws {
        let connection = try table(try Store(engine))
        let row = try #require(try connection.first("SELECT 5 AS n, 'a' AS t"))
        #expect(throws: SQLError.column(name: "gone", wanted: "a column of the answer")) {
            try row.int("gone")
        }
        #expect(throws: SQLError.column(name: "t", wanted: "a whole number")) { try row.int("t") }
        #expect(throws: SQLError.column(name: "n", wanted: "text")) { try row.text("n") }
        #expect(throws: SQLError.column(name: "n", wanted: "0 or 1")) { try row.bool("n") }
    }

    @Test("a savepoint undoes its own work only", arguments: Engine.allCases)
    func savepoints(_ engine: Engine) throws {
        let connection = try table(try Store(engine))
        try connection.transaction {
            try connection.execute("INSERT INTO thing (id) VALUES (?)", ["kept"])
            #expect(throws: SQLError.self) {
                try connection.attempt("inner") {
                    try connection.execute("INSERT INTO thing (id) VALUES (?)", ["undone"])
                    try connection.execute("INSERT INTO thing (id) VALUES (?)", ["kept"])
                }
            }
            #expect(connection.isInTransaction)
            try connection.execute("INSERT INTO thing (id) VALUES (?)", ["after"])
        }
        #expect(!connection.isInTransaction)
        let ids = try connection.query("SELECT id FROM thing ORDER BY id").map { try $0.text("id") }
        #expect(ids == ["after", "kept"])
    }

    @Test("a transaction that throws leaves nothing", arguments: Engine.allCases)
    func rollback(_ engine: Engine) throws {
        let connection = try table(try Store(engine))
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try connection.transaction {
                try connection.execute("INSERT INTO thing (id) VALUES (?)", ["a"])
                throw Stop()
            }
        }
        #expect(!connection.isInTransaction)
        #expect(try connection.query("SELECT id FROM thing").isEmpty)
    }

    @Test("more statements than the memory of prepared ones still work", arguments: Engine.allCases)
    func manyStatements(_ engine: Engine) throws {
        let connection = try table(try Store(engine))
        for round in 0..<2 {
            for number in 0..<300 {
                let row = try connection.first("SELECT ? + \(number) AS n", [.int(round)])
                #expect(try row?.int("n") == number + round)
            }
        }
    }
}
