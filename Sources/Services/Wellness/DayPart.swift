public import Domain

/// Three hours of a day that begins in the small hours: how finely pressed keys are told, with consent.
public struct DayPart: Sendable, Hashable {
    /// Hours of one part.
    public static let hours = 3
    /// Parts of one day.
    public static let count = 24 / hours

    /// The day it belongs to; the hours before its beginning belong to the day before.
    public let day: Day
    /// Its number, 0 to 7.
    public let number: Int

    /// A part of a day; nil if the number is not 0 to 7.
    public init?(day: Day, number: Int) {
        guard (0..<Self.count).contains(number) else { return nil }
        self.day = day
        self.number = number
    }

    /// The part a moment lies in.
    public init(at moment: Moment, in zone: Zone, dayBegins: TimeOfDay) {
        let shifted = moment.adding(minutes: -dayBegins.minute)
        day = zone.day(at: shifted)
        number = min(Self.count - 1, zone.time(at: shifted).hour / Self.hours)
    }

    /// When it begins.
    public func begins(in zone: Zone, dayBegins: TimeOfDay) -> Moment {
        zone.moment(day, dayBegins).adding(minutes: number * Self.hours * 60)
    }

    /// A moment within it for a sign that arrived at `arrived`: then, if it came in time; else its beginning, which is sure.
    public func sign(arrived: Moment, in zone: Zone, dayBegins: TimeOfDay) -> Moment {
        let begins = begins(in: zone, dayBegins: dayBegins)
        let ends = begins.adding(minutes: Self.hours * 60)
        return arrived >= begins && arrived < ends ? arrived : begins
    }
}
