/// The search for flights: loads, their timetable, and what both are worth.
final class AirSearch {
    let day: DayTables
    var table: Timetable
    var loads: [Load] = []
    /// Places in `loads` of each village, empty loads included.
    var ofVillage: [[Int]]
    /// Limits of each village and class, at `village * 3 + class`.
    let limits: [Limits]
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
        var groups = Array(repeating: [Int](), count: limits.count)
        for item in flying {
            groups[day.items[item].village * 3 + day.items[item].keeping].append(item)
            waitingMass += day.items[item].mass
            worth.unserved += day.items[item].urgent ? 0 : 1
            worth.urgentUnserved += day.items[item].urgent ? 1 : 0
        }
        for (group, members) in groups.enumerated() where !members.isEmpty {
            let launches = day.launches(village: group / 3)
            for bin in Packing.pack(members, day.items, limits[group], launches: launches) {
                ofVillage[group / 3].append(loads.count)
                loads.append(
                    Load(
                        village: group / 3, keeping: group % 3, members: bin, items: day.items))
            }
        }
        for village in day.pads.indices {
            let places = day.grids[village].reduce(0) { $0 + $1.nonzeroBitCount }
            table.snug[village] = ofVillage[village].count * 5 >= places * 4
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

    /// The whole search: a first timetable, then as many moves as the effort allows.
    func search(_ effort: Effort) {
        let extra = min(40_000, 2_000 + loads.count * 60)
        firstPlan()
        rescue(moves: extra)
        saveFlights(moves: extra / 3)
        let moves = effort.moves(loads: loads.count)
        if moves == 0 { return }
        // Small days have deep valleys: several searches of their own see more than a long one.
        let turns = loads.count < 60 ? 5 : 1
        let start = loads
        var best = (worth: worth, loads: loads)
        for turn in 0..<turns {
            if turn > 0 { adopt(start) }
            improve(moves: moves / turns)
            if worth < best.worth { best = (worth, loads) }
        }
        adopt(best.loads)
        rescue(moves: extra)
        saveFlights(moves: extra / 3)
    }

    /// A first timetable: large loads first, then again with the villages that lost parcels moved
    /// to the front, until nothing is lost or nothing gets better.
    func firstPlan() {
        var favour = Array(repeating: 0, count: day.pads.count)
        var best: (worth: Worth, loads: [Load])?
        var idle = 0
        for _ in 0..<24 where idle < 4 {
            let order = loads.indices.sorted { left, right in
                let a = loads[left]
                let b = loads[right]
                return (favour[b.village], b.count, a.ready, left)
                    < (favour[a.village], a.count, b.ready, right)
            }
            placeAll(order)
            if best.map({ worth < $0.worth }) ?? true {
                best = (worth, loads)
                idle = 0
            } else {
                idle += 1
            }
            var lost = false
            for load in loads where load.slot == nil && load.count > 0 {
                favour[load.village] += 1
                lost = true
            }
            if !lost { break }
            clear()
        }
        if let best, best.worth < worth { adopt(best.loads) }
    }
}
