public import Domain
import Synchronization

/// The office's clock: it follows the system's clock, except over a jump.
///
/// Each reading is compared with the time since start, which nobody can set. If the system's clock
/// has jumped by more than two seconds, the office goes on by the time since start and says so,
/// until the clock is right again or the office is started anew: a wrong clock must neither close
/// a day early nor open it again.
public final class SteadyClock: Sendable {
    /// The largest difference in milliseconds that counts as the clock being set right.
    public static let tolerance: Int64 = 2_000

    private struct State {
        /// The system's clock at the last good reading.
        var wall: Moment
        /// Milliseconds since start at the last good reading.
        var elapsed: Int64
        var jump: Int64?
    }
    private let wall: Now
    private let elapsed: @Sendable () -> Int64
    private let state: Mutex<State>

    /// A clock over the system's clock and one that counts milliseconds and cannot be set.
    public init(wall: @escaping Now, elapsed: @escaping @Sendable () -> Int64) {
        self.wall = wall
        self.elapsed = elapsed
        state = Mutex(State(wall: wall(), elapsed: elapsed()))
    }

    /// The time.
    public var now: Now { { self.read() } }

    /// By how many milliseconds the system's clock has jumped; nil while it can be followed.
    public var jump: Int64? { state.withLock { $0.jump } }

    /// Takes the system's clock as right, wherever it stands: somebody has looked at it.
    public func follow() {
        state.withLock { $0 = State(wall: wall(), elapsed: elapsed()) }
    }

    private func read() -> Moment {
        state.withLock { state in
            let shown = wall()
            let passed = elapsed()
            let expected = state.wall.adding(milliseconds: passed - state.elapsed)
            let difference = shown.since(expected)
            guard abs(difference) <= Self.tolerance else {
                state.jump = difference
                return expected
            }
            state = State(wall: shown, elapsed: passed)
            return shown
        }
    }
}
