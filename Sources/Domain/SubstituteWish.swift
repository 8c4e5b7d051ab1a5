/// What a household wants when the shop has none of something it ordered.
public enum SubstituteWish: String, Sendable, Hashable, Codable, CaseIterable {
    /// 似たもので: something like it, at no higher price.
    case similar
    /// なしで よい: nothing in its place, and nothing to pay. This is so when nothing was said.
    case leaveOut = "leave-out"
    /// 電話で 聞いて: the office asks on the telephone first.
    case callMe = "call-me"
}

/// What the shop gave in place of something it did not have.
public struct Substitute: Sendable, Hashable, Codable {
    /// The printed number.
    public let product: ProductNumber
    /// The product's name.
    public let name: Name
    /// The unit it is sold in.
    public let unit: String
    /// How many are brought, 1 or more.
    public let quantity: Int
    /// Its own price for one unit including tax.
    public let price: Yen
    /// What is charged for all of it: never more than what is missing would have cost.
    public let charge: Yen
    /// Consumption tax in percent.
    public let taxPercent: Int
    /// Mass of one unit.
    public let mass: Grams
    /// Volume of one unit.
    public let volume: Millilitres
    /// How it must be kept.
    public let temperature: TemperatureClass
    /// The emoji or file that shows it.
    public let picture: String

    /// `quantity` of a product in place of what is missing of a line; charged is the lower of the
    /// two prices.
    public init(_ product: Product, quantity: Int, for line: OrderLine) {
        self.product = product.number
        name = product.name
        unit = product.unit
        self.quantity = quantity
        price = product.price
        charge = min(product.price * quantity, line.price * line.missing)
        taxPercent = product.taxPercent
        mass = product.mass
        volume = product.volume
        temperature = product.temperature
        picture = product.picture
    }
}

extension OrderLine {
    /// How many of it the shop did not have.
    public var missing: Int { max(0, quantity - brought) }
    /// Whether something comes in its place or is still to be asked: nothing is left out silently.
    public var waitsForCall: Bool {
        wish == .callMe && missing > 0 && substitute == nil && assent == nil
    }
    /// How everything that is brought for this line must be kept.
    public var temperatures: [TemperatureClass] {
        (brought > 0 ? [temperature] : []) + (substitute.map { [$0.temperature] } ?? [])
    }

    /// What is different from what was ordered, in plain words; nil if nothing is.
    public var difference: Note? {
        guard missing > 0 else { return nil }
        var ja =
            brought == 0
            ? "\(name.ja)は お店に ありませんでした。"
            : "\(name.ja)は \(quantity)のうち \(brought)を お届けします。"
        var en =
            brought == 0
            ? "The shop had no \(name.en)."
            : "We bring \(brought) of \(quantity) \(name.en)."
        if let substitute {
            let isSame = charge == price * quantity
            ja += "かわりに \(substitute.name.ja)を お届けします"
            ja += isSame ? "（\(charge)円の まま）。" : "（\(charge)円に なります）。"
            en += " We bring \(substitute.name.en) instead"
            en += isSame ? " (still \(charge) yen)." : " (now \(charge) yen)."
        } else if waitsForCall {
            ja += "お電話で うかがいます。"
            en += " We will telephone you."
        }
        return Note(ja: ja, en: en)
    }
}

extension Sequence where Element == OrderLine {
    /// What the household reads when something was missing; nil if nothing was.
    public var difference: Note? {
        let lines = filter { $0.missing > 0 }
        let notes = lines.compactMap(\.difference)
        guard !notes.isEmpty else { return nil }
        let isFree = lines.contains { $0.substitute == nil }
        return Note(
            ja: notes.map(\.ja).joined() + (isFree ? "ない分の お代は いただきません。" : ""),
            en: notes.map(\.en).joined(separator: " ")
                + (isFree ? " You do not pay for what is missing." : ""))
    }
}

extension Order {
    /// What the note says about how the order comes, without what the shop was short of.
    public var deliveryNote: Note? {
        guard let note, let short = lines.difference, note.ja.hasPrefix(short.ja) else {
            return note
        }
        guard note.ja.count > short.ja.count else { return nil }
        return Note(
            ja: String(note.ja.dropFirst(short.ja.count)),
            en: String(note.en.dropFirst(short.en.count + 1)))
    }
    /// Whether it was said that the order does not come on its day.
    public var isHeld: Bool { progress == .preparing && carrier == nil && deliveryNote != nil }
}
