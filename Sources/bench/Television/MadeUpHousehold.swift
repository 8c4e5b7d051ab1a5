import Domain
import Services
import TVFront

/// What one made-up household's television knows: the shipped village and shelves, nobody real.
struct MadeUpHousehold {
    let municipality: Municipality
    let catalogue: Catalogue
    let now: Moment

    struct Unfit: Error, CustomStringConvertible {
        let description: String
    }

    init(_ municipality: Municipality, _ catalogue: Catalogue) throws {
        self.municipality = municipality
        self.catalogue = catalogue
        guard let day = Day("2026-11-16"), !municipality.villages.isEmpty else {
            throw Unfit(description: "the data folder has no village")
        }
        now = municipality.zone.moment(day, TimeOfDay(9, 42))
    }

    private func id<Kind>(_ text: String) throws -> Identifier<Kind> {
        guard let id = Identifier<Kind>(text) else { throw Unfit(description: text) }
        return id
    }

    /// Everything the screens show.
    func content() throws -> Content {
        Content(
            binding: .paired(checkDigits: "204917"), view: try view(), catalogue: catalogue,
            updatedAt: now, connected: true, outbox: [], officeTime: now)
    }

    func view() throws -> ResidentView {
        let village = municipality.villages[0]
        let today = municipality.zone.day(at: now)
        return ResidentView(
            officeTime: now, zone: municipality.zone, epoch: "bench", rehearsal: true,
            municipality: municipality.name, officePhone: municipality.officePhone,
            officeHours: municipality.officeHours, household: try id("h-1"),
            householdName: Name(ja: "山本", kana: "やまもと", en: "Yamamoto"),
            village: village.name, hall: village.hall.name, days: days(village, from: today),
            maximumOrderMass: municipality.maximumOrderMass,
            catalogueVersion: catalogue.version,
            orders: try [OrderProgress.accepted, .preparing, .onTheWay, .handedOver].enumerated()
                .map { try order($0.offset, $0.element, village, today) },
            rides: try rides(village, today), taxis: municipality.taxis,
            ridePlaces: municipality.ridePlaces, rideTerms: municipality.rideTerms,
            rideFare: municipality.rideTerms.televisionFare,
            rideDays: [today, today.adding(days: 1)], checkIn: nil)
    }

    private func days(_ village: Village, from today: Day) -> [DeliveryDay] {
        let cutoff = Cutoff(municipality)
        return (0..<6).map { step in
            let day = today.adding(days: step)
            let windows = municipality.shops.compactMap { shop in
                cutoff.closing(of: Slot(day: day, shop: shop.id, village: village.id)).map {
                    DeliveryDay.Window(shop: shop.id, closes: $0, closed: $0 <= now)
                }
            }
            return DeliveryDay(day: day, windows: windows)
        }.filter { !$0.windows.isEmpty }
    }

    private func order(
        _ number: Int, _ progress: OrderProgress, _ village: Village, _ today: Day
    ) throws -> Order {
        let day = today.adding(days: -number)
        var lines = catalogue.products.dropFirst(number * 5).prefix(5)
            .map { OrderLine($0, quantity: 1) }
        if progress == .preparing, !lines.isEmpty { lines[0].picked = 0 }
        return Order(
            id: try id("o-\(number)"), receipt: ReceiptNumber(day: day, count: 17 + number),
            household: try id("h-1"), village: village.id, day: day, channel: .television,
            lines: lines, progress: progress, placedAt: now.adding(minutes: -30))
    }

    private func rides(_ village: Village, _ today: Day) throws -> [Ride] {
        guard let place = municipality.ridePlaces.first,
            let band = municipality.rideTerms.bands.first, let taxi = municipality.taxis.first
        else { return [] }
        return try [RideProgress.assigned, .requested, .done].enumerated().map { number, progress in
            Ride(
                id: try id("r-\(number)"), household: try id("h-1"), village: village.id,
                request: RideRequest(
                    place: place.id, direction: number == 1 ? .homeward : .outward, day: today,
                    band: band, companions: number, wheelchair: false),
                channel: .television, progress: progress,
                fare: municipality.rideTerms.televisionFare,
                taxi: progress == .assigned ? taxi.id : nil,
                pickUp: progress == .assigned ? band.from : nil,
                placedAt: now.adding(minutes: -60))
        }
    }
}
