import Database
import Domain
import Foundation
import PostgreSQL
import Rehearsal
import Testing

@testable import Trials

/// One server for all tests of this process.
private let server = Result { try PostgreSQLForTests() }

@Suite("Two office programs on one database", .serialized)
struct TogetherJourney {
    @Test(
        "boxes at both order, the close comes, one office is killed on the way to the doorstep, and every order is there once"
    )
    func wholeDay() throws {
        let folder = NSTemporaryDirectory() + "together-" + UUID().uuidString.prefix(8)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let address = try server.get().address("together")
        let town = try Stage.town(at: TimeOfDay(10, 40), folder: folder, store: address)
        try town.startOffice()
        let other = try town.openOffice(named: "other")
        let lines = try [CuttableLink(to: town.port), CuttableLink(to: other.port)]
        let boxes = try (0..<4).map { number in
            try OrderingBox(
                number * 3, in: town, office: "http://127.0.0.1:\(lines[number % 2].port)")
        }
        let ends = boxes.map { box in Thread.startedWork { try box.goOn() } }
        // The first office dies in the middle; its boxes are led to the other.
        usleep(1_200_000)
        town.crashOffice()
        lines[0].lead(to: other.port)
        usleep(800_000)
        try town.startOffice()
        lines[0].lead(to: town.port)
        // Everybody goes on over eleven o'clock, and the second office dies just before it.
        try setClock(town, TimeOfDay(10, 59), seconds: 58)
        usleep(1_000_000)
        other.crash()
        lines[1].lead(to: town.port)
        usleep(3_000_000)
        let third = try town.openOffice(named: "third")
        boxes.forEach { $0.stop() }
        for end in ends { try end() }
        try carry(town, third)
        lines.forEach { $0.stop() }
        third.program.end()
        town.stopOffice()
        let books = try PostgreSQLServer(conninfo: address)
        let accounts = try boxes.map { try BoxAccount($0) }
        #expect(try Ledger.findings(of: accounts, in: books) == [])
        let closes = try books.query(
            "SELECT sequence FROM event WHERE kind = 'close' AND day = '2026-11-24'")
        let slots = try books.query(
            "SELECT DISTINCT sequence FROM slot_close WHERE day = '2026-11-24'")
        #expect(closes.count == slots.count && !closes.isEmpty)
    }

    /// Plans the day and brings one order to its hall, every step at the other office than the
    /// one before; the first office dies between two of them.
    private func carry(_ town: Town, _ third: TownOffice) throws {
        try setClock(town, TimeOfDay(11, 35), seconds: 0)
        try town.desk("plan", "make", "2026-11-24", "--wind", "2", "--gust", "3")
        try town.desk(at: third, ["plan", "publish", "2026-11-24"])
        let plan = try object(town.desk("plan", "show", "2026-11-24", "--output", "json"))
        func orders(_ any: Any?) -> [String] {
            ((any as? [[String: Any]]) ?? []).compactMap { $0["order"] as? String }
        }
        let sorties = plan["sorties"] as? [[String: Any]] ?? []
        let sortie = try #require(sorties.first { !orders($0["orders"]).isEmpty }, "\(plan)")
        let id = try #require(sortie["id"] as? String)
        let parcels = orders(sortie["orders"])
        for order in parcels { try town.desk("pick", "done", order) }
        try town.desk(at: third, ["sortie", "check", id])
        try town.desk("sortie", "load", id)
        try town.desk(at: third, ["sortie", "launch", id])
        town.crashOffice()
        try town.desk(at: third, ["sortie", "land", id])
        try town.startOffice()
        try town.desk("sortie", "return", id)
        for order in parcels {
            try town.desk(at: third, ["handoff", "done", order, "--to", "ご本人"])
        }
        let shown = try object(town.desk("order", "show", parcels[0], "--output", "json"))
        let order = shown["order"] as? [String: Any] ?? shown
        #expect(order["progress"] as? String == "handed-over", "\(shown)")
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
    }

    private func setClock(_ town: Town, _ time: TimeOfDay, seconds: Int) throws {
        try town.clock.set(
            Zone.japan.moment(Stage.tuesday, time).adding(milliseconds: Int64(seconds) * 1_000),
            rate: 1)
    }
}
