import CSDL2
import Glibc
public import TVFront

/// A 1920 × 1080 picture in memory that paints draw commands without any screen.
///
/// It remembers the list it shows and repaints only where the next list differs.
public final class Canvas {
    private let surface: UnsafeMutablePointer<SDL_Surface>
    private let easel: Easel

    /// A black picture. `pictures` is the folder of the PNG files named by commands.
    /// Throws `noScreen` when there is no memory for it.
    public init(lettering: Lettering, pictures: String? = nil) throws(TelevisionProblem) {
        surface = try Easel.sheet()
        easel = Easel(Painter(lettering: lettering, pictures: pictures))
    }

    deinit { SDL_FreeSurface(surface) }

    /// Shows a list; answers the rectangles that were repainted, none when nothing changed.
    @discardableResult
    public func show(_ commands: [DrawCommand]) -> [Box] { easel.show(commands, on: surface) }

    /// Paints the list shown now once more, everywhere.
    public func redrawEverything() { easel.redrawEverything(on: surface) }

    /// All pixels as `0xRRGGBB`, row by row from the top left.
    public func pixels() -> [UInt32] { Engraving.pixels(of: surface) }

    /// A 64-bit fingerprint of the picture (FNV-1a over the pixels).
    public func hash() -> UInt64 { Engraving.hash(of: surface) }

    /// Whether two pictures have the same pixels.
    func isSame(as other: Canvas) -> Bool {
        guard let pixels = surface.pointee.pixels, let others = other.surface.pointee.pixels,
            surface.pointee.pitch == other.surface.pointee.pitch
        else { return false }
        let count = Int(surface.pointee.pitch) * Box.screen.height
        return memcmp(pixels, others, count) == 0
    }

    /// Writes the picture as a PNG file. Throws `pictureNotWritten`.
    public func savePNG(_ path: String) throws(TelevisionProblem) {
        try Engraving.savePNG(surface, path)
    }
}

/// Remembers what is shown and repaints, on any surface of 32 bits and 1920 × 1080, what changes.
final class Easel {
    private let painter: Painter
    private var shown = Painted()
    private(set) var isBlank = true

    init(_ painter: Painter) { self.painter = painter }

    /// A fresh surface; the caller frees it.
    static func sheet() throws(TelevisionProblem) -> UnsafeMutablePointer<SDL_Surface> {
        let format = UInt32(SDL_PIXELFORMAT_RGB888.rawValue)
        let size = Box.screen
        guard
            let surface = SDL_CreateRGBSurfaceWithFormat(
                0, Int32(size.width), Int32(size.height), 32, format)
        else { throw .noScreen(reason: sdlReason()) }
        SDL_SetSurfaceBlendMode(surface, SDL_BLENDMODE_NONE)
        return surface
    }

    func show(_ commands: [DrawCommand], on surface: UnsafeMutablePointer<SDL_Surface>) -> [Box] {
        if !isBlank, commands == shown.commands { return [] }
        let new = Painted(commands: commands, bounds: commands.map(painter.bounds(of:)))
        let boxes = isBlank ? [Box.screen] : shown.changes(to: new)
        shown = new
        isBlank = false
        for box in boxes {
            painter.paint(new.commands, bounds: new.bounds, inside: box, on: surface)
        }
        return boxes
    }

    func redrawEverything(on surface: UnsafeMutablePointer<SDL_Surface>) {
        painter.paint(shown.commands, bounds: shown.bounds, inside: .screen, on: surface)
    }
}

/// Reading a finished picture back.
enum Engraving {
    static func pixels(of surface: UnsafeMutablePointer<SDL_Surface>) -> [UInt32] {
        guard let pixels = surface.pointee.pixels,
            surface.pointee.format.pointee.BytesPerPixel == 4
        else { return [] }
        let width = Int(surface.pointee.w)
        let height = Int(surface.pointee.h)
        var copy = [UInt32](repeating: 0, count: width * height)
        copy.withUnsafeMutableBufferPointer { target in
            for row in 0..<height {
                let source = pixels.advanced(by: row * Int(surface.pointee.pitch))
                    .assumingMemoryBound(to: UInt32.self)
                for column in 0..<width { target[row * width + column] = source[column] & 0xFFFFFF }
            }
        }
        return copy
    }

    static func hash(of surface: UnsafeMutablePointer<SDL_Surface>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        pixels(of: surface).withUnsafeBufferPointer { pixels in
            for pixel in pixels { hash = (hash ^ UInt64(pixel)) &* 0x100_0000_01b3 }
        }
        return hash
    }

    static func savePNG(
        _ surface: UnsafeMutablePointer<SDL_Surface>, _ path: String
    ) throws(TelevisionProblem) {
        guard IMG_SavePNG(surface, path) == 0 else {
            throw .pictureNotWritten(path: path, reason: sdlReason())
        }
    }
}
