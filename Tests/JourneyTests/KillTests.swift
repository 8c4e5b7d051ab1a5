import Database
import Domain
import Foundation
import PostgreSQL
import Rehearsal
import Testing
import Trials

/// One server for all tests of this process.
private let server = Result { try PostgreSQLForTests() }

@Suite("An office that is killed", .serialized)
struct KillTests {
    /// How often the office is killed: `ENGAWA_KILLS=500` for a long night.
    static let kills =
        ProcessInfo.processInfo.environment["ENGAWA_KILLS"].flatMap { Int($0) } ?? 8

    private func folder() -> String {
        NSTemporaryDirectory() + "killed-" + UUID().uuidString.prefix(8)
    }

    @Test("every acknowledged order of four boxes is there exactly once, whenever the office died")
    func killedAtRandom() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let report = try KillTrial.office(kills: Self.kills, on: Stage.ground(folder))
        #expect(report.violations.isEmpty, "\(report.text)")
    }

    @Test("every press a box has confirmed is decided exactly once, whenever the box died")
    func boxes() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let report = try KillTrial.box(kills: Self.kills, on: Stage.ground(folder))
        #expect(report.violations.isEmpty, "\(report.text)")
    }

    @Test("an office whose books are in PostgreSQL is founded, killed and opened again")
    func onPostgreSQL() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let address = try server.get().address("office")
        let town = try Stage.town(at: TimeOfDay(10, 30), folder: folder, store: address)
        let findings = try KillTrial.office(kills: min(4, Self.kills), town) {
            try PostgreSQLServer(conninfo: address)
        }
        #expect(findings.isEmpty)
        try town.startOffice()
        try town.desk("order", "list", "--day", "2026-11-24")
        town.stopOffice()
        // The books are not made a second time over those that are there.
        #expect(throws: RehearsalProblem.self) {
            try Stage.town(at: TimeOfDay(10, 30), folder: folder + "/again", store: address)
        }
    }
}
