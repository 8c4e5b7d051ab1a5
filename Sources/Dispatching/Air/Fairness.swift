extension AirSearch {
    /// Minutes a load takes of a volunteer: pad, preparation and hand-offs.
    func minutesGiven(_ load: Load, by volunteer: Int) -> Int {
        let hand = day.hands[volunteer]
        return day.pads[load.village] + hand.fixed + load.count * hand.perOrder
    }

    /// Hands loads to volunteers who gave less this month, where no parcel comes later for it: a
    /// load alone, or in exchange for the loads the other volunteer has at that time.
    func shareOut(rounds: Int = 20) {
        var sharing = Sharing(self)
        for _ in 0..<rounds {
            var moved = false
            for place in loads.indices where sharing.better(place, self) { moved = true }
            if !moved { return }
        }
    }
}

/// Who meets which load, while loads change hands.
private struct Sharing {
    /// Minutes of each volunteer this month.
    var given: [Int]
    /// Places of the loads each volunteer meets.
    var meets: [[Int]]

    init(_ air: AirSearch) {
        given = air.day.hands.map(\.given)
        meets = Array(repeating: [], count: given.count)
        for (place, load) in air.loads.enumerated() {
            guard let slot = load.slot else { continue }
            given[slot.volunteer] += air.minutesGiven(load, by: slot.volunteer)
            meets[slot.volunteer].append(place)
        }
    }

    /// Gives a load to whom it makes the month fairest; false if nobody does.
    mutating func better(_ place: Int, _ air: AirSearch) -> Bool {
        guard let slot = air.loads[place].slot else { return false }
        let load = air.loads[place]
        var best = (gain: 0, volunteer: -1, back: [Int]())
        for other in air.day.handsOf[load.village] where other != slot.volunteer {
            guard let back = inTheWay(place, other, air) else { continue }
            let gain = gain(place, slot.volunteer, other, back, air)
            if gain > best.gain { best = (gain, other, back) }
        }
        if best.gain == 0 { return false }
        exchange(place, best.volunteer, best.back, air)
        return true
    }

    /// The loads that the other volunteer would have to give for this one; nil if it cannot be.
    private func inTheWay(_ place: Int, _ other: Int, _ air: AirSearch) -> [Int]? {
        let load = air.loads[place]
        guard let slot = load.slot, noLater(load, slot.volunteer, other, air) else { return nil }
        let from = arrival(load, air)
        let to = from + air.minutesGiven(load, by: other)
        let hand = air.day.hands[other]
        if from < hand.from || to > hand.to { return nil }
        let back = meets[other].filter {
            let start = arrival(air.loads[$0], air)
            return start < to && start + air.minutesGiven(air.loads[$0], by: other) > from
        }
        if back.count > 3 { return nil }
        let parcels = back.reduce(0) { $0 + air.loads[$1].count }
        if air.table.left[other] + parcels < load.count
            || air.table.left[slot.volunteer] + load.count < parcels
        {
            return nil
        }
        let taker = air.day.hands[slot.volunteer]
        let stays = meets[slot.volunteer].filter { $0 != place }
        for one in back {
            let gift = air.loads[one]
            let start = arrival(gift, air)
            let end = start + air.minutesGiven(gift, by: slot.volunteer)
            let meetsAnother = stays.contains {
                let begins = arrival(air.loads[$0], air)
                let ends = begins + air.minutesGiven(air.loads[$0], by: slot.volunteer)
                return begins < end && ends > start
            }
            guard taker.villages.contains(gift.village), start >= taker.from, end <= taker.to,
                !meetsAnother, noLater(gift, other, slot.volunteer, air)
            else { return nil }
        }
        return back
    }

    /// By how much the sum of squares falls.
    private func gain(
        _ place: Int, _ one: Int, _ other: Int, _ back: [Int], _ air: AirSearch
    ) -> Int {
        let load = air.loads[place]
        var mine = given[one] - air.minutesGiven(load, by: one)
        var theirs = given[other] + air.minutesGiven(load, by: other)
        for gift in back {
            mine += air.minutesGiven(air.loads[gift], by: one)
            theirs -= air.minutesGiven(air.loads[gift], by: other)
        }
        return given[one] * given[one] + given[other] * given[other] - mine * mine
            - theirs * theirs
    }

    private mutating func exchange(
        _ place: Int, _ other: Int, _ back: [Int], _ air: AirSearch
    ) {
        guard let one = air.loads[place].slot?.volunteer else { return }
        let moves = [(place, one, other)] + back.map { ($0, other, one) }
        var slots: [Slot?] = []
        for (number, from, _) in moves {
            slots.append(air.loads[number].slot)
            given[from] -= air.minutesGiven(air.loads[number], by: from)
            meets[from].removeAll { $0 == number }
            air.lift(number)
        }
        for ((number, _, to), slot) in zip(moves, slots) {
            guard var slot else { continue }
            slot.volunteer = to
            given[to] += air.minutesGiven(air.loads[number], by: to)
            meets[to].append(number)
            air.put(number, in: slot)
        }
    }

    private func arrival(_ load: Load, _ air: AirSearch) -> Int {
        load.slot.map { $0.launch + air.day.lanes[load.village][$0.lane].out } ?? 0
    }

    private func noLater(_ load: Load, _ one: Int, _ other: Int, _ air: AirSearch) -> Bool {
        let a = air.day.hands[one]
        let b = air.day.hands[other]
        return b.fixed <= a.fixed
            && b.fixed + load.count * b.perOrder <= a.fixed + load.count * a.perOrder
    }
}
