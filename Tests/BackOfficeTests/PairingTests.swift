import BackOffice
import Domain
import Records
import Seal
import Testing
import Wire

@Suite("Pairing") struct PairingTests {
    private func code(_ tests: OfficeForTests, _ household: Int = 1) async throws -> String {
        try await tests.desk.post(
            Route.openPairing.path(), OpenPairing(household: SmallTown.id("h-\(household)"))
        ).read(PairingCode.self, status: 201).code
    }

    @Test("a code binds one box; both ends see the same six digits; spaces do not matter")
    func binds() async throws {
        let tests = try await OfficeForTests()
        let code = try await code(tests)
        #expect(code.count == 12)
        let key = try SigningKey.generate()
        let typed = "\(code.prefix(4)) \(code.dropFirst(4).prefix(4))-\(code.suffix(4))"
        let paired = try await tests.pair(typed, key).read(Paired.self, status: 201)
        #expect(paired.household == SmallTown.id("h-1"))
        #expect(
            paired.checkDigits == checkDigits(publicKey: key.publicKey, nonce: Array(code.utf8)))
        let rows = try await tests.desk.get(Route.boxes.path()).read(Listing<BoxRow>.self).items
        #expect(rows.map(\.checkDigits) == [paired.checkDigits])
        let household = try #require(paired.household)
        #expect(
            try tests.look { try $0.households.household(household)?.registered }
                == OfficeForTests.monday)
    }

    @Test("the same box asking again gets the same answer, another box with the code none")
    func singleUse() async throws {
        let tests = try await OfficeForTests()
        let code = try await code(tests)
        let key = try SigningKey.generate()
        let first = try await tests.pair(code, key)
        let again = try await tests.pair(code, key)
        #expect(first.status == 201)
        #expect(again.body == first.body)
        #expect(try await tests.pair(code, SigningKey.generate()).problem == "422 wrong-code")
        #expect(try tests.look { try $0.boxes.all().count } == 1)
    }

    @Test("a code lives ten minutes")
    func expiry() async throws {
        let tests = try await OfficeForTests()
        let early = try await code(tests, 1)
        tests.clock.advance(minutes: 9)
        #expect(try await tests.pair(early, SigningKey.generate()).status == 201)
        let late = try await code(tests, 2)
        tests.clock.advance(minutes: 10)
        #expect(try await tests.pair(late, SigningKey.generate()).problem == "422 wrong-code")
    }

    @Test("five wrong tries burn the open codes, and the audit log knows; four do not")
    func tries() async throws {
        let tests = try await OfficeForTests()
        let right = try await code(tests)
        let wrong = right == "000000000000" ? "111111111111" : "000000000000"
        for _ in 1...4 { _ = try await tests.pair(wrong, SigningKey.generate()) }
        #expect(try await tests.pair("12", SigningKey.generate()).problem == "422 wrong-code")
        #expect(try tests.look { try $0.pairings.find(code: right, at: tests.clock.now()) } != nil)
        #expect(try await tests.pair(wrong, SigningKey.generate()).problem == "422 wrong-code")
        #expect(try await tests.pair(right, SigningKey.generate()).problem == "422 wrong-code")
        #expect(try tests.look { try $0.audit.lines().first?.what } == "pair")
        #expect(try tests.look { try $0.boxes.all().isEmpty })
    }

    @Test("a new box of a household shuts out the old one in the same step")
    func replacement() async throws {
        let tests = try await OfficeForTests()
        let old = try await tests.pairedBox(1)
        let new = try await tests.pairedBox(1)
        #expect(try await old.get(Route.view.path()).problem == "403 revoked")
        #expect(try await new.get(Route.view.path()).status == 200)
    }

    @Test("a code can be opened only for a household of the register")
    func unknownHousehold() async throws {
        let tests = try await OfficeForTests()
        let answer = try await tests.desk.post(
            Route.openPairing.path(), OpenPairing(household: SmallTown.id("h-99")))
        #expect(answer.problem == "404 not-found")
    }
}
