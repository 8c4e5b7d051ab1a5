import TVFront

/// One line of text, painted once: where its parts lie relative to the pen, and their pixels.
struct Line {
    /// The pixels of one part.
    enum Ink {
        /// Coverage 0 to 255, one byte a pixel, to be filled with the text's colour.
        case mask([UInt8])
        /// A coloured picture.
        case picture(Picture)
    }
    /// A part of the line: `x` from the pen, `y` from the baseline, downwards.
    struct Part {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let ink: Ink
    }
    let parts: [Part]
    /// The advance of the whole line in pixels.
    let width: Int
    /// How many bytes the pixels take.
    var cost: Int {
        parts.reduce(64) { sum, part in
            switch part.ink {
            case .mask(let bytes): sum + bytes.count
            case .picture(let picture): sum + picture.pixels.count * 4
            }
        }
    }
    /// The rectangle the line covers with the pen at `x` on `baseline`; nothing is painted outside.
    func bounds(x: Int, baseline: Int) -> Box? {
        var around: Box?
        for part in parts {
            let box = Box(
                x: x + part.x, y: baseline + part.y, width: part.width, height: part.height)
            around = around?.union(box) ?? box
        }
        return around
    }
}

/// A coloured picture: premultiplied `0xAARRGGBB` pixels, row by row.
struct Picture {
    let width: Int
    let height: Int
    let pixels: [UInt32]
}
