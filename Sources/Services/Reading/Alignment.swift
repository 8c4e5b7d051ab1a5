// Which part of a reading belongs to which kanji.
extension Furigana {
    /// Gives each run of kanji its part of the reading, with the kana between the runs as anchors.
    /// Nil where that is not possible in exactly one way: no reading is better than a wrong one.
    public static func aligned(_ text: String, reading: String) -> [Piece]? {
        var words = split(text)
        let readings = split(reading).filter { !$0.isGap }.map(\.text)
        var tail: [Word] = []
        // A measure at the end (1.4kg) may be left out of the reading.
        while words.count(where: { !$0.isGap }) > readings.count, let last = words.last,
            last.isGap || isMeasure(last.text)
        {
            tail.insert(words.removeLast(), at: 0)
        }
        let count = words.count { !$0.isGap }
        guard count == readings.count else {
            // Spaces set differently: the whole as one word.
            guard tail.isEmpty, !words.contains(where: { $0.isGap && $0.text != " " }) else {
                return nil
            }
            return whole(words, readings.joined())
        }
        var pieces: [Piece] = []
        var next = 0
        for word in words {
            guard !word.isGap else {
                pieces.append(Piece(word.text))
                continue
            }
            let reading = readings[next]
            next += 1
            guard word.text.contains(where: isOfWord) else {
                pieces.append(Piece(word.text))
                continue
            }
            guard let found = word.text.aligned(with: reading) else { return nil }
            pieces += found
        }
        return pieces + tail.map { Piece($0.text) }
    }

    private static func whole(_ words: [Word], _ reading: String) -> [Piece]? {
        let joined = words.filter { !$0.isGap }.map(\.text).joined()
        guard var pieces = joined.aligned(with: reading) else { return nil }
        // The spaces return where they were, unless one stood inside a run of kanji.
        var place = 0
        for word in words {
            guard word.isGap else {
                place += word.text.count
                continue
            }
            guard let restored = pieces.inserting(word.text, at: place) else { return nil }
            pieces = restored
            place += word.text.count
        }
        return pieces
    }

    private struct Word {
        var text: String
        let isGap: Bool
    }

    private static func split(_ text: String) -> [Word] {
        text.reduce(into: []) { words, character in
            let isGap = " \u{3000}・".contains(character)
            if words.last?.isGap == isGap {
                words[words.count - 1].text.append(character)
            } else {
                words.append(Word(text: String(character), isGap: isGap))
            }
        }
    }

    private static func isMeasure(_ word: String) -> Bool {
        word.first.map { $0.isASCII && $0.isNumber } ?? false
    }
}

extension String {
    /// The one way to lay a reading without spaces over this word; nil if there is none, or more than one.
    fileprivate func aligned(with reading: String) -> [Furigana.Piece]? {
        var runs: [(text: [Character], isKanji: Bool)] = []
        for character in self {
            let isKanji = Furigana.isOfWord(character)
            if runs.last?.isKanji == isKanji {
                runs[runs.count - 1].text.append(character)
            } else {
                runs.append(([character], isKanji))
            }
        }
        let kana = Array(reading)
        var found: [[Int]] = []
        // Where each run ends in the reading. A word has few runs, and two ways are one too many.
        func walk(_ run: Int, _ start: Int, _ ends: [Int]) {
            guard found.count < 2 else { return }
            guard run < runs.count else {
                if start == kana.count { found.append(ends) }
                return
            }
            let text = runs[run].text
            guard runs[run].isKanji else {
                let end = start + text.count
                guard end <= kana.count,
                    zip(text, kana[start..<end]).allSatisfy({ $0.hiragana == $1.hiragana })
                else { return }
                walk(run + 1, end, ends + [end])
                return
            }
            let least = start + text.count
            guard least <= kana.count else { return }
            for end in least...min(kana.count, start + 5 * text.count)
            where kana[start..<end].allSatisfy(Furigana.isKana) {
                walk(run + 1, end, ends + [end])
            }
        }
        guard count <= 40, kana.count <= 80 else { return nil }
        walk(0, 0, [])
        guard found.count == 1, let ends = found.first else { return nil }
        var start = 0
        return zip(runs, ends).map { run, end in
            defer { start = end }
            return Furigana.Piece(
                String(run.text), reading: run.isKanji ? String(kana[start..<end]) : nil)
        }
    }
}

extension [Furigana.Piece] {
    /// The same with a gap after so many characters; nil if that is inside a word with a reading.
    fileprivate func inserting(_ gap: String, at place: Int) -> [Furigana.Piece]? {
        var passed = 0
        for (index, piece) in enumerated() {
            if passed == place {
                var copy = self
                copy.insert(Furigana.Piece(gap), at: index)
                return copy
            }
            let inside = place - passed
            if inside < piece.text.count {
                guard piece.reading == nil else { return nil }
                var copy = self
                copy[index] = Furigana.Piece(
                    String(piece.text.prefix(inside)) + gap + String(piece.text.dropFirst(inside)))
                return copy
            }
            passed += piece.text.count
        }
        return passed == place ? self + [Furigana.Piece(gap)] : nil
    }
}

extension Character {
    /// Katakana as hiragana, so that ノ and の are the same sound.
    fileprivate var hiragana: Character {
        guard let scalar = unicodeScalars.first, unicodeScalars.count == 1,
            (0x30A1...0x30F6).contains(scalar.value),
            let lower = Unicode.Scalar(scalar.value - 0x60)
        else { return self }
        return Character(lower)
    }
}
