import Dispatching
public import Domain
import Services
public import TVFront

/// What makes the way longer without being a mistake.
struct Habits: Sendable, Hashable {
    let size: Int
    let digits: Bool
    let numbers: Bool
}

/// How one run of one person with one task ended.
public struct TrialOutcome: Sendable {
    /// Whether the task is done by the office's books.
    public var isDone = false
    /// Whether the telephone was taken.
    public var isPhoned = false
    /// Orders that nobody wanted.
    public var wrongOrders = 0
    /// Rides that nobody wanted.
    public var wrongRides = 0
    /// Answers that nobody wanted.
    public var wrongAnswers = 0
    /// How often a key went down until it was believed done.
    public var presses = 0
    /// Milliseconds from the first look to the end.
    public var milliseconds: Int64 = 0
    /// Presses and milliseconds by the title of the screen.
    public var screens: [String: (presses: Int, milliseconds: Int64)] = [:]
    /// How this person uses the remote.
    var habits = Habits(size: 0, digits: true, numbers: true)
    /// The title of the last screen.
    public var lastScreen = ""
}

/// Old people before the real screens, one run after the other. The same seed gives the same run.
public struct PeopleTrial: Sendable {
    private let screens: ScreenSet
    private let municipality: Municipality
    private let catalogue: Catalogue
    private let measuring: @Sendable () -> any Measuring

    /// A trial with the screens and the data of a folder. `measuring` makes the measure of letters.
    public init(
        screens: ScreenSet, municipality: Municipality, catalogue: Catalogue,
        measuring: @escaping @Sendable () -> any Measuring = { SquareLetters() }
    ) {
        self.screens = screens
        self.municipality = municipality
        self.catalogue = catalogue
        self.measuring = measuring
    }

    /// One person of a kind does one task. `tell` hears what is seen, thought and pressed.
    public func run(
        _ errand: ErrandOnTelevision, as temperament: Temperament, seed: Int,
        tell: ((String) -> Void)? = nil
    ) -> TrialOutcome {
        var dice = Dice(seed: Self.seed(errand.name, temperament.name, seed))
        let isPerfect = temperament.name == Temperament.perfect.name
        let opened = isPerfect ? 70 : dice.within(0...100)
        let now = municipality.zone.moment(
            Day("2026-11-16") ?? Day(number: 0), TimeOfDay(minute: 8 * 60 + 32 + opened))
        var evening = MadeUpEvening(municipality: municipality, catalogue: catalogue, now: now)
        evening.size = Self.size(temperament, &dice)
        errand.before(&evening)
        let line = isPerfect ? .answers(1500) : Self.line(&dice)
        var room = LivingRoom(
            screens: screens,
            settings: Settings(textSize: evening.size, language: evening.language),
            basket: evening.basket,
            office: CounterOffice(municipality, content(evening), line: line),
            alert: evening.alert, measuring: measuring())
        var run = TrialRun(
            mind: Mind(
                temperament, errand: errand.wants, keeps: errand.keeps,
                dice: Dice(seed: dice.roll())),
            hand: HandOnRemote(temperament, dice: Dice(seed: dice.roll())), dice: dice, tell: tell)
        run.outcome.habits = Habits(
            size: evening.size.rawValue, digits: run.mind.usesDigits, numbers: run.mind.usesNumbers)
        run.go(&room)
        run.outcome.lastScreen = room.glance().title
        room.close()
        judge(errand, evening, room, &run.outcome)
        if let tell { report(room, tell) }
        return run.outcome
    }

    /// What the shortest way takes that the screens show, with digits and numbers and small letters.
    public func shortest(_ errand: ErrandOnTelevision) -> TrialOutcome {
        run(errand, as: .perfect, seed: 0)
    }

    /// The presses of the shortest way for somebody with these habits: with or without digits, catalogue numbers, larger letters.
    func shortest(_ errand: ErrandOnTelevision, habits: Habits) -> Int {
        var kind = Temperament.perfect
        kind.sizes = [0, 0, 0]
        kind.sizes[habits.size] = 1000
        kind.usesDigits = habits.digits ? 1000 : 0
        kind.usesNumbers = habits.numbers ? 1000 : 0
        return run(errand, as: kind, seed: 0).presses
    }

    private func report(_ room: LivingRoom, _ tell: (String) -> Void) {
        for order in room.office.orders {
            let items = order.lines.map { $0.name.ja + "×\($0.quantity)" }
            tell("注文 \(order.day) \(order.progress.rawValue): " + items.joined(separator: "、"))
        }
        for ride in room.office.rides {
            let wish = ride.request
            tell(
                "車 \(wish.day) \(wish.band.from.hour)時 \(wish.direction.rawValue) \(wish.place) "
                    + ride.progress.rawValue)
        }
        for answer in room.office.checkIns { tell("ぐあい \(answer.rawValue)") }
    }

    private static func seed(_ errand: String, _ kind: String, _ seed: Int) -> UInt64 {
        var hash: UInt64 = 14_695_981_039_346_656_037
        for byte in (errand + "/" + kind + "/\(seed)").utf8 {
            hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211
        }
        return hash
    }

    private static func size(_ temperament: Temperament, _ dice: inout Dice) -> Settings.TextSize {
        let roll = dice.below(1000)
        if roll < temperament.sizes[0] { return .small }
        return roll < temperament.sizes[0] + temperament.sizes[1] ? .medium : .large
    }

    // Seven of ten evenings the office answers at once; two it is slow; one the line is cut for a while.
    private static func line(_ dice: inout Dice) -> CounterOffice.Line {
        switch dice.below(10) {
        case 0..<7: .answers(Int64(dice.within(800...3000)))
        case 7..<9: .answers(Int64(dice.within(8000...40_000)))
        default: .cut(until: Int64(dice.within(60_000...300_000)))
        }
    }

    private func judge(
        _ errand: ErrandOnTelevision, _ evening: MadeUpEvening, _ room: LivingRoom,
        _ outcome: inout TrialOutcome
    ) {
        func items(_ order: Order) -> [Int: Int] {
            Dictionary(
                order.lines.map { ($0.product.value, $0.quantity) }, uniquingKeysWith: +)
        }
        let live = room.office.orders.filter { $0.progress == .accepted }
        var allowed = errand.ordered
        var missing = errand.ordered
        let before = evening.orders.filter { $0.progress == .accepted }
        allowed += before.map(items)
        for order in live {
            let items = items(order)
            if let index = missing.firstIndex(of: items) { missing.remove(at: index) }
            if let index = allowed.firstIndex(of: items) {
                allowed.remove(at: index)
            } else {
                outcome.wrongOrders += 1
            }
        }
        let trips = room.office.rides.filter { $0.progress == .requested }.map { ride in
            Journey(
                ride.request.place.text, ride.request.direction,
                ride.request.day.number - evening.today.number, ride.request.band.from.hour)
        }
        var wanted = errand.rides
        var allowedTrips = errand.rides
        allowedTrips += evening.rides.filter { $0.progress == .requested }.map { ride in
            Journey(
                ride.request.place.text, ride.request.direction,
                ride.request.day.number - evening.today.number, ride.request.band.from.hour)
        }
        for trip in trips {
            if let index = wanted.firstIndex(of: trip) { wanted.remove(at: index) }
            if let index = allowedTrips.firstIndex(of: trip) {
                allowedTrips.remove(at: index)
            } else {
                outcome.wrongRides += 1
            }
        }
        outcome.wrongAnswers = room.office.checkIns.count { !errand.answers.contains($0) }
        let answered =
            errand.answers.isEmpty
            || room.office.checkIns.last.map(errand.answers.contains) ?? false
        outcome.isDone =
            missing.isEmpty && live.count == errand.ordered.count && wanted.isEmpty
            && trips.count == errand.rides.count && answered && errand.isDone(evening, room)
    }

    private func content(_ evening: MadeUpEvening) -> Content {
        let village = municipality.villages[0]
        let rules = Cutoff(municipality)
        let today = evening.today
        let days = (0..<7).map { step in
            let day = today.adding(days: step)
            return DeliveryDay(
                day: day,
                windows: municipality.shops.compactMap { shop in
                    rules.closing(of: Slot(day: day, shop: shop.id, village: village.id)).map {
                        .init(shop: shop.id, closes: $0, closed: $0 <= evening.now)
                    }
                })
        }.filter { !$0.windows.isEmpty }
        guard let household = HouseholdId("h-1") else { return Content() }
        var view = ResidentView(
            officeTime: evening.now, zone: municipality.zone, epoch: "trial", rehearsal: false,
            municipality: municipality.name, officePhone: municipality.officePhone,
            officeHours: municipality.officeHours, household: household,
            householdName: Name(ja: "山本", kana: "やまもと", en: "Yamamoto"), village: village.name,
            hall: village.hall.name, days: days, maximumOrderMass: municipality.maximumOrderMass,
            catalogueVersion: catalogue.version, orders: evening.orders, rides: evening.rides,
            taxis: municipality.taxis, ridePlaces: municipality.ridePlaces,
            rideTerms: municipality.rideTerms, rideFare: municipality.rideTerms.televisionFare,
            rideDays: RideRules(municipality).days(from: today), checkIn: nil)
        view.villageId = village.id
        view.notices = evening.notices
        view.polls = evening.polls
        view.consents = ConsentState(
            purposes: municipality.wellness?.purposes ?? [], entries: evening.consents)
        return Content(
            binding: .paired(checkDigits: "204917"), view: view, catalogue: catalogue,
            updatedAt: evening.now, connected: true, outbox: [], officeTime: evening.now)
    }
}
