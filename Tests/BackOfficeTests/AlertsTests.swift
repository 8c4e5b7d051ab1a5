import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("Alerts of the office") struct AlertsTests {
    private func wish(
        _ level: AlertLevel = .four, drill: Bool = false, _ villages: [VillageId] = [],
        updates: AlertId? = nil, title: String = "川の水が ふえています"
    ) -> RaiseAlert {
        RaiseAlert(
            level: level, drill: drill, title: Note(ja: title, en: ""),
            text: Note(ja: "にげてください。", en: ""), villages: villages, updates: updates,
            reason: "水位")
    }

    private func board(_ tests: OfficeForTests) async throws -> [Alert] {
        let answer = await tests.office.answer(
            OfficeRequest(method: "GET", path: Route.alertBoard.path()))
        return try answer.read(AlertBoard.self).alerts
    }

    @Test(
        "what is raised stands on the board at once, with its villages; clearing ends it, and it goes after a day"
    )
    func life() async throws {
        let tests = try await OfficeForTests()
        #expect(try await board(tests).isEmpty)
        let row = try await tests.desk.post(Route.raiseAlert.path(), wish(.four, [SmallTown.nakao]))
            .read(AlertRow.self, status: 201)
        #expect(row.households == 4 && row.alert.revision == 1)
        #expect(try await board(tests) == [row.alert])
        let up = try await tests.desk.post(
            Route.raiseAlert.path(),
            wish(.five, [SmallTown.hatake], updates: row.alert.id)
        ).read(AlertRow.self, status: 201).alert
        #expect(up.revision == 2 && up.level == .five && up.id == row.alert.id)
        #expect(
            Set(up.villages) == [SmallTown.nakao, SmallTown.hatake], "nobody warned is left out")
        let clear = Route.clearAlert.path(row.alert.id.text)
        #expect(try await tests.desk.post(clear, Step()).problem == "422 reason-missing")
        _ = try await tests.desk.post(clear, Step(reason: "下がった")).read(AlertRow.self)
        #expect(try await board(tests).first?.revision == 3)
        #expect(try await board(tests).first?.clearedAt != nil)
        tests.clock.set(tests.clock.now().adding(minutes: 24 * 60 + 2))
        #expect(try await board(tests).isEmpty)
        let audit = try tests.look { try $0.audit.lines(most: 10) }
        #expect(audit.contains { $0.what == "raiseAlert" && $0.reason == "水位" })
        #expect(
            try tests.look { try $0.log.events(about: row.alert.id.text) }.map(\.kind)
                == [.alertRaised, .alertRaised, .alertCleared])
    }

    @Test("a dry run leaves the board as it was")
    func dryRun() async throws {
        let tests = try await OfficeForTests()
        _ = try await tests.desk.post(Route.raiseAlert.path(), wish(), query: "dry-run=1")
        #expect(try await board(tests).isEmpty)
    }

    @Test(
        "answers are counted per revision; who has not answered is listed, without a television first"
    )
    func reads() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        #expect(try await box.view().villageId == SmallTown.nakao)
        let row = try await tests.desk.post(Route.raiseAlert.path(), wish())
            .read(AlertRow.self, status: 201)
        let path = Route.readAlert.path(row.alert.id.text)
        for _ in 0..<2 {
            _ = try await box.post(path, AlertReceipt(revision: 1, channel: .television))
                .read(AlertReceipt.self)
        }
        #expect(
            try await box.post(path, AlertReceipt(revision: 7, channel: .television)).status == 400)
        let reads = try await tests.desk.get(Route.alertReads.path(row.alert.id.text))
            .read(AlertReads.self)
        #expect(reads.row.read == 1 && reads.unread.count == 4)
        _ = try await tests.desk.post(
            Route.raiseAlert.path(), wish(.five, updates: row.alert.id))
        let after = try await tests.desk.get(Route.alerts.path()).read(Listing<AlertRow>.self)
        #expect(after.items.first?.read == 0, "a new level asks everybody anew")
    }

    @Test("a drill is refused where something real is in force, and neither becomes the other")
    func drills() async throws {
        let tests = try await OfficeForTests()
        let path = Route.raiseAlert.path()
        let drill = try await tests.desk.post(path, wish(.five, drill: true, [SmallTown.hatake]))
            .read(AlertRow.self, status: 201)
        let real = try await tests.desk.post(path, wish(.four, [SmallTown.nakao]))
            .read(AlertRow.self, status: 201)
        #expect(
            try await tests.desk.post(path, wish(.one, drill: true)).problem
                == "422 real-alert-in-force")
        #expect(
            try await tests.desk.post(path, wish(.four, updates: drill.alert.id)).problem
                == "422 not-in-force")
        #expect(
            try await tests.desk.post(path, wish(.four, drill: true, updates: real.alert.id))
                .problem
                == "422 not-in-force")
        let long = String(repeating: "水", count: Alert.longestTitle.ja + 1)
        #expect(try await tests.desk.post(path, wish(title: long)).problem == "422 bad-length")
        #expect(try await tests.desk.post(path, wish(title: "🌊")).problem == "422 no-such-letter")
    }

    @Test("ten thousand questions for the board are answered from memory within a few seconds")
    func cheap() async throws {
        let tests = try await OfficeForTests()
        _ = try await tests.desk.post(Route.raiseAlert.path(), wish())
        let request = OfficeRequest(method: "GET", path: Route.alertBoard.path())
        let start = ContinuousClock.now
        for _ in 0..<10_000 {
            let status = await tests.office.answer(request).status
            #expect(status == 200)
        }
        let took = ContinuousClock.now - start
        print("10,000 boards: \(took)")
        #expect(took < .seconds(20))
    }
}
