import CSDL2
import TVFront

/// Paints draw commands on an SDL surface, inside one rectangle at a time.
final class Painter {
    let lettering: Lettering
    private let pictures: Pictures
    private var corners: [Corner.Key: Corner] = [:]
    /// How strongly an unavailable thing is still seen: 45 %.
    static let fadedOpacity: UInt32 = 115

    init(lettering: Lettering, pictures folder: String?) {
        self.lettering = lettering
        pictures = Pictures(folder: folder)
    }

    /// Paints a list inside a rectangle; every pixel there depends on the list alone.
    func paint(
        _ commands: [DrawCommand], bounds: [Box?], inside wanted: Box,
        on surface: UnsafeMutablePointer<SDL_Surface>
    ) {
        // Never outside the surface, whatever size the display has taken meanwhile.
        let sides = Box(
            x: 0, y: 0, width: Int(surface.pointee.w), height: Int(surface.pointee.h))
        guard let pixels = surface.pointee.pixels, let clip = wanted.clipped(to: sides),
            surface.pointee.format.pointee.BytesPerPixel == 4
        else { return }
        var area = rectangle(clip)
        SDL_SetClipRect(surface, &area)
        defer { SDL_SetClipRect(surface, nil) }
        let sheet = Sheet(
            base: pixels.assumingMemoryBound(to: UInt32.self),
            stride: Int(surface.pointee.pitch) / 4, clip: clip)
        // What lies beneath a full fill is not seen, so it is not painted.
        let start = commands.lastIndex { covers($0, clip) }
        if start == nil { SDL_FillRect(surface, nil, Colour(0).opaque) }
        for index in (start ?? 0)..<commands.count {
            guard let box = bounds[index], box.touches(clip) else { continue }
            paint(commands[index], on: sheet, surface)
        }
    }

    /// The rectangle outside which a command paints nothing; `nil` when it paints nothing at all.
    func bounds(of command: DrawCommand) -> Box? {
        switch command {
        case .fill(let box, _, _), .ring(let box, _, _, _), .picture(_, let box, _),
            .arrow(let box, _, _):
            box.width > 0 && box.height > 0 ? box : nil
        case .focusRing(let box, _, _, _):
            box.width > 0 && box.height > 0 ? box.inset(by: -24) : nil
        case .text(let text, let x, let baseline, let size, let weight, _):
            lettering.line(of: text, size: size, weight: weight).bounds(x: x, baseline: baseline)
        case .ruby(let text, let x, let baseline, let size, _):
            lettering.line(of: text, size: size, weight: .regular).bounds(x: x, baseline: baseline)
        }
    }

    private func covers(_ command: DrawCommand, _ clip: Box) -> Bool {
        guard case .fill(let box, _, let radius) = command else { return false }
        let solid = radius > 0 ? box.inset(by: radius) : box
        return solid.x <= clip.x && solid.y <= clip.y
            && solid.x + solid.width >= clip.x + clip.width
            && solid.y + solid.height >= clip.y + clip.height
    }

    private func paint(
        _ command: DrawCommand, on sheet: Sheet, _ surface: UnsafeMutablePointer<SDL_Surface>
    ) {
        switch command {
        case .fill(let box, let colour, let radius):
            let turn = max(0, min(radius, min(box.width, box.height) / 2))
            let middle = Box(
                x: box.x, y: box.y + turn, width: box.width, height: box.height - 2 * turn)
            fill(middle, colour, surface)
            if turn > 0 {
                let top = Box(
                    x: box.x + turn, y: box.y, width: box.width - 2 * turn, height: turn)
                fill(top, colour, surface)
                fill(top.moved(y: box.height - turn), colour, surface)
                turns(of: box, Corner.Key(radius: turn, ring: 0), colour, sheet)
            }
        case .ring(let box, let colour, let width, let radius):
            ring(box, colour, width: width, radius: radius, sheet, surface)
        case .focusRing(let box, let lamp, let gap, let line):
            ring(box.inset(by: -24), line, width: 4, radius: 46, sheet, surface)
            ring(box.inset(by: -20), gap, width: 10, radius: 42, sheet, surface)
            ring(box.inset(by: -12), lamp, width: 10, radius: 34, sheet, surface)
            // Yellow beside cream is no edge to an old eye; a dark line between them is.
            ring(box.inset(by: -2), gap, width: 4, radius: 24, sheet, surface)
        case .text(let text, let x, let baseline, let size, let weight, let colour):
            paint(lettering.line(of: text, size: size, weight: weight), x, baseline, colour, sheet)
        case .ruby(let text, let x, let baseline, let size, let colour):
            paint(
                lettering.line(of: text, size: size, weight: .regular), x, baseline, colour, sheet)
        case .picture(let name, let box, let faded):
            guard
                let picture = pictures.fitting(
                    name, width: box.width, height: box.height, with: lettering)
            else { return }
            sheet.lay(
                picture, x: box.x + (box.width - picture.width) / 2,
                y: box.y + (box.height - picture.height) / 2,
                opacity: faded ? Painter.fadedOpacity : 256)
        case .arrow(let box, let colour, let left):
            let mask = arrowMask(width: box.width, height: box.height)
            mask.withUnsafeBufferPointer { sheet.fill($0, in: box, colour, mirror: left) }
        }
    }

    private func paint(_ line: Line, _ x: Int, _ baseline: Int, _ colour: Colour, _ sheet: Sheet) {
        for part in line.parts {
            let box = Box(
                x: x + part.x, y: baseline + part.y, width: part.width, height: part.height)
            guard box.touches(sheet.clip) else { continue }
            switch part.ink {
            case .mask(let mask):
                mask.withUnsafeBufferPointer { sheet.fill($0, in: box, colour) }
            case .picture(let picture):
                sheet.lay(picture, x: box.x, y: box.y, opacity: 256)
            }
        }
    }

    private func ring(
        _ box: Box, _ colour: Colour, width: Int, radius: Int, _ sheet: Sheet,
        _ surface: UnsafeMutablePointer<SDL_Surface>
    ) {
        let half = min(box.width, box.height) / 2
        let turn = max(0, min(radius, half))
        let band = min(width, half)
        guard band > 0 else { return }
        let side = max(turn, band)
        let top = Box(x: box.x + side, y: box.y, width: box.width - 2 * side, height: band)
        fill(top, colour, surface)
        fill(top.moved(y: box.height - band), colour, surface)
        let left = Box(x: box.x, y: box.y + side, width: band, height: box.height - 2 * side)
        fill(left, colour, surface)
        fill(left.moved(x: box.width - band), colour, surface)
        turns(of: box, Corner.Key(radius: turn, ring: band), colour, sheet)
    }

    private func fill(
        _ box: Box, _ colour: Colour, _ surface: UnsafeMutablePointer<SDL_Surface>
    ) {
        guard box.width > 0, box.height > 0 else { return }
        var area = rectangle(box)
        SDL_FillRect(surface, &area, colour.opaque)
    }

    private func turns(of box: Box, _ key: Corner.Key, _ colour: Colour, _ sheet: Sheet) {
        if corners.count > 64 { corners.removeAll() }
        let corner = corners[key] ?? Corner(key)
        corners[key] = corner
        let first = Box(x: box.x, y: box.y, width: corner.side, height: corner.side)
        let across = box.width - corner.side
        let down = box.height - corner.side
        corner.mask.withUnsafeBufferPointer { mask in
            sheet.fill(mask, in: first, colour)
            sheet.fill(mask, in: first.moved(x: across), colour, mirror: true)
            sheet.fill(mask, in: first.moved(y: down), colour, flip: true)
            sheet.fill(
                mask, in: first.moved(x: across, y: down), colour, mirror: true, flip: true)
        }
    }

    // A triangle pointing right; eight lines a pixel give a smooth slanted edge.
    private func arrowMask(width: Int, height: Int) -> [UInt8] {
        guard width > 0, height > 0, width <= 1920, height <= 1080 else { return [] }
        var mask = [UInt8](repeating: 0, count: width * height)
        for row in 0..<height {
            for column in 0..<width {
                var covered: Float = 0
                for part in 0..<8 {
                    let y = (Float(row) + (Float(part) + 0.5) / 8) / Float(height)
                    let tip = (1 - abs(2 * y - 1)) * Float(width)
                    covered += min(1, max(0, tip - Float(column)))
                }
                mask[row * width + column] = UInt8(covered / 8 * 255 + 0.5)
            }
        }
        return mask
    }
}

extension Box {
    func moved(x right: Int = 0, y down: Int = 0) -> Box {
        Box(x: x + right, y: y + down, width: width, height: height)
    }
}

/// SDL's form of a box.
func rectangle(_ box: Box) -> SDL_Rect {
    SDL_Rect(x: Int32(box.x), y: Int32(box.y), w: Int32(box.width), h: Int32(box.height))
}
