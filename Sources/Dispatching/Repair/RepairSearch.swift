/// The flights of a published plan that can still be changed, in the day as it is now.
final class RepairSearch {
    /// What a load was in the published plan.
    struct Home {
        var members: [Int]
        var slot: Slot?
        var hit: Bool
        /// The published sortie's place in the plan.
        var sortie: Int
        var village: Int
        var keeping: Int
    }
    let day: DayTables
    let air: AirSearch
    /// What each load was, by its place; loads made later have none.
    var homes: [Home] = []
    /// The published hand-off minute of each parcel from the origin; nil if it did not fly.
    var was: [Int?]
    /// The volunteer of each parcel in the published plan.
    var met: [Int]
    /// The parcels the event hits.
    var isHit: [Bool]
    /// The minute from the origin by which each parcel was promised.
    let promised: [Int]
    /// Flights in the air or weighed: only their volunteer may change.
    var aloft: [Aloft] = []
    /// Parcels for which no flight is left, whatever else would be moved.
    var doomed: [Int] = []
    /// Parcels that any plan loses beside the doomed ones, proven.
    var leastLost = 0
    /// Flights in the air that are met only because another flight gave its volunteer up.
    var grounded = 0
    /// The cost of all loads as they stand.
    var cost = RepairCost()
    /// Work done, in steps of about the same time: the search's clock.
    var work = 0

    init(_ problem: DayProblem, _ day: DayTables, seed: UInt64) {
        self.day = day
        air = AirSearch(day, flying: [], seed: seed)
        for village in air.table.snug.indices { air.table.snug[village] = false }
        was = Array(repeating: nil, count: day.items.count)
        met = Array(repeating: -1, count: day.items.count)
        isHit = Array(repeating: false, count: day.items.count)
        promised = problem.parcels.map {
            $0.promisedBy.map { max(0, $0 - day.origin) } ?? Int.max
        }
    }

    // MARK: Figures

    /// The minute from the origin at which a load's first volunteer minute for parcels ends.
    func firstMinute(_ load: Load, _ slot: Slot) -> Int {
        slot.launch + day.lanes[load.village][slot.lane].out + day.pads[load.village]
            + day.hands[slot.volunteer].fixed
    }

    /// The arrival of a load in a slot.
    func arrival(_ load: Load, _ slot: Slot) -> Int {
        slot.launch + day.lanes[load.village][slot.lane].out
    }

    /// What one load costs as it stands.
    func costs(_ load: Load) -> RepairCost {
        var result = RepairCost()
        guard let slot = load.slot else {
            result.lost = load.count
            result.urgentLost = load.urgent
            return result
        }
        let start = firstMinute(load, slot)
        let each = day.hands[slot.volunteer].perOrder
        for (rank, member) in load.members.enumerated() {
            let minute = start + (rank + 1) * each
            if minute > promised[member] { result.broken += 1 }
            guard let before = was[member] else { continue }
            let far = abs(minute - before)
            if far > RepairCost.little {
                if isHit[member] { result.hitMoved += 1 } else { result.untouchedMoved += 1 }
            }
            result.shift += far + (met[member] == slot.volunteer ? 0 : 2)
        }
        return result
    }

    /// The cost of all loads, counted anew.
    func recount() {
        cost = RepairCost()
        for load in air.loads { cost += costs(load) }
    }

    // MARK: Moves of one load

    /// Adds a load that waits, and gives its place.
    @discardableResult
    func add(_ load: Load, home: Home? = nil) -> Int {
        let place = air.loads.count
        air.loads.append(load)
        air.ofVillage[load.village].append(place)
        air.worth.unserved += load.count - load.urgent
        air.worth.urgentUnserved += load.urgent
        air.waitingMass += load.mass
        if let home { homes.append(home) }
        cost += costs(load)
        return place
    }

    func put(_ place: Int, in slot: Slot) {
        work &+= 20 + day.lanes[air.loads[place].village][slot.lane].occupied
        cost -= costs(air.loads[place])
        air.put(place, in: slot)
        cost += costs(air.loads[place])
    }

    func lift(_ place: Int) {
        guard let slot = air.loads[place].slot else { return }
        work &+= 20 + day.lanes[air.loads[place].village][slot.lane].occupied
        cost -= costs(air.loads[place])
        air.lift(place)
        cost += costs(air.loads[place])
    }

    /// Puts other parcels aboard a load that waits, in exactly this order.
    func fill(_ place: Int, _ members: [Int]) {
        cost -= costs(air.loads[place])
        air.waitingMass -= air.loads[place].mass
        air.worth.urgentUnserved -= air.loads[place].urgent
        air.worth.unserved -= air.loads[place].count - air.loads[place].urgent
        air.loads[place].fill(inOrder: members, day.items)
        air.waitingMass += air.loads[place].mass
        air.worth.urgentUnserved += air.loads[place].urgent
        air.worth.unserved += air.loads[place].count - air.loads[place].urgent
        cost += costs(air.loads[place])
    }

    /// Where a load belongs by its parcels: the arrival that keeps most of their minutes.
    func wanted(_ load: Load) -> Int {
        var sum = 0
        var count = 0
        for (rank, member) in load.members.enumerated() {
            guard let before = was[member] else { continue }
            let hand = met[member] >= 0 ? day.hands[met[member]] : nil
            sum +=
                before - day.pads[load.village] - (hand?.fixed ?? 0)
                - (rank + 1) * (hand?.perOrder ?? 0)
            count += 1
        }
        return count == 0 ? load.ready : max(0, sum / count)
    }

    /// Puts a load back where it was published, if it is still that load and there is room; with
    /// another volunteer if its own is taken.
    func goHome(_ place: Int) -> Bool {
        guard place < homes.count, let slot = homes[place].slot, air.loads[place].count > 0,
            air.loads[place].slot == nil
        else { return false }
        return sameMinute(place, slot)
    }

    /// The first repair: the same minute and corridor, the same volunteer or the one who changes
    /// the hand-offs least.
    func sameMinute(_ place: Int, _ slot: Slot) -> Bool {
        let load = air.loads[place]
        work &+= 40
        guard air.table.mayFly(load, lane: slot.lane, launch: slot.launch) else { return false }
        let arrival = arrival(load, slot)
        var best = (score: Int.max, volunteer: -1)
        for volunteer in day.handsOf[load.village]
        where air.table.mayMeet(load, volunteer, at: arrival) {
            work &+= 4
            var trial = load
            trial.slot = Slot(lane: slot.lane, launch: slot.launch, volunteer: volunteer)
            let shift = costs(trial).shift
            if shift < best.score { best = (shift, volunteer) }
        }
        guard best.volunteer >= 0 else { return false }
        put(place, in: Slot(lane: slot.lane, launch: slot.launch, volunteer: best.volunteer))
        return true
    }

    /// The second and third repair: the lawful minute nearest to a wanted one, rather with the
    /// same drones than with others.
    func nearMinute(_ place: Int, _ minute: Int? = nil) -> Bool {
        let load = air.loads[place]
        guard load.count > 0 else { return true }
        work &+=
            60 + day.words
            * (day.handsOf[load.village].count + 6 * day.lanes[load.village].count)
        let lane = place < homes.count ? homes[place].slot?.lane ?? -1 : -1
        guard let slot = air.table.nearest(load, to: minute ?? wanted(load), lane: lane)
        else { return false }
        put(place, in: slot)
        return true
    }

    /// The fourth repair: one parcel of a waiting load goes last on a flight that stays where it
    /// is, so that nobody else moves; false if no flight has room and time for it.
    func join(_ member: Int, from place: Int, among flights: [Int]? = nil) -> Bool {
        let item = day.items[member]
        let group = air.loads[place].village * 3 + air.loads[place].keeping
        let limit = air.limits[group]
        var best = (cost: Int.max, flight: -1)
        for flight in flights ?? air.ofVillage[item.village] {
            let load = air.loads[flight]
            guard let slot = load.slot, load.keeping == item.keeping, flight != place,
                item.ready <= slot.launch, load.count < limit.parcels,
                limit.fits(load.mass + item.mass, load.volume + item.volume)
            else { continue }
            work &+= 30
            let hand = day.hands[slot.volunteer]
            let end = firstMinute(load, slot) + load.count * hand.perOrder
            let lane = day.lanes[load.village][slot.lane]
            guard lane.payload >= load.mass + item.mass, lane.volume >= load.volume + item.volume,
                air.table.left[slot.volunteer] >= 1, end + hand.perOrder <= hand.to,
                Bits.holds(
                    air.table.volunteers + slot.volunteer * day.words, day.words, end,
                    end + hand.perOrder)
            else { continue }
            let far = abs(end + hand.perOrder - (was[member] ?? 0))
            if far < best.cost { best = (far, flight) }
        }
        guard best.flight >= 0, let slot = air.loads[best.flight].slot else { return false }
        let flight = best.flight
        remember(flight)
        remember(place)
        lift(flight)
        fill(flight, air.loads[flight].members + [member])
        put(flight, in: slot)
        fill(place, air.loads[place].members.filter { $0 != member })
        return true
    }

    /// All loads as they stand, to come back to.
    func snapshot() -> (cost: RepairCost, loads: [Load]) { (cost, air.loads) }

    /// Comes back to loads as they stood.
    func restore(_ before: (cost: RepairCost, loads: [Load])) {
        let count = before.loads.count
        // A place behind the published loads may have held a load of another village.
        var alike = min(count, air.loads.count)
        for place in 0..<alike
        where air.loads[place].village != before.loads[place].village
            || air.loads[place].keeping != before.loads[place].keeping
        {
            alike = place
            break
        }
        for place in air.loads.indices {
            if place < alike, air.loads[place].slot == before.loads[place].slot,
                air.loads[place].members == before.loads[place].members
            {
                continue
            }
            lift(place)
        }
        while air.loads.count > alike { dropLast() }
        for load in before.loads[alike...] {
            add(Load(village: load.village, keeping: load.keeping, members: [], items: []))
        }
        for place in 0..<count {
            let load = before.loads[place]
            if air.loads[place].members != load.members { fill(place, load.members) }
            if air.loads[place].slot != load.slot, let slot = load.slot { put(place, in: slot) }
        }
        cost = before.cost
    }

    /// Takes the last load away, which waits and was not published.
    func dropLast() {
        let village = air.loads[air.loads.count - 1].village
        fill(air.loads.count - 1, [])
        air.ofVillage[village].removeLast()
        air.loads.removeLast()
    }

    /// Notes how a load stands before a move changes it.
    func remember(_ place: Int) {
        if air.touched.contains(place) { return }
        air.touched.append(place)
        air.saved.append(air.loads[place])
    }
}

/// A flight that goes ahead, and who meets it.
struct Aloft {
    /// The published sortie's place in the plan.
    var sortie: Int
    var load: Load
    /// Minutes from the origin.
    var arrival: Int
    /// Nobody yet: -1.
    var volunteer: Int
    /// Whether somebody else may still come instead.
    var mayChange: Bool
}
