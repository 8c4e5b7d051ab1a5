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
}
