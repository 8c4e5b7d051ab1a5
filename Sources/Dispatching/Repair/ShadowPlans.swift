/// Repairs made in advance, one for each corridor "closed from now", so that the answer is there
/// when the wind rises.
public struct ShadowPlans: Sendable {
    /// A corridor by the names of its ends.
    public struct Corridor: Sendable, Hashable {
        /// The village.
        public var village: String
        /// The base.
        public var base: String
        /// A corridor from a base to a village.
        public init(village: String, base: String) {
            self.village = village
            self.base = base
        }
    }
    /// The minute the repairs are for.
    public let at: Int
    /// What they repair.
    public let plan: DayPlan
    /// Minutes before a launch in which nothing changes.
    public let freezeLead: Int
    /// A repair for each corridor that still has a flight to come.
    public let repairs: [Corridor: RepairedDay]

    /// Repairs for every corridor that still has a flight to come, closed from `at` to the day's
    /// end. Takes one repair's time for each.
    public init(
        _ plan: DayPlan, of problem: DayProblem, at: Int, freezeLead: Int = 10,
        repair: DayRepair = DayRepair()
    ) {
        self.at = at
        self.plan = plan
        self.freezeLead = freezeLead
        var repairs: [Corridor: RepairedDay] = [:]
        for sortie in plan.sorties where sortie.launch >= at + freezeLead {
            let corridor = Corridor(village: sortie.village, base: sortie.base)
            if repairs[corridor] != nil { continue }
            let closed = Disruption.corridorClosed(
                village: sortie.village, base: sortie.base,
                during: Span(from: at, to: DayTables.dayMinutes))
            repairs[corridor] = repair.repair(
                plan, of: problem, after: DisruptionNotice(closed, at: at, freezeLead: freezeLead))
        }
        self.repairs = repairs
    }

    /// The repair for a corridor, if it still holds at a minute: the plan is the one it was made
    /// for and no flight has come within the freeze since.
    public func answer(_ corridor: Corridor, plan now: DayPlan, at minute: Int) -> RepairedDay? {
        guard now == plan, minute >= at else { return nil }
        let frozenSince = plan.sorties.contains {
            (at + freezeLead..<max(at, minute) + freezeLead).contains($0.launch)
        }
        return frozenSince ? nil : repairs[corridor]
    }
}
