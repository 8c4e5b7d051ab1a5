import Domain
import Records
import Wire

extension Desk {
    /// Households whose name, kana, phone or id contains `?q=`; 100 at most.
    static func households(_ visit: Visit) throws -> Reply {
        let text = visit.query["q"] ?? ""
        guard (1...80).contains(text.count) else {
            throw Problem.unfit(
                "search-missing", ja: "名前・かな・電話番号・番号の一部を入れてください。",
                en: "Please give a part of the name, kana, phone or id.")
        }
        let found = try visit.books.households.search(text)
        // The words searched for may be a name, so the audit log gets the ids found.
        let ids = found.prefix(8).map(\.id.text).joined(separator: " ")
        return try .message(Listing(items: found), subject: "\(found.count): \(ids)")
    }

    /// One household with its boxes, orders, rides and today's answer.
    static func household(_ visit: Visit) throws -> Reply {
        let household = try visit.household(named: visit.id("household"))
        let since = visit.today.adding(days: -Residents.daysShown)
        let village = visit.terms.municipality.village(household.village)
        var detail = HouseholdDetail(
            household: household,
            villageName: village?.name
                ?? Name(ja: household.village.text, kana: "", en: household.village.text),
            boxes: try visit.books.boxes.boxes(of: household.id).map(row),
            orders: try visit.books.orders.orders(of: household.id, since: since),
            rides: try visit.books.rides.rides(of: household.id, since: since),
            checkIn: try visit.books.checkIns.checkIn(of: household.id, on: visit.today))
        detail.practised = try Practising.lessons(of: household.id, visit)
        return try .message(detail, subject: household.id.text)
    }

    /// Check-ins of a day: households with a box, and those that answered in another way.
    static func checkIns(_ visit: Visit) throws -> Reply {
        let day = try visit.day()
        let zone = visit.terms.municipality.zone
        let names = try names(visit)
        let answers = try visit.books.checkIns.checkIns(from: day, to: day)
        let boxes = try visit.books.boxes.all().filter { $0.revokedAt == nil }
        let byHousehold = Dictionary(grouping: boxes, by: \.household)
        let answered = Dictionary(
            answers.map { ($0.household, $0) }, uniquingKeysWith: { first, _ in first })
        let everyone = Set(byHousehold.keys).union(answered.keys)
        let care = try Care(on: day, visit)
        let rows = everyone.sorted().compactMap { id -> CheckInRow? in
            guard let household = names[id] else { return nil }
            let isSeen = (byHousehold[id] ?? []).contains { box in
                box.lastSeen.map { zone.day(at: $0) == day } ?? false
            }
            var row = CheckInRow(
                household: id, name: household.name, village: household.village,
                phone: household.phone, checkIn: answered[id], boxSeenToday: isSeen)
            care.fill(&row, pairedAt: byHousehold[id]?.map(\.pairedAt).min())
            return row
        }
        return try .message(Listing(items: rows), subject: day.description)
    }
}
