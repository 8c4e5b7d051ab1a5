import Domain
import Testing

@Suite("Days and times")
struct ClockTests {
    @Test("a date survives its text form, also across leap days and centuries")
    func roundTrip() throws {
        for text in ["1970-01-01", "2000-02-29", "2026-11-21", "2028-02-29", "2100-03-01"] {
            #expect(try #require(Day(text)).description == text)
        }
        let start = try #require(Day("2024-01-01"))
        for offset in 0..<2000 {
            let day = start.adding(days: offset)
            #expect(Day(day.description) == day)
        }
    }

    @Test(
        "dates that do not exist are refused",
        arguments: [
            "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-01-01", "2026-11-31", "", "x",
            "2026-11-2１",
        ])
    func refused(text: String) { #expect(Day(text) == nil) }

    @Test("21 November 2026 is a Saturday")
    func weekday() { #expect(Day("2026-11-21")?.weekday == .saturday) }

    @Test("Japan is nine hours east")
    func japan() throws {
        let moment = Moment(milliseconds: 1_795_226_400_000)
        #expect(Zone.japan.day(at: moment).description == "2026-11-21")
        #expect(Zone.japan.time(at: moment).description == "11:00")
        let back = Zone.japan.moment(try #require(Day("2026-11-21")), TimeOfDay(11, 0))
        #expect(back == moment)
    }

    @Test("a zone with summer time gives the first of a repeated hour and skips a missing one")
    func summerTime() throws {
        let spring = Moment(milliseconds: 1_774_746_000_000)
        let autumn = Moment(milliseconds: 1_792_890_000_000)
        let zone = Zone(
            name: "Europe/Berlin", baseOffset: 3600,
            transitions: [.init(at: spring, offset: 7200), .init(at: autumn, offset: 3600)])
        let skipped = zone.moment(try #require(Day("2026-03-29")), TimeOfDay(2, 30))
        #expect(zone.time(at: skipped) == TimeOfDay(3, 0))
        let repeated = zone.moment(try #require(Day("2026-10-25")), TimeOfDay(2, 30))
        #expect(repeated < autumn)
        #expect(zone.time(at: repeated) == TimeOfDay(2, 30))
    }

    @Test("times read HH:MM up to 24:00")
    func times() {
        #expect(TimeOfDay("9:05")?.description == "09:05")
        #expect(TimeOfDay("24:00")?.minute == 1440)
        for text in ["24:01", "9:5", "12:60", "-1:00", "12", "12:00:00", "１２:00"] {
            #expect(TimeOfDay(text) == nil, "\(text)")
        }
    }
}
