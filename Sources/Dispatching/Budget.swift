/// How long the planner looks for something better. It counts the work it does, never seconds, so
/// that the same day, budget and seed give the same plan on every machine.
public struct Budget: Sendable, Hashable, Codable {
    /// Steps of work in all, the first plan included; none means the first plan and nothing more.
    public var work: Int

    /// Steps of work: one costs the timetable about as long as any other.
    public init(work: Int) { self.work = max(0, work) }

    /// About that many milliseconds of one core of a plain server of the year 2025; 0 to an hour.
    public init(milliseconds: Int) {
        work = min(3_600_000, max(0, milliseconds)) * Self.workInAMillisecond
    }

    /// Measured with `engawa-bench drone-day` on days of 33 to 3,000 parcels and set low, so that
    /// a second of budget is no more than a second.
    static let workInAMillisecond = 240_000

    /// What the first plan may spend on parcels that found no flight at first.
    static func repair(loads: Int) -> Int {
        workInAMillisecond * (10 + loads / 6)
    }
}

/// Budgets by name.
public enum Effort: String, Sendable, Hashable, Codable, CaseIterable {
    /// The first full plan and nothing more.
    case first
    /// A short look, for an answer while somebody waits.
    case quick
    /// About a second of one core.
    case normal
    /// About ten seconds.
    case thorough

    /// The work it stands for.
    public var budget: Budget {
        switch self {
        case .first: Budget(milliseconds: 0)
        case .quick: Budget(milliseconds: 10)
        case .normal: Budget(milliseconds: 1_000)
        case .thorough: Budget(milliseconds: 10_000)
        }
    }
}
