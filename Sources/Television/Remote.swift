import CLIRC
import Glibc

/// The remote control: a connection to the LIRC daemon that comes back by itself.
///
/// Nothing here blocks; wait for `descriptor` to become readable, then call `read`.
/// It belongs to one thread.
public final class Remote {
    /// What came from the remote control.
    public enum Report: Sendable, Hashable {
        /// A key.
        case event(RemoteEvent)
        /// The daemon is gone; we keep trying.
        case lost
        /// The daemon is there again.
        case back
    }
    /// What was seen since the start.
    public struct Tally: Sendable, Hashable {
        /// Keys passed on.
        public internal(set) var events = 0
        /// Lines naming a key that is none of ours.
        public internal(set) var unknown = 0
        /// Lines that made no sense.
        public internal(set) var malformed = 0
        /// Keys dropped because newer ones pushed them out.
        public internal(set) var dropped = 0
        /// Connections made.
        public internal(set) var connections = 0
    }

    /// Where Debian's daemon listens.
    public static let usualSocket = "/run/lirc/lircd"
    /// Nanoseconds between two tries to reach the daemon; a try costs 20 µs.
    public static let patience: UInt64 = 400_000_000
    /// One reading passes on no more keys than this, the newest.
    public static let mostEvents = 64
    // One reading takes no more than this, so that a flood cannot hold the picture up.
    private static let mostBytes = 65_536

    private let socketPath: String
    private let names: Set<String>
    private let clock: () -> UInt64
    private var cutter = LineCutter()
    private var nextTry: UInt64 = 0
    private var wasLost = false
    /// The connection, for `poll`; -1 while the daemon is away.
    public private(set) var descriptor: Int32 = -1
    /// What was seen since the start.
    public private(set) var tally = Tally()

    /// A remote control behind a daemon's socket; the first `read` connects.
    /// `names` are the keys passed on; `clock` gives monotonic nanoseconds.
    public init(
        socket path: String = Remote.usualSocket, names: Set<String> = RemoteEvent.names,
        clock: @escaping () -> UInt64 = monotonicNanoseconds
    ) {
        socketPath = path
        self.names = names
        self.clock = clock
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Milliseconds until `read` should be called even if nothing is readable; `nil` when connected.
    public var millisecondsToNextTry: Int? {
        if descriptor >= 0 { return nil }
        let now = clock()
        return now >= nextTry ? 0 : Int((nextTry - now) / 1_000_000) + 1
    }

    /// Everything that came since the last call, oldest first; connects when due. Never blocks.
    public func read() -> [Report] {
        var reports: [Report] = []
        if descriptor < 0 {
            let now = clock()
            guard now >= nextTry else { return [] }
            nextTry = now + Remote.patience
            guard connect() else {
                if !wasLost { reports.append(.lost) }
                wasLost = true
                return reports
            }
            if wasLost { reports.append(.back) }
            wasLost = false
        }
        var events: [RemoteEvent] = []
        let isOpen = receive(into: &events)
        if events.count > Remote.mostEvents {
            tally.dropped += events.count - Remote.mostEvents
            events.removeFirst(events.count - Remote.mostEvents)
        }
        reports += events.map(Report.event)
        if !isOpen {
            disconnect()
            reports.append(.lost)
        }
        return reports
    }

    private func connect() -> Bool {
        // liblirc copies the path into an address of 108 bytes without counting the end.
        guard socketPath.utf8.count < 108 else { return false }
        let connection = lirc_get_local_socket(socketPath, 1)
        guard connection >= 0 else { return false }
        let flags = fcntl(connection, F_GETFL, 0)
        guard flags >= 0, fcntl(connection, F_SETFL, flags | O_NONBLOCK) >= 0,
            fcntl(connection, F_SETFD, FD_CLOEXEC) >= 0
        else {
            close(connection)
            return false
        }
        descriptor = connection
        cutter.reset()
        tally.connections += 1
        return true
    }

    private func disconnect() {
        close(descriptor)
        descriptor = -1
        wasLost = true
        nextTry = clock() + Remote.patience
    }

    /// Takes what is there; answers whether the connection is still open.
    private func receive(into events: inout [RemoteEvent]) -> Bool {
        var taken = 0
        while taken < Remote.mostBytes {
            let (count, code) = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4_096) {
                buffer -> (Int, Int32) in
                let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
                if count > 0 {
                    take(UnsafeBufferPointer(rebasing: buffer[..<count]), into: &events)
                }
                return (count, errno)
            }
            if count == 0 { return false }
            if count < 0 {
                if code == EINTR { continue }
                return code == EAGAIN || code == EWOULDBLOCK
            }
            taken += count
        }
        return true
    }

    private func take(_ bytes: UnsafeBufferPointer<UInt8>, into events: inout [RemoteEvent]) {
        let now = clock()
        cutter.feed(bytes) { line in
            guard let line else {
                tally.malformed += 1
                return
            }
            switch DaemonLine(line, names: names) {
            case .key(let name, let count, let isRelease, let remote):
                tally.events += 1
                events.append(
                    RemoteEvent(
                        keyName: name, count: count, isRelease: isRelease, remote: remote, at: now))
            case .unknown: tally.unknown += 1
            case .malformed: tally.malformed += 1
            }
        }
    }
}
