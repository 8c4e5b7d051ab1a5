import Glibc

/// Tells the service manager how a program is, after sd_notify(3): a datagram to the socket it named.
public struct ServiceNotice: Sendable {
    private let path: String
    /// How often the program must be heard from, in milliseconds; nil if the manager does not watch it.
    public let watchdog: Int?

    /// From the environment; nil if no service manager listens.
    public init?(environment: [String: String]) {
        guard let path = environment["NOTIFY_SOCKET"], path.utf8.count < 108,
            path.hasPrefix("/") || path.hasPrefix("@")
        else { return nil }
        self.path = path
        watchdog = environment["WATCHDOG_USEC"].flatMap(Int.init).map { $0 / 1000 }
    }

    /// The program is up.
    public func ready() { say("READY=1") }
    /// The program still works.
    public func alive() { if watchdog != nil { say("WATCHDOG=1") } }

    private func say(_ words: String) {
        let handle = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        guard handle >= 0 else { return }
        defer { close(handle) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // A name that begins with @ has no file: its first byte is zero.
        let name = path.hasPrefix("@") ? [0] + Array(path.utf8.dropFirst()) : Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(handle, words, words.utf8.count, Int32(MSG_NOSIGNAL), $0, length)
            }
        }
    }
}
