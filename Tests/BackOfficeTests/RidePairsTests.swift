import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("There and back again, at the office") struct RidePairsTests {
    private func wish(
        _ homeward: RideDirection = .homeward, place: RidePlaceId = SmallTown.clinic,
        companions: Int = 1
    ) -> AskForRides {
        func request(_ direction: RideDirection, _ place: RidePlaceId) -> RideRequest {
            RideRequest(
                place: place, direction: direction, day: OfficeForTests.monday,
                band: SmallTown.band, companions: companions, wheelchair: true)
        }
        return AskForRides(
            outward: request(.outward, SmallTown.clinic), homeward: request(homeward, place),
            channel: .television)
    }

    private func ask(_ caller: Caller) async throws -> RidePair {
        try await caller.post(Route.requestRides.path(), wish()).read(RidePair.self, status: 201)
    }

    @Test("both ways are made in one step, know each other, and only the way there has a number")
    func both() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let pair = try await ask(box)
        #expect(pair.outward.partner == pair.homeward.id)
        #expect(pair.homeward.partner == pair.outward.id)
        let number = try #require(pair.outward.callNumber)
        #expect((1000...9999).contains(number) && pair.homeward.callNumber == nil)
        let view = try await box.view()
        #expect(Set(view.rides) == [pair.outward, pair.homeward])
        #expect(view.rideHabit?.places == [SmallTown.clinic])
        #expect(view.rideHabit?.companions == 1 && view.rideHabit?.wheelchair == true)
        let events = try tests.look {
            try $0.log.events(after: 0).count { $0.kind == .rideRequested }
        }
        #expect(events == 2)
    }

    @Test("the numbers of one day's rides are all different")
    func numbers() async throws {
        let tests = try await OfficeForTests()
        var numbers: [Int] = []
        for household in 1...5 {
            let box = try await tests.pairedBox(household)
            for _ in 0..<4 { numbers.append(try #require(try await ask(box).outward.callNumber)) }
        }
        #expect(Set(numbers).count == 20)
    }

    @Test("if only one of the two can be had, neither is taken, and the words say so")
    func neither() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let path = Route.requestRides.path()
        let odd = try await box.post(path, wish(.outward))
        #expect(odd.problem == "422 no-ride-home-then")
        let elsewhere = try await box.post(path, wish(place: SmallTown.id("nowhere")))
        #expect(elsewhere.problem == "422 no-ride-home-then")
        #expect(
            try await box.post(path, wish(companions: 3)).problem == "422 too-many-companions")
        #expect(try await box.view().rides.isEmpty)
    }

    @Test("taking one back leaves the other; taking both back takes what still can be taken")
    func cancel() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let first = try await ask(box)
        _ = try await box.post(Route.cancelRide.path(first.outward.id.text), CancelRide())
        #expect(try await progress(box, first) == [.cancelled, .requested])
        let second = try await ask(box)
        _ = try await box.post(
            Route.cancelRide.path(second.homeward.id.text), CancelRide(both: true))
        #expect(try await progress(box, second) == [.cancelled, .cancelled])
        let again = try await box.post(
            Route.cancelRide.path(second.homeward.id.text), CancelRide(both: true))
        #expect(again.problem == "409 too-far-along")
    }

    private func progress(_ box: Caller, _ pair: RidePair) async throws -> [RideProgress] {
        let rides = try await box.view().rides
        return [pair.outward.id, pair.homeward.id].compactMap { id in
            rides.first { $0.id == id }?.progress
        }
    }

    @Test("one step gives both ways a car; if the second car is full, the first is not given")
    func assign() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let pair = try await ask(box)
        let path = Route.rideStep.path(pair.outward.id.text, "assign")
        var step = RideStep(taxi: SmallTown.id("car-1"), pickUp: TimeOfDay(13, 10))
        step.homePickUp = TimeOfDay(14, 40)
        step.homeTaxi = SmallTown.id("car-2")
        #expect(try await tests.desk.post(path, step).problem == "422 car-full")
        #expect(try await progress(box, pair) == [.requested, .requested])
        step.homeTaxi = nil
        #expect(try await tests.desk.post(path, step).status == 200)
        let rides = try await box.view().rides
        #expect(rides.allSatisfy { $0.progress == .assigned && $0.taxi?.text == "car-1" })
        #expect(Set(rides.compactMap(\.pickUp)) == [TimeOfDay(13, 10), TimeOfDay(14, 40)])
        let alone = try await box.post(
            Route.requestRide.path(),
            AskForRide(request: RidesTests.request(), channel: .television)
        ).read(Ride.self, status: 201)
        #expect(
            try await tests.desk.post(Route.rideStep.path(alone.id.text, "assign"), step).problem
                == "422 no-way-home")
    }

    @Test("one household's pair is none of another's business")
    func apart() async throws {
        let tests = try await OfficeForTests()
        let pair = try await ask(tests.pairedBox(1))
        let other = try await tests.pairedBox(2)
        #expect(
            try await other.post(
                Route.cancelRide.path(pair.outward.id.text), CancelRide(both: true)
            ).problem == "404 not-found")
        #expect(try await other.view().rideHabit == nil)
    }

    private func fetch(_ tests: OfficeForTests, _ number: Int, at place: String? = nil)
        async throws -> OfficeResponse
    {
        try await tests.desk.post(
            Route.fetchHome.path(), FetchHome(number: number, place: place.flatMap { .init($0) }))
    }

    @Test("who is done earlier is fetched now: the way home asked for is hastened, and only once")
    func hastened() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let pair = try await ask(box)
        var step = RideStep(taxi: SmallTown.id("car-1"), pickUp: TimeOfDay(13, 10))
        step.homePickUp = TimeOfDay(14, 40)
        _ = try await tests.desk.post(Route.rideStep.path(pair.outward.id.text, "assign"), step)
        tests.clock.set(OfficeForTests.at(14, 5))
        let number = try #require(pair.outward.callNumber)
        let first = try await fetch(tests, number, at: "clinic").read(Ride.self, status: 200)
        #expect(first.id == pair.homeward.id && first.asSoonAsPossible == true)
        #expect(first.progress == .requested && first.taxi == nil)
        #expect(first.request.band.from == TimeOfDay(14, 5))
        let again = try await fetch(tests, number).read(Ride.self, status: 200)
        #expect(again == first)
        let rides = try await box.view().rides
        #expect(rides.count == 2 && rides.contains(first))
    }

    @Test("who asked for no way home is fetched by a new ride, tied to the way there")
    func fetched() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let there = try await box.post(
            Route.requestRide.path(),
            AskForRide(request: RidesTests.request(companions: 1), channel: .television)
        ).read(Ride.self, status: 201)
        tests.clock.set(OfficeForTests.at(14, 5))
        let number = try #require(there.callNumber)
        let home = try await fetch(tests, number).read(Ride.self, status: 200)
        #expect(home.partner == there.id && home.request.direction == .homeward)
        #expect(home.request.companions == 1 && home.channel == .telephone)
        #expect(try await box.view().rides.first { $0.id == there.id }?.partner == home.id)
    }

    @Test("a wrong number, another place, a ride taken back or a late hour fetches nobody")
    func notFetched() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let pair = try await ask(box)
        let number = try #require(pair.outward.callNumber)
        #expect(
            try await fetch(tests, number).problem == "422 no-ride-then", "before the first car")
        tests.clock.set(OfficeForTests.at(14, 5))
        #expect(
            try await fetch(tests, number == 9999 ? 1000 : number + 1).problem == "404 not-found")
        #expect(try await fetch(tests, number, at: "station").problem == "404 not-found")
        _ = try await box.post(Route.cancelRide.path(pair.outward.id.text), CancelRide(both: true))
        #expect(try await fetch(tests, number).problem == "404 not-found")
        tests.clock.set(OfficeForTests.at(15, 0))
        #expect(try await fetch(tests, number).problem == "422 no-ride-then")
    }
}
