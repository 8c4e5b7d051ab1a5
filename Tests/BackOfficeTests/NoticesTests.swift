import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("Notices of the office") struct NoticesTests {
    private func wish(
        _ villages: [VillageId], until: Int = 5, text: String = "水が 出ません。"
    ) -> PostNotice {
        PostNotice(
            title: Note(ja: "水道", en: "Water"), text: Note(ja: text, en: "Water is off."),
            reading: nil, villages: villages, from: OfficeForTests.monday,
            until: OfficeForTests.monday.adding(days: until))
    }

    @Test("a notice for one village is seen there from its first day to its last, and nowhere else")
    func village() async throws {
        let tests = try await OfficeForTests()
        let nakao = try await tests.pairedBox(1)
        let hatake = try await tests.pairedBox(5)
        _ = try await tests.desk.post(Route.postNotice.path(), wish([SmallTown.nakao]))
            .read(NoticeRow.self, status: 201)
        #expect(try await nakao.view().notices?.map(\.title.ja) == ["水道"])
        #expect(try await hatake.view().notices == nil)
        tests.clock.set(OfficeForTests.at(9, 0, day: OfficeForTests.monday.adding(days: 6)))
        #expect(try await nakao.view().notices == nil)
    }

    @Test("opening it is counted once; who was not reached is listed, without a television first")
    func reads() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let row = try await tests.desk.post(Route.postNotice.path(), wish([]))
            .read(NoticeRow.self, status: 201)
        #expect(row.households == 5 && row.read == 0)
        let path = Route.readNotice.path(row.notice.id.text)
        for _ in 0..<2 {
            let answer = try await box.post(path, NoticeReceipt(channel: .television))
            #expect(answer.status == 200)
        }
        _ = try await tests.desk.post(
            path, NoticeReceipt(household: SmallTown.id("h-2"), channel: .paper))
        let reads = try await tests.desk.get(Route.noticeReads.path(row.notice.id.text))
            .read(NoticeReads.self)
        #expect(reads.row.read == 2)
        #expect(reads.unread.map(\.household.text) == ["h-3", "h-4", "h-5"])
        #expect(try await box.view().notices?.first?.read == true)
        let events = try tests.look { try $0.log.events(about: row.notice.id.text) }
        #expect(events.map(\.kind) == [.noticePosted, .noticeRead, .noticeRead])
    }

    @Test("a notice that was taken down is gone at once")
    func withdrawn() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let row = try await tests.desk.post(Route.postNotice.path(), wish([]))
            .read(NoticeRow.self, status: 201)
        let path = Route.withdrawNotice.path(row.notice.id.text)
        #expect(try await tests.desk.post(path, Step()).problem == "422 reason-missing")
        _ = try await tests.desk.post(path, Step(reason: "誤り")).read(NoticeRow.self)
        #expect(try await box.view().notices == nil)
    }

    @Test("what cannot be shown or never ends is refused")
    func refused() async throws {
        let tests = try await OfficeForTests()
        let path = Route.postNotice.path()
        let long = String(repeating: "あ", count: Notice.longestText + 1)
        #expect(try await tests.desk.post(path, wish([], text: long)).problem == "422 bad-length")
        #expect(try await tests.desk.post(path, wish([], text: "")).problem == "422 bad-length")
        #expect(
            try await tests.desk.post(path, wish([], text: "🚰")).problem == "422 no-such-letter")
        #expect(try await tests.desk.post(path, wish([], until: -1)).problem == "422 bad-days")
        #expect(try await tests.desk.post(path, wish([], until: 400)).problem == "422 bad-days")
        #expect(
            try await tests.desk.post(path, wish([SmallTown.id("x")])).problem
                == "422 no-such-village")
        let box = try await tests.pairedBox(1)
        #expect(
            try await box.post(Route.readNotice.path("N-9"), NoticeReceipt(channel: .television))
                .problem == "404 not-found")
    }

    @Test("thirty long notices make a view no larger than a box has room for")
    func bounded() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let long = String(repeating: "あ", count: 1_500)
        for _ in 0..<30 {
            _ = try await tests.desk.post(Route.postNotice.path(), wish([], text: long))
        }
        let answer = try await box.get(Route.view.path())
        let notices = try answer.read(ResidentView.self).notices ?? []
        #expect(notices.count == 13 && notices.first?.id.text == "N-30")
        #expect(answer.body.count < 100_000)
    }
}
