import Foundation

/// A real PostgreSQL server for tests: its own folder, a Unix socket only, `fsync` on.
///
/// A watching shell holds the other end of a pipe; when this process ends in any way, it stops the
/// server and removes the folder.
public final class PostgreSQLForTests: Sendable {
    /// Why there is no server.
    public enum Problem: Error, CustomStringConvertible {
        /// The sentence for whoever runs the tests.
        case sentence(String)
        /// The sentence for whoever runs the tests.
        public var description: String {
            switch self {
            case .sentence(let text): text
            }
        }
    }

    private let folder: URL
    private let programs: URL
    private let watcher: Process
    private let leash: Pipe

    /// Makes a cluster in the temporary folder and starts it (2 to 5 s). Throws a `Problem` if
    /// PostgreSQL is not installed or does not start; nothing is skipped in silence.
    public init() throws {
        programs = try Self.findPrograms()
        let name = "engawa-pg-" + UUID().uuidString.prefix(8)
        // A socket's path has at most 107 bytes, so not the longer folders some systems offer.
        folder = URL(fileURLWithPath: "/tmp").appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        watcher = Process()
        leash = Pipe()
        do {
            if geteuid() == 0 { try Self.run("/bin/chown", ["postgres:", folder.path]) }
            let data = folder.appendingPathComponent("data").path
            // initdb's own sync is left out; what the server writes later is synced.
            try runAsServer(
                "initdb",
                [
                    "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C",
                    "--no-sync",
                ])
            try start(data: data)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    deinit { stop() }

    /// Makes an empty database and returns the libpq connection string for it.
    public func database(_ name: String) throws -> String {
        try runTool("createdb", ["-U", "postgres", "-h", folder.path, name])
        return conninfo(name)
    }

    /// The libpq connection string of a database; `postgres` is always there.
    public func conninfo(_ database: String = "postgres") -> String {
        "host=\(folder.path) user=postgres dbname=\(database)"
    }

    /// The same for a new empty database as a URI, as programs are told of it.
    public func address(_ name: String) throws -> String {
        _ = try database(name)
        return "postgresql://postgres@/\(name)?host=\(folder.path)"
    }

    /// Stops the server and removes its folder. Harmless the second time.
    public func stop() {
        try? leash.fileHandleForWriting.close()
        watcher.waitUntilExit()
    }

    private func start(data: String) throws {
        // The signal goes to the server itself: runuser stands between and does not pass it on.
        // QUIT, because nobody needs the data afterwards.
        let script = """
            "$@" >"$LOG" 2>&1 </dev/null &
            server=$!
            read -r _ || true
            last=$(head -n 1 "$FOLDER/data/postmaster.pid")
            kill -QUIT "$last"
            wait $server
            tries=0
            while [ -e "$FOLDER/data/postmaster.pid" ] && [ $tries -lt 50 ]; do
                sleep 0.1
                tries=$((tries + 1))
            done
            rm -rf "$FOLDER"
            """
        let server = command(data: data)
        watcher.executableURL = URL(fileURLWithPath: "/bin/sh")
        watcher.arguments = ["-c", script, "sh"] + server
        watcher.environment = [
            "LOG": folder.path + "/log", "FOLDER": folder.path, "PATH": "/usr/bin:/bin:/usr/sbin",
        ]
        watcher.standardInput = leash
        // Otherwise whoever reads this process's output waits for the server, too.
        watcher.standardOutput = FileHandle.nullDevice
        watcher.standardError = FileHandle.nullDevice
        try Self.launch(watcher)
        for _ in 0..<150 {
            do {
                try runTool("pg_isready", ["-q", "-U", "postgres", "-h", folder.path, "-t", "5"])
                return
            } catch is Problem {
                // Not yet listening.
            }
            guard watcher.isRunning else { break }
            usleep(100_000)
        }
        let log = (try? String(contentsOfFile: folder.path + "/log", encoding: .utf8)) ?? ""
        stop()
        throw Problem.sentence("PostgreSQL did not start: \(log.suffix(500))")
    }

    private func command(data: String) -> [String] {
        asServer(
            programs.appendingPathComponent("postgres").path,
            [
                "-D", data, "-k", folder.path, "-c", "listen_addresses=", "-c", "fsync=on",
                "-c", "unix_socket_permissions=0700", "-c", "shared_buffers=32MB",
            ])
    }

    /// Ends the server as a power cut of its machine would, or, gently, as an operator in a hurry
    /// (`pg_ctl stop -m immediate`): both need recovery when it starts again.
    public func crash(gently: Bool = false) throws {
        let file = folder.appendingPathComponent("data/postmaster.pid").path
        let text = try String(contentsOfFile: file, encoding: .utf8)
        guard let process = text.split(separator: "\n").first.flatMap({ Int32($0) }) else {
            throw Problem.sentence("The server's process is not known.")
        }
        kill(process, gently ? SIGQUIT : SIGKILL)
    }

    /// Starts the server again after a crash and waits until it has recovered (30 s at most).
    public func startAgain() throws {
        let data = folder.appendingPathComponent("data").path
        for _ in 0..<60 {
            // Its orphans may hold the shared memory for a moment longer; then it refuses to start.
            let shell = try RunningProgram(
                "/bin/sh", ["-c", "\"$@\" </dev/null &", "sh"] + command(data: data),
                environment: ["PATH": "/usr/bin:/bin:/usr/sbin"], log: folder.path + "/log")
            shell.wait(seconds: 5)
            for _ in 0..<10 {
                usleep(50_000)
                do {
                    try runTool(
                        "pg_isready", ["-q", "-U", "postgres", "-h", folder.path, "-t", "1"])
                    return
                } catch is Problem {
                    // Not yet.
                }
            }
        }
        throw Problem.sentence("PostgreSQL did not start again.")
    }

    private static func findPrograms() throws -> URL {
        let root = URL(fileURLWithPath: "/usr/lib/postgresql")
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        let found = versions.compactMap(Int.init).sorted(by: >)
            .map { root.appendingPathComponent("\($0)/bin") }
            .first {
                FileManager.default.isExecutableFile(
                    atPath: $0.appendingPathComponent("initdb").path)
            }
        guard let found else {
            throw Problem.sentence(
                "These tests need a PostgreSQL server; install Debian's package postgresql.")
        }
        return found
    }

    /// PostgreSQL refuses to run as root, so root becomes postgres for it.
    private func asServer(_ program: String, _ arguments: [String]) -> [String] {
        let command = [program] + arguments
        return geteuid() == 0 ? ["runuser", "-u", "postgres", "--"] + command : command
    }

    private func runAsServer(_ tool: String, _ arguments: [String]) throws {
        let command = asServer(programs.appendingPathComponent(tool).path, arguments)
        try Self.run("/usr/bin/env", command)
    }

    private func runTool(_ tool: String, _ arguments: [String]) throws {
        try Self.run(programs.appendingPathComponent(tool).path, arguments)
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let complaints = Pipe()
        process.standardError = complaints
        try launch(process)
        let text = String(
            decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Problem.sentence("\(program) failed: \(text.suffix(500))")
        }
    }

    /// Starts a process with no signal blocked. The threads of Swift's tasks block nearly all, a
    /// child inherits that, and then a shell never hears that its own child has ended.
    private static func launch(_ process: Process) throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try process.run()
    }
}
