/// The days on which nothing or something else happens.
public struct HolidayCalendar: Sendable, Hashable, Codable {
    /// Holidays with their names in Japanese.
    public let holidays: [Day: String]
    /// A calendar of holidays.
    public init(holidays: [Day: String]) { self.holidays = holidays }
    /// Whether that day is a holiday.
    public func isHoliday(_ day: Day) -> Bool { holidays[day] != nil }
    /// Reads a list of `{day, name}`.
    public init(from decoder: any Decoder) throws {
        let list = try decoder.singleValueContainer().decode([Entry].self)
        holidays = Dictionary(list.map { ($0.day, $0.name) }) { first, _ in first }
    }
    /// Writes a list of `{day, name}`, oldest first.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            holidays.sorted { $0.key < $1.key }.map { Entry(day: $0.key, name: $0.value) })
    }
    private struct Entry: Codable {
        let day: Day
        let name: String
    }
}

/// One line of the cut-off table. A missing field matches everything; the most specific matching line decides, a later one wins a tie.
public struct CutoffRule: Sendable, Hashable, Codable {
    /// Only this shop.
    public let shop: ShopId?
    /// Only this village.
    public let village: VillageId?
    /// Only these days of the week of the delivery day.
    public let weekdays: [Weekday]?
    /// Only holidays (true) or only other days (false).
    public let holiday: Bool?
    /// When ordering closes; nil means there is no delivery on such a day.
    public let closes: TimeOfDay?
    /// How many days before the delivery day that is: 0 for the same day.
    public let daysBefore: Int
    /// A line of the table.
    public init(
        shop: ShopId? = nil, village: VillageId? = nil, weekdays: [Weekday]? = nil,
        holiday: Bool? = nil, closes: TimeOfDay?, daysBefore: Int = 0
    ) {
        self.shop = shop
        self.village = village
        self.weekdays = weekdays
        self.holiday = holiday
        self.closes = closes
        self.daysBefore = daysBefore
    }
}

/// What one shop brings to one village on one day: the unit that is closed.
public struct Slot: Sendable, Hashable, Codable, Comparable {
    /// The delivery day.
    public let day: Day
    /// Who sells.
    public let shop: ShopId
    /// Who receives.
    public let village: VillageId
    /// A slot.
    public init(day: Day, shop: ShopId, village: VillageId) {
        self.day = day
        self.shop = shop
        self.village = village
    }
    /// Orders by day, shop, village.
    public static func < (left: Self, right: Self) -> Bool {
        (left.day, left.shop, left.village) < (right.day, right.shop, right.village)
    }
}
