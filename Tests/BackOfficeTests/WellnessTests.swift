import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("Days away, signs of life and notes") struct WellnessTests {
    static let monday = OfficeForTests.monday

    private func rows(
        _ tests: OfficeForTests, on day: Day = monday
    ) async throws -> [HouseholdId: CheckInRow] {
        let rows = try await tests.desk.get(Route.checkIns.path(), query: "day=\(day)")
            .read(Listing<CheckInRow>.self).items
        return Dictionary(rows.map { ($0.household, $0) }) { first, _ in first }
    }

    private func announce(_ box: Caller, from: Day = monday, days: Int) async throws
        -> OfficeResponse
    {
        try await box.post(
            Route.announceAway.path(),
            AnnounceAway(from: from, until: from.adding(days: days - 1), channel: .television))
    }

    @Test("days away are shown on the television and in the list, and nobody is missed meanwhile")
    func away() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        #expect(try await announce(box, days: 3).status == 201)
        let view = try #require(try await box.view().wellness)
        #expect(view.away == [Away(from: Self.monday, until: Self.monday.adding(days: 2))])
        #expect(view.remindAt == TimeOfDay(10, 0))
        tests.clock.set(OfficeForTests.at(18, 0, day: Self.monday.adding(days: 2)))
        let last = Self.monday.adding(days: 2)
        let row = try #require(try await rows(tests, on: last)[SmallTown.id("h-1")])
        #expect(row.away?.until == last && row.isSilent == false)
        let board = try await tests.desk.get(Route.day.path("\(last)")).read(DayBoard.self)
        #expect(board.checkInsMissing == 0)
        tests.clock.set(OfficeForTests.at(9, 0, day: Self.monday.adding(days: 4)))
        let after = try #require(
            try await rows(tests, on: Self.monday.adding(days: 4))[SmallTown.id("h-1")])
        #expect(after.away == nil && after.isSilent == true)
    }

    @Test("home again in one message; a new announcement takes the place of the old one")
    func home() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await announce(box, days: 3)
        _ = try await announce(box, days: 7)
        #expect(try await box.view().wellness?.away.map(\.until) == [Self.monday.adding(days: 6)])
        tests.clock.set(OfficeForTests.at(9, 0, day: Self.monday.adding(days: 2)))
        let home = try await box.post(
            Route.comeHome.path(), ComeHome(day: nil, channel: .television))
        #expect(try home.read(ComeHome.self).day == Self.monday.adding(days: 2))
        #expect(try await box.view().wellness?.away.isEmpty == true)
        // The days before remain what they were.
        let kept = try tests.look {
            try $0.aways.aways(from: Self.monday, to: Self.monday.adding(days: 9))
        }
        #expect(kept.values.first?.first?.until == Self.monday.adding(days: 1))
        let kinds = try tests.look { try $0.log.events(after: 0).map(\.kind) }
        #expect(
            kinds.filter { [.awayAnnounced, .cameHome].contains($0) }
                == [.awayAnnounced, .awayAnnounced, .cameHome])
    }

    @Test("more than sixty days, days long past and turned-around days are refused in plain words")
    func bounds() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        #expect(try await announce(box, days: 60).status == 201)
        #expect(try await announce(box, days: 61).problem == "422 bad-day")
        #expect(try await announce(box, days: 0).problem == "422 bad-day")
        let past = Self.monday.adding(days: -8)
        #expect(try await announce(box, from: past, days: 3).problem == "422 bad-day")
        let far = try #require(Day("2100-12-31"))
        #expect(try await announce(box, from: far, days: 3).problem == "422 bad-day")
    }

    private func tell(_ box: Caller, _ part: Int) async throws -> OfficeResponse {
        try await box.post(Route.keySign.path(), TellKeySign(day: Self.monday, part: part))
    }

    @Test("a key counts only with consent; taken back, what was kept is deleted")
    func keys() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        func kept() throws -> Int {
            try tests.look {
                try $0.keySigns.signs(
                    from: OfficeForTests.at(0, 0), to: OfficeForTests.at(23, 0)
                ).count
            }
        }
        #expect(try await tell(box, 1).problem == "409 no-consent")
        #expect(try kept() == 0)
        _ = try await box.post(
            Route.decideConsent.path(), ConsentTests.decide(.passiveSigns))
        #expect(try await tell(box, 1).status == 201)
        #expect(try await tell(box, 1).status == 201)
        #expect(try kept() == 1, "the same three hours count once")
        let sign = try await rows(tests)[SmallTown.id("h-1")]?.lastSign
        #expect(sign == SignOfLife(kind: .key, at: OfficeForTests.at(9, 0)))
        #expect(try await box.view().wellness?.firstSignToday == OfficeForTests.at(9, 0))
        _ = try await box.post(
            Route.decideConsent.path(), ConsentTests.decide(.passiveSigns, .withdrawn))
        #expect(try kept() == 0)
        #expect(try await rows(tests)[SmallTown.id("h-1")]?.lastSign == nil)
    }

    @Test("orders, answers, the telephone and hand-overs are signs of life, the last one counts")
    func signs() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let id: HouseholdId = SmallTown.id("h-1")
        func last() async throws -> SignKind? { try await rows(tests)[id]?.lastSign?.kind }
        #expect(try await last() == nil)
        _ = try await box.order(SmallTown.item(102))
        #expect(try await last() == .order)
        tests.clock.advance(minutes: 5)
        _ = try await box.post(
            Route.checkIn.path(), SayHowOneIs(answer: .well, day: nil, channel: .television))
        #expect(try await last() == .checkIn)
        tests.clock.advance(minutes: 5)
        _ = try await tests.desk.post(
            Route.placeOrder.path(),
            PlaceOrder(household: id, items: [SmallTown.item(102)], day: nil, channel: .telephone))
        #expect(try await last() == .phone)
        let row = try #require(try await rows(tests)[id])
        #expect(row.isSilent == false && row.silenceHours == 24)
        tests.clock.set(OfficeForTests.at(9, 11, day: Self.monday.adding(days: 1)))
        let next = try #require(try await rows(tests, on: Self.monday.adding(days: 1))[id])
        #expect(next.isSilent == true, "a day and a minute after the last sign")
    }

    @Test("a household may have its own hours and its own time, or not be asked at all")
    func settings() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let path = Route.setWellness.path("h-1")
        let own = WellnessSetting(remindAt: TimeOfDay(8, 30), silenceHours: 48)
        let set = try await tests.desk.post(path, SetWellness(setting: own, reason: "ご希望"))
        #expect(try set.read(WellnessSetting.self) == own)
        #expect(try await box.view().wellness?.remindAt == TimeOfDay(8, 30))
        tests.clock.set(OfficeForTests.at(12, 0, day: Self.monday.adding(days: 1)))
        let day = Self.monday.adding(days: 1)
        let row = try #require(try await rows(tests, on: day)[SmallTown.id("h-1")])
        #expect(row.silenceHours == 48 && row.isSilent == false)
        _ = try await tests.desk.post(
            path, SetWellness(setting: WellnessSetting(reminds: false), reason: "ご希望"))
        #expect(try await box.view().wellness?.remindAt == nil)
        let bad = try await tests.desk.post(
            path, SetWellness(setting: WellnessSetting(silenceHours: 500), reason: "x"))
        #expect(bad.problem == "422 bad-hours")
    }

    @Test("a note is kept only with consent, is read by the household, and goes with the consent")
    func notes() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        _ = try tests.withBooksClosed { books in
            var atHall = try #require(try books.orders.order(order.id))
            atHall.progress = .atHall
            return try books.orders.update(&atHall)
        }
        let done = Route.handOffStep.path(order.id.text, "done")
        let step = HandOffStep(to: "ご本人", note: "足が いたそう", observed: .concern)
        let refused = try await tests.desk.post(done, step)
        #expect(refused.problem == "409 no-consent")
        #expect(try await box.view().orders.first?.progress == .atHall, "nothing is half done")
        _ = try await box.post(
            Route.decideConsent.path(), ConsentTests.decide(.observations))
        #expect(try await tests.desk.post(done, step).status == 200)
        let note = try #require(try await box.view().wellness?.notes.first)
        #expect(note.note == "足が いたそう" && note.observed == .concern)
        let event = try tests.look { try $0.log.events(about: order.id.text).last }
        #expect(event?.kind == .handedOver && event?.detail.contains("足") == false)
        let read = try await tests.desk.get(Route.observations.path("h-1"))
        #expect(try read.read(Listing<Observation>.self).items.count == 1)
        let audit = try tests.look { try $0.audit.lines(most: 2) }
        #expect(audit.map(\.what) == ["observations", "handOffStep"])
        #expect(audit.allSatisfy { $0.reason?.contains("足") != true })
        _ = try await box.post(
            Route.decideConsent.path(), ConsentTests.decide(.observations, .withdrawn))
        #expect(try await box.view().wellness?.notes.isEmpty == true)
        _ = try await box.post(
            Route.decideConsent.path(), ConsentTests.decide(.observations))
        #expect(try await box.view().wellness?.notes.isEmpty == true, "deleted, not hidden")
    }

    @Test("a ride of the day stands beside a home that does not answer")
    func rides() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let ride = RideRequest(
            place: SmallTown.clinic, direction: .outward, day: Self.monday,
            band: SmallTown.band, companions: 0, wheelchair: false)
        _ = try await box.post(
            Route.requestRide.path(), AskForRide(request: ride, channel: .television))
        #expect(try await rows(tests)[SmallTown.id("h-1")]?.rides == [ride])
    }
}
