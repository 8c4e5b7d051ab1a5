/// What one flight of a village may carry: any of these pairs, and so many parcels.
struct Limits {
    /// Pairs of mass and volume, one for each kind of lane that keeps the class.
    var boxes: [(mass: Int, volume: Int)]
    var parcels: Int

    @inline(__always)
    func fits(_ mass: Int, _ volume: Int) -> Bool {
        for box in boxes where mass <= box.mass && volume <= box.volume { return true }
        return false
    }
    var mostMass: Int { boxes.map(\.mass).max() ?? 0 }
    var mostVolume: Int { boxes.map(\.volume).max() ?? 0 }
}

/// Bin packing of one village's parcels of one class into flights.
enum Packing {
    /// Fewest bins that weights need: the best of the volume bound and the bound L2 of Martello
    /// and Toth (1990) over all thresholds.
    static func bound(_ weights: [Int], capacity: Int) -> Int {
        if weights.isEmpty || capacity <= 0 { return weights.isEmpty ? 0 : weights.count }
        let sorted = weights.sorted(by: >)
        var sums = [0]
        for weight in sorted { sums.append(sums[sums.count - 1] + weight) }
        // Number of weights above a value.
        func above(_ value: Int) -> Int {
            var low = 0
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle] > value { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let half = above(capacity / 2)
        var best = (sums[sorted.count] + capacity - 1) / capacity
        var last = -1
        for threshold in sorted[half...] + [0] where threshold != last {
            last = threshold
            let alone = above(capacity - threshold)
            let halves = half - min(half, alone)
            let small = sums[above(threshold - 1)] - sums[half]
            let room = halves * capacity - (sums[half] - sums[min(half, alone)])
            let more = max(0, small - room)
            best = max(best, alone + halves + (more + capacity - 1) / capacity)
        }
        return best
    }

    /// Fewest flights for a set of parcels under all limits.
    static func bound(_ members: [Int], _ items: [Item], _ limits: Limits) -> Int {
        let byCount = limits.parcels > 0 ? (members.count + limits.parcels - 1) / limits.parcels : 0
        var result = max(byCount, bound(members.map { items[$0].mass }, capacity: limits.mostMass))
        if limits.mostVolume < DayTables.noLimit {
            let volumes = members.map { items[$0].volume }
            result = max(result, bound(volumes, capacity: limits.mostVolume))
        }
        return result
    }

    /// Packs parcels, each of which fits alone: best fit decreasing, and where that is not proven
    /// fewest, or the village needs most of its `launches`, minimum bin slack.
    static func pack(
        _ members: [Int], _ items: [Item], _ limits: Limits, launches: [Int]
    ) -> [[Int]] {
        let fewest = bound(members, items, limits)
        let sorted = members.sorted {
            (items[$1].mass, items[$0].ready, $0) < (items[$0].mass, items[$1].ready, $1)
        }
        let first = bestFit(sorted, items, limits)
        if first.count <= fewest, first.count * 5 < launches.count * 4 { return first }
        let timed = minimumSlack(sorted, items, limits, launches: launches)
        if timed.count <= min(fewest, first.count) { return timed }
        let second = minimumSlack(sorted, items, limits)
        return second.count < first.count ? second : first
    }

    /// Puts each parcel, in the order given, where it leaves the least room.
    static func bestFit(_ order: [Int], _ items: [Item], _ limits: Limits) -> [[Int]] {
        var bins: [[Int]] = []
        var masses: [Int] = []
        var volumes: [Int] = []
        for member in order {
            let mass = items[member].mass
            let volume = items[member].volume
            var best = -1
            for bin in bins.indices
            where bins[bin].count < limits.parcels && (best < 0 || masses[bin] > masses[best])
                && limits.fits(masses[bin] + mass, volumes[bin] + volume)
            {
                best = bin
            }
            if best < 0 {
                best = bins.count
                bins.append([])
                masses.append(0)
                volumes.append(0)
            }
            bins[best].append(member)
            masses[best] += mass
            volumes[best] += volume
        }
        return bins
    }

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
