/// Why somebody cannot have what they asked for. Every case has a sentence that blames nobody and says what to do next.
public enum Refusal: Error, Sendable, Hashable {
    /// The close came first; the next delivery day is offered.
    case closed(next: Day?)
    /// No delivery on that day; the next delivery day is offered.
    case noDelivery(next: Day?)
    /// More than one order may weigh.
    case tooHeavy(total: Grams, limit: Grams)
    /// The basket is empty.
    case nothingOrdered
    /// A number that is not in the catalogue.
    case noSuchProduct(ProductNumber)
    /// The shop has none, or not enough.
    case soldOut(ProductNumber, left: Int)
    /// Not delivered on that day of the week.
    case notOnThisDay(ProductNumber)
    /// More of one thing than one order may hold.
    case tooMany(ProductNumber, limit: Int)
    /// It has gone too far to be changed or taken back.
    case tooFarAlong
    /// Somebody else changed it meanwhile.
    case changedMeanwhile
    /// No such thing, or not this household's.
    case notFound
    /// Rides do not run then.
    case noRideThen
    /// There is a car for the way there, but none for the way home; so neither is taken.
    case noRideHomeThen
    /// A place that is not on the list.
    case noSuchPlace
    /// More people than a car takes.
    case tooManyCompanions(limit: Int)

    /// A stable word for programs.
    public var code: String {
        switch self {
        case .closed: "closed"
        case .noDelivery: "no-delivery"
        case .tooHeavy: "too-heavy"
        case .nothingOrdered: "nothing-ordered"
        case .noSuchProduct: "no-such-product"
        case .soldOut: "sold-out"
        case .notOnThisDay: "not-on-this-day"
        case .tooMany: "too-many"
        case .tooFarAlong: "too-far-along"
        case .changedMeanwhile: "changed-meanwhile"
        case .notFound: "not-found"
        case .noRideThen: "no-ride-then"
        case .noRideHomeThen: "no-ride-home-then"
        case .noSuchPlace: "no-such-place"
        case .tooManyCompanions: "too-many-companions"
        }
    }

    /// The delivery day that is offered instead, if one is.
    public var nextDay: Day? {
        switch self {
        case .closed(let next), .noDelivery(let next): next
        default: nil
        }
    }

    /// The product it is about, if it is about one.
    public var product: ProductNumber? {
        switch self {
        case .noSuchProduct(let number), .soldOut(let number, _), .notOnThisDay(let number),
            .tooMany(let number, _):
            number
        default: nil
        }
    }

    /// What the resident reads.
    public var words: Note {
        switch self {
        case .closed:
            Note(
                ja: "きょうの 受付は 終わりました。つぎの日に お届けできます。",
                en: "Today's orders are closed. We can bring it on the next day.")
        case .noDelivery:
            Note(
                ja: "その日は お届けが ありません。つぎの日に お届けできます。",
                en: "There is no delivery on that day. We can bring it on the next one.")
        case .tooHeavy(let total, let limit):
            Note(
                ja: "ぜんぶで \(kilograms(total))です。\(kilograms(limit))までに してください。",
                en: "It weighs \(kilograms(total)). Please keep it to \(kilograms(limit)).")
        case .nothingOrdered:
            Note(
                ja: "かごは まだ からです。品物を えらんでください。",
                en: "Your basket is empty. Please choose something.")
        case .noSuchProduct(let number):
            Note(
                ja: "\(number)番の 品物は ありません。番号を たしかめてください。",
                en: "There is no item \(number). Please check the number.")
        case .soldOut(_, let left) where left > 0:
            Note(ja: "のこりは \(left)です。数を へらしてください。", en: "Only \(left) left. Please take fewer.")
        case .soldOut:
            Note(
                ja: "きょうは お店に ありません。ほかの品を どうぞ。",
                en: "The shop has none today. Please choose something else.")
        case .notOnThisDay:
            Note(
                ja: "この品は その曜日には 届きません。", en: "This item is not delivered on that day of the week.")
        case .tooMany(_, let limit):
            Note(ja: "一度に \(limit)までに してください。", en: "Please take \(limit) at most.")
        case .tooFarAlong:
            Note(
                ja: "もう 用意を はじめました。変えたいときは お電話ください。",
                en: "We have started on it. Please call us to change it.")
        case .changedMeanwhile:
            Note(
                ja: "内容が 新しくなりました。もう一度 ごらんください。", en: "It has just been updated. Please look again."
            )
        case .notFound:
            Note(ja: "見つかりません。お電話ください。", en: "We cannot find it. Please call us.")
        case .noRideThen:
            Note(
                ja: "その時間は 車が ありません。ほかの時間を どうぞ。",
                en: "There is no car then. Please choose another time.")
        case .noRideHomeThen:
            Note(
                ja: "帰りの 車が ありません。ほかの時間を どうぞ。行きも まだ たのんでいません。",
                en: "There is no car home then. Choose another time; nothing was asked for yet.")
        case .noSuchPlace:
            Note(ja: "その行き先は ありません。お電話ください。", en: "We do not know that place. Please call us.")
        case .tooManyCompanions(let limit):
            Note(ja: "いっしょの人は \(limit)人までです。", en: "At most \(limit) people can come along.")
        }
    }

    private func kilograms(_ mass: Grams) -> String {
        "\(mass.rawValue / 1000).\(mass.rawValue % 1000 / 100)kg"
    }
}
