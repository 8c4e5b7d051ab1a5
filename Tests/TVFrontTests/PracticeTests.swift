import Domain
import Testing

@testable import TVFront

@Suite("Practice")
struct PracticeTests {
    static let keys: [Key] =
        [.up, .down, .left, .right, .ok, .ok, .ok, .ok, .back, .blue, .red, .green, .yellow, .home]
        + (0...9).map(Key.digit)

    /// What a practice may not touch.
    struct Kept: Equatable {
        let basket: [OrderItem]
        let settings: Settings
        let stack: [Place]
        let focus: [String]
        let content: Content
        let keys: Set<String>
        let returned: Set<String>
        init(_ front: Front) {
            basket = front.basket
            settings = front.settings
            stack = front.stack.map(\.place)
            focus = front.stack.map(\.focus)
            content = front.content
            keys = front.knownKeys
            returned = front.returned
        }
    }

    @Test(
        "in 100,000 random keys nothing leaves practice but notes of lessons, and all is restored",
        arguments: 0..<4)
    func nothingLeaves(seed: UInt64) {
        var dice = Dice(seed: seed)
        let outbox = [
            Sample.entry("k", Tour.order, .tooLate(next: Sample.tomorrow)),
            Sample.entry("w", .checkIn(.well, day: Sample.today), .waiting),
        ]
        let content = Sample.content(outbox: outbox)
        var left = 0
        var finished = 0
        var front = Tour.at([.settings], content: content)
        front.voices = [.ja]
        var before = Kept(front)
        for _ in 0..<25_000 {
            if !front.isPractising {
                before = Kept(front)
                _ = front.perform(.practice(.enter))
                front.settle()
                if Bool.random(using: &dice),
                    let lesson = Lesson.allCases.randomElement(using: &dice)
                {
                    _ = front.perform(.practice(.begin(lesson)))
                    front.settle()
                }
                #expect(front.isPractising)
            }
            guard let key = Self.keys.randomElement(using: &dice) else { continue }
            let effects = front.press(key, at: nil)
            #expect(
                effects.allSatisfy {
                    switch $0 {
                    case .sendQuietly(.practised), .speak: true
                    default: false
                    }
                }, "\(effects) on \(front.screenName)")
            if effects.contains(where: { if case .sendQuietly = $0 { true } else { false } }) {
                finished += 1
            }
            let shown = front.shownChoices
            #expect(shown.isEmpty || shown.contains(front.focus), "\(front.screenName)")
            if !front.isPractising {
                left += 1
                #expect(Kept(front) == before)
            }
        }
        #expect(left > 5 && finished > 0, "\(left) times left, \(finished) lessons")
    }

    @Test("every screen of practice carries its mark and its frame, and no other screen does")
    func marked() {
        for (name, front) in Tour.all {
            let list = draw(front, measuring: SquareMeasure())
            let isShown = front.sharing != nil && front.isPractising
            let mark = isShown ? front.markWords[0] : front.words(.practiceMark)
            let isMarked = list.contains {
                if case .text(let text, _, _, _, _, _) = $0 {
                    text == mark || isShown && front.markWords.contains(text)
                } else {
                    false
                }
            }
            #expect(isMarked == front.isPractising, "\(name)")
        }
        #expect(Tour.all.contains { $0.front.isPractising })
    }

    @Test("rice and milk are bought by number by doing what each sentence says")
    func buying() {
        var front = Tour.practising(.shopping)
        var said: [String] = []
        var effects: [Effect] = []
        for _ in 0..<30 where front.screenName != "practice-praise" {
            let strip = front.page().strip.first ?? ""
            said.append(strip)
            for key in Self.keysNamed(in: strip) { effects += front.press(key, at: nil) }
        }
        #expect(front.screenName == "practice-praise", "\(said)")
        #expect(effects == [.sendQuietly(.practised(.shopping))])
        #expect(FocusTests.says(front, "よく できました"))
        #expect(said.contains { $0.contains("米") } && said.contains { $0.contains("牛乳") })
    }

    /// The keys a sentence asks for: those in brackets, or the digits of a number.
    static func keysNamed(in sentence: String) -> [Key] {
        let stressed = sentence.split(separator: "*", omittingEmptySubsequences: false)
            .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        var keys: [Key] = []
        for part in stressed {
            if part.contains("決定") { keys.append(.ok) }
            if part.contains("戻る") { keys.append(.back) }
            if part.contains("青") { keys.append(.blue) }
            keys += part.compactMap(\.wholeNumberValue).map(Key.digit)
        }
        if sentence.contains("よく できました！") {
            keys.append(sentence.contains("決定") ? .ok : .back)
        }
        return keys
    }

    @Test("the lessons of wellness and rides end with praise and one note each")
    func others() {
        for lesson in [Lesson.wellness, .rides] {
            var front = Tour.practising(lesson)
            var effects: [Effect] = []
            for _ in 0..<20 where front.screenName != "practice-praise" {
                let strip = front.page().strip.first ?? ""
                var keys = Self.keysNamed(in: strip)
                if keys.isEmpty { keys = [.ok] }
                for key in keys { effects += front.press(key, at: nil) }
            }
            #expect(front.screenName == "practice-praise", "\(lesson): \(front.page().strip)")
            #expect(effects == [.sendQuietly(.practised(lesson))], "\(lesson)")
        }
    }

    @Test("an order of practice is accepted at once, with れんしゅう for its receipt number")
    func accepted() {
        let keys: [Key] = [.digit(1)] + Tour.digits("100") + [.ok, .digit(0), .digit(1)]
        var front = Tour.practising()
        for key in [.digit(4)] + keys { #expect(front.press(key, at: nil).isEmpty) }
        #expect(front.screenName == "sent")
        #expect(FocusTests.says(front, "受け付けました"))
        #expect(FocusTests.says(front, "受付番号 れんしゅう"))
        #expect(FocusTests.says(front, "なにも 送っていません"))
        #expect(front.basket.isEmpty)
        for key in [Key.ok, .digit(4)] { _ = front.press(key, at: nil) }
        #expect(front.screenName == "deliveries" && FocusTests.says(front, "受け付けました"))
    }

    @Test("青 asks nothing and leads to the first screen of practice, 戻る from there ends it")
    func blue() {
        for (name, start) in Tour.practice where start.screenName != "practice" {
            var front = start
            #expect(front.press(.blue, at: nil).isEmpty)
            #expect(["practice", "practice-praise"].contains(front.screenName), "\(name)")
            _ = front.press(.blue, at: nil)
            #expect(front.screenName == "practice")
            #expect(front.shownChoices.contains("practice-end"))
            _ = front.press(.back, at: nil)
            #expect(!front.isPractising && front.screenName == "settings")
        }
    }

    @Test("戻る leads to the first screen of practice in at most five presses")
    func back() {
        for (name, start) in Tour.practice {
            var front = start
            var presses = 0
            while front.screenName != "practice", presses < 9 {
                _ = front.press(.back, at: nil)
                presses += 1
            }
            #expect(presses <= 5 && front.isPractising, "\(name): \(presses)")
        }
    }

    @Test("the way out stands on the first screen of every lesson, where the way in was")
    func wayOut() {
        for lesson in Lesson.allCases {
            var front = Tour.practising(lesson)
            #expect(front.screenName == "home")
            _ = front.press(.digit(6), at: nil)
            #expect(!front.isPractising && front.screenName == "settings")
        }
    }

    @Test("what the office says meanwhile waits until the return")
    func meanwhile() {
        var front = Tour.practising(.shopping, basket: [])
        let late = Sample.content(
            outbox: [Sample.entry("k", Tour.order, .tooLate(next: Sample.tomorrow))])
        #expect(front.receive(late).isEmpty)
        #expect(front.basket.isEmpty && front.screenName == "home")
        let effects = front.press(.digit(6), at: nil)
        #expect(effects.contains(.keepBasket(Tour.basket)))
        #expect(front.basket == Tour.basket)
    }

    @Test("a box that is shut out leaves practice at once")
    func shutOut() {
        var front = Tour.practising(.shopping)
        var content = Sample.content()
        content.binding = .revoked
        front.receive(content)
        #expect(!front.isPractising && front.screenName == "revoked")
    }

    @Test("a finished lesson is remembered: by the outbox at once, then by the office's view")
    func remembered() {
        var content = Sample.content(
            outbox: [Sample.entry("p", .quiet(.practised(.wellness)), .waiting)])
        content.view?.practised = ["rides", "something-newer"]
        let front = Tour.practising(content: content)
        #expect(front.practised == [.wellness, .rides])
        #expect(front.page().choices.map(\.detail).prefix(3) == ["まだです", "できました", "できました"])
    }

    @Test("a note of a lesson that the office refuses is never spoken of")
    func silent() {
        let refused = OutboxItem.State.refused(
            code: "not-found", words: Note(ja: "そのような ことは できません。", en: "No."))
        let content = Sample.content(
            outbox: [Sample.entry("p", .quiet(.practised(.rides)), refused)])
        let front = Tour.at([], content: content)
        #expect(front.page().strip == Tour.at([]).page().strip)
        var waiting = Tour.at([])
        waiting.notKept(.quiet(.practised(.rides)))
        #expect(waiting.flash.isEmpty)
    }

    @Test("on a day without deliveries there is one to practise with")
    func noDay() {
        var content = Sample.content()
        content.view?.days = []
        let front = Tour.practising(.shopping, content: content)
        #expect(front.practice?.goods.count == 2)
        #expect(content.view?.days.isEmpty == true)
    }
}
