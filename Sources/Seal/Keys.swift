import CSodium

/// An Ed25519 signature: 64 bytes (RFC 8032).
public struct Signature64: Sendable, Hashable, CustomStringConvertible {
    /// The 64 bytes.
    public let bytes: [UInt8]

    /// A signature from its 64 bytes. Throws `SealError.wrongLength`.
    public init(bytes: [UInt8]) throws(SealError) {
        guard bytes.count == 64 else {
            throw .wrongLength(what: "A signature", expected: 64, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// A signature from its base64 form. Throws `SealError.notBase64` or `.wrongLength`.
    public init(base64: String) throws(SealError) {
        bytes = try Base64.decode(base64, exactly: 64, what: "A signature")
    }

    /// The padded base64 form, 88 characters.
    public var base64: String { Base64.encode(bytes) }
    /// The base64 form.
    public var description: String { base64 }
}

/// The public half of an Ed25519 key: 32 bytes, the name by which the office knows a box.
public struct PublicKey: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The 32 bytes.
    public let bytes: [UInt8]

    /// A public key from its 32 bytes. Throws `SealError.wrongLength`.
    public init(bytes: [UInt8]) throws(SealError) {
        guard bytes.count == 32 else {
            throw .wrongLength(what: "A public key", expected: 32, found: bytes.count)
        }
        self.bytes = bytes
    }

    /// A public key from its base64 form. Throws `SealError.notBase64` or `.wrongLength`.
    public init(base64: String) throws(SealError) {
        bytes = try Base64.decode(base64, exactly: 32, what: "A public key")
    }

    /// Reads the base64 form.
    public init(from decoder: any Decoder) throws {
        try self.init(base64: decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the base64 form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(base64)
    }

    /// The padded base64 form, 44 characters.
    public var base64: String { Base64.encode(bytes) }
    /// The base64 form.
    public var description: String { base64 }

    /// Whether the holder of the private half signed exactly these bytes.
    ///
    /// False also when the key is one of the weak points that accept many signatures.
    public func verify(_ signature: Signature64, of message: [UInt8]) -> Bool {
        guard Sodium.started else { return false }
        return crypto_sign_ed25519_verify_detached(
            signature.bytes, message, UInt64(message.count), bytes) == 0
    }
}

/// An Ed25519 private key. It never prints itself, and its memory is wiped when the last copy goes.
public struct SigningKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// The public half.
    public let publicKey: PublicKey
    private let secret: Secret

    /// A new key from the system's random source. Throws `SealError.libraryUnavailable`.
    public static func generate() throws(SealError) -> SigningKey {
        try SigningKey(seed: randomBytes(32))
    }

    /// The key that belongs to a 32-byte seed.
    ///
    /// Throws `SealError.wrongLength` or `.libraryUnavailable`.
    public init(seed: [UInt8]) throws(SealError) {
        try Sodium.start()
        guard seed.count == 32 else {
            throw .wrongLength(what: "The seed of a key", expected: 32, found: seed.count)
        }
        var open = [UInt8](repeating: 0, count: 32)
        var hidden = [UInt8](repeating: 0, count: 64)
        guard crypto_sign_ed25519_seed_keypair(&open, &hidden, seed) == 0 else { throw .notAKey }
        publicKey = try PublicKey(bytes: open)
        secret = Secret(hidden)
    }

    /// Signs the bytes. The same bytes always give the same signature.
    public func sign(_ message: [UInt8]) -> Signature64 {
        secret.sign(message)
    }

    /// The 32-byte seed, for the key file only.
    var seed: [UInt8] { secret.seed }

    /// Names the public half only.
    public var description: String { "signing key of \(publicKey)" }
    /// Shows the public half only.
    public var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey]) }
}

/// The 64 secret bytes, kept in one place so that they can be wiped.
private final class Secret: Sendable {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    deinit {
        // The array is not shared: nothing but this object ever held it, so the wipe reaches it.
        bytes.withUnsafeBytes { buffer in
            sodium_memzero(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count)
        }
    }

    var seed: [UInt8] { Array(bytes.prefix(32)) }

    func sign(_ message: [UInt8]) -> Signature64 {
        var signature = [UInt8](repeating: 0, count: 64)
        crypto_sign_ed25519_detached(&signature, nil, message, UInt64(message.count), bytes)
        return Signature64(trusted: signature)
    }
}

extension Signature64 {
    /// A signature the library has just made, so its length is known.
    fileprivate init(trusted bytes: [UInt8]) { self.bytes = bytes }
}
