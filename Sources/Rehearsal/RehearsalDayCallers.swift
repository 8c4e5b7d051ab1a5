import Console
import Domain
import Foundation
import Wire

// What comes by telephone before the close.
extension RehearsalDay {
    private static let wishes: [(village: String, items: [String])] = [
        ("okuyamada", ["120", "400"]), ("okuyamada", ["215x2"]),
        ("kamitakizawa", ["547x2", "121"]), ("hinatano", ["549x2", "120"]),
        (windy, ["108", "430"]), (windy, ["214", "405"]), ("nakanotaira", ["640", "122"]),
        ("sugishita", ["547x2"]), ("oguri", ["436x2", "125x2"]), ("oguri", ["549x2", "201"]),
        ("mizunokuchi", ["541", "126x2"]), ("kuwadaira", ["205", "431"]),
    ]

    /// Twelve callers, one change, one cancel.
    func callers() throws {
        story.chapter("電話の注文", "Callers")
        try at(10, 12, rate: 2)
        var taken = Set(homes.values.map(\.household.id))
        for wish in Self.wishes {
            let caller = try resident(of: wish.village, besides: taken)
            taken.insert(caller.id)
            let order = try desk(
                ["order", "add", caller.id.text] + wish.items, as: Order.self)
            calls.append((wish.village, order))
        }
        let villages = Set(calls.map(\.village)).count
        let total = calls.map(\.order.total).reduce(0, +)
        story.tell(
            "事務所が 電話の注文を \(calls.count)件 入れました（\(villages)集落、合わせて \(total)円、"
                + "\(calls[0].order.receipt)〜\(calls[calls.count - 1].order.receipt)）。",
            "The office enters \(calls.count) orders for callers in \(villages) villages, "
                + "\(total) yen in all (\(calls[0].order.receipt) to "
                + "\(calls[calls.count - 1].order.receipt)).")
        try changeAndCancel()
        try callBack()
        try at(10, 30, seconds: 2)
        try earlyClose()
    }

    private func changeAndCancel() throws {
        let before = calls[2].order
        let changed = try desk(
            ["order", "change", before.receipt.text, "121", "403", "214"], as: Order.self)
        calls[2].order = changed
        story.tell(
            "\(changed.receipt) を 変えました: \(before.total)円 → \(changed.total)円。",
            "\(changed.receipt) is changed: \(before.total) yen become \(changed.total) yen.")
        let gone = try desk(
            ["order", "cancel", calls[11].order.receipt.text, "--reason", "子どもが 買ってきた"],
            as: Order.self)
        guard gone.progress == .cancelled else {
            throw RehearsalProblem("\(gone.receipt) was not cancelled")
        }
        calls.removeLast()
        story.tell("\(gone.receipt) を とりやめました。", "\(gone.receipt) is taken back.")
    }

    private func callBack() throws {
        let heavy = try home("kamitakizawa")
        let answer = try desk(
            ["checkin", "add", heavy.household.id.text, "well"], as: CheckIn.self)
        story.tell(
            "\(heavy.who.ja)に 電話して「\(Self.words(answer.answer).ja)」と 入れました。",
            "The office calls \(heavy.who.en) and enters the answer: "
                + "\(Self.words(answer.answer).en).")
    }

    /// The village with the longest road closes first.
    private func earlyClose() throws {
        let (row, sequence) = try closed(TimeOfDay(10, 30))
        let names = row.villages.map { name($0) }
        story.tell(
            "道の遠い \(names.map(\.ja).joined(separator: "、"))の 受付が さきに しまりました（記録 "
                + "\(sequence)番）。",
            "The road to \(names.map(\.en).joined(separator: ", ")) is long, so ordering closes "
                + "there first (entry \(sequence) of the order log).")
    }
}
