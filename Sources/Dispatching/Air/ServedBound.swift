extension AirSearch {
    /// Parcels that no plan can fly, proven village by village: a pad takes one arrival at a time
    /// while the corridor is open and somebody is there, an arrival carries no more than the
    /// largest drone, and volunteers take no more than they offered.
    static func leastUnserved(
        _ day: DayTables, _ groups: [[Int]], _ limits: [Limits]
    ) -> Int {
        day.pads.indices.reduce(0) { sum, village in
            let classes = (village * 3)..<(village * 3 + 3)
            let masses = classes.flatMap { groups[$0] }.map { day.items[$0].mass }.sorted()
            let arrivals = day.arrivals(village: village)
            let offered = day.handsOf[village].reduce(0) { $0 + max(0, day.hands[$1].maxOrders) }
            let room =
                min(arrivals, masses.count) * (classes.map { limits[$0].mostMass }.max() ?? 0)
            var mass = 0
            var most = 0
            for next in masses where most < offered && mass + next <= room {
                mass += next
                most += 1
            }
            return sum + masses.count - most
        }
    }
}
