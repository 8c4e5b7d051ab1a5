/// The bound of Gilmore and Gomory (1961): how many flights the parcels need if flights could be
/// mixed from patterns in fractions, rounded up. It nearly always equals the fewest flights.
///
/// Prices come from a simplex method in floating point; the bound is then worked out in whole
/// numbers from rounded prices, so that it holds whatever the rounding did.
struct PatternBound {
    private let capacity: Int
    /// Different weights and how many there are of each, heaviest first.
    private let sizes: [Int]
    private let wanted: [Int]
    private static let unit = 1_000_000

    /// Weights in units of what divides them all.
    init(_ weights: [Int], capacity: Int) {
        var divisor = capacity
        for weight in weights { divisor = Self.gcd(divisor, weight) }
        divisor = max(1, divisor)
        var sizes: [Int] = []
        var wanted: [Int] = []
        for weight in weights.sorted(by: >) {
            if sizes.last == weight / divisor {
                wanted[wanted.count - 1] += 1
            } else {
                sizes.append(weight / divisor)
                wanted.append(1)
            }
        }
        self.capacity = capacity / divisor
        self.sizes = sizes
        self.wanted = wanted
    }

    private static func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

    /// The bound; it stops early once it is known to be no better than `known`, or to reach
    /// `enough`. `rounds` bounds the work.
    func bound(known: Int, enough: Int, rounds: Int = 600) -> Int {
        let rows = sizes.count
        if rows == 0 || capacity <= 0 || capacity > 20_000 { return known }
        // The basis: one pattern for each row, at first as many of that weight alone as fit.
        var inverse = Array(repeating: 0.0, count: rows * rows)
        var amounts = Array(repeating: 0.0, count: rows)
        for row in 0..<rows {
            let most = min(wanted[row], capacity / max(1, sizes[row]))
            inverse[row * rows + row] = 1 / Double(max(1, most))
            amounts[row] = Double(wanted[row]) / Double(max(1, most))
        }
        // All patterns cost one flight: a row's price is the sum of its column.
        var prices = (0..<rows).map { inverse[$0 * rows + $0] }
        var best = known
        // So much for all rounds together: the bound is worth a few milliseconds, not more.
        let rounds = min(rounds, 20_000_000 / (rows * (capacity + 10 * rows)))
        for _ in 0..<rounds {
            let whole = prices.map { max(0, Int(($0 * Double(Self.unit)).rounded(.down))) }
            let (worth, pattern) = dearest(whole)
            if worth <= 0 { break }
            let sum = (0..<rows).reduce(0) { $0 + whole[$1] * wanted[$1] }
            // Farley (1990): divided by the dearest pattern, the prices are fair for every pattern.
            best = max(best, (sum + worth - 1) / worth)
            if best >= enough { return best }
            if worth <= Self.unit + rows + 1 { break }
            if amounts.reduce(0, +) <= Double(known) - 1e-6 { break }
            if !pivot(&inverse, &amounts, &prices, pattern) { break }
        }
        return best
    }

    /// Brings a pattern into the basis; false if numbers fail.
    private func pivot(
        _ inverse: inout [Double], _ amounts: inout [Double], _ prices: inout [Double],
        _ pattern: [Int]
    ) -> Bool {
        let rows = sizes.count
        let used = pattern.indices.filter { pattern[$0] > 0 }
        let gain = used.reduce(-1.0) { $0 + prices[$1] * Double(pattern[$1]) }
        return inverse.withUnsafeMutableBufferPointer { inverse in
            var column = Array(repeating: 0.0, count: rows)
            for row in 0..<rows {
                var sum = 0.0
                for place in used { sum += inverse[row * rows + place] * Double(pattern[place]) }
                column[row] = sum
            }
            var leaving = -1
            var ratio = Double.infinity
            for row in 0..<rows where column[row] > 1e-9 {
                let here = amounts[row] / column[row]
                if here < ratio - 1e-12 {
                    ratio = here
                    leaving = row
                }
            }
            guard leaving >= 0 else { return false }
            let scale = 1 / column[leaving]
            let pivot = leaving * rows
            for place in 0..<rows { inverse[pivot + place] *= scale }
            amounts[leaving] *= scale
            for row in 0..<rows where row != leaving && abs(column[row]) > 1e-12 {
                let factor = column[row]
                let start = row * rows
                for place in 0..<rows {
                    inverse[start + place] -= factor * inverse[pivot + place]
                }
                amounts[row] -= factor * amounts[leaving]
            }
            for place in 0..<rows { prices[place] -= gain * inverse[pivot + place] }
            return true
        }
    }

    /// The pattern that is worth most at whole prices, each weight at most as often as it is there:
    /// by depth first with the bound of fractions (Horowitz and Sahni 1974), and where that takes
    /// too long, room by room.
    private func dearest(_ prices: [Int]) -> (worth: Int, pattern: [Int]) {
        var copies: [Int] = []
        for row in sizes.indices where prices[row] > 0 {
            let most = min(wanted[row], capacity / max(1, sizes[row]))
            copies.append(contentsOf: repeatElement(row, count: most))
        }
        copies.sort {
            (prices[$1] * sizes[$0], $0) < (prices[$0] * sizes[$1], $1)
        }
        var search = Dearest(
            sizes: copies.map { sizes[$0] }, prices: copies.map { prices[$0] })
        guard let found = search.best(capacity) else { return byRoom(copies, prices) }
        var pattern = Array(repeating: 0, count: sizes.count)
        for place in found.taken { pattern[copies[place]] += 1 }
        return (found.worth, pattern)
    }

    private func byRoom(_ copies: [Int], _ prices: [Int]) -> (worth: Int, pattern: [Int]) {
        let width = capacity + 1
        var pattern = Array(repeating: 0, count: sizes.count)
        let worth = withUnsafeTemporaryAllocation(of: Int.self, capacity: width) { values in
            withUnsafeTemporaryAllocation(of: Bool.self, capacity: width * copies.count) { taken in
                values.initialize(repeating: 0)
                taken.initialize(repeating: false)
                for (place, row) in copies.enumerated() {
                    let size = sizes[row]
                    let price = prices[row]
                    var room = capacity
                    while room >= size {
                        let with = values[room - size] &+ price
                        if with > values[room] {
                            values[room] = with
                            taken[place &* width &+ room] = true
                        }
                        room &-= 1
                    }
                }
                var room = capacity
                for place in copies.indices.reversed() where taken[place * width + room] {
                    pattern[copies[place]] += 1
                    room -= sizes[copies[place]]
                }
                return values[capacity]
            }
        }
        return (worth, pattern)
    }
}

/// The dearest choice of things that fit together, best price for its size first.
private struct Dearest {
    let sizes: [Int]
    let prices: [Int]
    private var worth = 0
    private var taken: [Int] = []
    private var chosen: [Int] = []
    private var nodes = 20_000

    init(sizes: [Int], prices: [Int]) {
        self.sizes = sizes
        self.prices = prices
    }

    /// The best choice; nil if the nodes are spent before that is certain.
    mutating func best(_ room: Int) -> (worth: Int, taken: [Int])? {
        grow(0, room, 0)
        return nodes > 0 ? (worth, taken) : nil
    }

    private mutating func grow(_ from: Int, _ room: Int, _ sum: Int) {
        if sum > worth {
            worth = sum
            taken = chosen
        }
        var place = from
        while place < sizes.count {
            nodes -= 1
            if nodes <= 0 { return }
            // The next thing in any fraction is the best that can fill the room.
            if sum + room * prices[place] / max(1, sizes[place]) <= worth { return }
            if sizes[place] <= room {
                chosen.append(place)
                grow(place + 1, room - sizes[place], sum + prices[place])
                chosen.removeLast()
            }
            place += 1
        }
    }
}
