import Domain
import Foundation
import Rehearsal
import Testing
import Trials

extension JourneyTests {
    @Test(
        "a poll opened by the operator is answered on a television, and its figures are told only for five households and more"
    )
    func poll() throws {
        let stage = try Stage(at: TimeOfDay(9, 20))
        let town = stage.town
        try town.startOffice()
        let (household, television) = try stage.television("hinatano", remote: "sony.lircd.conf")
        try television.see("登録できました", within: 60)
        try television.press("KEY_OK")
        try television.see("行き・帰り")
        let file = stage.folder + "/poll.yaml"
        try """
        question: {ja: 秋まつりに 来ますか, en: Will you come to the festival?}
        answers:
          - {ja: 行きます, en: "Yes"}
          - {ja: 行きません, en: "No"}
        villages: all
        until: 2026-12-01
        """.write(toFile: file, atomically: true, encoding: .utf8)
        let poll = try #require(try stage.object("poll", "open", file)["id"] as? String)
        try television.see("アンケートがあります", within: 30)

        // A number points, 決定 goes on, and only the answer looked at once more is given.
        try television.press("KEY_5")
        try television.see("秋まつりに来ますか")
        try television.press("KEY_OK")
        try television.see("2つから一つ")
        try television.press("KEY_1", "KEY_OK")
        try television.see("まだ答えていません")
        try television.press("KEY_1")
        try television.see("「行きます」と答えました", within: 40)

        // Null is a figure too small to be told.
        func counts() throws -> [Int?] {
            let rows = try stage.object("poll", "result", poll)["rows"] as? [[String: Any]]
            let all = try #require(rows?.first { $0["id"] as? String == "all" })
            return try #require(all["counts"] as? [Any]).map { $0 as? Int }
        }
        #expect(try counts().first == .some(nil), "one household alone is not told")
        // Five more by telephone.
        for other in town.households.filter({ $0.id != household.id }).prefix(5) {
            try town.desk("poll", "answer", poll, other.id.text, "1")
        }
        #expect(try counts().first == 6)
    }
}
