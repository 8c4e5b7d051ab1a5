extension AirSearch {
    /// Minutes a load takes of a volunteer: pad, preparation and hand-offs.
    func minutesGiven(_ load: Load, by volunteer: Int) -> Int {
        let hand = day.hands[volunteer]
        return day.pads[load.village] + hand.fixed + load.count * hand.perOrder
    }

    /// Hands loads to volunteers who gave less this month, where no parcel comes later for it.
    func shareOut(rounds: Int = 20) {
        var given = day.hands.map(\.given)
        for load in loads {
            guard let slot = load.slot else { continue }
            given[slot.volunteer] += minutesGiven(load, by: slot.volunteer)
        }
        for _ in 0..<rounds {
            var moved = false
            for place in loads.indices {
                guard let slot = loads[place].slot else { continue }
                let load = loads[place]
                let now = minutesGiven(load, by: slot.volunteer)
                lift(place)
                var best = (gain: 0, volunteer: slot.volunteer)
                for other in day.handsOf[load.village] where other != slot.volunteer {
                    let then = minutesGiven(load, by: other)
                    let before = square(given[slot.volunteer]) + square(given[other])
                    let after = square(given[slot.volunteer] - now) + square(given[other] + then)
                    if before - after > best.gain, noLater(load, slot.volunteer, other),
                        isFree(other, for: load, slot, then)
                    {
                        best = (before - after, other)
                    }
                }
                if best.gain > 0 {
                    given[slot.volunteer] -= now
                    given[best.volunteer] += minutesGiven(load, by: best.volunteer)
                    moved = true
                }
                var chosen = slot
                chosen.volunteer = best.volunteer
                put(place, in: chosen)
            }
            if !moved { return }
        }
    }

    private func square(_ value: Int) -> Int { value * value }

    private func noLater(_ load: Load, _ one: Int, _ other: Int) -> Bool {
        let a = day.hands[one]
        let b = day.hands[other]
        return b.fixed <= a.fixed
            && b.fixed + load.count * b.perOrder
                <= a.fixed + load.count * a.perOrder
    }

    private func isFree(_ volunteer: Int, for load: Load, _ slot: Slot, _ minutes: Int) -> Bool {
        if table.left[volunteer] < load.count { return false }
        let arrival = slot.launch + day.lanes[load.village][slot.lane].out
        let free = table.volunteers + volunteer * day.words
        return Bits.firstMissing(free, day.words, from: arrival) >= arrival + minutes
    }
}
