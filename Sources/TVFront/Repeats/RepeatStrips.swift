import Domain

// What stands above a screen when something was asked for already, and that it was.
extension Front {
    /// On the check: that the same, or some of it, is to come already.
    var repeatedStrip: [String]? {
        let known = basketRepeats
        guard !known.isEmpty else { return nil }
        return words.forms(isBasketRepeated ? .stripSameOrder : .stripSomeOrdered)
    }

    /// On the first screen: that an order was taken, with its number, for as long as it is to come.
    var orderedStrip: [String]? {
        guard let today,
            let order = ordersByNearness.first(where: { $0.isToCome && $0.day >= today }),
            order.progress == .accepted
        else { return nil }
        return words.forms(
            .stripOrdered, ["day": said(order.day), "number": order.receipt.text])
    }
}
