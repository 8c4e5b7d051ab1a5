import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("Consent") struct ConsentTests {
    static func decide(
        _ purpose: ConsentId, _ decision: ConsentDecision = .given, version: Int? = 1,
        household: HouseholdId? = nil, reason: String? = nil
    ) -> DecideConsent {
        DecideConsent(
            household: household, purpose: purpose, version: version, decision: decision,
            channel: .television, reason: reason)
    }

    @Test("nothing is agreed to by itself; what is agreed to shows at once and can be taken back")
    func giveAndWithdraw() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let before = try #require(try await box.view().consents)
        #expect(before.purposes.count == 3 && before.entries.isEmpty)
        #expect(!before.isGiven(.observations))
        let given = try await box.post(
            Route.decideConsent.path(), Self.decide(.observations)
        ).read(ConsentEntry.self, status: 201)
        #expect(given.channel == .television && given.decision == .given)
        let after = try #require(try await box.view().consents)
        #expect(after.isGiven(.observations) && !after.isGiven(.passiveSigns))
        _ = try await box.post(
            Route.decideConsent.path(), Self.decide(.observations, .withdrawn))
        let last = try #require(try await box.view().consents)
        #expect(!last.isGiven(.observations))
        #expect(last.entries.map(\.decision) == [.withdrawn, .given])
        let other = try await tests.pairedBox(2)
        #expect(try await other.view().consents?.entries.isEmpty == true)
        let kinds = try tests.look { try $0.log.events(after: 0).map(\.kind) }
        #expect(kinds.count { $0 == .consentDecided } == 2)
    }

    @Test("the words that were read must be those that hold now; to take back needs no words")
    func version() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let path = Route.decideConsent.path()
        let old = try await box.post(path, Self.decide(.passiveSigns, version: 7))
        #expect(old.problem == "409 changed-meanwhile")
        let none = try await box.post(path, Self.decide(.passiveSigns, version: nil))
        #expect(none.problem == "400 bad-message")
        let unknown = try await box.post(path, Self.decide(SmallTown.id("family-view")))
        #expect(unknown.problem == "404 not-found")
        let back = try await box.post(path, Self.decide(.passiveSigns, .withdrawn, version: 7))
        #expect(back.status == 201)
    }

    @Test("a new version of the text asks again: the old consent does not carry over")
    func newVersion() {
        let entry = ConsentEntry(
            sequence: 1, purpose: .screenHelp, version: 1, decision: .given, channel: .paper,
            at: OfficeForTests.at(9, 0))
        let now = ConsentState(
            purposes: [SmallTown.purpose(.screenHelp, version: 2)], entries: [entry])
        #expect(!now.isGiven(.screenHelp) && now.isToBeAskedAgain(.screenHelp))
        let then = ConsentState(purposes: [SmallTown.purpose(.screenHelp)], entries: [entry])
        #expect(then.isGiven(.screenHelp) && !then.isToBeAskedAgain(.screenHelp))
        #expect(!then.isGiven(.passiveSigns), "a purpose nobody asks for is never agreed to")
    }

    @Test("the desk records what was said on the telephone, with a reason, and looking is audited")
    func desk() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let path = Route.decideConsent.path()
        let household: HouseholdId = SmallTown.id("h-1")
        let silent = try await tests.desk.post(
            path, Self.decide(.screenHelp, version: nil, household: household))
        #expect(silent.problem == "422 reason-missing")
        let said = try await tests.desk.post(
            path,
            Self.decide(.screenHelp, version: nil, household: household, reason: "電話で 本人から"))
        #expect(try said.read(ConsentEntry.self, status: 201).channel == .telephone)
        #expect(try await box.view().consents?.isGiven(.screenHelp) == true)
        let state = try await tests.desk.get(Route.consents.path("h-1")).read(ConsentState.self)
        #expect(state.isGiven(.screenHelp))
        let audit = try tests.look { try $0.audit.lines(most: 2) }
        #expect(audit.map(\.what) == ["consents", "decideConsent"])
        #expect(audit.last?.reason == "電話で 本人から")
    }

    @Test("one decision sent twice stands in the ledger once")
    func once() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let request = try box.write(Route.decideConsent.path(), Self.decide(.observations))
        #expect(await box.send(request).status == 201)
        #expect(await box.send(request).status == 201)
        #expect(try await box.view().consents?.entries.count == 1)
    }
}
