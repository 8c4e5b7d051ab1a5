import Glibc

/// One open file of the journal, written and synced by a thread of its own.
///
/// The first failure ends it: a failed sync is never tried again on the same file. Unchecked
/// because the stored variables are only touched between lock and unlock.
final class JournalFile: @unchecked Sendable {
    let path: String
    private let descriptor: Int32
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var waiting: [@Sendable () -> [UInt8]] = []
    private var given = 0
    private var done = 0
    private var isClosed = false
    private var failure: String?

    /// Makes a new file with its title, durable before this returns.
    init(path: String, title: [UInt8]) throws(SQLError) {
        self.path = path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .other(code: "journal", message: DiskFiles.reason(errno), sql: path)
        }
        self.descriptor = descriptor
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(change, &attributes)
        pthread_condattr_destroy(&attributes)
        let problem = DiskFiles.append(title, to: descriptor) ?? DiskFiles.syncFolder(of: path)
        guard problem == nil, startThread({ self.work() }) != nil else {
            close(descriptor)
            throw .other(
                code: "journal", message: problem ?? "its thread did not start", sql: path)
        }
    }

    deinit {
        pthread_cond_destroy(change)
        pthread_mutex_destroy(mutex)
        change.deallocate()
        mutex.deallocate()
    }

    /// Hands over a record, made by the file's own thread, and returns what to wait for.
    func add(_ record: @escaping @Sendable () -> [UInt8]) -> Int {
        locked {
            waiting.append(record)
            given += 1
            pthread_cond_broadcast(change)
            return given
        }
    }

    /// Waits until a record is durable. Returns why it is not, after `seconds` at the latest.
    func wait(for ticket: Int, seconds: Int) -> String? {
        locked {
            var end = timespec()
            clock_gettime(CLOCK_MONOTONIC, &end)
            end.tv_sec += seconds
            while done < ticket, failure == nil {
                if pthread_cond_timedwait(change, mutex, &end) != 0, done < ticket {
                    failure = failure ?? "it took longer than \(seconds) seconds"
                    pthread_cond_broadcast(change)
                }
            }
            return done >= ticket ? nil : failure
        }
    }

    /// Takes no more; what was handed over is still written. Does not wait.
    func finish() {
        locked {
            isClosed = true
            pthread_cond_broadcast(change)
        }
    }

    private func work() {
        while let records = next() {
            let problem = DiskFiles.append(records.flatMap { $0() }, to: descriptor)
            locked {
                if let problem, failure == nil { failure = problem }
                if failure == nil { done += records.count }
                pthread_cond_broadcast(change)
            }
        }
        close(descriptor)
    }

    /// What waits; nil when there will be no more, or nothing may be written any more.
    private func next() -> [@Sendable () -> [UInt8]]? {
        locked {
            while waiting.isEmpty, !isClosed, failure == nil { pthread_cond_wait(change, mutex) }
            guard failure == nil, !waiting.isEmpty else { return nil }
            defer { waiting = [] }
            return waiting
        }
    }

    private func locked<T>(_ body: () -> T) -> T {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
