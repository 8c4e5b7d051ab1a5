/// Parcels of one village and class that fly together, and when, if they do.
struct Load {
    var village: Int
    var keeping: Int
    /// Item numbers in hand-off order: urgent ones first, then as given.
    private(set) var members: [Int] = []
    private(set) var mass = 0
    private(set) var volume = 0
    private(set) var ready = 0
    /// Sum of the weights of the members.
    private(set) var weight = 0
    /// Sum of weight times place in the hand-off order, counted from 1.
    private(set) var rankSum = 0
    private(set) var urgent = 0
    var slot: Slot?

    var count: Int { members.count }

    init(village: Int, keeping: Int, members: [Int], items: [Item]) {
        self.village = village
        self.keeping = keeping
        fill(members, items)
    }

    /// Puts other parcels aboard.
    mutating func fill(_ parcels: [Int], _ items: [Item]) {
        members.removeAll(keepingCapacity: true)
        for parcel in parcels where items[parcel].urgent { members.append(parcel) }
        for parcel in parcels where !items[parcel].urgent { members.append(parcel) }
        weigh(items)
    }

    /// Puts other parcels aboard in exactly this hand-off order.
    mutating func fill(inOrder parcels: [Int], _ items: [Item]) {
        members = parcels
        weigh(items)
    }

    private mutating func weigh(_ items: [Item]) {
        urgent = 0
        mass = 0
        volume = 0
        ready = 0
        weight = 0
        rankSum = 0
        for (place, member) in members.enumerated() {
            let item = items[member]
            mass += item.mass
            volume += item.volume
            ready = max(ready, item.ready)
            weight += item.weight
            rankSum += item.weight * (place + 1)
            urgent += item.urgent ? 1 : 0
        }
    }
}

/// What a timetable is worth to the search; smaller is better, compared in this order.
struct Worth: Comparable {
    var urgentUnserved = 0
    var unserved = 0
    var sorties = 0
    var handOffs = 0

    /// Whether more parcels are left, the urgent ones first.
    func worseServed(than other: Worth) -> Bool {
        (urgentUnserved, unserved) > (other.urgentUnserved, other.unserved)
    }

    /// Whether it is worse in anything that counts before the hand-off times.
    func worseBeforeTimes(than other: Worth) -> Bool {
        (urgentUnserved, unserved, sorties) > (other.urgentUnserved, other.unserved, other.sorties)
    }
    static func < (left: Self, right: Self) -> Bool {
        (left.urgentUnserved, left.unserved, left.sorties, left.handOffs)
            < (right.urgentUnserved, right.unserved, right.sorties, right.handOffs)
    }
}
