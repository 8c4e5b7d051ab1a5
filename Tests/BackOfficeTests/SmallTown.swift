import Domain

/// A town small enough to be read: two villages, two shops, six products, two cars.
enum SmallTown {
    static func id<Kind>(_ text: String) -> Identifier<Kind> {
        guard let id = Identifier<Kind>(text) else { preconditionFailure("\(text) is no id") }
        return id
    }
    static func name(_ text: String) -> Name { Name(ja: text, kana: text, en: text) }
    static func product(_ number: Int) -> ProductNumber {
        guard let number = ProductNumber(number) else { preconditionFailure("no number") }
        return number
    }
    static func item(_ number: Int, _ quantity: Int = 1) -> OrderItem {
        OrderItem(product: product(number), quantity: quantity)
    }

    static let nakao: VillageId = id("nakao")
    static let hatake: VillageId = id("hatake")
    static let coop: ShopId = id("coop")
    static let bakery: ShopId = id("bakery")
    static let base: BaseId = id("base")
    static let clinic: RidePlaceId = id("clinic")
    static let zone: TaxiZoneId = id("east")
    static let point = Point(latitude: 35_800_000, longitude: 138_100_000)
    static let week = Weekday.allCases

    static let municipality = town("20209")

    static func town(_ code: String) -> Municipality {
        guard let code = MunicipalityCode(code) else { preconditionFailure("no code") }
        var town = Municipality(
            code: code, name: name("小さな町"), zone: .japan, officePhone: "0265-00-0000",
            officeHours: name("平日 8:30–17:15"), monthlyFee: 1_100, firstLaunch: TimeOfDay(13, 0),
            homeBy: TimeOfDay(17, 0), handOffBy: TimeOfDay(18, 0), maximumOrderMass: 10_000,
            villages: [village(nakao), village(hatake)],
            bases: [Base(id: base, name: name("基地"), location: point, launchGap: 5)],
            corridors: [], airframes: [], drones: [], vans: [],
            volunteers: [
                Volunteer(
                    id: id("v1"), name: name("花子"), villages: [nakao],
                    shifts: [Shift(weekdays: week, from: TimeOfDay(14, 0), to: TimeOfDay(18, 0))],
                    minutesPerOrder: 5, fixedMinutes: 5, maximumOrders: 10)
            ],
            taxiZones: [TaxiZone(id: zone, name: name("東"), villages: [nakao, hatake])],
            taxis: [
                Taxi(
                    id: id("car-1"), name: name("くるま1号"), zone: zone, seats: 3, wheelchairPlaces: 1),
                Taxi(
                    id: id("car-2"), name: name("くるま2号"), zone: zone, seats: 2, wheelchairPlaces: 0),
            ],
            ridePlaces: [
                RidePlace(id: clinic, name: name("診療所"), kind: .clinic, location: point),
                RidePlace(
                    id: id("station"), name: name("駅"), kind: .station, location: point),
            ],
            rideTerms: RideTerms(
                weekdays: week, bands: [band], fare: 800, reducedFare: 400, televisionFare: 500,
                maximumCompanions: 2),
            shops: [
                Shop(id: coop, name: name("スーパー"), base: base, pickingMinutes: 90),
                Shop(id: bakery, name: name("パン屋"), base: base, pickingMinutes: 60),
            ],
            cutoffs: [
                CutoffRule(closes: TimeOfDay(11, 0)),
                CutoffRule(weekdays: [.saturday, .sunday], closes: nil),
                CutoffRule(shop: bakery, closes: TimeOfDay(15, 0), daysBefore: 1),
                CutoffRule(shop: bakery, weekdays: [.saturday, .sunday], closes: nil),
            ], holidays: HolidayCalendar(holidays: [:]))
        town.wellness = WellnessTerms(
            purposes: [ConsentId.passiveSigns, .observations, .screenHelp].map { purpose($0) })
        return town
    }

    /// A purpose with a text of that version.
    static func purpose(_ id: ConsentId, version: Int = 1) -> ConsentPurpose {
        ConsentPurpose(
            id: id, version: version, title: name(id.text),
            sentences: (1...3).map { Note(ja: "文 \($0)。", en: "Sentence \($0).") },
            seenBy: Note(ja: "見守り係", en: "welfare staff"), keptDays: 90)
    }

    static let band = TimeBand(from: TimeOfDay(13, 0), to: TimeOfDay(15, 0))

    static func village(_ id: VillageId) -> Village {
        Village(
            id: id, name: name(id.text), phase: 1, households: 40, elderlyOnlyHouseholds: 20,
            hall: Hall(
                name: name("集会所"), location: point, landingPad: true, padMinutes: 5,
                vanMinutes: [base: 20]))
    }

    /// An offer of three days in autumn, Monday to Wednesday: miso at 350 yen.
    static let special = Special(
        product: product(104), from: Day("2026-10-05") ?? Day(number: 0),
        to: Day("2026-10-07") ?? Day(number: 0), price: 350, note: nil)

    static let catalogue: Catalogue = {
        var catalogue = printed
        catalogue.specials = [special]
        return catalogue
    }()

    private static let printed = Catalogue(
        version: "c1", categories: [Category(id: "food", name: name("食べもの"), picture: "🍚")],
        products: [
            good(101, "米", price: 2_000, mass: 5_000), good(102, "豆腐", price: 90, mass: 400),
            good(103, "牛乳", price: 220, mass: 1_050), good(104, "みそ", price: 400, mass: 750),
            good(105, "灯油", price: 1_900, mass: 9_000),
            good(201, "食パン", price: 260, mass: 400, shop: bakery),
        ])

    static func good(
        _ number: Int, _ name: String, price: Int, mass: Int, shop: ShopId = coop
    ) -> Product {
        Product(
            number: product(number), name: Self.name(name), category: "food", unit: "1個",
            price: Yen(price), taxPercent: 8, mass: Grams(mass), volume: 1_000,
            temperature: .ambient, shop: shop, picture: "🍚", weekdays: week,
            maximumPerOrder: 5, pricedByWeight: false)
    }

    static func household(_ number: Int, in village: VillageId = nakao) -> Household {
        Household(
            id: id("h-\(number)"), village: village,
            name: Name(ja: "山田\(number)", kana: "やまだ\(number)", en: "Yamada \(number)"),
            address: "\(number)番地", phone: "0265-11-\(1_000 + number)", elderlyOnly: true,
            registered: nil, reducedFare: number == 2)
    }
}
