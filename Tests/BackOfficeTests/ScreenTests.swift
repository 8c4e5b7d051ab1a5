import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("The screen shown to the office") struct ScreenTests {
    static func screen(_ title: String, lines: Int = 1) -> ScreenInWords {
        ScreenInWords(
            screen: "home", mark: "", title: title, strip: "あと 18分",
            lines: Array(repeating: "x", count: lines),
            choices: [
                .init(
                    number: "1", label: "買い物", detail: "", price: "", focused: true, faded: false)
            ], band: ["［決定］"], language: "ja", textSize: "small")
    }

    private let path = Route.screen.path("h-1")

    private func sharing(_ tests: OfficeForTests) async throws -> Caller {
        let box = try await tests.pairedBox(1)
        _ = try await box.post(Route.decideConsent.path(), ConsentTests.decide(.screenHelp))
        return box
    }

    private func show(
        _ screen: ScreenInWords?, _ box: Caller, _ tests: OfficeForTests, minutes: Int = 15
    ) async throws -> OfficeResponse {
        try await box.ask(
            Route.showScreen.path(),
            ShowScreen(screen: screen, until: tests.clock.now().adding(minutes: minutes)))
    }

    @Test("without consent the office takes no screen and shows none, whatever the box says")
    func noConsent() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        #expect(try await show(Self.screen("a"), box, tests).problem == "422 no-consent")
        #expect(try await tests.desk.get(path).problem == "422 no-consent")
        let point = PointToKey(key: "yellow")
        let answer = try await tests.desk.post(Route.pointToKey.path("h-1"), point)
        #expect(answer.problem == "422 no-consent")
    }

    @Test("a screen that was shown is seen at the desk as it is, until consent is taken back")
    func shown() async throws {
        let tests = try await OfficeForTests()
        let box = try await sharing(tests)
        #expect(try await tests.desk.get(path).problem == "422 not-shown")
        for title in ["はじめ", "買い物"] {
            let answer = try await show(Self.screen(title), box, tests).read(ScreenShown.self)
            #expect(answer.pointer == nil)
        }
        let seen = try await tests.desk.get(path).read(SharedScreen.self)
        #expect(seen.screen == Self.screen("買い物") && seen.household.text == "h-1")
        let other = try await tests.pairedBox(2)
        #expect(try await other.get(path).problem == "404 not-found")
        #expect(try await tests.desk.get(Route.screen.path("h-2")).problem == "422 no-consent")
        _ = try await box.post(
            Route.decideConsent.path(), ConsentTests.decide(.screenHelp, .withdrawn))
        #expect(try await tests.desk.get(path).problem == "422 no-consent")
    }

    @Test("the desk points, the television hears it; nothing is pressed and no order is written")
    func pointing() async throws {
        let tests = try await OfficeForTests()
        let box = try await sharing(tests)
        _ = try await show(Self.screen("a"), box, tests)
        let pointed = try await tests.desk.post(
            Route.pointToKey.path("h-1"), PointToKey(key: "yellow")
        ).read(ScreenPointer.self)
        #expect(pointed.key == "yellow")
        let heard = try await show(Self.screen("a"), box, tests).read(ScreenShown.self)
        #expect(heard.pointer == pointed)
        let tried = try await tests.desk.post(
            Route.pointToKey.path("h-1"), PointToKey(key: "red"), query: "dry-run=1")
        #expect(tried.status == 200)
        let still = try await show(Self.screen("a"), box, tests).read(ScreenShown.self)
        #expect(still.pointer == pointed, "a trial points to nothing")
        let wrong = try await tests.desk.post(
            Route.pointToKey.path("h-1"), PointToKey(key: "power"))
        #expect(wrong.problem == "422 no-such-key")
        let kinds = try tests.look { try $0.log.events(after: 0).map(\.kind) }
        #expect(!kinds.contains(.orderAccepted))
    }

    @Test("it ends when she ends it, after its time, and a minute after the box fell silent")
    func ends() async throws {
        let tests = try await OfficeForTests()
        let box = try await sharing(tests)
        let until = tests.clock.now().adding(minutes: 15)
        func again() async throws -> OfficeResponse {
            try await box.ask(
                Route.showScreen.path(), ShowScreen(screen: Self.screen("a"), until: until))
        }
        #expect(try await again().status == 200)
        #expect(try await show(nil, box, tests).status == 200)
        #expect(try await tests.desk.get(path).problem == "422 not-shown")
        #expect(try await again().status == 200)
        tests.clock.advance(minutes: 1)
        #expect(try await tests.desk.get(path).problem == "422 not-shown")
        #expect(try await again().status == 200)
        #expect(try await tests.desk.get(path).status == 200)
        tests.clock.advance(minutes: 14)
        #expect(try await again().problem == "422 screen-over")
        #expect(try await tests.desk.get(path).problem == "422 not-shown")
        #expect(
            try await show(Self.screen("a"), box, tests, minutes: 60).problem == "422 screen-over")
    }

    @Test("that the desk looked is audited once a showing, without a word of the screen")
    func audited() async throws {
        let tests = try await OfficeForTests()
        let box = try await sharing(tests)
        _ = try await show(Self.screen("ひみつ"), box, tests)
        for _ in 0..<3 { _ = try await tests.desk.get(path).read(SharedScreen.self) }
        let lines = try tests.look { try $0.audit.lines() }
        #expect(lines.filter { $0.what == "screen" && $0.status == 200 }.count == 1)
        #expect(!lines.contains { "\($0)".contains("ひみつ") })
        #expect(
            try tests.look { try $0.log.events(after: 0) }.allSatisfy {
                !$0.detail.contains("ひみつ")
            })
    }

    @Test("what is too much for a screen is refused")
    func bounded() async throws {
        let tests = try await OfficeForTests()
        let box = try await sharing(tests)
        #expect(
            try await show(Self.screen("a", lines: 300), box, tests).problem == "400 bad-message")
    }
}
