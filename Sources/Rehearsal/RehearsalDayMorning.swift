import Console
import Domain
import Foundation
import Wire

// The eve and the morning: televisions, orders with the remote control, a ride, callers.
extension RehearsalDay {
    /// Says who lives here and opens the office.
    func introduce() throws {
        let town = town.municipality
        let all = self.town.households
        let elderly = all.filter(\.elderlyOnly).count
        let signed = all.filter { $0.registered != nil }.count
        story.chapter("前の日", "The day before")
        story.tell(
            "\(town.name.ja)（つくりもの）。集落 \(town.villages.count)、世帯 \(all.count)（高齢者だけ \(elderly)）、"
                + "登録 \(signed)世帯。ドローン \(town.drones.count)機、車 \(town.vans.count)台、"
                + "受け渡しの人 \(town.volunteers.count)人。",
            "\(Words(town.name).en), made up: \(town.villages.count) villages, \(all.count) homes "
                + "(\(elderly) of old people only), \(signed) of them signed up; "
                + "\(town.drones.count) drones, \(town.vans.count) vans, "
                + "\(town.volunteers.count) volunteers.")
        try self.town.startOffice()
        story.tell("事務所をひらきました。", "The office is open.")
    }

    /// Binds four televisions to their households with twelve digits each; one is switched off again.
    func installTelevisions() throws {
        let places = [
            ("hinatano", "nec"), ("kamitakizawa", "aeha"), ("nakanotaira", "sony"),
            ("sugishita", "nec"),
        ]
        for (village, remote) in places {
            let household = try resident(of: village, besides: [])
            let set = try TelevisionSet(
                in: town, named: village, display: display, remote: "\(remote).lircd.conf")
            let code = try desk(["box", "pair", household.id.text], as: PairingCode.self)
            try set.switchOn(code: code.code)
            homes[village] = Home(household: household, set: set, who: who(household))
        }
        for (village, remote) in places {
            let home = try home(village)
            try home.set.see("登録できました", within: 60)
            let boxes = try desk(["box", "list"], as: [BoxRow].self)
            guard let box = boxes.first(where: { $0.household == home.household.id }),
                home.set.words.contains(box.checkDigits)
            else { throw RehearsalProblem("\(village): the check digits are not the same") }
            story.tell(
                "\(home.who.ja)のテレビを つなぎました（\(remote.uppercased())方式のリモコン）。"
                    + "確認番号 \(box.checkDigits) は 画面も 事務所も 同じです。",
                "The television of \(home.who.en) is bound (its remote control is of the "
                    + "\(remote.uppercased()) kind). Screen and office show the same check digits: "
                    + "\(box.checkDigits).")
            try home.set.press("KEY_OK")
            try home.set.see("買い物")
        }
        let off = try home("sugishita")
        off.set.cutPower()
        story.tell(
            "\(off.who.ja)のテレビは 消えたままに なります。",
            "The television of \(off.who.en) stays switched off from now on.")
    }

    /// Check-ins, an order by number and by shelf, a heavy order, a ride.
    func morning() throws {
        story.chapter("朝", "Morning")
        try at(8, 50)
        let banana = try home("hinatano")
        try banana.set.see("買い物は11時まで", within: 30)
        story.tell("\(banana.who.ja)の朝のテレビです。", "Morning on the television of \(banana.who.en).")
        quote(banana, "11時")
        try sayWell(banana)
        try at(9, 10)
        try orderByNumberAndShelf(banana)
        try at(9, 30)
        try orderHeavy(try home("kamitakizawa"))
        try at(9, 50)
        let rider = try home("nakanotaira")
        try askForRide(rider)
        try sayWell(rider)
    }

    private func sayWell(_ home: Home) throws {
        try home.set.press("KEY_BLUE", "KEY_3", "KEY_OK")
        try home.set.see("うかがいました")
        story.tell("\(home.who.ja)が「元気です」を 押しました。", "\(home.who.en) presses \"I am well\".")
        quote(home, "うかがいました")
        try home.set.press("KEY_BLUE")
    }

    /// Bananas by their number, two bottles of milk by their shelf.
    private func orderByNumberAndShelf(_ home: Home) throws {
        let shelves = town.catalogue.categories
        guard let dairy = shelves.firstIndex(where: { $0.id == "dairy" }),
            let milk = town.catalogue.products.first(where: { $0.category == "dairy" })
        else { throw RehearsalProblem("there is no shelf with milk") }
        let set = home.set
        try set.press("KEY_1", "KEY_2", "KEY_1", "KEY_5")
        try set.see("バナナ")
        story.tell(
            "\(home.who.ja)が 紙のカタログの番号を 押します。",
            "\(home.who.en) types a number from the paper catalogue.")
        quote(home, "バナナ", "円")
        try set.press("KEY_OK", "KEY_OK")
        try set.see("かごを見る")
        // Nothing was bought before, so the focus is on the shelves, not on what is always bought.
        try set.press("KEY_OK")
        try set.see("お店のたな")
        try set.press(shelfKeys(shelves, to: dairy))
        try set.see(milk.category == "dairy" ? "牛乳・卵をひらきます" : "")
        try set.press("KEY_OK", "KEY_OK", "KEY_2", "KEY_OK", "KEY_0")
        try set.see("これでよろしいですか")
        story.tell("牛乳は 棚から えらびました。", "The milk was chosen from its shelf.")
        quote(home, "これでよろしいですか", "バナナ", milk.name.ja, "夕方", "円")
        try set.press("KEY_1")
        try set.see("受け付けました")
        let order = try newest(of: home)
        story.tell(
            "\(home.who.ja)が リモコンで バナナと \(milk.name.ja)を 注文しました。受付番号 "
                + "\(order.receipt)、\(order.total)円。",
            "\(home.who.en) orders bananas and milk with the remote control: number "
                + "\(order.receipt), \(order.total) yen.")
        quote(home, "受け付けました", order.receipt.text, "夕方")
        try set.press("KEY_1")
    }

    /// The keys from the first aisle to a shelf; without aisles all shelves stand on one screen.
    private func shelfKeys(_ shelves: [Domain.Category], to shelf: Int) -> [String] {
        let begins = shelves.indices.filter { shelves[$0].aisle != nil }
        guard begins.count > 1, let aisle = begins.lastIndex(where: { $0 <= shelf }) else {
            return TileWalk(count: shelves.count).keys(from: 0, to: shelf)
        }
        let end = aisle + 1 < begins.count ? begins[aisle + 1] : shelves.count
        // Beside the aisles stands the tile for what is not there.
        let way = TileWalk(count: begins.count + 1).keys(from: 0, to: aisle)
        guard end - begins[aisle] > 1 else { return way }
        return way + ["KEY_OK"]
            + TileWalk(count: end - begins[aisle]).keys(from: 0, to: shelf - begins[aisle])
    }

    /// Rice and water, too heavy for a drone.
    private func orderHeavy(_ home: Home) throws {
        try home.set.press("KEY_1", "KEY_1", "KEY_0", "KEY_0")
        try home.set.see("こしひかり")
        try home.set.press("KEY_OK", "KEY_5", "KEY_4", "KEY_9", "KEY_2", "KEY_OK", "KEY_0")
        try home.set.see("これでよろしいですか")
        try home.set.press("KEY_1")
        try home.set.see("受け付けました")
        let order = try newest(of: home)
        let tenths = (order.mass.rawValue + 50) / 100
        story.tell(
            "\(home.who.ja)が 米と水を 注文しました。受付番号 \(order.receipt)、"
                + "\(tenths / 10).\(tenths % 10)kg。",
            "\(home.who.en) orders rice and water: number \(order.receipt), "
                + "\(tenths / 10).\(tenths % 10) kg.")
        quote(home, "受け付けました", order.receipt.text)
        try home.set.press("KEY_1")
    }

    /// To the second place of the list, today at 11:00–13:00, and home at 13:00–15:00.
    private func askForRide(_ home: Home) throws {
        try home.set.press("KEY_2", "KEY_1", "KEY_2", "KEY_RIGHT", "KEY_OK")
        try home.set.see("帰りはどうしますか")
        try home.set.press("KEY_OK")
        try home.set.see("これでよろしいですか")
        story.tell(
            "\(home.who.ja)が のりものを ひらきました。", "\(home.who.en) opens the rides.")
        quote(home, "行きます", "行き", "帰り", "円")
        try home.set.press("KEY_1")
        try home.set.see("受け付けました")
        guard
            let row = try desk(["ride", "list", dayWord], as: [RideRow].self)
                .first(where: {
                    $0.ride.household == home.household.id
                        && $0.ride.request.direction == .outward
                })
        else { throw RehearsalProblem("the ride did not arrive") }
        story.tell(
            "\(home.who.ja)が \(row.placeName.ja)への 行き帰りを たのみました。",
            "\(home.who.en) asks for a ride to \(Words(row.placeName).en) and home.")
        quote(home, "受け付けました", "お知らせします")
        let taxi = town.municipality.taxis.first { taxi in
            town.municipality.taxiZones.contains {
                $0.id == taxi.zone && $0.villages.contains(home.household.village)
            }
        }
        guard let taxi else { throw RehearsalProblem("no car for \(home.household.village)") }
        let ride = try desk(
            [
                "ride", "assign", row.ride.id.text, taxi.id.text, "11:20", "--home", "14:10",
            ], as: Ride.self)
        story.tell(
            "事務所が 車を 決めました: \(taxi.name.ja)、\(ride.pickUp?.description ?? "")。",
            "The office gives it a car: \(Words(taxi.name).en) at "
                + "\(ride.pickUp?.description ?? "").")
        try home.set.press("KEY_BLUE", "KEY_2", "KEY_3", "KEY_1")
        try home.set.see("車がきまりました", within: 30)
        quote(home, "行きます", "きまりました", "11時20分", "帰りの番号")
    }

    /// The newest order of a household.
    func newest(of home: Home) throws -> Order {
        let orders = try [day, day.adding(days: 1)].flatMap { day in
            try desk(["order", "list", "--day", day.description], as: [OrderRow].self)
        }.map(\.order).filter { $0.household == home.household.id }
        guard let newest = orders.max(by: { $0.placedAt < $1.placedAt }) else {
            throw RehearsalProblem("no order of \(home.who.en) at the office")
        }
        return newest
    }
}
