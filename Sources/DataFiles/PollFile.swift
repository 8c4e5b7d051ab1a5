public import Domain

/// What a municipality writes to have a question asked, as YAML:
///
///     question: {ja: 秋まつりに 来ますか, en: Will you come to the festival?}
///     answers:
///       - {ja: 行きます, en: Yes}
///       - {ja: 行きません, en: No}
///     villages: all          # or a list of ids
///     until: 2026-12-01
public struct PollFile: Sendable {
    /// What is asked.
    public let question: Note
    /// Two to four answers.
    public let answers: [Note]
    /// The villages; empty means all.
    public let villages: [VillageId]
    /// The last day.
    public let until: Day

    /// Reads a file.
    /// - Throws: every problem of the file in one run.
    public static func load(_ path: String) throws(DataProblems) -> PollFile {
        let root = try YAMLFile(path).root
        let findings = Findings()
        let poll = read(root, findings)
        try findings.throwIfAny()
        guard let poll else { throw DataProblems(file: path, "This is no poll.") }
        return poll
    }

    private static func read(_ root: YAMLNode, _ findings: Findings) -> PollFile? {
        guard
            let fields = Fields(
                root, required: ["question", "answers", "villages", "until"], to: findings)
        else { return nil }
        let question = fields.fields("question", required: ["ja"], optional: ["en"])
            .flatMap { note($0, Poll.longestQuestion, 2 * Poll.longestQuestion) }
        let items = fields.list("answers") ?? []
        let answers = items.compactMap { item in
            Fields(item, required: ["ja"], optional: ["en"], to: findings)
                .flatMap { note($0, Poll.longestAnswer.ja, Poll.longestAnswer.en) }
        }
        if !items.isEmpty, !(2...4).contains(items.count) {
            fields.report("answers", "There are two to four answers.")
        }
        let villages = NoticeFile.villages(fields)
        let until = fields.day("until")
        guard let question, answers.count == items.count, let villages, let until else {
            return nil
        }
        return PollFile(question: question, answers: answers, villages: villages, until: until)
    }

    private static func note(_ fields: Fields, _ ja: Int, _ en: Int) -> Note? {
        guard let japanese = fields.text("ja", atMost: ja) else { return nil }
        let english = fields.text("en", atMost: en)
        if english == nil, fields.node("en") != nil { return nil }
        return Note(ja: japanese, en: english ?? "")
    }
}
