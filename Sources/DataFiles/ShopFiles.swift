import Domain

extension FolderReader {
    /// `Catalog/shops.yaml`.
    mutating func readShops() -> [Shop] {
        guard let items = list("Catalog/shops.yaml") else {
            shops.isComplete = false
            return []
        }
        return items.compactMap { node in
            let keys = ["id", "name", "base", "picking-minutes"]
            guard let fields = Fields(node, required: keys, to: findings) else { return nil }
            let id = shops.enter(fields)
            let name = fields.name("name")
            let base = bases.find(fields, "base")
            let picking = fields.integer("picking-minutes", 0...600)
            guard let id, let name, let base, let picking else { return nil }
            return Shop(id: id, name: name, base: base, pickingMinutes: Minutes(picking))
        }
    }

    /// `Catalog/cutoffs.yaml`.
    func readCutoffs() -> [CutoffRule] {
        guard let items = list("Catalog/cutoffs.yaml") else { return [] }
        let rules = items.compactMap(cutoff)
        let hasDefault = rules.contains {
            $0.shop == nil && $0.village == nil && $0.weekdays == nil && $0.holiday == nil
        }
        if rules.count == items.count, !hasDefault, let first = items.first {
            findings.reportMissing(
                first.place, "One line without conditions is needed; it holds where no other does.")
        }
        return rules
    }

    private func cutoff(_ node: YAMLNode) -> CutoffRule? {
        let conditions = ["shop", "village", "weekdays", "holiday", "days-before"]
        guard let fields = Fields(node, required: ["closes"], optional: conditions, to: findings)
        else { return nil }
        let none = fields.piece("closes")?.text == "none"
        let closes = none ? nil : fields.time("closes")
        let shop = shops.find(fields, "shop")
        let village = villages.find(fields, "village")
        let weekdays = fields.weekdays("weekdays")
        let holiday = fields.flag("holiday")
        let before = fields.integer("days-before", 0...14)
        // A condition that cannot be read must not make the line hold everywhere.
        let unread = [
            ("shop", shop == nil), ("village", village == nil), ("weekdays", weekdays == nil),
            ("holiday", holiday == nil), ("days-before", before == nil),
        ].contains { key, isNil in isNil && fields.node(key) != nil }
        if unread || (closes == nil && !none) { return nil }
        return CutoffRule(
            shop: shop, village: village, weekdays: weekdays, holiday: holiday, closes: closes,
            daysBefore: before ?? 0)
    }

    /// `Catalog/calendar.yaml`: national holidays and the days the service is closed.
    func readCalendar() -> HolidayCalendar? {
        guard let node = yaml("Catalog/calendar.yaml"),
            let file = Fields(node, required: ["national", "closings"], to: findings)
        else { return nil }
        var days: [Day: String] = [:]
        for item in file.list("closings") ?? [] {
            guard let fields = Fields(item, required: ["from", "to", "name"], to: findings) else {
                continue
            }
            let from = fields.day("from")
            let to = fields.day("to")
            let name = fields.text("name")
            guard let from, let to, let name else { continue }
            guard (0...60).contains(to.number - from.number) else {
                fields.report("to", "This must be 0 to 60 days after \(from).")
                continue
            }
            for number in from.number...to.number { days[Day(number: number)] = name }
        }
        var seen: Set<Day> = []
        for item in file.list("national") ?? [] {
            guard let fields = Fields(item, required: ["day", "name"], to: findings) else {
                continue
            }
            let day = fields.day("day")
            let name = fields.text("name")
            guard let day, let name else { continue }
            if !seen.insert(day).inserted { fields.report("day", "This day stands twice.") }
            days[day] = name
        }
        return HolidayCalendar(holidays: days)
    }
}
