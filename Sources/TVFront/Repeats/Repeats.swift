import Domain

/// A thing in the basket that is to come on the same day already.
struct Repeat: Hashable {
    let product: ProductNumber
    /// How many of it are to come.
    let quantity: Int
    /// The order that holds it; nil while that is still on its way to the office.
    let order: OrderId?
    /// The outbox entry that holds it, if it is no order yet.
    let key: String?
}

/// What can be done where something was asked for already.
enum RepeatDeed: Hashable {
    /// Take out of the basket what is ordered already.
    case takeOut
    /// Have more of it: the order that holds it is changed to hold both.
    case more(OrderId)
    /// Ask for that way only, because the other one is asked for already.
    case only(RideDirection)
}

// Nobody orders the same thing twice without saying how many it will be (docs/people.md): a thing
// that is to come already is no part of a new order. Whoever wants more changes the order.
extension Front {
    /// What of these things is to come on that day already, as the office or the outbox has it.
    func repeats(of items: [OrderItem], on day: Day) -> [Repeat] {
        let wanted = Set(items.map(\.product))
        var found: [Repeat] = []
        func add(_ product: ProductNumber, _ quantity: Int, _ order: OrderId?, _ key: String?) {
            guard wanted.contains(product), !found.contains(where: { $0.product == product })
            else { return }
            found.append(
                Repeat(product: product, quantity: quantity, order: order, key: key))
        }
        for order in content.view?.orders ?? [] where order.day == day && order.isToCome {
            for line in order.lines { add(line.product, line.quantity, order.id, nil) }
        }
        for item in content.outbox {
            switch item.request {
            case .placeOrder(let items, day) where isOnItsWay(item):
                for sent in items { add(sent.product, sent.quantity, nil, item.key) }
            case .changeOrder(let id, let items, _)
            where item.state == .waiting && order(id)?.day == day:
                for sent in items { add(sent.product, sent.quantity, id, nil) }
            default: break
            }
        }
        let order = items.map(\.product)
        return found.sorted {
            (order.firstIndex(of: $0.product) ?? 0) < (order.firstIndex(of: $1.product) ?? 0)
        }
    }

    /// Whether an order is sent or taken, and not among the orders yet.
    private func isOnItsWay(_ item: OutboxItem) -> Bool {
        switch item.state {
        case .waiting: true
        case .accepted(let subject, _):
            item.pressedAt >= (content.view?.officeTime ?? item.pressedAt)
                && !(content.view?.orders.contains { $0.id.text == subject } ?? false)
        case .tooLate, .refused: false
        }
    }

    /// What of the basket is to come already.
    var basketRepeats: [Repeat] {
        guard editing == nil, let day = deliveryDay(for: basket) else { return [] }
        return repeats(of: basket, on: day.day)
    }

    /// Whether everything in the basket is to come already, so that nothing waits to be ordered.
    var isBasketRepeated: Bool {
        !basket.isEmpty && basketRepeats.count == Set(basket.map(\.product)).count
    }

    /// Whether that thing alone would be a repetition.
    func isRepeated(_ number: ProductNumber) -> Bool {
        guard editing == nil else { return false }
        let item = [OrderItem(product: number, quantity: 1)]
        guard let day = deliveryDay(for: basket + item) else { return false }
        return !repeats(of: item, on: day.day).isEmpty
    }

    mutating func perform(_ deed: RepeatDeed) -> [Effect] {
        switch deed {
        case .takeOut: return takeOutRepeated()
        case .more(let id): return addToOrder(id)
        case .only(let direction):
            guard top.place == .rideReview else { return [] }
            if direction == .homeward, case .band(let band) = ride.home {
                ride.direction = .homeward
                ride.band = band
            }
            ride.home = .notNeeded
            // What stands here now is another question, so keys wait as on a new screen.
            screenSerial += 1
            return []
        }
    }

    private mutating func takeOutRepeated() -> [Effect] {
        let known = basketRepeats
        guard top.place == .review, let first = known.first else { return [] }
        basket.removeAll { item in known.contains { $0.product == item.product } }
        if basket.isEmpty {
            stack = [stack[0], Frame(.deliveries)]
            if let id = first.order { stack.append(Frame(.order(id))) }
        }
        flash = words.forms(.flashTakenOut)
        screenSerial += 1
        return [.keepBasket(basket)]
    }

    // The basket stays until the change is stored; then it is empty like after an order.
    private mutating func addToOrder(_ id: OrderId) -> [Effect] {
        guard let order = order(id), canChange(order) else { return [] }
        var merged = order.items
        for item in basket {
            guard let index = merged.firstIndex(where: { $0.product == item.product }) else {
                merged.append(item)
                continue
            }
            let sum = merged[index].quantity + item.quantity
            if let most = product(item.product)?.maximumPerOrder, sum > most {
                flash = words.forms(.flashMostByPhone, ["n": "\(most)", "phone": officePhone])
                return []
            }
            merged[index] = OrderItem(
                product: item.product, quantity: sum, wish: merged[index].wish)
        }
        editing = Editing(order: id, version: order.version, items: merged, merging: basket)
        stack = [stack[0], Frame(.basket), Frame(.review)]
        return []
    }

    /// What the change will make of the things that were ordered already.
    var becomesStrip: [String]? {
        guard let editing, !editing.merging.isEmpty, let order = order(editing.order) else {
            return nil
        }
        let more = editing.items.filter { item in
            order.lines.contains { $0.product == item.product && $0.quantity < item.quantity }
        }
        guard let first = more.first else { return nil }
        guard more.count == 1 else {
            return words.forms(.stripBecomeMore, ["n": "\(more.count)"])
        }
        return words.forms(
            .stripBecomes,
            [
                "name": product(first.product).map { words($0.name) } ?? "",
                "n": "\(first.quantity)",
            ])
    }
}

extension Order {
    /// Whether it will still be brought.
    var isToCome: Bool {
        switch progress {
        case .accepted, .preparing, .onTheWay, .atHall: true
        case .handedOver, .notDelivered, .cancelled: false
        }
    }
}
