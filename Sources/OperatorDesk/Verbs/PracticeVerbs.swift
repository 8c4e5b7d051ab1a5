import Console
import Domain
import Wire

extension Verbs {
    static let practices: [Verb] = [
        Verb(
            "household",
            Command(
                "practised", ja: "集まりなどで練習したことを入れる",
                en: "Enters what somebody practised, as at a meeting.",
                examples: [
                    .init("engawa household practised H012 shopping", ja: "買い物", en: "shopping")
                ],
                operands: [
                    Shared.household,
                    .init(
                        "LESSON", ja: "練習", en: "the lesson",
                        choices: Lesson.allCases.map(\.rawValue)),
                ], options: [Shared.dryRun])
        ) { desk in
            let id = try desk.id("HOUSEHOLD", of: Named.Household.self)
            let lesson = try desk.given.operand("LESSON", as: Words(same: "shopping")) {
                Lesson(rawValue: $0)
            }
            let practised = try desk.tell(
                Route.notePractice.path(), NotePractice(household: id, lesson: lesson),
                as: Practised.self)
            return Answer(
                practised,
                Table(
                    [.init("lesson", ja: "練習", en: "Lesson")],
                    rows: practised.lessons.map { [$0] }),
                said: desk.said(Words(ja: "記録しました。", en: "Recorded.")))
        }
    ]

    /// What a household has practised on its television, in one line.
    static func practisedLine(_ lessons: [String]?, _ speech: Speech) -> String {
        let names = (lessons ?? []).map { word -> String in
            switch Lesson(rawValue: word) {
            case .shopping: speech.word(word, Words(ja: "買い物", en: "shopping"))
            case .wellness: speech.word(word, Words(ja: "元気です", en: "wellness"))
            case .rides: speech.word(word, Words(ja: "のりもの", en: "rides"))
            case nil: word
            }
        }
        let done =
            names.isEmpty
            ? Words(ja: "まだ", en: "nothing yet")[speech.language] : names.joined(separator: ", ")
        return Words(ja: "れんしゅう: ", en: "practised: ")[speech.language] + done
    }
}
