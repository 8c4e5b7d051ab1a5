import Seal
import Synchronization

/// The office's present run and the once-only keys of the reads it has answered.
///
/// A read is answered once: its key is remembered for as long as the run lasts. When the memory
/// is full a new run begins, and every box signs its next read anew.
final class Run: Sendable {
    enum Finding { case fresh, stale, replayed }

    private struct State {
        var name: String
        var used: Set<String> = []
    }
    private let limit: Int
    private let state: Mutex<State>

    /// A run that remembers `limit` keys.
    init(limit: Int = 100_000) throws(SealError) {
        self.limit = limit
        state = Mutex(State(name: Hex.encode(try randomBytes(16))))
    }

    var name: String { state.withLock { $0.name } }

    /// Takes the key of a read that was signed for a run.
    func take(key: String, of signer: String, run: String) -> Finding {
        state.withLock { state in
            guard run == state.name else { return .stale }
            guard state.used.insert("\(signer) \(key)").inserted else { return .replayed }
            if state.used.count >= limit, let fresh = try? randomBytes(16) {
                state = State(name: Hex.encode(fresh))
            }
            return .fresh
        }
    }
}
