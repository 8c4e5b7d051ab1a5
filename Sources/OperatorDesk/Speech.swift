import Console
import Domain
import Wire

/// How values are written for this operator: in their language, or for a spreadsheet as the
/// stable words of the API.
struct Speech {
    let language: Language
    let codes: Bool

    func word(_ code: String, _ words: Words) -> String { codes ? code : words[language] }
    func name(_ name: Name) -> String { Words(name)[language] }
    func note(_ note: Note?) -> String { note.map { Words($0)[language] } ?? "" }

    /// Date and time in Japan, as in `2026-05-21 10:59`.
    func moment(_ moment: Moment?) -> String {
        guard let moment else { return "" }
        return "\(Zone.japan.day(at: moment)) \(Zone.japan.time(at: moment))"
    }
    func time(_ time: TimeOfDay?) -> String { time?.description ?? "" }
    func yes(_ value: Bool) -> String {
        word(value ? "yes" : "", Words(ja: value ? "はい" : "", en: value ? "yes" : ""))
    }
    func kilograms(_ mass: Grams) -> String {
        let grams = mass.rawValue
        return codes ? String(grams) : "\(grams / 1000).\(grams % 1000 / 100)"
    }
    func figure(_ figure: Figure) -> String { figure.value.map(String.init) ?? "〓" }
    /// Whole percent of a denominator; hidden when the figure is, empty when there is nobody.
    func percent(_ figure: Figure, of whole: Int) -> String {
        guard let value = figure.value else { return "〓" }
        return whole > 0 ? String((value * 100 + whole / 2) / whole) : ""
    }

    func word(_ progress: OrderProgress) -> String {
        let words =
            switch progress {
            case .accepted: Words(ja: "受付", en: "accepted")
            case .preparing: Words(ja: "用意中", en: "preparing")
            case .onTheWay: Words(ja: "配達中", en: "on the way")
            case .atHall: Words(ja: "集会所", en: "at the hall")
            case .handedOver: Words(ja: "お渡し済", en: "handed over")
            case .notDelivered: Words(ja: "お渡しできず", en: "not delivered")
            case .cancelled: Words(ja: "取消", en: "cancelled")
            }
        return word(progress.rawValue, words)
    }
    func word(_ carrier: CarrierKind?) -> String {
        guard let carrier else { return "" }
        let words =
            switch carrier {
            case .drone: Words(ja: "ドローン", en: "drone")
            case .van: Words(ja: "車", en: "van")
            case .onFoot: Words(ja: "徒歩", en: "on foot")
            }
        return word(carrier.rawValue, words)
    }
    func word(_ wish: SubstituteWish?) -> String {
        guard let wish else { return "" }
        let words =
            switch wish {
            case .similar: Words(ja: "似たもの", en: "something similar")
            case .leaveOut: Words(ja: "なしでよい", en: "leave out")
            case .callMe: Words(ja: "電話で聞く", en: "call first")
            }
        return word(wish.rawValue, words)
    }
    /// A wish in brackets after a thing on a list; nothing where nothing is wished.
    func bracket(_ wish: SubstituteWish?) -> String {
        wish.map { "（\(word($0))）" } ?? ""
    }
    func word(_ channel: Channel) -> String {
        let words =
            switch channel {
            case .television: Words(ja: "テレビ", en: "television")
            case .telephone: Words(ja: "電話", en: "telephone")
            case .paper: Words(ja: "紙", en: "paper")
            }
        return word(channel.rawValue, words)
    }
    func word(_ progress: RideProgress) -> String {
        let words =
            switch progress {
            case .requested: Words(ja: "申込", en: "requested")
            case .assigned: Words(ja: "車決定", en: "assigned")
            case .done: Words(ja: "済", en: "done")
            case .cancelled: Words(ja: "取消", en: "cancelled")
            case .refused: Words(ja: "お断り", en: "refused")
            }
        return word(progress.rawValue, words)
    }
    func word(_ direction: RideDirection) -> String {
        switch direction {
        case .outward: word("outward", Words(ja: "行き", en: "there"))
        case .homeward: word("homeward", Words(ja: "帰り", en: "home"))
        }
    }
    func word(_ progress: SortieProgress) -> String {
        let words =
            switch progress {
            case .planned: Words(ja: "予定", en: "planned")
            case .checked: Words(ja: "点検済", en: "checked")
            case .loaded: Words(ja: "積込済", en: "loaded")
            case .launched: Words(ja: "飛行中", en: "in the air")
            case .landed: Words(ja: "着陸", en: "landed")
            case .returned: Words(ja: "帰着", en: "returned")
            case .cancelled: Words(ja: "中止", en: "cancelled")
            }
        return word(progress.rawValue, words)
    }
    func word(_ answer: WellnessAnswer) -> String {
        let words =
            switch answer {
            case .well: Words(ja: "元気", en: "well")
            case .notSoWell: Words(ja: "あまりよくない", en: "not so well")
            case .callMe: Words(ja: "電話をください", en: "call me")
            }
        return word(answer.rawValue, words)
    }
}
