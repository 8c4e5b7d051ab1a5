import Domain

/// Doing again what was just taken back.
enum AgainDeed: Hashable { case order(OrderId), ride(RideId), change(OrderId) }

// 元に もどす after something was taken back: it is asked for anew, with a new number.
extension Front {
    /// The order with that id as it could be placed again; nil once that is too late or done.
    private func itemsAgain(_ id: OrderId, after key: String?) -> (items: [OrderItem], day: Day)? {
        guard let order = order(id), isOpen(for: order.items, on: order.day),
            let today, order.day >= today, refusal(of: order.items, on: order.day) == nil
        else { return nil }
        let isDone = content.outbox.prefix { $0.key != key }.contains {
            if case .placeOrder(let items, order.day) = $0.request {
                return items == order.items && !$0.state.isLost
            }
            return false
        }
        guard !isDone, repeats(of: order.items, on: order.day).isEmpty else { return nil }
        return (order.items, order.day)
    }

    private func rideAgain(_ id: RideId) -> RideRequest? {
        guard let ride = ride(id), let view = content.view, let now = content.officeTime,
            view.zone.moment(ride.request.day, ride.request.band.to) > now,
            view.rideDays.contains(ride.request.day)
        else { return nil }
        return ride.request
    }

    /// After something was taken back: that it can be had again, and the button for it.
    func addAgain(
        _ sent: Sent, to lines: inout [Body.Message.Line], _ buttons: inout [Choice]
    ) {
        switch sent.request {
        case .cancelOrder(let id):
            guard let again = itemsAgain(id, after: sent.key) else { return }
            let sums = sums(of: again.items)
            buttons.removeAll { $0.id == "look" }
            lines.append(
                line(
                    .againOrder, .body,
                    ["n": "\(sums.count)", "price": said(sums.price), "day": said(again.day)]))
            buttons.append(
                button("again", .buttonUndo, 2, .again(.order(id)), .hintAgain, kind: .commit))
        case .cancelRide(let id):
            guard rideAgain(id) != nil else { return }
            lines.append(line(.againRide, .body))
            buttons.append(
                button("again", .buttonUndo, 2, .again(.ride(id)), .hintAgain, kind: .commit))
        case .changeOrder(let id, _, let version):
            guard unchangedItems(id, since: version) != nil else { return }
            lines.append(line(.againChange, .body))
            buttons.removeAll { $0.id != "home" && $0.id != "look" }
            buttons.insert(
                button(
                    "again", .buttonUndo, 3, .again(.change(id)), .hintAgainChange, kind: .commit),
                at: 1)
        default: return
        }
    }

    /// What an order held before its change at that version, while it can be changed back.
    private func unchangedItems(_ id: OrderId, since version: Int) -> [OrderItem]? {
        guard let items = unchanged[id], let order = order(id), order.version > version,
            order.items != items, canChange(order), !pendingChange(of: id),
            refusal(of: items, on: order.day) == nil
        else { return nil }
        return items
    }

    mutating func doAgain(_ deed: AgainDeed) -> [Effect] {
        guard case .sent(let sent) = top.place else { return [] }
        switch deed {
        case .change(let id):
            guard case .changeOrder(id, _, let seen) = sent.request, let order = order(id),
                let items = unchangedItems(id, since: seen)
            else { return [] }
            // What was taken back is not offered again: two keys of that name would confuse.
            unchanged[id] = nil
            return send(.changeOrder(id, items: items, version: order.version))
        case .order(let id):
            guard let again = itemsAgain(id, after: sent.key) else { return [] }
            return send(.placeOrder(items: again.items, day: again.day))
        case .ride(let id):
            guard let request = rideAgain(id) else { return [] }
            return send(.askForRide(request))
        }
    }
}
