import BackOffice
import Database
import Domain
import Foundation
import PostgreSQL
import Records
import Rehearsal
import Seal
import Testing
import Wire

@Suite("Moving the books to another store") struct CopyTests {
    private let code = SmallTown.municipality.code

    /// A store in a file in which a morning was lived.
    private func lived() async throws -> OfficeForTests {
        let tests = try await OfficeForTests()
        for household in 1...3 {
            let box = try await tests.pairedBox(household)
            for _ in 0..<3 { _ = try await box.order(SmallTown.item(102)) }
        }
        tests.clock.set(OfficeForTests.at(11, 0))
        await tests.office.tick()
        tests.office.stop()
        return tests
    }

    private func server() throws -> PostgreSQLServer {
        let name = "c_" + UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_")
        return try PostgreSQLServer(conninfo: serverForTests.get().database(name))
    }

    @Test("from a file to PostgreSQL and back every row is the same, and an office opens on it")
    func thereAndBack() async throws {
        let tests = try await lived()
        let moment = tests.clock.now()
        let old = try SQLiteFile(path: tests.folder + "/office.db")
        let before = try Books(old, of: code, digest: sha256).log.events(after: 0)
        let new = try server()
        try OfficeStore.migrate(new, at: moment)
        let report = try OfficeStore.copy(from: old, to: new, municipality: code, at: moment)
        #expect(report.tables.map(\.name) == Books.tables.map(\.name))
        #expect(report.tables.first { $0.name == "orders" }?.rows == 9)
        #expect(report.rows > 50)
        let books = Books(new, of: code, digest: sha256)
        #expect(try books.log.events(after: 0) == before)
        #expect(try books.audit.firstBreak() == nil)
        #expect(try books.store.facts()?.epoch == report.epoch)
        #expect(try Books(old, of: code, digest: sha256).store.facts()?.epoch == report.oldEpoch)
        #expect(report.epoch != report.oldEpoch)
        // And back, into a new file.
        let back = try SQLiteFile(path: tests.folder + "/back.db")
        try OfficeStore.migrate(back, at: moment)
        let again = try OfficeStore.copy(from: new, to: back, municipality: code, at: moment)
        // The audit log has one line more, and the counter of the journal a row.
        #expect(abs(again.rows - report.rows) <= 2)
        #expect(try Books(back, of: code, digest: sha256).log.events(after: 0) == before)
        let office = try Office(
            writer: back, readers: [], municipality: SmallTown.municipality,
            catalogue: SmallTown.catalogue, now: tests.clock.now, onFatal: { _ in })
        office.stop()
    }

    @Test("a store that has books of the town already is left as it is")
    func exists() async throws {
        let tests = try await lived()
        let moment = tests.clock.now()
        let new = try server()
        try OfficeStore.create(on: new, municipality: code, rehearsal: true, at: moment)
        let old = try SQLiteFile(path: tests.folder + "/office.db")
        let epoch = try Books(old, of: code, digest: sha256).store.facts()?.epoch
        #expect(throws: OfficeProblem.self) {
            try OfficeStore.copy(from: old, to: new, municipality: code, at: moment)
        }
        #expect(try Books(new, of: code, digest: sha256).log.last() == 0)
        #expect(try Books(old, of: code, digest: sha256).store.facts()?.epoch == epoch)
    }

    @Test("a copy that is broken off leaves nothing behind and can be made again")
    func brokenOff() async throws {
        let tests = try await lived()
        let moment = tests.clock.now()
        let old = try SQLiteFile(path: tests.folder + "/office.db")
        let new = try server()
        try OfficeStore.migrate(new, at: moment)
        // A row that is in the way makes the copy fail in the middle.
        try new.execute(
            "INSERT INTO decision VALUES (?, ?, ?, 'f', 1, 200, '', 1)",
            [
                .text(code.text),
                try #require(try old.first("SELECT signer FROM decision")).value("signer"),
                try #require(try old.first("SELECT key FROM decision")).value("key"),
            ])
        #expect(throws: OfficeProblem.self) {
            try OfficeStore.copy(from: old, to: new, municipality: code, at: moment)
        }
        #expect(try new.query("SELECT * FROM event").isEmpty)
        try new.execute("DELETE FROM decision")
        let report = try OfficeStore.copy(from: old, to: new, municipality: code, at: moment)
        #expect(report.rows > 50)
    }
}
