import Database
import Foundation
import Testing

/// What an office that dies leaves behind. Each rule runs a second process and ends it for real.
@Suite("A process that dies")
struct KillTests {
    /// Opens a store, writes one row after the other, notes each answer in a file, and calls `end`
    /// at the given step of the given batch.
    private static func run(
        in folder: String, at fatalStep: String, batch: Int, end: @escaping @Sendable () -> Void
    ) async throws {
        let file = try SQLiteFile(path: folder + "/store.db")
        try file.execute("CREATE TABLE log (seq bigint PRIMARY KEY)")
        let answers = open(folder + "/answers", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        let writer = GroupCommit(
            connection: file,
            onFault: { step in
                let rows = try? file.query("SELECT seq FROM log").count
                if step == fatalStep, rows == batch { end() }
            },
            onFatal: { _ in exit(3) })
        for seq in 1...100 {
            do {
                try await writer.write {
                    try $0.execute("INSERT INTO log (seq) VALUES (?)", [.int(seq)])
                }
            } catch let error as SQLError where error.isFatal {
                // The answer comes before the end that the office must bring about.
                try await Task.sleep(for: .seconds(20))
            }
            var byte = UInt8(seq)
            #expect(write(answers, &byte, 1) == 1)
        }
    }

    private func leftBehind(_ folder: String) throws -> (answered: [Int], stored: [Int]) {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/answers"))
        let file = try SQLiteFile(path: folder + "/store.db")
        try file.checkIntegrity()
        let rows = try file.query("SELECT seq FROM log ORDER BY seq")
        return (bytes.map(Int.init), try rows.map { try $0.int("seq") })
    }

    @Test("killed after the commit and before the answer: the row is kept, nobody was told")
    func afterCommit() async throws {
        let folder = try temporaryFolder()
        await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
            try await KillTests.run(in: folder, at: "after-commit", batch: 7) {
                kill(getpid(), SIGKILL)
            }
        }
        let left = try leftBehind(folder)
        #expect(left.answered == Array(1...6))
        #expect(left.stored == Array(1...7))
    }

    @Test("killed before the commit: the row is gone, and every answered one is kept")
    func beforeCommit() async throws {
        let folder = try temporaryFolder()
        await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
            try await KillTests.run(in: folder, at: "before-commit", batch: 7) {
                kill(getpid(), SIGKILL)
            }
        }
        let left = try leftBehind(folder)
        #expect(left.answered == Array(1...6))
        #expect(left.stored == Array(1...6))
    }

    @Test("a write that the system refuses ends the office, and every answered row is kept")
    func writeError() async throws {
        let folder = try temporaryFolder()
        await #expect(processExitsWith: .exitCode(3)) { [folder = folder as String] in
            try await KillTests.run(in: folder, at: "before-commit", batch: 7) {
                // From here on every write beyond the first kilobyte fails with EFBIG.
                signal(SIGXFSZ, SIG_IGN)
                var limit = rlimit(rlim_cur: 1024, rlim_max: 1024)
                setrlimit(__rlimit_resource_t(1), &limit)  // RLIMIT_FSIZE
            }
        }
        let left = try leftBehind(folder)
        #expect(left.answered == Array(1...6))
        #expect(left.stored == Array(1...6))
    }
}
