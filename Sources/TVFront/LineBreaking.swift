/// Breaks Japanese and English text into lines by the rules of Japanese typesetting (行頭・行末禁則, JIS X 4051), at the spaces between phrases unless that leaves a line half empty without need.
public struct LineBreaking {
    /// Characters that may not begin a line.
    static let notFirst: Set<Character> = [
        "、", "。", "，", "．", "・", "：", "；", "？", "！", "」", "』", "）", "】", "〉", "》", "］", "｝", "〕",
        "”", "’", "ー", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ゎ", "ァ", "ィ", "ゥ", "ェ", "ォ",
        "ッ", "ャ", "ュ", "ョ", "ヮ", "ヵ", "ヶ", "々", "ゝ", "ゞ", "〜", "～", "…", "‥", ")", "]", "}", ",",
        ".",
        ":", ";", "?", "!", "%", "円", "℃", "％",
    ]
    /// Characters that may not end a line.
    static let notLast: Set<Character> = [
        "「", "『", "（", "【", "〈", "《", "［", "｛", "〔", "“", "‘", "(", "[", "{", "¥", "￥", "＃", "#",
    ]

    private let measure: (String) -> Int
    private let width: Int

    /// A breaker for lines of at most so many pixels, by a measuring function.
    public init(width: Int, measure: @escaping (String) -> Int) {
        self.width = width
        self.measure = measure
    }

    /// The lines of a text. A new line in the text stays one. No line is wider than asked unless one unbreakable piece is.
    public func lines(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { paragraph in broken(Array(paragraph)) }
    }

    private func broken(_ text: [Character]) -> [String] {
        var lines: [String] = []
        var start = 0
        while start < text.count, text[start] == " ", !lines.isEmpty { start += 1 }
        while start < text.count {
            if measure(String(text[start...])) <= width {
                lines.append(String(text[start...]))
                return lines
            }
            let end = lineEnd(text, from: start)
            var shown = text[start..<end]
            while shown.last == " " { shown.removeLast() }
            lines.append(String(shown))
            start = end
            while start < text.count, text[start] == " " { start += 1 }
        }
        return lines.isEmpty ? [""] : lines
    }

    /// Where the line that begins at `start` ends: the last space in its second half, else the last allowed place.
    private func lineEnd(_ text: [Character], from start: Int) -> Int {
        guard start + 1 < text.count else { return text.count }
        var fitting = start + 1
        while fitting < text.count, measure(String(text[start...fitting])) <= width {
            fitting += 1
        }
        // A space just after the fitting part may hang over the edge unseen.
        let spaces = (start + 1...min(fitting, text.count - 1)).reversed().first {
            text[$0] == " " && allowed(text, $0 + 1)
        }
        if let space = spaces,
            2 * measure(String(text[start..<space])) >= width
                || measure(String(text[(space + 1)...])) <= width
        {
            return space
        }
        for end in stride(from: fitting, to: start + 1, by: -1) where allowed(text, end) {
            return end
        }
        if let space = spaces { return space }
        // Nothing allowed inside: take the whole piece up to the next allowed place, so that no rule breaks.
        var end = fitting + 1
        while end < text.count, !allowed(text, end) { end += 1 }
        return min(end, text.count)
    }

    /// Whether a line may end before the character at `index`.
    private func allowed(_ text: [Character], _ index: Int) -> Bool {
        guard index > 0, index < text.count else { return true }
        let before = text[index - 1]
        let after = text[index]
        if after == " " {
            // The spaces vanish at the break, so what follows them begins the line.
            return text[index...].first { $0 != " " }.map { !Self.notFirst.contains($0) } ?? true
        }
        if Self.notFirst.contains(after) { return false }
        let last = before == " " ? text[..<index].last { $0 != " " } : before
        if let last, Self.notLast.contains(last) { return false }
        // Words and figures of the Latin script stay whole.
        return before == " " || !(isNarrow(before) && isNarrow(after))
    }

    private func isNarrow(_ character: Character) -> Bool {
        character.isASCII && character != " "
    }
}
