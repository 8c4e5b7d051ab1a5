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
    func onGround(
        _ reason: Reason, by carrier: CarrierKind, windKnown: Bool, because: ChangeCause? = nil
    ) -> Note {
        if case .carrierSwitched = reason, let because { return changed(to: carrier, because) }
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
    func changed(to carrier: CarrierKind, _ cause: ChangeCause? = nil) -> Note {
        let (ja, en) = Self.promise(carrier)
        guard let cause = cause?.words else {
            return Note(ja: "予定が かわりました。" + ja, en: "The plan has changed: " + en)
        }
        return Note(ja: cause.ja + ja, en: cause.en + en)
    }

    /// An order of an earlier day comes today.
    let returning = Note(
        ja: "お待たせしました。きょう 夕方までに お届けします。",
        en: "Thank you for waiting. We bring it today, by evening.")

    /// What could not be brought can be brought after all.
    let again = Note(
        ja: "お届けできるように なりました。夕方までに まいります。",
        en: "We can bring it after all. It comes by evening.")

    /// What was said about a hand-over was wrong.
    let corrected = Note(
        ja: "さきほどの お知らせは まちがいでした。夕方までに お届けします。",
        en: "What we told you was a mistake. It comes by evening.")

    /// The office took an order back.
    let takenBack = Note(
        ja: "事務所で とりけしました。お代は いただきません。",
        en: "The office cancelled it. You do not pay for it.")

    /// Nobody could take it: one thing only, that we come again, and when.
    func failed(again day: Day?) -> Note {
        let when = day.map(Self.date)
        return Note(
            ja: "お渡し できませんでした。\(when?.ja ?? "つぎの お届けの日に") もう一度 うかがいます。",
            en:
                "We could not hand it over. We come again \(when?.en ?? "on the next delivery day")."
        )
    }

    private static func date(_ day: Day) -> Note {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]
        return Note(
            ja: "\(day.month)月\(day.day)日に", en: "on \(day.day) \(months[day.month - 1])")
    }

    /// Why an order does not come today, and what happens next.
    func held(_ reason: Reason) -> Note {
        let cause: (ja: String, en: String) =
            switch reason {
            case .noVan: ("車の 都合が つきません。", "No van can come")
            case .vanFull: ("荷物が 多い日です。", "There is too much to carry")
            case .noVolunteer: ("受け渡しの 人の 都合が つきません。", "Nobody can hand it over")
            case .noBoxKeeps: ("冷やして 運ぶ用意が できません。", "We cannot keep it cold on the way")
            case .unknownVillage: ("お届け先が わかりません。", "We do not know the way")
            default: ("時間が 足りません。", "There is not enough time")
            }
        return Note(
            ja: "\(cause.ja)きょうは お届けできません。つぎの お届けの日に お届けします。お急ぎのときは "
                + "お電話ください（\(phone)）。",
            en: "\(cause.en) today. We bring it on the next delivery day; if it is urgent, "
                + "please call \(phone).")
    }

    private static func promise(_ carrier: CarrierKind) -> (ja: String, en: String) {
        switch carrier {
        case .drone: ("夕方までに お届けします。", "we bring it by evening.")
        case .van: ("車で お届けします。夕方までに まいります。", "we bring it by van, by evening.")
        case .onFoot:
            ("ご近所の 方が お届けします。夕方までに まいります。", "a neighbour brings it by evening.")
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
}
