import Glibc

/// Wakes the loop that shows the picture, from any thread.
public final class Doorbell: Sendable {
    /// The end to wait on.
    public let descriptor: Int32
    private let button: Int32

    /// Hangs the bell. Throws `noDoorbell`.
    public init() throws(TelevisionProblem) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .noDoorbell(code: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        descriptor = ends[0]
        button = ends[1]
    }

    deinit {
        close(descriptor)
        close(button)
    }

    /// Rings; ringing twice before the bell is answered is ringing once.
    public func ring() {
        var one: UInt8 = 1
        // A full pipe has rung already.
        _ = write(button, &one, 1)
    }

    /// Silences the bell; answers whether it had rung.
    @discardableResult
    public func answer() -> Bool {
        var hasRung = false
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 { hasRung = true }
        }
        return hasRung
    }
}
