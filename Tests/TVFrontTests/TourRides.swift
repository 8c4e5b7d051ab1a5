import Domain

@testable import TVFront

// Rides: both ways, what was promised, the evening before.
extension Tour {
    /// A way there and the way home, tomorrow's clinic with a companion in a wheelchair.
    static func pair(
        _ progress: RideProgress = .assigned, on day: Day = Sample.today.adding(days: 1)
    ) -> [Ride] {
        [(RideDirection.outward, "p-1", 9, 50), (.homeward, "p-2", 11, 40)].map {
            direction, id, hour, minute in
            var ride = Ride(
                id: Sample.id(id), household: Sample.id("h-1"), village: Sample.id("nakao"),
                request: RideRequest(
                    place: Sample.id("hospital"), direction: direction, day: day,
                    band: TimeBand(
                        from: TimeOfDay(direction == .outward ? 9 : 11, 0),
                        to: TimeOfDay(direction == .outward ? 11 : 13, 0)),
                    companions: 1, wheelchair: true), channel: .television, progress: progress,
                fare: 300, taxi: progress == .assigned ? Sample.id("taxi-3") : nil,
                pickUp: progress == .assigned ? TimeOfDay(hour, minute) : nil,
                placedAt: Sample.time(9, 0))
            ride.partner = Sample.id(id == "p-1" ? "p-2" : "p-1")
            if direction == .outward { ride.callNumber = 4821 }
            return ride
        }
    }

    /// The sample household with these rides, its habit, and terms as in the catalogue.
    static func riding(
        _ moment: Moment = Sample.time(9, 42), _ rides: [Ride] = pair(),
        companionFare: Yen? = nil, connected: Bool = true, outbox: [OutboxItem] = []
    ) -> Content {
        let old = Sample.view()
        var taxi = old.taxis[0]
        taxi.look = Sample.name("白い くるま 21-47", "white car 21-47")
        var terms = old.rideTerms
        terms.companionFare = companionFare
        terms.pickUpWindow = 10
        terms.reminderFrom = TimeOfDay(17, 0)
        var view = ResidentView(
            officeTime: old.officeTime, zone: old.zone, epoch: old.epoch,
            rehearsal: old.rehearsal, municipality: old.municipality,
            officePhone: old.officePhone, officeHours: old.officeHours,
            household: old.household, householdName: old.householdName, village: old.village,
            hall: old.hall, days: Sample.days(closedToday: moment > Sample.time(11, 0)),
            maximumOrderMass: old.maximumOrderMass, catalogueVersion: old.catalogueVersion,
            orders: old.orders, rides: rides, taxis: [taxi], ridePlaces: old.ridePlaces,
            rideTerms: terms, rideFare: old.rideFare, rideDays: old.rideDays, checkIn: old.checkIn)
        view.rideHabit = RideHabit(
            places: [Sample.id("dentist"), Sample.id("hospital")], companions: 1, wheelchair: true)
        return Sample.content(moment, view: view, connected: connected, outbox: outbox)
    }

    static func ridingAt(_ places: [Place], _ content: Content = riding()) -> Front {
        at(places, content: content, basket: [])
    }

    /// From the first screen to the question about the way home, with the keys a resident presses.
    static func asked(_ content: Content = riding(), _ keys: [Key] = []) -> Front {
        var front = ridingAt([], content)
        for key in [Key.digit(2), .digit(1), .digit(2), .ok] + keys {
            _ = front.press(key, at: nil)
        }
        return front
    }

    static var bothWays: Request {
        .rides(
            .bothWays(
                outward: pair(.requested)[0].request, homeward: pair(.requested)[1].request))
    }

    static var rideStops: [(String, Front)] {
        let evening = riding(Sample.time(18, 30))
        let morning = riding(Sample.time(8, 5), pair(on: Sample.today))
        let searching = riding(Sample.time(18, 30), pair(.requested))
        let both: [Place] = [.rides, .myRides, .ride(Sample.id("p-1"))]
        let home: [Place] = [.rides, .myRides, .ride(Sample.id("p-2"))]
        let entry = Sample.entry(
            "k", bothWays, .accepted(subject: "p-1", receipt: nil), seen: true)
        let waiting = Sample.entry("k", bothWays, .waiting)
        return [
            ("ride-places-usual", ridingAt([.rides, .places(.outward)])),
            ("ride-returns", asked()),
            ("ride-both", asked(riding(), [.ok])),
            ("ride-both-fare", asked(riding(companionFare: 150), [.ok])),
            ("ride-home-later", asked(riding(), [.down, .ok])),
            ("ride-pair", ridingAt(both)),
            ("ride-pair-offline", ridingAt(both, riding(connected: false))),
            ("ride-pair-home", ridingAt(home)),
            ("ride-cancel-out", ridingAt(both + [.cancelRide(Sample.id("p-1"))])),
            ("ride-cancel-home", ridingAt(home + [.cancelRide(Sample.id("p-2"))])),
            (
                "ride-sent-both",
                ridingAt(
                    [.sent(Sent(request: bothWays, key: "k"))],
                    riding(outbox: [entry]))
            ),
            ("ride-list", ridingAt([.rides, .myRides], riding(outbox: [waiting]))),
            ("ride-eve", ridingAt([], evening)),
            ("ride-day", ridingAt([], morning)),
            ("ride-eve-no-car", ridingAt([], searching)),
        ]
    }
}
