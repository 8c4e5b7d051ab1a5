import Domain
import Services

// The house of the practice: what the office would answer, answered at once and kept nowhere.
extension Front {
    /// Shows the made-up house over the real content.
    mutating func pretend() {
        guard let practice else { return }
        var made = practice.real
        made.officeTime = content.officeTime ?? made.officeTime
        made.outbox = practice.outbox
        made.connected = true
        if var view = made.view {
            view.orders = practice.orders
            view.rides = practice.rides
            view.checkIn = practice.checkIn
            view.days = opened(view, made.officeTime)
            made.view = view
        }
        content = made
    }

    // On a day without deliveries one can practise all the same.
    private func opened(_ view: ResidentView, _ now: Moment?) -> [DeliveryDay] {
        let time = now ?? view.officeTime
        let isOpen = view.days.contains { day in
            day.windows.contains { !$0.closed && $0.closes > time }
        }
        guard !isOpen else { return view.days }
        let shops = Set((practice?.real.catalogue?.products ?? []).map(\.shop))
        let next = (1...7).map(view.zone.day(at: time).adding(days:))
            .first { !view.days.map(\.day).contains($0) }
        guard let next else { return view.days }
        let windows = shops.sorted().map {
            DeliveryDay.Window(
                shop: $0, closes: view.zone.moment(next, TimeOfDay(11, 0)), closed: false)
        }
        return view.days + [DeliveryDay(day: next, windows: windows)]
    }

    /// Answers a request as the office would.
    mutating func pretend(_ request: Request) {
        // No screen shows the village of what is made up.
        guard var practice, let view = content.view, let nowhere = VillageId("practice") else {
            return
        }
        practice.asked += 1
        let name = "practice-\(practice.asked)"
        let time = content.officeTime ?? view.officeTime
        var subject = name
        var receipt: ReceiptNumber?
        switch request {
        case .placeOrder(let items, let day):
            receipt = ReceiptNumber(stored: words(.practiceReceipt))
            if let order = made(name, receipt, items, day, time, nowhere) {
                practice.orders.insert(order, at: 0)
            }
        case .changeOrder(let id, let items, _):
            subject = id.text
            let index = practice.orders.firstIndex { $0.id == id }
            if let index,
                let order = made(
                    name, nil, items, practice.orders[index].day, time, nowhere)
            {
                practice.orders[index].lines = order.lines
                practice.orders[index].version += 1
                receipt = practice.orders[index].receipt
            }
        case .cancelOrder(let id):
            subject = id.text
            if let index = practice.orders.firstIndex(where: { $0.id == id }) {
                practice.orders[index].progress = .cancelled
            }
        case .askForRide(let asked):
            if let id = RideId(name), let ride = made(id, asked, time, nowhere) {
                practice.rides.insert(ride, at: 0)
            }
        case .rides(.bothWays(let there, let home)):
            practice.rides.insert(
                contentsOf: madeUpWays(there, home, name, time, nowhere), at: 0)
        case .rides(.cancelBoth(let id)):
            subject = id.text
            for index in practice.rides.indices {
                let ride = practice.rides[index]
                if ride.id == id || ride.partner == id {
                    practice.rides[index].progress = .cancelled
                }
            }
        case .cancelRide(let id):
            subject = id.text
            if let index = practice.rides.firstIndex(where: { $0.id == id }) {
                practice.rides[index].progress = .cancelled
            }
        case .checkIn(let answer, let day):
            practice.checkIn = CheckIn(
                household: view.household, village: nowhere, day: day, answer: answer,
                channel: .television, at: time)
        default: break
        }
        let entry = OutboxItem(
            key: name, request: request, state: .accepted(subject: subject, receipt: receipt),
            pressedAt: time, seen: true)
        practice.outbox = [entry] + practice.outbox.prefix(Self.mostPretended - 1)
        practice.orders = Array(practice.orders.prefix(Self.mostPretended))
        practice.rides = Array(practice.rides.prefix(Self.mostPretended))
        self.practice = practice
        pretend()
        _ = followOutbox()
    }

    private static let mostPretended = 8

    private func made(
        _ name: String, _ receipt: ReceiptNumber?, _ items: [OrderItem], _ day: Day,
        _ time: Moment, _ nowhere: VillageId
    ) -> Order? {
        guard let catalogue = content.catalogue, let view = content.view, let id = OrderId(name)
        else { return nil }
        let rules = OrderRules(catalogue: catalogue, maximumMass: view.maximumOrderMass)
        guard let lines = try? rules.lines(of: items, on: day, left: { _ in nil }) else {
            return nil
        }
        return Order(
            id: id, receipt: receipt ?? ReceiptNumber(stored: ""), household: view.household,
            village: nowhere, day: day, channel: .television, lines: lines,
            progress: .accepted, placedAt: time)
    }

    private func madeUpWays(
        _ there: RideRequest, _ home: RideRequest, _ name: String, _ time: Moment,
        _ nowhere: VillageId
    ) -> [Ride] {
        guard let first = RideId(name), let second = RideId(name + "-home"),
            var out = made(first, there, time, nowhere),
            var back = made(second, home, time, nowhere)
        else { return [] }
        (out.partner, back.partner) = (second, first)
        return [out, back]
    }

    private func made(
        _ id: RideId, _ asked: RideRequest, _ time: Moment, _ nowhere: VillageId
    ) -> Ride? {
        guard let view = content.view else { return nil }
        return Ride(
            id: id, household: view.household, village: nowhere, request: asked,
            channel: .television, progress: .requested, fare: view.rideFare, placedAt: time)
    }

    /// Two everyday things that can be ordered together: rice and milk where they are on offer.
    var goodsToBuy: [ProductNumber] {
        guard let day = deliveryDay(for: []), let all = content.catalogue?.products else {
            return []
        }
        let shops = Set(day.windows.filter(isOpen).map(\.shop))
        let fit = all.filter {
            shops.contains($0.shop)
                && refusal(of: [OrderItem(product: $0.number, quantity: 1)], on: day.day) == nil
        }
        var chosen = ["米", "牛乳"].compactMap { word in
            fit.first { $0.name.ja.hasPrefix(word) }
        }
        for product in fit where chosen.count < 2 && !chosen.contains(product) {
            chosen.append(product)
        }
        let pair = chosen.prefix(2).map { OrderItem(product: $0.number, quantity: 1) }
        let fits = refusal(of: pair, on: day.day) == nil
        return (fits ? pair : Array(pair.prefix(1))).map(\.product)
    }
}
