/// What one line of the LIRC daemon says.
enum DaemonLine: Equatable {
    /// A key we know.
    case key(name: String, count: Int, isRelease: Bool, remote: String)
    /// A key, but none of ours.
    case unknown
    /// Not a line of the form `code count key remote`.
    case malformed

    /// What lircd puts behind the name of a key that was let go (its option `--release`).
    static let releaseMark = "_EVUP"

    /// Reads a line without its end, such as `0000000002fdbc43 00 KEY_OK NEC_KEYS`.
    init(_ bytes: some Collection<UInt8>, names: Set<String>) {
        let line = String(decoding: bytes, as: UTF8.self)
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 4, words[0].count <= 16, UInt64(words[0], radix: 16) != nil,
            words[1].count <= 4, let count = Int(words[1], radix: 16), count >= 0,
            !words[2].isEmpty, !words[3].isEmpty, words[3].utf8.count <= 64
        else {
            self = .malformed
            return
        }
        let isRelease = words[2].hasSuffix(DaemonLine.releaseMark)
        let name = String(isRelease ? words[2].dropLast(DaemonLine.releaseMark.count) : words[2])
        guard names.contains(name) else {
            self = .unknown
            return
        }
        self = .key(name: name, count: count, isRelease: isRelease, remote: String(words[3]))
    }
}

/// Cuts a stream of bytes into lines, holding no more than one line of bounded length.
struct LineCutter {
    /// lircd's own lines are below 128 bytes.
    static let longest = 256
    private var rest: [UInt8] = []
    private var isSkipping = false

    /// Feeds bytes; calls `each` for every whole line, with `nil` for one that was too long.
    mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>, each: ([UInt8]?) -> Void) {
        for byte in bytes {
            if byte == 0x0A {
                each(isSkipping ? nil : rest)
                rest.removeAll(keepingCapacity: true)
                isSkipping = false
            } else if rest.count < LineCutter.longest {
                rest.append(byte)
            } else {
                isSkipping = true
            }
        }
    }

    /// Forgets a torn line, when the connection it came from is gone.
    mutating func reset() {
        rest.removeAll(keepingCapacity: true)
        isSkipping = false
    }
}
