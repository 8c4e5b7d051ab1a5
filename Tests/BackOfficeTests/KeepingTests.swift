@testable import Database
import Domain
import Foundation
import Records
import Seal
import Testing
import Wire

@testable import BackOffice

/// A store with a household and a box, an office on it that keeps copies and a journal.
private final class KeptBooks {
    let folder: String
    let store: String
    let key: SigningKey
    let code = SmallTown.municipality.code
    let now = OfficeForTests.at(9, 0)

    init() throws {
        folder = NSTemporaryDirectory() + "kept-" + UUID().uuidString
        store = folder + "/office.db"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        key = try SigningKey.generate()
        let file = try SQLiteFile(path: store)
        try OfficeStore.create(on: file, municipality: code, rehearsal: true, at: now)
        try OfficeStore.enter([SmallTown.household(1)], on: file, municipality: code, at: now)
        let books = Books(file, of: code, digest: sha256)
        let record = BoxRecord(
            id: SmallTown.id("box-1"), household: SmallTown.id("h-1"),
            publicKey: key.publicKey.base64, model: "m", checkDigits: "1", pairedAt: now)
        try file.transaction { try books.boxes.add(record) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func keeper(_ elapsed: @escaping @Sendable () -> Int64 = { 0 }) throws -> Keeper {
        let facts = try OfficeStore.facts(
            on: SQLiteFile(readingOnly: store), municipality: code)
        let now = now
        return Keeper(
            store: store, shelf: SnapshotShelf(folder: folder + "/copies"),
            journal: OrderJournal(
                folder: folder + "/journal", owner: code.text, epoch: facts.epoch),
            elapsed: elapsed, clock: { now })
    }

    func office(_ keeper: Keeper, isChanged: Bool = false) throws -> Office {
        let now = now
        let file = try SQLiteFile(path: store)
        return try Office(
            writer: keeper.open(file, municipality: code, isChanged: isChanged),
            readers: [SQLiteFile(readingOnly: store)], municipality: SmallTown.municipality,
            catalogue: SmallTown.catalogue, now: { now }, onFatal: { _ in })
    }

    /// Orders something with the box's message of that number; the order's id.
    func order(_ number: Int64, at office: Office) async throws -> OrderId {
        let box = Caller("box:box-1", key, office: office)
        let wish = PlaceOrder(
            items: [SmallTown.item(102)], day: OfficeForTests.monday, channel: .television)
        let request = try box.write(Route.placeOrder.path(), wish, sequence: number)
        return try await office.answer(request).read(Order.self, status: 201).id
    }

    func orders(in path: String) throws -> Set<OrderId> {
        let books = Books(try SQLiteFile(readingOnly: path), of: code, digest: sha256)
        return Set(try books.orders.orders(on: OfficeForTests.monday).map(\.id))
    }

    func restore(_ copy: String, cutting bytes: Int = 0) throws -> (RestoreReport, String) {
        let path = folder + "/new-\(UUID().uuidString).db"
        try Snapshot.make(of: copy, at: path)
        var files = try JournalReading.files(at: folder + "/journal")
        if bytes > 0, let last = files.popLast() {
            let data = try Data(contentsOf: URL(fileURLWithPath: last)).dropLast(bytes)
            try data.write(to: URL(fileURLWithPath: last + ".cut"))
            files.append(last + ".cut")
        }
        let file = try SQLiteFile(path: path)
        let report = try OfficeStore.restore(file, journal: files, municipality: code, at: now)
        try file.checkIntegrity()
        return (report, path)
    }
}

@Suite("Copies and the journal of an office") struct KeepingTests {
    @Test("a copy and the journal after it are the books, with a new epoch and a line in the audit")
    func restored() async throws {
        let kept = try KeptBooks()
        let keeper = try kept.keeper()
        let office = try kept.office(keeper)
        let first = try await kept.order(1, at: office)
        keeper.copyNow()
        #expect(keeper.trouble == nil)
        let second = try await kept.order(2, at: office)
        let third = try await kept.order(3, at: office)
        let epoch = office.epoch
        office.stop()
        keeper.stop()
        let shelf = SnapshotShelf(folder: kept.folder + "/copies")
        let copy = shelf.path(of: try #require(shelf.names.last))
        #expect(try kept.orders(in: copy) == [first])
        let (report, path) = try kept.restore(copy)
        #expect(try kept.orders(in: path) == [first, second, third])
        let accepted = report.returned.filter { $0.kind == .orderAccepted }
        #expect(accepted.map(\.subject) == [second.text, third.text])
        #expect(report.lost.isEmpty && report.damaged.isEmpty && report.epoch != epoch)
        let books = Books(try SQLiteFile(readingOnly: path), of: kept.code, digest: sha256)
        #expect(try books.store.facts()?.epoch == report.epoch)
        #expect(try books.log.events(after: 0).map(\.sequence).last == (try books.log.last()))
        // The journal lost the end of its last record: that order is for the box to bring back.
        let (torn, shorter) = try kept.restore(copy, cutting: 3)
        #expect(try kept.orders(in: shorter) == [first, second])
        #expect(torn.damaged.count == 1)
    }

    @Test("books older than their journal are not opened, and neither is anything lost by it")
    func olderBooks() async throws {
        let kept = try KeptBooks()
        let keeper = try kept.keeper()
        let office = try kept.office(keeper)
        keeper.copyNow()
        for number in 1...3 { _ = try await kept.order(Int64(number), at: office) }
        office.stop()
        keeper.stop()
        let files = FileManager.default
        for end in ["", "-wal", "-shm"] { try? files.removeItem(atPath: kept.store + end) }
        let shelf = SnapshotShelf(folder: kept.folder + "/copies")
        let copy = shelf.path(of: try #require(shelf.names.last))
        try files.copyItem(atPath: copy, toPath: kept.store)
        #expect(throws: OfficeProblem.self) { try kept.office(kept.keeper()) }
        // Somebody who means it says so with a new epoch.
        try OfficeStore.renewEpoch(
            on: SQLiteFile(path: kept.store), municipality: kept.code, at: kept.now)
        let again = try kept.office(kept.keeper())
        _ = try await kept.order(4, at: again)
        again.stop()
    }

    @Test("the one change that was being committed when the power went is done again")
    func oneBehind() async throws {
        let kept = try KeptBooks()
        let keeper = try kept.keeper()
        let office = try kept.office(keeper)
        let first = try await kept.order(1, at: office)
        keeper.copyNow()
        let second = try await kept.order(2, at: office)
        office.stop()
        keeper.stop()
        let files = FileManager.default
        for end in ["", "-wal", "-shm"] { try? files.removeItem(atPath: kept.store + end) }
        let shelf = SnapshotShelf(folder: kept.folder + "/copies")
        try files.copyItem(
            atPath: shelf.path(of: try #require(shelf.names.last)), toPath: kept.store)
        let again = try kept.office(kept.keeper())
        #expect(try kept.orders(in: kept.store) == [first, second])
        // Its sender asks again under another number only if it was never told: that is a new one.
        let third = try await kept.order(3, at: again)
        again.stop()
        #expect(try kept.orders(in: kept.store) == [first, second, third])
    }

    @Test("a last batch that does not fit the books is taken back, and they go on where they are")
    func killedBetween() async throws {
        let kept = try KeptBooks()
        let keeper = try kept.keeper()
        let office = try kept.office(keeper)
        keeper.copyNow()
        let first = try await kept.order(1, at: office)
        office.stop()
        keeper.stop()
        // The journal has one batch more than the books, as after a kill in the commit.
        let path = try #require(try JournalReading.files(at: kept.folder + "/journal").last)
        let found = try JournalReading.read(path)
        let last = try #require(found.batches.last)
        let extra = JournalBatch(
            number: last.number + 1, at: 1,
            entries: [
                JournalEntry(sql: "DELETE FROM orders WHERE muni <> ?", values: [""], rows: 7)
            ])
        let journal = OrderJournal(
            folder: kept.folder + "/journal", owner: found.owner, epoch: found.epoch)
        try journal.begin(after: last.number, time: "x", at: 1)
        journal.add(extra)()
        journal.stop()
        let next = try kept.keeper()
        let again = try kept.office(next)
        let second = try await kept.order(2, at: again)
        again.stop()
        next.stop()
        let shelf = SnapshotShelf(folder: kept.folder + "/copies")
        let (report, restored) = try kept.restore(shelf.path(of: shelf.names[0]))
        #expect(try kept.orders(in: restored) == [first, second])
        #expect(report.lost.isEmpty)
    }

    @Test(
        "what is done to closed books leaves a gap, a copy follows, and nothing is guessed over it")
    func changedWhileClosed() async throws {
        let kept = try KeptBooks()
        let keeper = try kept.keeper()
        let office = try kept.office(keeper)
        keeper.copyNow()
        let shelf = SnapshotShelf(folder: kept.folder + "/copies")
        let old = shelf.path(of: shelf.names[0])
        let kept1 = kept.folder + "/old"
        try FileManager.default.copyItem(atPath: old, toPath: kept1)
        let first = try await kept.order(1, at: office)
        office.stop()
        keeper.stop()
        try OfficeStore.enter(
            [SmallTown.household(2)], on: SQLiteFile(path: kept.store), municipality: kept.code,
            at: kept.now)
        let next = try kept.keeper()
        let again = try kept.office(next)
        next.copyNow()
        let second = try await kept.order(2, at: again)
        again.stop()
        next.stop()
        let (behind, path) = try kept.restore(kept1)
        #expect(try kept.orders(in: path) == [first])
        #expect(behind.lost.map(\.subject) == [second.text], "the gap list")
        let newest = shelf.path(of: try #require(shelf.names.last))
        let (report, whole) = try kept.restore(newest)
        #expect(try kept.orders(in: whole) == [first, second] && report.lost.isEmpty)
    }
}

@Suite("Closes at the edges of the calendar") struct CalendarTests {
    @Test("month-end, new year, leap day: one close a slot, never before its time")
    func edges() async throws {
        let first = try #require(Day("2026-12-28"))
        let tests = try await OfficeForTests(at: OfficeForTests.at(9, 0, day: first))
        let days = [
            "2026-12-28", "2026-12-31", "2027-01-01", "2027-01-29", "2027-02-01", "2027-02-26",
            "2027-03-01", "2027-03-31", "2027-04-30", "2027-05-31", "2027-12-31", "2028-02-28",
            "2028-02-29", "2028-03-01", "2028-12-29", "2029-01-01", "2029-02-28", "2029-03-01",
            "2032-02-27", "2032-03-01",
        ].compactMap { Day($0) }
        #expect(days.count == 20)
        for day in days {
            #expect(![.saturday, .sunday].contains(day.weekday), "\(day)")
            let slot = Slot(day: day, shop: SmallTown.coop, village: SmallTown.nakao)
            tests.clock.set(OfficeForTests.at(11, 0, day: day).adding(milliseconds: -1))
            await tests.office.tick()
            #expect(try tests.look { try $0.closes.sequence(of: slot) } == nil, "\(day)")
            tests.clock.set(OfficeForTests.at(11, 0, day: day))
            await tests.office.tick()
            let place = try #require(try tests.look { try $0.closes.sequence(of: slot) }, "\(day)")
            tests.clock.set(OfficeForTests.at(24, 0, day: day))
            await tests.office.tick()
            try tests.look { books in
                #expect(try books.closes.sequence(of: slot) == place)
                let own = try books.log.events(from: day, to: day).filter { event in
                    event.kind == .close && event.detail.contains(SmallTown.coop.text)
                }
                #expect(own.map(\.sequence) == [place], "\(day)")
            }
        }
    }
}
