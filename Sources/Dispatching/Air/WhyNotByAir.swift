import Domain

/// Says why a parcel does not fly.
struct WhyNotByAir {
    let problem: DayProblem
    let day: DayTables

    /// What keeps the parcel from flying by its own nature or its village's; nil if it may fly.
    func byNature(_ number: Int) -> Reason? {
        let parcel = problem.parcels[number]
        let item = day.items[number]
        guard item.village >= 0 else { return .unknownVillage }
        if let words = parcel.groundOnly { return .mayNotFly(words) }
        if let words = problem.villages[item.village].switchedToVan {
            return .carrierSwitched(words)
        }
        let lanes = day.lanes[item.village]
        if lanes.isEmpty { return .noCorridor }
        let keeping = lanes.filter { $0.keeps >> UInt8(item.keeping) & 1 == 1 }
        if keeping.isEmpty { return .noBoxKeeps(parcel.keeping) }
        let lifting = keeping.filter { $0.payload >= item.mass }
        if lifting.isEmpty {
            return .tooHeavyForAnyDrone(
                mass: parcel.mass, limit: Grams(keeping.map(\.payload).max() ?? 0))
        }
        if !lifting.contains(where: { $0.volume >= item.volume }) {
            return .tooLarge(
                volume: parcel.volume, limit: Millilitres(lifting.map(\.volume).max() ?? 0))
        }
        return nil
    }

    /// Why a parcel that may fly found no flight in a finished timetable.
    func today(_ number: Int, _ table: Timetable) -> Reason {
        let item = day.items[number]
        let load = Load(
            village: item.village, keeping: item.keeping, members: [number], items: day.items)
        let lanes = day.lanes[item.village].filter {
            $0.keeps >> UInt8(item.keeping) & 1 == 1 && $0.payload >= item.mass
                && $0.volume >= item.volume
        }
        func firstLaunch(_ lane: Lane, from: Int) -> Int? {
            var legal = lane.legal
            return legal.withUnsafeMutableBufferPointer { buffer in
                buffer.baseAddress.flatMap { Bits.first($0, day.words, from: from) }
            }
        }
        if lanes.allSatisfy({ firstLaunch($0, from: item.ready) == nil }) {
            return noLawfulLaunch(number, lanes)
        }
        if day.mostOrders[item.village] == 0
            || table.earliest(load, ignoring: [.pad, .drones]) == nil
        {
            return .noVolunteer
        }
        if table.earliest(load, ignoring: [.pad]) != nil { return .padBusy }
        return .noDroneFree
    }

    /// Closed corridor, dusk, or a parcel packed too late.
    private func noLawfulLaunch(_ number: Int, _ lanes: [Lane]) -> Reason {
        let item = day.items[number]
        let latest = lanes.map { problem.homeBy - $0.flight }.max() ?? 0
        if latest < problem.firstLaunch { return .noDaylight(homeBy: problem.homeBy) }
        if latest < item.ready + day.origin {
            return .notReadyInTime(ready: problem.parcels[number].ready)
        }
        let bases = Set(lanes.map { problem.bases[$0.base].id })
        let closed = problem.villages[item.village].corridors
            .filter { bases.contains($0.base) }
            .flatMap(\.closed).filter { $0.to > item.ready + day.origin }
        let first = Span.merged(closed).first
        return first.map { .windCorridorClosed($0) } ?? .noDaylight(homeBy: problem.homeBy)
    }
}
