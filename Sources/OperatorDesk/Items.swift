import Console
import Domain

/// Readers for the words only a shop or a wind has.
enum Items {
    static let itemWords = Words(
        ja: "214 または 214x2 のような品番と数", en: "a product number with a count, as in 214 or 214x2")
    static let countWords = Words(
        ja: "214=1 のような品番と用意できた数", en: "a product number and what was there, as in 214=1")
    static let productWords = Words(
        ja: "100 から 999 の品番", en: "a product number from 100 to 999")

    /// Reads `214`, `214x2`, `214×2` or `214*2`; quantities are 1 to 99.
    static func item(_ text: String) -> OrderItem? {
        let halves = text.split(omittingEmptySubsequences: false) { "xX×＊*".contains($0) }
        guard halves.count <= 2, let product = product(halves[0]),
            let quantity = halves.count == 2 ? whole(halves[1]) : 1, (1...99).contains(quantity)
        else { return nil }
        return OrderItem(product: product, quantity: quantity)
    }
    /// Reads `214=1`; quantities are 0 to 99.
    static func count(_ text: String) -> OrderItem? {
        let halves = text.split(separator: "=", omittingEmptySubsequences: false)
        guard halves.count == 2, let product = product(halves[0]), let count = whole(halves[1])
        else { return nil }
        return OrderItem(product: product, quantity: count)
    }
    static let insteadWords = Words(
        ja: "300=301 または 300=301x2 のような品番と代わりの品",
        en: "a product number and what is given for it, as in 300=301 or 300=301x2")

    /// Reads `300=301` or `300=301x2`: what is missing and what is given in its place.
    static func instead(_ text: String) -> (product: ProductNumber, given: OrderItem)? {
        let halves = text.split(separator: "=", omittingEmptySubsequences: false)
        guard halves.count == 2, let product = product(halves[0]),
            let given = item(String(halves[1]))
        else { return nil }
        return (product, given)
    }
    /// Reads three digits.
    static func product(_ text: some StringProtocol) -> ProductNumber? {
        whole(text).flatMap { ProductNumber($0) }
    }
    /// Reads up to three digits.
    static func whole(_ text: some StringProtocol) -> Int? {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
        else { return nil }
        return Int(text)
    }

    /// Reads all items; the same product twice is a mistake in typing or hearing.
    static func all(_ words: [String]) throws(UsageProblem) -> [OrderItem] {
        var items: [OrderItem] = []
        for word in words {
            let item = try Given.read("ITEM", word, as: itemWords, Self.item)
            guard !items.contains(where: { $0.product == item.product }) else {
                throw .contradiction(
                    Words(
                        ja: "\(item.product)番が二度あります。数をまとめて書いてください。",
                        en: "Product \(item.product) is there twice; write it once with the sum."))
            }
            items.append(item)
        }
        guard !items.isEmpty else { throw .missingOperand("ITEM") }
        return items
    }

    /// Reads metres a second with at most two decimals as centimetres a second, below 100 m/s.
    static func speed(_ text: some StringProtocol) -> Int? {
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(halves.count), (1...2).contains(halves[0].utf8.count),
            let metres = whole(halves[0])
        else { return nil }
        guard halves.count == 2 else { return metres * 100 }
        guard (1...2).contains(halves[1].utf8.count), let part = whole(halves[1]) else {
            return nil
        }
        return metres * 100 + (halves[1].utf8.count == 1 ? part * 10 : part)
    }

    /// Reads `9:00-11:00`, with any of the dashes people type.
    static func band(_ text: String) -> TimeBand? {
        let halves = text.split(omittingEmptySubsequences: false) { "-–—~〜～".contains($0) }
        guard halves.count == 2, let from = TimeOfDay(String(halves[0])),
            let to = TimeOfDay(String(halves[1])), from < to
        else { return nil }
        return TimeBand(from: from, to: to)
    }
}
