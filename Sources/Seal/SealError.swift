/// Why the seal refused; `description` says it in one sentence an operator can act on.
public enum SealError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The cryptographic library could not start, for instance without a random source.
    case libraryUnavailable
    /// A value has another length than the format fixes; both lengths in bytes or characters.
    case wrongLength(what: String, expected: Int, found: Int)
    /// A value is longer than the caller allows; both lengths in bytes or characters.
    case tooLong(what: String, most: Int, found: Int)
    /// The text is not hexadecimal: an even number of the characters 0-9, a-f, A-F and nothing else.
    case notHex
    /// The text is not padded, canonical base64 of the standard alphabet.
    case notBase64
    /// The bytes have the right length but no valid key can have them.
    case notAKey
    /// There is already a file at the path, and a key is never overwritten by accident.
    case keyFileExists(path: String)
    /// Others can read the key file; `mode` is its permission bits.
    case keyFileExposed(path: String, mode: UInt32)
    /// The key file belongs to another account or is no ordinary file.
    case keyFileNotOurs(path: String)
    /// The file opens, but does not hold a signing key.
    case keyFileBroken(path: String)
    /// The system refused an operation on the key file; `reason` is the system's wording.
    case keyFileUnusable(path: String, doing: String, reason: String)

    /// One plain sentence, in English, without any secret.
    public var description: String {
        switch self {
        case .libraryUnavailable:
            "The cryptographic library could not start."
        case .wrongLength(let what, let expected, let found):
            "\(what) must have length \(expected), not \(found)."
        case .tooLong(let what, let most, let found):
            "\(what) may have length \(most) at most, not \(found)."
        case .notHex: "The text is not hexadecimal."
        case .notBase64: "The text is not base64 with its padding."
        case .notAKey: "These bytes are not a valid key."
        case .keyFileExists(let path):
            "There is already a key in \(path). Move it away first if it is to be replaced."
        case .keyFileExposed(let path, let mode):
            "The key file \(path) can be read by others (mode \(String(mode, radix: 8))). "
                + "Consider the key known to strangers: make a new one, or if nobody else "
                + "could log in here, run: chmod 600 \(path)"
        case .keyFileNotOurs(let path):
            "The key file \(path) must be an ordinary file owned by the account that runs this."
        case .keyFileBroken(let path):
            "The file \(path) does not hold a signing key."
        case .keyFileUnusable(let path, let doing, let reason):
            "Could not \(doing) the key file \(path): \(reason)."
        }
    }
}
