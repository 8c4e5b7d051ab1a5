import Domain
import Services
import TVFront

/// An office that answers truthfully, by the real rules, after a while.
struct CounterOffice {
    /// How it can be reached during a run.
    enum Line: Sendable, Hashable {
        /// Answers within so many milliseconds.
        case answers(Int64)
        /// Nothing arrives until that moment of the run, in milliseconds; then as `answers(2000)`.
        case cut(until: Int64)
    }
    private struct Waiting {
        let key: String
        let request: Request
        let due: Int64
    }
    let municipality: Municipality
    let line: Line
    var content: Content
    private var waiting: [Waiting] = []
    private var sent = 0
    private(set) var checkIns: [WellnessAnswer] = []

    init(_ municipality: Municipality, _ content: Content, line: Line) {
        self.municipality = municipality
        self.content = content
        self.line = line
        if case .cut = line { self.content.connected = false }
        learnHabits()
    }

    var orders: [Order] { content.view?.orders ?? [] }
    var rides: [Ride] { content.view?.rides ?? [] }

    mutating func setTime(_ moment: Moment) { content.officeTime = moment }

    /// An alert goes out to every television of the village; it needs no line of its own here.
    mutating func raise(_ alert: Alert) { content.alerts.append(alert) }

    mutating func markSeen(_ key: String) {
        replace(key) {
            OutboxItem(
                key: $0.key, request: $0.request, state: $0.state, pressedAt: $0.pressedAt,
                seen: true)
        }
    }

    /// Takes a request into the outbox at that millisecond of the run.
    mutating func take(_ request: Request, at now: Int64) {
        sent += 1
        let digits = String(sent, radix: 16)
        let key = String(repeating: "0", count: 32 - digits.count) + digits
        content.outbox.insert(
            OutboxItem(
                key: key, request: request, state: .waiting,
                pressedAt: content.officeTime ?? Moment(milliseconds: 0), seen: false), at: 0)
        let due: Int64
        switch line {
        case .answers(let after): due = now + after
        case .cut(let until): due = max(now, until) + 2000
        }
        waiting.append(Waiting(key: key, request: request, due: due))
    }

    /// When the next answer comes, if one does.
    var nextDue: Int64? { waiting.map(\.due).min() }

    /// Gives every answer that is due; whether there was one.
    mutating func answer(until now: Int64) -> Bool {
        var changed = false
        if case .cut(let until) = line, now >= until, !content.connected {
            content.connected = true
            changed = true
        }
        while let next = waiting.filter({ $0.due <= now }).min(by: { $0.due < $1.due }) {
            waiting.removeAll { $0.key == next.key }
            let state = decide(next.request)
            replace(next.key) {
                OutboxItem(
                    key: $0.key, request: $0.request, state: state, pressedAt: $0.pressedAt,
                    seen: $0.seen)
            }
            learnHabits()
            changed = true
        }
        return changed
    }

    private mutating func replace(_ key: String, _ change: (OutboxItem) -> OutboxItem) {
        guard let index = content.outbox.firstIndex(where: { $0.key == key }) else { return }
        content.outbox[index] = change(content.outbox[index])
    }

    private func refused(_ refusal: Refusal) -> OutboxItem.State {
        .refused(code: refusal.code, words: refusal.words)
    }

    private mutating func decide(_ request: Request) -> OutboxItem.State {
        guard let view = content.view, let now = content.officeTime else {
            return refused(.notFound)
        }
        let today = view.zone.day(at: now)
        switch request {
        case .placeOrder(let items, let day): return place(items, day, view, now)
        case .changeOrder(let id, let items, let version):
            return change(id, items, version)
        case .cancelOrder(let id):
            return edit(id) { $0.progress = .cancelled }
        case .askForRide(let wish): return ride(wish, view, now)
        case .rides(let wish): return decide(wish, view, now)
        case .cancelRide(let id):
            guard let index = view.rides.firstIndex(where: { $0.id == id }) else {
                return refused(.notFound)
            }
            var rides = view.rides
            rides[index].progress = .cancelled
            content.view = view.with(rides: rides)
            return .accepted(subject: id.text, receipt: nil)
        case .checkIn(let answer, let day):
            checkIns.append(answer)
            let given = CheckIn(
                household: view.household, village: municipality.villages[0].id, day: day,
                answer: answer, channel: .television, at: now)
            if day == today { content.view = view.with(checkIn: given) }
            return .accepted(subject: "c-\(sent)", receipt: nil)
        case .answerPoll(let id, let choice): return take(choice, of: id)
        case .wellness(.decide(let purpose, let version, let decision)):
            return note(decision, about: purpose, version, now)
        // What no task asks for is taken as it comes.
        default: return .accepted(subject: "other-\(sent)", receipt: nil)
        }
    }

    private mutating func place(
        _ items: [OrderItem], _ day: Day, _ view: ResidentView, _ now: Moment
    ) -> OutboxItem.State {
        guard let offered = view.days.first(where: { $0.day == day }),
            offered.windows.contains(where: { $0.closes > now })
        else { return .tooLate(next: view.days.first { $0.day > day }?.day) }
        do {
            let lines = try lines(of: items, on: day, view)
            guard let id = OrderId("order-\(sent)") else { return refused(.notFound) }
            let receipt = ReceiptNumber(day: day, count: 40 + sent)
            content.view = view.with(
                orders: [
                    Order(
                        id: id, receipt: receipt, household: view.household,
                        village: municipality.villages[0].id, day: day, channel: .television,
                        lines: lines, progress: .accepted, placedAt: now)
                ] + view.orders)
            return .accepted(subject: id.text, receipt: receipt)
        } catch {
            return refused(error)
        }
    }

    private func lines(
        of items: [OrderItem], on day: Day, _ view: ResidentView
    ) throws(Refusal) -> [OrderLine] {
        guard let catalogue = content.catalogue else { throw .nothingOrdered }
        return try OrderRules(catalogue: catalogue, maximumMass: view.maximumOrderMass)
            .lines(of: items, on: day) { catalogue.soldOut.contains($0) ? 0 : nil }
    }

    private mutating func change(
        _ id: OrderId, _ items: [OrderItem], _ version: Int
    ) -> OutboxItem.State {
        guard let view = content.view, let order = view.orders.first(where: { $0.id == id })
        else { return refused(.notFound) }
        guard order.version == version else { return refused(.changedMeanwhile) }
        do {
            let lines = try lines(of: items, on: order.day, view)
            return edit(id) { $0.lines = lines }
        } catch {
            return refused(error)
        }
    }

    private mutating func edit(
        _ id: OrderId, _ change: (inout Order) -> Void
    ) -> OutboxItem.State {
        guard let view = content.view, let index = view.orders.firstIndex(where: { $0.id == id })
        else { return refused(.notFound) }
        var orders = view.orders
        guard orders[index].progress == .accepted else { return refused(.tooFarAlong) }
        change(&orders[index])
        orders[index].version += 1
        content.view = view.with(orders: orders)
        return .accepted(subject: id.text, receipt: orders[index].receipt)
    }

    private mutating func decide(
        _ wish: RideWish, _ view: ResidentView, _ now: Moment
    ) -> OutboxItem.State {
        let village = municipality.villages[0].id
        var rides = view.rides
        switch wish {
        case .bothWays(let outward, let homeward):
            do {
                try RideRules(municipality).check(
                    outward: outward, homeward: homeward, from: village, at: now)
            } catch {
                return refused(error)
            }
            guard let there = RideId("ride-\(sent)"), let home = RideId("ride-\(sent)-home") else {
                return refused(.notFound)
            }
            for (id, partner, request) in [(there, home, outward), (home, there, homeward)] {
                var ride = Ride(
                    id: id, household: view.household, village: village, request: request,
                    channel: .television, progress: .requested, fare: view.rideFare, placedAt: now)
                ride.partner = partner
                rides.insert(ride, at: 0)
            }
            content.view = view.with(rides: rides)
            return .accepted(subject: there.text, receipt: nil)
        case .cancelBoth(let id):
            for index in rides.indices where rides[index].id == id || rides[index].partner == id {
                rides[index].progress = .cancelled
            }
            content.view = view.with(rides: rides)
            return .accepted(subject: id.text, receipt: nil)
        }
    }

    private mutating func ride(
        _ wish: RideRequest, _ view: ResidentView, _ now: Moment
    ) -> OutboxItem.State {
        let village = municipality.villages[0].id
        do {
            try RideRules(municipality).check(wish, from: village, at: now)
        } catch {
            return refused(error)
        }
        guard let id = RideId("ride-\(sent)") else { return refused(.notFound) }
        content.view = view.with(
            rides: [
                Ride(
                    id: id, household: view.household, village: village, request: wish,
                    channel: .television, progress: .requested, fare: view.rideFare, placedAt: now)
            ] + view.rides)
        return .accepted(subject: id.text, receipt: nil)
    }
}

extension ResidentView {
    /// The same with other orders, rides or another answer.
    func with(
        orders: [Order]? = nil, rides: [Ride]? = nil, checkIn: CheckIn? = nil
    ) -> ResidentView {
        var view = self
        if let orders { view.orders = orders }
        if let rides { view.rides = rides }
        if let checkIn { view.checkIn = checkIn }
        return view
    }
}
