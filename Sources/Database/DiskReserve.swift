import Glibc
import Synchronization

/// Space set aside beside a store, given up when its disk is full: reading and closing the day
/// still need a little.
public final class DiskReserve: Sendable {
    /// How much is set aside, in bytes: 64 MiB.
    public static let usual: Int64 = 64 << 20
    /// Below this much free space somebody should look, in bytes.
    public static let low: Int64 = 512 << 20

    private struct State {
        /// How much is set aside now.
        var held: Int64 = 0
        var isGiven = false
        var isLow = false
    }
    private let path: String
    private let wanted: Int64
    private let state = Mutex(State())

    /// Sets space aside beside the store at a path: as much as is wanted, or what half the free
    /// space allows.
    public init(besides store: String, bytes: Int64 = usual) {
        path = store + ".reserve"
        wanted = bytes
        setAside()
    }

    /// Whether the reserve was given up: from now on only what must be written may be.
    public var isGiven: Bool { state.withLock { $0.isGiven } }

    /// What somebody should do something about; nil if there is room enough.
    public var trouble: String? {
        state.withLock { state in
            if state.isGiven {
                return "The disk of the books is full: no orders are taken. Make room on it."
            }
            if state.isLow { return "The disk of the books is nearly full. Make room on it." }
            return nil
        }
    }

    /// Gives the space up. To be called when the disk is full.
    public func give() {
        state.withLock { state in
            state.isGiven = true
            state.held = 0
            unlink(path)
        }
    }

    /// Looks at the disk, and sets the space aside again once there is room for it and for as much
    /// again.
    public func look() {
        guard let free = free else { return }
        let isRoom = state.withLock { state in
            state.isLow = free < Self.low
            return state.held < wanted && free >= 2 * wanted
        }
        if isRoom { setAside() }
    }

    /// Free space of the disk, in bytes.
    private var free: Int64? {
        var facts = statvfs()
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard statvfs(folder, &facts) == 0 else { return nil }
        return Int64(clamping: UInt64(facts.f_bavail) * UInt64(facts.f_frsize))
    }

    private func setAside() {
        var facts = stat()
        // What an office before this one had set aside is ours.
        let there = stat(path, &facts) == 0 ? Int64(facts.st_blocks) * 512 : 0
        guard let free else { return }
        let size = there >= wanted ? wanted : min(wanted, there + free / 2)
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        guard size > 0, posix_fallocate(file, 0, off_t(size)) == 0 else {
            unlink(path)
            return
        }
        state.withLock { state in
            state.held = size
            state.isGiven = false
        }
    }
}
