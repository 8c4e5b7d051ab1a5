public import Domain

/// Whether a ride can be asked for, and what it costs.
public struct RideRules: Sendable {
    private let municipality: Municipality
    /// The rules of one municipality.
    public init(_ municipality: Municipality) { self.municipality = municipality }

    /// Days among today and tomorrow on which rides run.
    public func days(from today: Day) -> [Day] {
        [today, today.adding(days: 1)].filter(runs)
    }

    /// What a ride costs with everybody who comes along.
    public func fare(for household: Household, channel: Channel, companions: Int) -> Yen {
        municipality.rideTerms.fare(
            fare(for: household, channel: channel), companions: companions)
    }

    /// What the household pays alone: the lowest of the fares it has a right to.
    public func fare(for household: Household, channel: Channel) -> Yen {
        let terms = municipality.rideTerms
        var fares = [terms.fare]
        if household.reducedFare { fares.append(terms.reducedFare) }
        if channel == .television { fares.append(terms.televisionFare) }
        return fares.min() ?? terms.fare
    }

    /// Checks a way there and the way home from it, asked for together: both or none. One may
    /// come home within the same stretch, but not before it.
    /// - Throws: why it cannot be; `noRideHomeThen` if only the way there could.
    public func check(
        outward: RideRequest, homeward: RideRequest, from village: VillageId, at moment: Moment
    ) throws(Refusal) {
        try check(outward, from: village, at: moment)
        guard outward.direction == .outward, homeward.direction == .homeward,
            homeward.place == outward.place, homeward.day == outward.day,
            homeward.band >= outward.band
        else { throw .noRideHomeThen }
        do {
            try check(homeward, from: village, at: moment)
        } catch .noRideThen {
            throw .noRideHomeThen
        }
    }

    /// The stretch in which a car can still fetch somebody who stands waiting now.
    /// - Throws: `noRideThen` if rides do not run any more today, or not yet.
    public func bandFromNow(at moment: Moment) throws(Refusal) -> TimeBand {
        let today = municipality.zone.day(at: moment)
        let now = municipality.zone.time(at: moment)
        guard runs(today), let first = municipality.rideTerms.bands.map(\.from).min(),
            let last = municipality.rideTerms.bands.map(\.to).max(), now >= first, now < last
        else { throw .noRideThen }
        return TimeBand(from: now, to: last)
    }

    /// Checks a request made now.
    /// - Throws: why it cannot be.
    public func check(
        _ request: RideRequest, from village: VillageId, at moment: Moment
    ) throws(Refusal) {
        let terms = municipality.rideTerms
        let today = municipality.zone.day(at: moment)
        guard municipality.ridePlace(request.place) != nil else { throw .noSuchPlace }
        guard (0...terms.maximumCompanions).contains(request.companions) else {
            throw .tooManyCompanions(limit: terms.maximumCompanions)
        }
        guard runs(request.day), terms.bands.contains(request.band),
            (today...today.adding(days: 1)).contains(request.day),
            municipality.zone.moment(request.day, request.band.to) > moment
        else { throw .noRideThen }
        guard let zone = municipality.taxiZone(of: village) else { throw .noRideThen }
        let cars = municipality.taxis.filter { $0.zone == zone.id }
        guard
            cars.contains(where: {
                $0.seats >= request.companions + 1
                    && (!request.wheelchair || $0.wheelchairPlaces > 0)
            })
        else { throw .noRideThen }
    }

    private func runs(_ day: Day) -> Bool {
        municipality.rideTerms.weekdays.contains(day.weekday)
            && !municipality.holidays.isHoliday(day)
    }
}
