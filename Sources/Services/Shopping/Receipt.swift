public import Domain

/// The money side of an order: what is charged, by tax rate, prices including tax.
public struct Receipt: Sendable, Hashable {
    /// One tax rate's share.
    public struct Share: Sendable, Hashable {
        /// Percent.
        public let taxPercent: Int
        /// What is charged at that rate, tax included.
        public let charged: Yen
        /// The tax within it, rounded down once per rate as an invoice does (適格請求書: one rounding per rate and document).
        public let tax: Yen
    }
    /// The shares, lowest rate first.
    public let shares: [Share]
    /// Everything.
    public let total: Yen

    /// The receipt of an order's lines; short lines are charged for what was brought.
    public init(_ lines: [OrderLine]) {
        let charges = lines.flatMap { line in
            [(line.taxPercent, line.price * line.brought)]
                + (line.substitute.map { [($0.taxPercent, $0.charge)] } ?? [])
        }
        let rates = Set(charges.map(\.0)).sorted()
        shares = rates.map { rate in
            let charged = charges.filter { $0.0 == rate }.map(\.1).reduce(0, +)
            return Share(
                taxPercent: rate, charged: charged,
                tax: Yen(charged.rawValue * rate / (100 + rate)))
        }
        total = shares.map(\.charged).reduce(0, +)
    }
}
