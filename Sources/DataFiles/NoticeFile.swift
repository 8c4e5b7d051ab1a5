public import Domain

/// What a municipality writes to have a notice posted, as YAML:
///
///     title: {ja: …, en: …}
///     text: {ja: …, en: …}
///     villages: [V01, V03]     # or: all
///     from: 2026-11-21
///     until: 2026-12-01
///     reading: …               # only if it is read aloud otherwise
public struct NoticeFile: Sendable {
    /// What it is about.
    public let title: Note
    /// What it says.
    public let text: Note
    /// How it is read aloud, if given.
    public let reading: String?
    /// The villages; empty means all.
    public let villages: [VillageId]
    /// The first day.
    public let from: Day
    /// The last day.
    public let until: Day
    /// Where the Japanese text begins, for advice about it.
    public let textPlace: Piece
    /// Where the title stands.
    public let titlePlace: Piece

    /// Reads a file.
    /// - Throws: every problem of the file in one run.
    public static func load(_ path: String) throws(DataProblems) -> NoticeFile {
        let root = try YAMLFile(path).root
        let findings = Findings()
        let notice = read(root, findings)
        try findings.throwIfAny()
        guard let notice else { throw DataProblems(file: path, "This is no notice.") }
        return notice
    }

    private static func read(_ root: YAMLNode, _ findings: Findings) -> NoticeFile? {
        guard
            let fields = Fields(
                root, required: ["title", "text", "villages", "from", "until"],
                optional: ["reading"], to: findings)
        else { return nil }
        let title = note(fields, "title", Notice.longestTitle)
        let text = note(fields, "text", Notice.longestText)
        let villages = villages(fields)
        let from = fields.day("from")
        let until = fields.day("until")
        let reading = fields.piece("reading")?.text
        guard let title, let text, let villages, let from, let until else { return nil }
        guard (from...max(from, until)).contains(until), until >= from,
            until.number - from.number <= Notice.longestDays
        else {
            fields.report(
                "until", "This must be 0 to \(Notice.longestDays) days after \(from).")
            return nil
        }
        return NoticeFile(
            title: title.0, text: text.0, reading: reading, villages: villages, from: from,
            until: until, textPlace: text.1, titlePlace: title.1)
    }

    private static func note(_ fields: Fields, _ key: String, _ limit: Int) -> (Note, Piece)? {
        guard let parts = fields.fields(key, required: ["ja"], optional: ["en"]),
            let ja = parts.piece("ja")
        else { return nil }
        let en = parts.piece("en")?.text ?? ""
        for (name, text) in [("ja", ja.text), ("en", en)] where text.count > limit {
            parts.report(name, "「\(name)」 is longer than \(limit) characters.")
            return nil
        }
        return (Note(ja: trimmed(ja.text), en: trimmed(en)), ja)
    }

    static func villages(_ fields: Fields) -> [VillageId]? {
        if case .text(let piece)? = fields.node("villages"), piece.text == "all" { return [] }
        var villages: [VillageId] = []
        for item in fields.list("villages") ?? [] {
            guard case .text(let piece) = item, let id = VillageId(piece.text) else {
                fields.report("villages", "Villages are a list of ids, or the word all.")
                return nil
            }
            villages.append(id)
        }
        return villages.isEmpty ? nil : villages
    }

    // A block of YAML ends with a line end that nobody wants to see as an empty line.
    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
