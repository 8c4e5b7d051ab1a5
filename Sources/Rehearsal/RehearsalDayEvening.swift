import Console
import Domain
import Foundation
import Wire

// The evening: who is well, what is left for tomorrow, and the figures.
extension RehearsalDay {
    /// Ends the day.
    func evening() throws {
        story.chapter("夕方", "Evening")
        try go(on: Zone.japan.moment(day, TimeOfDay(17, 40)), rate: 1)
        let board = try desk(["day", "show", dayWord], as: DayBoard.self)
        let states = OrderProgress.allCases.compactMap { progress in
            board.progress[progress.rawValue].map { (Self.words(progress), $0) }
        }
        story.tell(
            "注文: " + states.map { "\($0.ja) \($1)件" }.joined(separator: "、") + "。",
            "Orders: " + states.map { "\($1) \($0.en)" }.joined(separator: ", ") + ".")
        try finishRide()
        try checkIns(board)
        try tomorrow()
        try uptake()
    }

    private func finishRide() throws {
        for row in try desk(["ride", "list", dayWord], as: [RideRow].self) {
            let ride = try desk(["ride", "done", row.ride.id.text], as: Ride.self)
            story.tell(
                "\(row.householdName.ja)さんの 車（\(row.placeName.ja)、"
                    + "\(ride.pickUp?.description ?? "")、\(ride.fare)円）は すみました。",
                "The ride of \(Words(row.householdName).en) took place "
                    + "(\(Words(row.placeName).en), \(ride.pickUp?.description ?? ""), "
                    + "\(ride.fare) yen).")
        }
    }

    private func checkIns(_ board: DayBoard) throws {
        let rows = try desk(["checkin", "list", dayWord], as: [CheckInRow].self)
        for row in rows {
            let who = Words(ja: "\(name(row.village).ja)の \(row.name.ja)さん", en: Words(row.name).en)
            if let answer = row.checkIn {
                let how = Self.words(answer.answer)
                let way = answer.channel == .television ? "テレビ" : "電話"
                story.tell(
                    "\(who.ja): \(how.ja)（\(way)）",
                    "\(who.en): \(how.en) (\(answer.channel.rawValue))")
            } else {
                let seen =
                    row.boxSeenToday
                    ? Words(ja: "テレビは ついていました", en: "the television was on")
                    : Words(ja: "テレビからも 連絡なし", en: "nothing heard from the television either")
                story.tell(
                    "\(who.ja): まだ 返事がありません。\(seen.ja)。電話 \(row.phone)",
                    "\(who.en): no answer yet, \(seen.en). Telephone \(row.phone)")
            }
        }
        let silent = rows.filter { $0.checkIn == nil }
        guard silent.map(\.village.text) == ["sugishita"], board.checkInsMissing == silent.count
        else {
            throw RehearsalProblem(
                "\(silent.count) homes are silent, the board counts \(board.checkInsMissing)")
        }
    }

    /// What comes back tomorrow, and what was ordered for tomorrow.
    private func tomorrow() throws {
        let tomorrow = day.adding(days: 1)
        let rows = try desk(["handoff", "list", tomorrow.description], as: [HandOffRow].self)
        guard let failed, rows.contains(where: { $0.order.id == failed.id }) else {
            throw RehearsalProblem("what nobody could take is not in tomorrow's list")
        }
        let receipts = rows.map { "\($0.order.receipt)（\($0.householdName.ja)）" }
        story.tell(
            "あした（\(tomorrow)）の お渡し: \(receipts.joined(separator: "、"))。",
            "Tomorrow's list (\(tomorrow)): "
                + rows.map { "\($0.order.receipt) \(Words($0.householdName).en)" }
                .joined(separator: ", ") + ".")
    }

    private func uptake() throws {
        let table = try desk(
            ["uptake", "show", "--from", dayWord, "--to", dayWord], as: UptakeTable.self)
        func figure(_ figure: Figure) -> String { figure.value.map(String.init) ?? "〓" }
        for row in table.rows {
            story.tell(
                "\(row.name.ja): \(row.households)世帯、登録 \(figure(row.registered))、利用 "
                    + "\(figure(row.active))、注文 \(figure(row.orders))、のりもの "
                    + "\(figure(row.rides))、元気 \(figure(row.checkIns))",
                "\(Words(row.name).en): \(row.households) homes, registered "
                    + "\(figure(row.registered)), active \(figure(row.active)), orders "
                    + "\(figure(row.orders)), rides \(figure(row.rides)), check-ins "
                    + "\(figure(row.checkIns))")
        }
        if table.rows.contains(where: { $0.orders == .hidden || $0.active == .hidden }) {
            story.tell(
                "〓は、世帯が少ないため伏せた数字です。",
                "〓 stands for a figure hidden because few homes are behind it.")
        }
    }

    static func words(_ answer: WellnessAnswer) -> Words {
        switch answer {
        case .well: Words(ja: "元気です", en: "well")
        case .notSoWell: Words(ja: "あまりよくない", en: "not so well")
        case .callMe: Words(ja: "電話をください", en: "please call")
        }
    }

    private static func words(_ progress: OrderProgress) -> Words {
        switch progress {
        case .accepted: Words(ja: "受付ずみ", en: "accepted")
        case .preparing: Words(ja: "用意中", en: "being prepared")
        case .onTheWay: Words(ja: "お届け中", en: "on the way")
        case .atHall: Words(ja: "集会所", en: "at the hall")
        case .handedOver: Words(ja: "お渡しずみ", en: "handed over")
        case .notDelivered: Words(ja: "お渡しできず", en: "not delivered")
        case .cancelled: Words(ja: "とりやめ", en: "taken back")
        }
    }
}
