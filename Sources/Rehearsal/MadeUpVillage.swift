import Dispatching
public import Domain

/// Makes up the household register of a municipality: the right number of households in each village, and nobody real.
///
/// The same municipality, seed and share give the same register, byte for byte.
public struct MadeUpVillage {
    /// The register, village by village. Each village has exactly its `households`, of them exactly its `elderlyOnlyHouseholds`.
    /// - Parameters:
    ///   - municipality: whose villages.
    ///   - seed: which of the many possible registers.
    ///   - registeredPerMille: how many of a thousand households have signed up, 0 to 1000; each village gets its share, rounded down, elderly-only homes as often as others. Ina City began with 55 (33 of 600).
    ///   - signUp: the days on which they did so.
    public static func households(
        of municipality: Municipality, seed: UInt64, registeredPerMille: Int = 55,
        signUp: ClosedRange<Day>
    ) -> [Household] {
        municipality.villages.enumerated().flatMap { number, village in
            var maker = VillageMaker(
                village: village, number: number + 1,
                dice: Dice(seed: seed &* 0x1_0001 &+ UInt64(number)), signUp: signUp)
            return maker.households(registeredPerMille: min(1000, max(0, registeredPerMille)))
        }
    }
}

private struct VillageMaker {
    let village: Village
    /// Counted from 1, part of the telephone numbers.
    let number: Int
    var dice: Dice
    let signUp: ClosedRange<Day>

    mutating func households(registeredPerMille: Int) -> [Household] {
        let count = village.households
        let elderly = Set(drawn(village.elderlyOnlyHouseholds, of: count))
        let registered = Set(drawn(count * registeredPerMille / 1000, of: count))
        let names = localNames()
        var house = 0
        return (0..<count).compactMap { index in
            // Fields and empty houses lie between, so the numbers have gaps.
            house += dice.within(1...3)
            guard let id = HouseholdId("\(village.id)-\(padded(index + 1, 4))") else { return nil }
            let isElderly = elderly.contains(index)
            return Household(
                id: id, village: village.id, name: names[skewed(names.count)],
                address: "\(village.name.ja) \(house)番地", phone: phone(index + 1),
                elderlyOnly: isElderly,
                registered: registered.contains(index) ? day() : nil,
                reducedFare: dice.chance(isElderly ? 300 : 40))
        }
    }

    /// A few families are many in a village, and most other names are rare.
    private mutating func localNames() -> [Name] {
        let all = FamilyNames.all
        return drawn(18, of: all.count).map { all[$0] }
    }

    /// Small numbers more often than large ones.
    private mutating func skewed(_ limit: Int) -> Int {
        min(dice.below(limit), dice.below(limit), dice.below(limit))
    }

    private mutating func day() -> Day {
        signUp.lowerBound.adding(
            days: dice.below(signUp.upperBound.number - signUp.lowerBound.number + 1))
    }

    /// Ten digits that begin with 0000: no exchange connects them.
    private func phone(_ index: Int) -> String {
        "0000-\(padded(number % 100, 2))-\(padded(index % 10_000, 4))"
    }

    /// That many different numbers below a limit, in the order drawn (Fisher–Yates).
    private mutating func drawn(_ count: Int, of limit: Int) -> [Int] {
        var pool = Array(0..<max(0, limit))
        let wanted = min(max(0, count), pool.count)
        for index in 0..<wanted {
            pool.swapAt(index, index + dice.below(pool.count - index))
        }
        return Array(pool.prefix(wanted))
    }

    private func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
