/// A whole number of one unit. Never negative: a value below zero is clamped where it is made.
public protocol WholeQuantity: RawRepresentable, Sendable, Hashable, Codable, Comparable,
    AdditiveArithmetic, ExpressibleByIntegerLiteral, CustomStringConvertible
where RawValue == Int {
    /// The value in the unit the type is named after.
    init(_ value: Int)
}

extension WholeQuantity {
    /// Takes any whole number; below zero becomes zero.
    public init(rawValue: Int) { self.init(rawValue) }
    /// A literal in the unit the type is named after.
    public init(integerLiteral value: Int) { self.init(value) }
    /// Reads the bare number.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer().decode(Int.self)
        guard (0...1_000_000_000_000).contains(value) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "\(value) is below zero or above 10^12"))
        }
        self.init(value)
    }
    /// Writes the bare number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
    /// Orders by size.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    /// Zero of the unit.
    public static var zero: Self { Self(0) }
    /// Adds two amounts.
    public static func + (left: Self, right: Self) -> Self { Self(left.rawValue + right.rawValue) }
    /// Takes one amount from another; the result is never below zero.
    public static func - (left: Self, right: Self) -> Self { Self(left.rawValue - right.rawValue) }
    /// A multiple of an amount.
    public static func * (left: Self, right: Int) -> Self { Self(left.rawValue * right) }
    /// The bare number as text.
    public var description: String { String(rawValue) }
}

/// A mass in whole grams, never negative.
public struct Grams: WholeQuantity {
    /// Grams.
    public let rawValue: Int
    /// A mass in grams; below zero becomes zero.
    public init(_ value: Int) { rawValue = max(0, value) }
}

/// A volume in whole millilitres, never negative.
public struct Millilitres: WholeQuantity {
    /// Millilitres.
    public let rawValue: Int
    /// A volume in millilitres; below zero becomes zero.
    public init(_ value: Int) { rawValue = max(0, value) }
}

/// An amount of money in whole yen including tax, never negative.
public struct Yen: WholeQuantity {
    /// Yen.
    public let rawValue: Int
    /// An amount in yen; below zero becomes zero.
    public init(_ value: Int) { rawValue = max(0, value) }
}

/// A length of time in whole minutes, never negative.
public struct Minutes: WholeQuantity {
    /// Minutes.
    public let rawValue: Int
    /// A length in minutes; below zero becomes zero.
    public init(_ value: Int) { rawValue = max(0, value) }
}

/// A distance in whole metres, never negative.
public struct Metres: WholeQuantity {
    /// Metres.
    public let rawValue: Int
    /// A distance in metres; below zero becomes zero.
    public init(_ value: Int) { rawValue = max(0, value) }
}

/// How goods must be kept on the way: never mixed in one load.
public enum TemperatureClass: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case ambient, chilled, frozen
    /// Warmest first.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    private var rank: Int {
        switch self {
        case .ambient: 0
        case .chilled: 1
        case .frozen: 2
        }
    }
}
