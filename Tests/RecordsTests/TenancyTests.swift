import Database
import Domain
import Foundation
import Records
import Testing

@Suite("Many municipalities in one database") struct TenancyTests {
    let moment = Sample.moment

    /// Does a little of everything.
    private func live(_ books: Books) throws -> Order {
        try books.store.create(StoreFacts(epoch: "e", rehearsal: false, createdAt: moment))
        try books.store.claim(writer: "w")
        _ = try books.store.isWriter("w")
        try books.store.change(epoch: "f")
        _ = try books.store.facts()
        _ = try books.households.put(Sample.household("h-1"))
        _ = try books.households.all()
        _ = try books.households.search("山")
        var order = try Sample.order(books)
        let sequence = try books.log.append(
            .orderAccepted, at: moment, day: order.day, subject: order.id.text, actor: "box:b")
        try books.orders.add(order, sequence: sequence)
        order.progress = .preparing
        _ = try books.orders.update(&order)
        _ = try books.orders.orders(on: order.day)
        _ = try books.orders.orders(of: order.household, since: order.day)
        var ride = try Sample.ride(books)
        try books.rides.add(ride, sequence: 2)
        _ = try books.rides.update(&ride)
        _ = try books.rides.rides(on: Sample.day)
        _ = try books.rides.rides(of: ride.household, since: Sample.day)
        try books.closes.close(order.slots[0], sequence: sequence, reason: "x")
        _ = try books.closes.sequence(of: order.slots[0])
        _ = try books.closes.closed(from: Sample.day, to: Sample.day)
        _ = try books.closes.closed(from: Sample.day, to: Sample.day, village: order.village)
        try books.decisions.keep(
            Decision(fingerprint: "f", status: 200, body: ""), signer: "box:b", key: "k",
            sequence: 1, at: moment)
        _ = try books.decisions.take(sequence: 1, of: id("box-1"), for: "k")
        let box = BoxRecord(
            id: try books.boxes.nextId(), household: order.household, publicKey: "p", model: "m",
            checkDigits: "1", pairedAt: moment)
        try books.boxes.add(box)
        try books.boxes.saw(box.id, at: moment)
        _ = try books.boxes.revoke(box.id, at: moment)
        _ = try books.boxes.boxes(publicKey: "p")
        _ = try books.boxes.boxes(of: order.household)
        try books.pairings.open(
            code: "1", for: .household(order.household), by: "o", expires: moment)
        _ = try books.pairings.find(code: "1", at: moment.adding(minutes: -1))
        _ = try books.pairings.countWrongTry(at: moment.adding(minutes: -1))
        _ = try books.pairings.use(code: "1", for: box.id)
        try books.operators.add(
            OperatorRecord(id: id("tanaka"), role: .viewer, publicKey: "p"), at: moment)
        _ = try books.operators.revoke(id("tanaka"), at: moment)
        try books.audit.append(
            at: moment, who: "o", what: "w", subject: "s", reason: nil, status: 200)
        _ = try books.audit.firstBreak()
        try books.checkIns.put(
            CheckIn(
                household: order.household, village: order.village, day: Sample.day,
                answer: .well, channel: .paper, at: moment))
        try books.practices.note(
            .rides, of: order.household, in: order.village, at: moment)
        _ = try books.practices.lessons(of: order.household)
        try care(books, for: order)
        try severalOffices(books)
        let tofu = try #require(ProductNumber(102))
        try books.stock.set(tofu, shop: id("coop"), left: 4)
        _ = try books.stock.take(1, of: tofu, shop: id("coop"))
        try books.stock.giveBack(1, of: tofu, shop: id("coop"))
        try books.plans.put(
            PlanRecord(day: Sample.day, version: 1, status: "draft", madeAt: moment, body: "{}"))
        try books.switches.put(
            .van, village: order.village, day: Sample.day, reason: "x", cause: .wind, at: moment)
        try NoticeLife.live(books, order.household, moment)
        _ = try books.switches.causes(on: Sample.day)
        try books.spending.put(20_000, of: order.household, at: moment)
        _ = try books.spending.limit(of: order.household)
        let wish = ItemWish(
            id: try books.itemWishes.nextId(), household: order.household, category: "milk",
            item: nil, name: Name(ja: "牛乳", kana: "", en: "Milk"), picture: "🥛", at: moment)
        try books.itemWishes.put(wish)
        _ = try books.itemWishes.wish(wish.id)
        _ = try books.itemWishes.wishes(of: order.household, since: moment)
        _ = try books.itemWishes.wishes(since: moment)
        _ = try books.spending.totals(of: order.household, from: order.day, to: order.day)
        try StandingBooksTests.live(books)
        return order
    }

    private func severalOffices(_ books: Books) throws {
        try books.store.takeTurn()
        _ = try books.store.takeTurn(of: "w", epoch: "f")
        let epoch = try #require(
            try books.leases.take("sweep", by: "w", seconds: 60, at: moment))
        #expect(try books.leases.holds("sweep", by: "w", epoch: epoch))
        try books.leases.giveBack("sweep", by: "w")
        try books.leases.note(batch: 1, of: "w", at: moment)
        #expect(try books.leases.lastBatch(of: "w") == 1)
        try books.leases.forgetOffices(before: moment)
        try books.kioskTries.countWrong(id("box-1"), most: 5, until: moment)
        #expect(try !books.kioskTries.mustWait(id("box-1"), at: moment))
        try books.kioskTries.forget(id("box-1"))
    }

    private func care(_ books: Books, for order: Order) throws {
        let home = order.household
        _ = try books.consents.append(
            .given, to: .observations, version: 1, household: home, channel: .paper, actor: "o",
            reason: nil, at: moment)
        _ = try books.consents.entries(of: home)
        _ = try books.consents.last(.observations, of: home)
        try books.aways.put(Away(from: Sample.day, until: Sample.day), of: home)
        _ = try books.aways.aways(of: home, since: Sample.day)
        _ = try books.aways.aways(from: Sample.day, to: Sample.day)
        try books.keySigns.put(home, day: Sample.day, part: 1, at: moment)
        _ = try books.keySigns.signs(of: home, from: moment, to: moment)
        try books.keySigns.forget(home)
        _ = try books.log.place(before: moment)
        try books.observations.put(
            Observation(at: moment, observed: .fine, note: "", by: Sample.household("h-1").name),
            about: order.id, of: home)
        _ = try books.observations.notes(of: home, since: moment)
        try books.observations.forget(home, before: moment)
        try books.wellnessSettings.put(WellnessSetting(silenceHours: 48), of: home)
        _ = try books.wellnessSettings.setting(of: home)
        _ = try books.wellnessSettings.all()
    }

    @Test(
        "two municipalities live in one database and see nothing of each other",
        arguments: Engine.allCases)
    func apart(_ engine: Engine) throws {
        let open = try OpenBooks(engine)
        let other = try OpenBooks.books("20210", open.connection)
        let order = try live(open.books)
        #expect(try other.store.facts() == nil)
        #expect(try other.log.events(after: 0).isEmpty)
        #expect(try other.orders.order(order.id) == nil)
        #expect(try other.households.all().isEmpty)
        #expect(try other.itemWishes.wishes(since: moment).isEmpty)
        #expect(try other.spending.limit(of: order.household) == nil)
        #expect(
            try other.spending.totals(of: order.household, from: order.day, to: order.day).isEmpty)
        #expect(try other.stock.all().isEmpty)
        #expect(try other.decisions.decision(signer: "box:b", key: "k") == nil)
        // The same ids and numbers again: nothing is in anybody's way.
        #expect(try live(other).id == order.id)
        #expect(try other.audit.firstBreak() == nil)
        #expect(try other.log.last() == 1)
    }

    @Test(
        "every key begins with the municipality and every statement names it",
        arguments: Engine.allCases)
    func everyStatement(_ engine: Engine) throws {
        for step in Books.migrations.steps {
            let tables = step.sql.components(separatedBy: "CREATE TABLE ").dropFirst()
            // A later step may add a column to a table of an earlier one.
            #expect(!tables.isEmpty || step.sql.hasPrefix("ALTER TABLE "), "\(step.name)")
            for table in tables { #expect(table.contains("PRIMARY KEY (muni"), "\(step.name)") }
            for type in ["SERIAL", "real", "double", "boolean", "timestamp", "json"] {
                #expect(!step.sql.contains(type), "\(step.name)")
            }
        }
        let open = try OpenBooks(engine)
        let listener = Listener(open.connection)
        _ = try live(OpenBooks.books("20210", listener))
        #expect(listener.statements.count > 50)
        for sql in listener.statements {
            let isInsert = sql.hasPrefix("INSERT INTO") && sql.contains("(muni,")
            #expect(isInsert || sql.contains("WHERE muni = ?"), "\(sql)")
            #expect(PortableSQL.faults(in: sql) == [], "\(sql)")
            #expect(TenantSQL.faults(in: sql, tables: HouseSQLTests.tables) == [], "\(sql)")
        }
    }
}
