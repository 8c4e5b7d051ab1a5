import Database
import Domain
import Records
import Testing

@Suite("The books, on both engines") struct BooksTests {
    let day = Sample.day
    let moment = Sample.moment

    @Test(
        "a store is made once and says what it is; the epoch changes by hand only",
        arguments: Engine.allCases)
    func store(_ engine: Engine) throws {
        let open = try OpenBooks(engine)
        #expect(try open.books.store.facts() == nil)
        let facts = StoreFacts(epoch: "e1", rehearsal: true, createdAt: moment)
        try open.books.store.create(facts)
        #expect(try open.books.store.facts() == facts)
        #expect(throws: SQLError.self) {
            try open.connection.attempt("again") { try open.books.store.create(facts) }
        }
        try open.books.store.change(epoch: "e2")
        #expect(try open.books.store.facts()?.epoch == "e2")
        try open.books.store.claim(writer: "one")
        #expect(try open.books.store.isWriter("one"))
        try open.books.store.claim(writer: "two")
        #expect(try !open.books.store.isWriter("one"))
    }

    @Test(
        "the order log counts from one without gaps, also over what was undone",
        arguments: Engine.allCases)
    func log(_ engine: Engine) throws {
        let open = try OpenBooks(engine)
        let log = open.books.log
        #expect(try log.last() == 0)
        #expect(try log.append(.close, at: moment, day: day, subject: "a", actor: "office") == 1)
        struct Undo: Error {}
        #expect(throws: Undo.self) {
            try open.connection.attempt("undone") {
                try log.append(.picked, at: moment, subject: "b", actor: "office")
                throw Undo()
            }
        }
        let second = try log.append(
            .orderAccepted, at: moment.adding(minutes: 1), day: day, household: id("h-1"),
            village: id("nakao"), subject: "a", actor: "box:box-1", detail: "{\"x\":1}")
        #expect(second == 2)
        let events = try log.events(after: 0)
        #expect(events.map(\.sequence) == [1, 2])
        #expect(events[1].household == (try id("h-1")) && events[1].detail == "{\"x\":1}")
        #expect(try log.events(about: "a") == events)
        #expect(try log.events(after: 1) == [events[1]])
        #expect(try log.events(from: day, to: day) == events)
        #expect(try log.events(from: day.adding(days: 1), to: day.adding(days: 2)).isEmpty)
    }

    @Test("a slot is closed once, by the first entry", arguments: Engine.allCases)
    func closes(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let slot = Slot(day: day, shop: try id("coop"), village: try id("nakao"))
        let other = Slot(day: day, shop: try id("coop"), village: try id("hatake"))
        #expect(try books.closes.sequence(of: slot) == nil)
        try books.closes.close(slot, sequence: 7, reason: "cut-off")
        try books.closes.close(slot, sequence: 9, reason: "again")
        try books.closes.close(other, sequence: 9, reason: "cut-off")
        #expect(try books.closes.sequence(of: slot) == 7)
        #expect(try books.closes.closed(from: day, to: day) == [slot: 7, other: 9])
        #expect(try books.closes.closed(from: day, to: day, village: slot.village) == [slot: 7])
    }

    @Test("a decision is kept word for word and a key is used once", arguments: Engine.allCases)
    func decisions(_ engine: Engine) throws {
        let open = try OpenBooks(engine)
        let decision = Decision(fingerprint: "f", status: 201, body: "{\"名\":\"'%_\\\"}")
        try open.books.decisions.keep(decision, signer: "box:a", key: "k", sequence: 1, at: moment)
        #expect(try open.books.decisions.decision(signer: "box:a", key: "k") == decision)
        #expect(try open.books.decisions.decision(signer: "box:b", key: "k") == nil)
        #expect(throws: SQLError.self) {
            try open.connection.attempt("again") {
                try open.books.decisions.keep(
                    decision, signer: "box:a", key: "k", sequence: 2, at: moment)
            }
        }
        let box: BoxId = try id("box-1")
        #expect(try open.books.decisions.take(sequence: 1, of: box, for: "k"))
        #expect(try open.books.decisions.take(sequence: 1, of: box, for: "k"))
        #expect(try !open.books.decisions.take(sequence: 1, of: box, for: "other"))
        #expect(try open.books.decisions.take(sequence: 1, of: id("box-2"), for: "other"))
    }

    @Test("a box is entered, heard from and shut out once", arguments: Engine.allCases)
    func boxes(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let box = BoxRecord(
            id: try books.boxes.nextId(), household: try id("h-1"), publicKey: "p", model: "m",
            checkDigits: "012345", pairedAt: moment)
        try books.boxes.add(box)
        #expect(try books.boxes.box(box.id) == box)
        #expect(try books.boxes.nextId() != box.id)
        try books.boxes.saw(box.id, at: moment.adding(minutes: 1), sequence: 5)
        try books.boxes.saw(box.id, at: moment.adding(minutes: 2), sequence: 3)
        let seen = try #require(try books.boxes.box(box.id))
        #expect(seen.lastSequence == 5 && seen.lastSeen == moment.adding(minutes: 2))
        #expect(try books.boxes.revoke(box.id, at: moment))
        #expect(try !books.boxes.revoke(box.id, at: moment))
        #expect(try books.boxes.boxes(of: box.household).map(\.revokedAt) == [moment])
        #expect(try books.boxes.boxes(publicKey: "p").map(\.id) == [box.id])
        #expect(try books.boxes.all().count == 1)
    }

    @Test(
        "a pairing code expires, burns after five wrong tries, and serves one box",
        arguments: Engine.allCases)
    func pairings(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let end = moment.adding(minutes: 10)
        let household: HouseholdId = try id("h-1")
        try books.pairings.open(
            code: "1", for: .household(household), by: "operator:a", expires: end)
        try books.pairings.open(
            code: "2", for: .household(household), by: "operator:a", expires: end)
        #expect(try books.pairings.find(code: "1", at: moment) == nil)
        #expect(try books.pairings.find(code: "2", at: moment)?.holder == .household(household))
        #expect(try books.pairings.find(code: "2", at: end) == nil)
        #expect(try books.pairings.use(code: "2", for: id("box-1")))
        #expect(try !books.pairings.use(code: "2", for: id("box-2")))
        let clinic = Pairing.Holder.place(try id("clinic"))
        try books.pairings.open(code: "0", for: clinic, by: "operator:a", expires: end)
        try books.pairings.open(code: "3", for: clinic, by: "operator:a", expires: end)
        #expect(try books.pairings.find(code: "0", at: moment) == nil)
        #expect(try books.pairings.find(code: "3", at: moment)?.holder == clinic)
        let burnt = try (1...5).map { _ in try books.pairings.countWrongTry(at: moment) }
        #expect(burnt == [0, 0, 0, 0, 1])
        #expect(try books.pairings.find(code: "3", at: moment) == nil)
        #expect(try books.pairings.find(code: "2", at: moment)?.box?.text == "box-1")
        try books.pairings.forget(before: end.adding(minutes: 1))
        #expect(try books.pairings.find(code: "2", at: moment) == nil)
    }

    @Test("people at the desk are let in, changed and shut out", arguments: Engine.allCases)
    func operators(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let person = OperatorRecord(id: try id("tanaka"), role: .operator, publicKey: "p")
        try books.operators.add(person, at: moment)
        #expect(try books.operators.person(person.id) == person)
        #expect(try books.operators.revoke(person.id, at: moment))
        #expect(try !books.operators.revoke(person.id, at: moment))
        #expect(try books.operators.person(person.id)?.revokedAt == moment)
        let again = OperatorRecord(id: person.id, role: .auditor, publicKey: "q")
        try books.operators.add(again, at: moment)
        #expect(try books.operators.all() == [again])
    }

    @Test(
        "the audit chain is whole until a line is changed, taken out or cut off",
        arguments: Engine.allCases)
    func audit(_ engine: Engine) throws {
        let open = try OpenBooks(engine)
        for number in 1...6 {
            let place = try open.books.audit.append(
                at: moment, who: "operator:a", what: "order", subject: "o-\(number)",
                reason: number == 3 ? "理由" : nil, status: 200)
            #expect(place == Int64(number))
        }
        #expect(try open.books.audit.lines(most: 2).map(\.subject) == ["o-6", "o-5"])
        #expect(try open.books.audit.lines(before: 3).map(\.sequence) == [2, 1])
        #expect(try open.books.audit.firstBreak() == nil)
        let tampering = [
            ("UPDATE audit SET subject = 'x' WHERE muni = ? AND sequence = 4", Int64(4)),
            ("UPDATE audit SET reason = NULL WHERE muni = ? AND sequence = 3", 3),
            ("DELETE FROM audit WHERE muni = ? AND sequence = 2", 2),
            ("DELETE FROM audit WHERE muni = ? AND sequence = 6", 6),
        ]
        for (sql, place) in tampering {
            try open.connection.savepoint("tamper")
            try open.connection.execute(sql, [.text("202096")])
            #expect(try open.books.audit.firstBreak() == place)
            try open.connection.rollback(to: "tamper")
        }
        #expect(try open.books.audit.firstBreak() == nil)
    }

    @Test(
        "households are found by any part of what people say; signs stand for themselves",
        arguments: Engine.allCases)
    func households(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let first = try Sample.household("h-1")
        let second = try Sample.household("H_2", name: "100%の家\\", phone: "0265-22")
        #expect(try books.households.put(first))
        #expect(try books.households.put(second))
        #expect(try !books.households.put(first))
        #expect(try books.households.household(first.id) == first)
        #expect(Set(try books.households.all()) == [first, second])
        for (text, found) in [
            ("山", [first]), ("YAMA", [second, first]), ("-22", [second]), ("%", [second]),
            ("_", [second]), ("\\", [second]), ("H-1", [first]), ("'", []),
        ] {
            #expect(Set(try books.households.search(text)) == Set(found), "\(text)")
        }
        #expect(try books.households.search("や", most: 1).count == 1)
    }
}
