import BackOffice
import Database
import Domain
import Records
import Seal
import Testing
import Wire

@Suite("Trust") struct TrustTests {
    let monday = OfficeForTests.monday
    var wish: PlaceOrder {
        PlaceOrder(items: [SmallTown.item(102)], day: monday, channel: .television)
    }

    @Test("the same key and body get the same bytes, and one order")
    func idempotency() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let request = try box.write(Route.placeOrder.path(), wish)
        let first = await box.send(request)
        tests.clock.set(OfficeForTests.at(11, 30))
        await tests.office.tick()
        let again = await box.send(request)
        #expect(first.status == 201)
        #expect(again.status == 201)
        #expect(again.body == first.body)
        #expect(try tests.look { try $0.orders.orders(on: monday).count } == 1)
    }

    @Test("a refusal is a decision too: the same message later gets the same refusal")
    func refusalIsStable() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        _ = try await tests.desk.post(Route.setStock.path("102"), Stock(left: 0))
        let request = try box.write(Route.placeOrder.path(), wish)
        let first = await box.send(request)
        _ = try await tests.desk.post(Route.setStock.path("102"), Stock(left: 9))
        let again = await box.send(request)
        #expect(first.problem == "422 sold-out")
        #expect(again.body == first.body && again.status == first.status)
        #expect(again.header("content-type") == Problem.mediaType)
    }

    @Test("64 sendings of one message at once are one order")
    func sameInstant() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let request = try box.write(Route.placeOrder.path(), wish)
        let bodies = await withTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<64 { group.addTask { await box.send(request).body } }
            return await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(bodies.count == 1)
        #expect(try tests.look { try $0.orders.orders(on: monday).count } == 1)
    }

    @Test("a key used for another body is refused, and the audit log knows")
    func keyReuse() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let key = try Caller.newKey()
        #expect(try await box.post(Route.placeOrder.path(), wish, key: key).status == 201)
        let other = PlaceOrder(items: [SmallTown.item(103)], day: monday, channel: .television)
        let again = try await box.post(Route.placeOrder.path(), other, key: key)
        #expect(again.problem == "422 key-reused")
        try tests.look { books throws in
            #expect(try books.orders.orders(on: monday).count == 1)
            #expect(try books.audit.lines().first?.reason == "key-reused")
        }
    }

    @Test("a message number with a second key is a fork, and the audit log knows")
    func fork() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        #expect(try await box.post(Route.placeOrder.path(), wish, sequence: 4).status == 201)
        let copy = try await box.post(Route.placeOrder.path(), wish, sequence: 4)
        #expect(copy.problem == "409 sequence-fork")
        try tests.look { books throws in
            #expect(try books.orders.orders(on: monday).count == 1)
            #expect(try books.audit.lines().first?.reason == "sequence-fork")
        }
    }

    @Test("a box that does not number its message is refused")
    func numberless() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let answer = try await box.post(Route.placeOrder.path(), wish, sequence: 0)
        #expect(answer.problem == "400 bad-message")
        #expect(try tests.look { try $0.orders.orders(on: monday).isEmpty })
    }

    @Test("a read that is sent a second time is refused, and so is one of an earlier run")
    func replay() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let run = try await box.send(OfficeRequest(method: "GET", path: Route.health.path()))
            .read(Health.self).run
        let request = box.signed("GET", Route.view.path(), key: try Caller.newKey(), run: run)
        #expect(await box.send(request).status == 200)
        #expect(await box.send(request).problem == "401 replayed")
        let old = await box.send(
            box.signed("GET", Route.view.path(), key: try Caller.newKey(), run: "before"))
        #expect(old.problem == "401 stale-run")
        #expect(old.header(SignedFields.Header.run) == run)
    }

    @Test("whoever signs wrongly, or is not known, gets nothing")
    func signatures() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let stranger = try SigningKey.generate()
        let forged = Caller(box.name, stranger, tests)
        #expect(
            try await forged.post(Route.placeOrder.path(), wish, sequence: 1).problem
                == "401 bad-signature")
        let nobody = Caller("box:box-99", stranger, tests)
        #expect(
            try await nobody.post(Route.placeOrder.path(), wish).problem
                == "401 unknown-signer")
        #expect(try await nobody.get(Route.view.path()).problem == "401 unknown-signer")
        let bare = await box.send(OfficeRequest(method: "GET", path: Route.view.path()))
        #expect(bare.problem == "401 bad-signature")
        #expect(try tests.look { try $0.orders.orders(on: monday).isEmpty })
    }

    @Test("every part of a signed request is covered by its signature")
    func coverage() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let good = try box.write(Route.placeOrder.path(), wish)
        func changed(
            method: String? = nil, path: String? = nil, query: String? = nil, body: [UInt8]? = nil,
            header: String? = nil, value: String = ""
        ) -> OfficeRequest {
            OfficeRequest(
                method: method ?? good.method, path: path ?? good.path,
                query: query ?? good.query,
                headers: good.headers.map { $0.0 == header ? ($0.0, value) : $0 },
                body: body ?? good.body)
        }
        let zeros = String(repeating: "0", count: 32)
        let tampered = [
            changed(path: Route.checkIn.path()), changed(query: "dry-run=1"),
            changed(body: Array("{}".utf8)), changed(header: SignedFields.Header.key, value: zeros),
            changed(header: SignedFields.Header.sequence, value: "9"),
            changed(header: SignedFields.Header.epoch, value: "x"),
            changed(header: SignedFields.Header.run, value: "x"),
        ]
        for request in tampered { #expect(await box.send(request).problem == "401 bad-signature") }
        #expect(await box.send(good).status == 201)
    }

    @Test("a revoked box is told so at once, for reads and for writes")
    func revoked() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let id = String(box.name.dropFirst(4))
        let out = try await tests.desk.post(
            Route.revokeBox.path(id), Step(reason: "盗難")
        ).read(BoxRow.self)
        #expect(out.revokedAt != nil)
        #expect(try await box.get(Route.view.path()).problem == "403 revoked")
        #expect(try await box.order(SmallTown.item(102)).problem == "403 revoked")
    }

    @Test("another household's ids do not exist, on every route that takes one")
    func otherHouseholds() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let neighbour = try await tests.pairedBox(2)
        let order = try await neighbour.order(SmallTown.item(102)).read(Order.self, status: 201)
        let ride = try await neighbour.post(
            Route.requestRide.path(),
            AskForRide(request: RidesTests.request(), channel: .television)
        ).read(Ride.self, status: 201)
        let other: HouseholdId = SmallTown.id("h-2")
        let answers = [
            try await box.post(
                Route.changeOrder.path(order.id.text),
                ChangeOrder(items: [SmallTown.item(103)], version: 1)),
            try await box.post(Route.cancelOrder.path(order.id.text), Step()),
            try await box.post(Route.cancelRide.path(ride.id.text), Step()),
            try await box.post(
                Route.placeOrder.path(),
                PlaceOrder(
                    household: other, items: [SmallTown.item(102)], day: monday,
                    channel: .television)),
            try await box.post(
                Route.requestRide.path(),
                AskForRide(
                    household: other, request: RidesTests.request(), channel: .television)),
            try await box.post(
                Route.checkIn.path(),
                SayHowOneIs(household: other, answer: .well, channel: .television)),
            try await box.post(Route.cancelOrder.path("nothing"), Step()),
            try await box.post(Route.cancelOrder.path("%2e%2e"), Step()),
        ]
        for answer in answers { #expect(answer.problem == "404 not-found") }
        #expect(try tests.look { try $0.orders.order(order.id) } == order)
        #expect(try tests.look { try $0.rides.ride(ride.id) } == ride)
    }

    @Test("a dry run answers like the real thing and leaves nothing")
    func dryRun() async throws {
        let tests = try await OfficeForTests()
        let before = try tests.look { try ($0.log.last(), $0.audit.lines().count) }
        let key = try Caller.newKey()
        let wish = PlaceOrder(
            household: SmallTown.id("h-3"), items: [SmallTown.item(102)], day: monday,
            channel: .telephone)
        let dry = try await tests.desk.post(
            Route.placeOrder.path(), wish, query: "dry-run=1", key: key)
        #expect(dry.header("engawa-dry-run") == "1")
        #expect(try dry.read(Order.self, status: 201).receipt.text == "21-001")
        let after = try tests.look { try ($0.log.last(), $0.audit.lines().count) }
        #expect(after.0 == before.0)
        #expect(after.1 == before.1 + 1)
        #expect(try tests.look { try $0.audit.lines(most: 1).first?.reason } == "dry-run")
        #expect(try tests.look { try $0.orders.orders(on: monday).isEmpty })
        let real = try await tests.desk.post(Route.placeOrder.path(), wish, key: key)
        #expect(real.header("engawa-dry-run") == nil)
        #expect(real.body == dry.body)
    }

    @Test(
        "what cannot be read is refused, whoever signed it",
        arguments: [
            "", "{", "[]", "{\"items\":1}",
            "{\"items\":[{\"product\":1,\"quantity\":1}],\"channel\":\"television\"}",
            String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
        ])
    func garbage(body: String) async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let answer = await box.send(
            box.signed(
                "POST", Route.placeOrder.path(), body: Array(body.utf8),
                key: try Caller.newKey(), sequence: 1))
        #expect(answer.problem == "400 bad-message")
    }

    @Test("a second office on the same store is refused, and the first goes on")
    func secondOffice() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        #expect(throws: SQLError.self) { try tests.openSecond() }
        #expect(try await box.order(SmallTown.item(102)).status == 201)
    }

    @Test("after a restore the epoch is new, writes of the old one are executed and told so")
    func restored() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let before = try await box.view().epoch
        try tests.renewEpoch()
        let answer = try await box.order(SmallTown.item(102))
        #expect(answer.status == 201)
        let now = try #require(answer.header(SignedFields.Header.epoch))
        #expect(now != before)
        #expect(try await box.view().epoch == now)
        #expect(try tests.look { try $0.audit.lines().contains { $0.what == "renewEpoch" } })
    }

    @Test("an id of an earlier epoch may mean another order by now, so it cancels nothing")
    func earlierIds() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let order = try await box.order(SmallTown.item(102)).read(Order.self, status: 201)
        let body = try Message.bytes(Step())
        func cancel(_ epoch: String?) async throws -> OfficeResponse {
            await box.send(
                box.signed(
                    "POST", Route.cancelOrder.path(order.id.text), body: body,
                    key: String(repeating: "a", count: 32), sequence: 9, epoch: epoch))
        }
        #expect(try await cancel("before").problem == "401 stale-epoch")
        #expect(try tests.look { try $0.orders.order(order.id)?.progress } == .accepted)
        // Under the same key and number it is done once the box knows the epoch.
        #expect(try await cancel(nil).status == 200)
        #expect(try await cancel("before").status == 200)
    }

    @Test("a box that is bound anew to its household gets the decisions it had before")
    func boundAnew() async throws {
        let tests = try await OfficeForTests()
        let box = try await tests.pairedBox(1)
        let key = try Caller.newKey()
        let first = try await box.post(Route.placeOrder.path(), wish, key: key, sequence: 1)
        let opened = try await tests.desk.post(
            Route.openPairing.path(), OpenPairing(household: SmallTown.id("h-1")))
        let code = try opened.read(PairingCode.self, status: 201).code
        let paired = try await tests.pair(code, box.key).read(Paired.self, status: 201)
        let again = Caller("box:\(paired.box)", box.key, tests)
        #expect(again.name != box.name)
        let second = try await again.post(Route.placeOrder.path(), wish, key: key, sequence: 1)
        #expect(second.status == 201 && second.body == first.body)
        #expect(try tests.look { try $0.orders.orders(on: monday).count } == 1)
        // Another box in its place has no part in it.
        let other = try await tests.pairedBox(1)
        let third = try await other.post(Route.placeOrder.path(), wish, key: key, sequence: 1)
        #expect(third.status == 201 && third.body != first.body)
    }
}
