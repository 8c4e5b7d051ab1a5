import Console
import Domain
import Foundation
import Wire

// The afternoon: every flight, every van, every door, each at its minute.
extension RehearsalDay {
    /// Something that is due.
    private struct Due {
        let minute: Int
        /// Of two things due in the same minute, what comes first.
        let rank: Int
        let perform: () throws -> Void
    }

    /// Does what is due next until nothing is.
    func carry() throws {
        story.chapter("お届け", "Delivery")
        for village in ["hinatano", "kamitakizawa"] { try openOrder(of: try home(village)) }
        for _ in 0..<400 {
            let plan = try desk(["plan", "show", dayWord], as: PlanView.self)
            let rows = try desk(["handoff", "list", dayWord], as: [HandOffRow].self)
            let due = flights(plan) + rounds(plan) + doors(rows, plan) + change(plan)
            guard let next = due.min(by: { ($0.minute, $0.rank) < ($1.minute, $1.rank) }) else {
                return try finish(rows)
            }
            try go(
                on: Zone.japan.moment(day, TimeOfDay(minute: next.minute)), rate: 1)
            try next.perform()
        }
        throw RehearsalProblem("the afternoon does not end")
    }

    /// Opens the page of today's order; it may stand beside one for tomorrow.
    private func openOrder(of home: Home) throws {
        let order = try todaysOrders().first { $0.household == home.household.id }
        guard let order else { throw RehearsalProblem("\(home.who.en) has no order today") }
        for key in ["KEY_1", "KEY_2"] {
            try home.set.press("KEY_BLUE", "KEY_4", key)
            if (try? home.set.see(order.receipt.text, within: 3)) != nil {
                watched[order.id] = home
                return
            }
        }
        throw RehearsalProblem("\(home.who.en) does not find \(order.receipt) on the screen")
    }

    private func finish(_ rows: [HandOffRow]) throws {
        let left = rows.filter { ![.handedOver, .notDelivered].contains($0.order.progress) }
        guard left.isEmpty else {
            throw RehearsalProblem(
                "\(left.map(\.order.receipt.text)) were forgotten on the way")
        }
        guard switched != nil else { throw RehearsalProblem("no carrier was switched") }
    }

    // MARK: Flights

    private func flights(_ plan: PlanView) -> [Due] {
        plan.sorties.compactMap { sortie in
            let next: (word: String, minute: Int)? =
                switch sortie.progress {
                case .planned: ("check", sortie.launch.minute - 6)
                case .checked: ("load", sortie.launch.minute - 4)
                case .loaded: ("launch", sortie.launch.minute)
                case .launched: ("land", sortie.arrival.minute)
                case .landed: ("return", sortie.back.minute)
                case .returned, .cancelled: nil
                }
            guard let next else { return nil }
            return Due(minute: next.minute, rank: 1) { [self] in try step(sortie, next.word) }
        }
    }

    private func step(_ sortie: SortieView, _ word: String) throws {
        _ = try desk(["sortie", word, sortie.id.text], as: SortieView.self)
        let village = name(sortie.village)
        let receipts = sortie.orders.map(\.receipt.text).joined(separator: " ")
        switch word {
        case "load":
            story.tell(
                "\(sortie.drone) に \(sortie.orders.count)件 積みました（\(sortie.mass)g、\(receipts)）。",
                "\(sortie.drone) is loaded with "
                    + "\(Story.count(sortie.orders.count, "order")) (\(sortie.mass) g, "
                    + "\(receipts)).")
        case "launch":
            story.tell(
                "\(sortie.drone) が \(village.ja)へ 飛びました。",
                "\(sortie.drone) leaves for \(village.en).")
            try watch(sortie.orders, "届けに出ました")
        case "land":
            story.tell(
                "\(sortie.drone) が \(village.ja)の集会所に 着きました。受けとるのは "
                    + "\(volunteer(sortie.volunteer).ja)さん。",
                "\(sortie.drone) lands at the hall of \(village.en), where "
                    + "\(volunteer(sortie.volunteer).en) takes over.")
            try watch(sortie.orders, "集会所に着きました")
        case "return": story.tell("\(sortie.drone) が 戻りました。", "\(sortie.drone) is back.")
        default: break
        }
    }

    // MARK: Vans

    private func rounds(_ plan: PlanView) -> [Due] {
        plan.vanRounds.compactMap { round in
            guard round.progress != "returned" else { return nil }
            guard round.progress == "departed" else {
                return Due(minute: round.departs.minute, rank: 2) { [self] in
                    _ = try desk(["route", "depart", round.id], as: VanRoundView.self)
                    let halls = round.stops.map { name($0.village) }
                    story.tell(
                        "\(van(round.van).ja)が 出発しました: \(halls.map(\.ja).joined(separator: "、"))。",
                        "\(van(round.van).en) leaves for \(halls.map(\.en).joined(separator: ", "))."
                    )
                    try watch(round.stops.flatMap(\.orders), "届けに出ました")
                }
            }
            guard let stop = round.stops.first(where: { !round.arrived.contains($0.village) })
            else {
                return Due(minute: round.returns.minute, rank: 2) { [self] in
                    _ = try desk(["route", "return", round.id], as: VanRoundView.self)
                    story.tell(
                        "\(van(round.van).ja)が 戻りました。", "\(van(round.van).en) is back.")
                }
            }
            return Due(minute: stop.arrival.minute, rank: 2) { [self] in
                _ = try desk(
                    ["route", "arrive", round.id, stop.village.text], as: VanRoundView.self)
                let receipts = stop.orders.map(\.receipt.text).joined(separator: " ")
                story.tell(
                    "\(van(round.van).ja)が \(name(stop.village).ja)に 着きました（\(receipts)）。",
                    "\(van(round.van).en) is in \(name(stop.village).en) (\(receipts)).")
                try watch(stop.orders, "集会所に着きました")
            }
        }
    }

    // MARK: Doors

    private func doors(_ rows: [HandOffRow], _ plan: PlanView) -> [Due] {
        let walked = Set(plan.walks.flatMap(\.orders).map(\.order))
        return rows.compactMap { row in
            let isWaiting =
                row.order.progress == .atHall
                || (walked.contains(row.order.id) && row.order.progress == .preparing)
            guard isWaiting, let expected = row.expected else { return nil }
            return Due(minute: expected.minute, rank: 3) { [self] in try handOver(row) }
        }
    }

    private func handOver(_ row: HandOffRow) throws {
        let order = row.order
        let place = name(order.village)
        let who = Words(row.householdName)
        // The first caller of Oguri is out.
        if failed == nil, order.village.text == "oguri" {
            failed = try desk(
                ["handoff", "failed", order.id.text, "--reason", "留守"], as: Order.self)
            story.tell(
                "\(place.ja)の \(who.ja)さんは 留守でした（\(order.receipt)）。",
                "\(who.en) in \(place.en) is out (\(order.receipt)).")
            return
        }
        let to = order.channel == .television ? "ご本人" : "ご家族"
        let done = try desk(["handoff", "done", order.id.text, "--to", to], as: Order.self)
        story.tell(
            "\(place.ja)の \(who.ja)さん（\(done.receipt)）に お渡ししました: \(done.handedTo ?? "")。",
            "\(who.en) in \(place.en) has \(done.receipt); taken by "
                + "\(to == "ご本人" ? "themselves" : "the family").")
        if let home = watched[order.id] {
            try home.set.see("おわたししました", within: 30)
            quote(home, "おわたししました")
        }
    }

    // MARK: A change of plan

    /// Ten minutes before the last flight its village is given to the van.
    private func change(_ plan: PlanView) -> [Due] {
        let open = plan.sorties.filter { sortie in
            sortie.progress == .planned
                && !sortie.orders.contains { watched[$0.order] != nil }
        }
        guard switched == nil, let last = open.max(by: { $0.launch < $1.launch }) else { return [] }
        return [
            Due(minute: last.launch.minute - 10, rank: 0) { [self] in
                let done = try desk(
                    ["switch", "carrier", last.village.text, "van", "--reason", "霧"],
                    as: CarrierSwitched.self)
                switched = last.village
                guard !done.orders.isEmpty else {
                    throw RehearsalProblem("the switch of \(last.village) moved nothing")
                }
                let order = try desk(
                    ["order", "show", done.orders[0].text], as: OrderHistory.self
                ).row.order
                story.tell(
                    "霧のため \(name(last.village).ja)は 車に 切りかえました。\(done.orders.count)件。"
                        + "テレビに 出ることば:「\(order.note?.ja ?? "")」",
                    "Fog: \(name(last.village).en) is switched to the van, "
                        + "\(Story.count(done.orders.count, "order")). What residents read: "
                        + "\"\(order.note?.en ?? "")\"")
            }
        ]
    }

    /// Waits until the televisions among these orders show it.
    private func watch(_ orders: [LoadedOrder], _ words: String) throws {
        for order in orders {
            guard let home = watched[order.order] else { continue }
            try home.set.see(words, within: 30)
            quote(home, words)
        }
    }

    private func volunteer(_ id: VolunteerId) -> Words {
        town.municipality.volunteers.first { $0.id == id }.map { Words($0.name) }
            ?? Words(same: id.text)
    }

    private func van(_ id: VanId) -> Words {
        town.municipality.vans.first { $0.id == id }.map { Words($0.name) } ?? Words(same: id.text)
    }
}
