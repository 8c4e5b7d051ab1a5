import BackOffice
import Domain
import Records
import Seal
import Testing
import Wire

@Suite("Kiosks") struct KioskTests {
    /// A way there to the clinic for a household, and its number.
    private func number(_ tests: OfficeForTests, _ household: Int = 1) async throws -> Int {
        let box = try await tests.pairedBox(household)
        let there = try await box.post(
            Route.requestRide.path(),
            AskForRide(request: RidesTests.request(), channel: .television)
        ).read(Ride.self, status: 201)
        return try #require(there.callNumber)
    }

    private func call(_ kiosk: Caller, _ tests: OfficeForTests, _ number: Int) async throws
        -> OfficeResponse
    {
        try await kiosk.post(
            Route.callFromKiosk.path(), CallFromKiosk(number: number, at: tests.clock.now()))
    }

    private func view(_ kiosk: Caller) async throws -> KioskView {
        try await kiosk.get(Route.kioskView.path()).read(KioskView.self)
    }

    @Test("a kiosk knows where it stands and whom to call, and nothing about anybody")
    func knows() async throws {
        let tests = try await OfficeForTests()
        _ = try await number(tests)
        let kiosk = try await tests.pairedKiosk("clinic")
        let view = try await view(kiosk)
        #expect(view.place.text == "clinic" && view.rides.isEmpty)
        #expect(view.officePhone == SmallTown.municipality.officePhone)
        #expect(view.rehearsal && view.officeTime == tests.clock.now())
        for route in Route.all where route.callers.isDisjoint(with: [.anybody, .kiosk]) {
            let path = route.path("h-1", "x")
            let answer: OfficeResponse
            if route == .showScreen {
                answer = try await kiosk.ask(path, Step())
            } else if route.method == "GET" {
                answer = try await kiosk.get(path)
            } else {
                answer = try await kiosk.post(path, Step())
            }
            #expect(answer.problem == "404 not-found", "\(route.name)")
        }
    }

    @Test("the number of a way to this place brings a car home, and the answer names nobody")
    func fetched() async throws {
        let tests = try await OfficeForTests()
        let number = try await number(tests)
        let kiosk = try await tests.pairedKiosk("clinic")
        tests.clock.set(OfficeForTests.at(14, 5))
        let answer = try await call(kiosk, tests, number)
        let ride = try answer.read(KioskRide.self)
        #expect(ride.settlement == SmallTown.municipality.village(SmallTown.nakao)?.name)
        #expect(ride.car == nil)
        let text = String(decoding: answer.body, as: UTF8.self)
        #expect(!text.contains("h-1") && !text.contains("household"))
        #expect(try await call(kiosk, tests, number).read(KioskRide.self) == ride, "asked twice")
        let step = RideStep(taxi: SmallTown.id("car-1"), pickUp: TimeOfDay(14, 25))
        _ = try await tests.desk.post(Route.rideStep.path(ride.ride.text, "assign"), step)
            .read(Ride.self)
        let shown = try #require(try await view(kiosk).rides.first)
        #expect(shown.ride == ride.ride && shown.car != nil && shown.pickUp == TimeOfDay(14, 25))
    }

    @Test("a number of another place is as unknown as a wrong one")
    func elsewhere() async throws {
        let tests = try await OfficeForTests()
        let number = try await number(tests)
        let other = try #require(
            SmallTown.municipality.ridePlaces.first { $0.id.text != "clinic" }?.id.text)
        let kiosk = try await tests.pairedKiosk(other)
        tests.clock.set(OfficeForTests.at(14, 5))
        let there = try await call(kiosk, tests, number)
        let wrong = try await call(kiosk, tests, number == 9999 ? 1000 : number + 1)
        #expect(there.problem == "422 no-such-call" && there.body == wrong.body)
    }

    @Test("what was confirmed more than ten minutes ago fetches nobody any more")
    func late() async throws {
        let tests = try await OfficeForTests()
        let number = try await number(tests)
        let kiosk = try await tests.pairedKiosk("clinic")
        tests.clock.set(OfficeForTests.at(14, 5))
        let old = CallFromKiosk(number: number, at: tests.clock.now())
        tests.clock.advance(minutes: 11)
        let answer = try await kiosk.post(Route.callFromKiosk.path(), old)
        #expect(answer.problem == "422 call-too-old")
        #expect(try await view(kiosk).rides.isEmpty)
        #expect(try await call(kiosk, tests, number).status == 200)
    }

    @Test(
        "after five wrong numbers a kiosk waits five minutes, also with a right one; others do not")
    func bounded() async throws {
        let tests = try await OfficeForTests()
        let number = try await number(tests)
        let kiosk = try await tests.pairedKiosk("clinic")
        let second = try await tests.pairedKiosk("clinic")
        tests.clock.set(OfficeForTests.at(14, 0))
        func wrong(_ count: Int) async throws {
            for step in 1...count {
                let guess = 1000 + (number - 1000 + step) % 9000
                #expect(try await call(kiosk, tests, guess).problem == "422 no-such-call")
            }
        }
        try await wrong(4)
        #expect(try await call(kiosk, tests, number).status == 200, "a right one ends the row")
        try await wrong(5)
        #expect(try await call(kiosk, tests, number).problem == "422 kiosk-wait")
        #expect(try await call(second, tests, number).status == 200)
        tests.clock.advance(minutes: 4)
        #expect(try await call(kiosk, tests, number).problem == "422 kiosk-wait")
        tests.clock.advance(minutes: 1)
        #expect(try await call(kiosk, tests, number).status == 200)
    }

    @Test(
        "the list shows a kiosk with its place; shut out it is refused, and a place unknown gets no code"
    )
    func register() async throws {
        let tests = try await OfficeForTests()
        _ = try await tests.pairedBox(1)
        let kiosk = try await tests.pairedKiosk("clinic")
        let rows = try await tests.desk.get(Route.boxes.path()).read(Listing<BoxRow>.self).items
        #expect(rows.map { $0.household?.text } == ["h-1", nil])
        #expect(rows.map { $0.place?.text } == [nil, "clinic"])
        let id = String(kiosk.name.dropFirst(6))
        let row = try await tests.desk.post(Route.revokeBox.path(id), Step(reason: "撤去"))
            .read(BoxRow.self)
        #expect(row.revokedAt == tests.clock.now() && row.place?.text == "clinic")
        #expect(try await kiosk.get(Route.kioskView.path()).problem == "403 revoked")
        let nowhere = try await tests.desk.post(
            Route.openPairing.path(), OpenPairing(kiosk: SmallTown.id("moon")))
        #expect(nowhere.problem == "422 no-such-place")
    }

    @Test("one box is a household's or a kiosk, never both; a kiosk's code works once")
    func either() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let code = try await tests.desk.post(
            Route.openPairing.path(), OpenPairing(kiosk: SmallTown.id("clinic"))
        ).read(PairingCode.self, status: 201).code
        let first = try await tests.pair(code, box.key)
        let paired = try first.read(Paired.self, status: 201)
        #expect(paired.place?.text == "clinic" && paired.household == nil)
        #expect(try await tests.pair(code, box.key).body == first.body)
        #expect(try await tests.pair(code, SigningKey.generate()).problem == "422 wrong-code")
        #expect(try await box.get(Route.view.path()).problem == "403 revoked")
        let kiosk = Caller("kiosk:\(paired.box)", box.key, tests)
        #expect(try await kiosk.get(Route.kioskView.path()).status == 200)
        let home = try await tests.desk.post(
            Route.openPairing.path(), OpenPairing(household: SmallTown.id("h-2"))
        ).read(PairingCode.self, status: 201).code
        _ = try await tests.pair(home, box.key).read(Paired.self, status: 201)
        #expect(try await kiosk.get(Route.kioskView.path()).problem == "403 revoked")
    }
}
