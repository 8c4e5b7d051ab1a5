/// How far a repair had to go.
struct RepairReach {
    /// Neighbours allowed beside what was hit: 0, 2, 5, 10, or all (`Int.max`).
    var neighbours = 0
}

extension RepairSearch {
    /// The repairs in their order, then a search that may move no neighbours of what is still
    /// lost, then 2, 5, 10 and at last all, and keeps the first that loses fewest.
    func repair(budget: Int) -> RepairReach {
        var reach = RepairReach(neighbours: grounded > 0 ? 1 : 0)
        let start = work
        repairInOrder()
        let hit = homes.indices.filter { homes[$0].hit }
        func movable() -> [Int] {
            hit + Array(homes.count..<air.loads.count)
                + homes.indices.filter {
                    !homes[$0].hit && air.loads[$0].slot == nil && air.loads[$0].count > 0
                }
        }
        if cost.lost > leastLost { condense(movable()) }
        var best = snapshot()
        var spent = 0
        for (neighbours, share) in [(0, 9), (2, 5), (5, 6), (10, 9)]
        where best.cost.lost > leastLost {
            spent += share
            let more = neighbours == 0 ? [] : self.neighbours(neighbours)
            explore(movable() + more, until: start + budget * spent / 100, polish: false)
            if cost.lost < best.cost.lost {
                best = snapshot()
                reach.neighbours = max(reach.neighbours, neighbours)
            } else {
                restore(best)
            }
        }
        if best.cost.lost > leastLost {
            moveAnybody(until: start + budget * 82 / 100)
            if cost.lost < best.cost.lost {
                reach.neighbours = Int.max
            } else {
                restore(best)
            }
        }
        reunite()
        let changed = air.loads.indices.filter { place in
            air.loads[place].count > 0
                && (place >= homes.count || homes[place].hit
                    || air.loads[place].slot != homes[place].slot
                    || air.loads[place].members != homes[place].members)
        }
        explore(changed, until: work + budget * 18 / 100, polish: true)
        return reach
    }

    /// Same minute with another volunteer; the next lawful minute with the same drones; another
    /// drone or base; then parcel by parcel: split or joined to flights that stay.
    private func repairInOrder() {
        let order = homes.indices.filter {
            air.loads[$0].slot == nil && air.loads[$0].count > 0
        }.sorted {
            let a = air.loads[$0]
            let b = air.loads[$1]
            return (b.urgent, homes[$0].slot?.launch ?? 0, $0)
                < (a.urgent, homes[$1].slot?.launch ?? 0, $1)
        }
        for place in order {
            if goHome(place) || nearMinute(place) { continue }
            splitOrJoin(place)
        }
    }

    /// Puts as many parcels of a waiting load as possible on other flights or in halves on flights
    /// of their own.
    func splitOrJoin(_ place: Int) {
        air.touched.removeAll()
        air.saved.removeAll()
        for member in air.loads[place].members { _ = join(member, from: place) }
        if air.loads[place].count == 0 || nearMinute(place) { return }
        if air.loads[place].count < 2 { return }
        let members = air.loads[place].members
        let half = Array(members[(members.count / 2)...])
        fill(place, Array(members[..<(members.count / 2)]))
        let second = add(
            Load(
                village: air.loads[place].village, keeping: air.loads[place].keeping,
                members: half, items: day.items))
        for part in [place, second] where !nearMinute(part) { splitOrJoin(part) }
    }

    /// The published flights nearest to what is still lost: those of the same village, volunteers
    /// or base about the minutes at which it could still fly.
    private func neighbours(_ count: Int) -> [Int] {
        var chosen: Set<Int> = []
        for wait in waiting(Array(air.loads.indices)) {
            let load = air.loads[wait]
            let targets = day.lanes[load.village].map { lane in
                (
                    base: lane.base,
                    launch: lawful(lane, near: max(load.ready, wanted(load) - lane.out))
                )
            }
            var ranked: [(far: Int, place: Int)] = []
            for place in homes.indices where !homes[place].hit {
                guard let slot = air.loads[place].slot else { continue }
                let other = air.loads[place]
                let base = day.lanes[other.village][slot.lane].base
                let same = other.village == load.village
                var far = Int.max
                for target in targets where same || target.base == base {
                    guard let launch = target.launch else { continue }
                    far = min(far, abs(launch - slot.launch) + (same ? 0 : 15))
                }
                if far < Int.max { ranked.append((far, place)) }
            }
            ranked.sort { ($0.far, $0.place) < ($1.far, $1.place) }
            for (_, place) in ranked.prefix(count) { chosen.insert(place) }
        }
        return chosen.sorted()
    }

    /// The launch on a lane nearest to one, as far as corridor and dusk go.
    private func lawful(_ lane: Lane, near launch: Int) -> Int? {
        var legal = lane.legal
        return legal.withUnsafeMutableBufferPointer { buffer -> Int? in
            guard let set = buffer.baseAddress else { return nil }
            let after = Bits.first(set, day.words, from: max(0, launch))
            let before = Bits.last(set, day.words, upTo: launch - 1)
            return [before, after].compactMap { $0 }.min { abs($0 - launch) < abs($1 - launch) }
        }
    }

    /// With everything movable: first gently, then with the planner's own search, at last with
    /// villages packed and everything planned anew. Each is kept only if it costs less.
    private func moveAnybody(until end: Int) {
        let rest = max(0, end - work)
        var best = snapshot()
        func keep() {
            if cost < best.cost { best = snapshot() } else { restore(best) }
        }
        explore(Array(air.loads.indices), until: work + rest * 15 / 100, polish: false)
        keep()
        if cost.lost > leastLost { rescue(rest * 35 / 100) }
        keep()
        if cost.lost <= leastLost { return }
        let villages = Set(waiting(Array(air.loads.indices)).map { air.loads[$0].village })
        condense(air.loads.indices.filter { villages.contains(air.loads[$0].village) })
        keep()
        for village in villages {
            let flights = air.ofVillage[village].filter { air.loads[$0].count > 0 }.count
            air.table.snug[village] = flights * 5 >= day.arrivals(village: village) * 4
        }
        if cost.lost > leastLost { planAnew() }
        let before = air.table.work
        if cost.lost > leastLost { air.reorder(work: rest / 12) }
        work &+= air.table.work - before
        recount()
        if cost.lost > leastLost { rescue(end - work) }
        for village in villages { air.table.snug[village] = false }
        keep()
    }

    /// The planner's own search for flights for what is lost.
    private func rescue(_ budget: Int) {
        let before = air.table.work
        air.rescue(work: max(0, budget), until: leastLost)
        work &+= air.table.work - before
        recount()
    }

    /// Loads that exchanged parcels go back to what was published, where that loses nobody.
    private func reunite() {
        guard cost.untouchedMoved > 0 else { return }
        var home = Array(repeating: -1, count: day.items.count)
        for (place, one) in homes.enumerated() {
            for member in one.members { home[member] = place }
        }
        var root = Array(air.loads.indices)
        func find(_ place: Int) -> Int {
            var place = place
            while root[place] != place {
                root[place] = root[root[place]]
                place = root[place]
            }
            return place
        }
        for (place, load) in air.loads.enumerated() {
            for member in load.members where home[member] >= 0 {
                root[find(place)] = find(home[member])
            }
        }
        let groups = Dictionary(grouping: air.loads.indices, by: find)
        for key in groups.keys.sorted() {
            guard let group = groups[key] else { continue }
            let changed = group.contains { place in
                place < homes.count && !homes[place].hit
                    && (air.loads[place].slot != homes[place].slot
                        || air.loads[place].members != homes[place].members)
            }
            if changed { reunite(group) }
        }
    }

    private func reunite(_ group: [Int]) {
        let before = cost
        air.touched.removeAll()
        air.saved.removeAll()
        for place in group { remember(place) }
        for place in group { lift(place) }
        for place in group { fill(place, place < homes.count ? homes[place].members : []) }
        for place in group where place < homes.count && !homes[place].hit {
            if !goHome(place) { _ = nearMinute(place) }
        }
        for place in group where air.loads[place].slot == nil && air.loads[place].count > 0 {
            if !goHome(place) { _ = nearMinute(place) }
        }
        if !(cost < before) { undo(air.loads.count) }
    }
}
