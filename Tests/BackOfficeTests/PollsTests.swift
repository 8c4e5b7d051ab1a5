import BackOffice
import Domain
import Records
import Testing
import Wire

@testable import BackOffice

@Suite("Polls of the office") struct PollsTests {
    private func wish(_ answers: [String] = ["行きます", "行きません"], until: Int = 5) -> OpenPoll {
        OpenPoll(
            question: Note(ja: "秋まつりに 来ますか", en: "Will you come?"),
            answers: answers.map { Note(ja: $0, en: "") }, villages: [],
            until: OfficeForTests.monday.adding(days: until))
    }

    @Test("a household answers once and may change its mind until the poll closes")
    func once() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let poll = try await tests.desk.post(Route.openPoll.path(), wish())
            .read(PollRow.self, status: 201).poll
        let path = Route.answerPoll.path(poll.id.text)
        for answer in [0, 1] {
            _ = try await box.post(path, AnswerPoll(answer: answer, channel: .television))
                .read(AnswerPoll.self)
        }
        #expect(try await box.view().polls?.first?.answer == 1)
        #expect(try tests.look { try $0.polls.counts(poll.id) } == [SmallTown.nakao: [1: 1]])
        let wrong = try await box.post(path, AnswerPoll(answer: 2, channel: .television))
        #expect(wrong.problem == "404 not-found")
        _ = try await tests.desk.post(
            path, AnswerPoll(household: SmallTown.id("h-2"), answer: 0, channel: .paper))
        _ = try await tests.desk.post(
            Route.closePoll.path(poll.id.text), Step(reason: "集計"))
        let late = try await box.post(path, AnswerPoll(answer: 0, channel: .television))
        #expect(late.problem == "422 poll-closed")
        #expect(try await box.view().polls == nil)
        let events = try tests.look { try $0.log.events(about: poll.id.text) }
        #expect(
            events.map(\.kind) == [
                .pollOpened, .pollAnswered, .pollAnswered, .pollAnswered, .pollClosed,
            ])
        #expect(events.allSatisfy { $0.detail == "{}" }, "what was answered stands in no log")
    }

    @Test("a result of few households is hidden, and so is the count of those who answered")
    func few() async throws {
        let tests = try await OfficeForTests()
        let poll = try await tests.desk.post(Route.openPoll.path(), wish())
            .read(PollRow.self, status: 201).poll
        for number in 1...4 {
            _ = try await tests.desk.post(
                Route.answerPoll.path(poll.id.text),
                AnswerPoll(household: SmallTown.id("h-\(number)"), answer: 0, channel: .paper))
        }
        let path = Route.pollResult.path(poll.id.text)
        let early = try await tests.desk.get(path)
        #expect(early.problem == "422 poll-open", "two results an answer apart tell of a household")
        _ = try await tests.desk.post(Route.closePoll.path(poll.id.text), Step(reason: "集計"))
        let result = try await tests.desk.get(path).read(PollResult.self)
        #expect(result.rows.map(\.id) == ["nakao", "hatake", "all"])
        #expect(result.rows.allSatisfy { $0.counts == [.hidden, .hidden] })
        let rows = try await tests.desk.get(Route.polls.path()).read(Listing<PollRow>.self).items
        #expect(rows.first?.answered == .hidden)
    }

    @Test("no shown figure, difference or sum tells of fewer than five households")
    func hidden() {
        func values(_ tables: [[Int]]) -> [[Int?]] {
            let sums = tables[0].indices.map { index in tables.reduce(0) { $0 + $1[index] } }
            return PollFigures.hidden(tables + [sums]).map { $0.map(\.value) }
        }
        #expect(values([[9, 12], [20, 8]]) == [[9, 12], [20, 8], [29, 20]])
        // One small village hides the next smallest too; together they are enough for the sum.
        #expect(
            values([[2, 9], [20, 8], [30, 40]]) == [[nil, nil], [nil, nil], [30, 40], [52, 57]])
        // Everybody of a village said the same: that tells of each of them.
        #expect(values([[0, 30], [20, 20], [30, 30]])[0] == [nil, nil])
        for seed in 0..<2_000 {
            let tables = (0..<4).map { village in
                (0..<2).map { ((seed * 7 + village * 13 + $0 * 29) * (seed + 3)) % 17 }
            }
            let sums = (0..<2).map { index in tables.reduce(0) { $0 + $1[index] } }
            let shown = PollFigures.hidden(tables + [sums])
            let secret = (0..<4).filter { shown[$0].contains(.hidden) }
            for row in shown {
                #expect(row.allSatisfy { $0.value.map { $0 >= 5 } ?? true })
            }
            guard shown[4].allSatisfy({ $0.value != nil }), !secret.isEmpty else { continue }
            #expect(secret.count > 1, "\(tables)")
            for index in 0..<2 {
                #expect(secret.reduce(0) { $0 + tables[$1][index] } >= 5, "\(tables)")
            }
        }
    }

    @Test("a question without choice, with five answers or long past is refused")
    func refused() async throws {
        let tests = try await OfficeForTests()
        let path = Route.openPoll.path()
        for answers in [["はい"], ["1", "2", "3", "4", "5"], ["はい", "はい"], ["九文字をこえる答え", "はい"]] {
            #expect(try await tests.desk.post(path, wish(answers)).problem == "422 bad-length")
        }
        #expect(try await tests.desk.post(path, wish(until: -1)).problem == "422 bad-days")
    }
}
