import Glibc
import Synchronization

/// Milliseconds of a clock that no one can set.
func monotonicMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
}

/// One client connection and what it is busy with.
///
/// The library's own timeout is about inactivity: a client that sends a byte every few seconds
/// would stay for ever. Each stage therefore has a total time here.
final class Line: Sendable {
    /// What a connection is doing.
    enum Stage { case idle, header, body, handled, sending }

    let socket: Int32
    private let state = Mutex((stage: Stage.idle, since: monotonicMilliseconds()))

    init(socket: Int32) { self.socket = socket }

    /// Notes the beginning of a stage.
    func enter(_ stage: Stage) {
        let now = monotonicMilliseconds()
        state.withLock { $0 = (stage, now) }
    }

    /// Whether the stage has lasted longer than the limits allow.
    func isOverdue(_ limits: Limits, at now: Int64) -> Bool {
        let (stage, since) = state.withLock { $0 }
        let seconds: Double? =
            switch stage {
            case .idle: limits.idleSeconds
            case .header: limits.headerSeconds
            case .body: limits.bodySeconds
            case .handled: nil
            case .sending: limits.sendingSeconds
            }
        guard let seconds else { return false }
        return Double(now - since) > seconds * 1_000
    }

    /// Ends the connection; the library notices and clears up. Call only while it is registered,
    /// because afterwards the number may belong to another connection.
    func cut() { shutdown(socket, Int32(SHUT_RDWR)) }
}
