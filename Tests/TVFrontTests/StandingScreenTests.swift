import Domain
import Testing

@testable import TVFront

@Suite("Standing orders on the television")
struct StandingScreenTests {
    let id: StandingOrderId = Sample.id("s-1")

    func shown(
        _ content: Content, _ places: [Place] = [], basket: [OrderItem] = []
    ) -> Front {
        Tour.at(places, content: content, basket: basket)
    }
    func texts(_ front: Front) -> String { front.seen }

    @Test("the deliveries show when it comes next, before what is over")
    func tile() throws {
        let front = shown(Sample.standingContent(), [.deliveries])
        let tiles = front.deliveryTiles
        let index = try #require(tiles.firstIndex { $0.label == "ていきびん" })
        #expect(tiles[index].detail == "つぎは 23日（月）")
        let over = try #require(tiles.firstIndex { $0.id == "oo-4" })
        #expect(index < over)
    }

    @Test("skipping takes its own screen on which nothing that commits has the focus")
    func skip() {
        var front = shown(Sample.standingContent(), [.deliveries, .standing(.page(id))])
        #expect(front.focus == "back")
        // A digit typed on a wrong screen does not even open the question.
        #expect(front.press(.digit(2), at: nil).isEmpty)
        #expect(front.screenName == "standing")
        _ = front.press(.down, at: nil)
        #expect(front.focus == "skip")
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "standing-skip" && front.focus == "keep")
        #expect(front.press(.ok, at: nil).isEmpty)
        _ = front.press(.ok, at: nil)
        let effects = front.press(.digit(1), at: nil)
        #expect(effects == [.send(.standing(.skip(id, day: Sample.tomorrow)))])
        #expect(front.screenName == "sent")
    }

    @Test("a skipped date is said with the next one, and can be taken up again")
    func skipped() {
        let sight = Sample.standing(
            days: [StandingDay(day: Sample.tomorrow, state: .skipped)], skipped: true)
        var front = shown(Sample.standingContent([sight]), [.deliveries, .standing(.page(id))])
        #expect(
            front.strip(at: .standing(.page(id))).first
                == "*11月23日（月）は お休み* です。つぎは 12月7日（月）です。")
        _ = front.press(.down, at: nil)
        #expect(front.focus == "resume")
        _ = front.press(.ok, at: nil)
        #expect(
            front.press(.digit(1), at: nil)
                == [.send(.standing(.resume(id, day: Sample.tomorrow)))])
    }

    @Test("after the close there is nothing to skip or take up again")
    func closed() {
        let order = Sample.order("o-1", .preparing, day: Sample.today)
        let ordered = Sample.standing(
            from: Sample.today,
            days: [StandingDay(day: Sample.today, state: .ordered, order: order.id)])
        let front = shown(
            Sample.standingContent([ordered], orders: [order], at: Sample.time(12, 0)),
            [.deliveries, .standing(.page(id))])
        #expect(front.shownChoices == ["back", "stop"])
        let skipped = Sample.standing(from: Sample.today, skipped: true)
        let later = shown(
            Sample.standingContent([skipped], at: Sample.time(12, 0)),
            [.deliveries, .standing(.page(id))])
        #expect(later.shownChoices == ["back", "stop"])
    }

    @Test("while a request is on its way the page says so and asks nothing more")
    func waiting() {
        let request = Request.standing(.stop(id))
        let front = shown(
            Sample.standingContent(outbox: [Sample.entry("k", request, .waiting)]),
            [.deliveries, .standing(.page(id))])
        #expect(front.shownChoices == ["back"])
        #expect(front.strip(at: .standing(.page(id))).first == "いま 送っています。")
    }

    @Test("a delivered order becomes a standing one in three deliberate steps")
    func make() throws {
        let order = Sample.order("o-4", .handedOver, day: Sample.today.adding(days: -3))
        var front = shown(Sample.content(), [.deliveries, .order(order.id)])
        #expect(front.shownChoices.contains("repeat"))
        _ = front.press(.digit(2), at: nil)
        #expect(front.screenName == "standing-choose")
        _ = front.press(.right, at: nil)
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "standing-review" && front.focus == "fix")
        let effects = front.press(.digit(1), at: nil)
        let rhythm = try #require(
            Rhythm(
                weekdays: [order.day.weekday], everyWeeks: 2, from: order.day.adding(days: 14)))
        #expect(
            effects == [
                .send(.standing(.make(items: order.items, rhythm: rhythm)))
            ])
    }

    @Test("what is a standing order already is not offered again")
    func alreadyThere() {
        let order = Sample.order("o-4", .handedOver, day: Sample.today.adding(days: -3))
        let items = order.items
        let content = Sample.standingContent([Sample.standing(items: items)])
        let front = shown(content, [.deliveries, .order(order.id)])
        #expect(!front.shownChoices.contains("repeat"))
    }

    @Test("a date that could not be ordered is the first news, and the next day is one press")
    func missed() {
        let content = Sample.standingContent([Sample.missed])
        #expect(
            shown(content).strip(at: .home).first
                == "*ていきびんの お知らせが あります。*「お届け」を ごらんください。")
        var front = shown(content, [.deliveries, .standing(.missed(id, Sample.today))])
        #expect(front.focus == "keep")
        let effects = front.press(.digit(1), at: nil)
        #expect(
            effects == [.send(.placeOrder(items: Sample.items, day: Sample.today))])
    }

    @Test("once ordered for another day the missed date is no news")
    func orderedInstead() {
        let request = Request.placeOrder(items: Sample.items, day: Sample.tomorrow)
        let content = Sample.standingContent(
            [Sample.missed], outbox: [Sample.entry("k", request, .waiting)])
        #expect(shown(content).standingTiles.map(\.id) == ["ss-1"])
    }
}

@Suite("What somebody else asked for, on the television")
struct ProposalScreenTests {
    let page = Place.proposal(.page(Sample.id("p-1")))

    func shown(
        _ proposal: Proposal = Sample.proposal(), _ places: [Place] = [], at moment: Moment? = nil,
        outbox: [OutboxItem] = []
    ) -> Front {
        Tour.at(
            places,
            content: Sample.standingContent(
                [], [proposal], at: moment ?? Sample.time(9, 42), outbox: outbox), basket: [])
    }

    @Test("the first screen says who asked, and the deliveries show it first")
    func told() {
        let front = shown()
        #expect(
            front.strip(at: .home).first == "*娘さんから ご注文の 相談が あります。*「お届け」へ どうぞ。")
        #expect(front.deliveryTiles.first?.label == "ご相談")
        #expect(front.deliveryTiles.first?.detail == "娘さんから")
    }

    @Test("the focus is on まだ きめない; two trembling 決定 order nothing")
    func trembling() {
        var front = shown(Sample.proposal(), [.deliveries])
        #expect(front.press(.digit(1), at: nil).isEmpty)
        #expect(front.screenName == "deliveries")
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "proposal" && front.focus == "later")
        #expect(front.press(.ok, at: nil).isEmpty)
        #expect(front.screenName == "deliveries")
    }

    @Test("1 says yes to exactly what is shown, and the screen waits for the office's word")
    func assent() {
        var front = shown(Sample.proposal(), [.deliveries, page])
        let effects = front.press(.digit(1), at: nil)
        let request = Request.proposal(
            .assent(Sample.id("p-1"), day: Sample.today, items: Sample.items))
        #expect(effects == [.send(request)])
        var content = front.content
        content.outbox = [Sample.entry("k", request, .waiting)]
        front.receive(content)
        #expect(front.seen.contains("ご注文の ようす"))
        // The tile says so, too, and no second yes can be given.
        let again = shown(
            Sample.proposal(), [.deliveries, page],
            outbox: [Sample.entry("k", request, .waiting)])
        #expect(again.shownChoices == ["back"])
        #expect(again.deliveryTiles.first?.detail == "送信待ち")
    }

    @Test("saying no has its own question")
    func decline() {
        var front = shown(Sample.proposal(), [.deliveries, page])
        #expect(front.press(.digit(3), at: nil).isEmpty)
        #expect(front.screenName == "proposal")
        _ = front.press(.down, at: nil)
        #expect(front.focus == "decline")
        _ = front.press(.ok, at: nil)
        #expect(front.screenName == "proposal-decline" && front.focus == "later")
        let effects = front.press(.digit(1), at: nil)
        #expect(effects == [.send(.proposal(.decline(Sample.id("p-1"))))])
    }

    @Test("after the close it came too late, and the yes is for the next day")
    func late() {
        let view = Sample.view(closedToday: true)
        var content = Sample.content(Sample.time(11, 5), view: view)
        content.view?.proposals = [Sample.proposal(state: .late)]
        var front = Tour.at([.deliveries, page], content: content, basket: [])
        #expect(front.seen.contains("まにあいませんでした"))
        let effects = front.press(.digit(1), at: nil)
        #expect(
            effects == [
                .send(
                    .proposal(
                        .assent(
                            Sample.id("p-1"), day: Sample.tomorrow, items: Sample.items)))
            ])
    }

    @Test("a yes that came too late offers the next day in one press that has no focus")
    func tooLate() {
        let request = Request.proposal(
            .assent(Sample.id("p-1"), day: Sample.today, items: Sample.items))
        let item = Sample.entry("k", request, .tooLate(next: Sample.tomorrow), seen: true)
        var front = shown(
            Sample.proposal(state: .late), [.sent(Sent(request: request, key: "k"))],
            outbox: [item])
        #expect(front.focus == "home")
        let effects = front.press(.digit(1), at: nil)
        #expect(
            effects == [
                .send(
                    .proposal(
                        .assent(
                            Sample.id("p-1"), day: Sample.tomorrow, items: Sample.items)))
            ])
    }

    @Test("a star in a name changes no colour")
    func stars() {
        let front = shown(Sample.proposal("*娘*さん"))
        #expect(front.deliveryTiles.first?.detail == "娘さんから")
    }
}

extension Front {
    /// Everything that stands on the screen as one text.
    fileprivate var seen: String {
        let words = inWords
        return
            ([words.title, words.strip] + words.lines
            + words.choices.flatMap { [$0.label, $0.detail] }).joined(separator: "。")
    }
}
