extension Packing {
    /// Fills one flight after another as full as a bounded search finds, the heaviest parcel left
    /// always aboard (Fleszar and Hindi 2002).
    /// With launches given, the first flights take only what is packed by then.
    static func minimumSlack(
        _ sorted: [Int], _ items: [Item], _ limits: Limits, launches: [Int] = [],
        nodes: Int = 3000
    ) -> [[Int]] {
        var rest = sorted
        var bins: [[Int]] = []
        while !rest.isEmpty {
            var open = rest
            if bins.count < launches.count {
                open = rest.filter { items[$0].ready <= launches[bins.count] }
                if open.isEmpty { open = rest }
            }
            var search = SlackSearch(
                items: items, limits: limits, rest: open, capacity: limits.mostMass,
                nodes: nodes)
            let chosen = search.fullest().map { open[$0] }
            bins.append(chosen)
            var next = 0
            rest.removeAll { member in
                guard next < chosen.count, chosen[next] == member else { return false }
                next += 1
                return true
            }
        }
        return bins
    }
}

/// A bounded depth-first search for the fullest flight with the first parcel aboard.
private struct SlackSearch {
    let items: [Item]
    let limits: Limits
    let rest: [Int]
    let capacity: Int
    var nodes: Int
    var best: [Int] = []
    var bestMass = -1
    var chosen: [Int] = []

    init(items: [Item], limits: Limits, rest: [Int], capacity: Int, nodes: Int) {
        self.nodes = nodes
        self.items = items
        self.limits = limits
        self.rest = rest
        self.capacity = capacity
    }

    mutating func fullest() -> [Int] {
        let first = items[rest[0]]
        chosen = [0]
        grow(1, first.mass, first.volume)
        return best
    }

    private mutating func grow(_ from: Int, _ mass: Int, _ volume: Int) {
        if mass > bestMass {
            bestMass = mass
            best = chosen
        }
        if bestMass == capacity || nodes <= 0 || chosen.count >= limits.parcels { return }
        var place = from
        var lastMass = -1
        while place < rest.count {
            let item = items[rest[place]]
            // Equal masses at one depth lead to equal slack.
            if item.mass != lastMass, mass + item.mass <= capacity,
                limits.fits(mass + item.mass, volume + item.volume)
            {
                lastMass = item.mass
                nodes -= 1
                chosen.append(place)
                grow(place + 1, mass + item.mass, volume + item.volume)
                chosen.removeLast()
                if bestMass == capacity || nodes <= 0 { return }
            }
            place += 1
        }
    }
}
