import Domain
import Testing

@testable import TVFront

@Suite("A question on the television") struct PollScreenTests {
    private let id: PollId = Sample.id("Q-1")
    private var start: Front {
        Tour.at([.notices(.list), .notices(.poll(id))], content: TourPolls.content())
    }

    @Test("an answer is chosen by 決定, looked at once more, given by 1, and can be changed")
    func answer() {
        var front = Tour.at([], content: TourPolls.content(), basket: [])
        _ = front.press(.digit(5), at: nil)
        #expect(front.screenName == "notices" && front.focus == "qQ-1")
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "poll" && !front.isCommitting)
        #expect(front.press(.digit(2), at: nil).isEmpty && front.focus == "a1")
        #expect(front.press(.ok, at: nil).isEmpty && front.screenName == "poll-review")
        #expect(front.isCommitting && front.focus == "fix" && FocusTests.says(front, "行きません"))
        #expect(front.press(.digit(1), at: nil) == [.send(.answerPoll(id, 1))])
        front.receive(TourPolls.content(outbox: [TourPolls.entry(.waiting, 1)]))
        #expect(front.screenName == "sent" && FocusTests.says(front, "送信待ち"))

        let accepted = TourPolls.entry(.accepted(subject: "Q-1", receipt: nil), 1)
        var again = Tour.at(
            [.notices(.list), .notices(.poll(id)), .notices(.pollReview(id, 0))],
            content: TourPolls.content(outbox: [accepted]))
        #expect(again.press(.digit(1), at: nil) == [.send(.answerPoll(id, 0))])
        again.receive(TourPolls.content(outbox: [TourPolls.entry(.waiting, 0), accepted]))
        #expect(again.answer(to: TourPolls.poll())?.choice == 0, "the last answer counts")
    }

    @Test("the same answer is not given twice; a refused one leaves what was answered before")
    func same() {
        var front = Tour.at(
            [.notices(.list), .notices(.poll(id)), .notices(.pollReview(id, 1))],
            content: TourPolls.content(TourPolls.poll(answer: 1)))
        #expect(front.press(.digit(1), at: nil).isEmpty && front.screenName == "poll")
        let late = TourPolls.entry(.refused(code: "poll-closed", words: TourPolls.refusal), 0)
        front.receive(TourPolls.content(TourPolls.poll(answer: 1), outbox: [late]))
        #expect(front.answer(to: TourPolls.poll(answer: 1))?.choice == 1)
    }

    @Test("digits alone, in any order, answer nothing and do not leave the question")
    func digits() {
        for first in 0...9 {
            for second in 0...5 {
                for third in [1, 4] {
                    var front = start
                    for digit in [first, second, third] {
                        #expect(front.press(.digit(digit), at: nil).isEmpty)
                    }
                    #expect(front.screenName == "poll")
                }
            }
        }
    }

    @Test("決定 again and again, and the colours, answer nothing; 青 leads home, 赤 to help")
    func keys() {
        for key in [Key.ok, .blue, .red, .green, .yellow] {
            var front = start
            for _ in 0..<8 {
                let isSent = front.press(key, at: nil).contains {
                    if case .send = $0 { true } else { false }
                }
                #expect(!isSent, "\(key)")
            }
        }
        var home = start
        _ = home.press(.blue, at: nil)
        #expect(home.screenName == "home")
        var help = start
        _ = help.press(.red, at: nil)
        #expect(help.screenName == "help")
    }

    @Test("the first screen speaks of a question once, and only when nothing else is to be said")
    func once() {
        var quiet = TourPolls.content()
        quiet.view?.orders = []
        var front = Tour.at([], content: quiet, basket: [])
        let marks = front.told
        front.told = marks.subtracting(["poll Q-1"])
        #expect(FocusTests.says(front, "アンケートが あります"))
        var busy = Tour.at([], content: TourPolls.content())
        busy.told = front.told
        #expect(!FocusTests.says(busy, "アンケートが あります"), "a basket that waits is said first")
        var ordered = Tour.at([], content: TourPolls.content(), basket: [])
        ordered.told = front.told
        #expect(!FocusTests.says(ordered, "アンケートが あります"), "an order is said first")
        _ = front.press(.digit(5), at: nil)
        #expect(front.press(.ok, at: nil) == [.keepTold(marks.sorted())])
        _ = front.press(.blue, at: nil)
        #expect(!FocusTests.says(front, "アンケートが あります"))
    }

    @Test("who answered after the end hears so on the first screen and where to call")
    func late() {
        let item = TourPolls.entry(.refused(code: "poll-closed", words: TourPolls.refusal))
        var content = TourPolls.content(outbox: [item])
        content.view?.polls = nil
        #expect(FocusTests.says(Tour.at([], content: content, basket: []), "答えが まにあいませんでした"))
        let sent = Tour.at(
            [.sent(Sent(request: item.request, key: item.key))], content: content)
        #expect(FocusTests.says(sent, "0265-00-0000"))
    }
}
