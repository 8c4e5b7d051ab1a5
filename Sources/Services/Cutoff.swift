public import Domain

/// The one cut-off function, used by the television, the phone desk, the API and the CLI alike.
///
/// It says when the office will write the close of a slot. Whether an order is on time is decided by the order log, never by this.
public struct Cutoff: Sendable {
    private let rules: [CutoffRule]
    private let holidays: HolidayCalendar
    private let zone: Zone

    /// The function for one municipality's table.
    public init(rules: [CutoffRule], holidays: HolidayCalendar, zone: Zone) {
        self.rules = rules
        self.holidays = holidays
        self.zone = zone
    }
    /// The function for one municipality.
    public init(_ municipality: Municipality) {
        self.init(
            rules: municipality.cutoffs, holidays: municipality.holidays, zone: municipality.zone)
    }

    /// When ordering for a slot closes; nil if there is no delivery.
    public func closing(of slot: Slot) -> Moment? {
        guard let rule = deciding(slot), let time = rule.closes else { return nil }
        return zone.moment(slot.day.adding(days: -rule.daysBefore), time)
    }

    /// Whether anything is delivered in a slot.
    public func delivers(_ slot: Slot) -> Bool { closing(of: slot) != nil }

    /// The first day on or after `day` on which every one of the shops delivers to the village and whose close is later than `moment`; nil within 60 days.
    public func nextOpenDay(
        from day: Day, after moment: Moment, shops: Set<ShopId>, village: VillageId
    ) -> Day? {
        (0..<60).lazy.map { day.adding(days: $0) }.first { candidate in
            !shops.isEmpty
                && shops.allSatisfy { shop in
                    guard
                        let close = closing(of: Slot(day: candidate, shop: shop, village: village))
                    else { return false }
                    return close > moment
                }
        }
    }

    private func deciding(_ slot: Slot) -> CutoffRule? {
        let holiday = holidays.isHoliday(slot.day)
        var best: (rule: CutoffRule, weight: Int)?
        for rule in rules {
            guard rule.shop == nil || rule.shop == slot.shop,
                rule.village == nil || rule.village == slot.village,
                rule.weekdays.map({ $0.contains(slot.day.weekday) }) ?? true,
                rule.holiday == nil || rule.holiday == holiday
            else { continue }
            let weight =
                (rule.holiday != nil ? 8 : 0) + (rule.shop != nil ? 4 : 0)
                + (rule.village != nil ? 2 : 0) + (rule.weekdays != nil ? 1 : 0)
            if best.map({ weight >= $0.weight }) ?? true { best = (rule, weight) }
        }
        return best?.rule
    }
}
