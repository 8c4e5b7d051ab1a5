import Domain

/// One way a village's loads can fly: a corridor flown by a pool of equal drones.
struct Lane {
    var pool: Int
    var base: Int
    /// Minutes from launch to the approach.
    var out: Int
    /// Minutes from launch to the return.
    var flight: Int
    /// Minutes from launch until the drone can launch again.
    var occupied: Int
    var payload: Int
    var volume: Int
    var keeps: UInt8
    /// Minutes after the origin at which a launch is lawful as far as the corridor and dusk go.
    var legal: [UInt64]
}

/// Drones that are equal for the planner and may stand in for each other.
struct Pool {
    var base: Int
    var drones: [Int]
}

/// A volunteer in numbers; times are minutes after the origin.
struct Hands {
    var from: Int
    var to: Int
    var perOrder: Int
    var fixed: Int
    var maxOrders: Int
    var villages: [Int]
    var given: Int

    /// The most parcels of one load after `padMinutes` on the pad.
    func mostOrders(padMinutes: Int) -> Int {
        let free = to - from - padMinutes - fixed
        if free < 0 { return 0 }
        return perOrder == 0 ? maxOrders : min(maxOrders, free / perOrder)
    }
}

/// A parcel in numbers.
struct Item {
    var village: Int
    var mass: Int
    var volume: Int
    var keeping: Int
    var ready: Int
    var urgent: Bool
    var weight: Int { urgent ? Objective.urgentWeight : 1 }
}

/// A day in arrays: what the search reads, with every figure clamped to what a day can hold.
struct DayTables {
    /// The minute after midnight that the tables call 0.
    let origin: Int
    /// Words of 64 minutes in each set of minutes.
    let words: Int
    let items: [Item]
    let pads: [Int]
    let gaps: [Int]
    let lanes: [[Lane]]
    let pools: [Pool]
    let droneFree: [Int]
    let hands: [Hands]
    /// The volunteers of each village.
    let handsOf: [[Int]]
    /// The most parcels any volunteer of the village can take in one load.
    let mostOrders: [Int]
    /// Arrivals of each village that follow each other without a lost minute on the pad.
    let grids: [[UInt64]]

    static let noLimit = 1 << 40
    static let dayMinutes = 1440

    init(_ day: DayProblem) {
        let limit = { (minute: Int) in min(Self.dayMinutes, max(0, minute)) }
        let starts =
            [day.firstLaunch] + day.vans.map(\.free) + day.volunteers.map(\.window.from)
            + day.parcels.map(\.ready)
        let origin = limit(starts.min() ?? 0)
        let ends =
            [day.homeBy, day.handOffBy] + day.vans.map(\.shiftEnd)
            + day.volunteers.map(\.window.to)
        let end = limit(ends.max() ?? 0)
        self.origin = origin
        words = max(1, (end - origin) / 64 + 1)

        let villageIndex = Self.index(day.villages.map(\.id))
        let baseIndex = Self.index(day.bases.map(\.id))
        items = day.parcels.map {
            Item(
                village: villageIndex[$0.village] ?? -1, mass: min($0.mass.rawValue, Self.noLimit),
                volume: min($0.volume.rawValue, Self.noLimit), keeping: $0.keeping.number,
                ready: max(0, limit($0.ready) - origin), urgent: $0.urgent)
        }
        pads = day.villages.map { limit($0.padMinutes) }
        gaps = day.bases.map { limit($0.launchGap) }
        droneFree = day.drones.map { max(0, limit($0.free) - origin) }
        pools = Self.pools(day, baseIndex)
        lanes = Self.lanes(day, pools, origin: origin, words: words)
        let handOffEnd = limit(day.handOffBy) - origin
        hands = day.volunteers.map { volunteer in
            Hands(
                from: max(0, limit(volunteer.window.from) - origin),
                to: min(handOffEnd, limit(volunteer.window.to) - origin),
                perOrder: limit(volunteer.perOrder), fixed: limit(volunteer.fixed),
                maxOrders: max(0, volunteer.maxOrders),
                villages: volunteer.villages.compactMap { villageIndex[$0] },
                given: min(100_000, max(0, volunteer.minutesGivenThisMonth)))
        }
        var serving = Array(repeating: [Int](), count: pads.count)
        for (index, hand) in hands.enumerated() {
            for village in hand.villages where serving[village].last != index {
                serving[village].append(index)
            }
        }
        handsOf = serving
        mostOrders = pads.indices.map { [hands, pads] village in
            serving[village].map { hands[$0].mostOrders(padMinutes: pads[village]) }.max() ?? 0
        }
        grids = pads.indices.map { [hands, pads, lanes, words] village in
            Self.grid(
                lanes[village], serving[village].map { hands[$0] }, pad: pads[village],
                words: words)
        }
    }

    /// The launches that meet a village's grid by its shortest corridor.
    func launches(village: Int) -> [Int] {
        guard let out = lanes[village].map(\.out).min() else { return [] }
        return (0..<(words * 64)).filter { grids[village][$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
            .map { $0 - out }
    }

    /// The most flights that can arrive at a village.
    func arrivals(village: Int) -> Int {
        pads[village] == 0
            ? items.count : grids[village].reduce(0) { $0 + $1.nonzeroBitCount }
    }

    /// From the start of each stretch in which a load can arrive and be met, every `pad` minutes.
    private static func grid(
        _ lanes: [Lane], _ hands: [Hands], pad: Int, words: Int
    ) -> [UInt64] {
        var grid = Array(repeating: UInt64(0), count: words)
        var next: Int?
        for minute in 0..<(words * 64) {
            let open = lanes.contains { lane in
                let launch = minute - lane.out
                return launch >= 0 && lane.legal[launch >> 6] >> UInt64(launch & 63) & 1 == 1
            }
            guard open, hands.contains(where: { $0.from <= minute && minute < $0.to }) else {
                next = nil
                continue
            }
            if next ?? minute <= minute {
                grid[minute >> 6] |= 1 << UInt64(minute & 63)
                next = minute + max(1, pad)
            }
        }
        return grid
    }

    /// Places of identifiers; the first of two equal ones counts.
    static func index(_ ids: [String]) -> [String: Int] {
        Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func pools(_ day: DayProblem, _ baseIndex: [String: Int]) -> [Pool] {
        var result: [Pool] = []
        for (index, drone) in day.drones.enumerated() {
            guard let base = baseIndex[drone.base] else { continue }
            let same = result.firstIndex {
                let other = day.drones[$0.drones[0]]
                return $0.base == base && other.payload == drone.payload
                    && other.volume == drone.volume && other.turnaround == drone.turnaround
                    && other.keeps == drone.keeps
            }
            if let same {
                result[same].drones.append(index)
            } else {
                result.append(Pool(base: base, drones: [index]))
            }
        }
        return result
    }

    private static func lanes(
        _ day: DayProblem, _ pools: [Pool], origin: Int, words: Int
    ) -> [[Lane]] {
        let limit = { (minute: Int) in min(dayMinutes, max(0, minute)) }
        return day.villages.map { village in
            if village.switchedToVan != nil { return [] }
            var result: [Lane] = []
            for (number, pool) in pools.enumerated() {
                let drone = day.drones[pool.drones[0]]
                guard let corridor = village.corridors.first(where: { $0.base == drone.base })
                else { continue }
                let out = limit(corridor.out)
                let flight = out + limit(village.padMinutes) + limit(corridor.back)
                var legal = Array(repeating: UInt64(0), count: words)
                legal.withUnsafeMutableBufferPointer { buffer in
                    guard let set = buffer.baseAddress else { return }
                    let last = limit(day.homeBy) - flight - origin
                    Bits.insert(set, words, limit(day.firstLaunch) - origin, last + 1)
                    for closed in corridor.closed where closed.from < closed.to {
                        Bits.remove(
                            set, words, limit(closed.from) - flight - origin + 1,
                            limit(closed.to) - origin)
                    }
                    for blocked in village.padBlocked ?? [] where blocked.from < blocked.to {
                        let landing = origin + out
                        Bits.remove(
                            set, words,
                            limit(blocked.from) - landing - limit(village.padMinutes) + 1,
                            limit(blocked.to) - landing)
                    }
                }
                result.append(
                    Lane(
                        pool: number, base: pool.base, out: out, flight: flight,
                        occupied: flight + limit(drone.turnaround),
                        payload: min(noLimit, drone.payload.rawValue),
                        volume: min(noLimit, drone.volume?.rawValue ?? noLimit),
                        keeps: drone.keeps.reduce(0) { $0 | 1 << UInt8($1.number) }, legal: legal))
            }
            return result
        }
    }
}

extension TemperatureClass {
    /// Ambient 0, chilled 1, frozen 2.
    var number: Int {
        switch self {
        case .ambient: 0
        case .chilled: 1
        case .frozen: 2
        }
    }
}
