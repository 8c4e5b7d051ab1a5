import Domain
import Records
import Services
import Wire

extension Desk {
    /// What each shop picks for a day: orders that are not cancelled, with sums by product.
    static func pickList(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let orders = try visit.books.orders.orders(on: day).filter { $0.progress != .cancelled }
        let rows = try rows(orders, visit)
        let lists = visit.terms.municipality.shops.compactMap { shop -> PickList? in
            let own = rows.filter { $0.order.shops.contains(shop.id) }
            guard !own.isEmpty else { return nil }
            let lines = own.flatMap(\.order.lines).filter { $0.shop == shop.id }
            let sums = Dictionary(grouping: lines, by: \.product)
                .sorted { $0.key < $1.key }
                .compactMap { number, lines in
                    lines.first.map {
                        PickList.Sum(
                            product: number, name: $0.name, unit: $0.unit,
                            quantity: lines.map(\.quantity).reduce(0, +))
                    }
                }
            return PickList(shop: shop.id, name: shop.name, sums: sums, orders: own)
        }
        return try .message(Listing(items: lists), subject: day.description)
    }

    /// Records what was picked. What is missing is not charged, and the household is told.
    static func pickOrder(_ visit: Visit) throws -> Reply {
        let picking = try visit.message(PickOrder.self)
        var order = try Residents.order(visit)
        guard order.progress == .preparing else { throw Refusal.tooFarAlong }
        var picked: [ProductNumber: Int] = [:]
        for number in picking.none { picked[number] = 0 }
        for item in picking.picked { picked[item.product] = item.quantity }
        let delivery = order.deliveryNote
        let substituting = Substituting(order, visit)
        let known = Set(order.lines.map(\.product))
        if let stranger = picked.keys.first(where: { !known.contains($0) }) {
            throw Refusal.noSuchProduct(stranger)
        }
        for index in order.lines.indices {
            let line = order.lines[index]
            let count = picked[line.product] ?? line.quantity
            guard (0...line.quantity).contains(count) else {
                throw Refusal.tooMany(line.product, limit: line.quantity)
            }
            order.lines[index].picked = count
            if picking.instead?.contains(where: { $0.product == line.product }) != true {
                order.lines[index].substitute = nil
            }
        }
        for instead in (picking.instead ?? []).prefix(OrderRules.maximumLines) {
            try substituting.give(instead, in: &order)
        }
        order.note = DeliveryWords.joined(order.lines.difference, delivery)
        guard try visit.books.orders.update(&order) else { throw Refusal.changedMeanwhile }
        let items = order.lines.map { OrderItem(product: $0.product, quantity: $0.brought) }
        try Residents.log(
            .picked, order, OrderDetail(items: items, version: order.version), visit)
        return try .message(order, subject: order.id.text)
    }
}
