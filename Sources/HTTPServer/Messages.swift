/// A request that arrived whole and passed every framing rule.
public struct HTTPRequest: Sendable {
    /// The method, such as `GET`; one of the seven common ones.
    public let method: String
    /// The path with percent escapes decoded once; valid UTF-8, no control character, no `..`.
    public let path: String
    /// The path as it was sent, before any decoding; ASCII.
    public let rawPath: String
    /// The decoded query fields in the order sent; `+` stands for a space.
    public let query: [(name: String, value: String)]
    /// The query as it was sent, without the question mark; ASCII, empty if there is none.
    public let rawQuery: String
    /// The header fields in the order sent; names in lower case.
    public let headers: [(name: String, value: String)]
    /// The body, at most `Limits.body` bytes.
    public let body: [UInt8]
    /// The place of this request in the order of arrival: 1, 2, 3 …, taken when the last byte of
    /// the body was there. It says which of two requests the office received first.
    public let receivedAt: UInt64

    /// A request; for tests of handlers, since the server makes its own.
    public init(
        method: String, path: String, rawPath: String? = nil,
        query: [(name: String, value: String)] = [], rawQuery: String = "",
        headers: [(name: String, value: String)] = [], body: [UInt8] = [], receivedAt: UInt64 = 0
    ) {
        self.method = method
        self.path = path
        self.rawPath = rawPath ?? path
        self.query = query
        self.rawQuery = rawQuery
        self.headers = headers.map { ($0.name.lowercased(), $0.value) }
        self.body = body
        self.receivedAt = receivedAt
    }

    /// The value of the header field if it was sent exactly once; nil if absent or repeated, so
    /// that two readers can never pick two different values.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        let found = headers.filter { $0.name == wanted }
        return found.count == 1 ? found.first?.value : nil
    }
}

/// What the server sends back.
public struct HTTPResponse: Sendable {
    /// The status code, 200 to 599.
    public var status: Int
    /// The header fields. Length and transfer coding are the server's business and are left out.
    public var headers: [(name: String, value: String)]
    /// The body; left out with the statuses 204 and 304.
    public var body: [UInt8]

    /// A response.
    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A generic problem document (RFC 9457) that tells a stranger nothing about the inside.
    public static func problem(_ status: Int, closing: Bool = false) -> HTTPResponse {
        let title = titles[status] ?? "Error"
        var headers = [
            (name: "Content-Type", value: "application/problem+json"),
            (name: "Cache-Control", value: "no-store"),
        ]
        if closing { headers.append((name: "Connection", value: "close")) }
        if status == 503 { headers.append((name: "Retry-After", value: "5")) }
        let body = "{\"type\":\"about:blank\",\"title\":\"\(title)\",\"status\":\(status)}"
        return HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
    }

    private static let titles = [
        400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
        409: "Conflict", 410: "Gone", 411: "Length Required", 413: "Content Too Large",
        415: "Unsupported Media Type", 422: "Unprocessable Content", 429: "Too Many Requests",
        431: "Request Header Fields Too Large", 500: "Internal Server Error",
        501: "Not Implemented", 503: "Service Unavailable", 507: "Insufficient Storage",
    ]
}
