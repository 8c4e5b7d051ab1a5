/// A request to send.
public struct ClientRequest: Sendable {
    /// The method, such as `POST`.
    public var method: String
    /// The address, beginning with `http://` or `https://`, with escapes already made.
    public var url: String
    /// The header fields to send besides host and length.
    public var headers: [(name: String, value: String)]
    /// The body; empty for none.
    public var body: [UInt8]

    /// A request.
    public init(
        method: String = "GET", url: String, headers: [(name: String, value: String)] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}

/// What came back, whole.
public struct ClientResponse: Sendable {
    /// The status code.
    public let status: Int
    /// The header fields in the order received; names in lower case.
    public let headers: [(name: String, value: String)]
    /// The body, at most `ClientSettings.largestResponse` bytes.
    public let body: [UInt8]
    /// The numeric address that answered, empty for a Unix socket; worth keeping for the day the
    /// name service fails (`ClientSettings.knownAddress`).
    public let address: String

    /// A response; for tests of callers.
    public init(
        status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        address: String = ""
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.address = address
    }

    /// The value of the header field if it came exactly once.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        let found = headers.filter { $0.name == wanted }
        return found.count == 1 ? found.first?.value : nil
    }
}

/// How to reach the other side, and how long and how much to accept.
public struct ClientSettings: Sendable {
    /// A Unix socket to go through; the host in the address then only names the site.
    public var unixSocket: String?
    /// A file of certificates (PEM); only these are trusted. Nil trusts the system's.
    public var authorityFile: String?
    /// A numeric address to use instead of asking the name service. The certificate is still
    /// checked against the name.
    public var knownAddress: String?
    /// Seconds until connected.
    public var connectSeconds = 5.0
    /// Seconds for everything.
    public var totalSeconds = 20.0
    /// Bytes of a response body.
    public var largestResponse = 4 * 1_024 * 1_024

    /// The defaults of the design document.
    public init(
        unixSocket: String? = nil, authorityFile: String? = nil, knownAddress: String? = nil
    ) {
        self.unixSocket = unixSocket
        self.authorityFile = authorityFile
        self.knownAddress = knownAddress
    }
}

/// Why there is no response. What matters to a sender is whether the request may have arrived.
public enum HTTPClientError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The request or the settings cannot be sent as they are. Nothing was sent.
    case notSendable(String)
    /// There was no connection, be it name, network, refusal or time. Nothing was sent.
    case unreachable(String)
    /// The other side is not who it should be, or its certificate has expired. Nothing was sent.
    case untrusted(String)
    /// Time ran out after sending had begun. The request may have arrived.
    case timedOut
    /// The response is larger than allowed. The request has arrived.
    case tooLarge
    /// The connection broke, or what came back is not HTTP. The request may have arrived.
    case broken(String)

    /// Whether the other side may have acted on the request, so that only the same request with
    /// the same key may be sent again.
    public var mayHaveArrived: Bool {
        switch self {
        case .notSendable, .unreachable, .untrusted: false
        case .timedOut, .tooLarge, .broken: true
        }
    }

    /// One plain sentence for the log.
    public var description: String {
        switch self {
        case .notSendable(let reason): "The request cannot be sent: \(reason)."
        case .unreachable(let reason): "The other side cannot be reached: \(reason)."
        case .untrusted(let reason): "The other side could not prove who it is: \(reason)."
        case .timedOut: "The other side did not answer in time."
        case .tooLarge: "The answer is larger than allowed."
        case .broken(let reason): "The connection broke: \(reason)."
        }
    }
}
