import CSDL2

/// What the screen's window reports.
public enum GlassEvent: Sendable, Hashable {
    /// A key of the keyboard, in the form of a remote control's.
    case key(RemoteEvent)
    /// The window was closed.
    case closed
}

/// The window's events: keys, and what the display needs after it changed.
public final class Desk {
    private let glass: Glass
    private let clock: () -> UInt64
    private var keyboard = Keyboard()
    /// The X connection to wait on; -1 when SDL has none and must be asked from time to time.
    public let descriptor: Int32

    /// The events of a screen; `clock` gives monotonic nanoseconds.
    public init(_ glass: Glass, clock: @escaping () -> UInt64 = monotonicNanoseconds) {
        self.glass = glass
        self.clock = clock
        descriptor = engawa_x11_descriptor(glass.window)
    }

    /// Milliseconds after which SDL must be asked again; `nil` when its connection wakes us.
    public var millisecondsToAsk: Int? {
        if descriptor >= 0 { return nil }
        return glass.hasDesk ? 20 : 500
    }

    /// Whether something is waiting to be read. Presenting reads ahead on the X connection, so
    /// events may wait here although the connection itself is silent.
    public var hasEvents: Bool {
        SDL_PumpEvents()
        return SDL_HasEvents(SDL_FIRSTEVENT.rawValue, SDL_LASTEVENT.rawValue) == SDL_TRUE
    }

    /// Everything that came since the last call, at most 64 events, oldest first. Never blocks.
    public func read() -> [GlassEvent] {
        var events: [GlassEvent] = []
        var event = SDL_Event()
        while events.count < 64, SDL_PollEvent(&event) != 0 {
            switch event.type {
            case SDL_QUIT.rawValue: events.append(.closed)
            case SDL_KEYDOWN.rawValue, SDL_KEYUP.rawValue:
                let code = event.key.keysym.scancode.rawValue
                let isRelease = event.type == SDL_KEYUP.rawValue
                if let key = keyboard.event(code: code, isRelease: isRelease, at: clock()) {
                    events.append(.key(key))
                }
            case SDL_WINDOWEVENT.rawValue: events += windowChanged(event.window)
            default: break
            }
        }
        return events
    }

    private func windowChanged(_ event: SDL_WindowEvent) -> [GlassEvent] {
        switch UInt32(event.event) {
        case SDL_WINDOWEVENT_EXPOSED.rawValue, SDL_WINDOWEVENT_SIZE_CHANGED.rawValue,
            SDL_WINDOWEVENT_RESTORED.rawValue:
            glass.displayChanged()
            return []
        case SDL_WINDOWEVENT_FOCUS_LOST.rawValue:
            return keyboard.letGo(at: clock()).map(GlassEvent.key)
        default: return []
        }
    }
}
