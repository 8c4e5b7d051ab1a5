extension AirSearch {
    /// A first timetable: large loads first, then again with the villages that lost parcels moved
    /// to the front, until nothing is lost or nothing gets better.
    func firstPlan() {
        var favour = Array(repeating: 0, count: day.pads.count)
        var best: (worth: Worth, loads: [Load])?
        var idle = 0
        for _ in 0..<24 where idle < 4 {
            let order = loads.indices.sorted { left, right in
                let a = loads[left]
                let b = loads[right]
                return (favour[b.village], b.count, a.ready, left)
                    < (favour[a.village], a.count, b.ready, right)
            }
            placeAll(order)
            if best.map({ worth < $0.worth }) ?? true {
                best = (worth, loads)
                idle = 0
            } else {
                idle += 1
            }
            var lost = false
            for load in loads where load.slot == nil && load.count > 0 {
                favour[load.village] += 1
                lost = true
            }
            if !lost { break }
            clear()
        }
        if let best, best.worth < worth { adopt(best.loads) }
    }

    /// Plans single villages anew while they lose parcels: what is short there, pad or volunteers,
    /// hardly another village uses. A load that found no flight comes earlier the next time
    /// (squeaky wheel, Joslin and Clements 1999).
    func reorder(work: Int) {
        for village in day.pads.indices {
            let places = ofVillage[village].filter { loads[$0].count > 0 }
            if !places.contains(where: { loads[$0].slot == nil }) { continue }
            var best = (worth: worth, slots: places.map { loads[$0].slot })
            var keys = Array(repeating: 0, count: places.count)
            let end = table.work + work
            var round = 0
            while table.work < end, worth.unserved + worth.urgentUnserved > leastUnserved {
                if round % 24 == 0 { keys = places.map { startKey($0, round / 24) } }
                round += 1
                for (number, place) in places.enumerated() where loads[place].slot == nil {
                    keys[number] -= dice.within(20...200)
                }
                for place in places { lift(place) }
                placeAll(
                    places.indices.map { (key: keys[$0] + dice.below(24), place: places[$0]) }
                        .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.place))
                if worth < best.worth { best = (worth, places.map { loads[$0].slot }) }
                if !places.contains(where: { loads[$0].slot == nil }) { break }
            }
            for place in places { lift(place) }
            for (place, slot) in zip(places, best.slots) {
                if let slot { put(place, in: slot) }
            }
        }
    }

    /// Where a load stands in the order of its village at first: small ones first, so that they give
    /// volunteers back soon and large ones outlast the last arrival; large ones first; or as they
    /// become ready.
    private func startKey(_ place: Int, _ turn: Int) -> Int {
        let load = loads[place]
        return switch turn % 4 {
        case 0: load.ready * 2 + load.count * 40
        case 1: load.ready * 2 - load.count * 30
        case 2: load.ready * 8 + dice.below(100)
        default: dice.below(300)
        }
    }
}
