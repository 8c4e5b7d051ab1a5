/// How long the planner looks for something better. Counted in moves, never in seconds, so that
/// the same day and seed give the same plan everywhere.
public enum Effort: String, Sendable, Hashable, Codable, CaseIterable {
    /// The first full plan and nothing more.
    case first
    /// A short look, for an answer while somebody waits.
    case quick
    /// About a second of one core for the largest day.
    case normal
    /// About ten times as long.
    case thorough

    /// Moves of the search for that many loads.
    func moves(loads: Int) -> Int {
        switch self {
        case .first: 0
        case .quick: 5_000
        case .normal: 150_000 + 30_000_000 / (loads + 60)
        case .thorough: 1_500_000 + 300_000_000 / (loads + 60)
        }
    }
}

/// Plans one delivery day: flights first, then walks and van rounds for what does not fly.
public struct DayPlanner: Sendable {
    /// How long to look.
    public var effort: Effort
    /// What makes two equal runs equal, and two seeds differ.
    public var seed: UInt64
    /// A planner with its effort and seed.
    public init(effort: Effort = .normal, seed: UInt64 = 1) {
        self.effort = effort
        self.seed = seed
    }

    /// A plan that answers every parcel. The same day, effort and seed give the same plan.
    public func plan(_ problem: DayProblem) -> DayPlan {
        let day = DayTables(problem)
        let why = WhyNotByAir(problem: problem, day: day)
        let places = DayTables.index(problem.parcels.map(\.id))
        let empty = Timetable(day)
        var nature: [Reason?] = []
        var flying: [Int] = []
        var eligible: [Int] = []
        for number in problem.parcels.indices {
            nature.append(why.byNature(number))
            // Of two parcels with one name the first counts: an answer belongs to a name.
            guard places[problem.parcels[number].id] == number, nature[number] == nil
            else { continue }
            eligible.append(number)
            // What finds no flight in an empty timetable need not be searched for.
            let alone = Load(
                village: day.items[number].village, keeping: day.items[number].keeping,
                members: [number], items: day.items)
            if empty.earliest(alone) != nil { flying.append(number) }
        }
        let air = AirSearch(day, flying: flying, seed: seed)
        air.search(effort)
        air.shareOut()

        var flown = Array(repeating: false, count: day.items.count)
        for load in air.loads where load.slot != nil {
            for member in load.members { flown[member] = true }
        }
        for number in eligible where !flown[number] {
            nature[number] = why.today(number, air.table)
        }
        let onGround = problem.parcels.indices.filter {
            places[problem.parcels[$0].id] == $0 && !flown[$0]
        }
        var ground = GroundRound(problem: problem, day: day, table: air.table)
        ground.serve(onGround)
        return PlanWriter(problem: problem, day: day).write(
            air, ground, eligible: eligible, notByAir: nature)
    }
}
