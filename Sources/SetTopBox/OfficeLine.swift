import HTTPClient
public import Seal
import Wire

/// How requests reach the office. The real one is `HTTPOffice`; tests cut and delay one of their own.
public protocol OfficeTransport: Sendable {
    /// Sends one request and waits for its answer.
    func exchange(
        method: String, target: String, headers: [(String, String)], body: [UInt8]
    ) throws(LineDown) -> Answer
}

/// There was no answer. A write may still have arrived.
public struct LineDown: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened, for the log.
    public let description: String
    /// A failure with what happened.
    public init(_ description: String) { self.description = description }
}

/// The office over HTTP, at `http://host:port` or `unix:/path`.
public struct HTTPOffice: OfficeTransport {
    private let base: String
    private let settings: ClientSettings

    /// An office at an address.
    public init(address: String) {
        var settings = ClientSettings()
        if address.hasPrefix("unix:") {
            settings.unixSocket = String(address.dropFirst(5))
            base = "http://office"
        } else {
            base = address.hasSuffix("/") ? String(address.dropLast()) : address
        }
        self.settings = settings
    }

    /// Sends one request and waits for its answer, 20 seconds at most.
    public func exchange(
        method: String, target: String, headers: [(String, String)], body: [UInt8]
    ) throws(LineDown) -> Answer {
        do {
            let response = try HTTPExchange.perform(
                ClientRequest(
                    method: method, url: base + target,
                    headers: headers.map { (name: $0.0, value: $0.1) }, body: body),
                settings)
            var found: [String: String] = [:]
            for header in response.headers where found[header.name] == nil {
                found[header.name] = header.value
            }
            return Answer(status: response.status, headers: found, body: response.body)
        } catch {
            throw LineDown("\(error)")
        }
    }
}

/// Signs what a box sends.
public struct BoxSignature: Sendable {
    private let key: SigningKey
    private let signer: String
    /// A box's signature, or a kiosk's.
    public init(key: SigningKey, box: String, isKiosk: Bool = false) {
        self.key = key
        signer = (isKiosk ? "kiosk:" : "box:") + box
    }

    /// The headers of a signed write.
    public func write(
        path: String, body: [UInt8], sequence: Int64, idempotencyKey: String, epoch: String
    ) -> [(String, String)] {
        headers(
            SignedFields(
                signer: signer, sequence: sequence, key: idempotencyKey, epoch: epoch,
                run: ""), method: "POST", path: path, body: body)
    }

    /// The headers of a signed read.
    public func read(
        path: String, once: String, epoch: String, run: String, method: String = "GET",
        body: [UInt8] = []
    ) -> [(String, String)] {
        headers(
            SignedFields(signer: signer, sequence: 0, key: once, epoch: epoch, run: run),
            method: method, path: path, body: body)
    }

    private func headers(
        _ fields: SignedFields, method: String, path: String, body: [UInt8]
    ) -> [(String, String)] {
        let base = fields.signatureBase(
            method: method, path: path, query: "", digest: Hex.encode(sha256(body)))
        return fields.headers + [
            (SignedFields.Header.signature, key.sign(base).base64),
            ("content-type", "application/json"),
        ]
    }
}
