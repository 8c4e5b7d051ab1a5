/// Measured values, sorted: their median and other shares.
struct Spread {
    let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    var count: Int { sorted.count }
    var least: Double { sorted.first ?? 0 }
    var most: Double { sorted.last ?? 0 }
    var median: Double { share(0.5) }
    var p95: Double { share(0.95) }
    var p99: Double { share(0.99) }

    /// The smallest value that at least this share of the values does not exceed (nearest rank).
    func share(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return sorted[min(sorted.count - 1, max(0, rank - 1))]
    }
}
