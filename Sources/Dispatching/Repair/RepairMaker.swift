/// States the rest of a day: what stays, what is hit, what can still change.
struct RepairMaker {
    let plan: DayPlan
    /// The day as it was planned.
    let problem: DayProblem
    let notice: DisruptionNotice
    /// What can still be planned.
    let rest: DayProblem
    let search: RepairSearch
    /// Published sorties that go ahead, by their place.
    private(set) var frozen: [Int] = []
    /// Of these, the ones whose corridor or drone the disruption concerns.
    private(set) var inTheAir: [Int] = []
    /// Parcels that had no carrier and may take what room is left.
    private(set) var extra: [Int] = []
    /// Parcels not wanted any more.
    let cancelled: Set<String>
    /// Van rounds and walks that stay, without the parcels hit.
    var rounds: [VanRound] = []
    var walks: [Walk] = []
    /// Parcels that lose their van or neighbour on foot.
    var offGround: [Int] = []
    let items: [String: Int]
    let places: Places

    struct Places {
        let villages: [String: Int]
        let drones: [String: Int]
        let volunteers: [String: Int]
        let bases: [String: Int]
        var laneOf: [[Int?]]
    }

    init(plan: DayPlan, problem: DayProblem, notice: DisruptionNotice, seed: UInt64) {
        self.plan = plan
        self.problem = problem
        self.notice = notice
        let before = notice.frozenBefore
        var rest = problem.after(notice)
        rest.firstLaunch = max(rest.firstLaunch, before)
        let drones = DayTables.index(problem.drones.map(\.id))
        for sortie in plan.sorties where sortie.launch < before {
            guard let drone = drones[sortie.drone] else { continue }
            rest.drones[drone].free = max(
                rest.drones[drone].free, sortie.back + rest.drones[drone].turnaround)
        }
        for place in rest.vans.indices {
            rest.vans[place].free = max(rest.vans[place].free, before)
        }
        self.rest = rest
        let day = DayTables(rest)
        search = RepairSearch(rest, day, seed: seed)
        items = DayTables.index(problem.parcels.map(\.id))
        var laneOf = day.pads.map { _ in [Int?](repeating: nil, count: problem.drones.count) }
        for (village, lanes) in day.lanes.enumerated() {
            for (number, lane) in lanes.enumerated() {
                for drone in day.pools[lane.pool].drones { laneOf[village][drone] = number }
            }
        }
        places = Places(
            villages: DayTables.index(problem.villages.map(\.id)), drones: drones,
            volunteers: DayTables.index(problem.volunteers.map(\.id)),
            bases: DayTables.index(problem.bases.map(\.id)), laneOf: laneOf)
        cancelled = Set(
            notice.what.parts.compactMap {
                if case .orderCancelled(let parcel) = $0 { parcel } else { nil }
            })
        note()
        holdFrozen()
        holdGround()
        load()
    }

    /// Notes when and by whom each parcel was to be handed over.
    private func note() {
        for sortie in plan.sorties {
            for handOff in sortie.handOffs {
                guard let item = items[handOff.parcel] else { continue }
                search.was[item] = handOff.minute - search.day.origin
                search.met[item] = places.volunteers[sortie.volunteer] ?? -1
            }
        }
    }

    /// Books what goes ahead. Who is out meets only what has arrived.
    private mutating func holdFrozen() {
        let day = search.day
        let out = Set(
            notice.what.parts.compactMap {
                if case .volunteerOut(let volunteer) = $0 { volunteer } else { nil }
            })
        for (number, sortie) in plan.sorties.enumerated()
        where sortie.launch < notice.frozenBefore {
            frozen.append(number)
            if concerns(sortie) { inTheAir.append(number) }
            let members = sortie.handOffs.compactMap { items[$0.parcel] }
            guard let village = places.villages[sortie.village],
                let base = places.bases[sortie.base], let first = members.first
            else { continue }
            let arrival = sortie.arrival - day.origin
            search.air.table.hold(
                village: village, arrival: arrival, base: base,
                launch: sortie.launch - day.origin)
            var load = Load(
                village: village, keeping: day.items[first].keeping, members: [], items: [])
            load.fill(inOrder: members, day.items)
            let leaves = out.contains(sortie.volunteer) && sortie.arrival >= notice.at
            search.aloft.append(
                Aloft(
                    sortie: number, load: load, arrival: arrival, volunteer: -1,
                    mayChange: sortie.arrival >= notice.at))
            if leaves {
                for member in members { search.isHit[member] = true }
            } else if let volunteer = places.volunteers[sortie.volunteer] {
                search.book(search.aloft.count - 1, by: volunteer)
            }
        }
    }

    /// Whether a flight that goes ahead is in a closed corridor or in a drone that is down, lands
    /// on a blocked pad or comes home too late.
    private func concerns(_ sortie: Sortie) -> Bool {
        if sortie.back <= notice.at { return false }
        return notice.what.parts.contains { part in
            switch part {
            case .corridorClosed(let village, let base, let during):
                sortie.village == village && (base == nil || base == sortie.base)
                    && sortie.launch < during.to && sortie.back > during.from
            case .droneDown(let drone): sortie.drone == drone
            case .padBlocked(let village, let during):
                sortie.village == village && sortie.arrival < during.to
                    && sortie.arrival >= max(notice.at, during.from)
            case .homeEarlier(let minute): sortie.back > minute
            default: false
            }
        }
    }

    /// Loads what can still change: first what the disruption leaves alone, in its slot.
    private mutating func load() {
        let later = plan.sorties.indices.filter {
            plan.sorties[$0].launch >= notice.frozenBefore
        }
        var hit = later.filter { isHit(plan.sorties[$0]) }
        // Asked while nothing is booked but what goes ahead.
        for number in hit {
            for handOff in plan.sorties[number].handOffs {
                guard let member = items[handOff.parcel], !cancelled.contains(handOff.parcel)
                else { continue }
                search.isHit[member] = true
                if !mayFly(member) { search.doomed.append(member) }
            }
        }
        let gone = Set(search.doomed)
        search.leastLost = search.leastLost(
            later.flatMap { plan.sorties[$0].handOffs }.compactMap { items[$0.parcel] }.filter {
                !gone.contains($0) && !cancelled.contains(problem.parcels[$0].id)
            })
        let hits = Set(hit)
        hit += later.filter { !hits.contains($0) && !keep($0) }
        let doomed = Set(search.doomed)
        for number in hit { free(number, without: doomed) }
        search.recount()
        for number in problem.parcels.indices
        where search.was[number] == nil && problem.parcels[number].groundOnly == nil {
            if case .held? = plan.answers[problem.parcels[number].id],
                !cancelled.contains(problem.parcels[number].id)
            {
                extra.append(number)
            }
        }
    }

    /// Whether the disruption itself is against a flight.
    private func isHit(_ sortie: Sortie) -> Bool {
        let day = search.day
        guard let slot = slot(sortie), let village = places.villages[sortie.village],
            !isDown(sortie.drone)
        else { return true }
        let lane = day.lanes[village][slot.lane]
        let hand = day.hands[slot.volunteer]
        let arrival = slot.launch + lane.out
        if slot.launch < 0 || slot.launch >= day.words * 64
            || lane.legal[slot.launch >> 6] >> UInt64(slot.launch & 63) & 1 == 0
            || hand.from > arrival || hand.to <= arrival
        {
            return true
        }
        return sortie.handOffs.contains {
            items[$0.parcel].map { day.items[$0].ready > slot.launch } ?? true
        }
    }

    /// Whether a flight for a parcel alone is left beside what goes ahead.
    private func mayFly(_ member: Int) -> Bool {
        let item = search.day.items[member]
        guard item.village >= 0 else { return false }
        let alone = Load(
            village: item.village, keeping: item.keeping, members: [member],
            items: search.day.items)
        return search.air.table.nearest(alone, to: alone.ready, lane: -1) != nil
    }

    /// Leaves a flight that the disruption spares where it is, without what is cancelled; false if
    /// something else is in its way after all.
    private func keep(_ number: Int) -> Bool {
        let day = search.day
        let sortie = plan.sorties[number]
        let all = sortie.handOffs.compactMap { items[$0.parcel] }
        guard let slot = slot(sortie) else { return false }
        let members = all.filter { !cancelled.contains(problem.parcels[$0].id) }
        if members.count < all.count { for member in all { search.isHit[member] = true } }
        guard let load = load(members, day) else { return true }
        guard search.air.table.fits(load, slot) else { return false }
        let place = search.add(
            load,
            home: .init(
                members: members, slot: slot, hit: false, sortie: number, village: load.village,
                keeping: load.keeping))
        search.put(place, in: slot)
        return true
    }

    /// Loads what a flight carried, for another one. Parcels packed too late part from those that
    /// can still go where they were to go.
    private func free(_ number: Int, without doomed: Set<Int>) {
        let day = search.day
        let sortie = plan.sorties[number]
        let members = sortie.handOffs.compactMap { items[$0.parcel] }.filter {
            !cancelled.contains(problem.parcels[$0].id) && !doomed.contains($0)
        }
        for member in members { search.isHit[member] = true }
        let slot = slot(sortie)
        let late = members.filter { day.items[$0].ready > slot?.launch ?? Int.max }
        let inTime = members.filter { !late.contains($0) }
        for (part, home) in [(inTime, slot), (late, inTime.isEmpty ? slot : nil)] {
            guard let load = load(part, day) else { continue }
            search.add(
                load,
                home: .init(
                    members: part, slot: home, hit: true, sortie: number, village: load.village,
                    keeping: load.keeping))
        }
    }

    private func load(_ members: [Int], _ day: DayTables) -> Load? {
        guard let first = members.first, day.items[first].village >= 0 else { return nil }
        var load = Load(
            village: day.items[first].village, keeping: day.items[first].keeping, members: [],
            items: [])
        load.fill(inOrder: members, day.items)
        return load
    }

    private func slot(_ sortie: Sortie) -> Slot? {
        guard let village = places.villages[sortie.village],
            let drone = places.drones[sortie.drone],
            let volunteer = places.volunteers[sortie.volunteer],
            let lane = places.laneOf[village][drone]
        else { return nil }
        return Slot(lane: lane, launch: sortie.launch - search.day.origin, volunteer: volunteer)
    }

    private func isDown(_ drone: String) -> Bool {
        notice.what.parts.contains { $0 == .droneDown(drone) }
    }
}

extension RepairSearch {
    /// Lets parcels that had no carrier take what room is left; nobody moves for them.
    func takeMore(_ parcels: [Int]) {
        for parcel in parcels {
            let item = day.items[parcel]
            guard item.village >= 0, !day.lanes[item.village].isEmpty else { continue }
            air.touched.removeAll()
            air.saved.removeAll()
            let place = add(
                Load(
                    village: item.village, keeping: item.keeping, members: [parcel],
                    items: day.items))
            if join(parcel, from: place) || nearMinute(place, 0) { continue }
            dropLast()
        }
    }
}
