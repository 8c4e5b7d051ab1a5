import Domain
import Records
import Testing

/// Uses everything the books of notices can do.
enum NoticeLife {
    static func live(_ books: Books, _ household: HouseholdId, _ moment: Moment) throws {
        let notice = Notice(
            id: try books.notices.nextId(), title: Note(ja: "題", en: ""),
            text: Note(ja: "文", en: ""), villages: [], from: Sample.day, until: Sample.day,
            postedAt: moment)
        try books.notices.add(notice)
        #expect(try books.notices.notices(on: Sample.day) == [notice])
        #expect(
            try books.notices.markRead(
                notice.id, by: household, channel: .television, at: moment))
        #expect(
            try !books.notices.markRead(notice.id, by: household, channel: .paper, at: moment))
        #expect(try books.notices.reads(of: notice.id).map(\.channel) == [.television])
        #expect(try books.notices.read(by: household) == [notice.id])
        #expect(try books.notices.withdraw(notice.id, at: moment))
        #expect(try !books.notices.withdraw(notice.id, at: moment))
        #expect(try books.notices.notices(on: Sample.day).isEmpty)
        #expect(try books.notices.notices(since: Sample.day).count == 1)
        let poll = Poll(
            id: try books.polls.nextId(), question: Note(ja: "問", en: ""),
            answers: [Note(ja: "はい", en: ""), Note(ja: "いいえ", en: "")], villages: [],
            until: Sample.day, openedAt: moment)
        try books.polls.put(poll)
        let home = try #require(try books.households.household(household))
        try books.polls.answer(poll.id, 0, of: home, channel: .paper, at: moment)
        try books.polls.answer(poll.id, 1, of: home, channel: .television, at: moment)
        #expect(try books.polls.answer(poll.id, of: household) == 1)
        #expect(try books.polls.counts(poll.id) == [home.village: [1: 1]])
        #expect(try books.polls.open(on: Sample.day) == [poll] && books.polls.all() == [poll])
        #expect(try books.polls.poll(poll.id) == poll)
        var alert = Alert(
            id: try books.alerts.nextId(), level: .four, isDrill: false,
            title: Note(ja: "題", en: ""), text: Note(ja: "文", en: ""), villages: [], at: moment)
        try books.alerts.put(alert)
        #expect(
            try books.alerts.markRead(
                alert.id, revision: 1, by: household, channel: .television, at: moment))
        #expect(try books.alerts.readers(of: alert.id, revision: 1) == [household])
        #expect(try books.alerts.readers(of: alert.id, revision: 2).isEmpty)
        alert.clearedAt = moment
        try books.alerts.put(alert)
        #expect(try books.alerts.board(clearedAfter: moment).isEmpty)
        #expect(try books.alerts.board(clearedAfter: moment.adding(minutes: -1)) == [alert])
        #expect(try books.alerts.all() == [alert] && books.alerts.alert(alert.id) == alert)
    }
}
