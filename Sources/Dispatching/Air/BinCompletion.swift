/// A search for a packing into a given number of bins: the heaviest parcel left goes aboard, every
/// undominated completion of its bin is a branch (bin completion, Korf 2003). A bin may waste no
/// more than all bins together can afford. Small sets are searched to the end, so that failing is
/// a proof; large ones try the fullest completions first until the nodes are spent.
struct BinCompletion {
    /// What the search came to.
    enum Outcome {
        case packed([[Int]])
        case impossible
        case unknown
    }

    private let items: [Item]
    private let limits: Limits
    private let capacity: Int
    /// The members, heaviest first.
    private let order: [Int]
    /// Nodes left over all bins.
    private var nodes: Int
    /// The most completions of one bin that are looked at.
    private let width: Int
    private var isComplete = true
    private var bins: [[Int]] = []
    /// Sets of parcels left, as bits, that no number of bins at hand could take.
    private var hopeless: Set<Left> = []

    private struct Left: Hashable {
        var places: UInt64
        var bins: Int
    }

    init(_ members: [Int], _ items: [Item], _ limits: Limits, nodes: Int, width: Int = 40) {
        self.items = items
        self.limits = limits
        self.nodes = nodes
        self.width = width
        capacity = limits.mostMass
        order = members.sorted { (items[$1].mass, $0) < (items[$0].mass, $1) }
    }

    /// Looks for a packing into so many bins.
    mutating func pack(into count: Int) -> Outcome {
        let mass = order.reduce(0) { $0 + items[$1].mass }
        let spare = count * capacity - mass
        if spare < 0 { return .impossible }
        bins.removeAll()
        hopeless.removeAll()
        isComplete = true
        if fill(Array(order.indices), count, spare) { return .packed(bins) }
        return isComplete ? .impossible : .unknown
    }

    /// Packs the places left into so many bins that together may waste that much.
    private mutating func fill(_ left: [Int], _ count: Int, _ spare: Int) -> Bool {
        if left.isEmpty { return true }
        if count == 0 || spare < 0 { return false }
        nodes -= 1
        if nodes < 0 {
            isComplete = false
            return false
        }
        let key = Left(places: left.reduce(0) { $0 | 1 << UInt64($1 & 63) }, bins: count)
        if order.count <= 64, hopeless.contains(key) { return false }
        var choice = Completions(
            items: items, limits: limits, places: left.map { order[$0] },
            least: capacity - spare, most: order.count <= 64 ? 20_000 : 2_000)
        choice.find()
        if !choice.isComplete { isComplete = false }
        let ranked = choice.found.indices
            .sorted { (choice.found[$1].mass, $0) < (choice.found[$0].mass, $1) }
            .map { choice.found[$0] }
        // A set small enough to be searched to the end keeps all its branches.
        let branches = order.count <= 64 ? ranked.count : min(width, ranked.count)
        if branches < ranked.count { isComplete = false }
        for branch in ranked.prefix(branches) {
            bins.append(branch.places.map { order[left[$0]] })
            var rest: [Int] = []
            rest.reserveCapacity(left.count - branch.places.count)
            var next = 0
            for (place, number) in left.enumerated() {
                if next < branch.places.count, branch.places[next] == place {
                    next += 1
                } else {
                    rest.append(number)
                }
            }
            if fill(rest, count - 1, spare - (capacity - branch.mass)) { return true }
            bins.removeLast()
            if nodes < 0 { return false }
        }
        if order.count <= 64 { hopeless.insert(key) }
        return false
    }
}

/// All ways to fill the bin of the first parcel so that no parcel left would still fit.
private struct Completions {
    struct Bin {
        var mass: Int
        var places: [Int]
    }
    let items: [Item]
    let limits: Limits
    let places: [Int]
    /// Lighter bins waste too much.
    let least: Int
    var most: Int
    var found: [Bin] = []
    var isComplete = true
    private var chosen: [Int] = []
    private var steps = 0
    /// Mass from a place to the end.
    private let tail: [Int]

    init(items: [Item], limits: Limits, places: [Int], least: Int, most: Int) {
        self.items = items
        self.limits = limits
        self.places = places
        self.least = least
        self.most = most
        var tail = Array(repeating: 0, count: places.count + 1)
        for place in places.indices.reversed() {
            tail[place] = tail[place + 1] + items[places[place]].mass
        }
        self.tail = tail
    }

    mutating func find() {
        let first = items[places[0]]
        chosen = [0]
        grow(1, first.mass, first.volume)
    }

    private mutating func grow(_ from: Int, _ mass: Int, _ volume: Int) {
        steps += 1
        if found.count >= most || steps > most * 30 {
            isComplete = false
            return
        }
        if mass >= least, isFull(mass, volume) { found.append(Bin(mass: mass, places: chosen)) }
        if chosen.count >= limits.parcels { return }
        var place = from
        var last: (mass: Int, volume: Int) = (-1, -1)
        while place < places.count, mass + tail[place] >= least {
            let item = items[places[place]]
            // Of equal parcels left out and taken later, the choice is the same.
            if (item.mass, item.volume) != last, limits.fits(mass + item.mass, volume + item.volume)
            {
                last = (item.mass, item.volume)
                chosen.append(place)
                grow(place + 1, mass + item.mass, volume + item.volume)
                chosen.removeLast()
                if !isComplete { return }
            }
            place += 1
        }
    }

    /// Whether nothing left out would still fit.
    private func isFull(_ mass: Int, _ volume: Int) -> Bool {
        if chosen.count >= limits.parcels { return true }
        var next = 0
        for place in places.indices {
            if next < chosen.count, chosen[next] == place {
                next += 1
            } else if limits.fits(
                mass + items[places[place]].mass, volume + items[places[place]].volume)
            {
                return false
            }
        }
        return true
    }
}
