import Domain
import Testing

@Suite("Garbage days") struct GarbageTests {
    private let village: VillageId = VillageId("nakao").unsafelyUnwrapped
    private let none = HolidayCalendar(holidays: [:])
    private func day(_ text: String) -> Day { Day(text).unsafelyUnwrapped }
    private func rule(_ weekdays: [Weekday], _ weeks: [Int] = [], holidays: Bool = true)
        -> GarbageRule
    {
        GarbageRule(
            kind: Note(ja: "もえるごみ", en: "Burnable"), picture: "🔥", villages: [],
            weekdays: weekdays, weeks: weeks, onHolidays: holidays)
    }
    private func days(_ rule: GarbageRule, _ from: String, _ count: Int) -> [Day] {
        (0..<count).map { day(from).adding(days: $0) }
            .filter { rule.holds(in: village, on: $0, holidays: none) }
    }

    @Test("the 2nd and 4th Wednesday are found in months that begin on any day of the week")
    func weeks() {
        let found = days(rule([.wednesday], [2, 4]), "2026-01-01", 365)
        #expect(found.count == 24)
        for day in found {
            #expect(day.weekday == .wednesday)
            #expect((8...14).contains(day.day) || (22...28).contains(day.day))
        }
        // July 2026 begins on a Wednesday, which is its first.
        #expect(found.filter { $0.month == 7 } == [self.day("2026-07-08"), self.day("2026-07-22")])
    }

    @Test("a fifth week is only there in months that have one, also over a month's end")
    func fifth() {
        let found = days(rule([.thursday], [5]), "2026-12-20", 30)
        #expect(found == [day("2026-12-31")])
    }

    @Test("on a holiday it is collected only where the rule says so")
    func holidays() {
        let date = day("2026-11-23")
        let calendar = HolidayCalendar(holidays: [date: "勤労感謝の日"])
        #expect(rule([.monday]).holds(in: village, on: date, holidays: calendar))
        #expect(!rule([.monday], holidays: false).holds(in: village, on: date, holidays: calendar))
    }

    @Test("another village has other days")
    func villages() {
        let other = GarbageRule(
            kind: Note(ja: "かん", en: "Cans"), picture: "🥫",
            villages: [VillageId("hatake").unsafelyUnwrapped], weekdays: Weekday.allCases)
        #expect(!other.holds(in: village, on: day("2026-11-20"), holidays: none))
    }

    @Test("a household sees the first week whole, and of a rarer kind its next day")
    func coming() {
        let rare = GarbageRule(
            kind: Note(ja: "古紙", en: "Paper"), picture: "📰", villages: [],
            weekdays: [.thursday], weeks: [2])
        let found = GarbageDay.coming(
            in: village, from: day("2026-11-20"), rules: [rule([.tuesday, .friday]), rare],
            holidays: none)
        #expect(
            found.map(\.day)
                == [day("2026-11-20"), day("2026-11-24"), day("2026-12-10")])
        #expect(found.map(\.kind.ja) == ["もえるごみ", "もえるごみ", "古紙"])
    }
}
