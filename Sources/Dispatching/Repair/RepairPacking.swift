extension RepairSearch {
    /// Fills the flights that were found for the loads named with as many parcels as they take:
    /// where flights are what is missing, the heaviest parcels wait rather than many light ones.
    func condense(_ places: [Int]) {
        var groups: [Int: [Int]] = [:]
        for place in places where air.loads[place].count > 0 {
            let load = air.loads[place]
            groups[load.village * 3 + load.keeping, default: []].append(place)
        }
        for group in groups.keys.sorted() {
            guard let members = groups[group], !waiting(members).isEmpty else { continue }
            condense(members, air.limits[group])
        }
    }

    private func condense(_ places: [Int], _ limits: Limits) {
        let flights = places.filter { air.loads[$0].slot != nil }.sorted {
            (air.loads[$0].slot?.launch ?? 0, $0) < (air.loads[$1].slot?.launch ?? 0, $1)
        }
        if flights.isEmpty { return }
        let members = places.flatMap { air.loads[$0].members }
        work &+= members.count * 400
        let launches = flights.map { air.loads[$0].slot?.launch ?? 0 }
        let packed = pack(members, limits, into: flights.count, launches)
        let before = snapshot()
        let slots = flights.map { air.loads[$0].slot }
        for place in places { lift(place) }
        for place in places { fill(place, []) }
        for (number, place) in flights.enumerated() where number < packed.bins.count {
            fill(place, urgentFirst(packed.bins[number]))
            if let slot = slots[number], !sameMinute(place, slot) { _ = nearMinute(place) }
        }
        var left = packed.left
        let spare = places.filter { air.loads[$0].count == 0 }
        for place in spare where !left.isEmpty { fill(place, [left.removeFirst()]) }
        for member in left {
            let item = day.items[member]
            add(
                Load(
                    village: item.village, keeping: item.keeping, members: [member],
                    items: day.items))
        }
        for place in waiting(Array(air.loads.indices.suffix(left.count)) + spare) {
            air.touched.removeAll()
            air.saved.removeAll()
            if nearMinute(place) { continue }
            if let member = air.loads[place].members.first { _ = join(member, from: place) }
        }
        if !(cost < before.cost) { restore(before) }
    }

    private func urgentFirst(_ members: [Int]) -> [Int] {
        members.filter { day.items[$0].urgent } + members.filter { !day.items[$0].urgent }
    }

    /// As many parcels as so many flights take, earlier flights with what is packed by then.
    private func pack(
        _ members: [Int], _ limits: Limits, into flights: Int, _ launches: [Int]
    ) -> (bins: [[Int]], left: [Int]) {
        let items = day.items
        var rest = members.sorted {
            (items[$1].mass, items[$0].ready, $0) < (items[$0].mass, items[$1].ready, $1)
        }
        var left: [Int] = []
        while Packing.bound(rest, items, limits) > flights,
            let heaviest = rest.firstIndex(where: { !items[$0].urgent })
        {
            left.append(rest.remove(at: heaviest))
        }
        if rest.isEmpty { return ([], left) }
        var bins = Packing.minimumSlack(rest, items, limits, launches: launches, nodes: 300)
        while bins.count > flights {
            let fewest = bins.indices.min {
                (bins[$0].count, -$0) < (bins[$1].count, -$1)
            }
            left += bins.remove(at: fewest ?? 0)
        }
        return (bins, left)
    }

    /// Plans everything that can still change anew; kept if it loses fewer.
    func planAnew() {
        let before = snapshot()
        var groups: [Int: [Int]] = [:]
        for load in air.loads where load.count > 0 {
            groups[load.village * 3 + load.keeping, default: []] += load.members
        }
        var fresh: [Load] = []
        for group in groups.keys.sorted() {
            guard let members = groups[group] else { continue }
            work &+= members.count * 400
            let sorted = members.sorted {
                (day.items[$1].mass, day.items[$0].ready, $0)
                    < (day.items[$0].mass, day.items[$1].ready, $1)
            }
            var bins = Packing.minimumSlack(
                sorted, day.items, air.limits[group], launches: day.launches(village: group / 3),
                nodes: 300)
            let other = Packing.bestFit(sorted, day.items, air.limits[group])
            if other.count < bins.count { bins = other }
            fresh += bins.map {
                Load(village: group / 3, keeping: group % 3, members: $0, items: day.items)
            }
        }
        let start = air.table.work
        air.adopt(fresh)
        air.firstPlan()
        work &+= air.table.work - start
        air.adopt(aligned(air.loads))
        recount()
        if !(cost < before.cost) { restore(before) }
    }

    /// The same loads, each in the place of the published load it shares most parcels with.
    private func aligned(_ loads: [Load]) -> [Load] {
        var home = Array(repeating: -1, count: day.items.count)
        for (place, one) in homes.enumerated() {
            for member in one.members { home[member] = place }
        }
        var shares: [(count: Int, place: Int, load: Int)] = []
        for (number, load) in loads.enumerated() {
            var votes: [Int: Int] = [:]
            for member in load.members where home[member] >= 0 {
                votes[home[member], default: 0] += 1
            }
            for (place, count) in votes { shares.append((count, place, number)) }
        }
        shares.sort { ($1.count, $0.place, $0.load) < ($0.count, $1.place, $1.load) }
        var result: [Load?] = Array(repeating: nil, count: homes.count)
        var taken = Array(repeating: false, count: loads.count)
        for share in shares where result[share.place] == nil && !taken[share.load] {
            result[share.place] = loads[share.load]
            taken[share.load] = true
        }
        let placed = result.enumerated().map { place, load in
            load
                ?? Load(
                    village: homes[place].village, keeping: homes[place].keeping, members: [],
                    items: day.items)
        }
        return placed + loads.indices.filter { !taken[$0] }.map { loads[$0] }
    }
}

extension RepairSearch {
    /// Parcels that any plan loses of these, proven village by village beside what goes ahead: a
    /// pad takes one arrival at a time while corridor, drones and somebody's shift allow one, an
    /// arrival carries no more than the largest drone, and volunteers take no more than they
    /// offered. Asked while nothing else is booked.
    func leastLost(_ parcels: [Int]) -> Int {
        var groups = Array(repeating: [Int](), count: day.pads.count)
        for parcel in parcels where day.items[parcel].village >= 0 {
            groups[day.items[parcel].village].append(parcel)
        }
        return groups.indices.reduce(0) { sum, village in
            let masses = groups[village].map { day.items[$0].mass }.sorted()
            guard let first = groups[village].min(by: { day.items[$0].mass < day.items[$1].mass })
            else { return sum }
            let ready = groups[village].map { day.items[$0].ready }.min() ?? 0
            let load = Load(
                village: village, keeping: day.items[first].keeping, members: [first],
                items: day.items)
            let arrivals =
                day.pads[village] == 0
                ? masses.count : air.table.arrivalsLeft(load, from: ready, at: day.pads[village])
            let offered = day.handsOf[village].reduce(0) { $0 + max(0, air.table.left[$1]) }
            let most = day.lanes[village].map(\.payload).max() ?? 0
            let room = min(arrivals, masses.count) * most
            var mass = 0
            var served = 0
            for next in masses where served < offered && mass + next <= room {
                mass += next
                served += 1
            }
            return sum + masses.count - served
        }
    }
}
