import Synchronization

/// What the loudspeaker plays: a call over and over, words in between. The sound device takes from it on a thread of its own.
final class Tape: Sendable {
    private struct State {
        var cycle: [Int16] = []
        var position = 0
        /// Whether the call was heard to its end once.
        var heardCall = false
        /// Samples of the call that are left.
        var left = 0
        var words: [[Int16]] = []
        var spoken = 0
        /// Whether the words wait for the end of the call's present cycle.
        var waits = false
        var volume = 256
        /// Which speech may be heard; words of an earlier one are thrown away.
        var turn = 0
        /// When the first sample of this turn was given, and when silence first followed its end.
        var heardAt: UInt64?
        var quietAt: UInt64?
        var cutAt: UInt64?
    }
    private let state = Mutex(State())

    /// Whether words are left.
    var hasWords: Bool { state.withLock { !$0.words.isEmpty } }
    /// Whether a call is left.
    var hasCall: Bool { state.withLock { $0.left > 0 } }
    /// When the present words began to sound, in monotonic nanoseconds.
    var heardAt: UInt64? { state.withLock { $0.heardAt } }
    /// When silence followed the last cut, in monotonic nanoseconds.
    var quietAt: UInt64? { state.withLock { $0.quietAt } }

    /// Calls for so many seconds from now on, in place of another call; no cycle is silence.
    func call(_ cycle: [Int16], seconds: Int) {
        state.withLock {
            $0.cycle = cycle
            $0.heardCall = false
            $0.position = 0
            $0.left = cycle.isEmpty ? 0 : seconds * Chime.rate
        }
    }

    /// Ends the words at once and begins a new turn.
    func cut(turn: Int, volume: Int = 256) {
        state.withLock {
            $0.words = []
            $0.spoken = 0
            $0.waits = false
            $0.turn = turn
            $0.volume = volume
            $0.heardAt = nil
            $0.quietAt = nil
            $0.cutAt = monotonicNanoseconds()
        }
    }

    /// Throws the words of this turn away.
    func clear() {
        state.withLock {
            $0.words = []
            $0.spoken = 0
        }
    }

    /// Adds words to a turn; false if its time is over.
    func add(_ words: [Int16], turn: Int, waits: Bool) -> Bool {
        state.withLock {
            guard $0.turn == turn else { return false }
            guard !words.isEmpty else { return true }
            if $0.words.isEmpty { $0.waits = waits && $0.left > 0 }
            $0.words.append(words)
            return true
        }
    }

    func give(_ target: UnsafeMutablePointer<Int16>, _ count: Int) {
        state.withLock { state in
            var isSpeaking = false
            for index in 0..<count {
                if let sample = Self.word(&state) {
                    target[index] = sample
                    isSpeaking = true
                } else {
                    target[index] = Self.call(&state)
                }
            }
            if isSpeaking, state.heardAt == nil { state.heardAt = monotonicNanoseconds() }
            if !isSpeaking, state.quietAt == nil, state.cutAt != nil {
                state.quietAt = monotonicNanoseconds()
            }
        }
    }

    private static func word(_ state: inout State) -> Int16? {
        guard let first = state.words.first else { return nil }
        if state.waits {
            // The call is heard to the end of its cycle once, then the words have their time.
            guard state.left == 0 || state.position == 0 && state.heardCall else { return nil }
            state.waits = false
        }
        let sample = Int(first[state.spoken]) * state.volume >> 8
        state.spoken += 1
        if state.spoken == first.count {
            state.words.removeFirst()
            state.spoken = 0
        }
        return Int16(max(-32_768, min(32_767, sample)))
    }

    private static func call(_ state: inout State) -> Int16 {
        guard state.left > 0 else { return 0 }
        let sample = state.cycle[state.position]
        state.position = (state.position + 1) % state.cycle.count
        if state.position == 0 { state.heardCall = true }
        state.left -= 1
        return sample
    }
}
