import Domain
import Foundation
import Rehearsal
import Testing

/// The plug is pulled after every key of an order (goal E2): SIGKILL to the real program, which is what a power cut is to it.
@Suite("A television whose plug is pulled", .serialized)
struct PluggedOutTests {
    @Test(
        "after each key of an order: nothing is ordered before the last key, nothing is lost or doubled after it"
    )
    func everyStep() throws {
        let stage = try Stage(at: TimeOfDay(9, 10))
        let town = stage.town
        try town.startOffice()
        let (_, television) = try stage.television("hinatano", remote: "sony.lircd.conf")
        try television.see("登録できました", within: 60)
        try television.press("KEY_OK")
        try television.see("行き・帰り")
        let keys = JourneyTests.bananas
        // The basket must outlive the cut from the key on that put the bananas into it.
        let put = keys.firstIndex(of: "KEY_OK").map { $0 + 1 } ?? 0
        for pressed in 1...keys.count {
            try television.press(Array(keys.prefix(pressed)))
            television.cutPower()
            try television.switchOn()
            try television.see("えんがわ", within: 30)
            let orders = try stage.list("order", "list", "--day", "2026-11-24")
            if pressed < keys.count {
                #expect(orders.isEmpty, "after \(pressed) keys")
                let holds = pressed >= put
                try television.see(holds ? "かごに1点" : "買い物", within: 10)
                #expect(television.words.contains("かごに") == holds, "after \(pressed) keys")
            }
        }
        // The last key was 注文する: whatever the cut met, the order arrives once and the basket is empty.
        for _ in 0..<150 {
            if try stage.list("order", "list", "--day", "2026-11-24").count == 1 { break }
            usleep(200_000)
        }
        usleep(2_000_000)
        let orders = try stage.list("order", "list", "--day", "2026-11-24")
        #expect(orders.count == 1)
        let order = try #require(orders.first?["order"] as? [String: Any])
        let lines = try #require(order["lines"] as? [[String: Any]])
        #expect(lines.count == 1 && lines.first?["quantity"] as? Int == 1)
        #expect(!television.words.contains("かごに"))
    }
}
