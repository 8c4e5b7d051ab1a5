import Database
import Domain
import Records
import Testing

@Suite("The books of standing orders and proposals") struct StandingBooksTests {
    static func standing(_ books: Books) throws -> StandingOrder {
        let rhythm = try #require(
            Rhythm(weekdays: [.tuesday], everyWeeks: 2, from: Sample.day))
        let milk = try #require(ProductNumber(103))
        return try StandingOrder(
            id: try books.standing.nextId(), household: id("h-1"), village: id("v"),
            items: [OrderItem(product: milk, quantity: 2)], rhythm: rhythm, channel: .television,
            madeAt: Sample.moment)
    }

    static func proposal(_ books: Books) throws -> Proposal {
        let milk = try #require(ProductNumber(103))
        return try Proposal(
            id: try books.proposals.nextId(on: Sample.day), household: id("h-1"),
            village: id("v"), day: Sample.day, items: [OrderItem(product: milk, quantity: 1)],
            askedBy: "娘さん", enteredBy: id("hana"), enteredAt: Sample.moment)
    }

    /// Does a little of everything, for the test of many municipalities.
    static func live(_ books: Books) throws {
        let one = try standing(books)
        try books.standing.add(one, sequence: 9)
        _ = try books.standing.enter(StandingDay(day: Sample.day, state: .skipped), of: one.id)
        _ = try books.standing.days(of: one.id, from: Sample.day)
        _ = try books.standing.decided(from: Sample.day, to: Sample.day)
        try books.standing.reopen(Sample.day, of: one.id)
        _ = try books.standing.standing(of: one.household, endedSince: Sample.moment)
        _ = try books.standing.running()
        _ = try books.standing.standing(one.id)
        _ = try books.standing.stop(one.id, at: Sample.moment)
        var asked = try proposal(books)
        try books.proposals.add(asked, sequence: 10)
        asked.state = .late
        _ = try books.proposals.move(asked, from: .open)
        _ = try books.proposals.proposal(asked.id)
        _ = try books.proposals.proposals(on: Sample.day)
        _ = try books.proposals.proposals(of: asked.household, since: Sample.day)
    }

    @Test("a date has one row, and only one of two writers enters it", arguments: Engine.allCases)
    func oneRow(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let one = try Self.standing(books)
        try books.standing.add(one, sequence: 1)
        #expect(try books.standing.standing(one.id) == one)
        let row = try StandingDay(
            day: Sample.day, state: .ordered, order: id("2026-09-21-001"),
            note: Note(ja: "ことば", en: "words"), next: Sample.day.adding(days: 1))
        #expect(try books.standing.enter(row, of: one.id))
        #expect(
            try !books.standing.enter(StandingDay(day: Sample.day, state: .missed), of: one.id))
        #expect(try books.standing.days(of: one.id, from: Sample.day) == [row])
        #expect(
            try books.standing.decided(from: Sample.day, to: Sample.day) == [
                one.id: [Sample.day]
            ])
        try books.standing.reopen(Sample.day, of: one.id)
        #expect(try books.standing.days(of: one.id, from: Sample.day).isEmpty)
    }

    @Test(
        "an ended standing order is shown from its end on and is not run",
        arguments: Engine.allCases)
    func ended(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        let one = try Self.standing(books)
        try books.standing.add(one, sequence: 1)
        #expect(try books.standing.running() == [one])
        #expect(try books.standing.stop(one.id, at: Sample.moment))
        #expect(try !books.standing.stop(one.id, at: Sample.moment.adding(minutes: 1)))
        #expect(try books.standing.running().isEmpty)
        let found = try books.standing.standing(of: id("h-1"), endedSince: Sample.moment)
        #expect(found.first?.stoppedAt == Sample.moment)
        #expect(
            try books.standing.standing(
                of: id("h-1"), endedSince: Sample.moment.adding(minutes: 1)
            ).isEmpty)
    }

    @Test("of a yes and a no only the first one counts", arguments: Engine.allCases)
    func first(_ engine: Engine) throws {
        let books = try OpenBooks(engine).books
        var asked = try Self.proposal(books)
        #expect(asked.id.text == "p-\(Sample.day)-001")
        try books.proposals.add(asked, sequence: 1)
        #expect(try books.proposals.proposal(asked.id) == asked)
        asked.state = .assented
        asked.order = try id("2026-09-21-001")
        #expect(try books.proposals.move(asked, from: .open))
        asked.state = .declined
        #expect(try !books.proposals.move(asked, from: .open))
        #expect(try books.proposals.proposals(on: Sample.day).map(\.state) == [.assented])
    }
}
