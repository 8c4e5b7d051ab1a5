import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("Practice, at the office") struct PracticeTests {
    @Test("a finished lesson is in the log, in the view and on the household's page, once")
    func noted() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        for lesson in [Lesson.shopping, .rides, .shopping] {
            let noted = try await box.post(
                Route.notePractice.path(), NotePractice(lesson: lesson)
            ).read(Practised.self, status: 201)
            #expect(noted.household.text == "h-1" && noted.lessons.contains(lesson.rawValue))
        }
        let view = try await box.get(Route.view.path()).read(ResidentView.self)
        #expect(view.practised == ["rides", "shopping"])
        let page = try await tests.desk.get(Route.household.path("h-1"))
            .read(HouseholdDetail.self)
        #expect(page.practised == ["rides", "shopping"])
        let kinds = try tests.look { try $0.log.events(about: "h-1").map(\.kind) }
        #expect(kinds.filter { $0 == .practised }.count == 3)
    }

    @Test("somebody who practised at a meeting is entered by the operator; another box cannot")
    func entered() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let two: HouseholdId = SmallTown.id("h-2")
        let note = NotePractice(household: two, lesson: .wellness)
        #expect(try await box.post(Route.notePractice.path(), note).status == 404)
        let entered = try await tests.desk.post(Route.notePractice.path(), note)
            .read(Practised.self, status: 201)
        #expect(entered == Practised(household: two, lessons: ["wellness"]))
        let view = try await box.get(Route.view.path()).read(ResidentView.self)
        #expect(view.practised == nil)
    }
}
