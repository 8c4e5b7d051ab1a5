extension RepairMaker {
    /// Books the rounds and walks that stay, and takes off them what cannot stay.
    mutating func holdGround() {
        for round in plan.vanRounds { hold(round) }
        for walk in plan.walks { hold(walk) }
        offGround.removeAll { cancelled.contains(problem.parcels[$0].id) }
        for member in offGround { search.isHit[member] = true }
    }

    private mutating func hold(_ round: VanRound) {
        let day = search.day
        let mayChange = round.departs >= notice.frozenBefore
        let van = rest.vans.first { $0.id == round.van }
        var kept = round
        kept.stops = []
        for stop in round.stops {
            var stop = stop
            let person = stop.volunteer.flatMap { places.volunteers[$0] }
            let alone = person.map { day.hands[$0].to <= stop.arrival - day.origin } ?? false
            let late = van.map { $0.free > round.departs } ?? true
            let gone = stop.handOffs.filter { handOff in
                guard mayChange, let item = items[handOff.parcel] else { return mayChange }
                return late || alone || cancelled.contains(handOff.parcel)
                    || day.items[item].ready + day.origin > round.departs
            }
            offGround += gone.compactMap { items[$0.parcel] }
            if !gone.isEmpty { shorten(&stop, by: gone, person) }
            if !stop.handOffs.isEmpty { kept.stops.append(stop) }
            if let person, let last = stop.handOffs.last {
                search.air.table.meet(
                    person, stop.arrival - day.origin, last.minute - day.origin,
                    stop.handOffs.count, 1)
            }
        }
        if !kept.stops.isEmpty { rounds.append(kept) }
    }

    /// Leaves parcels out of a stop; the ones behind them come sooner.
    private func shorten(_ stop: inout VanRound.Stop, by gone: [HandOff], _ person: Int?) {
        guard let first = stop.handOffs.first else { return }
        let each =
            stop.handOffs.count > 1
            ? stop.handOffs[1].minute - first.minute
            : person.map { search.day.hands[$0].perOrder } ?? 0
        let start = first.minute - each
        stop.handOffs.removeAll { gone.contains($0) }
        for rank in stop.handOffs.indices {
            stop.handOffs[rank].minute = start + (rank + 1) * each
        }
    }

    private mutating func hold(_ walk: Walk) {
        let day = search.day
        guard let person = places.volunteers[walk.volunteer],
            let far = problem.volunteers[person].onFoot?.minutes
        else { return }
        let leaves = walk.departs - far
        if leaves >= notice.at, rest.volunteers[person].onFoot == nil {
            offGround += walk.handOffs.compactMap { items[$0.parcel] }
            return
        }
        walks.append(walk)
        guard let last = walk.handOffs.last else { return }
        search.air.table.meet(
            person, leaves - day.origin, last.minute - day.origin, walk.handOffs.count, 1)
    }

    /// Brings on the ground what lost its flight, its van or its neighbour on foot, beside the
    /// rounds and walks that stay; gives what is carried and what is held.
    func serveGround(_ parcels: [Int]) -> GroundRound {
        var rest = rest
        for place in rest.vans.indices {
            let busy = rounds.filter { $0.van == rest.vans[place].id }.map(\.returns)
            rest.vans[place].free = max(rest.vans[place].free, busy.max() ?? 0)
        }
        var ground = GroundRound(problem: rest, day: search.day, table: search.air.table)
        ground.serve(parcels)
        for place in ground.rounds.indices {
            ground.rounds[place].id = "R\(Self.number(plan.vanRounds.map(\.id)) + place + 1)"
        }
        for place in ground.walks.indices {
            ground.walks[place].id = "F\(Self.number(plan.walks.map(\.id)) + place + 1)"
        }
        return ground
    }

    /// The highest number in names such as `S12`; at least how many there are.
    static func number(_ names: [String]) -> Int {
        names.reduce(names.count) { max($0, Int($1.drop { !$0.isNumber }) ?? 0) }
    }
}
