/// Writes what a repair found in the caller's names and times.
struct RepairWriter {
    let maker: RepairMaker
    /// Flights in the air that nobody can meet, by their place among those aloft.
    let alone: [Int]
    let reach: RepairReach

    private var search: RepairSearch { maker.search }
    private var day: DayTables { maker.search.day }
    private var problem: DayProblem { maker.problem }

    func write() -> RepairedDay {
        let later = changed()
        let sorties = (frozen() + later).sorted { ($0.launch, $0.id) < ($1.launch, $1.id) }
        var flown: Set<String> = []
        for sortie in sorties { for handOff in sortie.handOffs { flown.insert(handOff.parcel) } }
        let lost = problem.parcels.indices.filter {
            search.was[$0] != nil && !flown.contains(problem.parcels[$0].id)
                && !maker.cancelled.contains(problem.parcels[$0].id)
        }
        let ground = maker.serveGround(
            lost + maker.offGround + maker.extra.filter { !flown.contains(problem.parcels[$0].id) })
        let why = WhyNotByAir(problem: maker.rest, day: day)
        let reasons = Dictionary(
            lost.map { number in
                let reason = why.byNature(number) ?? why.today(number, search.air.table)
                return (problem.parcels[number].id, reason)
            }, uniquingKeysWith: { first, _ in first })
        var plan = maker.plan
        plan.sorties = sorties
        plan.vanRounds = (maker.rounds + ground.rounds).sorted {
            ($0.departs, $0.id) < ($1.departs, $1.id)
        }
        plan.walks = (maker.walks + ground.walks).sorted {
            ($0.departs, $0.id) < ($1.departs, $1.id)
        }
        plan.answers = answers(plan, ground.held, reasons)
        let figures = PlanFigures(
            problem: problem, cancelled: maker.cancelled, doomed: search.doomed.count,
            before: maker.plan)
        plan.certificate = figures.certificate(plan)
        plan.objective = figures.objective(plan)
        func names(_ numbers: [Int]) -> [String] { numbers.map { problem.parcels[$0].id } }
        return RepairedDay(
            plan: plan, problem: maker.rest,
            frozen: maker.frozen.map { maker.plan.sorties[$0].id },
            inTheAir: maker.inTheAir.map { maker.plan.sorties[$0].id },
            unattended: alone.map { maker.plan.sorties[search.aloft[$0].sortie].id },
            hit: names(problem.parcels.indices.filter { search.isHit[$0] }), lost: names(lost),
            doomed: names(search.doomed.sorted()), neighbours: reach.neighbours,
            changes: changes(plan))
    }

    /// What goes ahead, with another volunteer where the published one is out.
    private func frozen() -> [Sortie] {
        var result = maker.frozen.map { maker.plan.sorties[$0] }
        let place = Dictionary(
            maker.frozen.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        for flight in search.aloft where flight.volunteer >= 0 {
            guard let at = place[flight.sortie] else { continue }
            let name = problem.volunteers[flight.volunteer].id
            if result[at].volunteer == name { continue }
            let hand = day.hands[flight.volunteer]
            result[at].volunteer = name
            let start =
                flight.arrival + day.origin + day.pads[flight.load.village] + hand.fixed
            for rank in result[at].handOffs.indices {
                result[at].handOffs[rank].minute = start + (rank + 1) * hand.perOrder
            }
        }
        return result
    }

    /// The flights that could still change. A flight that stays keeps its name and, if it can be,
    /// its drone.
    private func changed() -> [Sortie] {
        let loads = search.air.loads
        let order = loads.indices.filter { loads[$0].slot != nil }.sorted {
            (loads[$0].slot?.launch ?? 0, loads[$0].village, $0)
                < (loads[$1].slot?.launch ?? 0, loads[$1].village, $1)
        }
        let drones = deal(order)
        var used: Set<String> = []
        var next = RepairMaker.number(maker.plan.sorties.map(\.id))
        var result: [Sortie] = []
        for place in order {
            let load = loads[place]
            guard let slot = load.slot, let drone = drones[place] else { continue }
            let lane = day.lanes[load.village][slot.lane]
            let hand = day.hands[slot.volunteer]
            let launch = slot.launch + day.origin
            let start = launch + lane.out + day.pads[load.village] + hand.fixed
            var name =
                place < search.homes.count ? maker.plan.sorties[search.homes[place].sortie].id : ""
            if name.isEmpty || !used.insert(name).inserted {
                next += 1
                name = "S\(next)"
            }
            result.append(
                Sortie(
                    id: name, drone: problem.drones[drone].id, base: problem.bases[lane.base].id,
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

    /// A drone for each flight. Everybody keeps the published drone if the others still find one;
    /// if not, drones are dealt in launch order, which never fails: the timetable has counted them.
    private func deal(_ order: [Int]) -> [Int: Int] {
        keepingDrones(order) ?? inLaunchOrder(order)
    }

    private func published(_ place: Int) -> Int? {
        guard place < search.homes.count, let slot = search.air.loads[place].slot else {
            return nil
        }
        let sortie = maker.plan.sorties[search.homes[place].sortie]
        guard let drone = maker.places.drones[sortie.drone],
            maker.places.laneOf[search.air.loads[place].village][drone] == slot.lane,
            day.droneFree[drone] <= slot.launch
        else { return nil }
        return drone
    }

    private func keepingDrones(_ order: [Int]) -> [Int: Int]? {
        var uses = Array(repeating: [(from: Int, to: Int)](), count: problem.drones.count)
        var result: [Int: Int] = [:]
        func isFree(_ drone: Int, _ from: Int, _ to: Int) -> Bool {
            day.droneFree[drone] <= from
                && uses[drone].allSatisfy { $0.to <= from || to <= $0.from }
        }
        var open: [Int] = []
        for pass in 0..<2 {
            for place in order where result[place] == nil {
                let load = search.air.loads[place]
                guard let slot = load.slot else { continue }
                let stays =
                    place < search.homes.count && search.homes[place].slot?.launch == slot.launch
                if (pass == 0) != stays { continue }
                let end = slot.launch + day.lanes[load.village][slot.lane].occupied
                if let drone = published(place), isFree(drone, slot.launch, end) {
                    result[place] = drone
                    uses[drone].append((slot.launch, end))
                } else {
                    open.append(place)
                }
            }
        }
        for place in open {
            let load = search.air.loads[place]
            guard let slot = load.slot else { continue }
            let lane = day.lanes[load.village][slot.lane]
            let end = slot.launch + lane.occupied
            guard
                let drone = day.pools[lane.pool].drones.first(where: {
                    isFree($0, slot.launch, end)
                })
            else { return nil }
            result[place] = drone
            uses[drone].append((slot.launch, end))
        }
        return result
    }

    private func inLaunchOrder(_ order: [Int]) -> [Int: Int] {
        var free = day.droneFree
        var result: [Int: Int] = [:]
        for place in order {
            let load = search.air.loads[place]
            guard let slot = load.slot else { continue }
            let lane = day.lanes[load.village][slot.lane]
            let own = published(place).flatMap { free[$0] <= slot.launch ? $0 : nil }
            guard
                let drone = own
                    ?? day.pools[lane.pool].drones.first(where: { free[$0] <= slot.launch })
            else { continue }
            free[drone] = slot.launch + lane.occupied
            result[place] = drone
        }
        return result
    }

    private func answers(
        _ plan: DayPlan, _ held: [(number: Int, reason: Reason)], _ reasons: [String: Reason]
    ) -> [String: Answer] {
        var result: [String: Answer] = [:]
        for sortie in plan.sorties {
            for handOff in sortie.handOffs {
                result[handOff.parcel] = .carried(
                    by: .drone(sortie: sortie.id), at: handOff.minute, notByAir: nil)
            }
        }
        func carry(_ handOff: HandOff, _ carrier: Carrier) {
            var reason = reasons[handOff.parcel]
            if reason == nil, case .carried(_, _, let old)? = maker.plan.answers[handOff.parcel] {
                reason = old
            }
            if reason == nil, case .held(let old)? = maker.plan.answers[handOff.parcel] {
                reason = old
            }
            result[handOff.parcel] = .carried(by: carrier, at: handOff.minute, notByAir: reason)
        }
        for walk in plan.walks {
            for handOff in walk.handOffs { carry(handOff, .onFoot(walk: walk.id)) }
        }
        for round in plan.vanRounds {
            for handOff in round.stops.flatMap(\.handOffs) { carry(handOff, .van(round: round.id)) }
        }
        for (number, reason) in held {
            let id = problem.parcels[number].id
            if result[id] != nil { continue }
            if problem.vans.isEmpty, case .noVan = reason, let better = reasons[id] {
                result[id] = .held(better)
            } else {
                result[id] = .held(reason)
            }
        }
        for (id, answer) in maker.plan.answers
        where result[id] == nil && !maker.cancelled.contains(id) {
            if case .held = answer { result[id] = answer }
        }
        return result
    }

    private func changes(_ plan: DayPlan) -> [ParcelChange] {
        func volunteers(_ plan: DayPlan) -> [String: String] {
            var result: [String: String] = [:]
            for sortie in plan.sorties {
                for handOff in sortie.handOffs { result[handOff.parcel] = sortie.volunteer }
            }
            for stop in plan.vanRounds.flatMap(\.stops) {
                for handOff in stop.handOffs { result[handOff.parcel] = stop.volunteer }
            }
            for walk in plan.walks {
                for handOff in walk.handOffs { result[handOff.parcel] = walk.volunteer }
            }
            return result
        }
        let before = volunteers(maker.plan)
        let now = volunteers(plan)
        return problem.parcels.indices.compactMap { number in
            let id = problem.parcels[number].id
            guard let old = maker.plan.answers[id] else { return nil }
            let change = ParcelChange(
                parcel: id, isHit: search.isHit[number], before: old, now: plan.answers[id],
                volunteerBefore: before[id], volunteer: now[id])
            let isSame = old == change.now && before[id] == now[id]
            return isSame ? nil : change
        }
    }
}
