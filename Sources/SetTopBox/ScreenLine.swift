public import Domain
import Synchronization
import Wire

/// Shows the office the screen in words while the household wishes it: at each change, at most twice a second, and once a second as long as nothing changes.
public final class ScreenLine: Sendable {
    /// Milliseconds between two showings.
    public static let shortest: Int64 = 500
    /// Milliseconds after which the same screen is shown again, to hear what is pointed to.
    public static let longest: Int64 = 1_000
    /// How often the end is told at most, if the line is bad.
    private static let goodbyes = 3

    /// Shows a screen, or nil for the end, and answers what is pointed to.
    public typealias Show =
        @Sendable (_ screen: ScreenInWords?, _ until: Moment) throws -> ScreenPointer?

    private struct State {
        var wanted: ScreenInWords?
        var until: Moment?
        var sent: ScreenInWords?
        var sentAt: Int64?
        var goodbyes = 0
        var pointer: ScreenPointer?
    }
    private let show: Show
    private let state = Mutex(State())

    /// A line that shows by the given way.
    public init(_ show: @escaping Show) { self.show = show }

    /// Says what is on the screen now, or nil when nothing is to be shown. Answers whether `step` has something to do.
    public func put(_ screen: ScreenInWords?, until: Moment?) -> Bool {
        state.withLock { state in
            if let screen {
                let isNew = state.wanted != screen
                state.wanted = screen
                state.until = until
                state.goodbyes = 0
                return isNew
            }
            guard state.wanted != nil else { return false }
            state.wanted = nil
            state.pointer = nil
            state.goodbyes = state.sentAt == nil ? 0 : Self.goodbyes
            return state.goodbyes > 0
        }
    }

    /// What somebody at the office points to.
    public var pointer: ScreenPointer? { state.withLock { $0.pointer } }

    /// Does what is due at that monotonic millisecond. Answers when to come again, in milliseconds; nil when nothing is shown.
    public func step(at now: Int64) -> Int? {
        let due = state.withLock { state -> (screen: ScreenInWords?, until: Moment)?? in
            guard let until = state.until, state.wanted != nil || state.goodbyes > 0 else {
                return nil
            }
            if let sentAt = state.sentAt {
                let rest = state.wanted == state.sent ? Self.longest : Self.shortest
                if now - sentAt < rest, state.wanted != nil { return .some(nil) }
            }
            state.sent = state.wanted
            state.sentAt = now
            if state.wanted == nil { state.goodbyes -= 1 }
            return (state.wanted, until)
        }
        guard let due else { return nil }
        guard let due else { return wait(at: now) }
        do {
            let pointer = try show(due.screen, due.until)
            state.withLock { state in
                if state.wanted != nil { state.pointer = pointer }
                if due.screen == nil, state.wanted == nil {
                    state.goodbyes = 0
                    state.sentAt = nil
                }
            }
        } catch {
            // A screen is no errand: the next one is sent in its place.
        }
        return wait(at: now)
    }

    private func wait(at now: Int64) -> Int? {
        state.withLock { state in
            guard state.wanted != nil || state.goodbyes > 0 else { return nil }
            let since = now - (state.sentAt ?? now)
            let rest = state.wanted == state.sent ? Self.longest : Self.shortest
            return Int(max(1, rest - since))
        }
    }
}
