import Console
import Domain
import Foundation
import Testing
import Wire

@testable import OperatorDesk

/// Notices, alerts and polls as an office would answer them.
enum NoticeSamples {
    /// A notice on disk, without spaces in its path.
    static let file = write(
        """
        title: {ja: 水道, en: Water}
        text:
          ja: |
            水が 出ません。
          en: Water is off.
        villages: [V03]
        from: 2026-05-21
        until: 2026-05-30
        """)

    static func write(_ text: String) -> String {
        let path = NSTemporaryDirectory() + "engawa-notice-" + UUID().uuidString + ".yaml"
        _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        return path
    }

    static let notice = Notice(
        id: .init(of: "N-1"), title: Note(ja: "水道", en: "Water"),
        text: Note(ja: "水が 出ません。", en: "Water is off."), villages: [.init(of: "V03")],
        from: Order.day, until: Order.day.adding(days: 9), postedAt: FakeOffice.clock)
    static let poll = write(
        "question: {ja: 来ますか}\nanswers: [{ja: はい, en: 'Yes'}, {ja: いいえ, en: 'No'}]\nvillages: all\nuntil: 2026-05-30\n"
    )
    static let pollRow = PollRow(
        poll: Poll(
            id: .init(of: "Q-1"), question: Note(ja: "来ますか", en: ""),
            answers: [Note(ja: "はい", en: "Yes"), Note(ja: "いいえ", en: "No")], villages: [],
            until: Order.day, openedAt: FakeOffice.clock), households: 9, answered: .hidden)
    static let alert = AlertRow(
        alert: Alert(
            id: .init(of: "A-1"), level: .four, isDrill: false, title: Note(ja: "川", en: ""),
            text: Note(ja: "にげて", en: ""), villages: [], at: FakeOffice.clock),
        households: 9, reached: 5, read: 3)
    static let row = NoticeRow(notice: notice, households: 9, reached: 5, read: 3)
}

extension Samples {
    /// Answers about notices.
    static func noticeBody(_ route: Route) throws -> [UInt8] {
        switch route {
        case .notices: try Message.bytes(Listing(items: [NoticeSamples.row]))
        case .notice, .postNotice, .withdrawNotice: try Message.bytes(NoticeSamples.row)
        case .noticeReads:
            try Message.bytes(
                NoticeReads(
                    row: NoticeSamples.row,
                    unread: [.init(Samples.household, hasBox: false)]))
        case .alerts: try Message.bytes(Listing(items: [NoticeSamples.alert]))
        case .raiseAlert, .clearAlert: try Message.bytes(NoticeSamples.alert)
        case .alertReads:
            try Message.bytes(
                AlertReads(
                    row: NoticeSamples.alert, unread: [.init(Samples.household, hasBox: true)]))
        case .readAlert: try Message.bytes(AlertReceipt(revision: 1, channel: .telephone))
        case .polls: try Message.bytes(Listing(items: [NoticeSamples.pollRow]))
        case .openPoll, .closePoll: try Message.bytes(NoticeSamples.pollRow)
        case .pollResult:
            try Message.bytes(
                PollResult(
                    poll: NoticeSamples.pollRow.poll,
                    rows: [
                        .init(
                            id: "all", name: .hasegawa, households: 9,
                            counts: [.shown(5), .hidden])
                    ]))
        case .answerPoll: try Message.bytes(AnswerPoll(answer: 1, channel: .paper))
        case .readNotice: try Message.bytes(NoticeReceipt(channel: .paper))
        default: try Message.bytes(Listing<Order>(items: []))
        }
    }
}

@Suite("Writing a notice") struct NoticeAdviceTests {
    @Test(
        "long sentences, many kanji, double negatives and missing English are told with their place"
    )
    func advice() throws {
        let desk = try TestDesk()
        let file = NoticeSamples.write(
            """
            title: {ja: 水道}
            text:
              ja: |
                水が 出ません。
                来週火曜日午前九時水道工事実施予定市役所水道課。
                来ないわけではないです。
                とても とても とても とても とても とても とても とても とても とても ながいです。
            villages: all
            from: 2026-05-21
            until: 2026-05-30
            """)
        let result = desk.run("notice post \(file)")
        #expect(result.code == .ok, "\(result.said)")
        #expect(result.said.contains("There is no English"))
        #expect(result.said.contains("text line 2 column 1") && result.said.contains("many kanji"))
        #expect(result.said.contains("double negative"))
        #expect(result.said.contains("text line 4 column 1") && result.said.contains("is long"))
    }

    @Test("a character no screen has is refused with its place, and nothing is sent")
    func strange() throws {
        let desk = try TestDesk()
        let file = NoticeSamples.write(
            "title: {ja: 水道}\ntext: {ja: 水が 出ません🚰。}\nvillages: all\nfrom: 2026-05-21\nuntil: 2026-05-30\n"
        )
        let result = desk.run("notice post \(file)")
        #expect(result.code != .ok && result.said.contains("U+1F6B0"))
        #expect(result.said.contains(":2:"))
        #expect(desk.office.letters.isEmpty)
    }
}
