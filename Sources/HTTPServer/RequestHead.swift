/// A header field as bytes, together with where the library found it in its read buffer.
struct RawField {
    let name: [UInt8]
    let value: [UInt8]
    let nameAddress: UInt
    let valueAddress: UInt
}

/// A request line and header as the library parsed them, not yet trusted.
struct RawHead {
    let method: [UInt8]
    let version: [UInt8]
    let target: [UInt8]
    let fields: [RawField]
    let methodAddress: UInt
    let versionAddress: UInt
    /// Bytes from the method to the empty line, both included.
    let size: Int
}

/// A header that passed every framing rule, or the status to refuse it with.
struct RequestHead {
    let method: String
    let target: RequestTarget
    let headers: [(name: String, value: String)]
    /// The announced length of the body, 0 if none was.
    let length: Int
    /// Whether the client waits for leave to send the body.
    let expectsLeave: Bool

    struct Refusal: Error { let status: Int }

    private static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
    ]
    /// Fields that two readers of one request must never understand differently.
    private static let single: Set<String> = [
        "host", "content-length", "transfer-encoding", "content-type", "authorization", "expect",
        "connection", "idempotency-key", "signature", "signature-input", "content-digest",
    ]

    init(_ raw: RawHead, _ limits: Limits) throws(Refusal) {
        guard raw.size <= limits.head, raw.fields.count <= limits.headerFields else {
            throw Refusal(status: 431)
        }
        guard Self.isContiguous(raw) else { throw Refusal(status: 400) }
        let version = String(decoding: raw.version, as: UTF8.self)
        guard version == "HTTP/1.1" || version == "HTTP/1.0", !raw.method.isEmpty,
            raw.method.allSatisfy(Self.isToken)
        else { throw Refusal(status: 400) }
        method = String(decoding: raw.method, as: UTF8.self)
        guard Self.methods.contains(method) else { throw Refusal(status: 501) }
        guard let target = RequestTarget(raw.target) else { throw Refusal(status: 400) }
        self.target = target

        var headers: [(name: String, value: String)] = []
        var seen: Set<String> = []
        for field in raw.fields {
            guard !field.name.isEmpty, field.name.allSatisfy(Self.isToken),
                field.value.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }),
                let value = String(validating: field.value, as: UTF8.self)
            else { throw Refusal(status: 400) }
            let name = String(decoding: field.name, as: UTF8.self).lowercased()
            guard seen.insert(name).inserted || !Self.single.contains(name) else {
                throw Refusal(status: 400)
            }
            headers.append((name, Self.trimmed(value)))
        }
        self.headers = headers
        let lengths = headers.filter { $0.name == "content-length" }
        if seen.contains("transfer-encoding") {
            // Our own clients and the web server in front announce a length. Refusing every
            // coded body leaves nothing for two parsers to disagree about.
            throw Refusal(status: lengths.isEmpty ? 411 : 400)
        }
        if let text = lengths.first?.value {
            guard (1...18).contains(text.utf8.count),
                text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text)
            else { throw Refusal(status: 400) }
            length = number
        } else {
            length = 0
        }
        expectsLeave = seen.contains("expect")
    }

    /// Whether the lines lie in the read buffer one behind the other, each ended by CR LF.
    ///
    /// The library accepts a bare LF or CR, a folded line, a NUL, and white space before the
    /// colon, and its values no longer show it. The addresses do: every name must begin two bytes
    /// behind the value before it, and the empty line must end where the header ends.
    private static func isContiguous(_ raw: RawHead) -> Bool {
        let line = raw.method.count + raw.target.count + 2
        guard raw.versionAddress == raw.methodAddress &+ UInt(line) else { return false }
        var end = raw.versionAddress &+ UInt(raw.version.count)
        for field in raw.fields {
            guard field.nameAddress == end &+ 2 else { return false }
            end = field.valueAddress &+ UInt(field.value.count)
        }
        return raw.methodAddress &+ UInt(raw.size) == end &+ 4
    }

    /// The characters of a token (RFC 9110, section 5.6.2).
    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func trimmed(_ value: String) -> String {
        var text = Substring(value)
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        return String(text)
    }
}
