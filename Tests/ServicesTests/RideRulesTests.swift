import Domain
import Services
import Testing

@Suite("What a ride costs and when the car comes") struct RideFareTests {
    private func terms() -> RideTerms {
        RideTerms(
            weekdays: Weekday.allCases, bands: [], fare: 500, reducedFare: 250,
            televisionFare: 300, maximumCompanions: 3)
    }

    @Test("companions ride free unless the terms name a fare for them")
    func companions() {
        var terms = terms()
        #expect(terms.fare(300, companions: 2) == 300)
        terms.companionFare = 150
        #expect(terms.fare(300, companions: 2) == 600 && terms.fare(300, companions: 0) == 300)
        #expect(terms.fare(300, companions: -1) == 300)
    }

    @Test("the car may come the window before and after the time; without a window, at the time")
    func window() {
        var terms = terms()
        let time = TimeOfDay(9, 50)
        #expect(terms.span(around: time) == TimeBand(from: time, to: time))
        terms.pickUpWindow = 10
        #expect(
            terms.span(around: time) == TimeBand(from: TimeOfDay(9, 40), to: TimeOfDay(10, 0)))
    }
}
