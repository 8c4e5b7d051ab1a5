import BackOffice
import Database
import Domain
import Foundation
import PostgreSQL
import Records
import Rehearsal
import Testing
import Wire

@Suite("The second wall between municipalities", .serialized) struct WallTests {
    private let role = "engawa_office"

    private func two() throws -> (OfficesForTests, OfficesForTests) {
        let name = "walls_\(UInt32.random(in: 0..<UInt32.max))"
        let conninfo = try serverForTests.get().database(name)
        return (
            try OfficesForTests(1, in: conninfo, role: role),
            try OfficesForTests(1, in: conninfo, code: "20210", role: role)
        )
    }

    @Test("offices of two towns on one database serve their own, under a role that owns nothing")
    func twoTowns() async throws {
        let (first, second) = try two()
        for tests in [first, second] {
            let box = try await tests.box(1, at: 0)
            let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
            #expect(order.receipt.text == "21-001")
            #expect(try await box.view().orders.count == 1)
            try tests.check(told: [order.id])
            #expect(tests.fatal.sentence == nil)
        }
        // The id of one town's order means nothing at the other's desk.
        let order = try first.look { try $0.orders.orders(on: OfficeForTests.monday)[0].id.text }
        #expect(try await first.desk(0).get(Route.order.path(order)).status == 200)
        let box = try await second.box(2, at: 0)
        _ = try await box.order(SmallTown.item(103))
        let own = try second.look { try $0.orders.orders(on: OfficeForTests.monday).count }
        #expect(own == 2)
    }

    @Test("a statement without its municipality sees and changes only its own town's rows")
    func withoutPredicate() throws {
        let (first, second) = try two()
        let other = second.town.code.text
        let office = try PostgreSQLServer(
            conninfo: first.conninfo, isolation: .byTurns, municipality: first.town.code.text)
        for table in Books.tables {
            let rows = try office.query("SELECT DISTINCT muni FROM \(table.name)")
            let seen = try rows.map { try $0.text("muni") }
            #expect(Set(seen).isSubset(of: [first.town.code.text]), "\(table.name)")
        }
        #expect(try office.query("SELECT id FROM household").count == 8)
        try office.begin()
        #expect(try office.query("SELECT id FROM household").count == 8)
        #expect(try office.execute("UPDATE household SET phone = '0'") == 8)
        #expect(try office.execute("DELETE FROM desk_operator") == 1)
        // Nothing can be written into the other town either.
        #expect(throws: SQLError.self) {
            try office.execute(
                "INSERT INTO counter (muni, name, value) VALUES (?, 'x', 1)", [.text(other)])
        }
        try office.rollback()
        #expect(throws: SQLError.self) {
            try office.execute("UPDATE household SET muni = ?", [.text(other)])
        }
        let owner = try PostgreSQLServer(
            conninfo: first.conninfo.replacingOccurrences(of: role, with: "postgres"))
        #expect(try owner.query("SELECT id FROM household").count == 16)
    }

    @Test("a connection that was told no municipality sees nothing at all")
    func nobody() throws {
        let (first, _) = try two()
        let office = try PostgreSQLServer(conninfo: first.conninfo)
        for table in Books.tables {
            #expect(try office.query("SELECT * FROM \(table.name) LIMIT 1").isEmpty)
        }
    }

    @Test("the role of the offices can neither make tables nor take the wall away")
    func powerless() throws {
        let (first, _) = try two()
        let office = try PostgreSQLServer(
            conninfo: first.conninfo, municipality: first.town.code.text)
        for sql in [
            "CREATE TABLE mine (id bigint)", "DROP TABLE household",
            "ALTER TABLE household DISABLE ROW LEVEL SECURITY",
            "DROP POLICY engawa_muni ON household", "CREATE ROLE other",
        ] {
            #expect(throws: SQLError.self, "\(sql)") { try office.execute(sql) }
        }
        // A store that lacks nothing opens all the same.
        #expect(try !OfficeStore.migrate(office, at: first.clock.now()))
        #expect(try office.raiseWalls(around: Books.tables.map(\.name)).isEmpty)
    }

    @Test("walls whose raising was broken off are raised the next time")
    func again() throws {
        let name = "walls_\(UInt32.random(in: 0..<UInt32.max))"
        let owner = try PostgreSQLServer(conninfo: serverForTests.get().database(name))
        try Books.migrations.apply(to: owner, at: 1)
        let names = Books.tables.map(\.name)
        #expect(try owner.raiseWalls(around: Array(names.prefix(3))).count == 3)
        #expect(try owner.raiseWalls(around: names) == Array(names.dropFirst(3)))
        #expect(try owner.raiseWalls(around: names).isEmpty)
    }

    @Test("a municipality that is not a plain code is refused before it reaches the server")
    func hostile() throws {
        for code in ["", "1'; DROP TABLE x; --", "20209\"", String(repeating: "1", count: 65)] {
            #expect(throws: SQLError.self) {
                try PostgreSQLServer(
                    conninfo: serverForTests.get().conninfo(), municipality: code)
            }
        }
    }
}
