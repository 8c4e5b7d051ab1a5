import Database
import Foundation
import Records

/// Threads that read, each on a connection of its own, beside the one writer.
final class ReadDesk: Sendable {
    typealias Job = @Sendable (Books) -> Void

    /// Unchecked because `jobs` and `isOpen` are only touched while the condition is locked.
    private final class Queue: @unchecked Sendable {
        let condition = NSCondition()
        var jobs: [Job] = []
        var turns = 0
        var isOpen = true

        func next() -> Job? {
            condition.lock()
            defer { condition.unlock() }
            while jobs.isEmpty, isOpen { condition.wait() }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }

    private static let limit = 4_000
    private let queue = Queue()
    /// Whose turn it is, by hand; empty while threads read.
    private let byHand: [Books]

    /// A desk with a thread for each of the books, or by hand with none.
    init(_ shelves: [Books], isByHand: Bool = false) {
        byHand = isByHand ? shelves : []
        guard !isByHand else { return }
        for books in shelves {
            let queue = queue
            let thread = Thread {
                while let job = queue.next() { job(books) }
            }
            thread.name = "engawa-read"
            thread.start()
        }
    }

    deinit { stop() }

    /// Hands over a job; false if too many wait already or the desk is closed.
    func submit(_ job: @escaping Job) -> Bool {
        queue.condition.lock()
        defer { queue.condition.unlock() }
        guard queue.isOpen, queue.jobs.count < Self.limit else { return false }
        queue.jobs.append(job)
        queue.condition.signal()
        return true
    }

    /// By hand only: does what waits, oldest first. False if nothing waited.
    func turn() -> Bool {
        guard !byHand.isEmpty else { return false }
        queue.condition.lock()
        let jobs = queue.jobs
        queue.jobs = []
        queue.condition.unlock()
        for job in jobs {
            queue.turns += 1
            job(byHand[queue.turns % byHand.count])
        }
        return !jobs.isEmpty
    }

    /// Lets the waiting jobs finish and takes no more.
    func stop() {
        queue.condition.lock()
        queue.isOpen = false
        queue.condition.broadcast()
        queue.condition.unlock()
    }
}
