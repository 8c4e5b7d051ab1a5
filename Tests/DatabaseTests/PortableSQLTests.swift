import Database
import Testing

@Suite("The common part of SQL") struct PortableSQLTests {
    @Test(
        "a statement that only some engines understand is refused",
        arguments: [
            "CREATE TABLE t (muni text NOT NULL, id SERIAL, PRIMARY KEY (muni, id))",
            "INSERT OR REPLACE INTO stock (muni, id) VALUES (?, ?)",
            "INSERT OR IGNORE INTO stock (muni, id) VALUES (?, ?)",
            "REPLACE INTO stock (muni, id) VALUES (?, ?)",
            "SELECT rowid FROM stock WHERE muni = ?",
            "SELECT pg_advisory_lock(1)", "SELECT pg_try_advisory_xact_lock(?)",
            "LISTEN orders", "NOTIFY orders", "SELECT nextval('s')",
            "CREATE TRIGGER x AFTER INSERT ON stock BEGIN SELECT 1; END",
            "SELECT id FROM stock WHERE muni = ? FOR UPDATE SKIP LOCKED",
            "SELECT id FROM stock WHERE muni = ? FOR SHARE",
            "SELECT datetime('now')", "SELECT strftime('%s', at) FROM stock WHERE muni = ?",
            "SELECT now()", "SELECT json_extract(body, '$.a') FROM plan WHERE muni = ?",
            "SELECT body->>'a' FROM plan WHERE muni = ?", "SELECT array_agg(id) FROM stock",
            "SELECT id FROM stock WHERE muni = ? AND id = ANY(?)", "SELECT random()",
            "SELECT at::text FROM stock WHERE muni = ?", "SELECT ifnull(a, 0) FROM stock",
            "SELECT id FROM stock WHERE name ILIKE ?", "SELECT id FROM stock WHERE name ~ ?",
            "SELECT id FROM stock WHERE at < CURRENT_TIMESTAMP", "SELECT last_insert_rowid()",
            "MERGE INTO stock USING x ON true", "LOCK TABLE stock", "TRUNCATE stock",
            "PRAGMA journal_mode", "BEGIN", "VACUUM", "COPY stock FROM STDIN",
        ])
    func refused(_ sql: String) { #expect(!PortableSQL.faults(in: sql).isEmpty) }

    @Test(
        "what the house writes is let through",
        arguments: [
            """
            INSERT INTO counter (muni, name, value) VALUES (?, ?, 1)
            ON CONFLICT (muni, name) DO UPDATE SET value = counter.value + 1 RETURNING value
            """,
            "SELECT count(*) AS n, coalesce(sum(left_over), 0) FROM stock WHERE muni = ?",
            "UPDATE stock SET n = n - ? WHERE muni = ? AND n >= ? RETURNING n",
            "SELECT 'now() and rowid; SERIAL' AS text FROM stock WHERE muni = ? -- FOR UPDATE",
            "DELETE FROM stock WHERE muni = ? AND at < ?",
            "SELECT id FROM t WHERE muni = ? AND (day, id) > (?, ?) ORDER BY day, id LIMIT ?",
        ])
    func allowed(_ sql: String) { #expect(PortableSQL.faults(in: sql) == []) }

    @Test(
        "a step of the schema that takes something away, or has a key without the municipality, is refused",
        arguments: [
            "DROP TABLE stock", "ALTER TABLE stock DROP COLUMN n",
            "ALTER TABLE stock RENAME TO goods", "ALTER TABLE stock ALTER COLUMN n TYPE text",
            "ALTER TABLE stock ADD COLUMN n bigint NOT NULL",
            "ALTER TABLE stock ADD COLUMN n boolean",
            "CREATE TABLE t (id text NOT NULL PRIMARY KEY)",
            "CREATE TABLE t (muni text NOT NULL, id text, PRIMARY KEY (id, muni))",
            "CREATE TABLE t (muni text NOT NULL, at timestamptz, PRIMARY KEY (muni))",
            "CREATE TABLE t (muni text NOT NULL, n integer, PRIMARY KEY (muni))",
            "CREATE INDEX i ON t (day, muni)", "CREATE UNIQUE INDEX i ON t (code)",
            "UPDATE stock SET n = 0", "CREATE TYPE mood AS ENUM ('ok')",
        ])
    func steps(_ sql: String) { #expect(!PortableSQL.faults(inStep: sql).isEmpty) }

    @Test("a step that only adds is let through")
    func additive() {
        let step = """
            CREATE TABLE t (
                muni text NOT NULL, id text NOT NULL, n bigint NOT NULL DEFAULT 0, raw blob,
                PRIMARY KEY (muni, id)
            );
            CREATE INDEX t_n ON t (muni, n);
            CREATE UNIQUE INDEX t_u ON t (muni, raw);
            ALTER TABLE t ADD COLUMN more text NOT NULL DEFAULT '';
            ALTER TABLE t ADD COLUMN less bigint;
            """
        #expect(PortableSQL.faults(inStep: step) == [])
    }

    private let tables: Set<String> = ["stock", "orders"]

    @Test(
        "a statement that could reach another municipality is refused",
        arguments: [
            "SELECT * FROM stock", "SELECT * FROM stock WHERE id = ?",
            "SELECT * FROM stock WHERE muni = ? OR id = ?",
            "SELECT * FROM stock WHERE id = ? OR n = 1 AND muni = ?",
            "SELECT * FROM stock WHERE muni = '20209'", "SELECT * FROM stock WHERE muni <> ?",
            "SELECT * FROM stock WHERE NOT muni = ?",
            "UPDATE stock SET n = 0", "DELETE FROM stock WHERE id = ?",
            "INSERT INTO stock (id, n) VALUES (?, ?)",
            "INSERT INTO stock (muni, id) SELECT muni, id FROM orders",
            "SELECT * FROM stock JOIN orders ON stock.id = orders.id WHERE stock.muni = ?",
            "SELECT * FROM stock, orders WHERE stock.muni = ?",
            "SELECT n FROM stock WHERE muni = ? AND id IN (SELECT id FROM orders)",
        ])
    func otherTenants(_ sql: String) {
        #expect(!TenantSQL.faults(in: sql, tables: tables).isEmpty)
    }

    @Test(
        "a statement that names its municipality for every table is let through",
        arguments: [
            "SELECT * FROM stock WHERE muni = ? AND (id = ? OR n = 1)",
            "SELECT name FROM schema_migration",
            "INSERT INTO stock (muni, id) VALUES (?, ?)",
            "UPDATE stock SET n = ? WHERE muni = ? AND id = ?",
            """
            SELECT stock.id, orders.id FROM stock
            JOIN orders ON orders.muni = stock.muni AND orders.id = stock.id
            WHERE stock.muni = ?
            """,
            "SELECT n FROM stock WHERE muni = ? AND id IN (SELECT id FROM orders WHERE muni = ?)",
        ])
    func ownTenant(_ sql: String) { #expect(TenantSQL.faults(in: sql, tables: tables) == []) }
}
