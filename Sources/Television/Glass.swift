import CSDL2
public import TVFront

/// The television's screen: an SDL window whose own pixels are painted, only where they change.
///
/// All of it belongs to one thread, the one that made it.
public final class Glass {
    /// How the picture sits on the display.
    public enum Mode: Sendable, Hashable {
        /// The whole display, without pointer.
        case fullScreen
        /// A window of 1920 × 1080 with this title, for an office desk; smaller on a smaller display.
        case window(title: String)
    }
    /// What was done since the start.
    public struct Tally: Sendable, Hashable {
        /// Pictures handed to the display.
        public internal(set) var presents = 0
        /// Pixels repainted.
        public internal(set) var dirtyPixels = 0
        /// Pixels repainted for the last picture.
        public internal(set) var lastDirtyPixels = 0
    }

    let window: OpaquePointer
    private var screen: UnsafeMutablePointer<SDL_Surface>
    // A picture of our own, only for a display that is not 1920 × 1080 in 32 bits: 8 MB.
    private var copy: UnsafeMutablePointer<SDL_Surface>?
    private let easel: Easel
    /// Whether the display is not 1920 × 1080 in 32 bits, so that a copy is scaled to it.
    public var isScaled: Bool { copy != nil }
    /// What was done since the start.
    public private(set) var tally = Tally()
    /// Whether a person may sit before it with a keyboard, so that keys are looked for often.
    public let hasDesk: Bool

    /// Opens the screen. `driver` names SDL's video driver (`dummy` for tests without display).
    /// Throws `noScreen`.
    public init(
        _ mode: Mode, lettering: Lettering, pictures: String? = nil, driver: String? = nil
    ) throws(TelevisionProblem) {
        // Without this hint SDL sends every frame through OpenGL: 20 ms instead of 0.1 ms here.
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0")
        SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1")
        SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0")
        if let driver { SDL_SetHint(SDL_HINT_VIDEODRIVER, driver) }
        guard SDL_InitSubSystem(UInt32(SDL_INIT_VIDEO)) == 0 else {
            throw .noScreen(reason: sdlReason())
        }
        var flags = SDL_WINDOW_SHOWN.rawValue
        var title = "Engawa"
        switch mode {
        case .fullScreen:
            flags |= SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue
            SDL_ShowCursor(SDL_DISABLE)
            hasDesk = false
        case .window(let words):
            title = words
            hasDesk = true
        }
        let size = hasDesk ? Glass.room() : Box.screen
        let anywhere = Int32(bitPattern: SDL_WINDOWPOS_UNDEFINED_MASK)
        guard
            let window = SDL_CreateWindow(
                title, anywhere, anywhere, Int32(size.width), Int32(size.height), flags)
        else { throw Glass.failed() }
        guard let screen = SDL_GetWindowSurface(window) else {
            let problem = Glass.failed()
            SDL_DestroyWindow(window)
            throw problem
        }
        SDL_StopTextInput()
        self.window = window
        self.screen = screen
        easel = Easel(Painter(lettering: lettering, pictures: pictures))
        copy = Glass.fits(screen) ? nil : try Easel.sheet()
    }

    deinit {
        if let copy { SDL_FreeSurface(copy) }
        SDL_DestroyWindow(window)
        SDL_QuitSubSystem(UInt32(SDL_INIT_VIDEO))
    }

    private static func failed() -> TelevisionProblem {
        let problem = TelevisionProblem.noScreen(reason: sdlReason())
        SDL_QuitSubSystem(UInt32(SDL_INIT_VIDEO))
        return problem
    }

    /// The largest 16:9 window that the display has room for, 1920 × 1080 at most.
    private static func room() -> Box {
        var usable = SDL_Rect()
        guard SDL_GetDisplayUsableBounds(0, &usable) == 0 else { return .screen }
        return shrunk(to: Int(usable.w), Int(usable.h))
    }

    /// 1920 × 1080, or the largest rectangle of that shape inside a smaller one.
    static func shrunk(to width: Int, _ height: Int) -> Box {
        guard width > 0, height > 0 else { return .screen }
        let wide = min(Box.screen.width, width, height * 16 / 9)
        return Box(x: 0, y: 0, width: wide, height: wide * 9 / 16)
    }

    private static func fits(_ surface: UnsafeMutablePointer<SDL_Surface>) -> Bool {
        let format = surface.pointee.format.pointee.format
        return Int(surface.pointee.w) == Box.screen.width
            && Int(surface.pointee.h) == Box.screen.height
            && (format == UInt32(SDL_PIXELFORMAT_RGB888.rawValue)
                || format == UInt32(SDL_PIXELFORMAT_ARGB8888.rawValue))
    }

    /// Shows a list: repaints and presents only where it differs from the one before.
    /// Answers whether anything was presented.
    @discardableResult
    public func show(_ commands: [DrawCommand]) -> Bool {
        let boxes = easel.show(commands, on: picture)
        guard !boxes.isEmpty else { return false }
        tally.lastDirtyPixels = boxes.reduce(0) { $0 + $1.area }
        tally.dirtyPixels += tally.lastDirtyPixels
        present(boxes)
        return true
    }

    /// Paints and presents the picture shown now once more, everywhere.
    public func redrawEverything() {
        easel.redrawEverything(on: picture)
        present([.screen])
    }

    /// Takes the display's surface anew after its size changed or it came back.
    func displayChanged() {
        guard let fresh = SDL_GetWindowSurface(window) else { return }
        screen = fresh
        if Glass.fits(fresh) {
            if let copy { SDL_FreeSurface(copy) }
            copy = nil
        } else if copy == nil {
            // Without memory for it the old picture stays until the next change of the display.
            guard let sheet = try? Easel.sheet() else { return }
            copy = sheet
        }
        if !easel.isBlank { redrawEverything() }
    }

    private func present(_ boxes: [Box]) {
        tally.presents += 1
        if let copy {
            // The smooth way needs like formats; a 16-bit display gets the plain way.
            if SDL_SoftStretchLinear(copy, nil, screen, nil) != 0 {
                SDL_UpperBlitScaled(copy, nil, screen, nil)
            }
            SDL_UpdateWindowSurface(window)
            return
        }
        let areas = boxes.map(rectangle)
        SDL_UpdateWindowSurfaceRects(window, areas, Int32(areas.count))
    }

    private var picture: UnsafeMutablePointer<SDL_Surface> { copy ?? screen }

    /// All pixels as `0xRRGGBB`, row by row from the top left.
    public func pixels() -> [UInt32] { Engraving.pixels(of: picture) }

    /// A 64-bit fingerprint of the picture (FNV-1a over the pixels).
    public func hash() -> UInt64 { Engraving.hash(of: picture) }

    /// Writes the picture as a PNG file. Throws `pictureNotWritten`.
    public func savePNG(_ path: String) throws(TelevisionProblem) {
        try Engraving.savePNG(picture, path)
    }
}
