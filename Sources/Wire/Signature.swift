/// What a signed request says about itself, in headers. The body's digest is part of what is signed.
///
/// A write carries an idempotency key (and from a box a sequence number): sent twice it gets the stored decision again.
/// A read carries the office's current run and a key used once: a repeated read is refused.
/// No timestamp is signed, because box clocks lie.
public struct SignedFields: Sendable, Hashable {
    /// `box:ID` or `operator:ID`.
    public let signer: String
    /// The box's message number, from 1; 0 for operators and reads.
    public let sequence: Int64
    /// 32 hexadecimal digits: the idempotency key of a write, the once-only key of a read.
    public let key: String
    /// The store epoch the signer knows.
    public let epoch: String
    /// The office's run for a read; empty for a write.
    public let run: String

    /// Fields of a request.
    public init(signer: String, sequence: Int64, key: String, epoch: String, run: String) {
        self.signer = signer
        self.sequence = sequence
        self.key = key
        self.epoch = epoch
        self.run = run
    }

    /// Names of the request headers.
    public enum Header {
        /// Who signed.
        public static let signer = "engawa-signer"
        /// The box's message number.
        public static let sequence = "engawa-sequence"
        /// The key.
        public static let key = "engawa-key"
        /// The store epoch.
        public static let epoch = "engawa-epoch"
        /// The office's run.
        public static let run = "engawa-run"
        /// The Ed25519 signature, base64.
        public static let signature = "engawa-signature"
        /// In every answer: the office's clock in milliseconds since 1970.
        public static let time = "engawa-time"
    }

    /// The headers that carry these fields.
    public var headers: [(String, String)] {
        [
            (Header.signer, signer), (Header.sequence, String(sequence)), (Header.key, key),
            (Header.epoch, epoch), (Header.run, run),
        ]
    }

    /// Reads the fields from lower-cased headers; nil if one is missing or out of form.
    public init?(headers: [(String, String)]) {
        func value(_ name: String) -> String? {
            let found = headers.filter { $0.0 == name }
            return found.count == 1 ? found[0].1 : nil
        }
        guard let signer = value(Header.signer), signer.utf8.count <= 80,
            let number = value(Header.sequence), number.utf8.count <= 18,
            let sequence = Int64(number), sequence >= 0, String(sequence) == number,
            let key = value(Header.key), key.utf8.count == 32,
            key.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
            let epoch = value(Header.epoch), epoch.utf8.count <= 64,
            case let run = value(Header.run) ?? "", run.utf8.count <= 64
        else { return nil }
        self.init(signer: signer, sequence: sequence, key: key, epoch: epoch, run: run)
    }

    /// The bytes that are signed: one field a line, after RFC 9421's idea of a signature base.
    public func signatureBase(method: String, path: String, query: String, digest: String)
        -> [UInt8]
    {
        let lines = [
            "engawa-signature-v1", "method \(method)", "path \(path)", "query \(query)",
            "body-sha256 \(digest)", "signer \(signer)", "sequence \(sequence)", "key \(key)",
            "epoch \(epoch)", "run \(run)",
        ]
        return Array(lines.joined(separator: "\n").utf8)
    }
}
