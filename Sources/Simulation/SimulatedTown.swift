import Domain

/// The town of the simulation: two villages, two shops that close at different times, a van, and
/// twenty-four households of which twenty have a box.
struct SimulatedTown: Sendable {
    /// An id or number of the town below was spelled wrongly.
    struct Misspelled: Error { let text: String }

    static let boxes = 20
    static let households = 24
    /// Products that are counted, and how many there are of each.
    static let counted: [(product: Int, units: Int)] = [(102, 9), (201, 7)]
    /// Everything there is to order.
    static let products = [101, 102, 103, 104, 201]

    let monday: Day
    let municipality: Municipality
    let catalogue: Catalogue
    let villages: [VillageId]
    let coop: ShopId
    let bakery: ShopId

    init() throws {
        guard let monday = Day("2026-09-21"), let code = MunicipalityCode("20209") else {
            throw Misspelled(text: "2026-09-21")
        }
        self.monday = monday
        villages = [try Self.id("nakao"), try Self.id("hatake")]
        coop = try Self.id("coop")
        bakery = try Self.id("bakery")
        let base: BaseId = try Self.id("base")
        let point = Point(latitude: 35_800_000, longitude: 138_100_000)
        let week = Weekday.allCases
        let zone: TaxiZoneId = try Self.id("east")
        municipality = Municipality(
            code: code, name: Self.name("町"), zone: .japan, officePhone: "0265-00-0000",
            officeHours: Self.name("平日"), monthlyFee: 1_100, firstLaunch: TimeOfDay(13, 0),
            homeBy: TimeOfDay(17, 0), handOffBy: TimeOfDay(18, 0), maximumOrderMass: 10_000,
            villages: villages.map { village in
                Village(
                    id: village, name: Self.name(village.text), phase: 1, households: 40,
                    elderlyOnlyHouseholds: 20,
                    hall: Hall(
                        name: Self.name("集会所"), location: point, landingPad: false, padMinutes: 5,
                        vanMinutes: [base: 20]))
            },
            bases: [Base(id: base, name: Self.name("基地"), location: point, launchGap: 5)],
            corridors: [], airframes: [], drones: [],
            vans: [
                Van(
                    id: try Self.id("van-1"), name: Self.name("車"), base: base, payload: 400_000,
                    volume: 2_000_000, from: TimeOfDay(12, 0), to: TimeOfDay(18, 0), freezer: true)
            ],
            volunteers: [
                Volunteer(
                    id: try Self.id("v1"), name: Self.name("花子"), villages: villages,
                    shifts: [Shift(weekdays: week, from: TimeOfDay(12, 0), to: TimeOfDay(18, 0))],
                    minutesPerOrder: 2, fixedMinutes: 5, maximumOrders: 40)
            ],
            taxiZones: [TaxiZone(id: zone, name: Self.name("東"), villages: villages)], taxis: [],
            ridePlaces: [],
            rideTerms: RideTerms(
                weekdays: week, bands: [TimeBand(from: TimeOfDay(13, 0), to: TimeOfDay(15, 0))],
                fare: 800, reducedFare: 400, televisionFare: 500, maximumCompanions: 2),
            shops: [
                Shop(id: coop, name: Self.name("店"), base: base, pickingMinutes: 90),
                Shop(id: bakery, name: Self.name("パン"), base: base, pickingMinutes: 60),
            ],
            cutoffs: [
                CutoffRule(closes: TimeOfDay(11, 0)),
                CutoffRule(weekdays: [.saturday, .sunday], closes: nil),
                CutoffRule(shop: bakery, closes: TimeOfDay(15, 0), daysBefore: 1),
                CutoffRule(shop: bakery, weekdays: [.saturday, .sunday], closes: nil),
            ], holidays: HolidayCalendar(holidays: [:]))
        let shop = (coop, bakery)
        catalogue = Catalogue(
            version: "c1",
            categories: [Category(id: "food", name: Self.name("食べもの"), picture: "🍚")],
            products: try Self.products.map { number in
                Product(
                    number: try Self.product(number), name: Self.name("品\(number)"),
                    category: "food", unit: "1個", price: Yen(number), taxPercent: 8,
                    mass: Grams(number), volume: 500, temperature: .ambient,
                    shop: number < 200 ? shop.0 : shop.1, picture: "🍚", weekdays: week,
                    maximumPerOrder: 5, pricedByWeight: false)
            })
    }

    func household(_ number: Int) throws -> Household {
        Household(
            id: try Self.id("h-\(number)"), village: villages[number % 2],
            name: Self.name("山田\(number)"), address: "\(number)番地",
            phone: "0265-11-\(1_000 + number)", elderlyOnly: true, registered: nil,
            reducedFare: false)
    }

    /// A time of a day in milliseconds since 1970.
    func at(_ hour: Int, _ minute: Int, on day: Day? = nil) -> Int64 {
        Zone.japan.moment(day ?? monday, TimeOfDay(hour, minute)).milliseconds
    }

    static func id<Kind>(_ text: String) throws -> Identifier<Kind> {
        guard let id = Identifier<Kind>(text) else { throw Misspelled(text: text) }
        return id
    }

    static func product(_ number: Int) throws -> ProductNumber {
        guard let number = ProductNumber(number) else { throw Misspelled(text: "\(number)") }
        return number
    }

    static func name(_ text: String) -> Name { Name(ja: text, kana: text, en: text) }
}
