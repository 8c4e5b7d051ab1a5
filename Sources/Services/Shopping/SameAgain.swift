public import Domain

/// The last order held against what is on offer now.
public enum SameAgain {
    /// What becomes of one line of the last order.
    public enum Fate: Sendable, Hashable {
        /// It goes into the basket.
        case goes
        /// It is in the basket already and stays as it is.
        case inBasket
        /// The shop has none today.
        case soldOut
        /// It is no longer sold.
        case gone
        /// It is not brought on that day.
        case notThatDay
    }
    /// One line with what becomes of it.
    public struct Line: Sendable, Hashable {
        /// The line of the last order.
        public let line: LastOrder.Line
        /// What becomes of it.
        public let fate: Fate
        /// How many go into the basket: as many as then, but no more than one order may hold.
        public let quantity: Int
        /// What one costs now; that of then if it is no longer sold.
        public let price: Yen
    }

    /// Every line of the last order for a delivery day, in the order of then.
    public static func lines(
        of last: LastOrder, in catalogue: Catalogue, basket: [OrderItem], on day: Day?
    ) -> [Line] {
        last.lines.map { line in
            guard let product = catalogue.product(line.product) else {
                return Line(line: line, fate: .gone, quantity: line.quantity, price: line.price)
            }
            let fate: Fate =
                if basket.contains(where: { $0.product == line.product }) {
                    .inBasket
                } else if catalogue.soldOut.contains(line.product) {
                    .soldOut
                } else if let day, !product.weekdays.contains(day.weekday) {
                    .notThatDay
                } else {
                    .goes
                }
            return Line(
                line: line, fate: fate,
                quantity: max(1, min(line.quantity, product.maximumPerOrder)),
                price: day.map { catalogue.price(of: product, on: $0) } ?? product.price)
        }
    }

    /// The basket with everything that can go into it; what was in it stays as it is.
    public static func basket(_ basket: [OrderItem], with lines: [Line]) -> [OrderItem] {
        basket
            + lines.filter { $0.fate == .goes }.map {
                OrderItem(product: $0.line.product, quantity: $0.quantity)
            }
    }
}
