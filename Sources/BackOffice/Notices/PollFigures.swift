import Domain

/// What of a poll may be told: no figure, difference or sum that speaks of fewer than `Poll.fewest` households.
enum PollFigures {
    /// The tables of the villages, their sum last, with small figures hidden.
    ///
    /// A village in which any answer was given by few, or by nobody, is hidden whole: in a village where everybody said the same, everybody's answer is known. Where exactly one is hidden, or those hidden are few together, the next smallest is hidden too, or the sum would give them away.
    static func hidden(_ tables: [[Int]]) -> [[Figure]] {
        guard let sums = tables.last else { return [] }
        let villages = tables.dropLast()
        func isSmall(_ row: [Int]) -> Bool { row.contains { $0 < Poll.fewest } }
        func many(_ index: Int) -> Int { villages[index].reduce(0, +) }
        func sum(of indices: Set<Int>) -> [Int] {
            indices.reduce(sums.map { _ in 0 }) { sum, index in
                zip(sum, villages[index]).map { $0 + $1 }
            }
        }
        var secret = Set(villages.indices.filter { isSmall(villages[$0]) })
        let open = villages.indices.filter { !secret.contains($0) }
            .sorted { (many($0), $0) < (many($1), $1) }
        for index in open where !secret.isEmpty {
            if secret.count > 1, !isSmall(sum(of: secret)) { break }
            secret.insert(index)
        }
        // The sum less the villages shown is the sum of those hidden.
        let isSafe =
            !isSmall(sums) && (secret.isEmpty || secret.count > 1 && !isSmall(sum(of: secret)))
        let hidden = sums.map { _ in Figure.hidden }
        return villages.indices.map { index in
            secret.contains(index) ? hidden : villages[index].map { .shown($0) }
        } + [isSafe ? sums.map { .shown($0) } : hidden]
    }
}
