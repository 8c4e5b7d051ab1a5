import Domain

// A change of an order is told once on the first screen, and stays on the order's own page.
extension Front {
    /// The mark of what an order's note says; another text is another mark.
    func mark(of order: Order) -> String? {
        guard let note = order.note else { return nil }
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in note.ja.utf8 { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return order.id.text + " " + String(sum, radix: 16)
    }

    /// The nearest order whose note was not read yet.
    private var news: Order? {
        ordersByNearness.first { order in mark(of: order).map { !told.contains($0) } ?? false }
    }

    /// What has changed, for the first screen: the whole note, its first sentence, or that there is one.
    var newsStrip: [String]? {
        guard let order = news, let note = order.note else { return nil }
        let all = order.deliveryNote ?? note
        let first = sentences(words(all)).first ?? ""
        return words.forms(.stripNews, ["day": said(order.day), "note": words(all)])
            + words.forms(.stripNewsFirst, ["note": first]) + words.forms(.stripNewsShort)
    }

    /// What is being read right now, to be remembered.
    mutating func toldNow() -> [Effect] {
        guard case .order(let id) = top.place, let order = order(id), let mark = mark(of: order),
            !told.contains(mark)
        else { return [] }
        let known = Set(content.view?.orders.compactMap { self.mark(of: $0) } ?? [])
        told = told.intersection(known).union([mark])
        return [.keepTold(told.sorted())]
    }
}
