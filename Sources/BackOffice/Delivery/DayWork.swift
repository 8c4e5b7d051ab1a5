import Dispatching
import Domain
import Records
import Services
import Wire

/// What a plan of a day is made from, as the books have it now.
struct DayWork {
    let visit: Visit
    let day: Day
    /// Orders that wait for a carrier: those of the day, and earlier ones that were not delivered.
    let waiting: [Order]
    let switches: [VillageId: CarrierKind]
    /// Why villages were switched, where it was said.
    let causes: [VillageId: ChangeCause]
    /// When the slots of the day closed, as far as they have.
    private let closedAt: [Slot: Moment]
    /// When something last happened that a draft must know of: a close or a switch.
    let lastChange: Moment?

    init(_ day: Day, _ visit: Visit) throws {
        self.visit = visit
        self.day = day
        let books = visit.books
        let earlier = try books.orders.orders(
            from: day.adding(days: -Delivery.daysBack), to: day.adding(days: -1)
        ).filter {
            $0.progress == .notDelivered || ($0.progress == .preparing && $0.day < visit.today)
        }
        let own = try books.orders.orders(on: day).filter {
            $0.progress == .accepted || $0.progress == .preparing
        }
        waiting = earlier + own
        switches = try books.switches.switches(on: day)
        causes = try books.switches.causes(on: day)
        let closed = try books.closes.closed(from: day, to: day)
        let events = try books.log.events(from: day, to: day)
            .filter { $0.kind == .close || $0.kind == .carrierSwitched }
        let moments = Dictionary(
            events.map { ($0.sequence, $0.at) }, uniquingKeysWith: { first, _ in first })
        closedAt = closed.compactMapValues { moments[$0] }
        lastChange = events.map(\.at).max()
    }

    /// The minute of the day it is now; 0 if the day is still to come.
    var now: Int {
        day == visit.today ? visit.terms.municipality.zone.time(at: visit.now).minute : 0
    }

    /// Whether ordering for the whole day has ended.
    var isClosed: Bool {
        Closing(terms: visit.terms, books: visit.books).slots(on: day).allSatisfy {
            closedAt[$0] != nil || !visit.terms.cutoff.delivers($0)
        }
    }

    /// The minute at which all shops have the order picked and at the base. What returns from an
    /// earlier day is there already.
    func ready(_ order: Order) -> Int {
        guard order.day == day else { return 0 }
        let midnight = visit.terms.municipality.zone.moment(day, TimeOfDay(0, 0))
        let minutes = order.slots.map { slot -> Int in
            let closed = closedAt[slot] ?? visit.terms.cutoff.closing(of: slot) ?? midnight
            let picking = visit.terms.municipality.shop(slot.shop)?.pickingMinutes ?? 0
            return Int((closed.since(midnight) + 59_999) / 60_000) + picking.rawValue
        }
        return max(0, minutes.max() ?? 0)
    }

    /// The coldest class in the order: everything in a bag is kept like it.
    static func keeping(_ order: Order) -> TemperatureClass {
        order.lines.flatMap(\.temperatures).max() ?? .ambient
    }
}

extension Span {
    /// What is left of stretches without others, sorted.
    static func free(_ spans: [Span], without busy: [Span]) -> [Span] {
        var left = Span.merged(spans)
        for taken in busy {
            left = left.flatMap { span -> [Span] in
                guard span.overlaps(taken) else { return [span] }
                return [
                    Span(from: span.from, to: min(span.to, taken.from)),
                    Span(from: max(span.from, taken.to), to: span.to),
                ].filter { $0.from < $0.to }
            }
        }
        return left
    }
}
