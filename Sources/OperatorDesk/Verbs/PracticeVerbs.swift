import Console
import Domain
import Wire

extension Verbs {
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
