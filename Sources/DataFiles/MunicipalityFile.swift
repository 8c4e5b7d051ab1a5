import Domain

extension FolderReader {
    /// Everything but the catalogue; nil if something that must be there is missing or wrong.
    mutating func municipality() -> Municipality? {
        let head = head()
        maximumOrderMass = head?.maximumOrderMass
        let bases = readBases()
        let villages = readVillages()
        let corridors = readCorridors(villages: villages, bases: bases)
        let airframes = readAirframes()
        let drones = readDrones(airframes: airframes)
        let vans = readVans()
        let volunteers = readVolunteers()
        let (zones, taxis) = readTaxis()
        let places = readPlaces()
        let terms = readRideTerms()
        let shops = readShops()
        let cutoffs = readCutoffs()
        let holidays = readCalendar()
        let wellness = readWellness()
        let garbage = readGarbage()
        guard let head, let terms, let holidays else { return nil }
        var town = Municipality(
            code: head.code, name: head.name, zone: head.zone, officePhone: head.phone,
            officeHours: head.hours, monthlyFee: head.fee, firstLaunch: head.firstLaunch,
            homeBy: head.homeBy, handOffBy: head.handOffBy,
            maximumOrderMass: head.maximumOrderMass, villages: villages, bases: bases,
            corridors: corridors, airframes: airframes, drones: drones, vans: vans,
            volunteers: volunteers, taxiZones: zones, taxis: taxis, ridePlaces: places,
            rideTerms: terms, shops: shops, cutoffs: cutoffs, holidays: holidays)
        town.wellness = wellness
        town.garbage = garbage
        return town
    }

    private struct Head {
        let code: MunicipalityCode
        let name: Name
        let zone: Zone
        let phone: String
        let hours: Name
        let fee: Yen
        let firstLaunch: TimeOfDay
        let homeBy: TimeOfDay
        let handOffBy: TimeOfDay
        let maximumOrderMass: Grams
    }

    private func head() -> Head? {
        let keys = [
            "code", "name", "zone", "office-phone", "office-hours", "monthly-fee-yen",
            "first-launch", "home-by", "hand-off-by", "maximum-order-grams",
        ]
        guard let node = yaml("Catalog/municipality.yaml"),
            let fields = Fields(node, required: keys, to: findings)
        else { return nil }
        let code = code(fields)
        let name = fields.name("name")
        let zone = fields.typed("zone", "Only Asia/Tokyo is known here.") {
            $0 == Zone.japan.name ? Zone.japan : nil
        }
        let phone = fields.phone("office-phone")
        let hours = fields.name("office-hours")
        let fee = fields.integer("monthly-fee-yen", 0...100_000)
        let firstLaunch = fields.time("first-launch")
        let homeBy = fields.time("home-by")
        let handOffBy = fields.time("hand-off-by")
        let mass = fields.integer("maximum-order-grams", 1000...200_000)
        if let firstLaunch, let homeBy, homeBy <= firstLaunch {
            fields.report("home-by", "This must be later than first-launch.")
        }
        if let homeBy, let handOffBy, handOffBy < homeBy {
            fields.report("hand-off-by", "This must not be earlier than home-by.")
        }
        guard let code, let name, let zone, let phone, let hours, let fee, let firstLaunch,
            let homeBy, let handOffBy, let mass
        else { return nil }
        return Head(
            code: code, name: name, zone: zone, phone: phone, hours: hours, fee: Yen(fee),
            firstLaunch: firstLaunch, homeBy: homeBy, handOffBy: handOffBy,
            maximumOrderMass: Grams(mass))
    }

    private func code(_ fields: Fields) -> MunicipalityCode? {
        guard let piece = fields.piece("code") else { return nil }
        if let code = MunicipalityCode(piece.text) { return code }
        findings.report(
            piece,
            "A municipality code has five digits and a check digit, and this check digit or the "
                + "length is wrong.",
            suggestion: MunicipalityCode(String(piece.text.prefix(5)))?.text)
        return nil
    }
}

extension Fields {
    /// A telephone number as printed: digits and hyphens, 10 or 11 digits.
    func phone(_ key: String) -> String? {
        typed(key, "「\(key)」 must be a telephone number such as 0000-00-0000.") { text in
            let digits = text.filter(\.isNumber).count
            let plain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
            return plain && (10...11).contains(digits) && text.first == "0" ? text : nil
        }
    }
}
