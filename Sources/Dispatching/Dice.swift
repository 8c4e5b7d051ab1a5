/// A seeded stream of numbers (SplitMix64, Steele, Lea and Flood 2014): the planner's only chance.
/// The same seed gives the same stream on every machine.
public struct Dice: Sendable, Hashable {
    private var state: UInt64
    /// A stream from a seed.
    public init(seed: UInt64) { state = seed }
    /// The next 64 bits.
    public mutating func roll() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    /// A number from 0 up to, not including, `limit`; 0 if the limit is below 1.
    public mutating func below(_ limit: Int) -> Int {
        limit < 1 ? 0 : Int(truncatingIfNeeded: ((roll() >> 32) &* UInt64(limit)) >> 32)
    }
    /// A number of a closed range.
    public mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }
    /// True that many times in a thousand.
    public mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }
}
