import Glibc
import Synchronization

/// A thread that looks after the engine's deadlines ten times a second.
///
/// A plain thread, because one that only naps needs no queue and can be waited for when stopping.
final class Patrol: Sendable {
    private final class Round: Sendable {
        let engine: Engine
        let ended = Atomic<Bool>(false)
        init(_ engine: Engine) { self.engine = engine }
    }

    private let round: Round
    private let thread: pthread_t

    /// Nil if the system has no thread left.
    init?(_ engine: Engine) {
        let round = Round(engine)
        self.round = round
        let held = Unmanaged.passRetained(round)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { place in
                guard let place else { return nil }
                let round = Unmanaged<Round>.fromOpaque(place).takeRetainedValue()
                var turns = 0
                while !round.ended.load(ordering: .relaxed) {
                    // Short naps, so that stopping need not wait for a whole round.
                    usleep(20_000)
                    turns += 1
                    if turns % 5 == 0 { round.engine.patrol() }
                }
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            held.release()
            return nil
        }
        self.thread = thread
    }

    /// Ends the round and waits for the thread.
    func stop() {
        guard !round.ended.exchange(true, ordering: .sequentiallyConsistent) else { return }
        pthread_join(thread, nil)
    }
}
