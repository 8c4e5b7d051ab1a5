import Domain

extension FolderReader {
    /// `Catalog/taxis.yaml`: the zones, then the cars.
    mutating func readTaxis() -> ([TaxiZone], [Taxi]) {
        guard let node = yaml("Catalog/taxis.yaml"),
            let fields = Fields(node, required: ["zones", "taxis"], to: findings)
        else { return ([], []) }
        let areas = readZones(fields)
        let cars = fields.list("taxis", mayBeEmpty: true) ?? []
        let fleet = cars.compactMap { node -> Taxi? in
            let keys = ["id", "name", "zone", "seats", "wheelchair-places"]
            guard
                let fields = Fields(node, required: keys, optional: ["look"], to: findings)
            else { return nil }
            let id = taxis.enter(fields)
            let name = fields.name("name")
            let zone = zones.find(fields, "zone")
            let seats = fields.integer("seats", 1...60)
            let wheelchairs = fields.integer("wheelchair-places", 0...10)
            guard let id, let name, let zone, let seats, let wheelchairs else { return nil }
            var taxi = Taxi(
                id: id, name: name, zone: zone, seats: seats, wheelchairPlaces: wheelchairs)
            if fields.node("look") != nil { taxi.look = fields.name("look") }
            return taxi
        }
        return (areas, fleet)
    }

    private mutating func readZones(_ file: Fields) -> [TaxiZone] {
        guard let items = file.list("zones", mayBeEmpty: true) else {
            zones.isComplete = false
            return []
        }
        var owner: [VillageId: TaxiZoneId] = [:]
        let areas = items.compactMap { node -> TaxiZone? in
            let keys = ["id", "name", "villages"]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = zones.enter(fields)
            let name = fields.name("name")
            let covered = villages.findAll(fields, "villages")
            guard let id, let name, let covered else { return nil }
            for village in covered {
                if let other = owner.updateValue(id, forKey: village) {
                    fields.report(
                        "villages", "The village \(village) already lies in the zone \(other).")
                }
            }
            return TaxiZone(id: id, name: name, villages: covered)
        }
        // No zone at all means that this municipality runs no taxis.
        if areas.count == items.count, !items.isEmpty {
            for village in villages.ids where owner[village] == nil {
                file.report("zones", "The village \(village) lies in no taxi zone.")
            }
        }
        return areas
    }

    /// `Catalog/rides.yaml`.
    func readRideTerms() -> RideTerms? {
        let keys = [
            "weekdays", "bands", "fare-yen", "reduced-fare-yen", "television-fare-yen",
            "maximum-companions",
        ]
        let more = ["companion-fare-yen", "pick-up-window-minutes", "reminder-from"]
        guard let node = yaml("Catalog/rides.yaml"),
            let fields = Fields(node, required: keys, optional: more, to: findings)
        else { return nil }
        let weekdays = fields.weekdays("weekdays")
        let bands = bands(fields)
        let fare = fields.integer("fare-yen", 0...100_000)
        let reduced = fields.integer("reduced-fare-yen", 0...100_000)
        let television = fields.integer("television-fare-yen", 0...100_000)
        let companions = fields.integer("maximum-companions", 0...8)
        if let fare {
            for (key, other) in [
                ("reduced-fare-yen", reduced), ("television-fare-yen", television),
            ] where other ?? 0 > fare {
                fields.report(key, "This must not be more than fare-yen.")
            }
        }
        guard let weekdays, let bands, let fare, let reduced, let television, let companions else {
            return nil
        }
        var terms = RideTerms(
            weekdays: weekdays, bands: bands, fare: Yen(fare), reducedFare: Yen(reduced),
            televisionFare: Yen(television), maximumCompanions: companions)
        if fields.node("companion-fare-yen") != nil {
            terms.companionFare = fields.integer("companion-fare-yen", 0...fare).map(Yen.init)
        }
        if fields.node("pick-up-window-minutes") != nil {
            terms.pickUpWindow = fields.integer("pick-up-window-minutes", 0...60).map(Minutes.init)
        }
        if fields.node("reminder-from") != nil { terms.reminderFrom = fields.time("reminder-from") }
        return terms
    }

    private func bands(_ fields: Fields) -> [TimeBand]? {
        guard let items = fields.list("bands") else { return nil }
        var bands: [TimeBand] = []
        for item in items {
            guard let inner = Fields(item, required: ["from", "to"], to: findings),
                let band = inner.span()
            else { continue }
            if let last = bands.last, band.from < last.to {
                inner.report("from", "This band begins before the one above it ends.")
            }
            bands.append(band)
        }
        return bands
    }
}
