import Glibc
import Television

/// A pause that somebody can end. It goes by the time since start, so that a clock that is set back meanwhile does not make hours of it.
final class Nap: Sendable {
    private let bell: Doorbell

    init() throws { bell = try Doorbell() }

    /// Sleeps so many milliseconds, or with nil until somebody wakes it.
    func sleep(_ milliseconds: Int?) {
        var waiting = pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, milliseconds.map { Int32(clamping: $0) } ?? -1)
        bell.answer()
    }

    /// Ends the pause at once, or the next one if there is none just now.
    func end() { bell.ring() }
}
