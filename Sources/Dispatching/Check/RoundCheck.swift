import Domain

extension Checking {
    mutating func drive(_ round: VanRound) {
        guard let van = vans[round.van] else { return found.append(.unknown(round.id)) }
        demand(!round.stops.isEmpty, .empty(round.id))
        demand(round.departs >= van.free && round.returns <= van.shiftEnd, .hours(round.id))
        var place = van.base
        var leaves = round.departs
        var stops = 0
        var load: [DayProblem.Parcel] = []
        for stop in round.stops {
            if stop.village != place { stops += 1 }
            let roads = minutes(from: place)
            guard let far = roads[stop.village] else { return found.append(.unknown(round.id)) }
            demand(stop.arrival >= leaves + far, .minutes(round.id))
            demand(!stop.handOffs.isEmpty, .empty(round.id))
            for parcel in stop.handOffs.compactMap({ parcels[$0.parcel] }) {
                demand(
                    parcel.village == stop.village && parcel.ready <= round.departs,
                    .parcel(parcel.id, on: round.id))
                load.append(parcel)
            }
            leaves = stop.arrival + van.unload
            if let name = stop.volunteer {
                guard let helper = volunteers[name] else {
                    return found.append(.unknown(round.id))
                }
                handOver(
                    stop.handOffs, by: helper, in: stop.village, meets: stop.arrival,
                    begins: leaves, round.id, .van(round: round.id))
            } else {
                guard let each = van.crewHandsOver else {
                    return found.append(.volunteer(round.id))
                }
                for handOff in stop.handOffs {
                    leaves += each
                    demand(handOff.minute == leaves, .minutes(round.id))
                    note(handOff, .van(round: round.id))
                }
                demand(leaves <= day.handOffBy, .hours(round.id))
            }
            place = stop.village
        }
        demand(stops <= van.maxStops, .load(round.id))
        guard let home = minutes(from: place)[van.base] else {
            return found.append(.unknown(round.id))
        }
        demand(round.returns >= leaves + home, .minutes(round.id))
        demand(
            load.allSatisfy { van.keeps.contains($0.keeping) }
                && load.reduce(0) { $0 + $1.mass.rawValue } <= van.payload.rawValue
                && load.reduce(0) { $0 + $1.volume.rawValue } <= van.volume.rawValue,
            .load(round.id))
        uses.append(
            Use(name: "van \(van.id)", from: round.departs, to: round.returns, by: round.id))
    }

    /// Shortest drives from one place, by relaxing every road until nothing gets shorter.
    private func minutes(from place: String) -> [String: Int] {
        var far = [place: 0]
        var shorter = true
        while shorter {
            shorter = false
            for road in day.roads {
                for (a, b) in [(road.from, road.to), (road.to, road.from)] {
                    guard let sofar = far[a], sofar + road.minutes < far[b] ?? Int.max
                    else { continue }
                    far[b] = sofar + road.minutes
                    shorter = true
                }
            }
        }
        return far
    }
}
