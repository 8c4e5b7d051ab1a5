import Glibc

/// Sleeps until something happens: a key, a bell, the window, or the time.
public struct Waiting {
    /// Why a sleep ended; more than one may hold, none means that the time was over.
    public struct Reasons: OptionSet, Sendable, Hashable {
        /// The bits.
        public let rawValue: Int
        /// From bits.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// The remote control should be read.
        public static let remote = Reasons(rawValue: 1)
        /// The bell rang; it is silenced already.
        public static let bell = Reasons(rawValue: 2)
        /// The window's events should be read.
        public static let desk = Reasons(rawValue: 4)
    }
    private let remote: Remote?
    private let desk: Desk?
    private let bell: Doorbell

    /// Waits on those that are there.
    public init(remote: Remote?, desk: Desk?, bell: Doorbell) {
        self.remote = remote
        self.desk = desk
        self.bell = bell
    }

    /// Sleeps at most so many milliseconds.
    public func sleep(atMost milliseconds: Int) -> Reasons {
        if let desk, desk.hasEvents { return .desk }
        var limit = max(0, milliseconds)
        if let due = remote?.millisecondsToNextTry { limit = min(limit, due) }
        if let due = desk?.millisecondsToAsk { limit = min(limit, due) }
        let wanted = Int16(POLLIN)
        // A negative descriptor is passed over by poll, and answers nothing.
        var ends = [
            pollfd(fd: bell.descriptor, events: wanted, revents: 0),
            pollfd(fd: remote?.descriptor ?? -1, events: wanted, revents: 0),
            pollfd(fd: desk?.descriptor ?? -1, events: wanted, revents: 0),
        ]
        _ = poll(&ends, nfds_t(ends.count), Int32(clamping: limit))
        var reasons: Reasons = []
        if ends[0].revents != 0, bell.answer() { reasons.insert(.bell) }
        if ends[1].revents != 0 || remote?.millisecondsToNextTry == 0 { reasons.insert(.remote) }
        if ends[2].revents != 0 || desk?.hasEvents == true { reasons.insert(.desk) }
        return reasons
    }
}
