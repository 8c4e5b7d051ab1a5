import Domain

/// A van round in the making: villages in order, and what a drive along them achieves.
struct RoundDraft {
    struct Stop {
        var village: Int
        var arrival: Int
        /// nil if the crew hands over.
        var volunteer: Int?
        var numbers: [Int]
        /// Minutes the volunteer gives, or the crew stays.
        var busy: Int
    }
    var stops: [Stop] = []
    var departs = 0
    var returns = 0
    var urgent = 0
    var served = 0

    /// More urgent parcels, then more parcels, then fewer minutes out, then an earlier start.
    func isBetter(than other: RoundDraft) -> Bool {
        (other.urgent, other.served, returns - departs, departs)
            < (urgent, served, other.returns - other.departs, other.departs)
    }
}

extension GroundRound {
    /// Sends the vans out round by round, the one that is free first before the others; then moves
    /// stops between the rounds.
    mutating func driveAll() {
        var trips: [Trip] = []
        var free = problem.vans.map { max(0, min(DayTables.dayMinutes, $0.free) - day.origin) }
        var idle = Array(repeating: false, count: free.count)
        while waiting.contains(where: { !$0.isEmpty }),
            let van = free.indices.filter({ !idle[$0] }).min(by: { (free[$0], $0) < (free[$1], $1) }
            )
        {
            guard let draft = bestRound(van, from: free[van]) else {
                idle[van] = true
                continue
            }
            free[van] = draft.returns
            trips.append(
                Trip(van: van, departs: draft.departs, order: draft.stops.map(\.village)))
            book(draft)
        }
        if trips.isEmpty { return }
        for draft in drafts.reversed() { unbook(draft) }
        drafts.removeAll()
        for (trip, draft) in bettered(trips) {
            book(draft)
            write(draft, trip.van)
        }
        rounds.sort { ($0.departs, $0.van) < ($1.departs, $1.van) }
        for place in rounds.indices { rounds[place].id = "R\(place + 1)" }
    }

    /// Takes a draft's parcels from the waiting lists and books its volunteers.
    mutating func book(_ draft: RoundDraft) {
        drafts.append(draft)
        for stop in draft.stops {
            if let volunteer = stop.volunteer {
                table.meet(
                    volunteer, stop.arrival, stop.arrival + stop.busy, stop.numbers.count, 1)
            }
            take(stop.numbers, from: stop.village)
        }
    }

    /// Undoes the booking of the draft booked last.
    mutating func unbook(_ draft: RoundDraft) {
        for stop in draft.stops.reversed() {
            if let volunteer = stop.volunteer {
                table.meet(
                    volunteer, stop.arrival, stop.arrival + stop.busy, stop.numbers.count, -1)
            }
            waiting[stop.village] = (waiting[stop.village] + stop.numbers)
                .sorted { pressing($0) < pressing($1) }
        }
    }

    private mutating func write(_ draft: RoundDraft, _ van: Int) {
        let person = problem.vans[van]
        var stops: [VanRound.Stop] = []
        for stop in draft.stops {
            var start = stop.arrival + day.origin + person.unload
            var each = person.crewHandsOver ?? 0
            if let volunteer = stop.volunteer {
                given.append((volunteer, stop.busy))
                start += day.hands[volunteer].fixed
                each = day.hands[volunteer].perOrder
            }
            stops.append(
                VanRound.Stop(
                    village: problem.villages[stop.village].id,
                    arrival: stop.arrival + day.origin,
                    volunteer: stop.volunteer.map { problem.volunteers[$0].id },
                    handOffs: stop.numbers.enumerated().map { rank, number in
                        HandOff(
                            parcel: problem.parcels[number].id, minute: start + (rank + 1) * each)
                    }))
        }
        rounds.append(
            VanRound(
                id: "", van: person.id, departs: draft.departs + day.origin, stops: stops,
                returns: draft.returns + day.origin))
    }

    /// The best round over the departures worth trying: when the van is free, when parcels
    /// become ready and when volunteers come; nil if no round delivers anything.
    private func bestRound(_ van: Int, from free: Int) -> RoundDraft? {
        var worth = Set(waiting.joined().map { max(free, day.items[$0].ready) })
        for village in waiting.indices where !waiting[village].isEmpty {
            guard let far = drive.minutes(van: van, village: village) else { continue }
            for volunteer in day.handsOf[village] {
                let hand = table.volunteers + volunteer * day.words
                if let shows = Bits.first(hand, day.words, from: free + far) {
                    worth.insert(max(free, shows - far))
                }
            }
        }
        var starts = worth.sorted()
        if starts.count > 16 {
            starts = (0..<16).map { starts[$0 * (starts.count - 1) / 15] }
        }
        var best: RoundDraft?
        for start in starts {
            let draft = build(van, departs: start)
            if draft.served > 0, best.map({ draft.isBetter(than: $0) }) ?? true { best = draft }
        }
        return best
    }

    /// Inserts villages one by one where they add most, then tries reversals and moves of a stop.
    private func build(_ van: Int, departs: Int) -> RoundDraft {
        var order: [Int] = []
        var best = RoundDraft()
        while true {
            var found: (draft: RoundDraft, order: [Int])?
            for village in waiting.indices where !waiting[village].isEmpty {
                for place in 0...order.count {
                    var tried = order
                    tried.insert(village, at: place)
                    guard let draft = simulate(van, tried, departs) else { continue }
                    if draft.isBetter(than: found?.draft ?? best), draft.served > best.served {
                        found = (draft, tried)
                    }
                }
            }
            guard let found else { break }
            best = found.draft
            order = found.order
            if order.count > 60 { break }
        }
        var improved = order.count > 1
        while improved {
            improved = false
            for tried in neighbours(order) {
                if let draft = simulate(van, tried, departs), draft.isBetter(than: best) {
                    best = draft
                    order = tried
                    improved = true
                    break
                }
            }
        }
        return best
    }

    private func neighbours(_ order: [Int]) -> [[Int]] {
        var result: [[Int]] = []
        for from in order.indices {
            for to in order.indices where to > from {
                result.append(
                    order[..<from] + order[from...to].reversed() + order[(to + 1)...])
            }
            for to in order.indices where to != from {
                var moved = order
                moved.insert(moved.remove(at: from), at: to)
                result.append(moved)
            }
        }
        return result
    }

    /// Drives along the villages and sees what can be handed over; nil if the van is late, has too
    /// many stops, or a stop delivers nothing.
    func simulate(_ van: Int, _ order: [Int], _ departs: Int) -> RoundDraft? {
        let shift = problem.vans[van]
        var draft = RoundDraft(departs: departs)
        var mass = shift.payload.rawValue
        var volume = shift.volume.rawValue
        var minute = departs
        var last: Int?
        var places = 0
        var taken = Set<Int>()
        // Bookings inside the draft are undone on the way out: the table is only borrowed.
        defer {
            for stop in draft.stops {
                guard let volunteer = stop.volunteer else { continue }
                table.meet(
                    volunteer, stop.arrival, stop.arrival + stop.busy, stop.numbers.count, -1)
            }
        }
        for village in order {
            if village != last { places += 1 }
            guard places <= shift.maxStops,
                let far = last.map({ drive.minutes(from: $0, to: village) })
                    ?? drive.minutes(van: van, village: village)
            else { return nil }
            minute += far
            var numbers: [Int] = []
            for number in waiting[village]
            where day.items[number].ready <= departs && !taken.contains(number) {
                let item = day.items[number]
                guard item.mass <= mass, item.volume <= volume,
                    shift.keeps.contains(problem.parcels[number].keeping)
                else { continue }
                mass -= item.mass
                volume -= item.volume
                numbers.append(number)
            }
            guard let stop = meet(shift, village, minute, numbers) else { return nil }
            for number in numbers.dropFirst(stop.numbers.count) {
                mass += day.items[number].mass
                volume += day.items[number].volume
            }
            if let volunteer = stop.volunteer {
                table.meet(
                    volunteer, stop.arrival, stop.arrival + stop.busy, stop.numbers.count, 1)
            }
            draft.stops.append(stop)
            for number in stop.numbers {
                taken.insert(number)
                draft.served += 1
                draft.urgent += day.items[number].urgent ? 1 : 0
            }
            minute = stop.arrival + (stop.volunteer == nil ? stop.busy : max(0, shift.unload))
            last = village
        }
        guard let last, let home = drive.minutes(van: van, village: last) else { return nil }
        draft.returns = minute + home
        return draft.returns + day.origin <= shift.shiftEnd ? draft : nil
    }

    /// Who takes over as many of the parcels as possible, soonest; nil if nobody takes any.
    private func meet(
        _ van: DayProblem.Van, _ village: Int, _ minute: Int, _ numbers: [Int]
    ) -> RoundDraft.Stop? {
        let unload = max(0, van.unload)
        var best: (count: Int, arrival: Int, volunteer: Int?, busy: Int)?
        func offer(_ count: Int, _ arrival: Int, _ volunteer: Int?, _ busy: Int) {
            if count > 0,
                best.map({ ($0.count, arrival, busy) < (count, $0.arrival, $0.busy) }) ?? true
            {
                best = (count, arrival, volunteer, busy)
            }
        }
        for volunteer in day.handsOf[village] {
            let hand = day.hands[volunteer]
            let free = table.volunteers + volunteer * day.words
            var from = minute
            while let start = Bits.first(free, day.words, from: from) {
                let end = Bits.firstMissing(free, day.words, from: start)
                let room = end - start - unload - hand.fixed
                let fits =
                    hand.perOrder == 0 ? numbers.count : max(0, room) / hand.perOrder
                let count = room < 0 ? 0 : min(numbers.count, table.left[volunteer], fits)
                offer(count, start, volunteer, unload + hand.fixed + count * hand.perOrder)
                from = end
            }
        }
        if let each = van.crewHandsOver.map({ max(0, $0) }) {
            let room = min(DayTables.dayMinutes, problem.handOffBy) - day.origin - minute - unload
            let fits = each == 0 ? numbers.count : max(0, room) / each
            let count = room < 0 ? 0 : min(numbers.count, fits)
            offer(count, minute, nil, unload + count * each)
        }
        guard let best else { return nil }
        return RoundDraft.Stop(
            village: village, arrival: best.arrival, volunteer: best.volunteer,
            numbers: Array(numbers.prefix(best.count)), busy: best.busy)
    }
}
