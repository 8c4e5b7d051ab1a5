import Domain
import Foundation
import Testing

@testable import TVFront

/// A made-up household, its village and shelves: what the tests show on the screens.
enum Sample {
    static let zone = Zone.japan
    static let today = day("2026-11-20")
    static let tomorrow = day("2026-11-23")

    static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
    static func id<Kind>(_ text: String) -> Identifier<Kind> {
        guard let id = Identifier<Kind>(text) else { preconditionFailure(text) }
        return id
    }
    static func number(_ value: Int) -> ProductNumber {
        guard let number = ProductNumber(value) else { preconditionFailure("\(value)") }
        return number
    }
    static func time(_ hour: Int, _ minute: Int, on day: Day = today) -> Moment {
        zone.moment(day, TimeOfDay(hour, minute))
    }
    static func name(_ ja: String, _ en: String) -> Name {
        Name(ja: ja, kana: readings[ja] ?? ja, en: en)
    }
    /// Readings of the names that have kanji beyond those of primary school.
    static let readings = [
        "ぶどう 巨峰": "ぶどう きょほう", "もも 缶づめ": "もも かんづめ", "冷凍 ブロッコリー": "れいとう ブロッコリー",
        "冷凍食品": "れいとうしょくひん",
    ]

    /// The screens of this repository.
    static let screens: ScreenSet = {
        do { return try ScreenSet.read(files: files) } catch { preconditionFailure("\(error)") }
    }()

    static let files: [(path: String, text: String)] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
                "Screens")
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
        return (names ?? []).sorted().compactMap { name in
            guard name.contains("."),
                let text = try? String(
                    contentsOf: root.appendingPathComponent(name), encoding: .utf8)
            else { return nil }
            return (name, text)
        }
    }()

    static let shelves: [(String, String, String, String)] = [
        ("rice", "米", "Rice", "🍚"), ("bread", "パン", "Bread", "🍞"),
        ("vegetables", "野菜", "Vegetables", "🥬"), ("fruit", "くだもの", "Fruit", "🍎"),
        ("milk", "牛乳・たまご", "Milk and eggs", "🥛"), ("frozen", "冷凍食品", "Frozen food", "🧊"),
        ("paper", "紙・日用品", "Paper, household", "🧻"), ("flowers", "花・園芸", "Flowers", "💐"),
    ]

    struct Row {
        let number: Int
        let ja: String
        let en: String
        let shelf: String
        let unit: String
        let price: Int
        let mass: Int
        let picture: String
    }

    static let rows: [Row] = [
        .init(
            number: 100, ja: "米 こしひかり", en: "Koshihikari rice", shelf: "rice", unit: "1袋 5kg",
            price: 4280, mass: 5050, picture: "🍚"),
        .init(
            number: 102, ja: "米 あきたこまち 5kg", en: "Akitakomachi rice", shelf: "rice",
            unit: "1袋 5kg", price: 4080, mass: 5050, picture: "🍚"),
        .init(
            number: 120, ja: "食パン 6枚切り", en: "Sliced bread", shelf: "bread", unit: "1斤",
            price: 188, mass: 370, picture: "🍞"),
        .init(
            number: 150, ja: "キャベツ", en: "Cabbage", shelf: "vegetables", unit: "1個", price: 198,
            mass: 1200, picture: "🥬"),
        .init(
            number: 214, ja: "りんご サンふじ", en: "Apples", shelf: "fruit", unit: "3個入り",
            price: 398, mass: 900, picture: "🍎"),
        .init(
            number: 215, ja: "バナナ", en: "Bananas", shelf: "fruit", unit: "1ふさ", price: 198,
            mass: 700, picture: "🍌"),
        .init(
            number: 216, ja: "みかん", en: "Mandarins", shelf: "fruit", unit: "1袋 1kg", price: 498,
            mass: 1000, picture: "🍊"),
        .init(
            number: 217, ja: "ぶどう 巨峰", en: "Kyoho grapes", shelf: "fruit", unit: "1房",
            price: 780, mass: 450, picture: "🍇"),
        .init(
            number: 218, ja: "いちご", en: "Strawberries", shelf: "fruit", unit: "1パック",
            price: 580, mass: 300, picture: "🍓"),
        .init(
            number: 219, ja: "パイナップル カット", en: "Cut pineapple", shelf: "fruit",
            unit: "1パック 200g", price: 298, mass: 220, picture: "🍍"),
        .init(
            number: 220, ja: "キウイ", en: "Kiwi", shelf: "fruit", unit: "3個入り", price: 358,
            mass: 330, picture: "🥝"),
        .init(
            number: 221, ja: "もも 缶づめ", en: "Tinned peaches", shelf: "fruit", unit: "1缶 425g",
            price: 268, mass: 500, picture: "🍑"),
        .init(
            number: 300, ja: "牛乳", en: "Milk", shelf: "milk", unit: "1本 1L", price: 228,
            mass: 1040, picture: "🥛"),
        .init(
            number: 301, ja: "たまご 10個", en: "Eggs", shelf: "milk", unit: "10個入り", price: 268,
            mass: 640, picture: "🥚"),
        .init(
            number: 400, ja: "冷凍 ブロッコリー", en: "Frozen broccoli", shelf: "frozen",
            unit: "1袋 250g", price: 298, mass: 260, picture: "🥦"),
        .init(
            number: 500, ja: "トイレットペーパー", en: "Toilet paper", shelf: "paper",
            unit: "12ロール", price: 498, mass: 1800, picture: "🧻"),
        .init(
            number: 501, ja: "ティッシュ 5箱", en: "Tissues", shelf: "paper", unit: "5箱",
            price: 328, mass: 900, picture: "🧻"),
        .init(
            number: 502, ja: "インスタント コーヒー", en: "Instant coffee", shelf: "paper",
            unit: "1びん 80g", price: 598, mass: 300, picture: "☕️"),
        .init(
            number: 964, ja: "季節の 花束", en: "Seasonal bouquet", shelf: "flowers", unit: "1束",
            price: 1980, mass: 450, picture: "💐"),
    ]

    static let catalogue: Catalogue = {
        var whole = goods
        whole.wanted = [
            Wanted(
                id: id("goat-milk"), name: name("やぎの 牛乳", "Goat's milk"), category: "milk",
                picture: "🐐"),
            Wanted(
                id: id("yogurt"), name: name("飲む ヨーグルト", "Drinking yoghurt"),
                category: "milk", picture: "🥛"),
        ]
        return whole
    }()

    private static let goods = Catalogue(
        version: "1",
        categories: shelves.map { Category(id: $0.0, name: name($0.1, $0.2), picture: $0.3) },
        products: rows.map { row in
            Product(
                number: number(row.number), name: name(row.ja, row.en), category: row.shelf,
                unit: row.unit, price: Yen(row.price), taxPercent: 8, mass: Grams(row.mass),
                volume: Millilitres(row.mass), temperature: .ambient,
                shop: id(row.shelf == "flowers" ? "florist" : "supermarket"),
                picture: row.picture, weekdays: Weekday.allCases,
                maximumPerOrder: row.number < 110 ? 2 : 5, pricedByWeight: row.number == 217)
        }, soldOut: [number(218)])

    static func item(_ value: Int, _ quantity: Int = 1) -> OrderItem {
        OrderItem(product: number(value), quantity: quantity)
    }

    static func days(closedToday: Bool = false) -> [DeliveryDay] {
        [today, tomorrow].map { day in
            DeliveryDay(
                day: day,
                windows: [
                    .init(
                        shop: id("supermarket"), closes: time(11, 0, on: day),
                        closed: closedToday && day == today),
                    .init(
                        shop: id("florist"), closes: time(10, 0, on: day),
                        closed: closedToday && day == today),
                ])
        }
    }

    static func order(
        _ text: String, _ progress: OrderProgress, day: Day = today, note: Note? = nil,
        short: Bool = false
    ) -> Order {
        var lines = [214, 120, 301, 500].compactMap { catalogue.product(number($0)) }
            .map { OrderLine($0, quantity: 1) }
        if short { lines[1].picked = 0 }
        return Order(
            id: id(text), receipt: ReceiptNumber(day: day, count: 17), household: id("h-1"),
            village: id("nakao"), day: day, channel: .television, lines: lines,
            progress: progress, note: note, placedAt: time(9, 0),
            handedTo: progress == .handedOver ? "山本" : nil)
    }

    static let places: [(String, String, String, RidePlace.Kind)] = [
        ("clinic", "中尾診療所", "Nakao clinic", .clinic),
        ("hospital", "伊那中央病院", "Central hospital", .hospital),
        ("shop", "スーパー", "Supermarket", .shop), ("office", "市役所", "Town office", .townOffice),
        ("station", "駅", "Station", .station), ("hall", "集会所", "Hall", .hall),
        ("dentist", "歯医者", "Dentist", .clinic),
    ]

    static func ride(
        _ text: String, _ progress: RideProgress, _ direction: RideDirection = .outward
    ) -> Ride {
        Ride(
            id: id(text), household: id("h-1"), village: id("nakao"),
            request: RideRequest(
                place: id("hospital"), direction: direction, day: today,
                band: TimeBand(from: TimeOfDay(13, 0), to: TimeOfDay(15, 0)), companions: 1,
                wheelchair: false), channel: .television, progress: progress, fare: 300,
            taxi: progress == .assigned ? id("taxi-3") : nil,
            pickUp: progress == .assigned ? TimeOfDay(13, 20) : nil, placedAt: time(8, 0))
    }

    static func view(
        orders: [Order]? = nil, closedToday: Bool = false, rehearsal: Bool = false,
        checkIn: CheckIn? = nil
    ) -> ResidentView {
        ResidentView(
            officeTime: time(9, 42), zone: zone, epoch: "e", rehearsal: rehearsal,
            municipality: name("高見市", "Takami"), officePhone: "0265-00-0000",
            officeHours: name("平日 午前8時半〜午後5時15分", "Weekdays 8:30 to 17:15"),
            household: id("h-1"), householdName: name("山本", "Yamamoto"),
            village: name("なかお地区", "Nakao"), hall: name("中尾集会所", "Nakao hall"),
            days: days(closedToday: closedToday), maximumOrderMass: 15_000,
            catalogueVersion: "1",
            orders: orders ?? [
                order("o-1", .accepted),
                order(
                    "o-2", .preparing, day: today.adding(days: -1),
                    note: Note(
                        ja: "風が 強いので 車で お届けします。夕方までに 着きます。",
                        en: "A van brings it because of the wind. It comes by evening."),
                    short: true),
                order("o-3", .onTheWay, day: today.adding(days: -2)),
                order("o-4", .handedOver, day: today.adding(days: -3)),
            ],
            rides: [
                ride("r-1", .assigned), ride("r-2", .requested, .homeward), ride("r-3", .done),
            ],
            taxis: [
                Taxi(
                    id: id("taxi-3"), name: name("くるま3号", "Car 3"), zone: id("west"), seats: 4,
                    wheelchairPlaces: 1)
            ],
            ridePlaces: places.map {
                RidePlace(
                    id: id($0.0), name: name($0.1, $0.2), kind: $0.3,
                    location: Point(latitude: 0, longitude: 0))
            },
            rideTerms: RideTerms(
                weekdays: Weekday.allCases,
                bands: [(9, 11), (11, 13), (13, 15)].map {
                    TimeBand(from: TimeOfDay($0.0, 0), to: TimeOfDay($0.1, 0))
                }, fare: 500, reducedFare: 250, televisionFare: 300, maximumCompanions: 2),
            rideFare: 300, rideDays: [today, today.adding(days: 1)], checkIn: checkIn)
    }

    static func content(
        _ moment: Moment? = time(9, 42), view: ResidentView? = view(), connected: Bool = true,
        outbox: [OutboxItem] = []
    ) -> Content {
        Content(
            binding: .paired(checkDigits: "204917"), view: view, catalogue: catalogue,
            updatedAt: time(9, 42), connected: connected, outbox: outbox, officeTime: moment)
    }

    static func front(
        _ content: Content = content(), basket: [OrderItem] = [], settings: Settings = Settings()
    ) -> Front {
        var front = Front(screens: screens, settings: settings, basket: basket)
        front.receive(content)
        // What changed in the sample orders was read before, so that screens show what they are about.
        front.told = Set(content.view?.orders.compactMap { front.mark(of: $0) } ?? [])
        front.told.formUnion(content.view?.itemWishes?.compactMap { front.mark(of: $0) } ?? [])
        front.told.formUnion(content.view?.polls?.map { front.mark(of: $0) } ?? [])
        front.settle()
        return front
    }

    static func entry(
        _ key: String, _ request: Request, _ state: OutboxItem.State, seen: Bool = false
    ) -> OutboxItem {
        OutboxItem(
            key: key, request: request, state: state, pressedAt: time(9, 50), seen: seen)
    }
}

/// Widths without fonts: a wide character is as wide as it is high, a narrow one half.
struct SquareMeasure: Measuring {
    func width(of text: String, size: Int, weight: Weight) -> Int {
        text.reduce(0) { $0 + ($1.isASCII ? size / 2 : size) }
    }
}
