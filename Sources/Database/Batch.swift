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
    /// Full transactions tried before giving up (SQLSTATE 40001, 40P01).
    static let mostTries = 10

    let jobs: [Job]
    let connection: any SQLConnection
    let onFault: (@Sendable (String) -> Void)?
    let pause: (Int) -> Void

    /// Runs and commits the jobs and returns what to deliver. Throws when nothing was committed,
    /// or, after `connectionLost`, when nobody knows.
    func commit() throws(SQLError) -> [@Sendable () -> Void] {
        var tries = 1
        while true {
            do throws(SQLError) {
                return try attempt()
            } catch {
                // After a failed write or sync the file is not touched again, not even to undo.
                if !error.isFatal, connection.isInTransaction { try? connection.rollback() }
                guard case .retryable = error, tries < Self.mostTries else { throw error }
                pause(tries)
                tries += 1
            }
        }
    }

    private func attempt() throws(SQLError) -> [@Sendable () -> Void] {
        try connection.begin()
        let watched = WatchedConnection(connection)
        var deliveries: [@Sendable () -> Void] = []
        for job in jobs { deliveries.append(try run(job, on: watched)) }
        if planted(.ackBeforeCommit) {
            for deliver in deliveries { deliver() }
            deliveries = []
        }
        onFault?("before-commit")
        try connection.commit()
        onFault?("after-commit")
        return deliveries
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
