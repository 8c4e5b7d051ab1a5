import Domain
import Foundation
import Rehearsal
import Testing

extension JourneyTests {
    @Test(
        "an alert takes over a television that is about to order, is answered, and gives back the order as it was"
    )
    func alert() throws {
        let stage = try Stage(at: TimeOfDay(10, 20))
        let town = stage.town
        try town.startOffice()
        let (_, television) = try stage.television("hinatano", remote: "nec.lircd.conf")
        try television.see("登録できました", within: 60)
        try television.press("KEY_OK")
        try television.see("行き・帰り")
        try television.press(Array(Self.bananas.dropLast()))
        try television.see("これでよろしいですか")
        // What the box learned of its village came with the view before.
        let start = Date()
        try town.desk(
            "alert", "raise", "--level", "4", "--villages", "hinatano", "--title", "川の水がふえています",
            "--text", "集会所へ行ってください。", "--reason", "水位", "--confirm-level", "4")
        let raised = Date().timeIntervalSince(start)
        try television.see("全員避難", within: 15)
        let seen = Date().timeIntervalSince(start)
        print("raised after \(raised) s, on the screen after \(seen) s")
        #expect(seen - raised < 8)
        usleep(2_200_000)
        try television.press("KEY_OK")
        try television.see("これでよろしいですか", within: 10)
        for _ in 0..<30 {
            let rows = try stage.list("alert", "list")
            if rows.first?["read"] as? Int == 1 { break }
            usleep(500_000)
        }
        #expect(try stage.list("alert", "list").first?["read"] as? Int == 1)
    }
}
