public import Foundation

/// A real LIRC daemon on the rehearsal stage, fed with datagrams instead of light.
///
/// Its socket lies in a folder of its own under the temporary directory; nothing of the box's
/// own daemon is touched. For tests and rehearsals only: its port takes keys from anyone.
public final class LIRCDaemon {
    /// The socket programs connect to.
    public let socketPath: String
    /// The UDP port on this machine that takes the light.
    public let port: UInt16
    private let folder: String
    private var process: Process?

    /// Prepares a daemon for these remote files. Throws when one cannot be read or no port is free.
    public init(remotes: [String]) throws(InfraredProblem) {
        let name = "engawa-lirc-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        // The address of a socket holds 107 bytes, so the folder is short.
        folder = "/tmp/\(name)"
        socketPath = "\(folder)/lircd"
        var all = ""
        for path in remotes {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw .unreadable(file: path)
            }
            all += text + "\n"
        }
        port = try LIRCDaemon.freePort()
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: false)
            try all.write(toFile: "\(folder)/remotes.conf", atomically: true, encoding: .utf8)
        } catch { throw .unreadable(file: folder) }
    }

    deinit {
        crash()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Starts it and waits until it takes connections. Throws `notInstalled` or `daemonSilent`.
    public func start() throws(InfraredProblem) {
        let places = ["/usr/sbin/lircd", "/usr/local/sbin/lircd", "/usr/bin/lircd"]
        guard let program = places.first(where: FileManager.default.isExecutableFile) else {
            throw .notInstalled(program: "lircd", package: "lirc")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "--nodaemon", "--driver=udp", "--device=\(port)", "--driver-option=clocktick:1",
            "--allow-simulate", "--release=_EVUP", "--output=\(socketPath)",
            "--pidfile=\(folder)/lircd.pid", "--logfile=\(folder)/lircd.log",
            "\(folder)/remotes.conf",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        do { try process.runHearingSignals() } catch { throw .daemonSilent(words: "\(error)") }
        self.process = process
        for _ in 0..<250 {
            if canConnect() { return }
            if !process.isRunning { break }
            usleep(20_000)
        }
        let words = (try? String(contentsOfFile: "\(folder)/lircd.log", encoding: .utf8)) ?? ""
        throw .daemonSilent(words: String(words.suffix(500)))
    }

    /// Lets it end in order.
    public func stop() { end(with: SIGTERM) }

    /// Kills it, as a crash would; its socket file stays behind.
    public func crash() { end(with: SIGKILL) }

    private func end(with signal: Int32) {
        guard let process else { return }
        kill(process.processIdentifier, signal)
        for _ in 0..<50 where process.isRunning { usleep(20_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        self.process = nil
    }

    /// Shines frames at it in true time; returns when the last has gone. Throws `notSent`.
    ///
    /// `timeout` is the receiver's, in microseconds: the pause after which it reports the dark.
    public func shine(_ frames: [Infrared.Frame], timeout: Int? = nil) throws(InfraredProblem) {
        let sender = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        guard sender >= 0 else { throw .notSent(code: errno) }
        defer { close(sender) }
        var address = LIRCDaemon.loopback(port)
        let began = ContinuousClock.now
        for (sendAt, bytes) in Infrared.datagrams(frames, timeout: timeout) {
            let early = began + .microseconds(sendAt) - ContinuousClock.now
            if early > .zero { usleep(UInt32(early / .microseconds(1))) }
            let sent = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    sendto(
                        sender, bytes, bytes.count, 0, $0,
                        socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard sent == bytes.count else { throw .notSent(code: errno) }
        }
    }

    private func canConnect() -> Bool {
        let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard probe >= 0 else { return false }
        defer { close(probe) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(probe, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func freePort() throws(InfraredProblem) -> UInt16 {
        let probe = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        guard probe >= 0 else { throw .notSent(code: errno) }
        defer { close(probe) }
        var address = loopback(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(probe, $0, size) == 0 ? getsockname(probe, $0, &size) : -1
            }
        }
        guard code == 0 else { throw .notSent(code: errno) }
        return UInt16(bigEndian: address.sin_port)
    }
}

extension Process {
    /// Runs the program so that it heeds signals. A child takes over the signal mask of the
    /// thread that starts it, and worker threads have every signal blocked: such a child would
    /// not end when asked to. Throws what `run` throws.
    public func runHearingSignals() throws {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try run()
    }
}
