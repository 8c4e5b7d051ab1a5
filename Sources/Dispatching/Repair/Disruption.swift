/// What went wrong during a day.
public indirect enum Disruption: Sendable, Hashable, Codable {
    /// Nothing may be in the air on the village's corridors, from one base or from all (nil).
    case corridorClosed(village: String, base: String?, during: Span)
    /// A drone flies no more once it is back.
    case droneDown(String)
    /// A volunteer meets nothing that has not arrived yet.
    case volunteerOut(String)
    /// A parcel is not wanted any more.
    case orderCancelled(String)
    /// Every drone is back by this minute.
    case homeEarlier(Int)
    /// These parcels are packed only at that minute.
    case packedLate(parcels: [String], ready: Int)
    /// Nothing may stand on the village's pad.
    case padBlocked(village: String, during: Span)
    /// A van may leave only at that minute.
    case vanLate(String, free: Int)
    /// Several at once, as when a forecast closes many corridors.
    case several([Disruption])

    /// The disruptions in it, one by one.
    public var parts: [Disruption] {
        if case .several(let all) = self { return all.flatMap(\.parts) }
        return [self]
    }
}

/// A disruption and when it became known.
public struct DisruptionNotice: Sendable, Hashable, Codable {
    /// What happened.
    public var what: Disruption
    /// The minute it became known.
    public var at: Int
    /// Minutes before a launch in which nothing about it can be changed: weighed, loaded, told.
    public var freezeLead: Int
    /// A disruption known at a minute.
    public init(_ what: Disruption, at: Int, freezeLead: Int = 10) {
        self.what = what
        self.at = min(DayTables.dayMinutes, max(0, at))
        self.freezeLead = min(DayTables.dayMinutes, max(0, freezeLead))
    }
    /// What leaves before this minute goes ahead as published.
    public var frozenBefore: Int { at + freezeLead }
}

extension DayProblem {
    /// The same day as it is after a disruption, for everything that has not left yet.
    public func after(_ notice: DisruptionNotice) -> DayProblem {
        var day = self
        for part in notice.what.parts { day.apply(part, at: notice.at) }
        return day
    }

    private mutating func apply(_ part: Disruption, at: Int) {
        switch part {
        case .corridorClosed(let village, let base, let during):
            let bases = base.map { [$0] } ?? bases.map(\.id)
            for base in bases { self = closing(base: base, village: village, during: [during]) }
        case .droneDown(let drone):
            for place in drones.indices where drones[place].id == drone {
                drones[place].free = DayTables.dayMinutes
            }
        case .volunteerOut(let volunteer):
            for place in volunteers.indices where volunteers[place].id == volunteer {
                volunteers[place].window = Span(from: at, to: at)
                volunteers[place].onFoot = nil
            }
        case .homeEarlier(let minute): homeBy = min(homeBy, minute)
        case .packedLate(let late, let ready):
            let names = Set(late)
            for place in parcels.indices where names.contains(parcels[place].id) {
                parcels[place].ready = max(parcels[place].ready, ready)
            }
        case .padBlocked(let village, let during):
            for place in villages.indices where villages[place].id == village {
                villages[place].padBlocked = Span.merged(
                    (villages[place].padBlocked ?? []) + [during])
            }
        case .vanLate(let van, let minute):
            for place in vans.indices where vans[place].id == van {
                vans[place].free = max(vans[place].free, minute)
            }
        case .orderCancelled, .several: break
        }
    }
}
