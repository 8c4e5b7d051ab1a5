import CSodium

/// Starts the library the first time anything needs it. Thread-safe, as every static constant is.
enum Sodium {
    /// Whether the library started.
    static let started = sodium_init() >= 0

    /// Throws `SealError.libraryUnavailable` unless the library started.
    static func start() throws(SealError) {
        guard started else { throw .libraryUnavailable }
    }
}

/// The SHA-256 digest of the bytes: 32 bytes (FIPS 180-4).
public func sha256(_ bytes: [UInt8]) -> [UInt8] {
    // No start is needed: the plain C hash works before sodium_init, which only picks faster code.
    _ = Sodium.started
    var digest = [UInt8](repeating: 0, count: 32)
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
}

/// Whether two byte strings are equal, in a time that depends on their lengths only.
public func constantTimeEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return sodium_memcmp(left, right, left.count) == 0
}

/// Unpredictable bytes from the system's random source; `count` is 0 to 1,048,576.
///
/// Throws `SealError.libraryUnavailable`, or `.tooLong` for more than the range.
public func randomBytes(_ count: Int) throws(SealError) -> [UInt8] {
    try Sodium.start()
    guard (0...1_048_576).contains(count) else {
        throw .tooLong(what: "A random value", most: 1_048_576, found: count)
    }
    if let source = Chance.source { return source(count) }
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
}

/// Unpredictable decimal digits, each of the ten equally likely; `count` is 0 to 64.
///
/// Throws `SealError.libraryUnavailable`, or `.tooLong` for more than the range.
public func randomDigits(_ count: Int) throws(SealError) -> String {
    try Sodium.start()
    guard (0...64).contains(count) else {
        throw .tooLong(what: "A row of random digits", most: 64, found: count)
    }
    if let source = Chance.source {
        return String(source(count).map { Character(String($0 % 10)) })
    }
    // randombytes_uniform draws again instead of taking a remainder, so no digit is favoured.
    return String((0..<count).map { _ in Character(String(randombytes_uniform(10))) })
}

/// The six digits both ends of a pairing show, so that two people can compare them aloud.
///
/// Both ends derive them from the box's public key and the office's nonce; a key swapped on the
/// way changes them, except once in a million.
public func checkDigits(publicKey: PublicKey, nonce: [UInt8]) -> String {
    let digest = sha256(Array("engawa check digits 1\n".utf8) + publicKey.bytes + nonce)
    // 64 bits over a million: the remainder favours no value by more than one part in 10^13.
    let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } % 1_000_000
    let text = String(number)
    return String(repeating: "0", count: 6 - text.count) + text
}
