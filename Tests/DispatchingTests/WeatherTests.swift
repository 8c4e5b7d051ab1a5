import Dispatching
import Testing

@Suite("The wind gate")
struct WindGateTests {
    let gate = WindGate()

    private func calm(_ minutes: [Int]) -> [WindObservation] {
        minutes.map { WindObservation(minute: $0, mean: 20, gust: 40) }
    }

    @Test("stays open while fresh readings are calm")
    func open() {
        #expect(gate.closures(calm([600, 605, 610, 615]), now: 618, dayEnd: 1000) == [])
    }

    @Test("closes from five metres a second, or a gust of seven and a half")
    func limits() {
        #expect(gate.isRed(.init(minute: 600, mean: 50, gust: 60)))
        #expect(gate.isRed(.init(minute: 600, mean: 30, gust: 75)))
        #expect(!gate.isRed(.init(minute: 600, mean: 49, gust: 74)))
        let gusty = calm([600]) + [.init(minute: 610, mean: 40, gust: 80)] + calm([620])
        #expect(gate.closures(gusty, now: 622, dayEnd: 1000) == [Span(from: 610, to: 640)])
    }

    @Test("takes a missing figure, a silent station and no station at all for red, never for calm")
    func missing() {
        #expect(gate.isRed(.init(minute: 600, mean: nil, gust: 10)))
        #expect(gate.closures([], now: 660, dayEnd: 1000) == [Span(from: 660, to: 1000)])
        #expect(
            gate.closures(calm([600]), now: 660, dayEnd: 1000) == [Span(from: 610, to: 1000)])
        let silent = calm([600]) + [.init(minute: 605, mean: nil, gust: nil)]
        #expect(gate.closures(silent, now: 606, dayEnd: 1000) == [Span(from: 605, to: 1000)])
    }

    @Test("does not use a reading from the future")
    func future() {
        #expect(
            gate.closures(calm([600, 700]), now: 650, dayEnd: 1000)
                == [Span(from: 610, to: 1000)])
    }
}
