import Domain
import Seal
import Synchronization

/// The office's present run and the once-only keys of the reads it has answered.
///
/// A read is answered once: its key is remembered for as long as the run lasts. When the memory
/// is full a new run begins, and every box signs its next read anew.
///
/// Several offices on one store have runs in common: each lasts two minutes, its name follows from
/// the store's epoch and the time, and the one before and the one after count as well, so that a
/// box may be answered by any office. See docs/decisions/055.
final class Run: Sendable {
    enum Finding { case fresh, stale, replayed }

    /// How long a common run lasts, in milliseconds.
    static let commonLength: Int64 = 120_000

    private struct State {
        var name: String
        var used: Set<String> = []
        /// Digests of the keys of common runs, by the number of the run: ten thousand boxes that
        /// ask every few seconds must fit.
        var common: [Int64: Set<Int>] = [:]
    }
    private let limit: Int
    private let state: Mutex<State>
    private let epoch: String?
    private let now: Now

    /// A run that remembers `limit` keys. With an epoch it is common to all offices of that store.
    init(
        limit: Int = 100_000, commonTo epoch: String? = nil,
        now: @escaping Now = { Moment(milliseconds: 0) }
    ) throws(SealError) {
        self.limit = limit
        self.epoch = epoch
        self.now = now
        state = Mutex(State(name: Hex.encode(try randomBytes(16))))
    }

    var name: String {
        epoch.map { Self.name(of: present, $0) } ?? state.withLock { $0.name }
    }

    /// Takes the key of a read that was signed for a run.
    func take(key: String, of signer: String, run: String) -> Finding {
        guard let epoch else { return takeAlone("\(signer) \(key)", run: run) }
        let present = present
        let near = (present - 1)...(present + 1)
        guard let number = near.first(where: { Self.name(of: $0, epoch) == run }) else {
            return .stale
        }
        return state.withLock { state in
            state.common = state.common.filter { near.contains($0.key) }
            let isNew = state.common[number, default: []]
                .insert("\(signer) \(key)".hashValue).inserted
            return isNew ? .fresh : .replayed
        }
    }

    private func takeAlone(_ key: String, run: String) -> Finding {
        state.withLock { state in
            guard run == state.name else { return .stale }
            guard state.used.insert(key).inserted else { return .replayed }
            if state.used.count >= limit, let fresh = try? randomBytes(16) {
                state = State(name: Hex.encode(fresh))
            }
            return .fresh
        }
    }

    private var present: Int64 { now().milliseconds / Self.commonLength }

    private static func name(of number: Int64, _ epoch: String) -> String {
        Hex.encode(Array(sha256(Array("engawa run \(number) of \(epoch)".utf8)).prefix(16)))
    }
}
