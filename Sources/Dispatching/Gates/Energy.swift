/// What a tail draws from its battery, fitted from its own flown legs; a maker's figure is only a
/// start and taken times 1.3.
public struct AirframePower: Sendable, Hashable, Codable {
    /// Watts in level flight without a load.
    public var emptyWatts: Double
    /// Watts more for each kilogram aboard.
    public var wattsPerKilogram: Double
    /// How many times level power a climb takes.
    public var climbFactor: Double
    /// Climb in metres a second.
    public var climbSpeed: Double
    /// Air speed in cruise, metres a second.
    public var cruise: Double
    /// The battery when new, watt-hours.
    public var capacity: Double
    /// What is left of the capacity by age, 0 to 1.
    public var health: Double
    /// Whether the figures are a maker's and not fitted from flown legs.
    public var isMakers: Bool
    /// Coefficients of a tail.
    public init(
        emptyWatts: Double, wattsPerKilogram: Double, climbFactor: Double, climbSpeed: Double,
        cruise: Double, capacity: Double, health: Double, isMakers: Bool
    ) {
        self.emptyWatts = emptyWatts
        self.wattsPerKilogram = wattsPerKilogram
        self.climbFactor = climbFactor
        self.climbSpeed = climbSpeed
        self.cruise = cruise
        self.capacity = capacity
        self.health = health
        self.isMakers = isMakers
    }

    /// Watts with a load of so many kilograms.
    func watts(_ kilograms: Double) -> Double {
        (emptyWatts + wattsPerKilogram * kilograms) * (isMakers ? 1.3 : 1)
    }
}

/// Wind as the air moves, metres a second.
public struct AirMotion: Sendable, Hashable, Codable {
    /// Towards the east.
    public var east: Double
    /// Towards the north.
    public var north: Double
    /// A motion of the air.
    public init(east: Double, north: Double) {
        self.east = east
        self.north = north
    }
}

/// A straight piece of a corridor.
public struct CorridorSegment: Sendable, Hashable, Codable {
    /// Metres towards the east.
    public var east: Double
    /// Metres towards the north.
    public var north: Double
    /// Metres of climb, negative for a descent.
    public var climb: Double
    /// A piece of a corridor.
    public init(east: Double, north: Double, climb: Double = 0) {
        self.east = east
        self.north = north
        self.climb = climb
    }
    /// The same piece flown the other way.
    public var reversed: CorridorSegment {
        CorridorSegment(east: -east, north: -north, climb: -climb)
    }
    /// Metres over the ground.
    public var length: Double { (east * east + north * north).squareRoot() }
}

/// Whether a battery carries a leg out and back with the reserve.
public struct EnergyGate: Sendable, Hashable, Codable {
    /// Seconds of hover for one go-around.
    public var goAround: Double = 120
    /// Share of the capacity that is never planned away.
    public var reserve: Double = 0.25
    /// A leg slower than this over the ground is not flown, metres a second.
    public var slowest: Double = 3
    /// The gate with the standard reserve: one go-around, the worst divert, a quarter of the
    /// battery.
    public init() {}

    /// What the gate says.
    public enum Verdict: Sendable, Hashable {
        /// Enough, with so many watt-hours to spare beyond the reserve.
        case go(spare: Double)
        /// Not enough, by so many watt-hours.
        case short(by: Double)
        /// The wind leaves too little speed over the ground on a piece.
        case windTooStrong
        /// The wind is not known: missing or stale is red, never calm.
        case windUnknown
        /// The coefficients make no sense.
        case unknownAirframe
    }

    /// Judges a leg: out and back with the whole load, for the drop may fail; a go-around; the
    /// longest way to a divert site; the reserve. `charged` is the battery's charge, 0 to 1, and
    /// `temperatureFactor` what cold leaves of it.
    public func verdict(
        _ tail: AirframePower, kilograms: Double, corridor: [CorridorSegment],
        divert: [CorridorSegment] = [], wind: AirMotion?, charged: Double = 1,
        temperatureFactor: Double = 1
    ) -> Verdict {
        guard let wind else { return .windUnknown }
        let figures = [
            tail.emptyWatts, tail.climbFactor, tail.climbSpeed, tail.cruise, tail.capacity,
            tail.health, charged, temperatureFactor,
        ]
        guard figures.allSatisfy({ $0.isFinite && $0 > 0 }), kilograms.isFinite, kilograms >= 0,
            tail.wattsPerKilogram.isFinite, tail.wattsPerKilogram >= 0, tail.health <= 1,
            charged <= 1, temperatureFactor <= 1, wind.east.isFinite, wind.north.isFinite,
            !corridor.isEmpty
        else { return .unknownAirframe }
        let back = corridor.reversed().map(\.reversed)
        var seconds = 0.0
        var climbing = 0.0
        for piece in corridor + back + divert {
            guard let speed = groundSpeed(tail, piece, wind) else { return .windTooStrong }
            seconds += piece.length / speed
            climbing += max(0, piece.climb) / tail.climbSpeed
        }
        let power = tail.watts(kilograms)
        let needed = power * (seconds + climbing * tail.climbFactor + goAround) / 3600
        let usable =
            tail.capacity * tail.health * temperatureFactor * charged - tail.capacity * reserve
        return needed <= usable ? .go(spare: usable - needed) : .short(by: needed - usable)
    }

    /// Metres a second over the ground along a piece: what cruise leaves after the wind across it
    /// is held against, and the wind along it; nil if that is too little.
    public func groundSpeed(
        _ tail: AirframePower, _ piece: CorridorSegment, _ wind: AirMotion
    ) -> Double? {
        guard piece.length > 0 else { return tail.cruise }
        let along = (wind.east * piece.east + wind.north * piece.north) / piece.length
        let across = (wind.east * piece.north - wind.north * piece.east) / piece.length
        let left = tail.cruise * tail.cruise - across * across
        guard left > 0 else { return nil }
        let speed = left.squareRoot() + along
        return speed >= slowest ? speed : nil
    }
}
