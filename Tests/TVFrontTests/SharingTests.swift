import Domain
import Testing

@testable import TVFront

@Suite("The screen in words, and shown to the office")
struct SharingTests {
    @Test("every text on the screen is in its words, on every screen in its full form")
    func allWords() {
        // The lists of words say the sentences of a refusal one by one, so those are left to them;
        // an alert is drawn with its mark on every line.
        for (name, front) in Tour.stops
        where name != "sent-cancelled" && !name.hasPrefix("alert") {
            let words = front.inWords
            let all =
                [words.mark, words.title, words.strip] + words.lines + words.band
                + words.choices.flatMap { [$0.number, $0.label, $0.detail, $0.price] }
            let text = Self.letters(all.joined())
            #expect(
                words.choices.count(where: \.focused) == (front.focus.isEmpty ? 0 : 1), "\(name)")
            #expect(words.choices.count == front.shownChoices.count, "\(name)")
            let page = front.page()
            let forms = [page.title, page.subtitle, page.strip, front.markWords]
                .flatMap { $0.dropFirst() }.map(Self.letters)
            for command in draw(front, measuring: SquareMeasure()) {
                guard case .text(let drawn, _, let baseline, _, _, _) = command,
                    baseline > 260, baseline < 880
                else { continue }
                let piece = Self.letters(drawn)
                let isShort = forms.contains { $0.contains(piece) }
                #expect(text.contains(piece) || isShort, "\(name): \(drawn) in \(text)")
            }
        }
    }

    private static func letters(_ text: String) -> String {
        text.filter { !$0.isWhitespace && $0 != "*" }
    }

    @Test("the words say what has the focus, what 決定 does, in which size and language")
    func focus() {
        let words = Tour.at([]).inWords
        #expect(words.focus?.label == "買い物" && words.focus?.number == "1")
        #expect(words.band.first?.contains("決定") == true)
        #expect(words.textSize == "small" && words.language == "ja" && words.screen == "home")
        #expect(!words.band.joined().contains("*"))
    }

    @Test("the button to show the screen is there only with consent")
    func consent() {
        let without = Tour.at([.help])
        #expect(without.shownChoices == ["back", "call-me"] && without.sharedScreen == nil)
        let with = Tour.at([.help], content: Tour.agreed())
        #expect(with.shownChoices == ["back", "call-me", "share"])
        var other = Tour.at([.help])
        _ = other.perform(.sharing(.start))
        #expect(other.sharedScreen == nil)
    }

    @Test("it is shown for fifteen minutes, says so everywhere, and says that it ended")
    func expiry() {
        var front = Tour.sharing
        let start = Sample.time(9, 42)
        #expect(front.sharedUntil == start.adding(minutes: 15))
        _ = front.press(.back, at: nil)
        #expect(FocusTests.says(front, "役場に 画面を 見せています（あと 15分）"))
        #expect(front.sharedScreen == front.inWords)
        front.tick(officeTime: start.adding(minutes: 14))
        #expect(FocusTests.says(front, "あと 1分") && front.sharedScreen != nil)
        front.tick(officeTime: start.adding(minutes: 15))
        #expect(front.sharedScreen == nil && FocusTests.says(front, "おわりました"))
    }

    @Test("赤 ends it with one press from anywhere and shows the telephone number")
    func red() {
        for places in [[], [Place.categories], [.review], [.help]] {
            var front = Tour.at(places, content: Tour.agreed())
            _ = front.perform(.sharing(.start))
            #expect(front.sharedScreen != nil)
            _ = front.press(.red, at: nil)
            #expect(front.sharedScreen == nil && front.screenName == "help")
            #expect(FocusTests.says(front, "おわりました") && FocusTests.says(front, "0265-00-0000"))
        }
    }

    @Test("it ends when the consent is taken back or the box is shut out")
    func withdrawn() {
        var front = Tour.sharing
        front.receive(Sample.content())
        #expect(front.sharedScreen == nil)
        var revoked = Tour.sharing
        var content = Tour.agreed()
        content.binding = .revoked
        revoked.receive(content)
        #expect(revoked.sharedScreen == nil)
    }

    @Test("what is pointed to is said in the band and glows, and the next press answers it")
    func pointing() {
        var front = Tour.sharing
        var content = Tour.agreed()
        content.pointer = ScreenPointer(count: 4, key: "yellow")
        front.receive(content)
        #expect(FocusTests.says(front, "［黄］をおしてくださいと言っています"))
        #expect(front.inWords.band.first?.contains("黄") == true)
        let before = draw(front, measuring: SquareMeasure())
        _ = front.press(.yellow, at: nil)
        #expect(front.pointed == nil && draw(front, measuring: SquareMeasure()) != before)
        front.receive(content)
        #expect(front.pointed == nil, "the same pointing is not shown again")
        content.pointer = ScreenPointer(count: 5, key: "2")
        front.receive(content)
        #expect(front.pointed == .digit(2))
        var quiet = Tour.at([], content: content)
        quiet.settle()
        #expect(quiet.pointed == nil, "nobody points at a screen that is not shown")
    }

    @Test("it goes on through practice and back")
    func practising() {
        var front = Tour.sharing
        _ = front.press(.back, at: nil)
        _ = front.press(.digit(6), at: nil)
        _ = front.perform(.practice(.enter))
        front.settle()
        #expect(FocusTests.says(front, "れんしゅう中・役場に 見せています"))
        _ = front.press(.back, at: nil)
        #expect(!front.isPractising && front.sharedScreen != nil)
    }
}
