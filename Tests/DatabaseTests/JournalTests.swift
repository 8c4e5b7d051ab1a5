import Foundation
import Synchronization
import Testing

@testable import Database

/// A store with one table and a count of its batches, and how the journal raises that count.
private enum Counted {
    static func make(_ engine: Store) throws -> any SQLConnection {
        let connection = try engine.open()
        try connection.execute("CREATE TABLE line (id bigint NOT NULL PRIMARY KEY, body text)")
        try connection.execute("CREATE TABLE mark (id bigint NOT NULL PRIMARY KEY, n bigint)")
        try connection.execute("INSERT INTO mark (id, n) VALUES (1, 0)")
        return connection
    }

    static let next: @Sendable (any SQLConnection) throws(SQLError) -> Int64 = {
        (connection) throws(SQLError) in
        let row = try connection.first("UPDATE mark SET n = n + 1 WHERE id = 1 RETURNING n")
        return try row?.int64("n") ?? 0
    }

    static func lines(_ connection: any SQLConnection) throws -> [String] {
        try connection.query("SELECT id, body FROM line ORDER BY id").map {
            "\(try $0.int64("id")) \(try $0.optionalText("body") ?? "-")"
        }
    }
}

@Suite("The order journal")
struct JournalTests {
    private func journal(_ folder: String) -> OrderJournal {
        OrderJournal(folder: folder, owner: "431234", epoch: "e1")
    }

    private func journaled(
        _ connection: any SQLConnection, _ journal: OrderJournal
    ) -> JournaledConnection {
        JournaledConnection(connection, journal: journal, clock: { 7 }, number: Counted.next)
    }

    private func replay(_ folder: String, after mark: Int64 = 0) throws -> JournalReplay {
        JournalReplay(
            try JournalReading.files(at: folder), owner: "431234", epoch: "e1", after: mark)
    }

    @Test("an older copy and the journal together are the store", arguments: Engine.allCases)
    func roundTrip(_ engine: Engine) throws {
        let folder = try temporaryFolder()
        let journal = journal(folder)
        try journal.begin(after: 0, time: "t", at: 7)
        let first = try Counted.make(Store(engine))
        let books = journaled(first, journal)
        let text = "改行\nと;:X0;1;\n'\"\\ 🍙"
        try books.transaction {
            try books.execute("INSERT INTO line (id, body) VALUES (?, ?)", [1, .text(text)])
            try books.execute("INSERT INTO line (id, body) VALUES (?, ?)", [2, .null])
            try? books.attempt("job") {
                try books.execute("INSERT INTO line (id, body) VALUES (?, ?)", [3, "undone"])
                throw SQLError.stopped
            }
        }
        try books.transaction {
            try books.execute("UPDATE line SET body = ? WHERE id = ?", ["two", 2])
            _ = try books.query("INSERT INTO line (id, body) VALUES (4, 'x') RETURNING id", [])
            _ = try books.query("SELECT * FROM line", [])
        }
        try books.transaction { _ = try books.query("SELECT * FROM line", []) }
        try? books.transaction {
            try books.execute("INSERT INTO line (id, body) VALUES (5, 'never')", [])
            throw SQLError.stopped
        }
        journal.stop()
        let second = try Counted.make(Store(engine))
        let replay = try replay(folder)
        #expect(replay.batches.map(\.number) == [1, 2], "what changed nothing is no batch")
        #expect(replay.batches.map(\.entries.count) == [2, 2])
        #expect(replay.beyond.isEmpty && replay.torn.isEmpty && replay.unreadable.isEmpty)
        try replay.apply(to: second, number: Counted.next)
        #expect(try Counted.lines(second) == ["1 \(text)", "2 two", "4 x"])
        #expect(try Counted.lines(second) == Counted.lines(first))
    }

    @Test("a file cut at any byte gives the batches before the cut, whole")
    func tornAnywhere() throws {
        let folder = try temporaryFolder()
        let journal = journal(folder)
        try journal.begin(after: 0, time: "t", at: 7)
        let books = journaled(try Counted.make(Store(.sqlite)), journal)
        var sizes: [Int] = []
        let path = try #require(try JournalReading.files(at: folder).first)
        for id in 1...4 {
            _ = try books.transaction {
                try books.execute(
                    "INSERT INTO line (id, body) VALUES (?, ?)", [.int(id), .text("body \(id)")])
            }
            sizes.append(try Data(contentsOf: URL(fileURLWithPath: path)).count)
        }
        journal.stop()
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let title = try #require(whole.firstIndex(of: 0x0A)) + 1
        let cut = folder + "/cut"
        for count in 0...whole.count {
            try whole.prefix(count).write(to: URL(fileURLWithPath: cut))
            guard count >= title else {
                #expect(throws: NotAJournal.self) { try JournalReading.read(cut) }
                continue
            }
            let found = try JournalReading.read(cut)
            #expect(found.batches.count == sizes.count { $0 <= count })
            #expect(found.isTorn == !([title] + sizes).contains(count))
        }
        // A flipped bit anywhere behind the title loses that record and those after it, never more.
        for place in stride(from: title, to: whole.count, by: 3) {
            var damaged = whole
            damaged[place] ^= 0x04
            try damaged.write(to: URL(fileURLWithPath: cut))
            let found = try JournalReading.read(cut)
            #expect(found.batches.count == sizes.count { $0 <= place })
            #expect(found.isTorn)
        }
    }

    @Test("a batch that was written and never committed is taken back by the one after it")
    func takenBack() throws {
        let folder = try temporaryFolder()
        let journal = journal(folder)
        try journal.begin(after: 0, time: "1", at: 7)
        func batch(_ number: Int64, _ body: String) -> JournalBatch {
            let entry = JournalEntry(sql: "X", values: [.text(body)], rows: 1)
            return JournalBatch(number: number, at: 7, entries: [entry])
        }
        journal.add(batch(1, "a"))()
        journal.add(batch(2, "failed"))()
        journal.void(2, at: 7)
        journal.add(batch(2, "b"))()
        journal.add(batch(3, "crashed"))()
        journal.stop()
        #expect(try self.journal(folder).last() == 3)
        // The store says 2: the third was not committed when the power went.
        let next = self.journal(folder)
        try next.begin(after: 2, takingBack: true, time: "2", at: 8)
        #expect(try self.journal(folder).last() == 2)
        next.add(batch(3, "c"))()
        next.stop()
        let found = try replay(folder)
        #expect(found.batches.map { $0.entries[0].values } == [["a"], ["b"], ["c"]])
        #expect(try replay(folder, after: 2).batches.map(\.number) == [3])
    }

    @Test("what lies behind a gap is told and not done; another epoch is not looked at")
    func gap() throws {
        let folder = try temporaryFolder()
        let journal = journal(folder)
        try journal.begin(after: 0, time: "1", at: 7)
        let other = OrderJournal(folder: folder, owner: "431234", epoch: "e0")
        try other.begin(after: 90, time: "1", at: 7)
        for number in [1, 2, 4, 5] as [Int64] {
            journal.add(JournalBatch(number: number, at: 7, entries: []))()
        }
        other.add(JournalBatch(number: 91, at: 7, entries: []))()
        journal.stop()
        other.stop()
        let found = try replay(folder)
        #expect(found.batches.map(\.number) == [1, 2])
        #expect(found.beyond.map(\.number) == [4, 5])
    }

    @Test("a change that finds other rows than the first time is not the journal of this copy")
    func unfit() throws {
        let folder = try temporaryFolder()
        let journal = journal(folder)
        try journal.begin(after: 0, time: "1", at: 7)
        let books = journaled(try Counted.make(Store(.sqlite)), journal)
        _ = try books.transaction { try books.execute("INSERT INTO line (id) VALUES (1)", []) }
        _ = try books.transaction { try books.execute("DELETE FROM line WHERE id = 1", []) }
        journal.stop()
        let copy = try Counted.make(Store(.sqlite))
        let replay = try replay(folder, after: 0)
        try copy.execute("CREATE TABLE other (id bigint)", [])
        try copy.execute("DROP TABLE line", [])
        try copy.execute("CREATE TABLE line (id bigint)", [])
        try copy.execute("INSERT INTO line (id) VALUES (1)", [])
        #expect(throws: SQLError.self) { try replay.apply(to: copy, number: Counted.next) }
        #expect(try Counted.lines(try Counted.make(Store(.sqlite))).isEmpty)
    }

    @Test("a journal that cannot be written is told, and the store goes on without it")
    func broken() throws {
        let folder = try temporaryFolder()
        let journal = journal(folder + "/there")
        #expect(journal.trouble != nil)
        let books = journaled(try Counted.make(Store(.sqlite)), journal)
        try Data().write(to: URL(fileURLWithPath: folder + "/there"))
        #expect(throws: SQLError.self) { try journal.begin(after: 0, time: "1", at: 7) }
        #expect(journal.trouble != nil)
        _ = try books.transaction { try books.execute("INSERT INTO line (id) VALUES (1)", []) }
        try FileManager.default.removeItem(atPath: folder + "/there")
        try journal.begin(time: "2", at: 7)
        #expect(journal.trouble == nil)
        _ = try books.transaction { try books.execute("INSERT INTO line (id) VALUES (2)", []) }
        journal.stop()
        let found = try replay(folder + "/there")
        #expect(found.batches.isEmpty && found.beyond.map(\.number) == [2], "the gap is seen")
    }
}

@Suite("Snapshots")
struct SnapshotTests {
    @Test("a copy made while rows come in is whole, of one moment, and holds what was committed")
    func beside() throws {
        let folder = try temporaryFolder()
        let store = folder + "/store.db"
        let file = try SQLiteFile(path: store)
        try file.execute("CREATE TABLE line (id integer PRIMARY KEY, body text)")
        let body = SQLValue.text(String(repeating: "x", count: 2_000))
        try file.transaction {
            for _ in 0..<8_000 { try file.execute("INSERT INTO line (body) VALUES (?)", [body]) }
        }
        let isDone = Mutex(false)
        let written = Mutex(8_000)
        Thread.detachNewThread {
            while !isDone.withLock({ $0 }) {
                try? file.transaction {
                    try file.execute("INSERT INTO line (body) VALUES (?)", [body])
                    try file.execute("INSERT INTO line (body) VALUES (?)", [body])
                }
                written.withLock { $0 += 2 }
            }
            isDone.withLock { $0 = false }
        }
        let shelf = SnapshotShelf(folder: folder + "/shelf")
        for number in 1...3 {
            let before = written.withLock { $0 }
            let path = try shelf.add(store, named: "2026092\(number)T000000Z")
            let copy = try SQLiteFile(readingOnly: path)
            let count = try copy.first("SELECT count(*) AS n FROM line")?.int64("n") ?? 0
            #expect(count >= before && count % 2 == 0)
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        }
        isDone.withLock { $0 = true }
        while isDone.withLock({ $0 }) { usleep(1_000) }
        #expect(shelf.names.count == 3)
    }

    @Test("a damaged store makes no copy, and nothing is left behind")
    func damaged() throws {
        let folder = try temporaryFolder()
        let store = folder + "/store.db"
        do {
            let file = try SQLiteFile(path: store)
            try file.execute("CREATE TABLE line (id integer PRIMARY KEY, body text)")
            try file.transaction {
                for id in 0..<2_000 {
                    try file.execute(
                        "INSERT INTO line (body) VALUES (?)", [.text("row \(id) of the table")])
                }
            }
            try file.checkpoint()
        }
        var bytes = try Data(contentsOf: URL(fileURLWithPath: store))
        let middle = bytes.count / 2 / 4_096 * 4_096
        bytes.replaceSubrange(middle..<middle + 4_096, with: Data(repeating: 0xFF, count: 4_096))
        try bytes.write(to: URL(fileURLWithPath: store))
        let shelf = SnapshotShelf(folder: folder + "/shelf")
        #expect(throws: SQLError.self) { try shelf.add(store, named: "20260921T000000Z") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/shelf").isEmpty)
    }

    @Test("the newest 96 copies stay, and the last of each of 31 days")
    func rotation() {
        var names: [String] = []
        for day in 1...31 {
            for hour in 10...20 { names.append("202610\(day < 10 ? "0" : "")\(day)T\(hour)0000Z") }
        }
        for hour in 10...59 { names.append("20261101T\(hour)0000Z") }
        let gone = Set(SnapshotShelf.outdated(names))
        let kept = names.filter { !gone.contains($0) }
        #expect(kept.suffix(96) == names.suffix(96))
        // The newest 96 reach into 28 October; of the 26 days before, back to the 2nd, one each.
        #expect(kept.dropLast(96).allSatisfy { $0.hasSuffix("T200000Z") })
        #expect(Set(kept.map { $0.prefix(8) }).count == 31)
        #expect(kept.first == "20261002T200000Z")
    }
}
