import Wire

/// A request as it reached the office, freed of the network.
public struct OfficeRequest: Sendable {
    /// `GET` or `POST`.
    public let method: String
    /// The path as it was sent.
    public let path: String
    /// The query as it was sent, without the question mark.
    public let query: String
    /// Header fields with lower-case names.
    public let headers: [(String, String)]
    /// The body.
    public let body: [UInt8]
    /// A request.
    public init(
        method: String, path: String, query: String = "", headers: [(String, String)] = [],
        body: [UInt8] = []
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
    }

    /// A header sent exactly once; nil if it is absent or repeated.
    func header(_ name: String) -> String? {
        let found = headers.filter { $0.0 == name }
        return found.count == 1 ? found[0].1 : nil
    }

    /// Whether the query holds no control characters, plain or escaped.
    var isPlain: Bool {
        query.isEmpty
            || fields.values.allSatisfy { value in
                value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
            }
    }

    /// The query's fields; the first of a repeated name counts.
    var fields: [String: String] {
        var fields: [String: String] = [:]
        for part in query.split(separator: "&").prefix(20) {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = decoded(pair[0])
            if fields[name] == nil { fields[name] = pair.count > 1 ? decoded(pair[1]) : "" }
        }
        return fields
    }

    /// Percent escapes and `+` undone; bytes that are no UTF-8 are replaced.
    private func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What the office sends back.
public struct OfficeResponse: Sendable {
    /// The HTTP status.
    public let status: Int
    /// Header fields with lower-case names.
    public let headers: [(String, String)]
    /// The body.
    public let body: [UInt8]
    /// A response.
    public init(status: Int, headers: [(String, String)], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
    /// A header's first value.
    public func header(_ name: String) -> String? { headers.first { $0.0 == name }?.1 }
}
