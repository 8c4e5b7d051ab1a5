import Domain
import Records
import Services
import SetTopBox
import TVFront
import Wire

// MARK: 3 to 5: the close, the shelves, bringing

extension Checker {
    /// On time is a matter of places in the log, and the log agrees with the office's clock.
    mutating func checkCloses() throws {
        let monday = day.town.monday
        let closed = try books.closes.closed(from: monday, to: monday.adding(days: 14))
        let cutoff = Cutoff(day.town.municipality)
        var accepted: [String: Event] = [:]
        for event in events {
            switch event.kind {
            case .orderAccepted: accepted[event.subject] = event
            case .orderChanged, .orderCancelled:
                guard let order = orderById[event.subject],
                    event.actor != "operator:boss"
                        || event.kind == .orderChanged
                else { continue }
                if order.slots.contains(where: { closed[$0].map { $0 < event.sequence } ?? false })
                {
                    violate("\(event.subject): \(event.kind.rawValue) after its close")
                }
            default: break
            }
        }
        for order in orders {
            guard let event = accepted[order.id.text] else { continue }
            for slot in order.slots {
                if let close = closed[slot], close < event.sequence {
                    violate("\(order.id) was taken after its close")
                }
                if let due = cutoff.closing(of: slot), event.at >= due {
                    violate("\(order.id) was taken at or after the time of its close")
                }
            }
        }
        for number in monday.number...(monday.number + 2) {
            for shop in day.town.municipality.shops {
                for village in day.town.villages {
                    let slot = Slot(day: Day(number: number), shop: shop.id, village: village)
                    if let due = cutoff.closing(of: slot), due.milliseconds <= day.scheduler.now,
                        closed[slot] == nil
                    {
                        violate("\(shop.id) \(village) on \(slot.day) was never closed")
                    }
                }
            }
        }
        for order in orders where order.progress != .cancelled {
            let isClosed = order.slots.allSatisfy { closed[$0] != nil }
            if isClosed == (order.progress == .accepted) {
                violate("\(order.id) is \(order.progress.rawValue), closed: \(isClosed)")
            }
        }
    }

    /// The list of a day is the orders accepted below its close, less the cancelled, each once.
    mutating func checkLists() {
        var cancelled: Set<String> = []
        for event in events where event.kind == .orderCancelled {
            if !cancelled.insert(event.subject).inserted {
                violate("\(event.subject) was cancelled twice")
            }
        }
        for order in orders
        where (order.progress == .cancelled) != cancelled.contains(order.id.text) {
            violate("\(order.id) is \(order.progress.rawValue) and the log says otherwise")
        }
        let receipts = orders.map { "\($0.day) \($0.receipt)" }
        if Set(receipts).count != receipts.count { violate("two orders of a day share a receipt") }
        for (number, order) in orders.enumerated() where order.version < 1 {
            violate("order \(number) \(order.id) has no version")
        }
    }

    /// Nothing was taken from the shelves but what living orders have.
    mutating func checkShelves() throws {
        for (product, units) in SimulatedTown.counted {
            let taken = orders.filter { $0.progress != .cancelled }.flatMap(\.lines)
                .filter { $0.product.value == product }.map(\.quantity).reduce(0, +)
            let number = try SimulatedTown.product(product)
            let shop = product < 200 ? day.town.coop : day.town.bakery
            let left = try books.stock.left(number, shop: shop) ?? -1
            if left != units - taken || left < 0 {
                violate("\(product): \(units) were there, \(taken) are ordered, \(left) are left")
            }
        }
    }

    /// One hand-over an order, one departure a round.
    mutating func checkBringing() {
        var given: [String: Int] = [:]
        var left: [String: Int] = [:]
        for event in events {
            switch event.kind {
            case .handedOver:
                given[event.subject, default: 0] += 1
                if given[event.subject] == 2 { violate("\(event.subject) was handed over twice") }
            case .handOffUndone: given[event.subject, default: 0] -= 1
            case .vanStep
            where orderById[event.subject] == nil && event.detail.contains("\"depart\""):
                left[event.subject, default: 0] += 1
                if left[event.subject] == 2 { violate("\(event.subject) left twice") }
            default: break
            }
        }
    }
}

// MARK: 6: the boxes

extension Checker {
    /// Everything pressed is decided, and shown as the office has it.
    mutating func checkBoxes() {
        for (index, box) in day.boxes.enumerated() {
            let items = outboxes[index]
            if let shown = shown[index], shown != items {
                violate("\(box.name) shows something else than it has committed")
            }
            let byKey = Dictionary(
                items.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
            for press in box.presses where byKey[press.key] == nil {
                violate("\(box.name) lost \(press.key.prefix(6))")
            }
            let signer = "box:\(day.morning.boxes[index].id)"
            for item in items { checkShown(item, of: box, signer) }
            for press in box.presses { checkAbout(press, byKey, box) }
            if day.office.restores == 0 { checkOrderOfSending(signer, box) }
        }
    }

    private mutating func checkShown(_ item: OutboxItem, of box: BoxNode, _ signer: String) {
        let short = "\(box.name) \(item.key.prefix(6))"
        let decision = keptByKey["\(signer) \(item.key)"]
        let isFine = decision.map { (200...299).contains($0.status) }
        switch item.state {
        case .waiting: violate("\(short) is still waiting")
        case .accepted(let subject, _):
            guard isFine == true, let decision else {
                return violate("\(short) shows accepted, and the office has nothing")
            }
            if let order = decision.order, order.id.text != subject {
                violate("\(short) shows \(subject), the office has \(order.id)")
            }
        case .tooLate, .refused:
            if isFine == true { violate("\(short) shows a refusal of what was accepted") }
            if decision == nil, day.office.restores == 0 {
                violate("\(short) shows a refusal that the office does not know")
            }
        }
        guard case .changeOrder(_, _, let version) = item.request, day.office.restores == 0,
            isFine == true, let order = decision?.order
        else { return }
        if order.version != version + 1 { violate("\(short) changed what it had not seen") }
    }

    /// What was pressed about an order happened to that order and no other.
    private mutating func checkAbout(
        _ press: BoxNode.Press, _ byKey: [String: OutboxItem], _ box: BoxNode
    ) {
        guard let about = press.about, let item = byKey[press.key],
            case .accepted(let subject, _) = item.state
        else { return }
        guard case .accepted(let placed, _)? = byKey[about]?.state, placed == subject else {
            return violate("\(box.name) \(press.key.prefix(6)) was done to another order")
        }
        if case .cancelOrder = press.request, orderById[subject]?.progress != .cancelled {
            violate("\(subject) was cancelled on \(box.name) and lives")
        }
    }

    /// A box's messages are decided in the order in which they were pressed.
    private mutating func checkOrderOfSending(_ signer: String, _ box: BoxNode) {
        let numbers = kept.filter { $0.signer == signer }.map(\.sequence)
        if numbers != numbers.sorted() { violate("\(box.name) was not heard in its order") }
    }
}
