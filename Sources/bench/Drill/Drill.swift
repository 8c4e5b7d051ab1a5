import Database
import Domain
import Foundation
import Rehearsal
import TVFront

/// A fire drill of the books, with the real programs: the disk is lost three times, and the office
/// comes back from a copy with the whole journal, with a torn one, and with none.
struct Drill {
    /// What was found after one loss.
    struct Outcome {
        let name: String
        /// Milliseconds until the store was made again, and until the office answered.
        let restored: Double
        let answering: Double
        /// Milliseconds until every box had everything decided again.
        let settled: Double
        /// Accepted orders that were back before any box spoke, of how many.
        let backAtOnce: Int
        let accepted: Int
        /// After the boxes had spoken.
        let missing: Int
        let doubled: Int
        /// Orders by telephone that were back.
        let telephone: (back: Int, of: Int)
    }

    let town: Town
    let day: Day
    private let boxes: [DrillBox]
    /// Households that order by telephone, and how often.
    private let callers: [HouseholdId]
    private let item: OrderItem
    private let clock = ContinuousClock()

    /// Copies made on command, apart from those the office makes by itself.
    private var copies: String { town.folder + "/kept" }
    private var journal: String { town.folder + "/journal" }
    private var options: [String] {
        ["--backup", town.folder + "/copies", "--journal", journal]
    }

    init(binaries: String, data: String, folder: String, boxes count: Int) throws {
        guard let day = Day("2026-11-24") else { throw RehearsalProblem("no such day") }
        self.day = day
        town = try Town(
            binaries: binaries, data: data, folder: folder,
            startingAt: Zone.japan.moment(day, TimeOfDay(9, 0)))
        guard let product = ProductNumber(215), town.households.count > count * 2 else {
            throw RehearsalProblem("the town is too small")
        }
        item = OrderItem(product: product, quantity: 1)
        let town = town
        try town.startOffice(options: [
            "--backup", folder + "/copies", "--journal", folder + "/journal",
        ])
        boxes = try (0..<count).map { try DrillBox($0, in: town) }
        callers = (count..<count * 2).map { town.households[$0].id }
    }

    /// Loses the disk three times.
    func play(_ say: (String) -> Void) throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for name in ["whole journal", "journal without its end", "no journal"] {
            try orderAll()
            try? FileManager.default.removeItem(atPath: copies)
            let spent = try clock.measure { try town.copyBooks(to: copies) }
            say("a copy beside the open office took \(rounded(spent / .milliseconds(1))) ms")
            try orderAll(change: true)
            let outcome = try lose(name)
            outcomes.append(outcome)
            say(
                "\(name): books again after \(rounded(outcome.restored)) ms, office open after "
                    + "\(rounded(outcome.answering)) ms; \(outcome.backAtOnce) of "
                    + "\(outcome.accepted) accepted orders there before a box spoke, all boxes "
                    + "done after \(rounded(outcome.settled)) ms: \(outcome.missing) missing, "
                    + "\(outcome.doubled) doubled; by telephone \(outcome.telephone.back) of "
                    + "\(outcome.telephone.of) back")
        }
        town.stopOffice()
        return outcomes
    }

    /// Everybody orders; with `change` one order is also changed and one taken back.
    private func orderAll(change: Bool = false) throws {
        for (number, box) in boxes.enumerated() {
            try box.send(.placeOrder(items: [item], day: day))
            guard change, let order = box.newest else { continue }
            if number % 3 == 0 { try box.send(.cancelOrder(order)) }
            if number % 3 == 1 {
                let two = OrderItem(product: item.product, quantity: 2)
                try box.send(.changeOrder(order, items: [two], version: 1))
            }
        }
        for caller in callers.prefix(change ? 2 : 1) {
            try town.desk(
                "order", "add", caller.text, "\(item.product)", "--day", day.description)
        }
    }

    private func lose(_ name: String) throws -> Outcome {
        let accepted = boxes.flatMap { Array($0.told.keys) }.count
        let byTelephone = try telephoneOrders()
        town.crashOffice()
        let files = FileManager.default
        for end in ["", "-wal", "-shm", ".lock"] { try? files.removeItem(atPath: town.store + end) }
        var words = ["--from", copies]
        switch name {
        case "no journal": try? files.removeItem(atPath: journal)
        case "journal without its end":
            try cutJournal()
            words += ["--journal", journal]
        default: words += ["--journal", journal]
        }
        let restored = try clock.measure {
            try town.restoreBooks(words)
        }
        let answering = try clock.measure { try town.startOffice(options: options) }
        let atOnce = try orders().count { $0.channel == "television" }
        let epoch = try SQLiteFile(readingOnly: town.store)
            .first("SELECT epoch FROM store")?.text("epoch")
        let settled = try clock.measure { for box in boxes { try box.settle(epoch: epoch) } }
        let found = try orders()
        let told = Dictionary(
            boxes.flatMap { box in box.told.map { ($0.key, $0.value) } },
            uniquingKeysWith: { first, _ in first })
        let stored = Dictionary(
            found.filter { $0.channel == "television" }.map { ($0.id, $0.isCancelled) },
            uniquingKeysWith: { first, _ in first })
        return Outcome(
            name: name, restored: restored / .milliseconds(1),
            answering: answering / .milliseconds(1), settled: settled / .milliseconds(1),
            backAtOnce: atOnce, accepted: accepted,
            missing: told.count { stored[$0.key] != $0.value } + (accepted - told.count),
            doubled: stored.count { told[$0.key] == nil },
            telephone: (try telephoneOrders(), byTelephone))
    }

    /// Cuts the newest file of the journal in the middle of its last third.
    private func cutJournal() throws {
        guard let newest = try JournalReading.files(at: journal).last else { return }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: newest))
        try bytes.prefix(bytes.count * 2 / 3).write(to: URL(fileURLWithPath: newest))
    }

    private struct Found {
        let id: String
        let channel: String
        let isCancelled: Bool
    }

    /// The orders as they stand in the books, read beside the office.
    private func orders() throws -> [Found] {
        let file = try SQLiteFile(readingOnly: town.store)
        return try file.query("SELECT id, channel, progress FROM orders").map { row in
            Found(
                id: try row.text("id"), channel: try row.text("channel"),
                isCancelled: try row.text("progress") == "cancelled")
        }
    }

    private func telephoneOrders() throws -> Int {
        try orders().count { $0.channel == "telephone" }
    }
}
