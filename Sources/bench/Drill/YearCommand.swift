import BackOffice
import Database
import Domain
import Foundation
import Records
import Synchronization
import Wire

/// `year` fills a store with a year of many boxes through the real office, and restores it from its
/// copy and the last day's journal.
enum YearCommand {
    static func run(_ words: [String]) async -> Int32 {
        await printing {
            let flags = try Flags(words, known: ["boxes", "days", "data", "folder"])
            let folder =
                (flags.text("folder") ?? NSTemporaryDirectory()) + "/engawa-year-\(getpid())"
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            let boxes = try flags.number("boxes", 1...2_000, usually: 1_000)
            let days = try flags.number("days", 2...400, usually: 365)
            return try await Year(
                town: RushTown(
                    data: flags.text("data") ?? ".", folder: folder, boxes: boxes, each: 1),
                boxes: boxes, days: days
            ).figures()
        }
    }
}

/// A year of check-ins every day and orders twice a week of every box.
private struct Year {
    let town: RushTown
    let boxes: Int
    let days: Int

    private var journal: String { town.folder + "/journal" }
    private var code: MunicipalityCode { town.municipality.code }

    private final class Hand: Sendable {
        let now: Mutex<Moment>
        init(_ moment: Moment) { now = Mutex(moment) }
    }

    func figures() async throws -> [Figure] {
        let path = try town.copy("year")
        let hand = Hand(town.now)
        let clock: Now = { hand.now.withLock { $0 } }
        let office = try town.office(at: path, clock: clock)
        var accepted = 0
        for day in 0..<days - 1 { accepted += try await play(day, office, hand) }
        office.stop()
        let watch = ContinuousClock()
        let shelf = SnapshotShelf(folder: town.folder + "/copies")
        var copy = ""
        let copying = try watch.measure { copy = try shelf.add(path, named: "20261116T000000Z") }
        // The last day stands in the journal only.
        let last = try town.office(
            at: path, clock: clock,
            over: { file in
                let facts = try OfficeStore.facts(on: file, municipality: code)
                let keeper = Keeper(
                    store: nil, shelf: nil,
                    journal: OrderJournal(folder: journal, owner: code.text, epoch: facts.epoch),
                    elapsed: { 0 }, clock: clock)
                return try keeper.open(file, municipality: code, isChanged: false)
            })
        let before = accepted
        accepted += try await play(days - 1, last, hand)
        last.stop()
        let restored = town.folder + "/restored.db"
        var changes = 0
        let restoring = try watch.measure { changes = try restore(copy, to: restored, clock()) }
        let found = try SQLiteFile(readingOnly: restored)
            .first("SELECT COUNT(*) AS n FROM orders")?.int("n")
        return [
            .atMost(
                "restore of \(days) days of \(boxes) boxes", restoring / .seconds(1), "s",
                target: 900,
                beside: "\(changes) changes of the last day from the journal; "
                    + "\(found ?? 0) of \(accepted) orders there, \(accepted - before) of them "
                    + "from the journal",
                how: "copy checked and copied, journal done again, migrated, new epoch, checked"),
            Figure(
                name: "copy of that store", value: "\(rounded(copying / .seconds(1))) s",
                beside: "\(rounded(megabytes(copy))) MB; the journal of one day "
                    + "\(rounded(try journalMegabytes())) MB",
                how: "SQLite's online backup, page check, sync"),
        ]
    }

    private func restore(_ copy: String, to path: String, _ moment: Moment) throws -> Int {
        try Snapshot.make(of: copy, at: path)
        let file = try SQLiteFile(path: path)
        let report = try OfficeStore.restore(
            file, journal: JournalReading.files(at: journal), municipality: code, at: moment)
        try file.checkIntegrity()
        try file.checkpoint()
        return report.changes
    }

    /// Plays one day; returns how many orders were accepted.
    private func play(_ offset: Int, _ office: Office, _ hand: Hand) async throws -> Int {
        let zone = town.municipality.zone
        let day = zone.day(at: town.now).adding(days: offset)
        hand.now.withLock { $0 = zone.moment(day, TimeOfDay(9, 0)) }
        try await office.closeOverdue()
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for part in 0..<16 {
                group.addTask {
                    var count = 0
                    for box in stride(from: part, to: boxes, by: 16) {
                        count += try await send(box, on: day, offset, office)
                    }
                    return count
                }
            }
            var all = 0
            for try await part in group { all += part }
            return all
        }
        hand.now.withLock { $0 = zone.moment(day, TimeOfDay(11, 0)) }
        try await office.closeOverdue()
        return count
    }

    private func send(
        _ box: Int, on day: Day, _ offset: Int, _ office: Office
    ) async throws -> Int {
        let number = offset * 2 + 1
        let well = SayHowOneIs(answer: .well, day: day, channel: .television)
        _ = await office.answer(
            try town.letter(well, to: .checkIn, from: box, number: number))
        guard (box + offset) % 7 < 2 else { return 0 }
        let first = try Message.read(PlaceOrder.self, from: town.orders[box][0].body)
        let order = PlaceOrder(items: first.items, day: day, channel: .television)
        let answer = await office.answer(
            try town.letter(order, to: .placeOrder, from: box, number: number + 1))
        return answer.status == 201 ? 1 : 0
    }

    private func megabytes(_ path: String) -> Double {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        return Double((facts?[.size] as? Int) ?? 0) / 1_048_576
    }

    private func journalMegabytes() throws -> Double {
        try JournalReading.files(at: journal).map(megabytes).reduce(0, +)
    }
}
