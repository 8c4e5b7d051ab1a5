/// A whole-pixel rectangle on a 1920 × 1080 picture, origin at the top left.
public struct Box: Sendable, Hashable {
    /// Left edge.
    public var x: Int
    /// Top edge.
    public var y: Int
    /// Width in pixels, never negative.
    public var width: Int
    /// Height in pixels, never negative.
    public var height: Int
    /// A rectangle from its top left corner and size.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }
    /// The whole picture.
    public static let screen = Box(x: 0, y: 0, width: 1920, height: 1080)
    /// The rectangle smaller (or, negative, larger) by so many pixels on every side.
    public func inset(by pixels: Int) -> Box {
        Box(x: x + pixels, y: y + pixels, width: width - 2 * pixels, height: height - 2 * pixels)
    }
    /// Whether two rectangles share a pixel.
    public func touches(_ other: Box) -> Bool {
        x < other.x + other.width && other.x < x + width && y < other.y + other.height
            && other.y < y + height
    }
    /// The smallest rectangle around both.
    public func union(_ other: Box) -> Box {
        let left = min(x, other.x)
        let top = min(y, other.y)
        return Box(
            x: left, y: top, width: max(x + width, other.x + other.width) - left,
            height: max(y + height, other.y + other.height) - top)
    }
}

/// A colour with eight bits a channel, opaque.
public struct Colour: Sendable, Hashable {
    /// Red, 0 to 255.
    public let red: UInt8
    /// Green, 0 to 255.
    public let green: UInt8
    /// Blue, 0 to 255.
    public let blue: UInt8
    /// A colour from `0xRRGGBB`.
    public init(_ hex: UInt32) {
        red = UInt8(hex >> 16 & 0xFF)
        green = UInt8(hex >> 8 & 0xFF)
        blue = UInt8(hex & 0xFF)
    }
}

/// The two weights the screens use.
public enum Weight: Sendable, Hashable { case regular, bold }

/// One thing to paint. A picture is a flat list of these, painted in order; only Television knows SDL.
public enum DrawCommand: Sendable, Hashable {
    /// A filled rectangle; `radius` rounds its corners.
    case fill(Box, Colour, radius: Int)
    /// A ring of the given width inside the rectangle's edge.
    case ring(Box, Colour, width: Int, radius: Int)
    /// The ring of what has the focus, around the rectangle, from the inside: 4 px gap over its edge, 10 px lamp, 8 px gap, 4 px line.
    case focusRing(Box, lamp: Colour, gap: Colour, line: Colour)
    /// One line of text, never wrapped by the painter. `x` is the left edge, `baseline` the baseline, `size` the em height in pixels.
    case text(String, x: Int, baseline: Int, size: Int, Weight, Colour)
    /// The reading above a word, in the regular weight; `x`, `baseline` and `size` as of a text. The one kind of letters below 44 px.
    case ruby(String, x: Int, baseline: Int, size: Int, Colour)
    /// A picture scaled to fit the rectangle, centred. `name` is an emoji or a file in `Catalog/pictures`; `faded` means unavailable.
    case picture(String, Box, faded: Bool)
    /// A filled triangle pointing right (▶), used for つぎへ, or left if `left`.
    case arrow(Box, Colour, left: Bool)
}

/// Answers how wide a text will be, so that layout stays free of fonts. Television gives the real one.
public protocol Measuring {
    /// The advance width in pixels of one line of text.
    func width(of text: String, size: Int, weight: Weight) -> Int
}
