/// What one household's television needs from the office, in one document. It holds nothing of any other household.
public struct ResidentView: Sendable, Hashable, Codable {
    /// The office's clock when it wrote this.
    public let officeTime: Moment
    /// Its clocks' zone.
    public let zone: Zone
    /// Changes only when the store was restored; the box then offers again what it had sent.
    public let epoch: String
    /// Whether this is a made-up municipality for rehearsal. Every screen says so.
    public let rehearsal: Bool
    /// The municipality.
    public let municipality: Name
    /// The office's telephone number as printed.
    public let officePhone: String
    /// When somebody answers it.
    public let officeHours: Name
    /// Whose television this is.
    public let household: HouseholdId
    /// Their family name.
    public let householdName: Name
    /// Their village.
    public let village: Name
    /// Their hall.
    public let hall: Name
    /// The delivery days that can be seen from here: today's even if closed, and the next open ones.
    public var days: [DeliveryDay]
    /// Most mass in one order.
    public let maximumOrderMass: Grams
    /// The version of the catalogue to fetch.
    public let catalogueVersion: String
    /// Orders of this household: all not yet finished, and those of the last 14 days; newest first.
    public var orders: [Order]
    /// Rides of this household: all to come, and those of the last 14 days; newest first.
    public var rides: [Ride]
    /// Names of the cars in `rides`.
    public let taxis: [Taxi]
    /// Places on the ride list.
    public let ridePlaces: [RidePlace]
    /// How rides run.
    public let rideTerms: RideTerms
    /// What one ride costs this household when asked for on the television.
    public let rideFare: Yen
    /// Days on which rides run, today first; at most today and tomorrow are offered.
    public let rideDays: [Day]
    /// Today's answer, if there is one.
    public var checkIn: CheckIn?
    /// What the household may agree to and what it has decided; nil from an office that does not ask.
    public var consents: ConsentState?
    /// Reminder, days away and what was noted; nil from an office without them.
    public var wellness: WellnessView?
    /// What garbage is collected in the coming days, by day; nil where nothing is written down.
    public var garbage: [GarbageDay]?
    /// Questions this household can answer, newest first, 4 at most.
    public var polls: [HouseholdPoll]?
    /// The household's village, by which the box knows what alerts are for it.
    public var villageId: VillageId?
    /// Notices for this household, newest first, 20 at most.
    public var notices: [HouseholdNotice]?
    /// The lessons of the practice this household has finished, as words of `Lesson`; a box skips those it does not know.
    public var practised: [String]?
    /// What the service costs this household, month by month.
    public var spending: Spending?
    /// What this household buys again and again.
    public var habits: Habits?
    /// What the office knows of how this household rides.
    public var rideHabit: RideHabit?
    /// What this household wishes to be sold, of the last 90 days, newest first, 20 at most.
    public var itemWishes: [ItemWish]?
    /// Its standing orders, and those ended whose last dates are still shown.
    public var standing: [StandingSight]?
    /// What others asked for on its behalf and it has not said yes or no to.
    public var proposals: [Proposal]?

    /// A view from its parts.
    public init(
        officeTime: Moment, zone: Zone, epoch: String, rehearsal: Bool, municipality: Name,
        officePhone: String, officeHours: Name, household: HouseholdId, householdName: Name,
        village: Name, hall: Name, days: [DeliveryDay], maximumOrderMass: Grams,
        catalogueVersion: String, orders: [Order], rides: [Ride], taxis: [Taxi],
        ridePlaces: [RidePlace], rideTerms: RideTerms, rideFare: Yen, rideDays: [Day],
        checkIn: CheckIn?
    ) {
        self.officeTime = officeTime
        self.zone = zone
        self.epoch = epoch
        self.rehearsal = rehearsal
        self.municipality = municipality
        self.officePhone = officePhone
        self.officeHours = officeHours
        self.household = household
        self.householdName = householdName
        self.village = village
        self.hall = hall
        self.days = days
        self.maximumOrderMass = maximumOrderMass
        self.catalogueVersion = catalogueVersion
        self.orders = orders
        self.rides = rides
        self.taxis = taxis
        self.ridePlaces = ridePlaces
        self.rideTerms = rideTerms
        self.rideFare = rideFare
        self.rideDays = rideDays
        self.checkIn = checkIn
    }
}

/// A delivery day as one village sees it.
public struct DeliveryDay: Sendable, Hashable, Codable {
    /// What one shop does on that day.
    public struct Window: Sendable, Hashable, Codable {
        /// The shop.
        public let shop: ShopId
        /// When ordering from it closes.
        public let closes: Moment
        /// Whether the close already stands in the order log.
        public let closed: Bool
        /// A shop's window.
        public init(shop: ShopId, closes: Moment, closed: Bool) {
            self.shop = shop
            self.closes = closes
            self.closed = closed
        }
    }
    /// The date.
    public let day: Day
    /// The shops that deliver on it.
    public let windows: [Window]
    /// A delivery day.
    public init(day: Day, windows: [Window]) {
        self.day = day
        self.windows = windows
    }
    /// Whether anything can still be ordered for it.
    public var isOpen: Bool { windows.contains { !$0.closed } }
    /// The first close still to come, if any.
    public var closes: Moment? { windows.filter { !$0.closed }.map(\.closes).min() }
}
