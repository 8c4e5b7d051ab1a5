import Database
import Domain
import Foundation
import Rehearsal
import SetTopBox
import TVFront
import Testing
import Trials

@Suite("An office that is restored from its backup", .serialized)
struct RestoreTests {
    @Test("after a restore the boxes bring back every order the copy lacks, and none is doubled")
    func restored() throws {
        let folder = NSTemporaryDirectory() + "restored-" + UUID().uuidString.prefix(8)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let town = try Stage.town(at: TimeOfDay(9, 30), folder: folder)
        try town.startOffice()
        let boxes = try (0..<3).map { try OrderingBox($0, in: town) }
        for box in boxes { try box.send(.placeOrder(items: Self.bananas(1), day: Stage.tuesday)) }
        town.stopOffice()
        let files = FileManager.default
        for end in ["", "-wal"] where files.fileExists(atPath: town.store + end) {
            try files.copyItem(atPath: town.store + end, toPath: folder + "/backup" + end)
        }

        // What the copy lacks: three orders, one of them cancelled, and one change.
        try town.startOffice()
        for box in boxes.reversed() {
            try box.send(.placeOrder(items: Self.bananas(2), day: Stage.tuesday))
        }
        let first = try #require(boxes[0].accepted.last)
        try boxes[0].send(.cancelOrder(first))
        let second = try #require(boxes[1].accepted.first)
        try boxes[1].send(.changeOrder(second, items: Self.bananas(3), version: 1))
        town.crashOffice()
        for end in ["", "-wal", "-shm"] { try? files.removeItem(atPath: town.store + end) }
        for end in ["", "-wal"] where files.fileExists(atPath: folder + "/backup" + end) {
            try files.copyItem(atPath: folder + "/backup" + end, toPath: town.store + end)
        }
        try town.office("renew-epoch")
        try town.startOffice()
        for _ in 1...3 { for box in boxes { _ = box.sync.step(poll: 10) } }
        #expect(boxes.map(\.waiting) == [0, 0, 0])
        town.stopOffice()

        let rows = try SQLiteFile(path: town.store).query(
            "SELECT household, progress, lines FROM orders")
        let found = try rows.map { row in
            let lines = try row.text("lines")
            let quantity = [1, 2, 3].first { lines.contains("\"quantity\":\($0),") } ?? 0
            return "\(try row.text("household")) \(quantity) \(try row.text("progress"))"
        }
        let homes = boxes.map(\.household.text)
        #expect(
            found.sorted()
                == [
                    "\(homes[0]) 1 accepted", "\(homes[0]) 2 cancelled", "\(homes[1]) 3 accepted",
                    "\(homes[1]) 2 accepted", "\(homes[2]) 1 accepted", "\(homes[2]) 2 accepted",
                ].sorted())
    }

    private static func bananas(_ quantity: Int) -> [OrderItem] {
        ProductNumber(215).map { [OrderItem(product: $0, quantity: quantity)] } ?? []
    }
}
