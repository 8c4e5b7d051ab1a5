import Domain

@testable import TVFront

extension Sample {
    static let items = [item(215), item(300, 2)]

    static func standing(
        _ text: String = "s-1", items: [OrderItem] = items, weeks: Int = 2,
        from day: Day = tomorrow, days: [StandingDay] = [], skipped: Bool = false,
        delivers: Bool = true, stopped: Bool = false
    ) -> StandingSight {
        guard let rhythm = Rhythm(weekdays: [day.weekday], everyWeeks: weeks, from: day) else {
            preconditionFailure("no rhythm")
        }
        let ordered = Set(days.filter { $0.state != .skipped }.map(\.day))
        let coming = (0..<3).map { day.adding(days: 7 * weeks * $0) }
            .filter { !ordered.contains($0) }
            .map { date in
                StandingSight.Coming(
                    day: date, closes: delivers || date != day ? time(11, 0, on: date) : nil,
                    closed: false, skipped: skipped && date == day,
                    next: delivers || date != day ? nil : day.adding(days: 1))
            }
        return StandingSight(
            standing: StandingOrder(
                id: id(text), household: id("h-1"), village: id("nakao"), items: items,
                rhythm: rhythm, channel: .television, madeAt: time(9, 0),
                stoppedAt: stopped ? time(9, 0) : nil), days: days,
            coming: stopped ? [] : coming)
    }

    static func proposal(
        _ name: String = "娘さん", state: ProposalState = .open, items: [OrderItem] = items,
        day: Day = today
    ) -> Proposal {
        Proposal(
            id: id("p-1"), household: id("h-1"), village: id("nakao"), day: day, items: items,
            askedBy: name, enteredBy: id("hana"), enteredAt: time(9, 0), state: state,
            next: state == .late ? tomorrow : nil)
    }

    /// A household with standing orders and questions from others.
    static func standingContent(
        _ standing: [StandingSight] = [standing()], _ proposals: [Proposal] = [],
        orders: [Order]? = nil, at moment: Moment? = time(9, 42), outbox: [OutboxItem] = []
    ) -> Content {
        var view = view(orders: orders)
        view.standing = standing.isEmpty ? nil : standing
        view.proposals = proposals.isEmpty ? nil : proposals
        return content(moment, view: view, outbox: outbox)
    }

    /// One date that could not be ordered.
    static let missed = standing(
        days: [
            StandingDay(
                day: today, state: .missed,
                note: Note(
                    ja: "品物が お店に ありませんでした。", en: "The shop had none of it."),
                next: tomorrow)
        ])
}

extension Tour {
    /// Standing orders and what others asked for.
    static var standing: [(String, Front)] {
        let sight = Sample.standing()
        let id = sight.standing.id
        let page = StandingPlace.page(id)
        func with(_ sight: StandingSight, _ place: StandingPlace, _ orders: [Order]? = nil)
            -> Front
        {
            at(
                [.deliveries, .standing(place)],
                content: Sample.standingContent([sight], orders: orders))
        }
        let skipped = Sample.standing(
            days: [StandingDay(day: Sample.tomorrow, state: .skipped)], skipped: true)
        let accepted = Sample.order("o-1", .accepted, day: Sample.tomorrow)
        let ordered = Sample.standing(
            days: [StandingDay(day: Sample.tomorrow, state: .ordered, order: accepted.id)])
        let order = Sample.order("o-4", .handedOver, day: Sample.today.adding(days: -3))
        let request = StandingRequest.make(
            items: sight.standing.items, rhythm: sight.standing.rhythm)
        return [
            ("standing-deliveries", at([.deliveries], content: Sample.standingContent())),
            ("standing", with(sight, page)),
            ("standing-skipped", with(skipped, page)),
            ("standing-ordered", with(ordered, page, [accepted])),
            ("standing-holiday", with(Sample.standing(delivers: false), page)),
            ("standing-weekly", with(Sample.standing(weeks: 1), page)),
            ("standing-skip", with(sight, .skip(id, Sample.tomorrow))),
            ("standing-skip-ordered", with(ordered, .skip(id, Sample.tomorrow), [accepted])),
            ("standing-resume", with(skipped, .resume(id, Sample.tomorrow))),
            ("standing-stop", with(sight, .stop(id))),
            ("standing-missed", with(Sample.missed, .missed(id, Sample.today))),
            (
                "standing-missed-home", at([], content: Sample.standingContent([Sample.missed]))
            ),
            (
                "standing-choose",
                at([.deliveries, .order(order.id), .standing(.choose(order.id))])
            ),
            (
                "standing-review",
                at([
                    .deliveries, .order(order.id), .standing(.choose(order.id)),
                    .standing(.review(order.id, weeks: 2)),
                ])
            ),
            ("standing-order", at([.deliveries, .order(order.id)])),
            ("standing-sent", sent(.standing(request), .accepted(subject: "s-1", receipt: nil))),
            (
                "standing-sent-skip",
                sent(
                    .standing(.skip(id, day: Sample.tomorrow)),
                    .accepted(subject: "s-1", receipt: nil))
            ),
            ("standing-accepted-order", acceptedOrder),
        ] + proposals
    }

    /// The screen after an order, from which it can be made a standing one.
    private static var acceptedOrder: Front {
        let receipt = ReceiptNumber(day: Sample.today, count: 18)
        let item = Sample.entry(
            "k", Tour.order, .accepted(subject: "o-1", receipt: receipt), seen: true)
        return at(
            [.sent(Sent(request: Tour.order, key: "k"))], content: Sample.content(outbox: [item]))
    }

    private static var proposals: [(String, Front)] {
        func with(_ proposal: Proposal, _ places: [Place]) -> Front {
            at(places, content: Sample.standingContent([], [proposal]), basket: [])
        }
        func closed(_ proposal: Proposal, _ places: [Place]) -> Front {
            var content = Sample.content(
                Sample.time(11, 5), view: Sample.view(closedToday: true))
            content.view?.proposals = [proposal]
            return at(places, content: content, basket: [])
        }
        let asked = Sample.proposal()
        let page = Place.proposal(.page(asked.id))
        let long = Sample.proposal("となりの 長谷川 さくらさん")
        let late = Sample.proposal(state: .late, day: Sample.today)
        return [
            ("proposal-home", with(asked, [])),
            ("proposal-home-long", with(long, [])),
            ("proposal-home-late", closed(late, [])),
            ("proposal-deliveries", with(asked, [.deliveries])),
            ("proposal", with(asked, [.deliveries, page])),
            ("proposal-long", with(long, [.deliveries, page])),
            ("proposal-late", closed(late, [.deliveries, page])),
            ("proposal-decline", with(asked, [.deliveries, page, .proposal(.decline(asked.id))])),
        ]
    }
}
