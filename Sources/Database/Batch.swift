import Planted

/// One piece of writing: runs inside a batch and is answered only after the batch's commit.
struct Job: Sendable {
    /// Runs the work and returns how to deliver its result.
    let run: @Sendable (any SQLConnection) throws -> @Sendable () -> Void
    /// Delivers a failure.
    let fail: @Sendable (any Error) -> Void
    /// False for a dry run, whose changes are undone.
    let keeps: Bool
}

/// Several jobs in one transaction, each from a savepoint of its own.
struct Batch {
    static let savepoint = "engawa_job"
    /// Full transactions tried before giving up (SQLSTATE 40001, 40P01, a connection lost before
    /// COMMIT was sent).
    static let mostTries = 10
    /// How often the outcome of a lost COMMIT is looked for: for about 13 seconds in all.
    static let mostLooks = 100

    let jobs: [Job]
    let connection: any SQLConnection
    var turn: SharedTurn?
    /// The number of this batch among all of this writer; the same when it is run again.
    var number: Int64 = 0
    let onFault: (@Sendable (String) -> Void)?
    let pause: (Int) -> Void

    /// Runs and commits the jobs and returns what to deliver. Throws when nothing was committed,
    /// or, after `connectionLost`, when nobody knows.
    func commit() throws -> [@Sendable () -> Void] {
        var tries = 1
        while true {
            do {
                return try attempt()
            } catch let unknown as UnknownOutcome {
                if connection.isInTransaction { try? connection.rollback() }
                throw unknown.cause
            } catch {
                let known = error as? SQLError
                // After a failed write or sync the file is not touched again, not even to undo.
                if known?.isFatal != true, connection.isInTransaction {
                    try? connection.rollback()
                }
                guard known?.mayRunAgain == true, tries < Self.mostTries else { throw error }
                pause(tries)
                tries += 1
            }
        }
    }

    private func attempt() throws -> [@Sendable () -> Void] {
        try connection.begin()
        try turn?.take(connection, number)
        let watched = WatchedConnection(connection)
        var deliveries: [@Sendable () -> Void] = []
        for job in jobs { deliveries.append(try run(job, on: watched)) }
        if planted(.ackBeforeCommit) {
            for deliver in deliveries { deliver() }
            deliveries = []
        }
        onFault?("before-commit")
        do throws(SQLError) {
            try connection.commit()
        } catch {
            guard case .connectionLost = error else { throw error }
            guard let turn, let happened = outcome(turn) else {
                throw UnknownOutcome(cause: error)
            }
            guard happened else { throw SQLError.retryable("the commit was lost, and undone") }
        }
        onFault?("after-commit")
        return deliveries
    }

    /// Whether the batch was committed after all, looked up on a new connection; nil if that
    /// cannot be found out either. COMMIT itself is never sent a second time.
    private func outcome(_ turn: SharedTurn) -> Bool? {
        for _ in 0..<Self.mostLooks {
            do {
                try connection.begin()
                let happened = try turn.isCommitted(connection, number)
                if connection.isInTransaction { try? connection.rollback() }
                return happened
            } catch {
                if connection.isInTransaction { try? connection.rollback() }
                if error.isFatal { return nil }
            }
            pause(8)
        }
        return nil
    }

    private func run(
        _ job: Job, on watched: WatchedConnection
    ) throws(SQLError) -> @Sendable () -> Void {
        try connection.savepoint(Self.savepoint)
        watched.forget()
        let result = Result { try job.run(watched) }
        if let spoiler = watched.spoiler { throw spoiler }
        guard connection.isInTransaction else {
            throw .other(code: "transaction", message: "the engine ended the batch", sql: "")
        }
        switch result {
        case .success(let deliver) where job.keeps || planted(.dryRunKept):
            do throws(SQLError) {
                try connection.release(Self.savepoint)
                return deliver
            } catch {
                // A job that swallowed an error leaves PostgreSQL unable to keep its work.
                if error.endsTransaction { throw error }
                try undo()
                return { job.fail(error) }
            }
        case .success(let deliver):
            try undo()
            return deliver
        case .failure(let error):
            try undo()
            return { job.fail(error) }
        }
    }

    private func undo() throws(SQLError) {
        try connection.rollback(to: Self.savepoint)
        try connection.release(Self.savepoint)
    }
}
