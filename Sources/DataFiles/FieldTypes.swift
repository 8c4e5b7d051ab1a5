import Domain

extension Fields {
    /// A line of text without control characters.
    func text(_ key: String, atMost limit: Int = 200) -> String? {
        guard let piece = piece(key) else { return nil }
        if piece.text.count > limit {
            findings.report(piece, "「\(key)」 is longer than \(limit) characters.")
            return nil
        }
        if piece.text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        {
            findings.report(piece, "「\(key)」 must be one line without control characters.")
            return nil
        }
        return piece.text
    }

    /// A whole number.
    func integer(_ key: String, _ range: ClosedRange<Int>) -> Int? {
        piece(key).flatMap { wholeNumber($0, range, of: key, to: findings) }
    }

    /// `yes` or `no`, `1` or `0`.
    func flag(_ key: String) -> Bool? {
        guard let piece = piece(key) else { return nil }
        switch piece.text {
        case "yes", "1": return true
        case "no", "0": return false
        default:
            findings.report(
                piece, "「\(key)」 must be yes or no.",
                suggestion: nearest(to: piece.text, among: ["yes", "no"]))
            return nil
        }
    }

    /// `HH:MM`.
    func time(_ key: String) -> TimeOfDay? {
        typed(key, "「\(key)」 must be a time such as 11:00.") { TimeOfDay($0) }
    }

    /// `YYYY-MM-DD`.
    func day(_ key: String) -> Day? {
        typed(key, "「\(key)」 must be a date such as 2026-04-01.") { Day($0) }
    }

    /// Days of the week: `月火水木金`, `1-5` or `2,4,5` (Monday is 1).
    func weekdays(_ key: String) -> [Weekday]? {
        typed(key, "「\(key)」 must be days such as 月火水木金, 1-5 or 2,4,5, none of them twice.") {
            parseWeekdays($0)
        }
    }

    /// One of a closed list of words.
    func word<Word: CaseIterable & RawRepresentable>(_ key: String, _ kind: Word.Type) -> Word?
    where Word.RawValue == String {
        guard let piece = piece(key) else { return nil }
        if let word = Word(rawValue: piece.text) { return word }
        let words = Word.allCases.map(\.rawValue)
        findings.report(
            piece, "「\(key)」 must be one of: \(words.joined(separator: ", ")).",
            suggestion: nearest(to: piece.text, among: words))
        return nil
    }

    /// A name with reading and English: `{ ja: 上沢, kana: かみさわ, en: Kamisawa }`.
    func name(_ key: String) -> Name? {
        guard let inner = fields(key, required: ["ja", "kana", "en"]) else { return nil }
        return inner.name(ja: "ja", kana: "kana", en: "en")
    }

    /// A name from three fields.
    func name(ja: String, kana: String, en: String) -> Name? {
        let written = text(ja, atMost: 60)
        let reading = text(kana, atMost: 80)
        let english = text(en, atMost: 120)
        if let reading, !reading.unicodeScalars.allSatisfy(isReading) {
            report(kana, "The reading must be in kana.")
            return nil
        }
        guard let written, let reading, let english else { return nil }
        return Name(ja: written, kana: reading, en: english)
    }

    /// `{ latitude: 38.512345, longitude: 135.012345 }` in degrees, at most six decimals.
    func point(_ key: String) -> Point? {
        guard let inner = fields(key, required: ["latitude", "longitude"]) else { return nil }
        let latitude = inner.microdegrees("latitude", 20...46)
        let longitude = inner.microdegrees("longitude", 122...154)
        guard let latitude, let longitude else { return nil }
        return Point(latitude: latitude, longitude: longitude)
    }

    private func microdegrees(_ key: String, _ range: ClosedRange<Int>) -> Int? {
        typed(
            key,
            "「\(key)」 must be degrees from \(range.lowerBound) to \(range.upperBound), "
                + "with at most six decimals."
        ) { text in
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), (1...3).contains(parts[0].count),
                parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
                let whole = Int(parts[0])
            else { return nil }
            let decimals = parts.count == 2 ? String(parts[1]) : "0"
            guard (1...6).contains(decimals.count),
                let rest = Int(decimals + String(repeating: "0", count: 6 - decimals.count))
            else { return nil }
            let micro = whole * 1_000_000 + rest
            return micro >= range.lowerBound * 1_000_000 && micro <= range.upperBound * 1_000_000
                ? micro : nil
        }
    }

    /// A scalar read by a function that gives nil for what it does not understand.
    func typed<Value>(_ key: String, _ message: String, _ read: (String) -> Value?) -> Value? {
        guard let piece = piece(key) else { return nil }
        if let value = read(piece.text) { return value }
        let ascii = halfWidth(piece.text)
        findings.report(
            piece, message, suggestion: ascii != piece.text && read(ascii) != nil ? ascii : nil)
        return nil
    }

    private func isReading(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x3096, 0x30A1...0x30FC, 0x30...0x39, 0x20, 0x3001, 0x3002: true
        default: false
        }
    }
}

/// A whole number written in plain digits. What a spreadsheet makes of it (`1,000`, `１０`) is offered back in plain digits.
func wholeNumber(
    _ piece: Piece, _ range: ClosedRange<Int>, of key: String, to findings: Findings
) -> Int? {
    let digits = piece.text.first == "-" ? piece.text.dropFirst() : piece.text[...]
    if (1...12).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
        let value = Int(piece.text)
    {
        if range.contains(value) { return value }
        findings.report(
            piece, "「\(key)」 must be from \(range.lowerBound) to \(range.upperBound).")
        return nil
    }
    let plain = halfWidth(piece.text).filter { $0 != "," }
    findings.report(
        piece, "「\(key)」 must be a whole number in plain digits.",
        suggestion: Int(plain).flatMap { range.contains($0) ? String($0) : nil })
    return nil
}

/// Full-width digits and signs as their ASCII twins.
private func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let value = scalar.value
        let twin = (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) : nil
        result.append(twin ?? scalar)
    }
    return String(result)
}

/// Days of the week in one of the three ways people write them; nil for anything else.
func parseWeekdays(_ text: String) -> [Weekday]? {
    let letters: [Character: Weekday] = [
        "月": .monday, "火": .tuesday, "水": .wednesday, "木": .thursday, "金": .friday,
        "土": .saturday, "日": .sunday,
    ]
    var days: [Weekday] = []
    if text.allSatisfy({ letters[$0] != nil }) {
        days = text.compactMap { letters[$0] }
    } else {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
                .map { $0.utf8.count == 1 ? Int($0).flatMap(Weekday.init(rawValue:)) : nil }
            guard (1...2).contains(ends.count), let from = ends[0], let to = ends[ends.count - 1],
                from.rawValue <= to.rawValue
            else { return nil }
            days += Weekday.allCases.filter {
                (from.rawValue...to.rawValue).contains($0.rawValue)
            }
        }
    }
    guard !days.isEmpty, Set(days).count == days.count else { return nil }
    return days.sorted { $0.rawValue < $1.rawValue }
}
