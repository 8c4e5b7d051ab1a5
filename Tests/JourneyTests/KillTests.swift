import Database
import Domain
import Foundation
import PostgreSQL
import Rehearsal
import SetTopBox
import TVFront
import Testing

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
        let town = try Stage.town(at: TimeOfDay(10, 30), folder: folder)
        try town.startOffice()
        let boxes = try (0..<4).map { try OrderingBox($0 * 3, in: town) }
        let ends = boxes.map { box in Thread.startedWork { try box.goOn() } }
        for number in 1...Self.kills {
            if number == Self.kills / 2 {
                // From here on orders race with the close of the day.
                try town.clock.set(
                    Zone.japan.moment(Stage.tuesday, TimeOfDay(10, 59))
                        .adding(milliseconds: 58_000), rate: 1)
            }
            try kill(town, number)
        }
        try town.startOffice()
        boxes.forEach { $0.stop() }
        for end in ends { try end() }
        try check(boxes, town) { try SQLiteFile(path: town.store) }
    }

    @Test("an office whose books are in PostgreSQL is founded, killed and opened again")
    func onPostgreSQL() throws {
        let folder = folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let address = try server.get().address("office")
        let town = try Stage.town(at: TimeOfDay(10, 30), folder: folder, store: address)
        try town.startOffice()
        let boxes = try (0..<2).map { try OrderingBox($0, in: town) }
        let ends = boxes.map { box in Thread.startedWork { try box.goOn() } }
        for number in 1...min(4, Self.kills) { try kill(town, number) }
        try town.startOffice()
        boxes.forEach { $0.stop() }
        for end in ends { try end() }
        try town.desk("order", "list", "--day", "2026-11-24")
        try check(boxes, town) { try PostgreSQLServer(conninfo: address) }
        // The books are not made a second time over those that are there.
        #expect(throws: RehearsalProblem.self) {
            try Stage.town(at: TimeOfDay(10, 30), folder: folder + "/again", store: address)
        }
    }

    /// Kills the office at a random moment, or has it die at a random commit, and starts it again.
    private func kill(_ town: Town, _ number: Int) throws {
        if !town.officeRuns {
            let points = ["before-commit", "after-commit"]
            let point = points[number / 2 % 2]
            if number.isMultiple(of: 2) {
                // It may be dead again before this test sees it listen.
                try? town.startOffice(fault: "\(point):\(Int.random(in: 1...25))")
                #expect(town.waitForOfficeToEnd(seconds: 10) == -SIGKILL)
                return
            }
            try town.startOffice()
        }
        usleep(UInt32.random(in: 30_000...700_000))
        town.crashOffice()
    }
}

extension KillTests {
    /// Compares what every box was told with what stands in the office's books.
    private func check(
        _ boxes: [OrderingBox], _ town: Town, books: () throws -> any SQLConnection
    ) throws {
        #expect(boxes.map(\.waiting) == boxes.map { _ in 0 })
        let pressed = try boxes.map { try $0.pressed() }
        // The same message again gets the same decision.
        for (box, entries) in zip(boxes, pressed) {
            for entry in entries.shuffled().prefix(5) {
                let first = try box.repeated(entry)
                let second = try box.repeated(entry)
                #expect(first.status == second.status && first.body == second.body)
                guard case .accepted(let subject, _) = entry.state else { continue }
                #expect(String(decoding: first.body, as: UTF8.self).contains("\"\(subject)\""))
            }
        }
        town.stopOffice()
        let connection = try books()
        try checkLog(connection)
        try checkOrders(connection, boxes, pressed)
    }

    private func checkLog(_ connection: any SQLConnection) throws {
        let log = try connection.query(
            "SELECT sequence, kind, subject FROM event ORDER BY sequence")
        #expect(try log.map { try $0.int("sequence") } == Array(1...log.count))
        let accepted = try log.filter { try $0.text("kind") == "order-accepted" }
            .map { try $0.text("subject") }
        let orders = try connection.query("SELECT id FROM orders").map { try $0.text("id") }
        #expect(!orders.isEmpty)
        #expect(accepted.sorted() == orders.sorted())
        let late = try connection.query(
            """
            SELECT orders.id FROM orders JOIN slot_close
                ON orders.day = slot_close.day AND orders.village = slot_close.village
                AND orders.lines LIKE '%"shop":"' || slot_close.shop || '"%'
            WHERE orders.sequence > slot_close.sequence
            """)
        #expect(late.isEmpty)
        let receipts = try connection.query("SELECT DISTINCT day, receipt FROM orders")
        #expect(receipts.count == orders.count)
    }

    private func checkOrders(
        _ connection: any SQLConnection, _ boxes: [OrderingBox], _ pressed: [[OrderingBox.Pressed]]
    ) throws {
        var told: [String: String] = [:]
        var cancelled: Set<String> = []
        for (box, entries) in zip(boxes, pressed) {
            for case .accepted(let subject, _) in entries.map(\.state) {
                told[subject] = box.household.text
            }
            for entry in entries {
                guard case .accepted(let subject, _) = entry.state,
                    case .cancelOrder = entry.request
                else { continue }
                cancelled.insert(subject)
            }
        }
        let rows = try connection.query("SELECT id, household, progress FROM orders")
        let stored = Dictionary(
            try rows.map { (try $0.text("id"), try $0.text("household")) },
            uniquingKeysWith: { $0 + $1 })
        #expect(stored == told)
        let gone = try rows.filter { try $0.text("progress") == "cancelled" }
            .map { try $0.text("id") }
        #expect(Set(gone) == cancelled)
        let placed = pressed.flatMap { $0 }.filter {
            if case .placeOrder = $0.request, case .accepted = $0.state { return true }
            return false
        }
        #expect(placed.count == stored.count)
        let decided = try connection.query(
            "SELECT key FROM decision WHERE signer LIKE 'box:%'"
        ).map { try $0.text("key") }
        #expect(decided.sorted() == pressed.flatMap { $0 }.map(\.key).sorted())
    }
}
