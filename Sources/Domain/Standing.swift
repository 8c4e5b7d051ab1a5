extension Named {
    /// A standing order.
    public enum StandingOrder {}
}

/// A standing order, named by the office.
public typealias StandingOrderId = Identifier<Named.StandingOrder>

/// On which dates something comes again: days of the week, every so many weeks, from a date on.
public struct Rhythm: Sendable, Hashable, Codable {
    /// How many weeks may lie between: every week, every second, every fourth.
    public static let intervals = [1, 2, 4]

    /// The days of the week, Monday first, at least one.
    public let weekdays: [Weekday]
    /// 1, 2 or 4.
    public let everyWeeks: Int
    /// The first date. Weeks are counted from the week, Monday to Sunday, in which it lies.
    public let from: Day

    /// A rhythm whose first date is the first of those weekdays on or after `from`; nil without a
    /// weekday or with another interval than 1, 2 or 4 weeks.
    public init?(weekdays: [Weekday], everyWeeks: Int, from: Day) {
        let days = Set(weekdays)
        guard !days.isEmpty, Self.intervals.contains(everyWeeks) else { return nil }
        self.weekdays = days.sorted { $0.rawValue < $1.rawValue }
        self.everyWeeks = everyWeeks
        self.from =
            (0..<7).map { from.adding(days: $0) }.first { days.contains($0.weekday) } ?? from
    }

    /// Reads a rhythm, refusing what the first initialiser refuses.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard
            let rhythm = Rhythm(
                weekdays: try container.decode([Weekday].self, forKey: .weekdays),
                everyWeeks: try container.decode(Int.self, forKey: .everyWeeks),
                from: try container.decode(Day.self, forKey: .from))
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .everyWeeks, in: container,
                debugDescription: "a rhythm has weekdays and comes every 1, 2 or 4 weeks")
        }
        self = rhythm
    }

    private enum CodingKeys: String, CodingKey { case weekdays, everyWeeks, from }

    /// Whether it comes on that date.
    public func isDue(on day: Day) -> Bool {
        day >= from && weekdays.contains(day.weekday)
            && (Self.monday(of: day) - Self.monday(of: from)) / 7 % everyWeeks == 0
    }

    /// The first date on or after `day` on which it comes.
    public func next(onOrAfter day: Day) -> Day {
        let start = max(day, from)
        return (0..<(7 * everyWeeks + 7)).lazy.map { start.adding(days: $0) }.first(where: isDue)
            ?? from
    }

    /// The same, beginning with the first date on or after `day`.
    public func starting(onOrAfter day: Day) -> Rhythm {
        Rhythm(weekdays: weekdays, everyWeeks: everyWeeks, from: next(onOrAfter: day)) ?? self
    }

    private static func monday(of day: Day) -> Int { day.number - (day.weekday.rawValue - 1) }
}

/// What a household gets again and again without asking each time (定期便).
public struct StandingOrder: Sendable, Hashable, Codable {
    /// Named by the office.
    public let id: StandingOrderId
    /// Whose.
    public let household: HouseholdId
    /// Where it goes.
    public let village: VillageId
    /// What and how many.
    public let items: [OrderItem]
    /// When.
    public let rhythm: Rhythm
    /// How it came in.
    public let channel: Channel
    /// When it was made.
    public let madeAt: Moment
    /// When it was ended, if it was.
    public var stoppedAt: Moment?
    /// A standing order.
    public init(
        id: StandingOrderId, household: HouseholdId, village: VillageId, items: [OrderItem],
        rhythm: Rhythm, channel: Channel, madeAt: Moment, stoppedAt: Moment? = nil
    ) {
        self.id = id
        self.household = household
        self.village = village
        self.items = items
        self.rhythm = rhythm
        self.channel = channel
        self.madeAt = madeAt
        self.stoppedAt = stoppedAt
    }
}

/// What became of a standing order on one of its dates.
public struct StandingDay: Sendable, Hashable, Codable {
    /// How it went.
    public enum State: String, Sendable, Hashable, Codable, CaseIterable {
        /// It became an ordinary order, which stands in the order log.
        case ordered
        /// The resident wants nothing on that date.
        case skipped
        /// It could not be ordered; the note says why.
        case missed
    }
    /// The date.
    public let day: Day
    /// How it went.
    public let state: State
    /// The order it became.
    public let order: OrderId?
    /// What the resident should know: what is missing, or why nothing comes.
    public let note: Note?
    /// The delivery day that is offered instead, if one is.
    public let next: Day?
    /// What became of a date.
    public init(
        day: Day, state: State, order: OrderId? = nil, note: Note? = nil, next: Day? = nil
    ) {
        self.day = day
        self.state = state
        self.order = order
        self.note = note
        self.next = next
    }
}

/// A standing order as its household sees it.
public struct StandingSight: Sendable, Hashable, Codable {
    /// A date to come.
    public struct Coming: Sendable, Hashable, Codable {
        /// The date.
        public let day: Day
        /// When ordering for it closes; nil if nothing is delivered on that date.
        public let closes: Moment?
        /// Whether that close stands in the order log.
        public let closed: Bool
        /// Whether the household wants nothing on it.
        public let skipped: Bool
        /// If nothing is delivered on that date, the next delivery day.
        public let next: Day?
        /// A date to come.
        public init(day: Day, closes: Moment?, closed: Bool, skipped: Bool, next: Day?) {
            self.day = day
            self.closes = closes
            self.closed = closed
            self.skipped = skipped
            self.next = next
        }
    }
    /// The standing order.
    public let standing: StandingOrder
    /// What became of its dates of the last 14 days and of those to come, oldest first.
    public let days: [StandingDay]
    /// Its next dates that did not become an order yet, the nearest first; none once it was ended.
    public let coming: [Coming]
    /// A sight.
    public init(standing: StandingOrder, days: [StandingDay], coming: [Coming]) {
        self.standing = standing
        self.days = days
        self.coming = coming
    }
}
