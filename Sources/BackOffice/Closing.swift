import Domain
import Planted
import Records
import Services
import Wire

/// Writing the close of slots into the order log.
struct Closing {
    /// How far back a close that was missed is still written. Longer than any office is shut.
    static let lookBackDays = 1_000
    /// How many days ahead something can be ordered.
    static let daysAhead = 14

    /// The reason of a close whose time has come.
    static let cutOff = "cut-off"

    let terms: Terms
    let books: Books

    private struct Detail: Codable {
        struct Place: Codable {
            let shop: ShopId
            let village: VillageId
        }
        let due: Moment
        let reason: String
        let slots: [Place]
    }

    /// Closes every slot whose time has come, oldest first, and returns the moment before which
    /// nothing more has to be closed. `since` is what this answered last: everything that was due
    /// before then is closed.
    func closeDue(at now: Moment, since: Moment) throws -> Moment {
        let zone = terms.municipality.zone
        let today = zone.day(at: now)
        // A rehearsal may begin before the day on which its store was made.
        let founded = min(zone.day(at: terms.facts.createdAt), today)
        let missed = today.adding(days: -Self.lookBackDays)
        let done = max(since, zone.moment(missed, TimeOfDay(0, 0)))
        // A close is due on its day or before, so what is due from then on is of that day or later.
        let first = min(today, max(founded, zone.day(at: done).adding(days: -1)))
        let ahead = (terms.municipality.cutoffs.map(\.daysBefore).max() ?? 0) + 1
        let last = today.adding(days: ahead)
        let closed = try books.closes.closed(from: first, to: last)
        let extended = try books.extensions.extended(from: first, to: last)
        var next = zone.moment(today.adding(days: 1), TimeOfDay(0, 0))
        var due: [Due: [Slot]] = [:]
        for number in first.number...last.number {
            for slot in slots(on: Day(number: number)) where closed[slot] == nil {
                guard let moment = extended[slot] ?? terms.cutoff.closing(of: slot) else {
                    continue
                }
                if moment < now || moment == now && !planted(.closeOneLate) {
                    due[Due(moment: moment, day: slot.day), default: []].append(slot)
                } else {
                    next = min(next, moment)
                }
            }
        }
        for (key, slots) in due.sorted(by: { $0.key < $1.key }) {
            try close(
                slots, on: key.day, due: key.moment, reason: Self.cutOff, by: "office", at: now)
        }
        // After the closes, so that no standing order slips in below a close whose time has passed.
        return min(next, try Standings(terms: terms, books: books, now: now).enterDue())
    }

    private struct Due: Hashable, Comparable {
        let moment: Moment
        let day: Day
        static func < (left: Self, right: Self) -> Bool {
            (left.moment, left.day) < (right.moment, right.day)
        }
    }

    /// Closes open slots of one day with one entry of the log and returns its place.
    @discardableResult
    func close(
        _ slots: [Slot], on day: Day, due: Moment, reason: String, by actor: String, at now: Moment
    ) throws -> Int64 {
        let detail = Detail(
            due: due, reason: reason,
            slots: slots.map { Detail.Place(shop: $0.shop, village: $0.village) })
        let sequence = try books.log.append(
            .close, at: now, day: day, subject: day.description, actor: actor,
            detail: String(decoding: try Message.bytes(detail), as: UTF8.self))
        for slot in slots { try books.closes.close(slot, sequence: sequence, reason: reason) }
        try settle(day)
        try Proposals(terms: terms, books: books, now: now).expire(on: day)
        return sequence
    }

    /// Orders all of whose slots are closed are being prepared from now on.
    private func settle(_ day: Day) throws {
        let closed = try books.closes.closed(from: day, to: day)
        if planted(.notSettled) { return }
        for var order in try books.orders.orders(on: day) where order.progress == .accepted {
            guard order.slots.allSatisfy({ closed[$0] != nil }) else { continue }
            order.progress = .preparing
            guard try books.orders.update(&order) else { throw Refusal.changedMeanwhile }
        }
    }

    /// Everything that could be brought on a day.
    func slots(on day: Day) -> [Slot] {
        terms.municipality.shops.flatMap { shop in
            terms.municipality.villages.dropLast(planted(.villageForgotten) ? 1 : 0).map {
                Slot(day: day, shop: shop.id, village: $0.id)
            }
        }
    }

    /// The first day on which all the shops deliver to the village and none has closed; nil within
    /// the days that can be ordered for.
    func nextOpenDay(
        shops: Set<ShopId>, village: VillageId, at now: Moment
    ) throws -> Day? {
        let today = terms.municipality.zone.day(at: now)
        let last = today.adding(days: Self.daysAhead)
        let closed = try books.closes.closed(from: today, to: last, village: village)
        return (today.number...last.number).lazy.map { Day(number: $0) }.first { day in
            !shops.isEmpty
                && shops.allSatisfy { shop in
                    let slot = Slot(day: day, shop: shop, village: village)
                    return closed[slot] == nil && terms.cutoff.delivers(slot)
                }
        }
    }
}
