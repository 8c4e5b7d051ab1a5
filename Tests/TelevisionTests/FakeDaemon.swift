import Foundation

/// A Unix socket that speaks like lircd, for what the real one will not say.
final class FakeDaemon {
    let path: String
    private var listener: Int32 = -1
    private var client: Int32 = -1

    init() { path = "/tmp/engawa-fake-\(getpid())-\(UInt32.random(in: 0 ... .max))" }

    deinit {
        crash()
        unlink(path)
    }

    func start() {
        unlink(path)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        precondition(code == 0 && listen(listener, 3) == 0, "no socket for the fake daemon")
    }

    /// Takes the connection that is waiting.
    func accept() { client = Glibc.accept(listener, nil, nil) }

    func say(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    func say(_ text: String) { say(Array(text.utf8)) }

    func crash() {
        if client >= 0 { close(client) }
        if listener >= 0 { close(listener) }
        client = -1
        listener = -1
    }
}
