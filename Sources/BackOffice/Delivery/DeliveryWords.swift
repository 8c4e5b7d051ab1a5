import Dispatching
import Domain
import Wire

/// What residents read about how their order comes. They were promised the evening, never a
/// carrier, so the sentences name a cause and repeat the promise.
struct DeliveryWords {
    /// The office's telephone number as printed.
    let phone: String

    /// A cause in both languages, to stand before the rest of a sentence.
    private struct Cause {
        let ja: String
        let en: String
        /// Whether it lies in the order or the village and is no news to anybody.
        var isUsual = false
    }

    /// Why an order comes by van or on foot.
    func onGround(_ reason: Reason, by carrier: CarrierKind, windKnown: Bool) -> Note {
        let cause = Self.cause(reason, windKnown: windKnown)
        let (ja, en) = Self.promise(carrier)
        return Note(ja: cause.ja + ja, en: cause.en + en)
    }

    /// Whether the resident is told why: only of what is different today.
    func isNews(_ reason: Reason) -> Bool { !Self.cause(reason, windKnown: true).isUsual }

    /// Whether a sentence made by `onGround` is news.
    func isNews(_ note: Note) -> Bool {
        !Self.usual.contains { note.ja.hasPrefix($0) }
    }

    /// After a change of plan the order comes by this carrier.
    func changed(to carrier: CarrierKind) -> Note {
        let (ja, en) = Self.promise(carrier)
        return Note(ja: "予定が かわりました。" + ja, en: "The plan has changed: " + en)
    }

    /// An order of an earlier day comes today.
    let returning = Note(
        ja: "お待たせしました。きょう 夕方までに お届けします。",
        en: "Thank you for waiting. We bring it today, by evening.")

    /// Nobody could take it.
    var failed: Note {
        Note(
            ja: "お渡し できませんでした。つぎの お届けの日に もう一度 うかがいます。ご都合が わるいときは "
                + "お電話ください（\(phone)）。",
            en: "We could not hand it over. We come again on the next delivery day; if that does "
                + "not suit you, please call \(phone).")
    }

    /// Why an order does not come today, and what happens next.
    func held(_ reason: Reason) -> Note {
        let cause: (ja: String, en: String) =
            switch reason {
            case .noVan: ("車の 都合が つかないため", "No van can come")
            case .vanFull: ("荷物が 多いため", "There is too much to carry")
            case .noVolunteer: ("受け渡しの 人の 都合が つかないため", "Nobody can hand it over")
            case .noBoxKeeps: ("冷やして 運ぶ用意が できないため", "We cannot keep it cold on the way")
            case .unknownVillage: ("お届け先が わからないため", "We do not know the way")
            default: ("時間が 足りないため", "There is not enough time")
            }
        return Note(
            ja: "\(cause.ja)、きょうは お届け できません。つぎの お届けの日に お届けします。お急ぎのときは "
                + "お電話ください（\(phone)）。",
            en: "\(cause.en) today. We bring it on the next delivery day; if it is urgent, "
                + "please call \(phone).")
    }

    private static func promise(_ carrier: CarrierKind) -> (ja: String, en: String) {
        switch carrier {
        case .drone: ("夕方までに お届けします。", "we bring it by evening.")
        case .van: ("車で 夕方までに お届けします。", "we bring it by van, by evening.")
        case .onFoot: ("ご近所の 方が 夕方までに お届けします。", "a neighbour brings it by evening.")
        }
    }

    private static let heavy = Cause(ja: "重いので ", en: "It is heavy, so ", isUsual: true)
    private static let large = Cause(ja: "大きいので ", en: "It is large, so ", isUsual: true)
    private static let cold = Cause(
        ja: "冷やして 運ぶので ", en: "It must be kept cold, so ", isUsual: true)
    private static let place = Cause(
        ja: "いつものように ", en: "As usual, ", isUsual: true)
    private static let busy = Cause(
        ja: "荷物が 多いので ", en: "There is much to bring, so ", isUsual: true)
    private static let usual = [heavy, large, cold, place, busy].map(\.ja)

    private static func cause(_ reason: Reason, windKnown: Bool) -> Cause {
        switch reason {
        case .windCorridorClosed where windKnown: Cause(ja: "風が 強いので ", en: "It is windy, so ")
        case .windCorridorClosed:
            Cause(ja: "風の ようすが わからないので ", en: "We cannot be sure of the wind, so ")
        case .tooHeavyForAnyDrone: heavy
        case .tooLarge: large
        case .noBoxKeeps: cold
        case .noCorridor, .unknownVillage, .noVan, .vanFull, .vanNotInTime: place
        case .mayNotFly: place
        case .carrierSwitched: Cause(ja: "きょうは ", en: "Today ")
        case .notReadyInTime: Cause(ja: "用意に 時間が かかるので ", en: "It takes a little longer, so ")
        case .noDaylight: Cause(ja: "暗くなる前に まにあうように ", en: "So that it comes before dark, ")
        case .noVolunteer: Cause(ja: "お手伝いの 方の 都合で ", en: "Our helpers are busy, so ")
        case .padBusy, .noDroneFree: busy
        }
    }
}

extension DeliveryWords {
    /// An order's note: what the shop was short of, then how it comes. Either may be missing.
    static func joined(_ short: Note?, _ delivery: Note?) -> Note? {
        guard let short else { return delivery }
        guard let delivery else { return short }
        return Note(ja: short.ja + delivery.ja, en: short.en + " " + delivery.en)
    }

    /// What an order's note says about how it comes, without what the shop was short of.
    static func delivery(in note: Note?, short: Note?) -> Note? {
        guard let note, let short, note.ja.hasPrefix(short.ja) else { return note }
        guard note.ja.count > short.ja.count else { return nil }
        return Note(
            ja: String(note.ja.dropFirst(short.ja.count)),
            en: String(note.en.dropFirst(short.en.count + 1)))
    }
}
