/// Repairs a published plan after a disruption with the smallest change: what has left or is
/// weighed stays, nobody is lost who need not be, and nobody moves whom that does not save.
public struct DayRepair: Sendable {
    /// How long to look for parcels that found no flight at once.
    public var milliseconds: Int?
    /// What makes two equal runs equal.
    public var seed: UInt64

    /// A repair; without a limit it takes a few milliseconds for a small day and about a tenth of
    /// a second for thousands of parcels.
    public init(milliseconds: Int? = nil, seed: UInt64 = 1) {
        self.milliseconds = milliseconds
        self.seed = seed
    }

    /// The plan for the rest of the day. The same plan, day, notice and seed give the same answer.
    public func repair(
        _ plan: DayPlan, of problem: DayProblem, after notice: DisruptionNotice
    ) -> RepairedDay {
        let maker = RepairMaker(plan: plan, problem: problem, notice: notice, seed: seed)
        let alone = maker.search.meetAloft()
        let reach = maker.search.repair(budget: work(parcels: problem.parcels.count))
        maker.search.takeMore(maker.extra)
        return RepairWriter(maker: maker, alone: alone, reach: reach).write()
    }

    /// Steps of work; a hundred thousand are about a millisecond of one core.
    private func work(parcels: Int) -> Int {
        (milliseconds.map { max(0, min(60_000, $0)) } ?? (8 + parcels * 3 / 50)) * 100_000
    }
}

/// What a repair made of a plan.
public struct RepairedDay: Sendable, Hashable {
    /// The plan for the whole day, with what had left as it was.
    public var plan: DayPlan
    /// The day after the disruption.
    public var problem: DayProblem
    /// The published sorties that went ahead.
    public var frozen: [String]
    /// Sorties in the air or about to leave whose corridor or drone the disruption concerns: a
    /// pilot decides about them by rule.
    public var inTheAir: [String]
    /// Sorties that land with nobody to meet them.
    public var unattended: [String]
    /// Parcels the disruption hit.
    public var hit: [String]
    /// Parcels that flew in the published plan and have no flight now.
    public var lost: [String]
    /// Parcels that no plan could still fly.
    public var doomed: [String]
    /// Neighbours of each lost parcel that were allowed to move: 0, 2, 5, 10 or all; 1 if a flight
    /// only gave up its volunteer for one in the air.
    public var neighbours: Int
    /// What changes for each parcel.
    public var changes: [ParcelChange]

    /// Parcels whose hand-off moves by more than ten minutes.
    public var moved: [ParcelChange] { changes.filter(\.isMoved) }
    /// Those of them that the disruption did not hit.
    public var movedUntouched: [ParcelChange] { moved.filter { !$0.isHit } }
}

/// What changes for one parcel.
public struct ParcelChange: Sendable, Hashable {
    /// The parcel.
    public var parcel: String
    /// Whether the disruption hit it; otherwise it makes room for one that was hit.
    public var isHit: Bool
    /// What was published.
    public var before: Answer
    /// What holds now; nil if the parcel is not wanted any more.
    public var now: Answer?
    /// Who was to hand it over.
    public var volunteerBefore: String?
    /// Who hands it over now.
    public var volunteer: String?

    /// Minutes by which the hand-off moves; nil unless it was and is carried.
    public var minutes: Int? {
        guard case .carried(_, let old, _) = before, case .carried(_, let new, _) = now else {
            return nil
        }
        return new - old
    }
    /// Whether a household must be told: by more than ten minutes.
    public var isMoved: Bool { (minutes.map(abs) ?? 0) > RepairCost.little }
}
