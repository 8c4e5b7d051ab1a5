import Domain
import Services
import Testing

@Suite("Reminder and silence") struct WellnessRulesTests {
    static let zone = Zone.japan
    static let day = Day("2026-11-20") ?? Day(number: 0)
    static func at(_ hour: Int, _ minute: Int = 0, day: Day = day) -> Moment {
        zone.moment(day, TimeOfDay(hour, minute))
    }
    static func reminder(
        at remindAt: TimeOfDay? = TimeOfDay(10, 0), firstSign: TimeOfDay? = nil,
        answered: Bool = false, away: Bool = false, lookedAt: Bool = false
    ) -> Reminder {
        Reminder(
            remindAt: remindAt, firstSign: firstSign, isAnswered: answered, isAway: away,
            wasLookedAt: lookedAt)
    }

    @Test("a home without a sign of life is asked from its time on, and not before")
    func due() {
        #expect(!Self.reminder().isDue(at: TimeOfDay(9, 59)))
        #expect(Self.reminder().isDue(at: TimeOfDay(10, 0)))
        #expect(Self.reminder(at: TimeOfDay(8, 30)).isDue(at: TimeOfDay(8, 30)))
        #expect(!Self.reminder(at: nil).isDue(at: TimeOfDay(23, 0)))
    }

    @Test("whoever answered, is away, looked at it or gave a sign before is not asked")
    func notDue() {
        let noon = TimeOfDay(12, 0)
        #expect(!Self.reminder(answered: true).isDue(at: noon))
        #expect(!Self.reminder(away: true).isDue(at: noon))
        #expect(!Self.reminder(lookedAt: true).isDue(at: noon))
        #expect(!Self.reminder(firstSign: TimeOfDay(7, 15)).isDue(at: noon))
        #expect(
            Self.reminder(firstSign: TimeOfDay(11, 0)).isDue(at: noon),
            "a key pressed while reading it does not take it away")
    }

    @Test("a day has eight parts from four in the morning; the night belongs to the day before")
    func parts() {
        func part(_ hour: Int, _ minute: Int = 0) -> DayPart {
            DayPart(at: Self.at(hour, minute), in: Self.zone, dayBegins: TimeOfDay(4, 0))
        }
        #expect(part(4) == DayPart(day: Self.day, number: 0))
        #expect(part(6, 59) == part(4) && part(7) != part(4))
        #expect(part(3, 59) == DayPart(day: Self.day.adding(days: -1), number: 7))
        #expect(part(23) == DayPart(day: Self.day, number: 6))
        #expect(DayPart(day: Self.day, number: 8) == nil)
    }

    @Test("a sign that comes late counts from the beginning of its three hours")
    func late() throws {
        let part = try #require(DayPart(day: Self.day, number: 1))
        func sign(_ arrived: Moment) -> Moment {
            part.sign(arrived: arrived, in: Self.zone, dayBegins: TimeOfDay(4, 0))
        }
        #expect(sign(Self.at(8, 20)) == Self.at(8, 20))
        #expect(sign(Self.at(14)) == Self.at(7))
        #expect(sign(Self.at(6)) == Self.at(7), "no sign lies before its three hours")
    }

    @Test("a home is listed after its own hours of silence, never while it is away")
    func silence() {
        func isTooLong(_ hours: Int, _ since: Moment?, _ away: [Away] = []) -> Bool {
            Silence(hours: hours, since: since, away: away).isTooLong(
                at: Self.at(9), in: Self.zone)
        }
        let before = Self.day.adding(days: -1)
        #expect(!isTooLong(24, Self.at(9, day: before)))
        #expect(isTooLong(24, Self.at(8, 59, day: before)))
        #expect(!isTooLong(48, Self.at(8, 59, day: before)))
        #expect(!isTooLong(24, nil), "a home that never had a sign or a box is not judged")
        let long = Self.at(9, day: Self.day.adding(days: -5))
        #expect(!isTooLong(24, long, [Away(from: Self.day, until: Self.day)]))
        #expect(
            !isTooLong(24, long, [Away(from: Self.day.adding(days: -4), until: before)]),
            "whoever came home last night has a day")
        #expect(
            isTooLong(
                24, long,
                [Away(from: Self.day.adding(days: -4), until: Self.day.adding(days: -3))]))
    }
}
