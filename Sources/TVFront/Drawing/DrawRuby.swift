import Services

// Readings above words (ふりがな).
extension Pen {
    /// No reading is smaller than this. It may be below the floor of all other letters: it is an aid
    /// beside a word that itself has at least that size, and whoever knows the word need not see it.
    static let rubyFloor = 30
    /// Nor larger than this: beside large words half of them is more than anybody needs.
    static let rubyMost = 44

    /// The size of a reading above a word: half of it, within the two limits.
    static func rubySize(_ size: Int) -> Int { min(rubyMost, max(rubyFloor, size / 2)) }

    /// How tall a line with readings is at least. The square of a letter is not quite filled, so they may overlap a little.
    static func rubyHeight(_ size: Int) -> Int { size * 98 / 100 + rubySize(size) }

    /// How wide a marked text without stars is: a reading wider than its word makes room for itself.
    func rubyWidth(_ text: String, _ size: Int, _ weight: Weight) -> Int {
        Furigana.pieces(of: text).reduce(0) { sum, piece in
            sum + slot(piece, size, weight).width
        }
    }

    private func slot(
        _ piece: Furigana.Piece, _ size: Int, _ weight: Weight
    ) -> (width: Int, base: Int, reading: Int) {
        let base = measuring.width(of: piece.text, size: size, weight: weight)
        guard let reading = piece.reading else { return (base, base, 0) }
        let above = measuring.width(of: reading, size: Self.rubySize(size), weight: .regular)
        // Two readings side by side stay apart.
        return (above > base ? above + 4 : base, base, above)
    }

    /// Draws one line with the readings above its words; answers where it ends.
    mutating func rubyLine(
        _ text: String, x: Int, baseline: Int, size: Int, _ weight: Weight, _ colour: Colour
    ) -> Int {
        let above = baseline - size * 88 / 100 - Self.rubySize(size) * 8 / 100
        // What needs no more room than its letters stays one text, spaced by its typeface.
        var run = ""
        var start = x
        var readings: [DrawCommand] = []
        func end(_ run: String, _ start: Int) -> Int {
            start + measuring.width(of: run, size: size, weight: weight)
        }
        func flush() {
            guard !run.isEmpty else { return }
            add(.text(run, x: start, baseline: baseline, size: size, weight, colour))
            start = end(run, start)
            run = ""
        }
        for piece in Furigana.pieces(of: text) {
            let slot = slot(piece, size, weight)
            guard let reading = piece.reading else {
                run += piece.text
                continue
            }
            var left = end(run, start)
            if slot.width > slot.base {
                flush()
                left = start
                add(
                    .text(
                        piece.text, x: left + (slot.width - slot.base) / 2, baseline: baseline,
                        size: size, weight, colour))
                start = left + slot.width
            } else {
                run += piece.text
            }
            readings.append(
                .ruby(
                    reading, x: left + (slot.width - slot.reading) / 2, baseline: above,
                    size: Self.rubySize(size), colour))
        }
        flush()
        for reading in readings { add(reading) }
        return start
    }
}

/// How a text is set in a box.
struct Setting {
    let lines: [String]
    let size: Int
    /// The height of a line without readings.
    let lineHeight: Int

    /// The height of one of the lines.
    func height(_ line: String) -> Int {
        Furigana.isMarked(line) ? max(lineHeight, Pen.rubyHeight(size)) : lineHeight
    }
    /// The height of all lines.
    var total: Int { lines.reduce(0) { $0 + height($1) } }
}

extension Pen {
    /// A marked text at the wanted size with its readings; without room for them in kana, if that
    /// takes no smaller letters and no more lines than the kanji; else in kanji alone.
    func markedSetting(
        _ text: String, width: Int, height: Int, sizes: [Int], leading: Int, _ weight: Weight,
        most: Int
    ) -> Setting {
        if let size = sizes.first {
            let broken = lines(text, width, size, weight)
            for percent in [leading, 104] {
                let set = Setting(lines: broken, size: size, lineHeight: size * percent / 100)
                if broken.count <= most, set.total <= height,
                    broken.allSatisfy({ self.width($0, size, weight) <= width })
                {
                    return set
                }
            }
        }
        func set(_ text: String) -> Setting {
            setting(
                text, width: width, height: height, sizes: sizes, leading: leading, weight,
                most: most)
        }
        let plain = set(Furigana.plain(text))
        let kana = set(Furigana.kana(text))
        let isShort =
            kana.size >= plain.size && kana.lines.count <= plain.lines.count
            && kana.lines.allSatisfy { self.width($0, kana.size, weight) <= width }
        return isShort ? kana : plain
    }
}
