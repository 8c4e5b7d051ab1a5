/// Turns what the receiver reports into key presses, so that one press does one thing.
///
/// The receiver cannot be trusted: a lost frame makes it report a new press in the middle of a hold, and a wrong gap makes ten presses of one.
/// It is driven by the times in the events alone; it has no timer.
public struct Input: Sendable {
    /// Milliseconds a held arrow waits before it repeats (EN 301 549 5.7).
    public static let repeatDelay: Int64 = 900
    /// Milliseconds between two repeats of a held arrow.
    public static let repeatPeriod: Int64 = 400
    /// A new report of the same key within this many milliseconds is still the same hold.
    public static let holdGap: Int64 = 300
    /// Milliseconds after its last report when a key counts as let go.
    public static let watchdog: Int64 = 600
    /// Milliseconds after a screen change in which 決定 is not taken.
    public static let screenLock: Int64 = 500

    private struct Hold {
        var start: Int64
        var last: Int64
        var step: Int64
        /// Whether the press that began it was taken; a hold whose start was refused stays silent.
        var live: Bool
    }

    private let names: [String: Key]
    private let lockout: Int64
    private var holds: [Key: Hold] = [:]
    private var actedAt: [Key: Int64] = [:]
    private var changedAt: Int64?
    private var screenWait = Input.screenLock
    private var commits = false
    /// How many reports had a name that is no key of ours.
    public private(set) var unknown = 0

    /// The rules for a table of names and a household's settings.
    public init(names: [String: Key], settings: Settings) {
        self.names = names
        lockout = Int64(settings.lockout)
    }

    /// Tells that another screen is shown since that moment. On a committing screen the digits wait too.
    /// `lock` is how long they wait, in milliseconds.
    public mutating func screenChanged(
        at milliseconds: Int64, commits: Bool = false, lock: Int64 = Input.screenLock
    ) {
        changedAt = milliseconds
        screenWait = lock
        self.commits = commits
    }

    /// Takes one report: the name, how often it was repeated, whether the key was let go, and monotonic milliseconds. Answers the key to act on, if any.
    public mutating func take(
        _ name: String, count: Int, isRelease: Bool, at now: Int64
    ) -> Key? {
        guard let key = names[name] else {
            unknown += 1
            return nil
        }
        // A release is a hint, never a trigger; it only lengthens the time in which a report continues the hold.
        if isRelease {
            if let hold = holds[key], now - hold.last <= Self.watchdog { holds[key]?.last = now }
            return nil
        }
        if let hold = holds[key], continues(hold, count: count, at: now) {
            return continued(key, hold, at: now)
        }
        return started(key, count: count, at: now)
    }

    private func continues(_ hold: Hold, count: Int, at now: Int64) -> Bool {
        now - hold.last <= (count == 0 ? Self.holdGap : Self.watchdog)
    }

    private mutating func continued(_ key: Key, _ hold: Hold, at now: Int64) -> Key? {
        holds[key]?.last = max(hold.last, now)
        guard key.isArrow, hold.live, now - hold.start >= Self.repeatDelay,
            now - hold.step >= Self.repeatPeriod
        else { return nil }
        holds[key]?.step = now
        actedAt[key] = now
        return key
    }

    private mutating func started(_ key: Key, count: Int, at now: Int64) -> Key? {
        // A repeat without its beginning may be the ghost of an earlier key, so it starts a silent hold.
        let taken = count == 0 && !isLocked(key, at: now)
        holds[key] = Hold(start: now, last: now, step: now, live: taken)
        guard taken else { return nil }
        actedAt[key] = now
        return key
    }

    private func isLocked(_ key: Key, at now: Int64) -> Bool {
        if let acted = actedAt[key], now - acted < lock(of: key) { return true }
        guard let changedAt, now - changedAt < screenWait else { return false }
        switch key {
        case .ok: return true
        case .digit: return commits
        default: return false
        }
    }

    private func lock(of key: Key) -> Int64 {
        switch key {
        case .up, .down, .left, .right, .digit: min(250, lockout)
        case .ok, .back, .blue, .red, .green, .yellow, .home: lockout
        }
    }
}
