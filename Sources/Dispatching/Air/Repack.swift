extension AirSearch {
    /// Moves parcels between the touched loads of one village and class. Loads may become empty;
    /// one may be split if parcels wait.
    func repack() {
        guard let first = touched.first else { return }
        let village = loads[first].village
        let keeping = loads[first].keeping
        let alike = touched.filter {
            loads[$0].village == village && loads[$0].keeping == keeping
        }
        let limits = limits[village * 3 + keeping]
        let waits = alike.contains { saved[touched.firstIndex(of: $0) ?? 0].slot == nil }
        if waits, maySplit, dice.chance(20) {
            split(alike)
            return
        }
        if alike.count < 2 { return }
        if waits, dice.chance(600) {
            if dice.chance(300) { fillUp(alike, limits) } else { leaveLighter(alike, limits) }
            return
        }
        if dice.chance(600) {
            for _ in 0...dice.below(3) { exchange(alike, limits) }
        } else {
            refill(alike, limits)
        }
    }

    /// Moves one parcel, or swaps two, between two loads.
    private func exchange(_ alike: [Int], _ limits: Limits) {
        let a = alike[dice.below(alike.count)]
        let b = alike[dice.below(alike.count)]
        if a == b || loads[a].count == 0 { return }
        var left = loads[a].members
        var right = loads[b].members
        let give = dice.below(left.count)
        let take = dice.below(right.count + 1)
        let given = left[give]
        let items = day.items
        var massA = loads[a].mass - items[given].mass
        var massB = loads[b].mass + items[given].mass
        var volumeA = loads[a].volume - items[given].volume
        var volumeB = loads[b].volume + items[given].volume
        if take < right.count {
            let taken = right[take]
            massA += items[taken].mass
            massB -= items[taken].mass
            volumeA += items[taken].volume
            volumeB -= items[taken].volume
            left[give] = taken
            right[take] = given
        } else {
            left.remove(at: give)
            right.append(given)
        }
        guard limits.fits(massA, volumeA), limits.fits(massB, volumeB),
            right.count <= limits.parcels
        else { return }
        loads[a].fill(left, items)
        loads[b].fill(right, items)
    }

    /// Packs all parcels of the loads anew in a random order near heaviest or readiest first.
    private func refill(_ alike: [Int], _ limits: Limits) {
        let items = day.items
        let most = max(1, limits.mostMass)
        let byReady = dice.chance(400)
        let noise = dice.chance(500) ? 300 : 60
        var keyed: [(key: Int, member: Int)] = []
        for place in alike {
            for member in loads[place].members {
                let mass = items[member].mass * 1000 / most
                let key = byReady ? items[member].ready * 8 - mass / 4 : -mass
                keyed.append((key + dice.below(noise), member))
            }
        }
        keyed.sort { ($0.key, $0.member) < ($1.key, $1.member) }
        let bins = Packing.bestFit(keyed.map(\.member), items, limits)
        if bins.count > alike.count { return }
        for (number, place) in alike.enumerated() {
            loads[place].fill(number < bins.count ? bins[number] : [], items)
        }
    }

    /// Fills the loads as full as a bounded search finds, so that little is left to wait.
    private func fillUp(_ alike: [Int], _ limits: Limits) {
        let items = day.items
        let noise = dice.below(900) + 1
        let members = alike.flatMap { loads[$0].members }
        var keyed = members.map { (key: items[$0].mass + dice.below(noise), member: $0) }
        keyed.sort { ($1.key, $0.member) < ($0.key, $1.member) }
        let bins = Packing.minimumSlack(keyed.map(\.member), items, limits, nodes: 300)
        if bins.count > alike.count { return }
        for (number, place) in alike.enumerated() {
            loads[place].fill(number < bins.count ? bins[number] : [], items)
        }
    }

    /// Tries to carry a waiting load and leave one lighter parcel in its place: the flights fill
    /// up gram by gram until nothing is left over.
    private func leaveLighter(_ alike: [Int], _ limits: Limits) {
        let items = day.items
        let isWaiting = { place in self.saved[self.touched.firstIndex(of: place) ?? 0].slot == nil }
        let waiting = alike.filter { isWaiting($0) && loads[$0].count > 0 }
        let flying = alike.filter { !isWaiting($0) }
        if waiting.isEmpty || flying.isEmpty { return }
        let wait = waiting[dice.below(waiting.count)]
        let pool = loads[wait].members + flying.flatMap { loads[$0].members }
        let lighter = pool.filter { items[$0].mass < loads[wait].mass && !items[$0].urgent }
        if lighter.isEmpty { return }
        let left = lighter[dice.below(lighter.count)]
        let noise = dice.below(300) + 1
        var keyed = pool.filter { $0 != left }.map {
            (key: items[$0].mass + dice.below(noise), member: $0)
        }
        keyed.sort { ($1.key, $0.member) < ($0.key, $1.member) }
        let bins = Packing.minimumSlack(keyed.map(\.member), items, limits, nodes: 300)
        if bins.count > flying.count { return }
        for (number, place) in flying.enumerated() {
            loads[place].fill(number < bins.count ? bins[number] : [], items)
        }
        loads[wait].fill([left], items)
    }

    /// Splits a waiting load in two, the second in a new place.
    private func split(_ alike: [Int]) {
        guard
            let place = alike.first(where: {
                saved[touched.firstIndex(of: $0) ?? 0].slot == nil && loads[$0].count > 1
            })
        else { return }
        let members = loads[place].members
        let cut = dice.within(1...(members.count - 1))
        loads[place].fill(Array(members[..<cut]), day.items)
        ofVillage[loads[place].village].append(loads.count)
        touched.append(loads.count)
        loads.append(
            Load(
                village: loads[place].village, keeping: loads[place].keeping,
                members: Array(members[cut...]), items: day.items))
    }
}
