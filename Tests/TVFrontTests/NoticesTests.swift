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
