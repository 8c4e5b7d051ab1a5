import Domain
import Records
import Services
import Wire

extension Desk {
    /// How many days back undelivered orders are brought up again.
    static let undeliveredDays = 7

    /// The day's board.
    static func day(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let books = visit.books
        let orders = try books.orders.orders(on: day)
        let before = try books.orders.orders(
            from: day.adding(days: -undeliveredDays), to: day.adding(days: -1))
        let plan = try books.plans.published(of: day) ?? books.plans.newest(of: day)
        let view = plan.flatMap { try? Message.read(PlanView.self, from: Array($0.body.utf8)) }
        let answers = try books.checkIns.checkIns(from: day, to: day)
        var board = DayBoard(
            day: day, officeTime: visit.now, closes: try closes(on: day, visit),
            progress: Dictionary(grouping: orders, by: \.progress.rawValue)
                .mapValues(\.count),
            villages: try villages(orders, on: day, visit), plan: plan?.status ?? "none",
            held: view?.held ?? [],
            ridesWaiting: try books.rides.rides(on: day).count { $0.progress == .requested },
            checkInsMissing: try missing(answers, on: day, visit),
            callBack: answers.count { $0.answer != .well },
            fromYesterday: before.filter {
                ![.handedOver, .cancelled].contains($0.progress)
            })
        board.extensionOffer = try Extending(visit).offer(on: day)
        board.proposals = try Proposals(visit).openRows(on: day)
        return try .message(board, subject: day.description)
    }

    /// When ordering closes, shops and villages that close together in one row.
    private static func closes(on day: Day, _ visit: Visit) throws -> [CloseRow] {
        struct Key: Hashable {
            let shop: ShopId
            let closes: Moment
            let sequence: Int64?
        }
        let closed = try visit.books.closes.closed(from: day, to: day)
        let extended = try visit.books.extensions.extended(from: day, to: day)
        var rows: [Key: [VillageId]] = [:]
        for slot in Closing(terms: visit.terms, books: visit.books).slots(on: day) {
            guard let moment = extended[slot] ?? visit.terms.cutoff.closing(of: slot) else {
                continue
            }
            let key = Key(shop: slot.shop, closes: moment, sequence: closed[slot])
            rows[key, default: []].append(slot.village)
        }
        return rows.map {
            CloseRow(
                shop: $0.key.shop, villages: $0.value, closes: $0.key.closes,
                sequence: $0.key.sequence)
        }.sorted { ($0.closes, $0.shop, $0.sequence ?? 0) < ($1.closes, $1.shop, $1.sequence ?? 0) }
    }

    private static func villages(
        _ orders: [Order], on day: Day, _ visit: Visit
    ) throws -> [DayBoard.Row] {
        let town = visit.terms.municipality
        let switches = try visit.books.switches.switches(on: day)
        let byVillage = Dictionary(grouping: orders, by: \.village)
        return town.villages.map { village in
            let own = (byVillage[village.id] ?? []).filter { $0.progress != .cancelled }
            let volunteers = town.volunteers.count { volunteer in
                volunteer.villages.contains(village.id)
                    && volunteer.shifts.contains { $0.weekdays.contains(day.weekday) }
            }
            return DayBoard.Row(
                village: village.id, name: village.name, orders: own.count,
                mass: own.map(\.mass).reduce(0, +),
                handedOver: own.count { $0.progress == .handedOver },
                switchedTo: switches[village.id], volunteers: volunteers)
        }
    }

    /// Households with a box that are at home and have not answered by the expected time.
    private static func missing(
        _ answers: [CheckIn], on day: Day, _ visit: Visit
    ) throws -> Int {
        guard day <= visit.today else { return 0 }
        let zone = visit.terms.municipality.zone
        let time = day < visit.today ? TimeOfDay(24, 0) : zone.time(at: visit.now)
        let away = try visit.books.aways.aways(from: day, to: day)
        let households = Set(
            try visit.books.boxes.all().filter { $0.revokedAt == nil }.map(\.household)
        ).subtracting(away.keys)
        return CheckInRules.missing(
            among: households.sorted(), answered: Set(answers.map(\.household)), at: time
        ).count
    }
}
