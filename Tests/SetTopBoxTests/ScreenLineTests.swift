import Domain
import SetTopBox
import Synchronization
import Testing

@Suite("The screen line") struct ScreenLineTests {
    private final class Office: Sendable {
        let shown = Mutex<[String]>([])
        let isCut = Mutex(false)
        func line() -> ScreenLine {
            ScreenLine { screen, _ in
                if self.isCut.withLock({ $0 }) { throw LineDown("cut") }
                self.shown.withLock { $0.append(screen?.title ?? "end") }
                return ScreenPointer(count: 1, key: "yellow")
            }
        }
        var titles: [String] { shown.withLock { $0 } }
    }

    private let until = Moment(milliseconds: 900_000)

    private func screen(_ title: String) -> ScreenInWords {
        ScreenInWords(
            screen: "home", mark: "", title: title, strip: "", lines: [], choices: [], band: [],
            language: "ja", textSize: "small")
    }

    @Test("a hundred changes in ten seconds are at most twenty showings, and the last is shown")
    func coalesced() {
        let office = Office()
        let line = office.line()
        var now: Int64 = 0
        for change in 0..<100 {
            _ = line.put(screen("s\(change)"), until: until)
            _ = line.step(at: now)
            now += 100
        }
        while now < 11_000 {
            _ = line.step(at: now)
            now += 100
        }
        #expect(office.titles.count <= 22 && office.titles.count > 15)
        #expect(office.titles.first == "s0" && office.titles.last == "s99")
        #expect(line.pointer?.key == "yellow")
    }

    @Test("without a change it is shown once a second, to hear what is pointed to")
    func heartbeat() {
        let office = Office()
        let line = office.line()
        _ = line.put(screen("a"), until: until)
        for now in stride(from: Int64(0), to: 5_000, by: 100) { _ = line.step(at: now) }
        #expect(office.titles == ["a", "a", "a", "a", "a"])
    }

    @Test("nothing is sent before it is wished, and after the end is told nothing more")
    func ends() {
        let office = Office()
        let line = office.line()
        #expect(!line.put(nil, until: nil) && line.step(at: 0) == nil)
        #expect(line.put(screen("a"), until: until))
        #expect(line.step(at: 0) != nil)
        #expect(line.put(nil, until: nil) && line.pointer == nil)
        #expect(line.step(at: 10) == nil)
        #expect(line.step(at: 5_000) == nil)
        #expect(office.titles == ["a", "end"])
    }

    @Test("the end is told three times at most over a bad line")
    func badLine() {
        let office = Office()
        let line = office.line()
        _ = line.put(screen("a"), until: until)
        _ = line.step(at: 0)
        office.isCut.withLock { $0 = true }
        _ = line.put(nil, until: nil)
        var steps = 0
        while steps < 9, line.step(at: Int64(steps) * 600 + 10) != nil { steps += 1 }
        #expect(steps == 2)
    }
}
