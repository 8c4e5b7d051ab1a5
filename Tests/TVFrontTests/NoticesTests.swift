import Domain
import Testing

@testable import TVFront

@Suite("The notice board") struct NoticeBoardTests {
    private var id: NoticeId { Sample.id("N-3") }

    @Test(
        "the first screen says how many are new, and opening one sends a receipt, once and silently"
    )
    func receipt() {
        var content = TourNotices.content
        var front = Tour.at([], content: content, basket: [])
        #expect(FocusTests.says(front, "新しい 2件"))
        _ = front.press(.digit(5), at: nil)
        #expect(front.screenName == "notices" && front.focus == "nN-3")
        #expect(front.press(.ok, at: nil) == [.sendQuietly(.readNotice(id))])
        #expect(front.screenName == "notice")
        content.outbox = [Sample.entry("q", .quiet(.readNotice(id)), .waiting)]
        #expect(front.receive(content).isEmpty)
        #expect(front.screenName == "notice" && !FocusTests.says(front, "送信待ち"))
        _ = front.press(.back, at: nil)
        #expect(front.press(.ok, at: nil).isEmpty, "the second reading is no news")
        for state in [
            OutboxItem.State.waiting, .accepted(subject: "N-3", receipt: nil),
            .refused(code: "not-found", words: Note(ja: "x", en: "x")),
        ] {
            content.outbox = [Sample.entry("q", .quiet(.readNotice(id)), state)]
            content.view?.orders = []
            var home = Tour.at([], content: content, basket: [])
            home.receive(content)
            #expect(FocusTests.says(home, "新しい 1件"))
            #expect(!FocusTests.says(home, "送信待ち") && !FocusTests.says(home, "受け付け"))
        }
    }

    @Test("a long text is read page by page, by ▼ or つぎへ, and nothing of it is lost")
    func pages() throws {
        for size in Settings.TextSize.allCases {
            var front = Tour.at([.notices(.list)], content: TourNotices.content)
            front.settings.textSize = size
            front.open(.notices(.reading(id, page: 0)))
            front.settle()
            var read = ""
            var pages = 0
            while pages < 40 {
                guard case .message(let message) = front.page().body else { break }
                read += message.lines.compactMap(\.forms.first).joined()
                pages += 1
                let place = front.top.place
                _ = front.press(.down, at: nil)
                if front.top.place == place { break }
            }
            let plain = TourNotices.long.filter { !$0.isWhitespace }
            #expect(read.filter { !$0.isWhitespace } == plain, "\(size)")
            #expect(front.cue == .edge(.down) && pages > 2)
            #expect(FocusTests.says(front, "\(pages) / \(pages) ページ"))
            _ = front.press(.back, at: nil)
            #expect(front.screenName == "notices")
        }
    }

    @Test("決定 alone leads through all pages and back to the list")
    func onlyOK() {
        var front = Tour.at([.notices(.list)], content: TourNotices.content)
        _ = front.press(.ok, at: nil)
        for _ in 0..<12 where front.screenName == "notice" { _ = front.press(.ok, at: nil) }
        #expect(front.screenName == "notices")
    }

    @Test(
        "the first screen says tomorrow's garbage in the evening and today's early in the morning, never before something important"
    )
    func garbage() {
        func home(_ hour: Int, _ minute: Int, day: Int, basket: [OrderItem] = []) -> Front {
            var content = TourNotices.content
            content.officeTime = Sample.time(hour, minute, on: Sample.today.adding(days: day))
            return Tour.at([], content: content, basket: basket)
        }
        #expect(FocusTests.says(home(17, 0, day: 2), "あしたは びん・かん の日です"))
        #expect(!FocusTests.says(home(16, 59, day: 2), "びん・かん"))
        #expect(FocusTests.says(home(8, 29, day: 0), "きょうは もえるごみ の日です"))
        #expect(!FocusTests.says(home(8, 30, day: 0), "もえるごみ"))
        #expect(!FocusTests.says(home(18, 0, day: 0), "あしたは"), "nothing is collected tomorrow")
        #expect(FocusTests.says(home(8, 0, day: 0, basket: Tour.basket), "まだ 注文していません"))
        var lost = TourNotices.content
        lost.officeTime = Sample.time(18, 0, on: Sample.today.adding(days: 2))
        lost.connected = false
        #expect(FocusTests.says(Tour.at([], content: lost, basket: []), "つながっていません"))
    }

    @Test("the garbage page begins with what comes next, also in a view that is some days old")
    func garbagePage() {
        var content = TourNotices.content
        content.officeTime = Sample.time(9, 0, on: Sample.today.adding(days: 3))
        var front = Tour.at([.notices(.list)], content: content)
        _ = front.press(.digit(1), at: nil)
        #expect(front.screenName == "garbage-days" && FocusTests.says(front, "きょう"))
        guard case .ledger(let ledger) = front.page().body else { return }
        #expect(ledger.rows.map(\.label).first == "びん・かん" && ledger.rows.count == 4)
    }

    @Test("a notice that is gone meanwhile leaves no empty screen")
    func gone() {
        var front = Tour.at(
            [.notices(.list), .notices(.reading(id, page: 1))], content: TourNotices.content)
        front.receive(Sample.content())
        #expect(!front.page().choices.isEmpty)
        _ = front.press(.back, at: nil)
        #expect(FocusTests.says(front, "いま お知らせは ありません"))
    }
}
