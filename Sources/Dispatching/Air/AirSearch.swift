/// The search for flights: loads, their timetable, and what both are worth.
final class AirSearch {
    let day: DayTables
    var table: Timetable
    var loads: [Load] = []
    /// Places in `loads` of each village, empty loads included.
    var ofVillage: [[Int]]
    /// Limits of each village and class, at `village * 3 + class`.
    let limits: [Limits]
    /// Flights that all parcels of each village and class need at least, proven.
    private(set) var fewest: [Int]
    /// The parcels of each village and class that may fly.
    private(set) var groups: [[Int]]
    /// Parcels that no plan can fly, proven.
    private(set) var leastUnserved = 0
    var worth = Worth()
    /// Grams of the loads that have no flight.
    var waitingMass = 0
    var dice: Dice
    /// Whether a waiting load may be split over two flights.
    var maySplit = true
    /// Loads touched by the move in hand and how they were before.
    var touched: [Int] = []
    var saved: [Load] = []

    /// Loads for the items that may fly; each of them fits some lane of its village alone.
    init(_ day: DayTables, flying: [Int], seed: UInt64) {
        self.day = day
        dice = Dice(seed: seed)
        table = Timetable(day)
        ofVillage = Array(repeating: [], count: day.pads.count)
        limits = day.pads.indices.flatMap { village in
            (0..<3).map { keeping in
                Limits(
                    boxes: Self.boxes(day.lanes[village], keeping),
                    parcels: day.mostOrders[village])
            }
        }
        fewest = Array(repeating: 0, count: limits.count)
        groups = Array(repeating: [Int](), count: limits.count)
        var bins = Array(repeating: [[Int]](), count: limits.count)
        for item in flying {
            groups[day.items[item].village * 3 + day.items[item].keeping].append(item)
            waitingMass += day.items[item].mass
            worth.unserved += day.items[item].urgent ? 0 : 1
            worth.urgentUnserved += day.items[item].urgent ? 1 : 0
        }
        for (group, members) in groups.enumerated() where !members.isEmpty {
            let packed = Packing.pack(
                members, day.items, limits[group], launches: day.launches(village: group / 3))
            fewest[group] = packed.bound
            bins[group] = packed.bins
        }
        leastUnserved = Self.leastUnserved(day, groups, limits)
        for village in day.pads.indices { settle(village, &bins) }
    }

    /// Flights that some parcels of one village and class need at least; `enough` is known to do.
    func leastFlights(_ group: Int, _ members: [Int], enough: Int) -> Int {
        if members.count == groups[group].count { return fewest[group] }
        if members.isEmpty { return 0 }
        let plain = Packing.bound(members, day.items, limits[group])
        if plain >= enough { return plain }
        return Packing.strongBound(members, day.items, limits[group], known: plain, enough: enough)
    }

    /// Makes the loads of a village. Where its pad has too few arrivals for all flights, the
    /// heaviest parcels wait, so that the flights that can arrive take as many as possible.
    private func settle(_ village: Int, _ bins: inout [[[Int]]]) {
        let arrivals = day.arrivals(village: village)
        let classes = (village * 3)..<(village * 3 + 3)
        let flights = classes.reduce(0) { $0 + bins[$1].count }
        table.snug[village] = flights * 5 >= arrivals * 4
        var waiting: [(group: Int, members: [Int])] = []
        if flights > arrivals, let group = classes.max(by: { bins[$0].count < bins[$1].count }) {
            let room = bins[group].count - (flights - arrivals)
            if room > 0 {
                let best = Packing.pack(
                    groups[group], day.items, limits[group], into: room,
                    launches: day.launches(village: village))
                bins[group] = best.bins
                waiting = best.left.map { (group, [$0]) }
            }
        }
        for (group, members) in classes.flatMap({ group in bins[group].map { (group, $0) } })
            + waiting
        {
            ofVillage[village].append(loads.count)
            loads.append(
                Load(village: village, keeping: group % 3, members: members, items: day.items))
        }
    }

    /// What the lanes that keep a class can carry, without those another one covers.
    static func boxes(_ lanes: [Lane], _ keeping: Int) -> [(mass: Int, volume: Int)] {
        var result: [(mass: Int, volume: Int)] = []
        for lane in lanes where lane.keeps >> UInt8(keeping) & 1 == 1 {
            if result.contains(where: { $0.mass >= lane.payload && $0.volume >= lane.volume }) {
                continue
            }
            result.removeAll { $0.mass <= lane.payload && $0.volume <= lane.volume }
            result.append((lane.payload, lane.volume))
        }
        return result
    }

    /// The weighted sum of a placed load's hand-off minutes, from the origin.
    private func handOffs(_ load: Load, _ slot: Slot) -> Int {
        let hand = day.hands[slot.volunteer]
        let start =
            slot.launch + day.lanes[load.village][slot.lane].out + day.pads[load.village]
            + hand.fixed
        return load.weight * start + load.rankSum * hand.perOrder
    }

    /// Adds a placed load to the figures, or takes it out with `-1`.
    private func count(_ load: Load, _ slot: Slot, _ sign: Int) {
        worth.urgentUnserved -= sign * load.urgent
        worth.unserved -= sign * (load.count - load.urgent)
        waitingMass -= sign * load.mass
        worth.sorties += sign
        worth.handOffs += sign * handOffs(load, slot)
    }

    /// Books a load in a slot.
    func put(_ place: Int, in slot: Slot) {
        table.book(loads[place], slot)
        count(loads[place], slot, 1)
        loads[place].slot = slot
    }

    /// Frees what a load has booked.
    func lift(_ place: Int) {
        guard let slot = loads[place].slot else { return }
        table.book(loads[place], slot, -1)
        count(loads[place], slot, -1)
        loads[place].slot = nil
    }

    /// Places loads one after another, each as early as the ones before leave room.
    func placeAll(_ order: [Int]) {
        for place in order where loads[place].count > 0 {
            if let slot = table.earliest(loads[place]) { put(place, in: slot) }
        }
    }

    /// Takes every load out of the timetable.
    func clear() {
        for place in loads.indices { lift(place) }
    }

    /// Puts other loads in the timetable's place.
    func adopt(_ other: [Load]) {
        clear()
        loads = other
        ofVillage = Array(repeating: [], count: day.pads.count)
        for place in loads.indices {
            ofVillage[loads[place].village].append(place)
            guard let slot = loads[place].slot else { continue }
            loads[place].slot = nil
            put(place, in: slot)
        }
    }

    /// The first whole plan: a first timetable, then a bounded search for flights for what has none.
    func begin() {
        let extra = Budget.repair(loads: loads.count)
        firstPlan()
        reorder(work: extra / 10)
        // Splitting a load costs a flight more: only what finds no flight otherwise is split.
        maySplit = false
        rescue(work: extra * 3 / 5)
        maySplit = true
        rescue(work: extra * 2 / 5)
        saveFlights(work: extra / 2)
    }

    /// Betters the plan until the table has done so much work in all.
    func better(until end: Int) {
        if table.work >= end { return }
        // What ranks before the hand-off times comes first.
        let most = (end - table.work) / 3
        rescue(work: most / 2)
        saveFlights(work: most)
        // Small days have deep valleys: several searches of their own see more than a long one.
        let turns = loads.count < 60 ? 5 : 1
        let start = loads
        let rest = end - table.work
        let extra = min(rest / 8, Budget.repair(loads: loads.count))
        let share = (rest - 2 * extra) / turns
        var best = (worth: worth, loads: loads)
        for turn in 0..<turns {
            if turn > 0 { adopt(start) }
            improve(work: share)
            if worth < best.worth { best = (worth, loads) }
        }
        adopt(best.loads)
        rescue(work: extra)
        saveFlights(work: extra)
    }
}
