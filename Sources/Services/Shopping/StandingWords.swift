public import Domain

extension StandingRules {
    /// What the household reads when only some things come: the first by name, the others counted.
    public static func note(_ missing: [Missing], _ catalogue: Catalogue) -> Note? {
        guard let first = missing.first else { return nil }
        let name = catalogue.product(first.item.product)?.name
        let ja = name?.ja ?? "\(first.item.product)番"
        let en = name?.en ?? "item \(first.item.product)"
        let more = missing.count - 1
        let rest = Note(ja: "ほかは お届けします。", en: "The rest comes.")
        if more > 0 {
            return Note(
                ja: "\(ja)など \(missing.count)品が お店に ありません。\(rest.ja)",
                en: "\(en) and \(more) more cannot be had. \(rest.en)")
        }
        if first.left > 0 {
            return Note(
                ja: "\(ja)は \(first.left)つだけ お届けします。", en: "Only \(first.left) of \(en) come.")
        }
        if case .noDelivery = first.reason {
            return Note(
                ja: "\(ja)の お店は お休みです。\(rest.ja)", en: "The shop for \(en) is closed. \(rest.en)")
        }
        return Note(
            ja: "\(ja)は お店に ありません。\(rest.ja)", en: "The shop has no \(en). \(rest.en)")
    }

    /// What the household reads when nothing comes on a date.
    public static func missedNote(_ reason: Refusal) -> Note {
        switch reason {
        case .closed:
            Note(
                ja: "受付の 時間が すぎて、注文できませんでした。",
                en: "The time for ordering had passed; it could not be ordered.")
        case .noDelivery:
            Note(ja: "その日は お届けが ありません。", en: "There is no delivery on that day.")
        case .tooHeavy, .tooMany: reason.words
        default:
            Note(
                ja: "品物が お店に ありませんでした。", en: "The shop had none of it.")
        }
    }
}
