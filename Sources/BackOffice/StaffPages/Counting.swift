import Domain
import Records
import Uptake
import Wire

/// A calendar month.
struct Month: Sendable, Hashable, Comparable {
    /// Its first day.
    let first: Day

    /// The month a day lies in.
    init(of day: Day) { first = day.adding(days: 1 - day.day) }

    /// Reads `YYYY-MM`; nil for anything else.
    init?(_ text: String) {
        guard text.utf8.count == 7, let day = Day(text + "-01") else { return nil }
        first = day
    }

    /// Its last day.
    var last: Day { Month(of: first.adding(days: 31)).first.adding(days: -1) }
    var next: Month { Month(of: first.adding(days: 31)) }
    var previous: Month { Month(of: first.adding(days: -1)) }
    /// `YYYY-MM`.
    var text: String { String(first.description.prefix(7)) }

    static func < (left: Month, right: Month) -> Bool { left.first < right.first }

    /// The last month that is over on a day.
    static func lastWhole(before day: Day) -> Month { Month(of: day).previous }
}

/// Counts uptake from the order log.
struct Counting {
    /// The most months one published table is made of.
    static let mostMonths = 60
    private static let kinds: [EventKind] = [
        .householdRegistered, .boxPaired, .orderAccepted, .orderCancelled, .rideRequested,
        .rideCancelled, .checkedIn,
    ]

    let municipality: Municipality
    private let households: [Counted]
    private let events: [Event]

    /// Reads the register and the log.
    init(_ books: Books, _ municipality: Municipality) throws {
        self.municipality = municipality
        households = try books.households.all().map {
            Counted(id: $0.id, village: $0.village, elderlyOnly: $0.elderlyOnly)
        }
        var events: [Event] = []
        while true {
            let more = try books.log.outlines(of: Self.kinds, after: events.last?.sequence ?? 0)
            if more.isEmpty { break }
            events += more
        }
        self.events = events
    }

    /// Every figure, as the log stands now: for the operator's own eyes.
    func everything(from: Day, to: Day) -> UptakeTable { table(from: from, to: to, events) }

    /// What may be published of a month that is over. The same whenever it is asked for: what came
    /// in after its end does not count any more, only who signed up by then may become known late.
    func published(_ month: Month) -> UptakeTable {
        let end = municipality.zone.moment(month.last.adding(days: 1), TimeOfDay(0, 0))
        return Suppression.publish(
            table(
                from: month.first, to: month.last,
                events.filter { $0.kind == .householdRegistered || $0.at < end }))
    }

    /// What may be published of several months: only what tells no more than its months do. Orders,
    /// rides and check-ins are sums of published figures; households that used something in the
    /// period are counted only if no month hides any.
    func published(from: Month, to: Month) -> UptakeTable {
        var months: [UptakeTable] = []
        var month = from
        while month <= to, months.count < Self.mostMonths {
            months.append(published(month))
            month = month.next
        }
        guard let last = months.last, months.count > 1 else { return published(from) }
        let end = municipality.zone.moment(to.last.adding(days: 1), TimeOfDay(0, 0))
        let whole = Suppression.publish(
            table(
                from: from.first, to: to.last,
                events.filter { $0.kind == .householdRegistered || $0.at < end }))
        let isAnyHidden = months.contains { $0.rows.contains { $0.active == .hidden } }
        let rows = whole.rows.indices.map { index -> UptakeRow in
            let row = whole.rows[index]
            func sum(_ figure: (UptakeRow) -> Figure) -> Figure {
                let values = months.map { figure($0.rows[index]).value }
                let shown = values.compactMap { $0 }
                return shown.count == values.count ? .shown(shown.reduce(0, +)) : .hidden
            }
            return UptakeRow(
                id: row.id, name: row.name, phase: row.phase, households: row.households,
                elderlyOnlyHouseholds: row.elderlyOnlyHouseholds,
                registered: last.rows[index].registered,
                registeredElderlyOnly: last.rows[index].registeredElderlyOnly,
                active: isAnyHidden ? .hidden : row.active, orders: sum(\.orders),
                rides: sum(\.rides), checkIns: sum(\.checkIns))
        }
        return UptakeTable(from: from.first, to: to.last, rows: rows)
    }

    private func table(from: Day, to: Day, _ events: [Event]) -> UptakeTable {
        var fold = UptakeFold(households: households, zone: municipality.zone)
        for event in events { fold.add(event) }
        return fold.table(of: municipality.villages, from: from, to: to)
    }
}

extension Delivery {
    /// Uptake of a period, the last whole month if none is named. The operator sees every figure of
    /// any period; a viewer what may be published of whole months that are over.
    static func uptake(_ visit: Visit) throws -> Reply {
        let month = Month.lastWhole(before: visit.today)
        let from = try day("from", visit) ?? month.first
        let to = try day("to", visit) ?? (visit.query["from"] == nil ? month.last : visit.today)
        guard from <= to else {
            throw Problem.unfit(
                "bad-day", ja: "はじめの日は終わりの日より後にできません。",
                en: "The first day cannot be after the last.")
        }
        let table: UptakeTable
        switch visit.signer.caller {
        case .operator:
            table = try Counting(visit.books, visit.terms.municipality)
                .everything(from: from, to: to)
        default:
            guard Suppression.isWholeMonths(from: from, to: to), to < visit.today,
                to.number - from.number < Counting.mostMonths * 31
            else {
                throw Problem.unfit(
                    "not-whole-months",
                    ja: "公表できるのは、終わった月の1日から末日まで（ひと月から\(Counting.mostMonths)か月）です。",
                    en: "Published figures are of whole months that are over, 1 to "
                        + "\(Counting.mostMonths) of them.")
            }
            table = try Counting(visit.books, visit.terms.municipality)
                .published(from: Month(of: from), to: Month(of: to))
        }
        return try .message(table, subject: "\(from)..\(to)")
    }

    private static func day(_ name: String, _ visit: Visit) throws -> Day? {
        guard let text = visit.query[name] else { return nil }
        guard let day = Day(text) else {
            throw Problem.unfit(
                "bad-day", ja: "日付は 2026-09-21 のように書いてください。",
                en: "Please write the day like 2026-09-21.")
        }
        return day
    }
}
