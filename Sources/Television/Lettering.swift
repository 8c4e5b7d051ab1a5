import CSDL2
public import TVFront

/// Measures and paints text: BIZ UDP Gothic first, Noto Sans CJK for what it lacks, then emoji.
///
/// Not for use from two threads at once: SDL_ttf shares one FreeType library.
public final class Lettering: Measuring {
    enum Face: Hashable { case regular, bold, wideRegular, wideBold, emoji }
    struct FontKey: Hashable {
        let face: Face
        let size: Int
    }
    struct TextKey: Hashable {
        let text: String
        let size: Int
        let weight: Weight
    }
    struct Run {
        var face: Face
        var text: String
    }

    /// No text is longer than this on one line; the rest is dropped.
    public static let longestText = 200
    private let files: FontFiles
    // An open font keeps every glyph it rendered, up to 256; see `forget`.
    private var fonts = Shelf<FontKey, OpaquePointer>(budget: 14, discard: { TTF_CloseFont($0) })
    private var rendered: [FontKey: Int] = [:]
    static let mostGlyphs = 48
    private var lines: Shelf<TextKey, Line>
    private var widths = Shelf<TextKey, Int>(budget: 4_000)
    private var faces: [Unicode.Scalar: [Face?]] = [:]

    /// Opens the typefaces. `budget` bounds the painted text kept, in bytes.
    /// Throws when a typeface is missing or unreadable.
    public init(_ files: FontFiles, budget: Int = 4_000_000) throws(TelevisionProblem) {
        self.files = files
        lines = Shelf(budget: budget)
        guard TTF_Init() == 0 else { throw .noScreen(reason: sdlReason()) }
        for (face, path) in [(Face.regular, files.regular), (.bold, files.bold)] {
            guard font(face, size: 48) != nil else {
                let reason = sdlReason()
                fonts.clear()
                TTF_Quit()
                throw .typefaceUnreadable(file: path, reason: reason)
            }
        }
    }

    deinit {
        fonts.clear()
        TTF_Quit()
    }

    /// The painted text kept now, in bytes; never above the budget.
    public var bytesKept: Int { lines.spent }

    /// The advance width in pixels of one line of text.
    public func width(of text: String, size: Int, weight: Weight) -> Int {
        let key = TextKey(text: text, size: bounded(size), weight: weight)
        if let known = widths.take(key) { return known }
        let width = runs(of: text, weight: weight).reduce(0) { sum, run in
            sum + advance(of: run, size: key.size)
        }
        widths.put(width, for: key, cost: 1)
        return width
    }

    /// The characters of a text that no typeface on this box can show.
    public func missing(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            !isInvisible(scalar) && face(for: scalar, weight: .regular) == nil
        }
    }

    /// The painted line; painted once and kept while the budget lasts.
    func line(of text: String, size: Int, weight: Weight) -> Line {
        let key = TextKey(text: text, size: bounded(size), weight: weight)
        if let known = lines.take(key) { return known }
        var parts: [Line.Part] = []
        var pen = 0
        for run in runs(of: text, weight: weight) {
            if let part = part(of: run, size: key.size, pen: pen) { parts.append(part) }
            pen += advance(of: run, size: key.size)
        }
        let line = Line(parts: parts, width: pen)
        lines.put(line, for: key, cost: line.cost)
        return line
    }

    private func bounded(_ size: Int) -> Int { min(400, max(8, size)) }
}

// Which typeface shows which character.
extension Lettering {
    /// Neighbouring characters of one face together, so that kerning works inside them.
    private func runs(of text: String, weight: Weight) -> [Run] {
        var runs: [Run] = []
        for character in text.prefix(Lettering.longestText) {
            let shown: Character =
                character.isNewline || character == "\t" || character == "\0" ? " " : character
            let face = face(for: shown, weight: weight)
            if let last = runs.last?.face, last == face || (shown == " " && last != .emoji) {
                runs[runs.count - 1].text.append(shown)
            } else {
                runs.append(Run(face: face, text: String(shown)))
            }
        }
        return runs
    }

    private func face(for character: Character, weight: Weight) -> Face {
        let scalars = character.unicodeScalars
        let first = scalars.first ?? " "
        let wantsPicture =
            first.properties.isEmojiPresentation || scalars.contains { $0.value == 0xFE0F }
        if wantsPicture, provides(.emoji, first) { return .emoji }
        var chosen: Face?
        for scalar in scalars where !isInvisible(scalar) {
            guard let face = face(for: scalar, weight: weight) else { continue }
            if let already = chosen, rank(already) >= rank(face) { continue }
            chosen = face
        }
        return chosen ?? (weight == .bold ? .bold : .regular)
    }

    private func face(for scalar: Unicode.Scalar, weight: Weight) -> Face? {
        let place = weight == .bold ? 1 : 0
        if let known = faces[scalar] { return known[place] }
        if faces.count > 20_000 { faces.removeAll() }
        let found = [[Face.regular, .wideRegular, .emoji], [.bold, .wideBold, .emoji]].map {
            $0.first { provides($0, scalar) }
        }
        faces[scalar] = found
        return found[place]
    }

    private func provides(_ face: Face, _ scalar: Unicode.Scalar) -> Bool {
        guard let font = font(face, size: 48) else { return false }
        return TTF_GlyphIsProvided32(font, scalar.value) != 0
    }

    private func rank(_ face: Face) -> Int {
        switch face {
        case .regular, .bold: 0
        case .wideRegular, .wideBold: 1
        case .emoji: 2
        }
    }

    // Selectors and joiners choose a form of their neighbour and have no form of their own.
    private func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isVariationSelector || scalar.properties.isDefaultIgnorableCodePoint
            || scalar.properties.generalCategory == .control
    }

    private func font(_ face: Face, size: Int) -> OpaquePointer? {
        let key = FontKey(face: face, size: face == .emoji ? 0 : size)
        if let open = fonts.take(key) { return open }
        let path =
            switch face {
            case .regular: files.regular
            case .bold: files.bold
            case .wideRegular: files.wideRegular
            case .wideBold: files.wideBold
            case .emoji: files.emoji
            }
        guard let font = TTF_OpenFont(path, Int32(key.size)) else { return nil }
        TTF_SetFontHinting(font, Int32(TTF_HINTING_LIGHT))
        fonts.put(font, for: key, cost: 1)
        return font
    }
}

// From characters to pixels.
extension Lettering {
    private func advance(of run: Run, size: Int) -> Int {
        guard let font = font(run.face, size: size) else { return 0 }
        var width: Int32 = 0
        var height: Int32 = 0
        guard TTF_SizeUTF8(font, run.text, &width, &height) == 0 else { return 0 }
        guard run.face == .emoji, height > 0 else { return Int(width) }
        return Int(width) * size / Int(height)
    }

    private func part(of run: Run, size: Int, pen: Int) -> Line.Part? {
        if run.face == .emoji {
            guard let strike = emoji(run.text), strike.height > 0 else { return nil }
            let scaled = strike.scaled(
                toWidth: max(1, strike.width * size / strike.height), height: size)
            // The ideographic box of the text face lies 0.88 above and 0.12 below the baseline.
            return Line.Part(
                x: pen, y: -size * 88 / 100, width: scaled.width, height: scaled.height,
                ink: .picture(scaled))
        }
        guard let font = font(run.face, size: size) else { return nil }
        let white = SDL_Color(r: 255, g: 255, b: 255, a: 255)
        let black = SDL_Color(r: 0, g: 0, b: 0, a: 255)
        guard let surface = TTF_RenderUTF8_Shaded(font, run.text, white, black) else { return nil }
        defer { SDL_FreeSurface(surface) }
        forget(font, FontKey(face: run.face, size: size), after: run.text.count)
        guard let pixels = surface.pointee.pixels else { return nil }
        let width = Int(surface.pointee.w)
        let height = Int(surface.pointee.h)
        let pitch = Int(surface.pointee.pitch)
        let mask = [UInt8](unsafeUninitializedCapacity: width * height) { bytes, count in
            guard let base = bytes.baseAddress else { return }
            for row in 0..<height {
                let source = pixels.advanced(by: row * pitch).assumingMemoryBound(to: UInt8.self)
                (base + row * width).initialize(from: source, count: width)
            }
            count = width * height
        }
        return Line.Part(
            x: pen, y: -Int(TTF_FontAscent(font)), width: width, height: height, ink: .mask(mask))
    }

    /// A colour picture from the emoji face, at the one size the face has.
    func emoji(_ text: String) -> Picture? {
        guard let font = font(.emoji, size: 0) else { return nil }
        let white = SDL_Color(r: 255, g: 255, b: 255, a: 255)
        let short = String(text.prefix(16))
        guard let surface = TTF_RenderUTF8_Blended(font, short, white) else { return nil }
        defer { SDL_FreeSurface(surface) }
        // One picture is 70 KB in the font's memory, and it is kept here already.
        TTF_SetFontHinting(font, Int32(TTF_HINTING_LIGHT))
        return Picture(surface, isPremultiplied: true)
    }

    // Painted lines are kept here, so the font need not keep all glyphs too: at 100 px they would be
    // a megabyte a font. Setting the hinting, even to what it is, is SDL_ttf's way to empty them.
    private func forget(_ font: OpaquePointer, _ key: FontKey, after count: Int) {
        let glyphs = rendered[key, default: 0] + count
        if glyphs > Self.mostGlyphs { TTF_SetFontHinting(font, Int32(TTF_HINTING_LIGHT)) }
        rendered[key] = glyphs > Self.mostGlyphs ? 0 : glyphs
    }
}

/// SDL's own words for what went wrong last.
func sdlReason() -> String { String(cString: SDL_GetError()) }
