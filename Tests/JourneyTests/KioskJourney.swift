import Domain
import Foundation
import Rehearsal
import Testing
import Trials

extension JourneyTests {
    @Test(
        "a kiosk in a clinic fetches home who types the number of the way there, and forgets it when nobody is there any more"
    )
    func kiosk() throws {
        let stage = try Stage(at: TimeOfDay(8, 10))
        let town = stage.town
        try town.startOffice()
        let code = try #require(
            try stage.object("box", "pair", "--kiosk", "clinic-kawabe")["code"] as? String)
        let kiosk = try TelevisionSet(
            in: town, named: "clinic", display: stage.display, remote: "nec.lircd.conf")
        try kiosk.switchOn(code: code)
        try kiosk.see("登録できました", within: 60)
        try kiosk.press("KEY_OK")
        try kiosk.see("むかえにきて", within: 30)
        let household = try #require(town.households.first { $0.village.text == "hinatano" })
        let ride = try stage.object(
            "ride", "add", household.id.text, "clinic-kawabe", "--day", "2026-11-24", "--band",
            "9:00-11:00")
        let number = try #require(ride["callNumber"] as? Int)

        // The number, looked at once more, sent; the office's word stands there.
        try stage.setClock(TimeOfDay(11, 20))
        try kiosk.press("KEY_OK")
        try kiosk.see("番号をおしてください")
        try kiosk.press("\(number)".map { "KEY_\($0)" })
        try kiosk.see("\(number)番")
        try kiosk.see("まだたのんでいません")
        try kiosk.press("KEY_1")
        try kiosk.see("受け付けました", within: 40)
        try kiosk.see("車がまいります")
        let rides = try stage.list("ride", "list", "2026-11-24")
        let homeward = rides.compactMap { $0["ride"] as? [String: Any] }.filter {
            ($0["request"] as? [String: Any])?["direction"] as? String == "homeward"
        }
        #expect(homeward.count == 1)
        #expect(homeward.first?["household"] as? String == household.id.text)

        // The next person finds the first screen, and nothing of the one before.
        try stage.setClock(TimeOfDay(11, 24))
        try kiosk.see("むかえにきて", within: 30)
        #expect(!kiosk.words.contains("\(number)"))

        // A number nobody has is said so, without a word on whose it might be.
        let wrong = number == 1234 ? "4321" : "1234"
        try kiosk.press("KEY_OK")
        try kiosk.press(wrong.map { "KEY_\($0)" })
        try kiosk.see("\(wrong)番")
        try kiosk.press("KEY_1")
        try kiosk.see("おさがしできません", within: 40)
        #expect(!kiosk.words.contains(household.name.ja))
    }
}
