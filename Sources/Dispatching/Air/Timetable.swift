/// Where and when a load flies and who meets it.
struct Slot: Equatable {
    var lane: Int
    /// Minutes after the origin.
    var launch: Int
    var volunteer: Int
}

/// What is booked: pads, launches, drones and volunteers, as sets of free minutes.
/// A pool of equal drones is one count per minute: whenever no minute has more flights than drones,
/// the flights can be dealt to the drones in launch order (interval colouring).
final class Timetable {
    let day: DayTables
    private let words: Int
    let pads: Bits.Words
    let launches: Bits.Words
    let pools: Bits.Words
    let volunteers: Bits.Words
    /// Drones of each pool that are not out, minute by minute.
    private let spare: UnsafeMutablePointer<Int16>
    /// Parcels each volunteer may still take.
    let left: UnsafeMutablePointer<Int>
    let arrivals: Bits.Words
    let scratch: Bits.Words
    private let apart: Bits.Words
    /// Free minutes of each volunteer thinned to arrivals that leave enough time, for a few
    /// lengths, valid while `drawn` equals `bookings`.
    private let eroded: Bits.Words
    private let drawn: UnsafeMutablePointer<(bookings: UInt64, length: Int)>
    /// A sum of what each volunteer has booked, the same again once a booking is taken back.
    private let bookings: Bits.Words
    private static let lengths = 8
    private let legal: Bits.Words
    private let laneStart: [Int]
    /// What the table was asked so far, in steps of about the same time: the search's clock, the
    /// same on every machine.
    private(set) var work = 0
    /// Villages whose pad is so busy that arrivals keep to its grid, with no minute lost between.
    var snug: [Bool]

    init(_ day: DayTables) {
        self.day = day
        words = day.words
        func sets(_ count: Int, full: Bool) -> Bits.Words {
            let set = Bits.Words.allocate(capacity: max(1, count * day.words))
            set.initialize(repeating: full ? ~0 : 0, count: max(1, count * day.words))
            return set
        }
        pads = sets(day.pads.count, full: true)
        launches = sets(day.gaps.count, full: true)
        pools = sets(day.pools.count, full: false)
        volunteers = sets(day.hands.count, full: false)
        snug = Array(repeating: false, count: day.pads.count)
        arrivals = sets(1, full: false)
        scratch = sets(1, full: false)
        apart = sets(1, full: false)
        let thinned = max(1, day.hands.count * Self.lengths)
        eroded = sets(thinned, full: false)
        drawn = .allocate(capacity: thinned)
        drawn.initialize(repeating: (0, -1), count: thinned)
        bookings = .allocate(capacity: max(1, day.hands.count))
        bookings.initialize(repeating: 0, count: max(1, day.hands.count))
        let minutes = max(1, day.pools.count * day.words * 64)
        spare = .allocate(capacity: minutes)
        spare.initialize(repeating: 0, count: minutes)
        left = .allocate(capacity: max(1, day.hands.count))
        left.initialize(repeating: 0, count: max(1, day.hands.count))
        var starts: [Int] = []
        var total = 0
        for lanes in day.lanes {
            starts.append(total)
            total += lanes.count
        }
        laneStart = starts
        legal = sets(total, full: false)
        open()
    }

    private func open() {
        let width = words * 64
        for (number, pool) in day.pools.enumerated() {
            for drone in pool.drones {
                for minute in min(width, day.droneFree[drone])..<width {
                    spare[number * width + minute] += 1
                }
            }
            for minute in 0..<width where spare[number * width + minute] > 0 {
                Bits.insert(pools + number * words, words, minute, minute + 1)
            }
        }
        for (number, hand) in day.hands.enumerated() {
            Bits.insert(volunteers + number * words, words, hand.from, hand.to)
            left[number] = hand.maxOrders
        }
        for (village, lanes) in day.lanes.enumerated() {
            for (number, lane) in lanes.enumerated() {
                for word in 0..<words {
                    legal[(laneStart[village] + number) * words + word] = lane.legal[word]
                }
            }
        }
    }

    deinit {
        for set in [
            pads, launches, pools, volunteers, arrivals, scratch, apart, eroded, legal, bookings,
        ] {
            set.deallocate()
        }
        drawn.deallocate()
        spare.deallocate()
        left.deallocate()
    }

    /// Books (or, with `-1`, frees) everything a flight needs.
    func book(_ load: Load, _ slot: Slot, _ sign: Int32 = 1) {
        let lane = day.lanes[load.village][slot.lane]
        work &+= 20 + lane.occupied
        let arrival = slot.launch + lane.out
        let pad = day.pads[load.village]
        mark(pads + load.village * words, arrival, arrival + pad, sign)
        mark(launches + lane.base * words, slot.launch, slot.launch + day.gaps[lane.base], sign)
        let hand = day.hands[slot.volunteer]
        let busy = pad + hand.fixed + load.count * hand.perOrder
        meet(slot.volunteer, arrival, arrival + busy, load.count, sign)
        let width = words * 64
        let set = pools + lane.pool * words
        let out = spare + lane.pool * width
        let end = min(width, slot.launch + lane.occupied)
        let step = Int16(truncatingIfNeeded: sign)
        for minute in slot.launch..<end { out[minute] &-= step }
        // The set changes only where the last spare drone goes or the first one comes back.
        let turning: Int16 = sign > 0 ? 0 : 1
        for minute in slot.launch..<end where out[minute] == turning {
            mark(set, minute, minute + 1, sign)
        }
    }

    /// Books or frees a volunteer's minutes and parcels.
    func meet(_ volunteer: Int, _ from: Int, _ to: Int, _ parcels: Int, _ sign: Int32) {
        mark(volunteers + volunteer * words, from, to, sign)
        left[volunteer] -= parcels * Int(sign)
        var print = Dice(seed: UInt64(truncatingIfNeeded: from << 12 + to))
        let sum = print.roll()
        bookings[volunteer] = sign > 0 ? bookings[volunteer] &+ sum : bookings[volunteer] &- sum
    }

    @inline(__always)
    private func mark(_ set: Bits.Words, _ from: Int, _ to: Int, _ sign: Int32) {
        if sign > 0 {
            Bits.remove(set, words, from, to)
        } else {
            Bits.insert(set, words, from, to)
        }
    }

    /// What to leave out of account when asking why a load does not fit.
    struct Ignoring: OptionSet {
        let rawValue: Int
        static let pad = Ignoring(rawValue: 1)
        static let drones = Ignoring(rawValue: 2)
    }

    /// The arrivals after which a volunteer has time for all of the load.
    @inline(__always)
    private func thinned(_ volunteer: Int, _ load: Load, _ pad: Int) -> Bits.Words {
        let hand = day.hands[volunteer]
        let length = pad + hand.fixed + load.count * hand.perOrder
        let place = volunteer * Self.lengths + load.count % Self.lengths
        let set = eroded + place * words
        if drawn[place].bookings == bookings[volunteer], drawn[place].length == length {
            return set
        }
        drawn[place] = (bookings[volunteer], length)
        let free = volunteers + volunteer * words
        for word in 0..<words { set[word] = free[word] }
        Bits.erode(set, words, length)
        return set
    }

    /// The arrivals at which pad and a volunteer are free for the load, into `arrivals`.
    func meetings(_ load: Load, _ ignoring: Ignoring) {
        let pad = day.pads[load.village]
        for word in 0..<words { arrivals[word] = 0 }
        for volunteer in day.handsOf[load.village] where left[volunteer] >= load.count {
            let set = thinned(volunteer, load, pad)
            for word in 0..<words { arrivals[word] |= set[word] }
        }
        if pad == 0 || ignoring.contains(.pad) { return }
        let free = pads + load.village * words
        for word in 0..<words { scratch[word] = free[word] }
        Bits.erode(scratch, words, pad)
        for word in 0..<words { arrivals[word] &= scratch[word] }
        if snug[load.village] {
            let grid = day.grids[load.village]
            for word in 0..<words { arrivals[word] &= grid[word] }
        }
    }

    /// The earliest arrival that breaks no rule; `skipLane` leaves one lane out to vary the search.
    func earliest(
        _ load: Load, skipLane: Int = -1, loose: UInt64? = nil, ignoring: Ignoring = []
    ) -> Slot? {
        work &+= 40 + words * (day.handsOf[load.village].count + 4 * day.lanes[load.village].count)
        meetings(load, ignoring)
        var best = (arrival: Int.max, occupied: 0, lane: -1)
        for (number, lane) in day.lanes[load.village].enumerated() where number != skipLane {
            if lane.payload < load.mass || lane.volume < load.volume
                || lane.keeps >> UInt8(load.keeping) & 1 == 0
            {
                continue
            }
            let allowed = legal + (laneStart[load.village] + number) * words
            let fleetFree = pools + lane.pool * words
            let gap = day.gaps[lane.base]
            if ignoring.contains(.drones) {
                for word in 0..<words { scratch[word] = ~0 }
            } else {
                for word in 0..<words { scratch[word] = fleetFree[word] }
                // A turnaround may outlast the tables' end; nothing is booked there.
                erodeToEnd(scratch, lane.occupied)
            }
            for word in 0..<words {
                scratch[word] &=
                    allowed[word] & Bits.shiftedWord(arrivals, words, word, lane.out)
            }
            if gap > 1 {
                keepGap(lane.base, gap)
            } else if gap == 1 {
                let free = launches + lane.base * words
                for word in 0..<words { scratch[word] &= free[word] }
            }
            guard let launch = Bits.first(scratch, words, from: load.ready) else { continue }
            let arrival = launch + lane.out
            if (arrival, lane.occupied) < (best.arrival, best.occupied) || best.lane < 0 {
                best = (arrival, lane.occupied, number)
            }
        }
        guard best.lane >= 0 else { return nil }
        let volunteer = whoMeets(load, at: best.arrival, loose)
        return Slot(
            lane: best.lane, launch: best.arrival - day.lanes[load.village][best.lane].out,
            volunteer: volunteer)
    }

    /// Takes out launches too close to another.
    private func keepGap(_ base: Int, _ gap: Int) {
        let free = launches + base * words
        for word in 0..<words { apart[word] = free[word] }
        erodeToEnd(apart, gap)
        for word in 0..<words { scratch[word] &= apart[word] }
    }

    func erodeToEnd(_ set: Bits.Words, _ length: Int) {
        var have = 1
        while have < length {
            let step = min(have, length - have)
            for word in 0..<words {
                let beyond = words * 64 - step
                var moved = Bits.shiftedWord(set, words, word, step)
                if word * 64 + 63 >= beyond {
                    let from = max(0, beyond - word * 64)
                    moved |= ~0 &<< UInt64(truncatingIfNeeded: from)
                }
                set[word] &= moved
            }
            have += step
        }
    }

    /// The free volunteer who hands over soonest, then the one whose shift is cut up least.
    func whoMeets(_ load: Load, at arrival: Int, _ loose: UInt64?) -> Int {
        var best = (score: Int.max, volunteer: -1)
        let pad = day.pads[load.village]
        for (place, volunteer) in day.handsOf[load.village].enumerated()
        where left[volunteer] >= load.count
            && Bits.contains(thinned(volunteer, load, pad), arrival)
        {
            let hand = day.hands[volunteer]
            let free = volunteers + volunteer * words
            let end = arrival + pad + hand.fixed + load.count * hand.perOrder
            let before = Bits.runBefore(free, at: arrival)
            let after = Bits.firstMissing(free, words, from: end) - end
            let delay = load.weight * hand.fixed + load.rankSum * hand.perOrder
            var score = delay << 20 + (hand.villages.count - 1) << 12 + min(before, after) << 4
            if let loose { score = delay << 20 + Int((loose >> UInt64(place & 31)) & 0xFFFF) }
            if score < best.score { best = (score, volunteer) }
        }
        return best.volunteer
    }
}
