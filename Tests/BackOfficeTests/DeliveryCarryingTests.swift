import BackOffice
import Domain
import Records
import Testing
import Wire

@Suite("Carrying and handing over") struct DeliveryCarryingTests {
    let monday = CityForTests.monday

    @Test(
        "an order's progress follows its flight to the door, on both engines",
        arguments: StoreKind.allCases)
    func flight(engine: StoreKind) async throws {
        let city = try await CityForTests(on: engine)
        let order = try await city.order("oguri-1")
        await city.close()
        let sortie = try #require(try await city.plan().sorties.first)
        #expect(sortie.id.text == "S-5-1")
        for step in ["load", "launch", "land", "return"] {
            #expect(try await city.sortie(sortie.id, step).problem == "409 not-next")
        }
        let soon: [(String, OrderProgress)] = [
            ("check", .preparing), ("load", .preparing), ("launch", .onTheWay), ("land", .atHall),
        ]
        for (step, progress) in soon {
            let view = try await city.sortie(sortie.id, step).read(SortieView.self)
            #expect(view.orders.count == 1)
            #expect(try city.order(order.id).progress == progress)
        }
        #expect(try await city.sortie(sortie.id, "cancel", reason: "風").problem == "409 not-next")
        city.clock.set(CityForTests.at(12, 30))
        let done = try await city.handOff(order.id, "done", to: "ご本人").read(Order.self)
        #expect(done.progress == .handedOver && done.handedTo == "ご本人")
        #expect(done.handedOverAt == CityForTests.at(12, 30))
        #expect(try await city.handOff(order.id, "done", to: "ご本人").problem == "409 not-next")
        _ = try await city.sortie(sortie.id, "return").read(SortieView.self)
        let kinds = try city.look { try $0.log.events(about: order.id.text).map(\.kind) }
        #expect(kinds == [.orderAccepted, .sortieStep, .sortieStep, .handedOver])
        #expect(try await city.sortie(CityForTests.id("S-5-9"), "check").problem == "404 not-found")
        #expect(try await city.sortie(sortie.id, "explode").problem == "404 not-found")
    }

    @Test("a flight that is given up goes to a van at once, and the household reads so")
    func givenUp() async throws {
        let city = try await CityForTests()
        let order = try await city.order("oguri-1")
        await city.close()
        let sortie = try #require(try await city.plan().sorties.first)
        #expect(try await city.sortie(sortie.id, "cancel").problem == "422 reason-missing")
        let gone = try await city.sortie(sortie.id, "cancel", reason: "電池").read(SortieView.self)
        #expect(gone.progress == .cancelled && gone.orders.isEmpty)
        let plan = try await city.current()
        #expect(plan.version == 1 && plan.vanOrders == [order.id])
        #expect(plan.certificate.byAir == 0 && plan.certificate.sorties == 0)
        let now = try city.order(order.id)
        #expect(now.carrier == .van && now.progress == .preparing)
        #expect(now.note?.ja == "予定が かわりました。車で お届けします。夕方までに まいります。")
        expectNoDrone(now.note)
        let line = try #require(try city.look { try $0.audit.lines().dropFirst().first })
        #expect(line.what == "sortieStep" && line.reason == "電池")
    }

    @Test("a van that comes by later takes a lost flight's orders, else a round of their own does")
    func laterRound() async throws {
        let city = try await CityForTests()
        let heavy = try await city.order("oguri-1", SmallTown.item(103))
        let light = try await city.order("oguri-2")
        let other = try await city.order("kuwadaira-1")
        await city.close()
        let plan = try await city.plan()
        #expect(plan.vanOrders == [heavy.id] && plan.sorties.count == 2)
        for sortie in plan.sorties {
            _ = try await city.sortie(sortie.id, "cancel", reason: "雷").read(SortieView.self)
        }
        let after = try await city.current()
        let joined = try #require(after.vanRounds.first { $0.id == plan.vanRounds[0].id })
        #expect(joined.stops.flatMap(\.orders).map(\.order) == [heavy.id, light.id])
        #expect(joined.mass == (try city.order(heavy.id).mass) + (try city.order(light.id).mass))
        let own = try #require(after.vanRounds.first { $0.id != joined.id })
        #expect(own.stops.flatMap(\.orders).map(\.order) == [other.id])
        #expect(
            own.van != joined.van || own.departs >= joined.returns || own.returns <= joined.departs)
        #expect(after.everyOrder.count == 3)
    }

    @Test("with no van left the orders of a lost flight are held, and the household reads why")
    func nobody() async throws {
        let city = try await CityForTests { $0.with(vans: []) }
        let order = try await city.order("oguri-1")
        await city.close()
        let sortie = try #require(try await city.plan().sorties.first)
        _ = try await city.sortie(sortie.id, "cancel", reason: "雷").read(SortieView.self)
        let plan = try await city.current()
        #expect(plan.held.map(\.order) == [order.id] && plan.held.map(\.code) == ["no-van"])
        let now = try city.order(order.id)
        #expect(now.progress == .preparing && now.carrier == nil && now.note == plan.held[0].reason)
        // At the end of the day somebody at the desk fails it, and it comes back tomorrow.
        let failed = try await city.handOff(order.id, "failed", note: "車なし").read(Order.self)
        #expect(failed.progress == .notDelivered)
        let undone = try await city.handOff(order.id, "undo", note: "まちがい").read(Order.self)
        #expect(undone.progress == .preparing, "it never was at the hall")
    }

    @Test("a flight that comes back without having landed hands its orders to the ground")
    func cameBack() async throws {
        let city = try await CityForTests()
        let order = try await city.order("oguri-1")
        await city.close()
        let sortie = try #require(try await city.plan().sorties.first)
        for step in ["check", "load", "launch"] { _ = try await city.sortie(sortie.id, step) }
        #expect(try city.order(order.id).progress == .onTheWay)
        let back = try await city.sortie(sortie.id, "return").read(SortieView.self)
        #expect(back.progress == .returned && back.orders.isEmpty)
        let now = try city.order(order.id)
        #expect(now.progress == .preparing && now.carrier == .van && now.note != nil)
        #expect(try await city.current().vanOrders == [order.id])
    }

    @Test("a van takes its orders along, leaves them at each hall, and brings back what it missed")
    func vanRound() async throws {
        let city = try await CityForTests()
        let first = try await city.order("kamitakizawa-1")
        let second = try await city.order("nakanotaira-1")
        await city.close()
        let plan = try await city.plan(CityForTests.storm)
        let round = try #require(
            plan.vanRounds.first {
                $0.stops.contains { $0.village.text == "kamitakizawa" }
            })
        #expect(round.id.hasPrefix("R-5-"))
        #expect(
            try await city.van(round.id, "arrive-kamitakizawa").problem == "409 not-next")
        #expect(try await city.van(round.id, "return").problem == "409 not-next")
        _ = try await city.van(round.id, "depart").read(VanRoundView.self)
        #expect(try await city.van(round.id, "depart").problem == "409 not-next")
        #expect(try city.order(first.id).progress == .onTheWay)
        let there = try await city.van(round.id, "arrive-kamitakizawa").read(VanRoundView.self)
        #expect(there.arrived.map(\.text) == ["kamitakizawa"])
        #expect(try city.order(first.id).progress == .atHall)
        #expect(
            try await city.van(round.id, "arrive-kamitakizawa").problem == "409 not-next")
        #expect(try await city.van(round.id, "arrive-oguri").problem == "404 not-found")
        #expect(try await city.van("R-5-99", "depart").problem == "404 not-found")
        city.clock.set(CityForTests.at(13, 0))
        let done = try await city.van(round.id, "return").read(VanRoundView.self)
        #expect(done.progress == "returned")
        let missed = try city.order(second.id)
        #expect(missed.progress == .preparing && missed.carrier == .van)
        let after = try await city.current()
        #expect(after.everyOrder.sorted() == [first.id, second.id].sorted())
        #expect(after.vanOrders.contains(second.id))
    }

    @Test("nothing leaves on another day than its plan's")
    func anotherDay() async throws {
        let city = try await CityForTests()
        try await city.order("oguri-1")
        await city.close()
        let sortie = try #require(try await city.plan().sorties.first)
        _ = try await city.sortie(sortie.id, "check")
        _ = try await city.sortie(sortie.id, "load")
        city.clock.set(CityForTests.at(9, 0, day: monday.adding(days: 1)))
        #expect(try await city.sortie(sortie.id, "launch").problem == "409 not-today")
    }

    @Test("what could not be handed over stands first in tomorrow's list and in tomorrow's plan")
    func tomorrow() async throws {
        let city = try await CityForTests()
        let tuesday = monday.adding(days: 1)
        let late = try await city.order("oguri-1")
        let next = try await city.order("oguri-2", day: tuesday)
        await city.close()
        let sortie = try #require(try await city.plan().sorties.first)
        for step in ["check", "load", "launch", "land"] {
            _ = try await city.sortie(sortie.id, step)
        }
        #expect(try await city.handOff(late.id, "failed").problem == "422 reason-missing")
        let failed = try await city.handOff(late.id, "failed", note: "留守").read(Order.self)
        #expect(failed.progress == .notDelivered)
        #expect(failed.note?.ja.contains("もう一度 うかがいます") == true)
        #expect(failed.note?.ja.contains("留守") == false, "the desk's words are for the desk")
        city.clock.set(CityForTests.at(9, 0, day: tuesday))
        let morning = try await city.desk.get(Route.handOffs.path())
            .read(Listing<HandOffRow>.self).items
        #expect(morning.map(\.order.id) == [late.id, next.id])
        await city.close(day: tuesday)
        let plan = try await city.plan(day: tuesday)
        #expect(Set(plan.everyOrder) == [late.id, next.id])
        let again = try city.order(late.id)
        #expect(again.progress == .preparing && again.day == monday)
        #expect(again.note?.ja == "お待たせしました。きょう 夕方までに お届けします。")
        let rows = try await city.desk.get(Route.handOffs.path())
            .read(Listing<HandOffRow>.self).items
        #expect(rows.map(\.order.id) == [late.id, next.id])
        #expect(rows[0].volunteer != nil && rows[0].expected != nil)
        #expect(rows[0].address == "大栗 1番地" && rows[0].phone == "0000-00-0001")
        let line = try #require(try city.look { try $0.audit.lines().first })
        #expect(line.what == "handOffs" && line.subject == tuesday.description)
    }

    @Test("a wrong record is taken back: the order is at the hall again")
    func undo() async throws {
        let city = try await CityForTests()
        let order = try await city.order("oguri-1")
        await city.close()
        let sortie = try #require(try await city.plan().sorties.first)
        #expect(try await city.handOff(order.id, "done", to: "妻").problem == "409 not-next")
        #expect(try await city.handOff(order.id, "undo", note: "x").problem == "409 not-next")
        for step in ["check", "load", "launch", "land"] {
            _ = try await city.sortie(sortie.id, step)
        }
        #expect(try await city.handOff(order.id, "done").problem == "422 to-missing")
        _ = try await city.handOff(order.id, "done", to: "妻", note: "お元気").read(Order.self)
        #expect(try await city.handOff(order.id, "undo").problem == "422 reason-missing")
        let undone = try await city.handOff(order.id, "undo", note: "隣の家").read(Order.self)
        #expect(undone.progress == .atHall)
        #expect(undone.handedTo == nil && undone.handedOverAt == nil)
        _ = try await city.handOff(order.id, "failed", note: "留守").read(Order.self)
        let back = try await city.handOff(order.id, "undo", note: "いた").read(Order.self)
        #expect(back.progress == .atHall)
        let events = try city.look { try $0.log.events(about: order.id.text) }
        #expect(
            events.suffix(4).map(\.kind) == [
                .handedOver, .handOffUndone, .handOffFailed, .handOffUndone,
            ])
        #expect(events.contains { $0.kind == .handedOver && $0.detail.contains("お元気") })
    }

    @Test("a switched village keeps its van until the end of the day, whatever the wind")
    func switchedBefore() async throws {
        let city = try await CityForTests()
        let order = try await city.order("oguri-1")
        try await city.order("kuwadaira-1")
        let wish = SwitchCarrier(
            village: CityForTests.id("oguri"), carrier: .van, day: monday, reason: "発着点の草")
        let none = try await city.desk.post(Route.switchCarrier.path(), wish)
            .read(CarrierSwitched.self)
        #expect(none.orders.isEmpty)
        await city.close()
        let plan = try await city.plan()
        #expect(plan.vanOrders == [order.id] && plan.sorties.count == 1)
        let note = try #require(try city.order(order.id).note)
        #expect(note.ja == "きょうは 車で お届けします。夕方までに まいります。")
        #expect(!note.ja.contains("草"))
        let line = try #require(
            try city.look { try $0.audit.lines().first { $0.what == "switchCarrier" } })
        #expect(line.reason == "発着点の草" && line.subject == "2026-10-05 oguri")
        let tuesday = monday.adding(days: 1)
        city.clock.set(CityForTests.at(9, 0, day: tuesday))
        let next = try await city.order("oguri-2", day: tuesday)
        await city.close(day: tuesday)
        let free = try await city.plan(day: tuesday)
        #expect(free.sorties.flatMap(\.orders).map(\.order).contains(next.id))
        for bad in [
            SwitchCarrier(
                village: CityForTests.id("oguri"), carrier: .van, day: tuesday, reason: ""),
            SwitchCarrier(
                village: CityForTests.id("oguri"), carrier: .onFoot, day: tuesday, reason: "x"),
            SwitchCarrier(
                village: CityForTests.id("oguri"), carrier: .van, day: monday, reason: "x"),
        ] {
            #expect(try await city.desk.post(Route.switchCarrier.path(), bad).status == 422)
        }
    }

    @Test("a switch after publishing moves what has not left, and nothing else")
    func switchedAfter() async throws {
        let city = try await CityForTests()
        let village = "oguri"
        let flying = try await city.order("\(village)-1", SmallTown.item(101, 2))
        let second = try await city.order("\(village)-2", SmallTown.item(101, 2))
        let third = try await city.order("\(village)-3", SmallTown.item(101, 2))
        let other = try await city.order("kuwadaira-1")
        await city.close()
        let plan = try await city.plan()
        let own = plan.sorties.filter { $0.village.text == village }
        #expect(own.count == 3)
        let launched = own[0]
        for step in ["check", "load", "launch"] { _ = try await city.sortie(launched.id, step) }
        _ = try await city.sortie(own[1].id, "check")
        _ = try await city.sortie(own[1].id, "load")
        let wish = SwitchCarrier(
            village: CityForTests.id(village), carrier: .van, day: monday, reason: "突風")
        let before = [flying, second, third].map(\.id).filter { id in
            !launched.orders.contains { $0.order == id }
        }
        let dry = try await city.desk.post(
            Route.switchCarrier.path(), wish, query: "dry-run=1"
        ).read(CarrierSwitched.self)
        #expect(try await city.current().version == 1)
        let switched = try await city.desk.post(Route.switchCarrier.path(), wish)
            .read(CarrierSwitched.self)
        #expect(switched == dry && switched.orders == before.sorted())
        let after = try await city.current()
        #expect(after.version == 2 && after.status == "published")
        #expect(Set(after.vanOrders) == Set(before))
        #expect(after.everyOrder.count == 4)
        #expect(after.sorties.first { $0.id == launched.id }?.progress == .launched)
        #expect(
            after.sorties.first { $0.village.text == "kuwadaira" }
                == plan.sorties.first { $0.village.text == "kuwadaira" })
        for id in before {
            let order = try city.order(id)
            #expect(order.carrier == .van)
            #expect(order.note?.ja == "予定が かわりました。車で お届けします。夕方までに まいります。")
        }
        #expect(try city.order(other.id).carrier == .drone)
        let again = try await city.desk.post(Route.switchCarrier.path(), wish)
            .read(CarrierSwitched.self)
        #expect(again.orders.isEmpty)
        #expect(try await city.current().version == 2)
    }

    @Test("near a base a neighbour can fetch orders on foot and hand them over directly")
    func onFoot() async throws {
        let city = try await CityForTests { town in
            // The hall of Nakanotaira gets a base across the road.
            let hall = town.village(CityForTests.id("nakanotaira"))?.hall.location
            return town.with(
                bases: town.bases.map { base in
                    base.id.text == "kawabe"
                        ? Base(
                            id: base.id, name: base.name, location: hall ?? base.location,
                            launchGap: base.launchGap) : base
                })
        }
        let order = try await city.order("nakanotaira-1")
        let heavy = try await city.order("nakanotaira-2", SmallTown.item(103))
        await city.close()
        let plan = try await city.plan()
        #expect(plan.sorties.flatMap(\.orders).map(\.order) == [order.id])
        let wish = SwitchCarrier(
            village: CityForTests.id("nakanotaira"), carrier: .onFoot, day: monday, reason: "祭り")
        let switched = try await city.desk.post(Route.switchCarrier.path(), wish)
            .read(CarrierSwitched.self)
        #expect(switched.orders.contains(order.id))
        let after = try await city.current()
        #expect(after.walks.flatMap(\.orders).map(\.order) == [order.id])
        #expect(after.vanOrders == [heavy.id], "ten kilograms are too much for a rucksack")
        #expect(
            try city.order(order.id).note?.ja
                == "予定が かわりました。ご近所の 方が お届けします。夕方までに まいります。")
        let done = try await city.handOff(order.id, "done", to: "ご本人").read(Order.self)
        #expect(done.progress == .handedOver && done.note == nil)
    }
}
