/// What a repair costs, compared in order; smaller is better.
struct RepairCost: Comparable {
    /// Parcels of the published flights that have no flight any more.
    var lost = 0
    /// How many of them are urgent.
    var urgentLost = 0
    /// Parcels handed over after the minute promised.
    var broken = 0
    /// Parcels the event did not hit whose hand-off moves by more than `RepairCost.little`.
    var untouchedMoved = 0
    /// Parcels the event hit whose hand-off moves by more than that.
    var hitMoved = 0
    /// Minutes by which all hand-offs move, a little for another volunteer.
    var shift = 0

    /// Minutes nobody needs to be told of.
    static let little = 10

    static func < (left: Self, right: Self) -> Bool {
        if left.lost != right.lost { return left.lost < right.lost }
        if left.urgentLost != right.urgentLost { return left.urgentLost < right.urgentLost }
        if left.broken != right.broken { return left.broken < right.broken }
        return (left.untouchedMoved, left.hitMoved, left.shift)
            < (right.untouchedMoved, right.hitMoved, right.shift)
    }

    static func += (left: inout Self, right: Self) {
        left.lost += right.lost
        left.urgentLost += right.urgentLost
        left.broken += right.broken
        left.untouchedMoved += right.untouchedMoved
        left.hitMoved += right.hitMoved
        left.shift += right.shift
    }

    static func -= (left: inout Self, right: Self) {
        left.lost -= right.lost
        left.urgentLost -= right.urgentLost
        left.broken -= right.broken
        left.untouchedMoved -= right.untouchedMoved
        left.hitMoved -= right.hitMoved
        left.shift -= right.shift
    }
}
