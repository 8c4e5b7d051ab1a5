import Domain
import Records
import Seal
import Services
import Wire

extension Residents {
    /// How many days back finished orders and rides are still shown.
    static let daysShown = 14
    /// How many open days after today can be seen.
    static let openDaysShown = 3

    /// Everything one household's television needs.
    static func view(_ visit: Visit) throws -> Reply {
        guard case .box = visit.signer.who else { throw Refusal.notFound }
        let household = try visit.household(named: nil)
        let town = visit.terms.municipality
        guard let village = town.village(household.village) else { throw Refusal.notFound }
        let since = visit.today.adding(days: -daysShown)
        let rides = try visit.books.rides.rides(of: household.id, since: since)
        let taxis = Set(rides.compactMap(\.taxi))
        let rules = RideRules(town)
        var view = ResidentView(
            officeTime: visit.now, zone: town.zone, epoch: visit.terms.facts.epoch,
            rehearsal: visit.terms.facts.rehearsal, municipality: town.name,
            officePhone: town.officePhone, officeHours: town.officeHours,
            household: household.id, householdName: household.name, village: village.name,
            hall: village.hall.name, days: try days(for: village.id, visit),
            maximumOrderMass: town.maximumOrderMass,
            catalogueVersion: try onOffer(visit).version,
            orders: try visit.books.orders.orders(of: household.id, since: since), rides: rides,
            taxis: town.taxis.filter { taxis.contains($0.id) }, ridePlaces: town.ridePlaces,
            rideTerms: town.rideTerms,
            rideFare: rules.fare(for: household, channel: .television),
            rideDays: rules.days(from: visit.today),
            checkIn: try visit.books.checkIns.checkIn(of: household.id, on: visit.today))
        try addParts(to: &view, of: household, visit)
        return try .message(view)
    }

    /// Today, closed or not, and the next open days. A window is closed only if its close stands
    /// in the order log.
    static func days(for village: VillageId, _ visit: Visit) throws -> [DeliveryDay] {
        let today = visit.today
        let last = today.adding(days: Closing.daysAhead)
        let closed = try visit.books.closes.closed(from: today, to: last, village: village)
        let extended = try visit.books.extensions.extended(from: today, to: last)
        var days: [DeliveryDay] = []
        var open = 0
        for number in today.number...last.number where open < openDaysShown {
            let day = Day(number: number)
            let windows = visit.terms.municipality.shops.compactMap { shop in
                let slot = Slot(day: day, shop: shop.id, village: village)
                return visit.terms.cutoff.closing(of: slot).map { closes in
                    DeliveryDay.Window(
                        shop: shop.id, closes: extended[slot] ?? closes,
                        closed: closed[slot] != nil)
                }
            }
            let delivery = DeliveryDay(day: day, windows: windows)
            guard delivery.isOpen || (day == today && !windows.isEmpty) else { continue }
            days.append(delivery)
            if day != today { open += 1 }
        }
        return days
    }

    /// What is on offer, with what is sold out.
    static func catalogue(_ visit: Visit) throws -> Reply { try .message(try onOffer(visit)) }

    private static func onOffer(_ visit: Visit) throws -> Catalogue {
        let catalogue = visit.terms.catalogue
        let stock = try visit.books.stock.all()
        let none = catalogue.products.filter { stock[$0.shop]?[$0.number] == 0 }.map(\.number)
        let soldOut = catalogue.soldOut.union(none)
        guard !none.isEmpty else { return catalogue }
        let list = soldOut.sorted().map(\.description).joined(separator: " ")
        let mark = Hex.encode(Array(sha256(Array(list.utf8)).prefix(4)))
        var shown = Catalogue(
            version: "\(catalogue.version)-\(mark)", categories: catalogue.categories,
            products: catalogue.products, soldOut: soldOut)
        shown.specials = catalogue.specials
        shown.wanted = catalogue.wanted
        return shown
    }
}
