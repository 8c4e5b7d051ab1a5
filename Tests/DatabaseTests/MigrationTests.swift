import Database
import Testing

/// The steps of the schema, on both engines.
@Suite("Migrations", .serialized)
struct MigrationTests {
    private let first = Migration(
        name: "m0001_things",
        sql: """
            -- Things; with a semicolon in this comment.
            CREATE TABLE thing (id bigint NOT NULL PRIMARY KEY, word text NOT NULL, raw blob);
            /* and ; here */
            INSERT INTO thing (id, word) VALUES (1, 'a;b''c?'); ;
            """)
    private let second = Migration(
        name: "m0002_more", sql: "ALTER TABLE thing ADD COLUMN size bigint NOT NULL DEFAULT 0")

    @Test("the steps a store lacks are applied once and recorded", arguments: Engine.allCases)
    func apply(_ engine: Engine) throws {
        let connection = try Store(engine).open()
        #expect(try Migrations([first]).apply(to: connection, at: 7) == ["m0001_things"])
        let all = Migrations([first, second])
        #expect(try all.apply(to: connection, at: 8) == ["m0002_more"])
        #expect(try all.apply(to: connection, at: 9).isEmpty)
        let rows = try connection.query(
            "SELECT name, applied_at FROM schema_migration ORDER BY name")
        #expect(try rows.map { try $0.int("applied_at") } == [7, 8])
        let thing = try #require(try connection.first("SELECT word, size FROM thing"))
        #expect(try thing.text("word") == "a;b'c?")
        #expect(try thing.int("size") == 0)
        try connection.execute("UPDATE thing SET raw = ?", [.blob([1, 2])])
    }

    @Test("a step that fails leaves nothing of itself", arguments: Engine.allCases)
    func failing(_ engine: Engine) throws {
        let connection = try Store(engine).open()
        let broken = Migration(
            name: "m0002_broken", sql: "CREATE TABLE other (id bigint); CREATE TABLE thing (x text)"
        )
        #expect(throws: SQLError.self) {
            try Migrations([first, broken]).apply(to: connection, at: 1)
        }
        #expect(!connection.isInTransaction)
        let names = try connection.query("SELECT name FROM schema_migration")
        #expect(try names.map { try $0.text("name") } == ["m0001_things"])
        #expect(throws: SQLError.self) { try connection.query("SELECT id FROM other") }
    }

    @Test("a store written by a newer program is refused", arguments: Engine.allCases)
    func newer(_ engine: Engine) throws {
        let connection = try Store(engine).open()
        try Migrations([first, second]).apply(to: connection, at: 1)
        #expect(throws: SQLError.newerStore(unknown: ["m0002_more"])) {
            try Migrations([first]).apply(to: connection, at: 2)
        }
    }

    @Test("a step that should have come earlier is not slipped in", arguments: Engine.allCases)
    func gap(_ engine: Engine) throws {
        let connection = try Store(engine).open()
        try Migrations([first, second]).apply(to: connection, at: 1)
        let late = Migration(name: "m0001b_late", sql: "CREATE TABLE late (id bigint)")
        #expect(throws: SQLError.migrationsOutOfOrder(missing: "m0001b_late")) {
            try Migrations([first, late, second]).apply(to: connection, at: 2)
        }
    }
}
