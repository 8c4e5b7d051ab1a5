extension Bits {
    /// The last minute of the set at or before `upTo`; nil if there is none.
    static func last(_ set: Words, _ words: Int, upTo: Int) -> Int? {
        if upTo < 0 { return nil }
        let end = min(upTo, words * 64 - 1)
        var i = end >> 6
        var word = set[i] & (~0 &>> UInt64(truncatingIfNeeded: 63 - end & 63))
        while word == 0 {
            if i == 0 { return nil }
            i -= 1
            word = set[i]
        }
        return i * 64 + 63 - word.leadingZeroBitCount
    }

    /// Whether all of `from ..< to` are in the set; what lies behind its end does not count.
    @inline(__always)
    static func holds(_ set: Words, _ words: Int, _ from: Int, _ to: Int) -> Bool {
        if from >= to { return true }
        return from >= 0 && firstMissing(set, words, from: from) >= min(to, words * 64)
    }
}

extension Timetable {
    /// Books the pad and the launch of a flight that cannot be changed any more; its drone is
    /// accounted for by the minute it is free again.
    func hold(village: Int, arrival: Int, base: Int, launch: Int) {
        let words = day.words
        Bits.remove(pads + village * words, words, arrival, arrival + day.pads[village])
        Bits.remove(launches + base * words, words, launch, launch + day.gaps[base])
    }

    /// How long a load keeps a volunteer.
    func busy(_ load: Load, _ volunteer: Int) -> Int {
        let hand = day.hands[volunteer]
        return day.pads[load.village] + hand.fixed + load.count * hand.perOrder
    }

    /// Whether a volunteer who serves the village is free for the load at that arrival.
    func mayMeet(_ load: Load, _ volunteer: Int, at arrival: Int) -> Bool {
        let words = day.words
        let end = arrival + busy(load, volunteer)
        return left[volunteer] >= load.count && end <= words * 64
            && Bits.holds(volunteers + volunteer * words, words, arrival, end)
    }

    /// Whether nothing but perhaps the volunteer stands against a load in a slot.
    func mayFly(_ load: Load, lane number: Int, launch: Int) -> Bool {
        let words = day.words
        guard number >= 0, number < day.lanes[load.village].count else { return false }
        let lane = day.lanes[load.village][number]
        let arrival = launch + lane.out
        guard launch >= load.ready, launch >= 0, launch < words * 64,
            lane.legal[launch >> 6] >> UInt64(launch & 63) & 1 == 1, lane.payload >= load.mass,
            lane.volume >= load.volume, lane.keeps >> UInt8(load.keeping) & 1 == 1
        else { return false }
        return Bits.holds(
            pads + load.village * words, words, arrival, arrival + day.pads[load.village])
            && Bits.holds(
                launches + lane.base * words, words, launch, launch + day.gaps[lane.base])
            && Bits.holds(pools + lane.pool * words, words, launch, launch + lane.occupied)
    }

    /// Whether a load can be booked in exactly this slot.
    func fits(_ load: Load, _ slot: Slot) -> Bool {
        guard load.count > 0, mayFly(load, lane: slot.lane, launch: slot.launch) else {
            return false
        }
        let arrival = slot.launch + day.lanes[load.village][slot.lane].out
        return day.handsOf[load.village].contains(slot.volunteer)
            && mayMeet(load, slot.volunteer, at: arrival)
    }

    /// The lawful slot whose arrival is nearest to a minute; of two as near, the earlier one on
    /// the lane named. The volunteer is the one who hands over soonest.
    func nearest(_ load: Load, to arrival: Int, lane preferred: Int) -> Slot? {
        meetings(load, [])
        let words = day.words
        var best = (far: Int.max, other: 0, launch: 0, lane: -1)
        for (number, lane) in day.lanes[load.village].enumerated() {
            if lane.payload < load.mass || lane.volume < load.volume
                || lane.keeps >> UInt8(load.keeping) & 1 == 0
            {
                continue
            }
            drawLaunches(load, lane)
            let wanted = max(load.ready, arrival - lane.out)
            let after = Bits.first(scratch, words, from: wanted)
            var before = Bits.last(scratch, words, upTo: wanted - 1)
            if let early = before, early < load.ready { before = nil }
            for launch in [before, after] {
                guard let launch else { continue }
                let far = abs(launch + lane.out - arrival)
                let other = number == preferred ? 0 : 1
                if (far, other) < (best.far, best.other) { best = (far, other, launch, number) }
            }
        }
        guard best.lane >= 0 else { return nil }
        let met = best.launch + day.lanes[load.village][best.lane].out
        return Slot(
            lane: best.lane, launch: best.launch, volunteer: whoMeets(load, at: met, nil))
    }

    /// How many flights like this load could still arrive one after another, launched no earlier
    /// than a minute, with so many minutes on the pad each; for a bound.
    func arrivalsLeft(_ load: Load, from ready: Int, at pad: Int) -> Int {
        meetings(load, [])
        let words = day.words
        var open = Array(repeating: false, count: words * 64)
        for lane in day.lanes[load.village] {
            drawLaunches(load, lane)
            var from = ready
            while let launch = Bits.first(scratch, words, from: from) {
                if launch + lane.out < open.count { open[launch + lane.out] = true }
                from = launch + 1
            }
        }
        var count = 0
        var next = 0
        for minute in open.indices where open[minute] && minute >= next {
            count += 1
            next = minute + max(1, pad)
        }
        return count
    }

    /// Every launch of a load on a lane that can be met and breaks no rule, into `scratch`.
    private func drawLaunches(_ load: Load, _ lane: Lane) {
        let words = day.words
        let fleet = pools + lane.pool * words
        for word in 0..<words { scratch[word] = fleet[word] }
        erodeToEnd(scratch, lane.occupied)
        for word in 0..<words {
            scratch[word] &= lane.legal[word] & Bits.shiftedWord(arrivals, words, word, lane.out)
        }
        let free = launches + lane.base * words
        for step in 0..<min(day.gaps[lane.base], words * 64) {
            for word in 0..<words {
                scratch[word] &= Bits.shiftedWord(free, words, word, step)
            }
        }
    }
}
