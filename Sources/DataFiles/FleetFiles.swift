import Domain

extension FolderReader {
    /// `hardware/airframes/*.yaml`, one a file. A figure stands with the place it was published; one that was not is left out.
    mutating func readAirframes() -> [Airframe] {
        let figures = [
            "payload-grams", "volume-millilitres", "range-metres", "endurance-minutes",
            "cruise-centimetres-per-second", "wind-limit-centimetres-per-second",
        ]
        let read = records(
            in: "hardware/airframes", required: ["id", "name"], optional: figures)
        airframes.isComplete = read.complete
        return read.fields.compactMap { fields in
            let id = airframes.enter(fields)
            let name = fields.text("name")
            var values: [String: Int] = [:]
            var sources: [String] = []
            for key in figures {
                guard let figure = fields.fields(key, required: ["value", "source"]) else {
                    continue
                }
                values[key] = figure.integer("value", 1...10_000_000)
                if let source = figure.text("source"), !sources.contains(source) {
                    sources.append(source)
                }
            }
            guard let id, let name else { return nil }
            return Airframe(
                id: id, name: name, payload: values[figures[0]].map { Grams($0) },
                volume: values[figures[1]].map { Millilitres($0) },
                range: values[figures[2]].map { Metres($0) },
                endurance: values[figures[3]].map { Minutes($0) },
                cruiseCentimetresPerSecond: values[figures[4]],
                windLimitCentimetresPerSecond: values[figures[5]],
                source: sources.joined(separator: "; "))
        }
    }

    /// `Catalog/drones.yaml`.
    mutating func readDrones(airframes types: [Airframe]) -> [Drone] {
        guard let items = list("Catalog/drones.yaml", mayBeEmpty: true) else { return [] }
        return items.compactMap { node in
            let keys = [
                "id", "airframe", "base", "payload-grams", "volume-millilitres",
                "turnaround-minutes",
            ]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = drones.enter(fields)
            let airframe = airframes.find(fields, "airframe")
            let base = bases.find(fields, "base")
            let payload = fields.integer("payload-grams", 100...500_000)
            let volume = fields.integer("volume-millilitres", 100...2_000_000)
            let turnaround = fields.integer("turnaround-minutes", 0...240)
            if let payload, let most = types.first(where: { $0.id == airframe })?.payload,
                payload > most.rawValue
            {
                fields.report("payload-grams", "The airframe is published with \(most) g at most.")
            }
            guard let id, let airframe, let base, let payload, let volume, let turnaround else {
                return nil
            }
            return Drone(
                id: id, airframe: airframe, base: base, payload: Grams(payload),
                volume: Millilitres(volume), turnaround: Minutes(turnaround))
        }
    }

    /// `Catalog/vans.yaml`.
    mutating func readVans() -> [Van] {
        guard let items = list("Catalog/vans.yaml", mayBeEmpty: true) else { return [] }
        return items.compactMap { node in
            let keys = [
                "id", "name", "base", "payload-grams", "volume-millilitres", "from", "to",
                "freezer",
            ]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = vans.enter(fields)
            let name = fields.name("name")
            let base = bases.find(fields, "base")
            let payload = fields.integer("payload-grams", 1000...10_000_000)
            let volume = fields.integer("volume-millilitres", 1000...50_000_000)
            let span = fields.span()
            let freezer = fields.flag("freezer")
            guard let id, let name, let base, let payload, let volume, let span, let freezer else {
                return nil
            }
            return Van(
                id: id, name: name, base: base, payload: Grams(payload),
                volume: Millilitres(volume), from: span.from, to: span.to, freezer: freezer)
        }
    }

    /// `Catalog/volunteers.yaml`.
    mutating func readVolunteers() -> [Volunteer] {
        guard let items = list("Catalog/volunteers.yaml", mayBeEmpty: true) else { return [] }
        return items.compactMap { node in
            let keys = [
                "id", "name", "villages", "shifts", "minutes-per-order", "fixed-minutes",
                "maximum-orders",
            ]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = volunteers.enter(fields)
            let name = fields.name("name")
            let served = villages.findAll(fields, "villages")
            let shifts = fields.list("shifts")?.compactMap(shift)
            let each = fields.integer("minutes-per-order", 1...120)
            let fixed = fields.integer("fixed-minutes", 0...240)
            let most = fields.integer("maximum-orders", 1...200)
            guard let id, let name, let served, let shifts, let each, let fixed, let most else {
                return nil
            }
            return Volunteer(
                id: id, name: name, villages: served, shifts: shifts,
                minutesPerOrder: Minutes(each), fixedMinutes: Minutes(fixed), maximumOrders: most)
        }
    }

    private func shift(_ node: YAMLNode) -> Shift? {
        guard let fields = Fields(node, required: ["weekdays", "from", "to"], to: findings) else {
            return nil
        }
        let weekdays = fields.weekdays("weekdays")
        let span = fields.span()
        guard let weekdays, let span else { return nil }
        return Shift(weekdays: weekdays, from: span.from, to: span.to)
    }
}

extension Fields {
    /// The fields `from` and `to`, the later one second.
    func span() -> TimeBand? {
        let from = time("from")
        let to = time("to")
        guard let from, let to else { return nil }
        if to <= from { report("to", "This must be later than \(from).") }
        return TimeBand(from: from, to: to)
    }
}
