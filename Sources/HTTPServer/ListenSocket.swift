import Glibc

/// A listening socket of our own making, so that address and permissions are exactly as asked.
struct ListenSocket {
    let handle: Int32
    /// The TCP port, 0 for a Unix socket.
    let port: UInt16
    /// The file to remove in the end.
    let path: String?

    init(_ address: ListeningAddress) throws(HTTPServerError) {
        switch address {
        case .loopback(let port):
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_port = port.bigEndian
            place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            try self.init(AF_INET, place, named: "127.0.0.1:\(port)")
        case .unixSocket(let path):
            try self.init(path: path)
        case .anyAddress(let host, let port, let accepted):
            guard accepted else { throw .exposureRefused(host: host) }
            var four = sockaddr_in()
            var six = sockaddr_in6()
            if inet_pton(AF_INET, host, &four.sin_addr) == 1 {
                four.sin_family = sa_family_t(AF_INET)
                four.sin_port = port.bigEndian
                try self.init(AF_INET, four, named: "\(host):\(port)")
            } else if inet_pton(AF_INET6, host, &six.sin6_addr) == 1 {
                six.sin6_family = sa_family_t(AF_INET6)
                six.sin6_port = port.bigEndian
                try self.init(AF_INET6, six, named: "[\(host)]:\(port)")
            } else {
                throw .addressNotUnderstood(host)
            }
        }
    }

    private static let kind =
        Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        | Int32(SOCK_CLOEXEC.rawValue)

    private init<Place>(
        _ family: Int32, _ place: Place, named name: String
    ) throws(HTTPServerError) {
        let handle = socket(family, Self.kind, 0)
        guard handle >= 0 else { throw Self.failure(name, "open a socket for") }
        var yes: Int32 = 1
        setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard Self.bind(handle, place) == 0 else { throw Self.refusal(handle, name, "bind") }
        guard listen(handle, SOMAXCONN) == 0 else { throw Self.refusal(handle, name, "listen on") }
        var bound = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let code = withUnsafeMutableBytes(of: &bound) { bytes in
            getsockname(handle, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size)
        }
        guard code == 0 else { throw Self.refusal(handle, name, "examine") }
        self.handle = handle
        // The port lies at the same place in both families.
        port = UInt16(bigEndian: bound.sin6_port)
        path = nil
    }

    private init(path: String) throws(HTTPServerError) {
        var place = sockaddr_un()
        place.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, bytes.count < MemoryLayout.size(ofValue: place.sun_path),
            !bytes.contains(0)
        else { throw .addressNotUnderstood(path) }
        withUnsafeMutableBytes(of: &place.sun_path) { $0.copyBytes(from: bytes) }
        try Self.clearStale(path, place)
        let handle = socket(AF_UNIX, Self.kind, 0)
        guard handle >= 0 else { throw Self.failure(path, "open a socket for") }
        guard Self.bind(handle, place) == 0 else { throw Self.refusal(handle, path, "bind") }
        // Nobody can connect before listen, so the mode is right before it can matter.
        guard chmod(path, 0o660) == 0 else { throw Self.refusal(handle, path, "protect") }
        guard listen(handle, SOMAXCONN) == 0 else { throw Self.refusal(handle, path, "listen on") }
        self.handle = handle
        port = 0
        self.path = path
    }

    /// Removes a socket file nobody answers on; leaves everything else alone.
    private static func clearStale(_ path: String, _ place: sockaddr_un) throws(HTTPServerError) {
        var facts = stat()
        guard lstat(path, &facts) == 0 else { return }
        guard facts.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
        let probe = socket(AF_UNIX, kind, 0)
        guard probe >= 0 else { throw failure(path, "open a socket for") }
        defer { close(probe) }
        let code = withUnsafeBytes(of: place) { bytes in
            connect(
                probe, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count))
        }
        // EAGAIN means that somebody listens and is busy.
        guard code != 0, errno == ECONNREFUSED else { throw .addressInUse(path) }
        guard unlink(path) == 0 else { throw failure(path, "remove the old socket") }
    }

    private static func bind<Place>(_ handle: Int32, _ place: Place) -> Int32 {
        withUnsafeBytes(of: place) { bytes in
            Glibc.bind(
                handle, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count))
        }
    }

    private static func refusal(_ handle: Int32, _ name: String, _ doing: String) -> HTTPServerError
    {
        let error = errno == EADDRINUSE ? .addressInUse(name) : failure(name, doing)
        close(handle)
        return error
    }

    private static func failure(_ name: String, _ doing: String) -> HTTPServerError {
        .cannotListen(address: name, doing: doing, reason: String(cString: strerror(errno)))
    }
}
