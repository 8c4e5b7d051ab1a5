import Domain
import Foundation
import Rehearsal
import Testing
import Trials

@Suite("From the remote press to the doorstep", .serialized)
struct JourneyTests {
    /// Bananas by their number, into the basket, to the review, and 注文する by its own key.
    static let bananas = [
        "KEY_1", "KEY_2", "KEY_1", "KEY_5", "KEY_OK", "KEY_0", "KEY_1",
    ]

    @Test(
        "an order survives a cut line, a power cut and an office killed between commit and reply, and is handed over once"
    )
    func wholePath() throws {
        let stage = try Stage(at: TimeOfDay(10, 20))
        let town = stage.town
        try town.startOffice(fault: "after-commit:placeOrder:1")
        let (household, television) = try stage.television(
            "hinatano", remote: "nec.lircd.conf")
        try television.see("登録できました", within: 60)
        try television.press("KEY_OK")
        try television.see("行き・帰り")

        // The line is cut; the order waits on the box, also through a power cut.
        town.link.cut()
        try television.press(Self.bananas)
        try television.see("送信待ち")
        #expect(try stage.list("order", "list", "--day", "2026-11-24").isEmpty)
        television.cutPower()
        try television.switchOn()
        try television.see("つながっていません", within: 30)

        // The office dies after the commit and before the reply.
        town.link.restore()
        #expect(town.waitForOfficeToEnd(seconds: 30) == -SIGKILL)
        try town.startOffice()
        try television.press("KEY_4")
        try television.see("受け付けました", within: 40)
        let orders = try stage.list("order", "list", "--day", "2026-11-24")
        #expect(orders.count == 1)
        let order = try #require(orders.first?["order"] as? [String: Any])
        let id = try #require(order["id"] as? String)
        #expect(order["receipt"] as? String == "24-001")
        #expect(order["household"] as? String == household.id.text)

        // The close, picking, the plan.
        try stage.setClock(TimeOfDay(11, 0), seconds: 1)
        try television.press("KEY_1")
        try television.see("用意しています", within: 30)
        try town.desk("pick", "done", id)
        try stage.setClock(TimeOfDay(11, 35))
        try town.desk("plan", "make", "2026-11-24", "--wind", "2", "--gust", "3")
        try town.desk("plan", "publish", "2026-11-24")
        try stage.carry(id, television)
        try town.desk("handoff", "done", id, "--to", "ご本人")
        try television.see("おわたししました", within: 30)

        // Uptake counts one.
        let uptake = try stage.object(
            "uptake", "show", "--from", "2026-11-24", "--to", "2026-11-24")
        let rows = try #require(uptake["rows"] as? [[String: Any]])
        let whole = try #require(rows.first { $0["id"] as? String == "all" })
        #expect(whole["orders"] as? Int == 1)
        #expect(whole["active"] as? Int == 1)
    }

    @Test(
        "two boxes and the desk order at once and get three numbers; 10:59:59 is on time and 11:00:00 is not"
    )
    func theClose() throws {
        let stage = try Stage(at: TimeOfDay(10, 40))
        let town = stage.town
        try town.startOffice()
        let (_, first) = try stage.television("hinatano", remote: "aeha.lircd.conf")
        let (_, second) = try stage.television("kamitakizawa", remote: "sony.lircd.conf")
        for television in [first, second] {
            try television.see("登録できました", within: 60)
            try television.press("KEY_OK")
            try television.see("行き・帰り")
            try television.press(Array(Self.bananas.dropLast()))
            try television.see("これでよろしいですか")
        }
        let caller = try #require(town.households.last { $0.village.text == "hinatano" })
        try stage.setClock(TimeOfDay(10, 59), seconds: 59, rate: 0)
        let desk = Thread.startedWork { try town.desk("order", "add", caller.id.text, "215x1") }
        try first.press("KEY_1")
        try second.press("KEY_1")
        _ = try desk()
        try first.see("受け付けました", within: 30)
        try second.see("受け付けました", within: 30)
        let orders = try stage.list("order", "list", "--day", "2026-11-24")
        let receipts = orders.compactMap { ($0["order"] as? [String: Any])?["receipt"] as? String }
        #expect(Set(receipts).count == 3)

        // One that is on its way when the clock strikes is too late, keeps its basket and is offered the next day.
        // Other things, because what is to come already is not ordered again.
        try second.press("KEY_1")
        try second.press("KEY_1", "KEY_2", "KEY_1", "KEY_4", "KEY_OK", "KEY_0")
        try second.see("これでよろしいですか")
        town.link.cut()
        try second.press("KEY_1")
        try second.see("送信待ち")
        try stage.setClock(TimeOfDay(11, 0), rate: 0)
        usleep(2_500_000)
        town.link.restore()
        try second.see("まにあいませんでした", within: 40)
        #expect(try stage.list("order", "list", "--day", "2026-11-24").count == 3)
        try second.press("KEY_1")
        try second.see("あしたの夕方まで", within: 30)
        #expect(try stage.list("order", "list", "--day", "2026-11-25").count == 1)
    }

    @Test("an office that was down at 11:00 writes the close before it listens")
    func downAtTheClose() throws {
        let stage = try Stage(at: TimeOfDay(10, 59))
        let town = stage.town
        try town.startOffice()
        let (_, television) = try stage.television("hinatano", remote: "nec.lircd.conf")
        try television.see("登録できました", within: 60)
        try television.press("KEY_OK")
        try television.see("行き・帰り")
        town.crashOffice()
        try television.press(Self.bananas)
        try television.see("送信待ち")
        try stage.setClock(TimeOfDay(11, 0), seconds: 5)
        try town.startOffice()
        try television.see("まにあいませんでした", within: 40)
        #expect(try stage.list("order", "list", "--day", "2026-11-24").isEmpty)
        let said = try town.engawa([
            "order", "add", town.households[0].id.text, "215x1", "--day", "2026-11-24",
        ])
        #expect(said.status == 5)
        #expect(said.output.isEmpty)
    }
}
