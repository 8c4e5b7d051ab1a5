import Testing

@testable import TVFront

@Suite("What the remote reports becomes presses")
struct InputTests {
    struct Report: Sendable {
        let name: String
        let count: Int
        let release: Bool
        let at: Int64
        init(_ name: String, _ count: Int, _ at: Int64, release: Bool = false) {
            self.name = "KEY_" + name
            self.count = count
            self.release = release
            self.at = at
        }
    }

    func presses(_ reports: [Report], _ settings: Settings = Settings()) -> [Int64] {
        var input = Input(names: Sample.screens.keys, settings: settings)
        return reports.compactMap { report in
            input.take(report.name, count: report.count, isRelease: report.release, at: report.at)
                .map { _ in report.at }
        }
    }

    /// The patterns lircd really gives, by protocol and key (measured; see the design notes).
    static func patterns(_ key: String) -> [(String, [Report])] {
        let up = { (at: Int64) in Report(key, 0, at, release: true) }
        return [
            (
                "NEC, clean hold of nine frames",
                [Report(key, 0, 0)] + (1...8).map { Report(key, $0, Int64($0) * 110) } + [up(1076)]
            ),
            (
                "AEHA, one frame lost: release and new press in one millisecond",
                [
                    Report(key, 0, 170), Report(key, 1, 300), Report(key, 2, 430), up(684),
                    Report(key, 0, 684), Report(key, 1, 814), up(1079),
                ]
            ),
            (
                "NEC, three frames lost",
                [
                    Report(key, 0, 0), Report(key, 1, 110), Report(key, 2, 220),
                    Report(key, 3, 372), up(568), Report(key, 0, 770), Report(key, 1, 880),
                    up(1076),
                ]
            ),
            (
                "AEHA, two frames lost",
                [
                    Report(key, 0, 170), Report(key, 1, 300), Report(key, 2, 430), up(691),
                    Report(key, 0, 815), up(1080),
                ]
            ),
            (
                "SONY, three frames lost",
                [
                    Report(key, 0, 66), Report(key, 1, 112), Report(key, 2, 158), up(387),
                    Report(key, 0, 387), Report(key, 1, 433), up(560),
                ]
            ),
            (
                "a gap too small in the remote file: ten presses for one",
                (0..<10).flatMap { [Report(key, 0, Int64($0) * 130), up(Int64($0) * 130 + 129)] }
            ),
            (
                "three tremor taps at 150 ms",
                [
                    Report(key, 0, 0), up(150), Report(key, 0, 150), up(300), Report(key, 0, 300),
                    up(496),
                ]
            ),
        ]
    }

    @Test(
        "a hold, with or without lost frames, acts once",
        arguments: ["OK", "BACK", "BLUE", "RED", "1"])
    func once(key: String) {
        for (name, reports) in Self.patterns(key) {
            #expect(presses(reports).count == 1, "\(name)")
            #expect(presses(reports).first == reports.first?.at, "acts on the press: \(name)")
        }
    }

    @Test("an arrow does not step twice when frames are lost")
    func arrows() {
        for (name, reports) in Self.patterns("DOWN") where !name.contains("ten presses") {
            #expect(presses(reports.filter { $0.at < 900 }).count == 1, "\(name)")
        }
    }

    @Test("a held arrow repeats after 900 ms, two and a half times a second")
    func repeats() {
        let hold = [Report("DOWN", 0, 0)] + (1...45).map { Report("DOWN", $0, Int64($0) * 110) }
        let steps = presses(hold)
        #expect(steps.first == 0 && steps.dropFirst().first ?? 0 >= 900)
        #expect(zip(steps.dropFirst(), steps.dropFirst(2)).allSatisfy { $1 - $0 >= 400 })
        #expect((10...11).contains(steps.count))
    }

    @Test("a key that is pressed again after its lockout acts again")
    func again() {
        #expect(presses([Report("OK", 0, 0), Report("OK", 0, 900)]).count == 2)
        #expect(presses([Report("OK", 0, 0), Report("OK", 0, 450)]).count == 1)
        #expect(presses([Report("1", 0, 0), Report("1", 0, 450)]).count == 2)
        let quick = Settings(lockout: 0)
        #expect(presses([Report("OK", 0, 0), Report("OK", 0, 450)], quick).count == 2)
    }

    @Test("a different key acts at once")
    func different() {
        #expect(
            presses([Report("2", 0, 0), Report("1", 0, 60), Report("5", 0, 120)]).count == 3)
    }

    @Test("repeats without their beginning do nothing: the ghost of an earlier key")
    func ghost() {
        let ghost = [Report("OK", 0, 0), Report("OK", 1, 2_000), Report("OK", 2, 2_110)]
        #expect(presses(ghost) == [0])
        #expect(presses([Report("OK", 0, 100, release: true)]).isEmpty)
    }

    @Test("one press seen by two receivers acts once")
    func twoSources() {
        #expect(presses([Report("SELECT", 0, 0), Report("OK", 0, 150)]).count == 1)
    }

    @Test("決定 waits 500 ms after a screen change; arrows do not; digits only where one can commit")
    func screenChange() {
        var input = Input(names: Sample.screens.keys, settings: Settings())
        input.screenChanged(at: 1_000)
        #expect(input.take("KEY_OK", count: 0, isRelease: false, at: 1_300) == nil)
        #expect(input.take("KEY_DOWN", count: 0, isRelease: false, at: 1_310) == .down)
        #expect(input.take("KEY_1", count: 0, isRelease: false, at: 1_320) == .digit(1))
        // Holding on through the lock does not act when it ends.
        #expect(input.take("KEY_OK", count: 1, isRelease: false, at: 1_550) == nil)
        input.screenChanged(at: 3_000, commits: true)
        #expect(input.take("KEY_1", count: 0, isRelease: false, at: 3_400) == nil)
        #expect(input.take("KEY_OK", count: 0, isRelease: false, at: 3_900) == .ok)
    }

    @Test("unknown names are counted and do nothing")
    func unknown() {
        var input = Input(names: Sample.screens.keys, settings: Settings())
        for name in ["KEY_POWER", "", "決定", "KEY_OK "] {
            #expect(input.take(name, count: 0, isRelease: false, at: 0) == nil)
        }
        #expect(input.unknown == 4)
    }
}
