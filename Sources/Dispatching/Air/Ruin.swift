extension AirSearch {
    /// Looks for flights for the parcels that have none, and stops when no more are left than that,
    /// or when so much work has found none.
    func rescue(work: Int, until left: Int = 0) {
        let goal = max(left, leastUnserved)
        var best = Best(self)
        var end = table.work + work
        while table.work < end, worth.unserved + worth.urgentUnserved > goal {
            move(margin: 300, seedWaiting: 1000)
            best.follow(self)
            if worth < best.worth {
                if best.worth.worseServed(than: worth) { end = max(end, table.work + work / 2) }
                best.take(self)
            }
        }
        if best.worth < worth { adopt(best.loads) }
    }

    /// Where a village has more flights than its parcels need, grounds the lightest and looks for
    /// room for its parcels on the others.
    func saveFlights(work: Int) {
        let end = table.work + work
        for group in limits.indices {
            while table.work < end {
                let flights = ofVillage[group / 3].filter {
                    loads[$0].slot != nil && loads[$0].keeping == group % 3
                }
                let members = flights.flatMap { loads[$0].members }
                guard let lightest = flights.min(by: { loads[$0].mass < loads[$1].mass }),
                    flights.count > leastFlights(group, members, enough: flights.count)
                else { break }
                let before = (worth: worth, loads: loads)
                lift(lightest)
                maySplit = false
                rescue(
                    work: (end - table.work) / 2,
                    until: before.worth.unserved + before.worth.urgentUnserved)
                maySplit = true
                if worth < before.worth { continue }
                adopt(before.loads)
                break
            }
        }
    }

    /// Improves the timetable by that much work: a few loads that hinder each other are taken out,
    /// sometimes repacked, and put back in another order; the move stays unless it is worse by more
    /// than a margin that shrinks to nothing.
    func improve(work: Int) {
        guard work > 0, loads.contains(where: { $0.count > 0 }) else { return }
        var best = Best(self)
        let start = startMargin()
        let end = table.work + work
        while table.work < end {
            let rest = end - table.work
            // The margin falls with the square of what is left: most time is spent near nothing.
            move(margin: start * rest / work * rest / work, seedWaiting: 500)
            best.follow(self)
            if worth < best.worth { best.take(self) }
        }
        if best.worth < worth { adopt(best.loads) }
    }

    /// One move; it is taken back if it is worse by more than about the margin.
    private func move(margin: Int, seedWaiting: Int) {
        let before = worth
        let waited = waitingMass
        let slots = loads.count
        chooseLoads(seedWaiting)
        if touched.isEmpty { return }
        ruin()
        if dice.chance(500) { repack() }
        recreate()
        // Grams that wait count as minutes: flights fill up until one parcel more fits.
        let worse = worth.handOffs - before.handOffs + (waitingMass - waited) * 6
        if worth.worseBeforeTimes(than: before) {
            undo(slots)
        } else if !before.worseBeforeTimes(than: worth), worse > 0,
            worse > (margin * patience()) >> 8
        {
            undo(slots)
        }
    }

    private func startMargin() -> Int {
        let flying = loads.filter { $0.slot != nil }
        let weight = flying.reduce(0) { $0 + $1.weight }
        return flying.isEmpty ? 0 : max(1, weight * 15 / flying.count)
    }

    /// An exponential draw with mean 256, from whole numbers only.
    private func patience() -> Int {
        let roll = dice.roll() | 1
        let zeros = roll.leadingZeroBitCount
        let fraction = Int((roll << UInt64(zeros)) >> 55) & 255
        return ((zeros * 256 + 256 - fraction) * 177) >> 8
    }

    private func touch(_ place: Int) {
        if loads[place].count > 0, !touched.contains(place) { touched.append(place) }
    }

    /// Chooses which loads the next move takes out.
    private func chooseLoads(_ seedWaiting: Int) {
        touched.removeAll(keepingCapacity: true)
        saved.removeAll(keepingCapacity: true)
        let size = dice.within(2...9)
        var seed = dice.below(loads.count)
        if worth.unserved + worth.urgentUnserved > 0, dice.chance(seedWaiting) {
            let from = dice.below(loads.count)
            for step in loads.indices {
                let place = from + step < loads.count ? from + step : from + step - loads.count
                if loads[place].slot == nil, loads[place].count > 0 {
                    seed = place
                    break
                }
            }
        }
        if loads[seed].count == 0 { return }
        touch(seed)
        let neighbours = ofVillage[loads[seed].village]
        let around =
            loads[seed].slot?.launch ?? loads[neighbours[dice.below(neighbours.count)]].slot?.launch
            ?? dice.below(day.words * 64)
        let reach = dice.within(8...80)
        if dice.chance(450) || loads[seed].slot == nil {
            pick(size, from: ofVillage[loads[seed].village], around, reach, base: -1)
        } else {
            let base = loads[seed].slot.map { day.lanes[loads[seed].village][$0.lane].base } ?? -1
            let offset = dice.below(loads.count)
            pick(size, from: nil, around, reach, base: base, offset: offset)
        }
        addWaiting()
    }

    /// Touches up to `size` loads that launch near a minute.
    private func pick(
        _ size: Int, from places: [Int]?, _ around: Int, _ reach: Int, base: Int, offset: Int = 0
    ) {
        let count = places?.count ?? loads.count
        let shift = offset == 0 ? dice.below(count) : offset
        for step in 0..<count {
            let at = (step + shift) % count
            let place = places?[at] ?? at
            guard let slot = loads[place].slot, abs(slot.launch - around) <= reach,
                base < 0 || day.lanes[loads[place].village][slot.lane].base == base
            else { continue }
            touch(place)
            if touched.count >= size { return }
        }
    }

    /// Adds loads that wait for a slot in the villages touched.
    private func addWaiting() {
        if worth.unserved + worth.urgentUnserved == 0 { return }
        var added = 0
        for village in Set(touched.map { loads[$0].village }).sorted() {
            for place in ofVillage[village] where loads[place].slot == nil {
                touch(place)
                added += 1
                if added > 6 { return }
            }
        }
    }

    private func ruin() {
        for place in touched {
            saved.append(loads[place])
            lift(place)
        }
    }

    /// Puts the touched loads back, in one of several orders.
    private func recreate() {
        let rule = dice.below(4)
        var keys: [(key: Int, place: Int)] = []
        keys.reserveCapacity(touched.count)
        for (number, place) in touched.enumerated() where loads[place].count > 0 {
            let old = number < saved.count ? saved[number].slot?.launch ?? 0 : 0
            let key =
                switch rule {
                case 0: dice.below(1 << 20)
                case 1: -loads[place].weight * 64 + dice.below(96)
                case 2: old * 4 + dice.below(120)
                default: loads[place].ready * 8 - loads[place].weight * 32 + dice.below(64)
                }
            keys.append((key, place))
        }
        keys.sort { ($0.key, $0.place) < ($1.key, $1.place) }
        for (_, place) in keys {
            let skip = dice.chance(60) ? dice.below(2) : -1
            let loose = dice.chance(120) ? dice.roll() : nil
            var slot = table.earliest(loads[place], skipLane: skip, loose: loose)
            if slot == nil, skip >= 0 { slot = table.earliest(loads[place], loose: loose) }
            if let slot { put(place, in: slot) }
        }
    }

    private func undo(_ slots: Int) {
        for place in touched { lift(place) }
        for (number, place) in touched.enumerated() where number < saved.count {
            let old = saved[number]
            loads[place] = old
            if let slot = old.slot {
                loads[place].slot = nil
                put(place, in: slot)
            }
        }
        while loads.count > slots {
            let village = loads[loads.count - 1].village
            ofVillage[village].removeLast()
            loads.removeLast()
        }
    }
}
