public import Database
public import Domain
import Foundation
import Records
import Seal
import Synchronization

/// Keeps the books safe while the office is open: a copy every quarter of an hour, and a journal of
/// every change on another disk.
///
/// Neither may stand in the way of an order: what fails here is told and tried again.
public final class Keeper: Sendable {
    /// How long files of the journal are kept, in days: one more than the copies they continue.
    static let journalDays = SnapshotShelf.days + 1
    private static let utc = Zone(name: "UTC", baseOffset: 0)
    /// Milliseconds before the next try after a failure.
    static let pause: Int64 = 60_000

    private struct State {
        /// When the next copy is due, by `elapsed`.
        var due: Int64 = 0
        var isCopying = false
        /// What the last copy failed with.
        var problem: String?
        /// When a broken journal is tried again, by `elapsed`.
        var retry: Int64 = 0
        /// On which day the journal's file was begun.
        var day: Day?
    }
    private let store: String
    private let shelf: SnapshotShelf?
    private let journal: OrderJournal?
    private let every: Int64
    private let elapsed: @Sendable () -> Int64
    private let clock: Now
    private let state = Mutex(State())

    /// A keeper of the store at a path (nil for PostgreSQL, which is copied by its own tools).
    ///
    /// `every` is in minutes; `elapsed` counts milliseconds and cannot be set; `clock` only names
    /// files.
    public init(
        store: String?, shelf: SnapshotShelf?, journal: OrderJournal?, every: Int = 15,
        elapsed: @escaping @Sendable () -> Int64, clock: @escaping Now
    ) {
        self.store = store ?? ""
        self.shelf = store == nil ? nil : shelf
        self.journal = journal
        self.every = Int64(every) * 60_000
        self.elapsed = elapsed
        self.clock = clock
    }

    /// Opens the journal for a store and returns the connection to write through from now on.
    ///
    /// A journal that cannot be written is told and does not keep the office shut. Throws
    /// `olderThanJournal` if the store lacks what the journal holds.
    public func open(
        _ connection: any SQLConnection, municipality: MunicipalityCode, isChanged: Bool
    ) throws(OfficeProblem) -> any SQLConnection {
        try OfficeStore.guarding {
            let books = Books(connection, of: municipality, digest: sha256)
            // Changes that stand in no journal leave a gap in its count.
            if journal == nil || isChanged {
                _ = try connection.transaction {
                    try books.store.takeTurn()
                    return try books.store.nextJournalMark()
                }
            }
            guard let journal else { return connection }
            let mark = try books.store.journalMark()
            let last = try journal.last() ?? 0
            guard last <= mark + 1 else {
                throw OfficeProblem.olderThanJournal(missing: last - mark)
            }
            let isMended = last == mark + 1 && mend(connection, books, journal, after: mark)
            begin(
                journal, after: isMended ? last : mark, takingBack: last == mark + 1 && !isMended)
            let clock = clock
            return JournaledConnection(connection, journal: journal) {
                clock().milliseconds
            } number: { (connection) throws(SQLError) in
                try Books(connection, of: municipality, digest: sha256).store.nextJournalMark()
            }
        }
    }

    /// Does the one batch again that was being committed when the office ended. Nobody was told
    /// that it failed, so its sender takes it for a lost answer and asks again.
    private func mend(
        _ connection: any SQLConnection, _ books: Books, _ journal: OrderJournal, after mark: Int64
    ) -> Bool {
        do {
            let facts = try books.store.facts()
            let replay = JournalReplay(
                try JournalReading.files(at: journal.folder), owner: journal.owner,
                epoch: facts?.epoch ?? "", after: mark)
            guard replay.batches.count == 1 else { return false }
            try replay.apply(to: connection) { (_) throws(SQLError) in
                try books.store.nextJournalMark()
            }
            return true
        } catch {
            return false
        }
    }

    /// Does what is due; a copy is made on a thread of its own. While `isRush`, copies wait.
    public func tick(isRush: Bool) {
        let now = elapsed()
        mendJournal(at: now)
        guard let shelf else { return }
        let isDue = state.withLock { state in
            guard !state.isCopying, now >= state.due, !isRush else { return false }
            state.isCopying = true
            return true
        }
        if isDue { Thread.detachNewThread { self.copy(to: shelf) } }
    }

    /// What is wrong, in one sentence; nil if nothing is.
    public var trouble: String? {
        var sentences: [String] = []
        if let reason = journal?.trouble {
            sentences.append(
                "The order journal is not written (\(reason)); orders go on without it.")
        }
        if let reason = state.withLock({ $0.problem }) {
            sentences.append("The last copy of the books failed (\(reason)).")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// Waits for a copy that is being made, and closes the journal.
    public func stop() {
        while state.withLock({ $0.isCopying }) { usleep(20_000) }
        journal?.stop()
    }

    /// Makes a copy now, and waits for it.
    func copyNow() {
        guard let shelf else { return }
        state.withLock { $0.isCopying = true }
        copy(to: shelf)
    }

    private func copy(to shelf: SnapshotShelf) {
        // Only this thread gives way: on Linux the number of a process means the caller's thread.
        setpriority(.init(PRIO_PROCESS.rawValue), 0, 10)
        var problem: String?
        do {
            _ = try shelf.add(store, named: Self.name(clock()))
        } catch {
            problem = "\(error)"
        }
        let next = elapsed() + (problem == nil ? every : min(every, Self.pause))
        state.withLock { state in
            state.problem = problem
            state.due = next
            state.isCopying = false
        }
    }

    /// Begins a new file each day and after a failure; after a failure a new copy is due, for the
    /// journal continues no older one.
    private func mendJournal(at now: Int64) {
        guard let journal else { return }
        let isBroken = journal.trouble != nil
        let today = Self.utc.day(at: clock())
        let isDue = state.withLock { state in
            guard isBroken ? now >= state.retry : state.day != today else { return false }
            state.retry = now + Self.pause
            return true
        }
        guard isDue, begin(journal) else { return }
        if isBroken { state.withLock { $0.due = 0 } }
        let oldest = Double(clock().adding(minutes: -Self.journalDays * 1_440).milliseconds)
        journal.forget(before: oldest / 1_000)
    }

    @discardableResult
    private func begin(
        _ journal: OrderJournal, after mark: Int64? = nil, takingBack: Bool = false
    ) -> Bool {
        let moment = clock()
        let day = Self.utc.day(at: moment)
        do {
            try journal.begin(
                after: mark, takingBack: takingBack, time: Self.name(moment, isExact: true),
                at: moment.milliseconds)
            state.withLock { $0.day = day }
            return true
        } catch {
            return false
        }
    }

    /// An instant as it stands in names of files: `20260921T004500Z`, exact to a second or a
    /// thousandth of one.
    public static func name(_ moment: Moment, isExact: Bool = false) -> String {
        let zone = utc
        let day = zone.day(at: moment)
        let midnight = zone.moment(day, TimeOfDay(0, 0))
        let passed = Int(moment.since(midnight))
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let seconds = passed / 1_000
        let clock = two(seconds / 3_600) + two(seconds / 60 % 60) + two(seconds % 60)
        let rest = isExact ? "-" + String(1_000 + passed % 1_000).dropFirst() : ""
        return day.description.filter { $0 != "-" } + "T" + clock + rest + "Z"
    }
}
