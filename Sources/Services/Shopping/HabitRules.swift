public import Domain

/// What a household buys again and again: a function of its orders, nothing is stored.
public enum HabitRules {
    /// How many days back an order counts.
    public static let daysCounted = 90
    /// In how many orders a product must be to be a habit.
    public static let fewestOrders = 2
    /// Most products that are shown.
    public static let mostProducts = 24

    /// The habits in these orders: products of at least two orders of the last 90 days, by the
    /// number of orders, then by the newest of them, then by number. Cancelled orders do not count.
    public static func habits(of orders: [Order], on today: Day) -> Habits {
        let lived = orders.filter { $0.progress != .cancelled }
        let since = today.adding(days: -daysCounted)
        var counts: [ProductNumber: (orders: Int, last: Day)] = [:]
        for order in lived where order.day >= since {
            for product in Set(order.lines.map(\.product)) {
                let known = counts[product] ?? (0, order.day)
                counts[product] = (known.orders + 1, max(known.last, order.day))
            }
        }
        let usual = counts.filter { $0.value.orders >= fewestOrders }
            .sorted { left, right in
                (right.value.orders, right.value.last, left.key)
                    < (left.value.orders, left.value.last, right.key)
            }
            .prefix(mostProducts).map(\.key)
        let newest = lived.max { ($0.placedAt, $0.id.text) < ($1.placedAt, $1.id.text) }
        return Habits(usual: Array(usual), last: newest.map(last))
    }

    private static func last(_ order: Order) -> LastOrder {
        LastOrder(
            day: order.day,
            lines: order.lines.map {
                LastOrder.Line(
                    product: $0.product, name: $0.name, quantity: $0.quantity, price: $0.price,
                    picture: $0.picture)
            })
    }
}
