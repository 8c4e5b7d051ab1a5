import CMicroHTTPD
import Glibc
import Synchronization

/// An HTTP/1.1 server for one machine: on loopback or a Unix socket, with a web server in front.
///
/// The handler runs on a network thread and must not block: it hands the request on and lets its
/// completion be called later, once, from any thread. A handler that never does is answered for
/// with 503 after `Limits.responseSeconds`. Bad framing never reaches the handler.
public final class HTTPServer: Sendable {
    /// Takes a request and, sooner or later, gives the response to the completion.
    public typealias Handler =
        @Sendable (HTTPRequest, @escaping @Sendable (HTTPResponse) -> Void) -> Void

    /// The TCP port in use, 0 for a Unix socket.
    public let port: UInt16
    private let engine: Engine
    private let path: String?
    /// The library's handle as bits; nil once stopped.
    private let daemon: Mutex<UInt?>
    private let patrol: Patrol

    /// Starts listening. Throws `HTTPServerError`, always with a plain sentence.
    public init(
        listening address: ListeningAddress, limits: Limits = Limits(),
        handler: @escaping Handler
    ) throws(HTTPServerError) {
        let socket = try ListenSocket(address)
        let engine = Engine(limits: limits, handler: handler)
        // The library's memory is charged per connection; its clock counts whole seconds.
        let idle = UInt32(max(1, limits.idleSeconds.rounded(.up)))
        let started = engawa_mhd_start(
            socket.handle, limits.threads, limits.connections, limits.memoryPerConnection, idle,
            Callbacks.access, Callbacks.completed, Callbacks.connectionChanged,
            Callbacks.targetSeen, Unmanaged.passUnretained(engine).toOpaque())
        guard let started, let patrol = Patrol(engine) else {
            // The library closes the socket it was given.
            if let started { MHD_stop_daemon(started) } else { close(socket.handle) }
            if let path = socket.path { unlink(path) }
            throw .engineRefused
        }
        self.engine = engine
        port = socket.port
        path = socket.path
        daemon = Mutex(UInt(bitPattern: started))
        self.patrol = patrol
    }

    deinit { stop() }

    /// Requests with the handler or on their way out; for health figures.
    public var requestsInHand: Int { engine.requestsInHand }
    /// Open connections; for health figures.
    public var openConnections: Int { engine.openConnections }

    /// Answers 503 to what comes from now on, lets requests in hand finish for
    /// `Limits.stopSeconds`, answers 503 for the rest and closes everything. Blocks; harmless when
    /// repeated. Not from within a handler.
    public func stop() {
        let bits = daemon.withLock { daemon -> UInt? in
            defer { daemon = nil }
            return daemon
        }
        guard let bits, let daemon = OpaquePointer(bitPattern: bits) else { return }
        // Not MHD_quiesce_daemon: with a pool it races with its own workers for the listen socket
        // and aborts the program (0.9.75, seen once in 40 runs of all tests).
        engine.refuseNew()
        wait(upTo: engine.limits.stopSeconds)
        engine.answerForAll()
        wait(upTo: 1)
        MHD_stop_daemon(daemon)
        patrol.stop()
        if let path { unlink(path) }
    }

    private func wait(upTo seconds: Double) {
        let end = monotonicMilliseconds() + Int64(seconds * 1_000)
        while engine.requestsInHand > 0, monotonicMilliseconds() < end { usleep(5_000) }
    }
}
