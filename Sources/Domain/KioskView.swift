/// What a kiosk knows: a box that stands in a clinic or a hall and belongs to no household. Nothing
/// in it names anybody.
public struct KioskView: Sendable, Hashable, Codable {
    /// The office's clock.
    public let officeTime: Moment
    /// The municipality's time zone.
    public let zone: Zone
    /// The store epoch.
    public let epoch: String
    /// Whether everything is made up.
    public let rehearsal: Bool
    /// Where it stands.
    public let place: RidePlaceId
    /// The name of that place.
    public let placeName: Name
    /// The office's telephone number.
    public let officePhone: String
    /// When somebody answers there.
    public let officeHours: Name
    /// Today's rides home that were asked for at once and start here.
    public let rides: [KioskRide]
    /// A view.
    public init(
        officeTime: Moment, zone: Zone, epoch: String, rehearsal: Bool, place: RidePlaceId,
        placeName: Name, officePhone: String, officeHours: Name, rides: [KioskRide]
    ) {
        self.officeTime = officeTime
        self.zone = zone
        self.epoch = epoch
        self.rehearsal = rehearsal
        self.place = place
        self.placeName = placeName
        self.officePhone = officePhone
        self.officeHours = officeHours
        self.rides = rides
    }
}

/// A ride home as a kiosk sees it: where to and which car, never who.
public struct KioskRide: Sendable, Hashable, Codable {
    /// Its id.
    public let ride: RideId
    /// The name of the settlement it goes to.
    public let settlement: Name
    /// How the car looks or what it is called, once one has been given.
    public let car: Name?
    /// When it comes, once that is promised.
    public let pickUp: TimeOfDay?
    /// A ride.
    public init(ride: RideId, settlement: Name, car: Name? = nil, pickUp: TimeOfDay? = nil) {
        self.ride = ride
        self.settlement = settlement
        self.car = car
        self.pickUp = pickUp
    }
}
