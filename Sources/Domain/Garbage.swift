/// On which days one kind of garbage is collected in some villages.
public struct GarbageRule: Sendable, Hashable, Codable {
    /// What is collected, as in もえるごみ.
    public let kind: Note
    /// An emoji or a file in `Catalog/pictures`.
    public let picture: String
    /// The villages; empty means all.
    public let villages: [VillageId]
    /// The days of the week.
    public let weekdays: [Weekday]
    /// Which of those weekdays of a month, 1 to 5; empty means all. The 2nd and 4th Wednesday are days 8–14 and 22–28.
    public let weeks: [Int]
    /// Whether it is also collected on holidays.
    public let onHolidays: Bool

    /// A rule from its parts.
    public init(
        kind: Note, picture: String, villages: [VillageId], weekdays: [Weekday], weeks: [Int] = [],
        onHolidays: Bool = true
    ) {
        self.kind = kind
        self.picture = picture
        self.villages = villages
        self.weekdays = weekdays
        self.weeks = weeks
        self.onHolidays = onHolidays
    }

    /// Whether it is collected in a village on a day.
    public func holds(in village: VillageId, on day: Day, holidays: HolidayCalendar) -> Bool {
        guard villages.isEmpty || villages.contains(village), weekdays.contains(day.weekday) else {
            return false
        }
        // The n-th Wednesday of a month is its n-th day that is a Wednesday, whatever day the month begins with.
        guard weeks.isEmpty || weeks.contains((day.day - 1) / 7 + 1) else { return false }
        return onHolidays || !holidays.isHoliday(day)
    }
}

/// One collection as a household sees it.
public struct GarbageDay: Sendable, Hashable, Codable {
    /// How many days a household sees, today included.
    public static let daysAhead = 28
    /// Most collections in a view.
    public static let most = 40
    /// The day.
    public let day: Day
    /// What is collected.
    public let kind: Note
    /// Its picture.
    public let picture: String
    /// A collection.
    public init(day: Day, kind: Note, picture: String) {
        self.day = day
        self.kind = kind
        self.picture = picture
    }

    /// The collections of a village from a day on, by day, each kind of garbage at least once if it comes within `daysAhead`, and all of the first week.
    public static func coming(
        in village: VillageId, from day: Day, rules: [GarbageRule], holidays: HolidayCalendar
    ) -> [GarbageDay] {
        var seen: Set<Note> = []
        var days: [GarbageDay] = []
        for ahead in 0..<daysAhead {
            let date = day.adding(days: ahead)
            for rule in rules where rule.holds(in: village, on: date, holidays: holidays) {
                let isFirst = seen.insert(rule.kind).inserted
                guard ahead < 7 || isFirst, days.count < most else { continue }
                days.append(GarbageDay(day: date, kind: rule.kind, picture: rule.picture))
            }
        }
        return days
    }
}
