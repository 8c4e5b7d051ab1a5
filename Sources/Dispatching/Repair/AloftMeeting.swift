extension RepairSearch {
    /// Finds somebody for the flights in the air that nobody meets any more: a free volunteer, or
    /// one whose own load another volunteer can take at the same minute, or at worst one whose load
    /// can still wait on the ground. Gives the flights that nobody can meet.
    func meetAloft() -> [Int] {
        var alone: [Int] = []
        for number in aloft.indices where aloft[number].volunteer < 0 {
            if meetFree(number) || meetBySwap(number, depth: 3) || meetByGrounding(number) {
                continue
            }
            alone.append(number)
        }
        return alone
    }

    private func choices(_ load: Load) -> [Int] { day.handsOf[load.village] }

    private func meetFree(_ number: Int, but not: Set<Int> = []) -> Bool {
        let flight = aloft[number]
        var best = (shift: Int.max, volunteer: -1)
        for volunteer in choices(flight.load)
        where !not.contains(volunteer)
            && air.table.mayMeet(flight.load, volunteer, at: flight.arrival)
        {
            let shift = shift(flight, by: volunteer)
            if shift < best.shift { best = (shift, volunteer) }
        }
        guard best.volunteer >= 0 else { return false }
        book(number, by: best.volunteer)
        return true
    }

    private func shift(_ flight: Aloft, by volunteer: Int) -> Int {
        let hand = day.hands[volunteer]
        let start = flight.arrival + day.pads[flight.load.village] + hand.fixed
        return flight.load.members.enumerated().reduce(0) {
            $0 + abs(start + ($1.offset + 1) * hand.perOrder - (was[$1.element] ?? 0))
        }
    }

    func book(_ number: Int, by volunteer: Int, _ sign: Int32 = 1) {
        let flight = aloft[number]
        let busy = air.table.busy(flight.load, volunteer)
        air.table.meet(
            volunteer, flight.arrival, flight.arrival + busy, flight.load.count, sign)
        aloft[number].volunteer = sign > 0 ? volunteer : -1
    }

    /// Whether the volunteer is on shift for the flight at all.
    private func onShift(_ volunteer: Int, _ flight: Aloft) -> Bool {
        let hand = day.hands[volunteer]
        return hand.from <= flight.arrival
            && flight.arrival + air.table.busy(flight.load, volunteer) <= hand.to
    }

    /// What a volunteer does while the flight needs them.
    private func inTheWay(_ volunteer: Int, _ flight: Aloft) -> (aloft: [Int], loads: [Int]) {
        let end = flight.arrival + air.table.busy(flight.load, volunteer)
        func meets(_ load: Load, _ from: Int) -> Bool {
            from < end && from + air.table.busy(load, volunteer) > flight.arrival
        }
        let others = aloft.indices.filter {
            aloft[$0].volunteer == volunteer && meets(aloft[$0].load, aloft[$0].arrival)
        }
        let loads = air.loads.indices.filter {
            guard let slot = air.loads[$0].slot, slot.volunteer == volunteer else { return false }
            return meets(air.loads[$0], arrival(air.loads[$0], slot))
        }
        return (others, loads)
    }

    /// Gives the flight to a volunteer whose one load in the way somebody else can take.
    private func meetBySwap(_ number: Int, depth: Int, but not: Set<Int> = []) -> Bool {
        guard depth > 0 else { return false }
        let flight = aloft[number]
        for volunteer in choices(flight.load)
        where !not.contains(volunteer) && onShift(volunteer, flight) {
            let way = inTheWay(volunteer, flight)
            if way.aloft.count + way.loads.count != 1 { continue }
            if let other = way.aloft.first {
                guard aloft[other].mayChange else { continue }
                book(other, by: volunteer, -1)
                let taken = not.union([volunteer])
                if air.table.mayMeet(flight.load, volunteer, at: flight.arrival) {
                    book(number, by: volunteer)
                    if meetFree(other, but: taken)
                        || meetBySwap(other, depth: depth - 1, but: taken)
                    {
                        return true
                    }
                    book(number, by: volunteer, -1)
                }
                book(other, by: volunteer)
            } else if let place = way.loads.first, let slot = air.loads[place].slot {
                lift(place)
                if air.table.mayMeet(flight.load, volunteer, at: flight.arrival) {
                    book(number, by: volunteer)
                    if sameMinute(place, slot) { return true }
                    book(number, by: volunteer, -1)
                }
                put(place, in: slot)
            }
        }
        return false
    }

    /// Gives the flight to a volunteer whose loads in the way have not left; they wait.
    private func meetByGrounding(_ number: Int) -> Bool {
        let flight = aloft[number]
        var best: (loads: [Int], volunteer: Int)?
        for volunteer in choices(flight.load) where onShift(volunteer, flight) {
            var way = inTheWay(volunteer, flight)
            guard way.aloft.isEmpty else { continue }
            var room =
                air.table.left[volunteer] + way.loads.reduce(0) { $0 + air.loads[$1].count }
            // A volunteer who may take no more parcels gives up the latest ones.
            let later = air.loads.indices.filter {
                air.loads[$0].slot?.volunteer == volunteer && !way.loads.contains($0)
            }.sorted { (air.loads[$0].slot?.launch ?? 0) > (air.loads[$1].slot?.launch ?? 0) }
            for place in later where room < flight.load.count {
                way.loads.append(place)
                room += air.loads[place].count
            }
            if room < flight.load.count { continue }
            if best.map({ way.loads.count < $0.loads.count }) ?? true {
                best = (way.loads, volunteer)
            }
        }
        guard let best else { return false }
        let slots = best.loads.map { ($0, air.loads[$0].slot) }
        for place in best.loads { lift(place) }
        let isNeeded = !best.loads.isEmpty
        guard air.table.mayMeet(flight.load, best.volunteer, at: flight.arrival) else {
            for case (let place, let slot?) in slots { put(place, in: slot) }
            return false
        }
        book(number, by: best.volunteer)
        if isNeeded { grounded += 1 }
        return true
    }
}
