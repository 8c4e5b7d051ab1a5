/// Writes what the search found in the caller's own names and times.
struct PlanWriter {
    let problem: DayProblem
    let day: DayTables

    func write(
        _ air: AirSearch, _ ground: GroundRound, eligible: [Int], notByAir: [Reason?]
    ) -> DayPlan {
        let sorties = sorties(air)
        var answers: [String: Answer] = [:]
        for sortie in sorties {
            for handOff in sortie.handOffs {
                answers[handOff.parcel] = .carried(
                    by: .drone(sortie: sortie.id), at: handOff.minute, notByAir: nil)
            }
        }
        let reasons = Dictionary(
            problem.parcels.indices.map { (problem.parcels[$0].id, notByAir[$0]) },
            uniquingKeysWith: { first, _ in first })
        func carry(_ handOffs: [HandOff], _ carrier: Carrier) {
            for handOff in handOffs {
                answers[handOff.parcel] = .carried(
                    by: carrier, at: handOff.minute, notByAir: reasons[handOff.parcel] ?? nil)
            }
        }
        for walk in ground.walks { carry(walk.handOffs, .onFoot(walk: walk.id)) }
        for round in ground.rounds {
            for stop in round.stops { carry(stop.handOffs, .van(round: round.id)) }
        }
        for (number, reason) in ground.held { answers[problem.parcels[number].id] = .held(reason) }
        let certificate = certificate(air, eligible: eligible.count)
        return DayPlan(
            sorties: sorties, vanRounds: ground.rounds, walks: ground.walks, answers: answers,
            certificate: certificate,
            objective: objective(air, ground, answers, eligible, certificate))
    }

    /// The flights in launch order, dealt to the drones of each pool.
    private func sorties(_ air: AirSearch) -> [Sortie] {
        let order = air.loads.indices.filter { air.loads[$0].slot != nil }.sorted {
            let a = air.loads[$0].slot?.launch ?? 0
            let b = air.loads[$1].slot?.launch ?? 0
            return (a, air.loads[$0].village, $0) < (b, air.loads[$1].village, $1)
        }
        var free = day.droneFree
        var result: [Sortie] = []
        for place in order {
            let load = air.loads[place]
            guard let slot = load.slot else { continue }
            let lane = day.lanes[load.village][slot.lane]
            let drones = day.pools[lane.pool].drones
            guard let drone = drones.first(where: { free[$0] <= slot.launch }) else { continue }
            free[drone] = slot.launch + lane.occupied
            let hand = day.hands[slot.volunteer]
            let launch = slot.launch + day.origin
            let start = launch + lane.out + day.pads[load.village] + hand.fixed
            result.append(
                Sortie(
                    id: "S\(result.count + 1)", drone: problem.drones[drone].id,
                    base: problem.bases[lane.base].id,
                    village: problem.villages[load.village].id, launch: launch,
                    arrival: launch + lane.out, back: launch + lane.flight,
                    volunteer: problem.volunteers[slot.volunteer].id,
                    handOffs: load.members.enumerated().map { rank, member in
                        HandOff(
                            parcel: problem.parcels[member].id,
                            minute: start + (rank + 1) * hand.perOrder)
                    }))
        }
        return result
    }

    private func certificate(_ air: AirSearch, eligible: Int) -> Certificate {
        var groups = Array(repeating: [Int](), count: air.limits.count)
        var flights = Array(repeating: 0, count: air.limits.count)
        var sorties = 0
        for load in air.loads where load.slot != nil {
            groups[load.village * 3 + load.keeping] += load.members
            flights[load.village * 3 + load.keeping] += 1
            sorties += 1
        }
        let mass = day.pads.indices.map { village in
            (0..<3).reduce(0) { sum, keeping in
                groups[village * 3 + keeping].reduce(sum) { $0 + day.items[$1].mass }
            }
        }
        let byVillage = day.pads.indices.reduce(0) { sum, village in
            let byClass = (0..<3).reduce(0) { sum, keeping in
                let group = village * 3 + keeping
                return sum + air.leastFlights(group, groups[group], enough: flights[group])
            }
            return sum + max(byClass, air.fleetBound(mass: mass[village], to: [village]))
        }
        let bound = max(
            byVillage,
            air.fleetBound(mass: mass.reduce(0, +), to: Array(day.pads.indices)))
        return Certificate(
            servedByAir: groups.reduce(0) { $0 + $1.count }, eligible: eligible,
            sorties: sorties, lowerBound: bound,
            mostByAir: air.groups.reduce(0) { $0 + $1.count } - air.leastUnserved)
    }

    private func objective(
        _ air: AirSearch, _ ground: GroundRound, _ answers: [String: Answer], _ eligible: [Int],
        _ certificate: Certificate
    ) -> Objective {
        var worth = Objective(
            urgentUnserved: 0, notByAir: eligible.count - certificate.servedByAir,
            vanMinutes: ground.rounds.reduce(0) { $0 + $1.returns - $1.departs },
            brokenPromises: 0, sorties: certificate.sorties, handOffSum: 0, unfairness: 0)
        let mayFly = Set(eligible.map { problem.parcels[$0].id })
        for parcel in problem.parcels {
            switch answers[parcel.id] {
            case .carried(_, let minute, _):
                worth.handOffSum += minute * (parcel.urgent ? Objective.urgentWeight : 1)
                if let promised = parcel.promisedBy, minute > promised { worth.brokenPromises += 1 }
            case .held, nil:
                worth.urgentUnserved += parcel.urgent ? 1 : 0
                worth.notByAir += mayFly.contains(parcel.id) ? 0 : 1
                worth.brokenPromises += parcel.promisedBy == nil ? 0 : 1
            }
        }
        var given = day.hands.map(\.given)
        for load in air.loads {
            guard let slot = load.slot else { continue }
            given[slot.volunteer] += air.minutesGiven(load, by: slot.volunteer)
        }
        for (volunteer, minutes) in ground.given { given[volunteer] += minutes }
        worth.unfairness = given.reduce(0) { $0 + $1 * $1 }
        return worth
    }
}
