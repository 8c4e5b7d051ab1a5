import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("Rides and check-ins") struct RidesTests {
    static func request(companions: Int = 0, wheelchair: Bool = false) -> RideRequest {
        RideRequest(
            place: SmallTown.clinic, direction: .outward, day: OfficeForTests.monday,
            band: SmallTown.band, companions: companions, wheelchair: wheelchair)
    }

    private func ask(_ caller: Caller, _ request: RideRequest = request()) async throws -> Ride {
        try await caller.post(
            Route.requestRide.path(), AskForRide(request: request, channel: .television)
        ).read(Ride.self, status: 201)
    }

    @Test("a ride asked for on the television costs the television fare or less")
    func fares() async throws {
        let tests = try await OfficeForTests()
        #expect(try await ask(tests.pairedBox(1)).fare == 500)
        #expect(try await ask(tests.pairedBox(2)).fare == 400)
        let phoned = try await tests.desk.post(
            Route.requestRide.path(),
            AskForRide(
                household: SmallTown.id("h-3"), request: Self.request(), channel: .telephone)
        ).read(Ride.self, status: 201)
        #expect(phoned.fare == 800 && phoned.channel == .telephone)
    }

    @Test("a ride gets a car and a time, takes place, and can then not be taken back")
    func life() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let ride = try await ask(box)
        let step = RideStep(taxi: SmallTown.id("car-1"), pickUp: TimeOfDay(13, 20))
        let assigned = try await tests.desk.post(
            Route.rideStep.path(ride.id.text, "assign"), step
        ).read(Ride.self)
        #expect(assigned.progress == .assigned && assigned.pickUp == TimeOfDay(13, 20))
        let view = try await box.view()
        #expect(view.rides == [assigned])
        #expect(view.taxis.map(\.id.text) == ["car-1"])
        let done = try await tests.desk.post(Route.rideStep.path(ride.id.text, "done"), RideStep())
        #expect(done.status == 200)
        #expect(
            try await box.post(Route.cancelRide.path(ride.id.text), Step()).problem
                == "409 too-far-along")
        #expect(
            try await tests.desk.post(
                Route.rideStep.path(ride.id.text, "fly"), RideStep()
            ).problem == "404 not-found")
    }

    @Test("a car takes no more people at one time than it has seats")
    func seats() async throws {
        let tests = try await OfficeForTests()
        let first = try await ask(tests.pairedBox(1), Self.request(companions: 1))
        let second = try await ask(tests.pairedBox(2), Self.request(companions: 1))
        let step = RideStep(taxi: SmallTown.id("car-1"), pickUp: TimeOfDay(13, 20))
        #expect(
            try await tests.desk.post(Route.rideStep.path(first.id.text, "assign"), step).status
                == 200)
        #expect(
            try await tests.desk.post(Route.rideStep.path(second.id.text, "assign"), step).problem
                == "422 car-full")
        let later = RideStep(taxi: SmallTown.id("car-1"), pickUp: TimeOfDay(14, 0))
        #expect(
            try await tests.desk.post(Route.rideStep.path(second.id.text, "assign"), later).status
                == 200)
    }

    @Test("a ride that cannot be given needs a reason, which the resident reads")
    func refused() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let ride = try await ask(box)
        let path = Route.rideStep.path(ride.id.text, "refuse")
        #expect(try await tests.desk.post(path, RideStep()).problem == "422 reason-missing")
        let refused = try await tests.desk.post(path, RideStep(reason: "車が ありません"))
            .read(Ride.self)
        #expect(refused.progress == .refused && refused.note == "車が ありません")
    }

    @Test("the last answer of a day counts, the log keeps all, and silence is not no contact")
    func checkIns() async throws {
        let tests = try await OfficeForTests(at: OfficeForTests.at(8, 0))
        let box = try await tests.pairedBox(1)
        _ = try await tests.pairedBox(2)
        for answer in [WellnessAnswer.well, .callMe] {
            let said = SayHowOneIs(answer: answer, channel: .television)
            #expect(try await box.post(Route.checkIn.path(), said).status == 201)
        }
        #expect(try await box.view().checkIn?.answer == .callMe)
        let events = try tests.look {
            try $0.log.events(after: 0).count { $0.kind == .checkedIn }
        }
        #expect(events == 2)
        let rows = try await tests.desk.get(Route.checkIns.path()).read(Listing<CheckInRow>.self)
            .items
        #expect(rows.map(\.boxSeenToday) == [true, false])
        #expect(rows.map(\.checkIn?.answer) == [.callMe, nil])
        let early = try await tests.desk.get(Route.day.path("today")).read(DayBoard.self)
        #expect(early.checkInsMissing == 0 && early.callBack == 1)
        tests.clock.set(OfficeForTests.at(10, 0))
        let late = try await tests.desk.get(Route.day.path("today")).read(DayBoard.self)
        #expect(late.checkInsMissing == 1)
    }

    @Test("an answer from a box that was off is taken for its day, a week back at most")
    func lateAnswer() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let monday = OfficeForTests.monday
        for (days, status) in [(-7, 201), (-8, 422), (1, 422)] {
            let said = SayHowOneIs(
                answer: .well, day: monday.adding(days: days), channel: .television)
            #expect(try await box.post(Route.checkIn.path(), said).status == status)
        }
    }
}
