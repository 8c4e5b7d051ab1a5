extension RepairSearch {
    /// The loads that wait for a flight.
    func waiting(_ places: [Int]) -> [Int] {
        places.filter { air.loads[$0].slot == nil && air.loads[$0].count > 0 }
    }

    /// Betters the loads named until so much work is done. Only these move; others may get a
    /// parcel more at their end. With `polish` nobody more is lost and the changes get smaller.
    func explore(_ movable: [Int], until end: Int, polish: Bool) {
        var list = movable
        var best = snapshot()
        var idle = 0
        while work < end, idle < 60_000 {
            if polish ? cost.shift == 0 : cost.lost <= leastLost { break }
            idle += 1
            let count = air.loads.count
            let before = cost
            let waited = air.waitingMass
            work &+= 60 + list.count / 4
            choose(list, polish)
            if air.touched.isEmpty { continue }
            change(polish)
            if accept(before, waited, polish) {
                for place in count..<air.loads.count { list.append(place) }
                if cost < best.cost {
                    best = snapshot()
                    idle = 0
                }
            } else {
                undo(count)
            }
        }
        if best.cost < cost { restore(best) }
    }

    /// Chooses a load and a few that may be in its way, and lifts them.
    private func choose(_ list: [Int], _ polish: Bool) {
        air.touched.removeAll(keepingCapacity: true)
        air.saved.removeAll(keepingCapacity: true)
        guard !list.isEmpty else { return }
        var seed = list[air.dice.below(list.count)]
        if !polish, air.dice.chance(850) {
            let waits = waiting(list)
            if !waits.isEmpty { seed = waits[air.dice.below(waits.count)] }
        }
        guard air.loads[seed].count > 0 else { return }
        remember(seed)
        let size = air.dice.within(1...6)
        let village = air.loads[seed].village
        let near = around(seed)
        let reach = air.dice.within(8...90)
        let inVillage = air.dice.chance(550)
        let bases = day.lanes[village].map(\.base)
        let offset = air.dice.below(list.count)
        for step in 0..<list.count where air.touched.count < size {
            let place = list[(step + offset) % list.count]
            let load = air.loads[place]
            if load.count == 0 || place == seed { continue }
            if inVillage && load.village != village { continue }
            if let slot = load.slot {
                if abs(slot.launch - near) > reach { continue }
                if !inVillage, !bases.contains(day.lanes[load.village][slot.lane].base) {
                    continue
                }
            } else if load.village != village {
                continue
            }
            remember(place)
        }
        for place in air.touched { lift(place) }
    }

    /// A launch about which a load might find room.
    private func around(_ place: Int) -> Int {
        if let slot = air.loads[place].slot { return slot.launch }
        let load = air.loads[place]
        guard let lane = day.lanes[load.village].first else { return 0 }
        if air.dice.chance(350) { return air.dice.below(day.words * 64) }
        let fellows = air.ofVillage[load.village]
        if air.dice.chance(500),
            let slot = air.loads[fellows[air.dice.below(fellows.count)]].slot
        {
            return slot.launch
        }
        return max(load.ready, wanted(load) - lane.out)
    }

    /// Repacks, perhaps, and puts the lifted loads back in another order.
    private func change(_ polish: Bool) {
        let seed = air.touched[0]
        let waits = air.saved[0].slot == nil
        if waits, air.dice.chance(200) {
            let members = air.loads[seed].members
            if join(members[air.dice.below(members.count)], from: seed) {
                putBack(seed, polish)
                return
            }
        }
        if air.dice.chance(polish ? 150 : 450) {
            let before = air.loads.count
            recost { air.repack() }
            // A load split off has no state to go back to.
            while air.saved.count < air.touched.count { air.saved.append(air.loads[before]) }
        }
        putBack(seed, polish)
        if waits, air.loads[seed].slot == nil, air.dice.chance(500) {
            for member in air.loads[seed].members { _ = join(member, from: seed) }
        }
    }

    private func putBack(_ seed: Int, _ polish: Bool) {
        let rule = air.dice.below(4)
        var keys: [(key: Int, place: Int)] = []
        for (number, place) in air.touched.enumerated() {
            let load = air.loads[place]
            guard load.count > 0, load.slot == nil else { continue }
            let old = number < air.saved.count ? air.saved[number].slot?.launch ?? 0 : 0
            let key =
                switch rule {
                case 0: air.dice.below(1 << 20)
                case 1: -load.weight * 64 + air.dice.below(96)
                case 2: place == seed ? -1 : air.dice.below(1 << 10)
                default: old * 4 + air.dice.below(120)
                }
            keys.append((key, place))
        }
        keys.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        for (_, place) in keys {
            let early = !polish && air.dice.chance(350)
            if early {
                work &+=
                    40 + day.words
                    * (day.handsOf[air.loads[place].village].count
                        + 4 * day.lanes[air.loads[place].village].count)
                if let slot = air.table.earliest(air.loads[place]) { put(place, in: slot) }
                continue
            }
            if air.dice.chance(polish ? 900 : 600), goHome(place) { continue }
            _ = nearMinute(place, air.dice.chance(100) ? around(place) : nil)
        }
    }

    /// Runs something that changes lifted loads and counts what they cost anew.
    private func recost(_ body: () -> Void) {
        func waiting() -> (RepairCost, Worth, Int) {
            var sum = RepairCost()
            var worth = Worth()
            var mass = 0
            for place in Set(air.touched).sorted() where air.loads[place].slot == nil {
                sum += costs(air.loads[place])
                worth.unserved += air.loads[place].count - air.loads[place].urgent
                worth.urgentUnserved += air.loads[place].urgent
                mass += air.loads[place].mass
            }
            return (sum, worth, mass)
        }
        let before = waiting()
        body()
        let after = waiting()
        cost -= before.0
        cost += after.0
        air.worth.unserved += after.1.unserved - before.1.unserved
        air.worth.urgentUnserved += after.1.urgentUnserved - before.1.urgentUnserved
        air.waitingMass += after.2 - before.2
    }

    private func accept(_ before: RepairCost, _ waited: Int, _ polish: Bool) -> Bool {
        if cost.lost != before.lost { return cost.lost < before.lost }
        if cost.urgentLost > before.urgentLost { return false }
        if polish {
            return !(before < cost)
        }
        let heavier = (air.waitingMass - waited) * 6
        let further =
            cost.shift - before.shift + 40 * (cost.untouchedMoved - before.untouchedMoved)
            + 60 * (cost.broken - before.broken)
        let worse = heavier + further
        return worse <= 0 || worse <= (air.loads.count * patience()) >> 8
    }

    /// An exponential draw with mean 256, from whole numbers only.
    private func patience() -> Int {
        let roll = air.dice.roll() | 1
        let zeros = roll.leadingZeroBitCount
        let fraction = Int((roll << UInt64(zeros)) >> 55) & 255
        return ((zeros * 256 + 256 - fraction) * 177) >> 8
    }

    /// Takes back the move in hand.
    func undo(_ count: Int) {
        for place in air.touched { lift(place) }
        while air.loads.count > count { dropLast() }
        for (number, place) in air.touched.enumerated() where number < air.saved.count {
            let old = air.saved[number]
            if place >= count { continue }
            if air.loads[place].members != old.members { fill(place, old.members) }
        }
        for (number, place) in air.touched.enumerated()
        where number < air.saved.count && place < count {
            if let slot = air.saved[number].slot { put(place, in: slot) }
        }
    }
}
