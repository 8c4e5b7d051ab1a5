import CSDL2

extension Picture {
    /// Copies an SDL surface of any format; `nil` when SDL cannot convert it.
    ///
    /// `isPremultiplied` says that the colours already carry their alpha, as those of the emoji
    /// face do (FreeType hands them out so, and SDL_ttf passes them on untouched).
    init?(_ surface: UnsafeMutablePointer<SDL_Surface>, isPremultiplied: Bool) {
        let format = UInt32(SDL_PIXELFORMAT_ARGB8888.rawValue)
        guard let plain = SDL_ConvertSurfaceFormat(surface, format, 0) else { return nil }
        defer { SDL_FreeSurface(plain) }
        guard let pixels = plain.pointee.pixels else { return nil }
        let width = Int(plain.pointee.w)
        let height = Int(plain.pointee.h)
        let pitch = Int(plain.pointee.pitch)
        var copy: [UInt32] = []
        copy.reserveCapacity(width * height)
        for row in 0..<height {
            let source = pixels.advanced(by: row * pitch).assumingMemoryBound(to: UInt32.self)
            for column in 0..<width {
                let pixel = source[column]
                copy.append(isPremultiplied ? held(pixel) : premultiplied(pixel))
            }
        }
        self.init(width: width, height: height, pixels: copy)
    }

    /// The picture at another size, each new pixel the weighted mean of the old ones it covers.
    func scaled(toWidth newWidth: Int, height newHeight: Int) -> Picture {
        guard newWidth > 0, newHeight > 0, width > 0, height > 0 else { return self }
        if newWidth == width, newHeight == height { return self }
        let across = resampled(pixels, rows: height, from: width, to: newWidth)
        let turned = transposed(across, width: newWidth, height: height)
        let down = resampled(turned, rows: newWidth, from: height, to: newHeight)
        return Picture(
            width: newWidth, height: newHeight,
            pixels: transposed(down, width: newHeight, height: newWidth))
    }
}

private func premultiplied(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    if alpha == 255 { return pixel }
    func part(_ shift: UInt32) -> UInt32 { ((pixel >> shift & 0xFF) * alpha + 127) / 255 << shift }
    return alpha << 24 | part(16) | part(8) | part(0)
}

// No colour of a premultiplied pixel passes its alpha; a damaged font file must not break this.
private func held(_ pixel: UInt32) -> UInt32 {
    let alpha = pixel >> 24
    func part(_ shift: UInt32) -> UInt32 { min(alpha, pixel >> shift & 0xFF) << shift }
    return alpha << 24 | part(16) | part(8) | part(0)
}

private func transposed(_ pixels: [UInt32], width: Int, height: Int) -> [UInt32] {
    var turned = [UInt32](repeating: 0, count: width * height)
    for y in 0..<height {
        for x in 0..<width { turned[x * height + y] = pixels[y * width + x] }
    }
    return turned
}

// A triangle filter as wide as the larger of the old and the new pixel: smooth both ways.
private func resampled(_ pixels: [UInt32], rows: Int, from old: Int, to new: Int) -> [UInt32] {
    let step = Float(old) / Float(new)
    let reach = max(1, step)
    var result = [UInt32](repeating: 0, count: rows * new)
    for x in 0..<new {
        let centre = (Float(x) + 0.5) * step - 0.5
        let first = max(0, Int((centre - reach).rounded(.down)) + 1)
        let last = min(old - 1, Int((centre + reach).rounded(.up)) - 1)
        guard first <= last else { continue }
        let weights = (first...last).map { max(0, reach - abs(Float($0) - centre)) }
        let total = weights.reduce(0, +)
        guard total > 0 else { continue }
        for row in 0..<rows {
            var alpha: Float = 0
            var red: Float = 0
            var green: Float = 0
            var blue: Float = 0
            for (offset, weight) in weights.enumerated() {
                let pixel = pixels[row * old + first + offset]
                alpha += weight * Float(pixel >> 24)
                red += weight * Float(pixel >> 16 & 0xFF)
                green += weight * Float(pixel >> 8 & 0xFF)
                blue += weight * Float(pixel & 0xFF)
            }
            func whole(_ sum: Float) -> UInt32 { UInt32(min(255, sum / total + 0.5)) }
            result[row * new + x] =
                whole(alpha) << 24 | whole(red) << 16 | whole(green) << 8 | whole(blue)
        }
    }
    return result
}
