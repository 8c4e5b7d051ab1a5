import Glibc
import Synchronization

/// The one writer of a store: a thread that gathers waiting jobs into one durable transaction.
///
/// Jobs run in the order they were handed over. A job that throws is undone alone. Every answer,
/// also a refusal, is delivered only after COMMIT has returned, because it may rest on the work of
/// the jobs before it. While one batch syncs, the next one gathers, so nobody waits for company.
public final class GroupCommit: Sendable {
    private let mailbox: Mailbox<Job>
    private let limit: Int
    private let thread: Mutex<pthread_t?>
    /// By hand only: who works. With a thread it is the thread's alone, so that the connection is
    /// free as soon as the thread has ended.
    private let hand: Mutex<Writer?>

    /// Starts the writer on a connection that nobody else uses from now on.
    ///
    /// `maxBatch` 1 or more (64 measured best), `maxWait` how long a batch waits for company
    /// (default: not at all), `queueLimit` jobs that may wait. `onFatal` is called once, from the
    /// writer's thread, when the store must not be used any more: the process should end.
    /// `onFault` is told `before-commit` and `after-commit`, for tests that end the process there.
    /// `turn` says how batches take turns with those of other writers of the same store; without
    /// it this one must be the only one. With `isByHand` no thread is started: jobs wait for
    /// `turn`, as a simulation wants it.
    public init(
        connection: any SQLConnection, turn: SharedTurn? = nil, maxBatch: Int = 64,
        maxWait: Duration = .zero, queueLimit: Int = 10_000, isByHand: Bool = false,
        onFault: (@Sendable (String) -> Void)? = nil,
        onFatal: @escaping @Sendable (SQLError) -> Void
    ) {
        let mailbox = Mailbox<Job>(limit: max(1, queueLimit))
        self.mailbox = mailbox
        limit = max(1, queueLimit)
        let writer = Writer(
            mailbox: mailbox, connection: connection, turn: turn, maxBatch: max(1, maxBatch),
            maxWait: maxWait, onFault: onFault, onFatal: onFatal)
        hand = Mutex(isByHand ? writer : nil)
        guard !isByHand else {
            thread = Mutex(nil)
            return
        }
        let started = startThread { writer.work() }
        thread = Mutex(started)
        if started == nil {
            let error = SQLError.other(
                code: "thread", message: "the writer's thread did not start", sql: "")
            mailbox.close(because: error)
            onFatal(error)
        }
    }

    deinit {
        mailbox.close(because: SQLError.stopped)
        if let thread = thread.withLock({ $0.take() }) { pthread_detach(thread) }
    }

    /// How many jobs are waiting.
    public var waiting: Int { mailbox.count }

    /// Runs the body in the next batch and returns its value after the commit.
    ///
    /// The body may run more than once and must have no effect but on the connection. Throws what
    /// the body throws, `QueueFull`, or the `SQLError` that kept the batch from being committed.
    @discardableResult
    public func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            submit(body) { continuation.resume(with: $0) }
        }
    }

    /// A dry run: like `write`, but the body's changes are undone and only its value remains.
    public func writeAndRollBack<T: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            submit(keeping: false, body) { continuation.resume(with: $0) }
        }
    }

    /// Hands over a body and returns at once; its place in the order is the place of this call.
    ///
    /// The completion is called once: from the writer's thread after the commit, or here and now
    /// when the job is refused (`QueueFull`, `SQLError.stopped`, the fatal error). It must be
    /// quick. With `keeping: false` the body's changes are undone.
    public func submit<T: Sendable>(
        keeping: Bool = true, _ body: @escaping @Sendable (any SQLConnection) throws -> T,
        completion: @escaping @Sendable (Result<T, any Error>) -> Void
    ) {
        let job = Job(
            run: { connection in
                let value = try body(connection)
                return { completion(.success(value)) }
            },
            fail: { completion(.failure($0)) },
            keeps: keeping)
        switch mailbox.put(job) {
        case .taken: break
        case .full: completion(.failure(QueueFull(limit: limit)))
        case .closed(let reason): completion(.failure(reason))
        }
    }

    /// By hand only: commits one batch of what waits. False if nothing waited.
    @discardableResult
    public func turn() -> Bool {
        guard let writer = hand.withLock({ $0 }) else { return false }
        let jobs = mailbox.takeNow(upTo: writer.maxBatch)
        guard !jobs.isEmpty else { return false }
        _ = writer.work(at: jobs)
        return true
    }

    /// Takes no more jobs, commits those waiting, and returns when the last is answered. Blocks.
    public func stop() {
        mailbox.close(because: SQLError.stopped)
        while turn() {}
        hand.withLock { $0 = nil }
        if let thread = thread.withLock({ $0.take() }) { pthread_join(thread, nil) }
    }
}

/// Numbers the batches of a writer from 1.
private final class BatchCount: Sendable {
    private let last = Mutex<Int64>(0)
    func next() -> Int64 {
        last.withLock {
            $0 += 1
            return $0
        }
    }
}

/// What the writer's thread does.
private struct Writer: Sendable {
    let mailbox: Mailbox<Job>
    let connection: any SQLConnection
    let turn: SharedTurn?
    let maxBatch: Int
    let maxWait: Duration
    let onFault: (@Sendable (String) -> Void)?
    let onFatal: @Sendable (SQLError) -> Void
    private let count = BatchCount()

    func work() {
        while true {
            let jobs = mailbox.take(upTo: maxBatch, linger: maxWait)
            guard !jobs.isEmpty, work(at: jobs) else { return }
        }
    }

    /// Commits one batch and answers it. False when the store must not be used any more.
    func work(at jobs: [Job]) -> Bool {
        let batch = Batch(
            jobs: jobs, connection: connection, turn: turn, number: count.next(),
            onFault: onFault, pause: pause)
        do {
            for deliver in try batch.commit() { deliver() }
            return true
        } catch {
            let fatal = (error as? SQLError).flatMap { $0.isFatal ? $0 : nil }
            if let fatal { mailbox.close(because: fatal, isGraver: true) }
            for job in jobs { job.fail(error) }
            guard let fatal else { return true }
            for job in mailbox.empty() { job.fail(fatal) }
            onFatal(fatal)
            return false
        }
    }

    /// Up to 2, 4, 8 … at most 256 ms, a random part of it: two that collided must not meet again.
    private func pause(_ tries: Int) {
        usleep(UInt32.random(in: 500...(2_000 << UInt32(min(tries - 1, 7)))))
    }
}

/// Starts a thread that runs the body; nil if the system has none to give.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let start = Unmanaged.passRetained(Start(body))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { raw in
            guard let raw else { return nil }
            Unmanaged<Start>.fromOpaque(raw).takeRetainedValue().body()
            return nil
        }, start.toOpaque())
    guard code == 0 else {
        start.release()
        return nil
    }
    return thread
}
