import CSDL2
import Synchronization
public import TVFront

/// The television's loudspeaker. A box without one works all the same; what could not be heard is said once, for the log.
///
/// May be used from any thread: opening a device can take long, and cutting words short must not
/// wait for it. The device is open only while something sounds.
public final class Speaker: Sendable {
    private struct State {
        var device: SDL_AudioDeviceID = 0
        var hasComplained = false
    }
    private let state = Mutex(State())
    private let tape = Tape()
    private let complain: @Sendable (String) -> Void

    /// A loudspeaker; `complain` takes one sentence if there is none.
    public init(complain: @escaping @Sendable (String) -> Void) { self.complain = complain }

    deinit { close() }

    /// Whether something is sounding or was not ended yet.
    public var isOpen: Bool { state.withLock { $0.device != 0 } }
    /// Whether words are being said.
    public var isSpeaking: Bool { tape.hasWords }
    /// When the present words began to sound, in monotonic nanoseconds; nil before.
    public var heardAt: UInt64? { tape.heardAt }
    /// When it was quiet after words were cut, in monotonic nanoseconds; nil before.
    public var quietAt: UInt64? { tape.quietAt }

    /// Lets something be heard, in place of the call that sounds now; silence ends words too.
    public func play(_ sound: Sound) {
        switch sound {
        case .alert(let seconds): call(.alert, seconds: max(1, min(seconds, 3_600)))
        case .drill: call(.drill, seconds: 3 * Chime.drill.cycle / 1_000)
        case .cleared: call(.cleared, seconds: Chime.cleared.cycle / 1_000)
        case .silence: close()
        }
    }

    private func call(_ chime: Chime, seconds: Int) {
        tape.call(chime.samples, seconds: seconds)
        open()
    }

    /// Ends the words at once; those of an earlier turn that come now are not heard.
    func cut(turn: Int, volume: Int = 256) { tape.cut(turn: turn, volume: volume) }

    /// Says words of a turn, after those it has; false if another turn has begun.
    func say(_ words: [Int16], turn: Int, waits: Bool) -> Bool {
        guard tape.add(words, turn: turn, waits: waits) else { return false }
        open()
        return true
    }

    /// Closes the device if nothing sounds any more.
    func rest() {
        guard !tape.hasCall, !tape.hasWords else { return }
        close()
    }

    private func open() {
        let reason: String? = state.withLock { state in
            guard state.device == 0 else { return nil }
            guard SDL_InitSubSystem(UInt32(SDL_INIT_AUDIO)) == 0 else {
                return lament(&state)
            }
            var wanted = SDL_AudioSpec()
            wanted.freq = Int32(Chime.rate)
            wanted.format = SDL_AudioFormat(AUDIO_S16LSB)
            wanted.channels = 1
            // 11 ms: what was handed over already is heard to its end after a cut.
            wanted.samples = 256
            wanted.userdata = Unmanaged.passUnretained(tape).toOpaque()
            wanted.callback = { place, stream, bytes in
                guard let place, let stream, bytes > 0 else { return }
                let tape = Unmanaged<Tape>.fromOpaque(place).takeUnretainedValue()
                let count = Int(bytes) / 2
                stream.withMemoryRebound(to: Int16.self, capacity: count) { tape.give($0, count) }
            }
            // The tape lives as long as the speaker, which closes the device first.
            let opened = SDL_OpenAudioDevice(nil, 0, &wanted, nil, 0)
            guard opened != 0 else {
                SDL_QuitSubSystem(UInt32(SDL_INIT_AUDIO))
                return lament(&state)
            }
            state.device = opened
            SDL_PauseAudioDevice(opened, 0)
            return nil
        }
        if let reason { complain("There is no sound on this box: \(reason)") }
    }

    private func close() {
        tape.call([], seconds: 0)
        tape.clear()
        state.withLock { state in
            guard state.device != 0 else { return }
            SDL_CloseAudioDevice(state.device)
            SDL_QuitSubSystem(UInt32(SDL_INIT_AUDIO))
            state.device = 0
        }
    }

    private func lament(_ state: inout State) -> String? {
        // Without a device nothing takes the words, so nobody must wait for their end.
        tape.call([], seconds: 0)
        tape.clear()
        guard !state.hasComplained else { return nil }
        state.hasComplained = true
        return sdlReason()
    }
}
