import Domain
import Planted
import Records
import Services
import Wire

/// The rest of an order's entries in the log.
struct OrderDetail: Codable {
    var receipt: ReceiptNumber?
    var channel: Channel?
    var items: [OrderItem]?
    var version: Int?
    var reason: String?
    /// The epoch the sender knew: another than ours means that it is offered again after a restore.
    var epoch: String?
    var nextDay: Day?
    /// The proposal it was before the household said yes.
    var proposal: String?
    /// The standing order it comes from.
    var standing: String?

    /// The entry as JSON: the bytes a message of it has. Written in the one writer's turn, so not
    /// by the general encoder, which takes as long as the database.
    var text: String {
        var text = JSONText(capacity: 256)
        if let channel { text.member("channel", text: channel.rawValue) }
        if let epoch { text.member("epoch", text: epoch) }
        if let items { text.member("items", items) { $1.write(to: &$0) } }
        if let nextDay { text.member("nextDay", text: nextDay.description) }
        if let proposal { text.member("proposal", text: proposal) }
        if let reason { text.member("reason", text: reason) }
        if let receipt { text.member("receipt", text: receipt.text) }
        if let standing { text.member("standing", text: standing) }
        if let version { text.member("version", Int64(version)) }
        return String(decoding: text.finished, as: UTF8.self)
    }
}

extension Residents {
    /// Orders something. On time if and only if no slot of it is closed at this place in the log.
    static func placeOrder(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(PlaceOrder.self)
        let household = try visit.household(named: wish.household)
        let channel = visit.channel(wish.channel)
        let basket = Basket(visit: visit, items: wish.items, village: household.village)
        guard let day = try wish.day ?? (visit.signer.isDesk ? basket.nextOpenDay() : nil) else {
            guard visit.signer.isDesk else { throw Problem.badMessage("a box names the day") }
            // Without a known product there is no shop to ask for a day.
            guard basket.shops.isEmpty else { throw Refusal.noDelivery(next: nil) }
            _ = try basket.lines(on: visit.today)
            throw Refusal.nothingOrdered
        }
        do {
            try basket.check(day)
        } catch Refusal.closed(let next) {
            throw tooLate(.closed(next: next), wish, household, day, visit)
        }
        let order = try Entering(visit).enter(
            try basket.lines(on: day), of: wish.items, for: household.id, in: household.village,
            on: day, channel)
        return .order(order, status: 201)
    }

    /// An order that came after the close: nothing is written for the day, but the log knows, and
    /// so does the person at the desk who calls back.
    private static func tooLate(
        _ refusal: Refusal, _ wish: PlaceOrder, _ household: Household, _ day: Day, _ visit: Visit
    ) -> Refused {
        let detail = OrderDetail(
            channel: visit.channel(wish.channel), items: wish.items, epoch: visit.knownEpoch,
            nextDay: refusal.nextDay)
        return Refused(refusal: refusal) { visit in
            try visit.books.log.append(
                .orderTooLate, at: visit.now, day: day, household: household.id,
                village: household.village, subject: household.id.text, actor: visit.actor,
                detail: detail.text)
        }
    }

    /// Replaces an order's items, as long as none of its slots is closed.
    static func changeOrder(_ visit: Visit) throws -> Reply {
        let wish = try visit.message(ChangeOrder.self)
        var order = try order(visit)
        guard let version = wish.version ?? (visit.signer.isDesk ? order.version : nil) else {
            throw Problem.badMessage("a box names the version")
        }
        guard
            try (order.progress == .accepted && isOpen(order, visit)) || planted(.lateChange)
        else {
            throw Refusal.tooFarAlong
        }
        guard version == order.version || planted(.versionIgnored) else {
            throw Refusal.changedMeanwhile
        }
        let basket = Basket(visit: visit, items: wish.items, village: order.village)
        try basket.check(order.day)
        if !planted(.changeKeepsStock) { try Basket.giveBack(order.lines, in: visit.books) }
        order.lines = try basket.lines(on: order.day)
        guard try visit.books.orders.update(&order) else { throw Refusal.changedMeanwhile }
        try log(
            .orderChanged, order, OrderDetail(items: wish.items, version: order.version), visit)
        return try .message(order, subject: order.id.text)
    }

    /// Takes an order back before the close. The desk may also take back what is being prepared
    /// or could not be delivered, with a reason.
    static func cancelOrder(_ visit: Visit) throws -> Reply {
        let step = try visit.message(Step.self)
        var order = try order(visit)
        let isInTime =
            try order.progress == .accepted && isOpen(order, visit) || planted(.lateCancel)
        if !isInTime {
            guard visit.signer.isDesk, order.progress.next.contains(.cancelled) else {
                throw Refusal.tooFarAlong
            }
            _ = try visit.reason(step.reason)
        }
        order = try cancel(order, visit, reason: step.reason)
        return try .message(order, subject: order.id.text, reason: step.reason)
    }

    /// Takes an order back, its goods to the shelf.
    @discardableResult
    static func cancel(_ taken: Order, _ visit: Visit, reason: String?) throws -> Order {
        var order = taken
        // What was picked or carried around already is the shop's to count.
        let isOnTheShelf = order.lines.allSatisfy { $0.picked == nil }
        if isOnTheShelf, order.progress != .notDelivered, !planted(.stockNotReturned) {
            try Basket.giveBack(order.lines, in: visit.books)
        }
        order.progress = .cancelled
        if visit.signer.isDesk { order.note = Delivery.words(visit).takenBack }
        guard try visit.books.orders.update(&order) else { throw Refusal.changedMeanwhile }
        try log(
            .orderCancelled, order, OrderDetail(version: order.version, reason: reason), visit)
        return order
    }

    /// The order of the path, if this caller may touch it. Another household's does not exist.
    static func order(_ visit: Visit) throws -> Order {
        guard let order = try visit.books.orders.order(visit.id("order")),
            visit.mayTouch(order.household)
        else { throw Refusal.notFound }
        return order
    }

    private static func isOpen(_ order: Order, _ visit: Visit) throws -> Bool {
        try order.slots.allSatisfy { try visit.books.closes.sequence(of: $0) == nil }
    }

    /// Appends an entry about an order to the log.
    static func log(
        _ kind: EventKind, _ order: Order, _ detail: OrderDetail, _ visit: Visit
    ) throws {
        try visit.books.log.append(
            kind, at: visit.now, day: order.day, household: order.household,
            village: order.village, subject: order.id.text, actor: visit.actor,
            detail: detail.text)
    }
}
