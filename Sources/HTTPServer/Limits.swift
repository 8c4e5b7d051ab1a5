/// Where the server listens.
public enum ListeningAddress: Sendable, Equatable {
    /// On 127.0.0.1; port 0 takes any free port.
    case loopback(port: UInt16)
    /// On a Unix socket with mode 0660, so that the web server in front shares a group with us.
    /// Path of at most 107 bytes.
    case unixSocket(path: String)
    /// On a numeric IPv4 or IPv6 address, for a laboratory without a web server in front: no
    /// encryption. Refused unless the flag says that somebody accepted this.
    case anyAddress(host: String, port: UInt16, iKnowTheRisk: Bool)
}

/// Bounds on what a client may make the server spend.
public struct Limits: Sendable {
    /// Open connections at a time.
    public var connections: UInt32 = 1_024
    /// Bytes of memory for one connection, header and reply head together.
    public var memoryPerConnection = 32 * 1_024
    /// Bytes of request line and header fields together; more is answered 431.
    public var head = 8 * 1_024
    /// Header fields in a request; more is answered 431.
    public var headerFields = 64
    /// Bytes of a body; more is answered 413.
    public var body = 64 * 1_024
    /// Seconds a connection may rest between requests.
    public var idleSeconds = 10.0
    /// Seconds from the request line to the end of the header.
    public var headerSeconds = 5.0
    /// Seconds from the end of the header to the end of the body.
    public var bodySeconds = 10.0
    /// Seconds the handler has to answer; then the client is told 503.
    public var responseSeconds = 20.0
    /// Seconds a client may take to read a response.
    public var sendingSeconds = 120.0
    /// Seconds `stop` waits for requests in hand.
    public var stopSeconds = 5.0
    /// Network threads.
    public var threads: UInt32 = 2

    /// The defaults of the design document.
    public init() {}
}

/// Why the server could not start.
public enum HTTPServerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// An address beyond this machine was asked for without accepting the risk.
    case exposureRefused(host: String)
    /// The text is not a numeric address or the path does not fit a Unix socket address.
    case addressNotUnderstood(String)
    /// Another program listens there.
    case addressInUse(String)
    /// Something that is not a socket lies at the path, and it is not ours to remove.
    case notASocket(path: String)
    /// The system refused; `reason` is its wording.
    case cannotListen(address: String, doing: String, reason: String)
    /// The HTTP library did not start.
    case engineRefused

    /// One plain sentence for the operator.
    public var description: String {
        switch self {
        case .exposureRefused(let host):
            "Listening on \(host) would let other machines in without encryption. Put a web "
                + "server in front, or use the option that names this risk."
        case .addressNotUnderstood(let text):
            "\(text) is neither a numeric address nor a socket path of at most 107 bytes."
        case .addressInUse(let text): "Another program already listens on \(text)."
        case .notASocket(let path):
            "\(path) exists and is not a socket. Move it away, then start again."
        case .cannotListen(let address, let doing, let reason):
            "Could not \(doing) \(address): \(reason)."
        case .engineRefused:
            "The HTTP library did not start; there may be too few file descriptors or too "
                + "little memory."
        }
    }
}
