/// A figure that may be hidden because too few households stand behind it.
public enum Figure: Sendable, Hashable {
    /// It can be published.
    case shown(Int)
    /// It is hidden (〓): publishing it, or it together with its neighbours, would tell about a household.
    case hidden

    /// The number, if it can be published.
    public var value: Int? {
        switch self {
        case .shown(let value): value
        case .hidden: nil
        }
    }
}

extension Figure: Codable {
    /// Reads a number, or null for a hidden one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = container.decodeNil() ? .hidden : .shown(try container.decode(Int.self))
    }
    /// Writes a number, or null for a hidden one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .shown(let value): try container.encode(value)
        case .hidden: try container.encodeNil()
        }
    }
}

/// One row of uptake: a village, a phase, or the whole municipality.
public struct UptakeRow: Sendable, Hashable, Codable {
    /// The village's id, `phase-1`, `phase-2` or `all`.
    public let id: String
    /// Its name.
    public let name: Name
    /// 1 or 2; 0 for the whole.
    public let phase: Int
    /// All households, the first denominator.
    public let households: Int
    /// Households of old people only, the second denominator.
    public let elderlyOnlyHouseholds: Int
    /// Households that signed up by the end of the period.
    public let registered: Figure
    /// Households of old people only that signed up.
    public let registeredElderlyOnly: Figure
    /// Households that ordered, rode or checked in within the period.
    public let active: Figure
    /// Orders accepted and not taken back within the period.
    public let orders: Figure
    /// Rides asked for and not taken back within the period.
    public let rides: Figure
    /// Check-ins within the period.
    public let checkIns: Figure
    /// A row.
    public init(
        id: String, name: Name, phase: Int, households: Int, elderlyOnlyHouseholds: Int,
        registered: Figure, registeredElderlyOnly: Figure, active: Figure, orders: Figure,
        rides: Figure, checkIns: Figure
    ) {
        self.id = id
        self.name = name
        self.phase = phase
        self.households = households
        self.elderlyOnlyHouseholds = elderlyOnlyHouseholds
        self.registered = registered
        self.registeredElderlyOnly = registeredElderlyOnly
        self.active = active
        self.orders = orders
        self.rides = rides
        self.checkIns = checkIns
    }
}

/// Uptake per village over a period, with phases and the whole below it.
public struct UptakeTable: Sendable, Hashable, Codable {
    /// First day of the period.
    public let from: Day
    /// Last day of the period.
    public let to: Day
    /// Villages in the order of the municipality, then the phases, then the whole.
    public let rows: [UptakeRow]
    /// A table.
    public init(from: Day, to: Day, rows: [UptakeRow]) {
        self.from = from
        self.to = to
        self.rows = rows
    }
}
