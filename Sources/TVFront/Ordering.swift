import Domain
import Services

// The basket, orders, and the checks a resident hears of before sending.
extension Front {
    /// What is in the basket shown now: that of the order being changed, or today's.
    var items: [OrderItem] {
        get { editing?.items ?? basket }
        set {
            if editing != nil { editing?.items = newValue } else { basket = newValue }
        }
    }

    var keeping: [Effect] { editing == nil ? [.keepBasket(basket)] : [] }

    func product(_ number: ProductNumber) -> Product? { content.catalogue?.product(number) }

    func order(_ id: OrderId) -> Order? { content.view?.orders.first { $0.id == id } }

    var today: Day? {
        guard let view = content.view, let time = content.officeTime else { return nil }
        return view.zone.day(at: time)
    }

    /// Money and mass of some items, by the catalogue.
    func sums(of items: [OrderItem]) -> (count: Int, price: Yen, mass: Grams) {
        let day = deliveredDay(of: items)
        return items.reduce((0, Yen(0), Grams(0))) { sum, item in
            let product = product(item.product)
            let price = product.map { self.price(of: $0, on: day) } ?? 0
            return (
                sum.0 + item.quantity, sum.1 + price * item.quantity,
                sum.2 + (product?.mass ?? 0) * item.quantity
            )
        }
    }

    /// Whether a window still takes orders, as far as the box knows. The office decides.
    func isOpen(_ window: DeliveryDay.Window) -> Bool {
        guard !window.closed else { return false }
        return content.officeTime.map { window.closes > $0 } ?? true
    }

    /// The shops of the items; of an empty basket the shop with most of the goods, which is the one people mean.
    private func shops(of items: [OrderItem]) -> Set<ShopId> {
        let shops = Set(items.compactMap { product($0.product)?.shop })
        guard shops.isEmpty, let products = content.catalogue?.products else { return shops }
        let counts = Dictionary(products.map { ($0.shop, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { [$0.key] } ?? []
    }

    /// The first day on which every shop of the items has an open window.
    func deliveryDay(for items: [OrderItem]) -> DeliveryDay? {
        let shops = shops(of: items)
        return content.view?.days.first { day in
            if shops.isEmpty { return day.windows.contains(where: isOpen) }
            return shops.allSatisfy { shop in
                day.windows.contains { $0.shop == shop && isOpen($0) }
            }
        }
    }

    /// The first close of the shops of the items on that day.
    func closing(of day: DeliveryDay, for items: [OrderItem]) -> Moment? {
        let shops = shops(of: items)
        return day.windows.filter { (shops.isEmpty || shops.contains($0.shop)) && isOpen($0) }
            .map(\.closes).min()
    }

    /// Whether one shop's things hold up those of another, which would come sooner by themselves.
    func comesSoonerApart(than day: DeliveryDay, _ items: [OrderItem]) -> Bool {
        items.contains { item in deliveryDay(for: [item]).map { $0.day < day.day } ?? false }
    }

    /// Whether every shop of the items still takes orders for that day.
    func isOpen(for items: [OrderItem], on day: Day) -> Bool {
        guard let offered = content.view?.days.first(where: { $0.day == day }) else { return true }
        return shops(of: items).allSatisfy { shop in
            offered.windows.contains { $0.shop == shop && isOpen($0) }
        }
    }

    /// Whether nothing was changed yet, so that there is nothing to send.
    func isUnchanged(_ editing: Editing, _ order: Order) -> Bool {
        editing.items == order.items
    }

    /// Why the items cannot be ordered for that day, by what the box knows.
    func refusal(of items: [OrderItem], on day: Day) -> Refusal? {
        guard let catalogue = content.catalogue, let view = content.view else { return nil }
        let rules = OrderRules(catalogue: catalogue, maximumMass: view.maximumOrderMass)
        do {
            _ = try rules.lines(of: items, on: day) { catalogue.soldOut.contains($0) ? 0 : nil }
            return nil
        } catch {
            return error
        }
    }

    /// Whether an order can still be changed or taken back.
    func canChange(_ order: Order) -> Bool {
        guard order.progress == .accepted else { return false }
        guard let day = content.view?.days.first(where: { $0.day == order.day }) else {
            return today.map { order.day > $0 } ?? false
        }
        return order.shops.allSatisfy { shop in
            day.windows.first { $0.shop == shop }.map(isOpen) ?? false
        }
    }

    mutating func changeItems(_ deed: Deed) -> [Effect] {
        switch deed {
        case .put(let number):
            let wanted = with(number, quantity)
            if let refusal = sizeRefusal(of: wanted) {
                flash = [words(refusal.words)]
                return []
            }
            items = wanted
            stack[stack.count - 1] = Frame(.added(number))
            return keeping
        case .keepLine(let number):
            let wanted = with(number, quantity)
            if let refusal = sizeRefusal(of: wanted) {
                flash = [words(refusal.words)]
                return []
            }
            items = wanted
            stack.removeLast()
            return keeping
        case .removeLine(let number):
            guard let index = items.firstIndex(where: { $0.product == number }) else { return [] }
            let before = items
            items.remove(at: index)
            stack.removeLast()
            undo = (before, .hintUndo)
            let name = product(number).map { words($0.name) } ?? ""
            flash = words.forms(.flashRemoved, ["name": name])
            return keeping
        case .undo:
            guard let last = undo else { return [] }
            items = last.items
            undo = nil
            return keeping
        default: return []
        }
    }

    func with(_ number: ProductNumber, _ quantity: Int) -> [OrderItem] {
        var result = items
        if let index = result.firstIndex(where: { $0.product == number }) {
            let wish = result[index].wish
            result[index] = OrderItem(product: number, quantity: quantity, wish: wish)
        } else {
            result.append(OrderItem(product: number, quantity: quantity))
        }
        return result
    }

    // Only mass and length matter while choosing; day and stock are said on the product and before ordering.
    func sizeRefusal(of items: [OrderItem]) -> Refusal? {
        guard let view = content.view else { return nil }
        let mass = sums(of: items).mass
        if mass > view.maximumOrderMass {
            return .tooHeavy(total: mass, limit: view.maximumOrderMass)
        }
        return items.count > OrderRules.maximumLines
            ? .tooMany(items[0].product, limit: OrderRules.maximumLines) : nil
    }

    mutating func changeOrders(_ deed: Deed) -> [Effect] {
        switch deed {
        case .placeOrder(let day):
            guard !basket.isEmpty, refusal(of: basket, on: day) == nil,
                repeats(of: basket, on: day).isEmpty
            else { return [] }
            return send(.placeOrder(items: spelledOut(basket), day: day))
        case .sendChange:
            guard let editing else { return [] }
            self.editing = nil
            unchanged[editing.order] = order(editing.order)?.items
            merged = editing.merging
            return send(
                .changeOrder(
                    editing.order, items: spelledOut(editing.items), version: editing.version))
        case .nextDay(let sent, let day):
            guard case .placeOrder(let items, _) = sent.request else { return [] }
            return send(.placeOrder(items: items, day: day))
        case .returnItems(let sent):
            guard case .placeOrder(let items, _) = sent.request else { return [] }
            for item in items where !basket.contains(where: { $0.product == item.product }) {
                basket.append(item)
            }
            open(.basket)
            return [.keepBasket(basket)]
        case .change(let id):
            guard let order = order(id), canChange(order) else { return [] }
            editing = Editing(
                order: id, version: order.version,
                items: order.items)
            // The way home stays short: the order comes back when the change is left.
            stack = [stack[0], Frame(.basket)]
        case .cancelOrder(let id):
            guard order(id).map(canChange) ?? false else { return [] }
            return send(.cancelOrder(id))
        default: break
        }
        return []
    }

    mutating func send(_ request: Request) -> [Effect] {
        let sent = Sent(request: request)
        waiting = sent
        stack = [stack[0], Frame(.sent(sent))]
        return [.send(request)]
    }
}
