import Glibc

/// One report of a key, from an infra-red remote control or a keyboard in its place.
public struct RemoteEvent: Sendable, Hashable {
    /// The key's name, such as `KEY_OK`.
    public let keyName: String
    /// 0 for a new press, then 1, 2, … while the key is held, as far as the daemon can tell.
    public let count: Int
    /// Whether the key was let go; only a hint, never a reason to act.
    public let isRelease: Bool
    /// Which remote control, by its name in the remote file; `keyboard` for a keyboard.
    public let remote: String
    /// When it was read, in nanoseconds of the monotonic clock.
    public let at: UInt64

    /// A report of a key.
    public init(keyName: String, count: Int, isRelease: Bool, remote: String, at: UInt64) {
        self.keyName = keyName
        self.count = count
        self.isRelease = isRelease
        self.remote = remote
        self.at = at
    }

    /// The keys a resident's remote control has for us; every other name is ignored.
    public static let names: Set<String> = Set(
        [
            "UP", "DOWN", "LEFT", "RIGHT", "OK", "BACK", "HOME", "BLUE", "RED", "GREEN", "YELLOW",
        ].map { "KEY_" + $0 } + (0...9).map { "KEY_\($0)" })
}

/// Nanoseconds of the monotonic clock, which no one can set.
public func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
