import Foundation
import Glibc
import Synchronization

/// Why something of a rehearsal did not work, in a sentence for whoever runs it.
public struct RehearsalProblem: Error, Sendable, CustomStringConvertible {
    /// The sentence.
    public let description: String
    /// A problem.
    public init(_ description: String) { self.description = description }
}

/// A program of the house running as a process of its own, as it would on the office's machine or the box.
public final class RunningProgram: Sendable {
    /// Its process id.
    public let processId: Int32
    /// Where its output goes.
    public let log: String
    /// How it ended, once that was seen.
    private let ended = Mutex<Int32?>(nil)

    /// Starts a program. Its output goes to the log file; its environment is exactly what is given.
    /// - Throws: if the program cannot be started.
    public init(
        _ path: String, _ arguments: [String], environment: [String: String], log: String
    ) throws(RehearsalProblem) {
        self.log = log
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, S_IRUSR | S_IWUSR)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        processId = try Self.spawn(path, arguments, environment, &actions)
    }

    deinit { end() }

    /// Starts a process with no signal blocked: threads of a test have nearly all of them blocked, and children inherit that.
    static func spawn(
        _ path: String, _ arguments: [String], _ environment: [String: String],
        _ actions: inout posix_spawn_file_actions_t
    ) throws(RehearsalProblem) -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = ([path] + arguments).map { strdup($0) } + [nil]
        var surroundings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer {
            words.forEach { free($0) }
            surroundings.forEach { free($0) }
        }
        var process: pid_t = 0
        let code = posix_spawn(&process, path, &actions, &attributes, &words, &surroundings)
        guard code == 0 else {
            throw RehearsalProblem("\(path) cannot be started: \(String(cString: strerror(code)))")
        }
        return process
    }

    /// Whether it still runs; takes note of its end.
    public var isRunning: Bool { status == nil }

    /// How it ended: its exit code, or minus the signal that killed it; nil while it runs.
    public var status: Int32? {
        ended.withLock { ended in
            if let ended { return ended }
            // Taken at once: Swift Testing waits for the child of an exit test among all children,
            // and one that lies there ended hides all others from it for ever.
            var word: Int32 = 0
            let child = waitpid(processId, &word, WNOHANG)
            if child == processId {
                ended = word & 0x7F == 0 ? word >> 8 & 0xFF : -(word & 0x7F)
            } else if child < 0, errno == ECHILD {
                ended = 0
            }
            return ended
        }
    }

    /// Sends a signal: `SIGTERM` to ask, `SIGKILL` for a power cut. Nothing is sent once its end was seen: the number may be another's by then.
    public func signal(_ number: Int32) {
        ended.withLock { if $0 == nil { kill(processId, number) } }
    }

    /// Waits for its end. Returns how it ended, nil if it still runs after so many seconds.
    @discardableResult
    public func wait(seconds: Double) -> Int32? {
        let ticks = max(1, Int(seconds * 50))
        for _ in 0..<ticks {
            if let status { return status }
            usleep(20_000)
        }
        return status
    }

    /// Asks it to end, and kills it if it does not within 3 seconds.
    public func end() {
        if isRunning {
            signal(SIGTERM)
            if wait(seconds: 3) == nil {
                signal(SIGKILL)
                wait(seconds: 3)
            }
        }
    }

    /// What it wrote so far.
    public var output: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }
}

/// What a command said.
public struct Said: Sendable {
    /// Its exit code, or minus the signal.
    public let status: Int32
    /// Its standard output.
    public let output: String
    /// Its standard error.
    public let errors: String
}

/// Runs a command to its end and returns what it said.
/// - Throws: if it cannot be started or does not end in time.
public func runToEnd(
    _ path: String, _ arguments: [String], environment: [String: String], seconds: Double = 60
) throws(RehearsalProblem) -> Said {
    let folder = NSTemporaryDirectory()
    let name = folder + "said-" + UUID().uuidString
    defer {
        unlink(name + ".out")
        unlink(name + ".err")
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, name + ".out", flags, S_IRUSR | S_IWUSR)
    posix_spawn_file_actions_addopen(&actions, 2, name + ".err", flags, S_IRUSR | S_IWUSR)
    let process = try RunningProgram.spawn(path, arguments, environment, &actions)
    var status: Int32 = 0
    for _ in 0..<Int(seconds * 100) {
        if waitpid(process, &status, WNOHANG) == process {
            let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
            return Said(
                status: code,
                output: (try? String(contentsOfFile: name + ".out", encoding: .utf8)) ?? "",
                errors: (try? String(contentsOfFile: name + ".err", encoding: .utf8)) ?? "")
        }
        usleep(10_000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    throw RehearsalProblem("\(path) did not end within \(seconds) seconds")
}
