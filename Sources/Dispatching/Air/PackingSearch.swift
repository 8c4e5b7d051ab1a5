/// Flights for one village's parcels of one class, and how few are proven possible.
struct Packed {
    var bins: [[Int]]
    /// No packing needs fewer flights.
    var bound: Int
}

extension Packing {
    /// Packs parcels, each of which fits alone, into the fewest flights: best fit decreasing, then
    /// minimum bin slack, then, where the bound is not met, a stronger bound and a search.
    /// In a village that needs most of its `launches` the first flights take only what is packed.
    static func pack(
        _ members: [Int], _ items: [Item], _ limits: Limits, launches: [Int]
    ) -> Packed {
        let sorted = members.sorted {
            (items[$1].mass, items[$0].ready, $0) < (items[$0].mass, items[$1].ready, $1)
        }
        var fewest = bound(members, items, limits)
        var best = bestFit(sorted, items, limits)
        let isTight = best.count * 5 >= launches.count * 4
        func offer(_ bins: [[Int]]) { if bins.count < best.count { best = bins } }
        if isTight {
            let timed = minimumSlack(sorted, items, limits, launches: launches)
            if timed.count <= best.count { best = timed }
        }
        if best.count > fewest { offer(minimumSlack(sorted, items, limits)) }
        if best.count > fewest {
            fewest = strongBound(members, items, limits, known: fewest, enough: best.count)
        }
        if best.count > fewest { offer(shaken(sorted, items, limits, goal: fewest)) }
        while best.count > fewest {
            var search = BinCompletion(
                members, items, limits, nodes: members.count <= 64 ? 6_000 : 400)
            switch search.pack(into: best.count - 1) {
            case .packed(let bins): best = bins
            case .impossible: fewest = best.count
            case .unknown: return Packed(bins: best, bound: fewest)
            }
        }
        return Packed(bins: best, bound: fewest)
    }

    /// The best of the plain bound and the rounded-up bound over patterns.
    static func strongBound(
        _ members: [Int], _ items: [Item], _ limits: Limits, known: Int, enough: Int
    ) -> Int {
        var result = known
        if Set(members.map { items[$0].mass }).count <= 120 {
            result = PatternBound(members.map { items[$0].mass }, capacity: limits.mostMass)
                .bound(known: result, enough: enough)
        }
        if result < enough, limits.mostVolume < DayTables.noLimit,
            Set(members.map { items[$0].volume }).count <= 120
        {
            result = PatternBound(members.map { items[$0].volume }, capacity: limits.mostVolume)
                .bound(known: result, enough: enough)
        }
        return result
    }

    /// Minimum bin slack over slightly shuffled orders, until the goal is met.
    static func shaken(
        _ sorted: [Int], _ items: [Item], _ limits: Limits, goal: Int, launches: [Int] = [],
        rounds: Int = 24
    ) -> [[Int]] {
        var dice = Dice(seed: UInt64(sorted.count))
        var best: [[Int]] = []
        for round in 0..<rounds {
            let noise = max(1, limits.mostMass * (1 + round % 6) / 40)
            let order = sorted.map { (key: items[$0].mass + dice.below(noise), member: $0) }
                .sorted { ($1.key, $0.member) < ($0.key, $1.member) }
            let bins = minimumSlack(
                order.map(\.member), items, limits, launches: launches, nodes: 1000)
            if best.isEmpty || bins.count < best.count { best = bins }
            if best.count <= goal { break }
        }
        return best
    }

    /// Packs as many parcels as so many flights can take: the heaviest parcels that are not urgent
    /// stay, no more of them than the flights' mass makes necessary.
    static func pack(
        _ members: [Int], _ items: [Item], _ limits: Limits, into flights: Int, launches: [Int]
    ) -> (bins: [[Int]], left: [Int]) {
        let sorted = members.sorted {
            (items[$1].mass, items[$0].ready, $0) < (items[$0].mass, items[$1].ready, $1)
        }
        let mayStay = sorted.filter { !items[$0].urgent }
        var stays = 0
        while true {
            let left = Array(mayStay.prefix(stays))
            let gone = Set(left)
            let rest = sorted.filter { !gone.contains($0) }
            if stays >= mayStay.count || bound(rest, items, limits) <= flights {
                var bins = minimumSlack(rest, items, limits, launches: launches)
                if bins.count > flights {
                    bins = shaken(
                        rest, items, limits, goal: flights, launches: launches, rounds: 12)
                }
                if bins.count <= flights || stays >= mayStay.count { return (bins, left) }
            }
            stays += 1
        }
    }
}
