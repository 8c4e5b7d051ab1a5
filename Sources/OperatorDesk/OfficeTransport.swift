import HTTPClient

/// One request on its way to the office, with everything that is signed already decided.
public struct OfficeRequest: Sendable {
    /// `GET` or `POST`.
    public let method: String
    /// The path as sent.
    public let path: String
    /// The query as sent, without the question mark; empty for none.
    public let query: String
    /// The header fields.
    public let headers: [(name: String, value: String)]
    /// The body; empty for none.
    public let body: [UInt8]

    /// A request.
    public init(
        method: String, path: String, query: String,
        headers: [(name: String, value: String)], body: [UInt8]
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }
}

/// What the office answered.
public struct OfficeReply: Sendable {
    /// The HTTP status.
    public let status: Int
    /// The header fields, names in lower case.
    public let headers: [(name: String, value: String)]
    /// The body.
    public let body: [UInt8]

    /// A reply.
    public init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of a field that came exactly once.
    func header(_ name: String) -> String? {
        let found = headers.filter { $0.name == name }
        return found.count == 1 ? found.first?.value : nil
    }
}

/// Why there is no reply.
public enum TransportFailure: Error, Sendable, Hashable {
    /// The office cannot be reached; nothing was sent.
    case unreachable(String)
    /// The other side is not the office; nothing was sent.
    case untrusted(String)
    /// The request may have arrived, the answer did not.
    case answerLost(String)
}

/// A way to the office; tests walk their own.
public protocol OfficeTransport {
    /// Sends the request and waits for the whole reply, whatever its status.
    func send(_ request: OfficeRequest) throws(TransportFailure) -> OfficeReply
}

/// The way over the network. One thread at a time.
public final class NetworkTransport: OfficeTransport {
    private let base: String
    private let connection: HTTPConnection

    /// A way to the office at an address such as `https://office.example`, or through a socket
    /// of this machine such as `unix:/run/engawa/office.sock`.
    /// - Parameter authority: a file of certificates (PEM), the only ones then trusted.
    /// - Throws: `DeskProblem.badAddress` unless it is `http` or `https`, a host and perhaps a
    ///   port, and nothing else, or `unix:` and a whole path.
    public init(_ address: String, authority: String?) throws(DeskProblem) {
        var settings = ClientSettings(authorityFile: authority)
        if address.hasPrefix("unix:/") {
            // The longest path a socket can have (sun_path) is 107 bytes.
            guard address.utf8.count <= 107 + "unix:".utf8.count else {
                throw .badAddress(address)
            }
            settings.unixSocket = String(address.dropFirst("unix:".count))
            base = "http://localhost"
        } else {
            base = try Self.base(address)
        }
        do { connection = try HTTPConnection(settings) } catch {
            throw .unreachable(error.description)
        }
    }

    private static func base(_ address: String) throws(DeskProblem) -> String {
        let trimmed = address.hasSuffix("/") ? String(address.dropLast()) : address
        let rest = ["https://", "http://"].first(where: trimmed.hasPrefix)
            .map { trimmed.dropFirst($0.count) }
        // A path, a query or a user name would not be part of what is signed.
        guard let rest, (1...255).contains(rest.utf8.count),
            rest.utf8.allSatisfy({ byte in
                (0x21..<0x7F).contains(byte) && !"/?#@\\\"<>".utf8.contains(byte)
            })
        else { throw .badAddress(address) }
        return trimmed
    }

    /// Sends the request and waits for the whole reply, whatever its status.
    public func send(_ request: OfficeRequest) throws(TransportFailure) -> OfficeReply {
        let question = request.query.isEmpty ? "" : "?" + request.query
        do {
            let response = try connection.perform(
                ClientRequest(
                    method: request.method, url: base + request.path + question,
                    headers: request.headers, body: request.body))
            return OfficeReply(
                status: response.status, headers: response.headers, body: response.body)
        } catch {
            switch error {
            case .untrusted(let reason): throw .untrusted(reason)
            case .notSendable(let reason), .unreachable(let reason): throw .unreachable(reason)
            case .timedOut, .tooLarge, .broken: throw .answerLost(error.description)
            }
        }
    }
}
