import Domain
import Testing

@Suite("On which dates something comes again")
struct RhythmTests {
    func day(_ text: String) -> Day { Day(text).unsafelyUnwrapped }

    func dates(_ rhythm: Rhythm, _ count: Int, from: String) -> [String] {
        var found: [String] = []
        var next = rhythm.next(onOrAfter: day(from))
        for _ in 0..<count {
            found.append(next.description)
            next = rhythm.next(onOrAfter: next.adding(days: 1))
        }
        return found
    }

    @Test("every second Tuesday crosses the ends of months and of the year")
    func secondTuesday() throws {
        let rhythm = try #require(
            Rhythm(weekdays: [.tuesday], everyWeeks: 2, from: day("2026-11-24")))
        #expect(
            dates(rhythm, 5, from: "2026-11-01") == [
                "2026-11-24", "2026-12-08", "2026-12-22", "2027-01-05", "2027-01-19",
            ])
        #expect(!rhythm.isDue(on: day("2026-12-01")))
        #expect(!rhythm.isDue(on: day("2026-11-10")))
    }

    @Test("a leap day and a four-week rhythm need no month")
    func fourWeeks() throws {
        let rhythm = try #require(
            Rhythm(weekdays: [.tuesday], everyWeeks: 4, from: day("2028-02-01")))
        #expect(
            dates(rhythm, 3, from: "2028-02-01") == ["2028-02-01", "2028-02-29", "2028-03-28"])
    }

    @Test("it begins with the first of its weekdays, and counts weeks from there")
    func begins() throws {
        let wednesday = day("2026-11-25")
        let tuesdays = try #require(
            Rhythm(weekdays: [.tuesday], everyWeeks: 2, from: wednesday))
        #expect(tuesdays.from == day("2026-12-01"))
        let twice = try #require(
            Rhythm(weekdays: [.friday, .tuesday, .friday], everyWeeks: 2, from: wednesday))
        #expect(twice.weekdays == [.tuesday, .friday])
        #expect(
            dates(twice, 4, from: "2026-11-25") == [
                "2026-11-27", "2026-12-08", "2026-12-11", "2026-12-22",
            ])
    }

    @Test("beginning later keeps the same weeks")
    func later() throws {
        let rhythm = try #require(
            Rhythm(weekdays: [.tuesday], everyWeeks: 2, from: day("2026-11-24")))
        let later = rhythm.starting(onOrAfter: day("2026-11-25"))
        #expect(later.from == day("2026-12-08"))
        #expect(later.isDue(on: day("2026-12-22")))
    }

    @Test("other intervals and no weekday are refused, also from a message")
    func refused() {
        for weeks in [0, 3, 5, -1] {
            #expect(
                Rhythm(weekdays: [.monday], everyWeeks: weeks, from: day("2026-11-24")) == nil)
        }
        #expect(Rhythm(weekdays: [], everyWeeks: 1, from: day("2026-11-24")) == nil)
    }

    @Test("every date that is due is found by asking for the next, and no other")
    func complete() throws {
        for weeks in Rhythm.intervals {
            for weekday in Weekday.allCases {
                let rhythm = try #require(
                    Rhythm(
                        weekdays: [weekday, .sunday], everyWeeks: weeks,
                        from: day("2026-12-30")))
                let due = (0..<120).map { day("2026-12-01").adding(days: $0) }
                    .filter(rhythm.isDue)
                var found: [Day] = []
                var next = rhythm.next(onOrAfter: day("2026-12-01"))
                while next < day("2026-12-01").adding(days: 120) {
                    found.append(next)
                    next = rhythm.next(onOrAfter: next.adding(days: 1))
                }
                #expect(found == due)
                #expect(due.allSatisfy { $0 >= rhythm.from })
            }
        }
    }
}
