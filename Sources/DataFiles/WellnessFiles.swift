import Domain
import Foundation

extension FolderReader {
    /// `Catalog/wellness.yaml` and `Catalog/consents.yaml`; nil if the municipality has neither.
    func readWellness() -> WellnessTerms? {
        let terms = "Catalog/wellness.yaml"
        let consents = "Catalog/consents.yaml"
        let has = [terms, consents].map { FileManager.default.fileExists(atPath: path($0)) }
        guard has.contains(true) else { return nil }
        var remindAt = TimeOfDay(10, 0)
        var silence = 24
        var begins = TimeOfDay(4, 0)
        let keys = ["remind-at", "silence-hours", "day-begins"]
        if has[0], let node = yaml(terms), let fields = Fields(node, required: keys, to: findings) {
            remindAt = fields.time("remind-at") ?? remindAt
            silence = fields.integer("silence-hours", 12...96) ?? silence
            begins = fields.time("day-begins") ?? begins
            if begins >= remindAt {
                fields.report("remind-at", "This must be later than day-begins.")
            }
        }
        return WellnessTerms(
            remindAt: remindAt, silenceHours: silence, dayBegins: begins,
            purposes: has[1] ? readConsents(consents) : [])
    }

    private func readConsents(_ file: String) -> [ConsentPurpose] {
        guard let items = list(file, mayBeEmpty: true) else { return [] }
        var register = Register<Named.Consent>("purpose")
        return items.prefix(8).compactMap { node in
            let keys = ["id", "version", "title", "sentences", "seen-by", "kept-days"]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = register.enter(fields)
            let version = fields.integer("version", 1...999)
            let title = fields.name("title")
            let sentences = sentences(fields)
            let seenBy = note(fields.node("seen-by"))
            let kept = fields.integer("kept-days", 0...3650)
            guard let id, let version, let title, let sentences, let seenBy, let kept else {
                return nil
            }
            return ConsentPurpose(
                id: id, version: version, title: title, sentences: sentences, seenBy: seenBy,
                keptDays: kept)
        }
    }

    private func sentences(_ fields: Fields) -> [Note]? {
        guard let items = fields.list("sentences") else { return nil }
        guard (3...5).contains(items.count) else {
            fields.report("sentences", "Three to five plain sentences are needed.")
            return nil
        }
        let notes = items.compactMap { note($0) }
        return notes.count == items.count ? notes : nil
    }

    // A sentence for a television: at most 30 characters of Japanese, 60 of English.
    private func note(_ node: YAMLNode?) -> Note? {
        guard let node, let fields = Fields(node, required: ["ja", "en"], to: findings) else {
            return nil
        }
        let ja = fields.text("ja", atMost: 30)
        let en = fields.text("en", atMost: 60)
        guard let ja, let en else { return nil }
        return Note(ja: ja, en: en)
    }
}
