import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("The plan of a day") struct DeliveryPlanTests {
    let monday = CityForTests.monday

    @Test(
        "every order is answered once, on both engines", arguments: StoreKind.allCases)
    func everyOrder(engine: StoreKind) async throws {
        let city = try await CityForTests(on: engine)
        var orders: [OrderId] = []
        for village in city.municipality.villages {
            for number in 1...3 {
                orders.append(try await city.order("\(village.id)-\(number)").id)
            }
        }
        await city.close()
        let draft = try await city.make().read(PlanView.self, status: 201)
        #expect(draft.version == 1 && draft.status == "draft")
        #expect(draft.everyOrder.sorted() == orders.sorted())
        #expect(!draft.sorties.isEmpty)
        #expect(draft.certificate.sortieBound <= draft.certificate.sorties)
        #expect(draft.certificate.byAir == draft.sorties.flatMap(\.orders).count)
        // The far village has no landing pad.
        let far = try #require(draft.loaded(orders[orders.count - 1]))
        #expect(draft.vanOrders.contains(far.order))
        #expect(far.groundReason != nil)
        for loaded in draft.vanOrders.compactMap(draft.loaded) {
            #expect(loaded.groundReason != nil)
            expectNoDrone(loaded.groundReason)
        }
        let again = try await city.make().read(PlanView.self, status: 201)
        #expect(again.version == 2)
        #expect(again.sorties == draft.sorties && again.vanRounds == draft.vanRounds)
        let plan = try await city.publish().read(PlanView.self)
        #expect(plan.status == "published" && plan.version == 2)
        for id in orders {
            let order = try city.order(id)
            #expect(order.progress == .preparing)
            #expect(order.carrier == (plan.vanOrders.contains(id) ? .van : .drone))
            #expect(order.note == nil, "nothing is different from what was promised")
        }
    }

    @Test(
        "before every slot is closed there is only a draft for looking, and it is never published")
    func notClosed() async throws {
        let city = try await CityForTests()
        try await city.order("oguri-1")
        #expect(try await city.make().problem == "409 not-closed")
        // At 10:30 one village is closed and the others are not.
        city.clock.set(CityForTests.at(10, 45))
        #expect(try await city.make().problem == "409 not-closed")
        let early = try await city.make(query: "early=1").read(PlanView.self, status: 201)
        #expect(early.everyOrder.count == 1)
        #expect(try await city.publish().problem == "409 not-closed")
        await city.close()
        #expect(try await city.publish().problem == "409 plan-outdated")
        try await city.plan()
        #expect(try await city.publish().problem == "409 already-published")
    }

    @Test("without a wind reading nothing flies, and the households are told in plain words")
    func noWind() async throws {
        let city = try await CityForTests()
        let order = try await city.order("oguri-1")
        let far = try await city.order("okuyamada-1")
        await city.close()
        let plan = try await city.plan([])
        #expect(plan.sorties.isEmpty && plan.certificate.sorties == 0)
        let note = try #require(try city.order(order.id).note)
        #expect(note.ja == "風の ようすが わからないので 車で お届けします。夕方までに まいります。")
        expectNoDrone(note)
        #expect(try city.order(order.id).carrier == .van)
        #expect(try city.order(far.id).note == nil, "the far village always gets the van")
    }

    @Test("a reading for one village says nothing about another, and a strong wind grounds it")
    func windByVillage() async throws {
        let city = try await CityForTests()
        let calm = try await city.order("oguri-1")
        let windy = try await city.order("kakinoki-1")
        let unknown = try await city.order("sugishita-1")
        await city.close()
        let plan = try await city.plan([
            .init(village: CityForTests.id("oguri"), mean: 490, gust: 700),
            .init(village: CityForTests.id("kakinoki"), mean: 500, gust: 700),
        ])
        #expect(plan.sorties.flatMap(\.orders).map(\.order) == [calm.id])
        #expect(try city.order(windy.id).note?.ja == "風が 強いので 車で お届けします。夕方までに まいります。")
        #expect(try city.order(unknown.id).note?.ja.hasPrefix("風の ようす") == true)
        for bad in [
            MakePlan.Wind(village: nil, mean: 600, gust: 500),
            MakePlan.Wind(village: CityForTests.id("nowhere"), mean: 1, gust: 2),
            MakePlan.Wind(village: nil, mean: -1, gust: 2),
        ] {
            #expect(try await city.make([bad]).problem == "422 bad-wind")
        }
    }

    @Test("no flight leaves before the shops have picked, and none is weighed over its limit")
    func readyAndMass() async throws {
        let city = try await CityForTests()
        for number in 1...3 { try await city.order("oguri-\(number)", SmallTown.item(101, 2)) }
        let heavy = try await city.order("kuwadaira-1", SmallTown.item(103))
        await city.close()
        let plan = try await city.plan()
        for sortie in plan.sorties {
            #expect(sortie.launch >= TimeOfDay(11, 40))
            #expect(sortie.mass <= 5_000)
            #expect(sortie.back <= city.municipality.homeBy)
        }
        #expect(plan.sorties.count == 3)
        #expect(plan.vanOrders == [heavy.id])
        #expect(try city.order(heavy.id).note == nil, "that it is heavy is no news")
    }

    @Test("frozen goods go by a van that has a freezer")
    func frozen() async throws {
        let city = try await CityForTests()
        let number = try #require(
            city.catalogue.products.first { $0.temperature == .frozen }?.number)
        // Sugishita lies nearer to the base whose van has no freezer.
        let ice = try await city.order("sugishita-1", OrderItem(product: number, quantity: 1))
        await city.close()
        let plan = try await city.plan()
        let round = try #require(plan.vanRounds.first)
        #expect(plan.vanOrders == [ice.id])
        #expect(city.municipality.vans.first { $0.id == round.van }?.freezer == true)
        let warm = try await CityForTests { town in
            town.with(vans: town.vans.filter { !$0.freezer })
        }
        let lost = try await warm.order("sugishita-1", OrderItem(product: number, quantity: 1))
        await warm.close()
        let held = try #require(try await warm.plan().held.first)
        #expect(held.order == lost.id && held.code == "no-box-keeps")
    }

    @Test("what cannot be brought is held with a word, a sentence and a telephone number")
    func held() async throws {
        let city = try await CityForTests { $0.with(vans: []) }
        let order = try await city.order("okuyamada-1")
        await city.close()
        let plan = try await city.plan()
        let held = try #require(plan.held.first)
        #expect(plan.everyOrder == [order.id])
        #expect(held.code == "no-van" && held.receipt == order.receipt)
        let now = try city.order(order.id)
        #expect(now.progress == .preparing && now.carrier == nil)
        let note = try #require(now.note)
        #expect(note == held.reason)
        #expect(note.ja.contains("つぎの お届けの日") && note.ja.contains("0000-00-0000"))
        expectNoDrone(note)
        let board = try await city.desk.get(Route.day.path(monday.description))
            .read(DayBoard.self)
        #expect(board.held == [held] && board.plan == "published")
    }

    @Test("a draft is out of date once an order of it was taken back")
    func outdated() async throws {
        let city = try await CityForTests()
        let order = try await city.order("oguri-1")
        try await city.order("oguri-2")
        await city.close()
        _ = try await city.make()
        _ = try await city.desk.post(
            Route.cancelOrder.path(order.id.text), Step(reason: "入院"))
        #expect(try await city.publish().problem == "409 plan-outdated")
        let plan = try await city.plan()
        #expect(plan.everyOrder.count == 1)
    }

    @Test("a new plan in the afternoon leaves alone what has left or was weighed")
    func replanning() async throws {
        let city = try await CityForTests()
        for village in ["oguri", "kuwadaira", "sugishita", "mizunokuchi"] {
            for number in 1...2 {
                try await city.order("\(village)-\(number)", SmallTown.item(101, 2))
            }
        }
        await city.close()
        let first = try await city.plan()
        #expect(first.sorties.count == 8)
        for step in ["check", "load", "launch"] {
            _ = try await city.sortie(first.sorties[0].id, step).read(SortieView.self)
        }
        for step in ["check", "load"] {
            _ = try await city.sortie(first.sorties[1].id, step).read(SortieView.self)
        }
        city.clock.set(CityForTests.at(12, 0))
        let second = try await city.plan(CityForTests.storm)
        #expect(second.sorties.map(\.id) == first.sorties.prefix(2).map(\.id))
        #expect(second.sorties[0].progress == .launched)
        #expect(Set(second.everyOrder) == Set(first.everyOrder))
        #expect(second.everyOrder.count == first.everyOrder.count)
        #expect(second.vanRounds.allSatisfy { $0.departs >= TimeOfDay(12, 0) })
        let third = try await city.plan(CityForTests.calm)
        let fresh = third.sorties.dropFirst(2)
        #expect(!fresh.isEmpty)
        #expect(
            Set(fresh.map(\.id)).isDisjoint(with: first.sorties.map(\.id)),
            "a number is never used again")
        let moved = try #require(fresh.first?.orders.first)
        let note = try #require(try city.order(moved.order).note?.ja)
        #expect(note == "予定が かわりました。夕方までに お届けします。", "no van is spoken of any more")
        for pair in zip(third.sorties, third.sorties.dropFirst())
        where pair.0.drone == pair.1.drone {
            #expect(pair.1.launch >= pair.0.back)
        }
    }

    @Test("what the shop was short of stays in the note beside how it comes")
    func shortAndWindy() async throws {
        let city = try await CityForTests()
        let order = try await city.order("oguri-1", SmallTown.item(101, 2), SmallTown.item(204))
        await city.close()
        let path = Route.pickOrder.path(order.id.text)
        _ = try await city.desk.post(
            path, PickOrder(picked: [], none: [SmallTown.product(204)])
        ).read(Order.self)
        try await city.plan(CityForTests.storm)
        let both = try #require(try city.order(order.id).note?.ja)
        #expect(both.contains("ありませんでした") && both.hasSuffix("風が 強いので 車で お届けします。夕方までに まいります。"))
        let corrected = try await city.desk.post(path, PickOrder(picked: [], none: []))
            .read(Order.self)
        #expect(corrected.note?.ja == "風が 強いので 車で お届けします。夕方までに まいります。")
    }

    @Test("only the desk sees the plan, and looking is audited")
    func audited() async throws {
        let city = try await CityForTests()
        #expect(
            try await city.desk.get(Route.plan.path(monday.description)).problem
                == "404 not-found")
        await city.close()
        try await city.plan()
        _ = try await city.current()
        let lines = try city.look { try $0.audit.lines().prefix(3).map(\.what) }
        #expect(lines == ["plan", "publishPlan", "makePlan"])
        #expect(
            try await city.viewer.get(Route.plan.path(monday.description)).problem
                == "403 not-allowed")
        let dry = try await city.make(query: "dry-run=1").read(PlanView.self, status: 201)
        #expect(dry.version == 2)
        #expect(try city.look { try $0.plans.newest(of: monday)?.version } == 1)
        #expect(
            try await city.make(day: monday.adding(days: -1)).problem == "422 bad-day")
    }
}

extension Municipality {
    /// The same city with other vans or volunteers.
    func with(vans: [Van]? = nil, volunteers: [Volunteer]? = nil, bases: [Base]? = nil)
        -> Municipality
    {
        Municipality(
            code: code, name: name, zone: zone, officePhone: officePhone,
            officeHours: officeHours, monthlyFee: monthlyFee, firstLaunch: firstLaunch,
            homeBy: homeBy, handOffBy: handOffBy, maximumOrderMass: maximumOrderMass,
            villages: villages, bases: bases ?? self.bases, corridors: corridors,
            airframes: airframes, drones: drones, vans: vans ?? self.vans,
            volunteers: volunteers ?? self.volunteers, taxiZones: taxiZones, taxis: taxis,
            ridePlaces: ridePlaces, rideTerms: rideTerms, shops: shops, cutoffs: cutoffs,
            holidays: holidays)
    }
}
