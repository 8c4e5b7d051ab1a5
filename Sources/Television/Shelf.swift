/// A bounded store of made things: when it grows past its budget the longest unused go first.
struct Shelf<Key: Hashable, Value> {
    private struct Place {
        var value: Value
        var cost: Int
        var lastUse: UInt64
    }
    private var places: [Key: Place] = [:]
    private var clock: UInt64 = 0
    /// What may be kept, in the unit of the costs given.
    let budget: Int
    /// What is kept now.
    private(set) var spent = 0
    /// Called with everything that leaves the shelf.
    private let discard: (Value) -> Void

    init(budget: Int, discard: @escaping (Value) -> Void = { _ in }) {
        self.budget = budget
        self.discard = discard
    }

    /// The thing kept under a key, which now counts as used.
    mutating func take(_ key: Key) -> Value? {
        guard let index = places.index(forKey: key) else { return nil }
        clock += 1
        places.values[index].lastUse = clock
        return places.values[index].value
    }

    /// Keeps a thing; a thing larger than the whole budget is not kept.
    mutating func put(_ value: Value, for key: Key, cost: Int) {
        guard cost <= budget else { return }
        if spent + cost > budget { makeRoom(for: cost) }
        clock += 1
        if let old = places.updateValue(
            Place(value: value, cost: cost, lastUse: clock), forKey: key)
        {
            spent -= old.cost
            discard(old.value)
        }
        spent += cost
    }

    /// Empties the shelf.
    mutating func clear() {
        for place in places.values { discard(place.value) }
        places.removeAll()
        spent = 0
    }

    // A quarter of the budget is freed at a time, so that sorting is rare.
    private mutating func makeRoom(for cost: Int) {
        let target = min(budget * 3 / 4, budget - cost)
        let oldestFirst = places.sorted { $0.value.lastUse < $1.value.lastUse }
        for (key, place) in oldestFirst {
            if spent <= target { break }
            places.removeValue(forKey: key)
            spent -= place.cost
            discard(place.value)
        }
    }
}
