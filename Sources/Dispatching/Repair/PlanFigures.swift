/// The figures of a plan, counted from the plan alone.
struct PlanFigures {
    let problem: DayProblem
    let cancelled: Set<String>
    /// Parcels that no plan could still fly.
    let doomed: Int
    /// The plan that was published.
    let before: DayPlan

    func certificate(_ plan: DayPlan) -> Certificate {
        let day = DayTables(problem)
        let items = DayTables.index(problem.parcels.map(\.id))
        var groups = Array(repeating: [Int](), count: day.pads.count * 3)
        for sortie in plan.sorties {
            for handOff in sortie.handOffs {
                guard let number = items[handOff.parcel], day.items[number].village >= 0 else {
                    continue
                }
                let item = day.items[number]
                groups[item.village * 3 + item.keeping].append(number)
            }
        }
        let bound = groups.indices.reduce(0) { sum, group in
            if groups[group].isEmpty { return sum }
            let village = group / 3
            let limits = Limits(
                boxes: AirSearch.boxes(day.lanes[village], group % 3),
                parcels: day.mostOrders[village])
            return sum + Packing.bound(groups[group], day.items, limits)
        }
        var result = before.certificate
        result.servedByAir = groups.reduce(0) { $0 + $1.count }
        result.sorties = plan.sorties.count
        result.lowerBound = min(bound, plan.sorties.count)
        result.eligible = max(
            result.servedByAir,
            before.certificate.eligible - cancelled.filter { before.answers[$0] != nil }.count)
        result.mostByAir = max(result.servedByAir, min(result.mostByAir, result.eligible - doomed))
        return result
    }

    func objective(_ plan: DayPlan) -> Objective {
        var worth = Objective(
            urgentUnserved: 0, notByAir: 0,
            vanMinutes: plan.vanRounds.reduce(0) { $0 + $1.returns - $1.departs },
            brokenPromises: 0, sorties: plan.sorties.count, handOffSum: 0,
            unfairness: unfairness(plan))
        worth.notByAir = max(0, plan.certificate.eligible - plan.certificate.servedByAir)
        for parcel in problem.parcels {
            if plan.answers[parcel.id] == nil, cancelled.contains(parcel.id) { continue }
            switch plan.answers[parcel.id] {
            case .carried(_, let minute, _):
                worth.handOffSum += minute * (parcel.urgent ? Objective.urgentWeight : 1)
                if let promised = parcel.promisedBy, minute > promised { worth.brokenPromises += 1 }
            case .held, nil:
                worth.urgentUnserved += parcel.urgent ? 1 : 0
                worth.brokenPromises += parcel.promisedBy == nil ? 0 : 1
            }
        }
        return worth
    }

    private func unfairness(_ plan: DayPlan) -> Int {
        var given = Dictionary(
            problem.volunteers.map { ($0.id, $0.minutesGivenThisMonth) },
            uniquingKeysWith: { first, _ in first })
        func add(_ volunteer: String?, _ from: Int, _ to: Int?) {
            guard let volunteer, let to else { return }
            given[volunteer, default: 0] += to - from
        }
        for sortie in plan.sorties {
            add(sortie.volunteer, sortie.arrival, sortie.handOffs.last?.minute)
        }
        for stop in plan.vanRounds.flatMap(\.stops) {
            add(stop.volunteer, stop.arrival, stop.handOffs.last?.minute)
        }
        for walk in plan.walks { add(walk.volunteer, walk.departs, walk.handOffs.last?.minute) }
        return given.values.reduce(0) { $0 + $1 * $1 }
    }
}
