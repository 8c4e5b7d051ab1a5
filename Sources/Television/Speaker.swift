import CSDL2
public import TVFront

/// The television's loudspeaker. A box without one works all the same; what could not be heard is said once, for the log.
///
/// All of it belongs to one thread, the one that made it. The device is open only while something sounds.
public final class Speaker {
    /// What the audio thread plays: one cycle over and over, until so many samples were given.
    private final class Tape {
        let cycle: [Int16]
        var position = 0
        var left: Int
        init(_ chime: Chime, seconds: Int) {
            cycle = chime.samples
            left = seconds * Chime.rate
        }

        func give(_ target: UnsafeMutablePointer<Int16>, _ count: Int) {
            for index in 0..<count {
                guard left > 0, !cycle.isEmpty else {
                    target[index] = 0
                    continue
                }
                target[index] = cycle[position]
                position = (position + 1) % cycle.count
                left -= 1
            }
        }
    }

    private var device: SDL_AudioDeviceID = 0
    private var tape: Tape?
    private let complain: (String) -> Void
    private var hasComplained = false

    /// A loudspeaker; `complain` takes one sentence if there is none.
    public init(complain: @escaping (String) -> Void) { self.complain = complain }

    deinit { close() }

    /// Whether something is sounding or was not ended yet.
    public var isOpen: Bool { device != 0 }

    /// Lets something be heard, in place of what sounds now.
    public func play(_ sound: Sound) {
        close()
        switch sound {
        case .alert(let seconds): open(.alert, seconds: max(1, min(seconds, 3_600)))
        case .drill: open(.drill, seconds: 3 * Chime.drill.cycle / 1_000)
        case .cleared: open(.cleared, seconds: Chime.cleared.cycle / 1_000)
        case .silence: break
        }
    }

    private func open(_ chime: Chime, seconds: Int) {
        guard SDL_InitSubSystem(UInt32(SDL_INIT_AUDIO)) == 0 else { return lament() }
        let tape = Tape(chime, seconds: seconds)
        var wanted = SDL_AudioSpec()
        wanted.freq = Int32(Chime.rate)
        wanted.format = SDL_AudioFormat(AUDIO_S16LSB)
        wanted.channels = 1
        wanted.samples = 1_024
        wanted.userdata = Unmanaged.passUnretained(tape).toOpaque()
        wanted.callback = { place, stream, bytes in
            guard let place, let stream, bytes > 0 else { return }
            let tape = Unmanaged<Tape>.fromOpaque(place).takeUnretainedValue()
            let count = Int(bytes) / 2
            stream.withMemoryRebound(to: Int16.self, capacity: count) { tape.give($0, count) }
        }
        let opened = SDL_OpenAudioDevice(nil, 0, &wanted, nil, 0)
        guard opened != 0 else {
            SDL_QuitSubSystem(UInt32(SDL_INIT_AUDIO))
            return lament()
        }
        // The tape is kept until the device is closed, after which nobody plays it any more.
        self.tape = tape
        device = opened
        SDL_PauseAudioDevice(opened, 0)
    }

    private func close() {
        guard device != 0 else { return }
        SDL_CloseAudioDevice(device)
        SDL_QuitSubSystem(UInt32(SDL_INIT_AUDIO))
        device = 0
        tape = nil
    }

    private func lament() {
        guard !hasComplained else { return }
        hasComplained = true
        complain("There is no sound on this box: \(sdlReason())")
    }
}
