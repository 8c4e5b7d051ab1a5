import Foundation
import Synchronization

/// The journal of a store: every durable transaction once more, on another disk.
///
/// A failure of the journal never stops the store: it is told, and from then on the journal has a
/// hole until `begin` opens a new file.
public final class OrderJournal: Sendable {
    /// How long a commit waits for the journal before it goes on without, in seconds.
    public static let patience = 2

    /// The folder the files lie in.
    public let folder: String
    /// Whose books it follows.
    public let owner: String
    private let epoch: String
    private let file = Mutex<JournalFile?>(nil)
    private let problem = Mutex<String?>("it has not been opened")
    /// The number of the newest batch, written or not.
    private let newest = Mutex<Int64>(0)

    /// The journal of an owner's books in one of their epochs. Nothing is opened yet.
    public init(folder: String, owner: String, epoch: String) {
        self.folder = folder
        self.owner = owner
        self.epoch = epoch
    }

    /// What is wrong with it; nil while it is written.
    public var trouble: String? { problem.withLock { $0 } }

    /// The number of the last batch that the files of this epoch hold; nil if there is none.
    public func last() throws(NotAJournal) -> Int64? {
        guard FileManager.default.fileExists(atPath: folder) else { return nil }
        var bound = Int64.max
        for path in try JournalReading.files(at: folder).reversed() {
            // A file whose first line was torn holds nothing.
            guard let found = try? JournalReading.read(path), found.owner == owner,
                found.epoch == epoch
            else { continue }
            if let last = found.batches.last { return min(last.number, bound - 1) }
            bound = min(bound, found.lowest ?? .max)
        }
        return nil
    }

    /// Begins a new file for the batches after `mark`, by default the newest. `time` is written
    /// into its name. With `takingBack` the batch after the mark was written and never committed.
    /// Throws what the disk says, and the journal stays out of use.
    public func begin(
        after mark: Int64? = nil, takingBack: Bool = false, time: String, at: Int64
    ) throws(SQLError) {
        let mark = newest.withLock { newest in
            newest = mark ?? newest
            return newest
        }
        let number = String(mark + 1)
        let padded = String(repeating: "0", count: max(0, 12 - number.count)) + number
        var path = "\(folder)/\(padded)-\(time)" + JournalReading.ending
        // Files are read by their names in order: the newest comes last, also after a clock was set back.
        if let last = (try? JournalReading.files(at: folder))?.last, last >= path {
            path = last.dropLast(JournalReading.ending.count) + "~" + JournalReading.ending
        }
        do throws(SQLError) {
            try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            let new = try JournalFile(
                path: path, title: JournalReading.title(owner: owner, epoch: epoch))
            if takingBack {
                let ticket = new.add { JournalBatch.void(mark + 1, at: at) }
                if let reason = new.wait(for: ticket, seconds: Self.patience) {
                    throw .other(code: "journal", message: reason, sql: path)
                }
            }
            let old = file.withLock { file in
                defer { file = new }
                return file
            }
            old?.finish()
            problem.withLock { $0 = nil }
        } catch {
            fail("\(error)")
            throw error
        }
    }

    /// Ends the journal; what was handed over is still written.
    public func stop() { file.withLock { $0.take() }?.finish() }

    /// Hands over a batch and returns how to wait for it.
    func add(_ batch: JournalBatch) -> () -> Void {
        newest.withLock { $0 = batch.number }
        guard let open = file.withLock({ $0 }) else { return {} }
        let ticket = open.add { batch.record }
        return {
            guard let reason = open.wait(for: ticket, seconds: Self.patience) else { return }
            self.drop(open, because: reason)
        }
    }

    /// Says that a batch was not committed.
    func void(_ number: Int64, at: Int64) {
        _ = file.withLock { $0 }?.add { JournalBatch.void(number, at: at) }
    }

    /// Takes away files that were last written before an instant, in seconds since 1970.
    public func forget(before instant: Double) {
        for path in (try? JournalReading.files(at: folder)) ?? [] {
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            guard let written = facts?[.modificationDate] as? Date,
                written.timeIntervalSince1970 < instant
            else { continue }
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    private func drop(_ broken: JournalFile, because reason: String) {
        let isOurs = file.withLock { file in
            guard file === broken else { return false }
            file = nil
            return true
        }
        broken.finish()
        if isOurs { fail("\(broken.path): \(reason)") }
    }

    private func fail(_ reason: String) { problem.withLock { $0 = reason } }
}
