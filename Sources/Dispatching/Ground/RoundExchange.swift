/// One round of a van: when it leaves and the villages in order.
struct Trip {
    var van: Int
    var departs: Int
    var order: [Int]
}

/// What all rounds together achieve; more is better, then fewer minutes.
private struct RoundsWorth: Comparable {
    var urgent = 0
    var served = 0
    var minutes = 0
    static func < (left: Self, right: Self) -> Bool {
        (left.urgent, left.served, right.minutes) < (right.urgent, right.served, left.minutes)
    }
}

extension GroundRound {
    /// Moves stops from round to round, swaps stops or the ends of two rounds and lets a round leave
    /// at another time, as long as that serves more or keeps the vans out for fewer minutes
    /// (relocate and 2-opt* with time windows, Potvin and Rousseau 1995).
    mutating func bettered(_ trips: [Trip]) -> [(Trip, RoundDraft)] {
        var trips = trips
        guard var best = tryOut(trips) else { return [] }
        // A try drives all rounds: large days look at fewer exchanges.
        var tries = 1_500 / max(1, trips.count * trips.count)
        var improved = true
        while improved, tries > 0 {
            improved = false
            for tried in departures(trips) + exchanges(trips) {
                if tries <= 0 { break }
                tries -= 1
                guard let found = tryOut(tried), found.worth > best.worth else { continue }
                best = found
                trips = tried
                improved = true
                break
            }
        }
        return Array(zip(trips, best.drafts))
    }

    /// Drives all rounds one after another and undoes it; nil if one of them cannot be driven.
    private mutating func tryOut(
        _ trips: [Trip]
    ) -> (worth: RoundsWorth, drafts: [RoundDraft])? {
        var free = problem.vans.map { max(0, min(DayTables.dayMinutes, $0.free) - day.origin) }
        var worth = RoundsWorth()
        var isDriven = true
        for trip in trips {
            guard trip.departs >= free[trip.van],
                let draft = simulate(trip.van, trip.order, trip.departs), draft.served > 0
            else {
                isDriven = false
                break
            }
            free[trip.van] = draft.returns
            worth.urgent += draft.urgent
            worth.served += draft.served
            worth.minutes += draft.returns - draft.departs
            book(draft)
        }
        let driven = drafts
        for draft in driven.reversed() { unbook(draft) }
        drafts.removeAll()
        return isDriven ? (worth, driven) : nil
    }

    private func departures(_ trips: [Trip]) -> [[Trip]] {
        trips.indices.flatMap { number in
            [60, 30, 15, 8, 4, 2, 1, -5, -20].map { later in
                var tried = trips
                tried[number].departs += later
                return tried
            }
        }
    }

    private func exchanges(_ trips: [Trip]) -> [[Trip]] {
        var result: [[Trip]] = []
        func offer(_ tried: [Trip]) { result.append(tried.filter { !$0.order.isEmpty }) }
        for one in trips.indices {
            for other in trips.indices where other != one {
                for from in trips[one].order.indices {
                    for to in 0...trips[other].order.count {
                        var tried = trips
                        let village = tried[one].order.remove(at: from)
                        tried[other].order.insert(village, at: to)
                        offer(tried)
                    }
                    if other < one { continue }
                    for place in trips[other].order.indices {
                        var tried = trips
                        tried[one].order[from] = trips[other].order[place]
                        tried[other].order[place] = trips[one].order[from]
                        offer(tried)
                    }
                    for cut in trips[other].order.indices {
                        var tried = trips
                        tried[one].order = Array(
                            trips[one].order[..<from] + trips[other].order[cut...])
                        tried[other].order = Array(
                            trips[other].order[..<cut] + trips[one].order[from...])
                        offer(tried)
                    }
                }
            }
        }
        return result
    }
}
