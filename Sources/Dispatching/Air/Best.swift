/// The best loads of a search so far. Only loads changed since are copied: a search of thousands
/// of loads finds something better many times a millisecond.
struct Best {
    private(set) var worth: Worth
    private(set) var loads: [Load]
    private var changed: [Int] = []

    init(_ search: AirSearch) {
        worth = search.worth
        loads = search.loads
    }

    /// Notes what the last move touched.
    mutating func follow(_ search: AirSearch) {
        if changed.count <= search.loads.count { changed.append(contentsOf: search.touched) }
    }

    /// Takes the search's loads as the best.
    mutating func take(_ search: AirSearch) {
        worth = search.worth
        if changed.count > search.loads.count || search.loads.count != loads.count {
            loads = search.loads
        } else {
            // A load split off by a move that was taken back is gone again.
            for place in changed where place < loads.count { loads[place] = search.loads[place] }
        }
        changed.removeAll(keepingCapacity: true)
    }
}
