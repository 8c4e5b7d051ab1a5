import Domain
import Services
import Testing

@testable import TVFront

@Suite("The focus")
struct FocusTests {
    static let arrows: [Key] = [.up, .down, .left, .right]

    @Test("every choice of every screen is reached by arrows, and exactly one has the focus")
    func reachable() {
        for (name, start) in Tour.all {
            let shown = start.shownChoices
            if start.page().choices.isEmpty {
                #expect(start.focus.isEmpty, "\(name)")
                continue
            }
            #expect(shown.filter { $0 == start.focus }.count == 1, "\(name): \(start.focus)")
            #expect(Set(shown).count == shown.count, "\(name): two choices with one id")
            var seen: Set<String> = [start.focus]
            var places: Set<String> = ["\(start.focus) \(start.top.first)"]
            var queue = [start]
            while let front = queue.popLast() {
                for key in Self.arrows {
                    var next = front
                    #expect(next.press(key, at: nil).isEmpty)
                    guard next.screenName == start.screenName,
                        places.insert("\(next.focus) \(next.top.first)").inserted
                    else { continue }
                    seen.insert(next.focus)
                    queue.append(next)
                }
            }
            // ▼ and ▲ turn the sheets of tiles, so more than one sheet may be reached.
            let all = Set(start.page().choices.map(\.id) + ["next"])
            #expect(seen.isSuperset(of: shown), "\(name): \(Set(shown).subtracting(seen))")
            #expect(seen.isSubset(of: all), "\(name): \(seen.subtracting(all))")
        }
    }

    @Test("going one step and back returns to the same choice")
    func returns() {
        let opposite: [Key: Key] = [.up: .down, .down: .up, .left: .right, .right: .left]
        for (name, start) in Tour.all {
            if case .message(let message) = start.page().body, message.counts { continue }
            for key in Self.arrows {
                var front = start
                _ = front.press(key, at: nil)
                guard front.focus != start.focus, let back = opposite[key] else { continue }
                _ = front.press(back, at: nil)
                #expect(front.focus == start.focus, "\(name): \(key)")
            }
        }
    }

    @Test("at an edge nothing moves and the edge shows")
    func edge() {
        var front = Tour.at([])
        let before = draw(front, measuring: SquareMeasure())
        #expect(front.press(.up, at: nil).isEmpty)
        #expect(front.focus == "shopping" && front.cue == .edge(.up))
        #expect(draw(front, measuring: SquareMeasure()) != before)
    }

    @Test("every sheet of a long list is reached, and the last one leads to the first")
    func sheets() {
        for size in Settings.TextSize.allCases {
            var front = Tour.at([.categories, .products("fruit")])
            while front.settings.textSize != size { _ = front.press(.yellow, at: nil) }
            var seen: Set<String> = []
            for _ in 0..<12 {
                seen.formUnion(front.shownChoices)
                while front.focus != "next" {
                    let before = front.focus
                    _ = front.press(.right, at: nil)
                    if front.focus == before { _ = front.press(.down, at: nil) }
                    if front.focus == before { _ = front.press(.left, at: nil) }
                }
                _ = front.press(.ok, at: nil)
            }
            #expect(seen.count == 9, "\(size): \(seen)")
        }
    }

    @Test("the letters grow in three steps and the same thing keeps the focus")
    func sizes() {
        var front = Tour.at([.categories, .products("fruit")])
        for _ in 0..<3 { _ = front.press(.right, at: nil) }
        let focus = front.focus
        for size in [Settings.TextSize.medium, .large, .small] {
            let effects = front.press(.yellow, at: nil)
            #expect(effects == [.keepSettings(Settings(textSize: size))])
            #expect(front.focus == focus && front.shownChoices.contains(focus))
        }
    }

    @Test("every accepted key changes the picture in the first frame")
    func acknowledged() {
        let keys: [Key] =
            Self.arrows + [.ok, .back, .blue, .red, .green, .yellow, .home]
            + (0...9).map(Key.digit)
        for (name, start) in Tour.stops {
            let before = draw(start, measuring: SquareMeasure())
            for key in keys {
                var front = start
                _ = front.press(key, at: nil)
                #expect(draw(front, measuring: SquareMeasure()) != before, "\(name): \(key)")
            }
        }
    }

    @Test("戻る leads home from everywhere in at most four presses and never leaves")
    func back() {
        for (name, start) in Tour.all
        where start.stack[0].place == .home && !start.isPractising && start.alertShown == nil {
            var front = start
            var presses = 0
            while front.screenName != "home", presses < 9 {
                _ = front.press(.back, at: nil)
                presses += 1
            }
            #expect(presses <= 4, "\(name): \(presses)")
            _ = front.press(.back, at: nil)
            #expect(front.screenName == "home" && !front.focus.isEmpty, "\(name)")
        }
    }

    @Test("戻る returns to the previous focus; help returns to exactly where one was")
    func previous() {
        var front = Tour.at([.categories, .products("fruit")])
        _ = front.press(.right, at: nil)
        _ = front.press(.down, at: nil)
        let focus = front.focus
        _ = front.press(.red, at: nil)
        #expect(front.screenName == "help")
        #expect(Self.says(front, "0265-00-0000"))
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "products" && front.focus == focus)
        _ = front.press(.ok, at: nil)
        _ = front.press(.back, at: nil)
        #expect(front.screenName == "products" && front.focus == focus)
        _ = front.press(.blue, at: nil)
        #expect(front.screenName == "home" && front.focus == "shopping")
    }

    @Test("緑 is promised only when there is a voice, and the order of the colours is kept")
    func colours() {
        func badges(_ front: Front) -> [String] {
            draw(front, measuring: SquareMeasure()).compactMap {
                if case .text(let text, _, _, _, _, _) = $0, "青赤緑黄".contains(text) { return text }
                return nil
            }
        }
        var front = Tour.at([])
        #expect(badges(front) == ["青", "赤", "黄"])
        #expect(front.press(.green, at: nil).isEmpty)
        front.voices = [.ja]
        #expect(badges(front) == ["青", "赤", "緑", "黄"])
        guard case .speak(let speech)? = front.press(.green, at: nil).first else {
            Issue.record("nothing is read")
            return
        }
        #expect(speech.parts.contains("買い物"))
    }

    static func says(_ front: Front, _ words: String) -> Bool {
        let all = draw(front, measuring: SquareMeasure()).compactMap { command -> String? in
            if case .text(let text, _, _, _, _, _) = command { return text }
            return nil
        }
        return all.joined().filter { $0 != " " }
            .contains(Furigana.plain(words).filter { $0 != " " })
    }
}

@Suite("Where an arrow leads")
struct ArrowTests {
    @Test(
        "from every choice of every screen an arrow leads to what lies on that side, and the opposite arrow back"
    )
    func halfPlanes() {
        let opposite: [Key: Key] = [.up: .down, .down: .up, .left: .right, .right: .left]
        var moves = 0
        for (name, start) in Tour.all where start.alertShown == nil {
            let places = Self.places(start)
            #expect(places.count == start.shownChoices.count, "\(name)")
            for id in start.shownChoices {
                for (key, back) in opposite {
                    var front = start
                    front.top.focus = id
                    _ = front.press(key, at: nil)
                    // At an edge nothing moves; past it another sheet may be shown.
                    guard front.screenName == start.screenName, front.focus != id,
                        front.top.first == start.top.first,
                        let here = places[id], let there = places[front.focus]
                    else { continue }
                    moves += 1
                    let leads =
                        switch key {
                        case .up: there.y < here.y
                        case .down: there.y > here.y
                        case .left: there.x < here.x
                        default: there.x > here.x
                        }
                    #expect(leads, "\(name): \(key) from \(id) to \(front.focus)")
                    _ = front.press(back, at: nil)
                    #expect(front.focus == id, "\(name): \(key) from \(id) and back")
                }
            }
        }
        #expect(moves > 3_000)
    }

    /// The middle of each choice shown, from the ring that is painted around it when it has the focus.
    private static func places(_ front: Front) -> [String: (x: Int, y: Int)] {
        front.shownChoices.reduce(into: [:]) { found, id in
            var there = front
            there.top.focus = id
            for case .focusRing(let box, _, _, _) in draw(there, measuring: SquareMeasure()) {
                found[id] = (2 * box.x + box.width, 2 * box.y + box.height)
            }
        }
    }
}
