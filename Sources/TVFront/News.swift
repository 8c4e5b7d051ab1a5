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
        guard let order = news, let note = order.note else {
            return answeredWish.map { words.forms(.stripWish, ["name": words($0.name)]) }
        }
        let all = order.deliveryNote ?? note
        let first = sentences(words(all)).first ?? ""
        return words.forms(.stripNews, ["day": said(order.day), "note": words(all)])
            + words.forms(.stripNewsFirst, ["note": first]) + words.forms(.stripNewsShort)
    }

    /// What is being read right now, to be remembered.
    mutating func toldNow() -> [Effect] {
        var read: String?
        switch top.place {
        case .order(let id): read = order(id).flatMap { mark(of: $0) }
        case .want(.one(let id)):
            read = content.view?.itemWishes?.first { $0.id == id }.flatMap { mark(of: $0) }
        case .notices(.poll(let id)): read = poll(id).map { mark(of: $0) }
        default: break
        }
        guard let mark = read, !told.contains(mark) else { return [] }
        var known = Set(content.view?.orders.compactMap { self.mark(of: $0) } ?? [])
        known.formUnion(content.view?.itemWishes?.compactMap { self.mark(of: $0) } ?? [])
        known.formUnion(polls.map { self.mark(of: $0) })
        told = told.intersection(known).union([mark])
        return [.keepTold(told.sorted())]
    }
}
