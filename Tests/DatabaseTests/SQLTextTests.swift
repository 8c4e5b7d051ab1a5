import Database
import Testing

/// Reading SQL just far enough.
@Suite("SQL text")
struct SQLTextTests {
    @Test("semicolons in quotes and comments do not part statements")
    func statements() {
        let sql = """
            -- one; two
            INSERT INTO a VALUES ('x;''y'); /* ; */ ;
            CREATE TABLE "odd;name" (n bigint) ;
            """
        #expect(
            SQLText.statements(in: sql) == [
                "INSERT INTO a VALUES ('x;''y')", "CREATE TABLE \"odd;name\" (n bigint) ",
            ])
        #expect(SQLText.statements(in: " ;; -- nothing\n/* at all").isEmpty)
        #expect(SQLText.statements(in: "SELECT 'open; end") == ["SELECT 'open; end"])
        #expect(SQLText.statements(in: "SELECT 5 - 3 / 1; SELECT 2").count == 2)
    }

    @Test("only question marks of the code become numbers")
    func numbers() {
        let sql = "SELECT '?', \"?\", ? -- ?\n, ? /* ? */"
        #expect(SQLText.numbered(sql).sql == "SELECT '?', \"?\", $1 -- ?\n, $2 /* ? */")
        #expect(SQLText.numbered(sql).places == 2)
    }

    @Test("a word is replaced as a word and only in the code")
    func words() {
        #expect(
            SQLText.replacing(
                word: "blob", by: "bytea",
                in: "CREATE TABLE t (a BLOB, blob_size bigint, c text DEFAULT 'blob', 縁blob blob)")
                == "CREATE TABLE t (a bytea, blob_size bigint, c text DEFAULT 'blob', 縁blob bytea)")
    }

    @Test("the first word is found behind comments")
    func firstWord() {
        #expect(SQLText.firstWord(of: " /* begin */ -- x\n CoMMit") == "commit")
        #expect(SQLText.firstWord(of: "'select'") == "")
    }

    @Test("the statement used longest ago leaves first")
    func leastRecentlyUsed() {
        var kept = PreparedStatements<Int>(limit: 2)
        #expect(kept.keep(1, for: "a") == nil)
        #expect(kept.keep(2, for: "b") == nil)
        #expect(kept.statement(for: "a") == 1)
        #expect(kept.keep(3, for: "c") == 2)
        #expect(kept.statement(for: "b") == nil)
        #expect(kept.statement(for: "a") == 1)
        #expect(kept.count == 2)
    }
}
