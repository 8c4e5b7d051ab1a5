import Domain
import Records
import Services
import Wire

extension Desk {
    /// Orders of a day, in the order they were accepted.
    static func orders(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let rows = try rows(visit.books.orders.orders(on: day), visit)
        return try .message(Listing(items: rows), subject: day.description)
    }

    /// One order with everything that happened to it.
    static func order(_ visit: Visit) throws -> Reply {
        let order = try Residents.order(visit)
        guard let household = try visit.books.households.household(order.household) else {
            throw Refusal.notFound
        }
        let row = OrderRow(
            order: order, householdName: household.name, phone: household.phone)
        let events = try visit.books.log.events(about: order.id.text)
        return try .message(OrderHistory(row: row, events: events), subject: order.id.text)
    }

    /// Closes slots of a day now.
    static func closeDay(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(CloseDay.self)
        let reason = try visit.reason(wish.reason)
        let day = try visit.day()
        let town = visit.terms.municipality
        guard wish.shop.map({ town.shop($0) != nil }) ?? true,
            wish.village.map({ town.village($0) != nil }) ?? true
        else { throw Refusal.notFound }
        guard (visit.today...visit.today.adding(days: Closing.daysAhead)).contains(day) else {
            throw Problem.unfit(
                "bad-day", ja: "今日から\(Closing.daysAhead)日先までの日を指定してください。",
                en: "Please name a day from today to \(Closing.daysAhead) days ahead.")
        }
        let closing = Closing(terms: visit.terms, books: visit.books)
        let closed = try visit.books.closes.closed(from: day, to: day)
        let slots = closing.slots(on: day).filter { slot in
            (wish.shop ?? slot.shop) == slot.shop && (wish.village ?? slot.village) == slot.village
                && closed[slot] == nil && visit.terms.cutoff.delivers(slot)
        }
        var sequence: Int64?
        if !slots.isEmpty {
            sequence = try closing.close(
                slots, on: day, due: visit.now, reason: reason, by: visit.actor, at: visit.now)
        }
        let orders = try visit.books.orders.orders(on: day).filter { order in
            order.progress != .cancelled && (wish.village ?? order.village) == order.village
                && (wish.shop.map { order.shops.contains($0) } ?? true)
        }
        return try .message(
            Closed(slots: slots.sorted(), orders: orders.count, sequence: sequence),
            subject: day.description, reason: reason)
    }

    /// Sets how much of a product its shop has.
    static func setStock(_ visit: Visit) throws -> Reply {
        let stock = try visit.message(Stock.self)
        guard let text = visit.ids["product"], let value = Int(text),
            let number = ProductNumber(value),
            let product = visit.terms.catalogue.product(number)
        else { throw Refusal.notFound }
        guard (0...100_000).contains(stock.left ?? 0) else {
            throw Problem.unfit(
                "bad-quantity", ja: "数は0から100000までにしてください。",
                en: "The number of units is 0 to 100,000.")
        }
        try visit.books.stock.set(number, shop: product.shop, left: stock.left)
        return try .message(stock, subject: number.description)
    }

    /// The audit log before `?before=`, newest first, 200 lines at most.
    static func audit(_ visit: Visit) throws -> Reply {
        let before = visit.query["before"].flatMap { Int64($0) } ?? .max
        let rows = try visit.books.audit.lines(before: before).map { line in
            AuditRow(
                sequence: line.sequence, at: line.at, who: line.who, what: line.what,
                subject: line.subject, reason: line.reason, status: line.status)
        }
        return try .message(Listing(items: rows), subject: "audit")
    }
}
