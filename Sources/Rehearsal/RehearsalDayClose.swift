import Console
import Domain
import Foundation
import Wire

// The cut line, the close, and who came too late.
extension RehearsalDay {
    /// The line is cut for a while; an order waits on its box.
    func cutLine() throws {
        story.chapter("回線が切れる", "The line is cut")
        let home = try home("nakanotaira")
        try at(10, 40)
        try home.set.see("あと20分", within: 20)
        town.link.cut()
        story.tell("回線が 切れました。", "The line between the boxes and the office is cut.")
        try home.set.press("KEY_BLUE", "KEY_1", "KEY_1", "KEY_2", "KEY_0")
        try home.set.see("食パン")
        try home.set.press("KEY_OK", "KEY_0", "KEY_1")
        try home.set.see("送信待ち")
        story.tell(
            "\(home.who.ja)は それでも 注文できます。",
            "\(home.who.en) can order all the same; the box keeps it.")
        quote(home, "送信待ち", "おあずかり", "つながっていません")
        let known = try desk(["order", "list", "--day", dayWord], as: [OrderRow].self)
        guard !known.contains(where: { $0.order.household == home.household.id }) else {
            throw RehearsalProblem("the line was not cut")
        }
        try at(10, 46)
        town.link.restore()
        story.tell("回線が 戻りました。", "The line is back.")
        try home.set.see("受け付けました", within: 40)
        let order = try newest(of: home)
        quote(home, "受け付けました", order.receipt.text)
        try home.set.press("KEY_1")
    }

    /// Pressed before eleven, arrived after: one press takes the next day.
    func tooLate() throws {
        story.chapter("11時の しめきり", "Eleven o'clock")
        try at(10, 52)
        let home = try home("kamitakizawa")
        try home.set.press("KEY_1", "KEY_4", "KEY_3", "KEY_0")
        try home.set.see("豆腐")
        try home.set.press("KEY_OK", "KEY_0")
        try home.set.see("これでよろしいですか")
        try at(10, 59, seconds: 50, rate: 0.1)
        try home.set.see("あと1分", within: 20)
        town.link.cut()
        try home.set.press("KEY_1")
        try home.set.see("送信待ち")
        story.tell(
            "\(home.who.ja)が「注文する」を 押したとき、回線が また 切れていました。",
            "The line is cut again while \(home.who.en) presses \"order\".")
        quote(home, "送信待ち", "つながっていません", "おあずかり")
        try at(11, 0, seconds: 30, rate: 1)
        town.link.restore()
        try home.set.see("まにあいませんでした", within: 40)
        story.tell("注文が 事務所に 着いたのは 11時を すぎてからでした。", "It reaches the office after eleven.")
        quote(home, "まにあいませんでした", "あした", "届けてもらう")
        try home.set.press("KEY_1")
        try home.set.see("受け付けました", within: 30)
        let order = try newest(of: home)
        guard order.day == day.adding(days: 1) else {
            throw RehearsalProblem("\(order.receipt) is for \(order.day)")
        }
        story.tell(
            "ひと押しで つぎの日に なりました: \(order.receipt)、\(order.day)。",
            "One press takes the next day: \(order.receipt), for \(order.day).")
        quote(home, "受け付けました", order.receipt.text, "夕方")
        try home.set.press("KEY_1")
    }

    /// What the close did: which entry it is, and how many orders stand below it.
    func close() throws {
        let (_, last) = try closed(TimeOfDay(11, 0))
        let orders = try todaysOrders()
        var below = 0
        var highest: Int64 = 0
        for order in orders {
            let history = try desk(["order", "show", order.id.text], as: OrderHistory.self)
            guard let entry = history.events.first(where: { $0.kind == .orderAccepted }) else {
                throw RehearsalProblem("\(order.receipt) was never accepted")
            }
            if entry.sequence < last { below += 1 }
            highest = max(highest, entry.sequence)
        }
        guard below == orders.count else {
            throw RehearsalProblem("\(orders.count - below) orders stand above the close")
        }
        story.tell(
            "しめきりは 記録の \(last)番です。それより下に きょうの注文が \(below)件 あり、"
                + "いちばん新しいものは \(highest)番です。",
            "The close is entry \(last) of the order log. \(below) orders of the day stand below "
                + "it, the newest as entry \(highest).")
    }

    /// A close of the day that is due, and its place in the order log.
    /// - Throws: if the office does not write it within some seconds.
    func closed(_ time: TimeOfDay) throws -> (CloseRow, Int64) {
        let due = Zone.japan.moment(day, time)
        for _ in 0..<50 {
            let board = try desk(["day", "show", dayWord], as: DayBoard.self)
            let rows = board.closes.filter { $0.closes <= due }
            if rows.allSatisfy({ $0.sequence != nil }),
                let row = rows.last(where: { $0.closes == due }), let sequence = row.sequence
            {
                return (row, sequence)
            }
            usleep(100_000)
        }
        throw RehearsalProblem("it is past \(time) and the office has not closed ordering")
    }

    /// The orders of the day that were not taken back.
    func todaysOrders() throws -> [Order] {
        try desk(["order", "list", "--day", dayWord], as: [OrderRow].self).map(\.order)
            .filter { $0.progress != .cancelled }
    }
}
