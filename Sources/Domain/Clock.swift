/// An instant: milliseconds since 1970-01-01T00:00:00Z. The heart never reads a clock; it is handed one of these.
public struct Moment: Sendable, Hashable, Codable, Comparable {
    /// Milliseconds since the Unix epoch.
    public let milliseconds: Int64
    /// An instant from milliseconds since the Unix epoch.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    /// Reads the bare number of milliseconds, of the years 1900 to 2199 only: with others one could
    /// not reckon on.
    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
        guard (-2_208_988_800_000..<7_258_118_400_000).contains(milliseconds) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "not a moment of the years 1900 to 2199"))
        }
    }
    /// Writes the bare number of milliseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }
    /// The instant that many milliseconds later (earlier, if negative).
    public func adding(milliseconds more: Int64) -> Moment {
        Moment(milliseconds: milliseconds + more)
    }
    /// The instant that many minutes later (earlier, if negative).
    public func adding(minutes: Int) -> Moment { adding(milliseconds: Int64(minutes) * 60_000) }
    /// Milliseconds from an earlier instant to this one.
    public func since(_ earlier: Moment) -> Int64 { milliseconds - earlier.milliseconds }
}

/// The source of the present. Programs pass one in; tests and rehearsals pass a stopped one.
public typealias Now = @Sendable () -> Moment

/// A day of the week with the number Japan's GIF core parts give it: Monday is 1, Sunday is 7.
public enum Weekday: Int, Sendable, Hashable, Codable, CaseIterable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A calendar date without a zone. Coded as `YYYY-MM-DD`.
public struct Day: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int
    /// The date that many days after 1970-01-01.
    public init(number: Int) { self.number = number }

    /// A date of the Gregorian calendar; nil if there is no such date. Years 1900 to 2199.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2199).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: era * 146_097 + dayOfEra - 719_468)
        guard self.year == year, self.month == month, self.day == day else { return nil }
    }

    /// Reads `YYYY-MM-DD`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.count == 3, parts[0].count == 4, parts[1].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not YYYY-MM-DD"))
        }
        self = day
    }
    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Year, month 1–12 and day 1–31.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex + (monthIndex < 10 ? 3 : -9)
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }
    /// The year of the Gregorian calendar.
    public var year: Int { civil.year }
    /// The month, 1 to 12.
    public var month: Int { civil.month }
    /// The day of the month, 1 to 31.
    public var day: Int { civil.day }
    /// The day of the week.
    public var weekday: Weekday {
        let index = ((number + 3) % 7 + 7) % 7
        return Weekday.allCases[index]
    }
    /// `YYYY-MM-DD`.
    public var description: String {
        let parts = civil
        func padded(_ value: Int, _ width: Int) -> String {
            let text = String(value)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
    }
    /// The date that many days later (earlier, if negative).
    public func adding(days: Int) -> Day { Day(number: number + days) }
    /// Orders by date.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// A time of day in whole minutes after midnight, 0 to 1440. Coded as `HH:MM`.
public struct TimeOfDay: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// Minutes after midnight, 0 to 1440.
    public let minute: Int
    /// A time that many minutes after midnight, clamped to 0…1440.
    public init(minute: Int) { self.minute = min(1440, max(0, minute)) }
    /// A time from hours and minutes, clamped to the day.
    public init(_ hour: Int, _ minute: Int) { self.init(minute: hour * 60 + minute) }
    /// Reads `HH:MM` (or `H:MM`), up to `24:00`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
            hour * 60 + minute <= 1440
        else { return nil }
        self.init(hour, minute)
    }
    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = TimeOfDay(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not HH:MM"))
        }
        self = time
    }
    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
    /// The hour, 0 to 24.
    public var hour: Int { minute / 60 }
    /// The minute within the hour, 0 to 59.
    public var minuteOfHour: Int { minute % 60 }
    /// `HH:MM`.
    public var description: String {
        (hour < 10 ? "0" : "") + "\(hour):" + (minuteOfHour < 10 ? "0" : "") + "\(minuteOfHour)"
    }
    /// Orders by time.
    public static func < (left: Self, right: Self) -> Bool { left.minute < right.minute }
}

/// How one place's clocks stand against UTC: an offset from each listed instant on.
public struct Zone: Sendable, Hashable, Codable {
    /// The name in the zone database, for records and messages.
    public let name: String
    /// Offset in seconds east of UTC before the first transition.
    public let baseOffset: Int
    /// Later offsets, oldest first. Empty in Japan, which has no summer time.
    public let transitions: [Transition]

    /// From `at` on, clocks stand `offset` seconds east of UTC.
    public struct Transition: Sendable, Hashable, Codable {
        /// The instant of the change.
        public let at: Moment
        /// Seconds east of UTC.
        public let offset: Int
        /// A change of offset at an instant.
        public init(at: Moment, offset: Int) {
            self.at = at
            self.offset = offset
        }
    }

    /// A zone from its offsets, oldest transition first.
    public init(name: String, baseOffset: Int, transitions: [Transition] = []) {
        self.name = name
        self.baseOffset = baseOffset
        self.transitions = transitions.sorted { $0.at < $1.at }
    }

    /// Japan: nine hours east, no summer time.
    public static let japan = Zone(name: "Asia/Tokyo", baseOffset: 9 * 3600)

    private func offset(at moment: Moment) -> Int {
        transitions.last { $0.at <= moment }?.offset ?? baseOffset
    }
    /// The date on a wall calendar here.
    public func day(at moment: Moment) -> Day {
        Day(number: Int(floorDivide(localMilliseconds(moment), 86_400_000)))
    }
    /// The time on a wall clock here, whole minutes.
    public func time(at moment: Moment) -> TimeOfDay {
        let local = localMilliseconds(moment)
        let inDay = local - floorDivide(local, 86_400_000) * 86_400_000
        return TimeOfDay(minute: Int(inDay / 60_000))
    }
    /// The instant of a wall-clock reading. In a repeated hour the first; in a skipped one the instant after the skip.
    public func moment(_ day: Day, _ time: TimeOfDay) -> Moment {
        let local = Int64(day.number) * 86_400_000 + Int64(time.minute) * 60_000
        let candidates = Set([baseOffset] + transitions.map(\.offset))
            .map { Moment(milliseconds: local - Int64($0) * 1000) }
            .sorted()
        if let exact = candidates.first(where: { localMilliseconds($0) == local }) { return exact }
        return transitions.first { $0.at >= (candidates.first ?? $0.at) }?.at
            ?? Moment(milliseconds: local - Int64(baseOffset) * 1000)
    }
    private func localMilliseconds(_ moment: Moment) -> Int64 {
        moment.milliseconds + Int64(offset(at: moment)) * 1000
    }
    private func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
        value >= 0 ? value / by : -((-value + by - 1) / by)
    }
}
