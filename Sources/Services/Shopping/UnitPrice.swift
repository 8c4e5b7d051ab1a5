public import Domain

/// What a fixed measure of a product costs, so that packs of different size can be compared.
///
/// The rule: it is said for food and drink (taxed at 8 percent) whose content is known as a mass
/// or a volume, from `content` in the catalogue or else from the last word of the unit (1袋 5kg,
/// 1本 500ml, 1枚 約300g). The packed mass is never used: a jar weighs more than its jam. Below
/// one kilogram or litre it is the price of 100 g or 100 ml, from there on of 1 kg or 1 L, rounded
/// to whole yen, half upwards.
public struct UnitPrice: Sendable, Hashable {
    /// The measure the price is for.
    public enum Measure: Sendable, Hashable {
        case grams100, kilogram, millilitres100, litre
    }
    /// The measure.
    public let measure: Measure
    /// What the measure costs, including tax.
    public let price: Yen
    /// Whether the content is only about so much.
    public let isAbout: Bool

    /// The unit price at a price of one unit; nil where there is none to say.
    public init?(of product: Product, at price: Yen) {
        guard product.taxPercent == 8 else { return nil }
        let text = product.content ?? product.unit.split(separator: " ").last.map(String.init) ?? ""
        let plain = text.first == "約" ? text.dropFirst() : text[...]
        guard let (amount, isLiquid) = Self.amount(plain), amount > 0 else { return nil }
        isAbout = text.first == "約"
        let isLarge = amount >= 1_000
        let base = isLarge ? 1_000 : 100
        measure = isLiquid ? (isLarge ? .litre : .millilitres100) : isLarge ? .kilogram : .grams100
        self.price = Yen((price.rawValue * base * 2 + amount) / (amount * 2))
    }

    /// Grams or millilitres of 5kg, 1.4kg, 500g, 1L or 500ml.
    static func amount(_ text: Substring) -> (amount: Int, isLiquid: Bool)? {
        let units: [(String, Int, Bool)] = [
            ("kg", 1_000, false), ("g", 1, false), ("ml", 1, true), ("L", 1_000, true),
        ]
        for (unit, factor, isLiquid) in units where text.hasSuffix(unit) {
            let figure = text.dropLast(unit.count).split(
                separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(figure.count), (1...5).contains(figure[0].utf8.count),
                figure.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
                let whole = Int(figure[0])
            else { return nil }
            guard figure.count == 2 else { return (whole * factor, isLiquid) }
            guard factor == 1_000, (1...3).contains(figure[1].utf8.count),
                let part = Int(figure[1] + String(repeating: "0", count: 3 - figure[1].utf8.count))
            else { return nil }
            return (whole * 1_000 + part, isLiquid)
        }
        return nil
    }
}
