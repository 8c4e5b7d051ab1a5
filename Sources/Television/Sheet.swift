import TVFront

/// A view on 32-bit `0xAARRGGBB` pixels and the blending done on them; it owns nothing.
struct Sheet {
    let base: UnsafeMutablePointer<UInt32>
    /// Pixels from one row to the next.
    let stride: Int
    /// Nothing is painted outside; itself inside the surface.
    let clip: Box

    /// The part of a box inside the clip, as ranges relative to the box's own corner.
    private func window(_ box: Box) -> (x: Range<Int>, y: Range<Int>)? {
        let left = max(0, clip.x - box.x)
        let top = max(0, clip.y - box.y)
        let right = min(box.width, clip.x + clip.width - box.x)
        let bottom = min(box.height, clip.y + clip.height - box.y)
        guard left < right, top < bottom else { return nil }
        return (left..<right, top..<bottom)
    }

    /// Fills where a mask covers. `mirror` turns the mask left for right, `flip` top for bottom.
    func fill(
        _ mask: UnsafeBufferPointer<UInt8>, in box: Box, _ colour: Colour, mirror: Bool = false,
        flip: Bool = false
    ) {
        guard let window = window(box), let source = mask.baseAddress,
            mask.count >= box.width * box.height
        else { return }
        let ink = colour.opaque
        for row in window.y {
            let line = source + (flip ? box.height - 1 - row : row) * box.width
            let target = base + ((box.y + row) * stride + box.x)
            for column in window.x {
                let cover = line[mirror ? box.width - 1 - column : column]
                if cover == 0 { continue }
                target[column] = cover == 255 ? ink : mixed(target[column], ink, UInt32(cover))
            }
        }
    }

    /// Lays a picture down; `opacity` 0 to 256 fades it.
    func lay(_ picture: Picture, x: Int, y: Int, opacity: UInt32) {
        let box = Box(x: x, y: y, width: picture.width, height: picture.height)
        guard let window = window(box) else { return }
        picture.pixels.withUnsafeBufferPointer { pixels in
            guard let source = pixels.baseAddress else { return }
            for row in window.y {
                let line = source + row * box.width
                let target = base + ((y + row) * stride + x)
                for column in window.x {
                    let pixel = line[column]
                    if pixel >> 24 == 0 { continue }
                    target[column] = over(target[column], pixel, opacity)
                }
            }
        }
    }
}

extension Colour {
    /// The pixel of this colour.
    var opaque: UInt32 {
        0xFF00_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
}

// Two channels are mixed at once; a weight of 256 gives exactly the ink, 0 exactly the ground.
@inline(__always)
private func mixed(_ ground: UInt32, _ ink: UInt32, _ cover: UInt32) -> UInt32 {
    let weight = cover &+ (cover >> 7)
    let rest = 256 &- weight
    let redBlue = (ground & 0x00FF_00FF) &* rest &+ (ink & 0x00FF_00FF) &* weight
    let green = (ground & 0x0000_FF00) &* rest &+ (ink & 0x0000_FF00) &* weight
    return 0xFF00_0000 | (redBlue >> 8 & 0x00FF_00FF) | (green >> 8 & 0x0000_FF00)
}

// The ground's weight is rounded down, so that no channel ever passes 255.
@inline(__always)
private func over(_ ground: UInt32, _ pixel: UInt32, _ opacity: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    let rest = 256 &- (((alpha &+ (alpha >> 7)) &* opacity &+ 255) >> 8)
    let redBlue = (pixel & 0x00FF_00FF) &* opacity &+ (ground & 0x00FF_00FF) &* rest
    let green = (pixel & 0x0000_FF00) &* opacity &+ (ground & 0x0000_FF00) &* rest
    return 0xFF00_0000 | (redBlue >> 8 & 0x00FF_00FF) | (green >> 8 & 0x0000_FF00)
}
