import Domain
import Records

/// Enters orders whose lines were checked and taken from the shelf: the one place where an order
/// comes into the log and the book.
struct Entering {
    let books: Books
    let now: Moment
    /// Who does it, as the log names them.
    let actor: String

    init(books: Books, now: Moment, actor: String) {
        self.books = books
        self.now = now
        self.actor = actor
    }

    init(_ visit: Visit) {
        self.init(books: visit.books, now: visit.now, actor: visit.actor)
    }

    /// What an order comes from, if it was not simply placed, and what its household should know.
    struct Origin {
        var standing: StandingOrderId?
        var proposal: ProposalId?
        var note: Note?
    }

    /// Enters an order at this place of the log.
    func enter(
        _ lines: [OrderLine], of items: [OrderItem], for household: HouseholdId,
        in village: VillageId, on day: Day, _ channel: Channel, from origin: Origin = Origin()
    ) throws -> Order {
        let number = try books.orders.nextNumber(on: day)
        let order = Order(
            id: number.id, receipt: number.receipt, household: household, village: village,
            day: day, channel: channel, lines: lines, progress: .accepted, note: origin.note,
            placedAt: now)
        let detail = OrderDetail(
            receipt: number.receipt, channel: channel, items: items, version: 1,
            proposal: origin.proposal?.text, standing: origin.standing?.text)
        let sequence = try books.log.append(
            .orderAccepted, at: now, day: day, household: household, village: village,
            subject: order.id.text, actor: actor, detail: detail.text)
        try books.orders.add(order, sequence: sequence)
        return order
    }
}
