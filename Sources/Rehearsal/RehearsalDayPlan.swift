import Console
import Domain
import Foundation
import Wire

// Picking at the shop, the wind, and the plan of the day.
extension RehearsalDay {
    /// The shop picks everything; one bottle of milk is missing and its household sees it.
    func pick() throws {
        story.chapter("用意", "Picking")
        try at(11, 10)
        let lists = try desk(["pick", "list", dayWord], as: [PickList].self)
        for list in lists where !list.orders.isEmpty {
            let things = list.sums.map(\.quantity).reduce(0, +)
            story.tell(
                "\(list.name.ja): 注文 \(list.orders.count)件、\(list.sums.count)品目 \(things)点。",
                "\(Words(list.name).en): \(list.orders.count) orders, \(list.sums.count) products, "
                    + "\(things) things.")
        }
        let home = try home("hinatano")
        try home.set.press("KEY_BLUE", "KEY_4", "KEY_1")
        try home.set.see("バナナ")
        for order in try todaysOrders() {
            guard order.household == home.household.id,
                let milk = order.lines.first(where: { $0.quantity == 2 })
            else {
                _ = try desk(["pick", "done", order.id.text], as: Order.self)
                continue
            }
            let picked = try desk(
                ["pick", "done", order.id.text, "--short", "\(milk.product)=1"], as: Order.self)
            story.tell(
                "\(picked.receipt) の \(milk.name.ja)は \(milk.quantity)本のうち 1本だけ。代金は "
                    + "\(order.total)円 → \(picked.total)円。",
                "\(Words(milk.name).en) for \(picked.receipt): 1 instead of \(milk.quantity); "
                    + "\(order.total) yen become \(picked.total) yen.")
        }
        try home.set.see("2のうち1", within: 30)
        quote(home, "用意しています", "のうち", "いただきません", "ぜんぶで")
    }

    /// Wind over one village, a plan with reasons, and what it promises.
    func plan() throws {
        story.chapter("風と 計画", "Wind and plan")
        try at(11, 30)
        story.tell(
            "風の観測: どこも 平均2m/s・最大3m/s、\(name(windyVillage).ja)だけ 6m/s・9m/s。",
            "Wind readings: 2 m/s with gusts of 3 everywhere, but 6 and 9 in "
                + "\(name(windyVillage).en).")
        let draft = try desk(
            ["plan", "make", dayWord, "--wind", "2/3", "\(Self.windy)=6/9"], as: PlanView.self)
        let proof = draft.certificate
        story.tell(
            "計画案 第\(draft.version)版: ドローン \(draft.sorties.count)便で \(proof.byAir)件、車 "
                + "\(draft.vanRounds.count)周、徒歩 \(draft.walks.count)、運べない注文 "
                + "\(draft.held.count)件（同じ荷を \(proof.sortieBound)便より少なくは 運べません）。",
            "Draft \(draft.version): \(Story.count(draft.sorties.count, "flight")) with "
                + "\(Story.count(proof.byAir, "order")), "
                + "\(Story.count(draft.vanRounds.count, "van round")), "
                + "\(Story.count(draft.walks.count, "walk")), "
                + "\(Story.count(draft.held.count, "order")) held. No plan can bring the same by air in fewer "
                + "than \(Story.count(proof.sortieBound, "flight")).")
        let carried =
            draft.sorties.flatMap(\.orders) + draft.walks.flatMap(\.orders)
            + draft.vanRounds.flatMap { $0.stops.flatMap(\.orders) }
        guard carried.count + draft.held.count == (try todaysOrders().count) else {
            throw RehearsalProblem("the plan does not answer for every order")
        }
        for order in carried {
            guard let reason = order.groundReason else { continue }
            story.tell(
                "\(order.receipt)（\(order.householdName.ja)さん）: \(reason.ja)",
                "\(order.receipt) (\(Words(order.householdName).en)): \(reason.en)")
        }
        for order in draft.held {
            story.tell(
                "\(order.receipt) は きょう 運べません（\(order.code)）: \(order.reason.ja)",
                "\(order.receipt) is held (\(order.code)): \(order.reason.en)")
        }
        guard !draft.sorties.contains(where: { $0.village == windyVillage }) else {
            throw RehearsalProblem("something flies into the wind of \(Self.windy)")
        }
        let published = try desk(["plan", "publish", dayWord], as: PlanView.self)
        guard published.status == "published" else {
            throw RehearsalProblem("the plan was not published")
        }
        story.tell("計画を 確定しました。", "The plan counts from now on.")
    }

    /// The village over which the wind is too strong.
    var windyVillage: VillageId {
        town.municipality.villages.first { $0.id.text == Self.windy }?.id
            ?? town.municipality.villages[0].id
    }
}
