extension AirSearch {
    /// Fewest flights that carry so much mass to some villages when the large drones are few: a
    /// drone flies no oftener than its flights and changes of battery leave it time for, and the
    /// largest drones fly first.
    func fleetBound(mass: Int, to villages: [Int]) -> Int {
        var fleet: [(payload: Int, flights: Int)] = []
        for (number, pool) in day.pools.enumerated() {
            let lanes = villages.flatMap { day.lanes[$0] }.filter { $0.pool == number }
            guard let payload = lanes.map(\.payload).max(),
                let each = lanes.map(\.occupied).min(),
                let last = lanes.compactMap(\.lastLaunch).max(),
                let first = lanes.compactMap(\.firstLaunch).min()
            else { continue }
            let flights = pool.drones.reduce(0) { sum, drone in
                let span = last - max(first, day.droneFree[drone])
                return sum + (span < 0 ? 0 : span / max(1, each) + 1)
            }
            fleet.append((payload, flights))
        }
        var left = mass
        var result = 0
        for (payload, flights) in fleet.sorted(by: {
            ($1.payload, $1.flights) < ($0.payload, $0.flights)
        })
        where left > 0 && payload > 0 {
            let used = min(flights, (left + payload - 1) / payload)
            result += used
            left -= used * payload
        }
        return result
    }
}

extension Lane {
    /// The first minute of a lawful launch; nil if there is none.
    var firstLaunch: Int? {
        legal.indices.first { legal[$0] != 0 }.map { $0 * 64 + legal[$0].trailingZeroBitCount }
    }

    /// The last minute of a lawful launch; nil if there is none.
    var lastLaunch: Int? {
        legal.indices.last { legal[$0] != 0 }.map { $0 * 64 + 63 - legal[$0].leadingZeroBitCount }
    }
}
