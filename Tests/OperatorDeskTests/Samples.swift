import Domain
import Wire

extension Name {
    static let hasegawa = Name(ja: "長谷川", kana: "はせがわ", en: "Hasegawa")
}

extension Identifier {
    /// An id of a test, whose form is right by its spelling.
    init(of text: String) {
        guard let id = Identifier(text) else { preconditionFailure("\(text) is no id") }
        self = id
    }
}

extension Order {
    static let day = Day(number: 20_594)
    static let sample = Order(
        id: .init(of: "O1"), receipt: ReceiptNumber(stored: "\(day.day)-017"),
        household: .init(of: "H012"), village: .init(of: "V03"), day: day, channel: .telephone,
        lines: [], progress: .accepted, placedAt: FakeOffice.clock)
}

/// What the fake office answers to each route, in the forms of the API.
enum Samples {
    static let ride = Ride(
        id: .init(of: "R7"), household: .init(of: "H012"), village: .init(of: "V03"),
        request: RideRequest(
            place: .init(of: "clinic"), direction: .outward, day: Order.day,
            band: TimeBand(from: TimeOfDay(9, 0), to: TimeOfDay(11, 0)), companions: 0,
            wheelchair: false), channel: .telephone, progress: .requested, fare: 500,
        placedAt: FakeOffice.clock)
    static let household = Household(
        id: .init(of: "H012"), village: .init(of: "V03"), name: .hasegawa, address: "12",
        phone: "0265-00-0012", elderlyOnly: true, registered: nil, reducedFare: false)
    static let box = BoxRow(
        id: .init(of: "B017"), household: .init(of: "H012"), model: "STB", checkDigits: "123456",
        pairedAt: FakeOffice.clock, lastSeen: nil, revokedAt: nil, lastSequence: 3)
    static let loaded = LoadedOrder(
        order: .init(of: "O1"), receipt: Order.sample.receipt, householdName: .hasegawa,
        handOff: TimeOfDay(15, 0), groundReason: Note(ja: "重い", en: "heavy"))
    static let sortie = SortieView(
        id: .init(of: "S-21-1"), drone: .init(of: "D1"), base: .init(of: "B1"),
        village: .init(of: "V03"), launch: TimeOfDay(13, 0), arrival: TimeOfDay(13, 12),
        back: TimeOfDay(13, 30), volunteer: .init(of: "P1"), orders: [loaded], mass: 2_400,
        progress: .planned)
    static let round = VanRoundView(
        id: "R-21-1", van: .init(of: "van1"), base: .init(of: "B1"), departs: TimeOfDay(14, 0),
        returns: TimeOfDay(16, 0),
        stops: [
            .init(
                village: .init(of: "V03"), arrival: TimeOfDay(14, 30), volunteer: nil,
                orders: [loaded])
        ], mass: 2_400, progress: "planned", arrived: [])
    static let plan = PlanView(
        day: Order.day, version: 2, status: "draft", madeAt: FakeOffice.clock, sorties: [sortie],
        vanRounds: [round], walks: [], held: [],
        certificate: .init(byAir: 1, sorties: 1, sortieBound: 1))
    static let board = DayBoard(
        day: Order.day, officeTime: FakeOffice.clock, closes: [], progress: ["accepted": 1],
        villages: [
            .init(
                village: .init(of: "V03"), name: .hasegawa, orders: 1, mass: 2_400, handedOver: 0,
                switchedTo: nil, volunteers: 2)
        ], plan: "none", held: [], ridesWaiting: 1, checkInsMissing: 2, callBack: 0,
        fromYesterday: [])
    static let consent = ConsentEntry(
        sequence: 1, purpose: .observations, version: 1, decision: .given, channel: .telephone,
        at: FakeOffice.clock)
    static let uptake = UptakeTable(
        from: Order.day, to: Order.day,
        rows: [
            UptakeRow(
                id: "V03", name: .hasegawa, phase: 1, households: 40, elderlyOnlyHouseholds: 10,
                registered: .shown(10), registeredElderlyOnly: .hidden, active: .shown(8),
                orders: .hidden, rides: .shown(0), checkIns: .shown(5))
        ])

    static let wish = ItemWish(
        id: .init(of: "W-3"), household: .init(of: "H012"), category: "milk", item: nil,
        name: .hasegawa, picture: "🥛", at: FakeOffice.clock)

    static func body(_ route: Route, orders: [OrderRow]) throws -> [UInt8] {
        switch route {
        case .placeOrder, .changeOrder, .cancelOrder, .pickOrder, .handOffStep, .answerCall:
            try Message.bytes(Order.sample)
        case .requestRide, .cancelRide, .rideStep, .fetchHome: try Message.bytes(ride)
        case .requestRides: try Message.bytes(RidePair(outward: ride, homeward: ride))
        case .makeStanding, .standingOrders, .standingStep, .propose, .proposals, .proposalStep:
            try standingBody(route)
        case .screen, .pointToKey, .notePractice: try screenBody(route)
        case .orders: try Message.bytes(Listing(items: orders))
        case .order:
            try Message.bytes(OrderHistory(row: orders[0], events: []))
        case .plan, .makePlan, .publishPlan: try Message.bytes(plan)
        case .sortieStep: try Message.bytes(sortie)
        case .vanStep: try Message.bytes(round)
        default: try deskBody(route)
        }
    }

    private static func deskBody(_ route: Route) throws -> [UInt8] {
        switch route {
        case .day: try Message.bytes(board)
        case .closeDay:
            try Message.bytes(
                Closed(
                    slots: [
                        Slot(day: Order.day, shop: .init(of: "A"), village: .init(of: "V03"))
                    ], orders: 1, sequence: 9))
        case .extendClose:
            try Message.bytes(
                Extended(
                    slots: [
                        Slot(day: Order.day, shop: .init(of: "A"), village: .init(of: "V03"))
                    ], until: FakeOffice.clock, sequence: 10))
        case .followClock: try Message.bytes(ClockFollowed(jumpSeconds: 600))
        case .pickList:
            try Message.bytes(
                Listing(items: [
                    PickList(shop: .init(of: "A"), name: .hasegawa, sums: [], orders: [])
                ]))
        case .checkIn:
            try Message.bytes(
                CheckIn(
                    household: .init(of: "H012"), village: .init(of: "V03"), day: Order.day,
                    answer: .well, channel: .telephone, at: FakeOffice.clock))
        case .calls:
            try Message.bytes(
                Listing(items: [
                    CallRow(
                        order: .init(of: "O1"),
                        receipt: ReceiptNumber(day: Order.day, count: 17),
                        householdName: .hasegawa, phone: "0265-00-0012",
                        product: ProductNumber(300).unsafelyUnwrapped, name: .hasegawa, missing: 2)
                ]))
        case .itemWishes:
            try Message.bytes(
                Listing(items: [
                    ItemWishRow(wish: wish, householdName: .hasegawa, phone: "0265-00-0012")
                ]))
        case .askForItem, .answerItemWish: try Message.bytes(wish)
        case .setSpendingLimit:
            try Message.bytes(SpendingLimit(household: .init(of: "H012"), limit: 20_000))
        case .handOffs: try Message.bytes(Listing<HandOffRow>(items: []))
        case .rides:
            try Message.bytes(
                Listing(items: [
                    RideRow(
                        ride: ride, householdName: .hasegawa, phone: "0265", placeName: .hasegawa)
                ]))
        case .checkIns:
            try Message.bytes(
                Listing(items: [
                    CheckInRow(
                        household: .init(of: "H012"), name: .hasegawa, village: .init(of: "V03"),
                        phone: "0265", checkIn: nil, boxSeenToday: true)
                ]))
        case .household:
            try Message.bytes(
                HouseholdDetail(
                    household: household, villageName: .hasegawa, boxes: [box],
                    orders: [.sample], rides: [ride], checkIn: nil))
        case .households: try Message.bytes(Listing(items: [household]))
        case .openPairing:
            try Message.bytes(
                PairingCode(
                    code: "123456789012", household: household.id,
                    expires: FakeOffice.clock.adding(minutes: 10)))
        case .boxes: try Message.bytes(Listing(items: [box]))
        case .revokeBox: try Message.bytes(box)
        case .switchCarrier: try Message.bytes(CarrierSwitched(orders: [.init(of: "O1")]))
        case .setStock: try Message.bytes(Stock(left: 5))
        case .uptake: try Message.bytes(uptake)
        case .consents: try Message.bytes(ConsentState(purposes: [], entries: [consent]))
        case .decideConsent: try Message.bytes(consent)
        case .announceAway: try Message.bytes(Away(from: Order.day, until: Order.day))
        case .comeHome: try Message.bytes(ComeHome(day: Order.day, channel: .telephone))
        case .observations:
            try Message.bytes(
                Listing(items: [
                    Observation(
                        at: FakeOffice.clock, observed: .concern, note: "足が いたそう",
                        by: .hasegawa)
                ]))
        case .setWellness: try Message.bytes(WellnessSetting(silenceHours: 48))
        case .audit:
            try Message.bytes(
                Listing(items: [
                    AuditRow(
                        sequence: 9, at: FakeOffice.clock, who: "operator:hana", what: "closeDay",
                        subject: "d", reason: "大雪", status: 200)
                ]))
        default: try noticeBody(route)
        }
    }
}
