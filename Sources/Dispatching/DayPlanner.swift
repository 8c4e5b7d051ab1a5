/// Plans one delivery day: flights first, then walks and van rounds for what does not fly.
public struct DayPlanner: Sendable {
    /// How long to look.
    public var budget: Budget
    /// What makes two equal runs equal, and two seeds differ.
    public var seed: UInt64
    /// A planner with its effort and seed.
    public init(effort: Effort = .normal, seed: UInt64 = 1) {
        self.init(budget: effort.budget, seed: seed)
    }
    /// A planner with its budget and seed.
    public init(budget: Budget, seed: UInt64 = 1) {
        self.budget = budget
        self.seed = seed
    }

    /// A plan that answers every parcel. The same day, budget and seed give the same plan.
    /// `firstPlan` is called when every flight of a first whole plan stands, before the search for
    /// a better one.
    public func plan(_ problem: DayProblem, firstPlan: () -> Void = {}) -> DayPlan {
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
        air.begin()
        firstPlan()
        air.better(until: budget.work)
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
