/// Everything about one municipality that is data and not a record: `Catalog/` and `hardware/`, read once at start.
public struct Municipality: Sendable, Hashable, Codable {
    /// The national code.
    public let code: MunicipalityCode
    /// Name, reading, English.
    public let name: Name
    /// Its clocks.
    public let zone: Zone
    /// The office's telephone number as printed.
    public let officePhone: String
    /// When somebody answers it, in words.
    public let officeHours: Name
    /// The monthly fee of the service.
    public let monthlyFee: Yen
    /// First launch of the day.
    public let firstLaunch: TimeOfDay
    /// Last drone back.
    public let homeBy: TimeOfDay
    /// Last hand-over: the evening that residents are promised.
    public let handOffBy: TimeOfDay
    /// Most mass in one order.
    public let maximumOrderMass: Grams
    /// Villages, in the order they are shown.
    public let villages: [Village]
    /// Bases.
    public let bases: [Base]
    /// Corridors.
    public let corridors: [Corridor]
    /// Airframes.
    public let airframes: [Airframe]
    /// Drones.
    public let drones: [Drone]
    /// Vans.
    public let vans: [Van]
    /// Volunteers.
    public let volunteers: [Volunteer]
    /// Taxi zones.
    public let taxiZones: [TaxiZone]
    /// Taxis.
    public let taxis: [Taxi]
    /// Places on the ride list.
    public let ridePlaces: [RidePlace]
    /// How taxis run.
    public let rideTerms: RideTerms
    /// Shops.
    public let shops: [Shop]
    /// The cut-off table.
    public let cutoffs: [CutoffRule]
    /// Holidays.
    public let holidays: HolidayCalendar
    /// What is set about wellness and consent; nil where nothing is.
    public var wellness: WellnessTerms?
    /// When garbage is collected; nil where nothing is written down.
    public var garbage: [GarbageRule]?

    /// A municipality from its parts.
    public init(
        code: MunicipalityCode, name: Name, zone: Zone, officePhone: String, officeHours: Name,
        monthlyFee: Yen, firstLaunch: TimeOfDay, homeBy: TimeOfDay, handOffBy: TimeOfDay,
        maximumOrderMass: Grams, villages: [Village], bases: [Base], corridors: [Corridor],
        airframes: [Airframe], drones: [Drone], vans: [Van], volunteers: [Volunteer],
        taxiZones: [TaxiZone], taxis: [Taxi], ridePlaces: [RidePlace], rideTerms: RideTerms,
        shops: [Shop], cutoffs: [CutoffRule], holidays: HolidayCalendar
    ) {
        self.code = code
        self.name = name
        self.zone = zone
        self.officePhone = officePhone
        self.officeHours = officeHours
        self.monthlyFee = monthlyFee
        self.firstLaunch = firstLaunch
        self.homeBy = homeBy
        self.handOffBy = handOffBy
        self.maximumOrderMass = maximumOrderMass
        self.villages = villages
        self.bases = bases
        self.corridors = corridors
        self.airframes = airframes
        self.drones = drones
        self.vans = vans
        self.volunteers = volunteers
        self.taxiZones = taxiZones
        self.taxis = taxis
        self.ridePlaces = ridePlaces
        self.rideTerms = rideTerms
        self.shops = shops
        self.cutoffs = cutoffs
        self.holidays = holidays
    }
    /// The village with that id, if there is one.
    public func village(_ id: VillageId) -> Village? { villages.first { $0.id == id } }
    /// The shop with that id, if there is one.
    public func shop(_ id: ShopId) -> Shop? { shops.first { $0.id == id } }
    /// The ride place with that id, if there is one.
    public func ridePlace(_ id: RidePlaceId) -> RidePlace? { ridePlaces.first { $0.id == id } }
    /// The taxi zone a village lies in, if any.
    public func taxiZone(of village: VillageId) -> TaxiZone? {
        taxiZones.first { $0.villages.contains(village) }
    }
}
