/// A name that points at one thing: 1 to 64 ASCII letters, digits, `-`, `_` or `.`. `Kind` keeps different things apart.
public struct Identifier<Kind>: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// The text of the name.
    public let text: String
    /// Takes a text of 1 to 64 ASCII letters, digits, `-`, `_` or `.`; nil for anything else.
    public init?(_ text: String) {
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || byte == 45 || byte == 95 || byte == 46
            })
        else { return nil }
        self.text = text
    }
    /// Reads the text, refusing what the first initialiser refuses.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = Identifier(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "an id has 1 to 64 letters, digits, - _ or ."))
        }
        self = id
    }
    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
    /// The text of the name.
    public var description: String { text }
    /// Orders by text.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// What kinds of thing an `Identifier` can point at.
public enum Named {
    /// A village.
    public enum Village {}
    /// A household.
    public enum Household {}
    /// A set-top box or kiosk.
    public enum Box {}
    /// A person at the desk.
    public enum Operator {}
    /// A shop.
    public enum Shop {}
    /// An order.
    public enum Order {}
    /// A ride.
    public enum Ride {}
    /// A base.
    public enum Base {}
    /// A corridor.
    public enum Corridor {}
    /// A type of drone.
    public enum Airframe {}
    /// A drone.
    public enum Drone {}
    /// A van.
    public enum Van {}
    /// A volunteer.
    public enum Volunteer {}
    /// A taxi.
    public enum Taxi {}
    /// A zone of taxis.
    public enum TaxiZone {}
    /// A place on the ride list.
    public enum RidePlace {}
    /// A flight.
    public enum Sortie {}
    /// A hand-over.
    public enum HandOff {}
}

/// A village (集落) by our own id; no national id equals what residents say.
public typealias VillageId = Identifier<Named.Village>
/// A household of the register.
public typealias HouseholdId = Identifier<Named.Household>
/// A set-top box or kiosk.
public typealias BoxId = Identifier<Named.Box>
/// A person at the operator's desk.
public typealias OperatorId = Identifier<Named.Operator>
/// A shop that sells through the service.
public typealias ShopId = Identifier<Named.Shop>
/// An order, named by the office.
public typealias OrderId = Identifier<Named.Order>
/// A ride, named by the office.
public typealias RideId = Identifier<Named.Ride>
/// A base that drones and vans leave from.
public typealias BaseId = Identifier<Named.Base>
/// A fixed flight path between a base and a village.
public typealias CorridorId = Identifier<Named.Corridor>
/// A type of drone.
public typealias AirframeId = Identifier<Named.Airframe>
/// One drone, by tail number.
public typealias DroneId = Identifier<Named.Drone>
/// One van.
public typealias VanId = Identifier<Named.Van>
/// One volunteer.
public typealias VolunteerId = Identifier<Named.Volunteer>
/// One demand taxi.
public typealias TaxiId = Identifier<Named.Taxi>
/// A zone that demand taxis serve.
public typealias TaxiZoneId = Identifier<Named.TaxiZone>
/// A place on the ride list.
public typealias RidePlaceId = Identifier<Named.RidePlace>
/// One flight out and back.
public typealias SortieId = Identifier<Named.Sortie>
/// One hand-over of one order to one household.
public typealias HandOffId = Identifier<Named.HandOff>

/// The 6-digit 全国地方公共団体コード: five digits and a check digit.
/// Rule: weights 6,5,4,3,2; S the weighted sum; S ≥ 11 gives (11 − S mod 11) mod 10, else 11 − S (総務省).
public struct MunicipalityCode: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// Six digits.
    public let text: String
    /// Takes six digits with a right check digit, or five digits, which it completes; nil for anything else.
    public init?(_ text: String) {
        let digits = text.utf8.map { Int($0) - 48 }
        guard digits.count == 5 || digits.count == 6, digits.allSatisfy({ (0...9).contains($0) })
        else { return nil }
        let check = Self.checkDigit(of: Array(digits.prefix(5)))
        if digits.count == 6, digits[5] != check { return nil }
        self.text = digits.prefix(5).map(String.init).joined() + String(check)
    }
    /// The check digit of five digits.
    static func checkDigit(of digits: [Int]) -> Int {
        let sum = zip(digits, [6, 5, 4, 3, 2]).map { $0 * $1 }.reduce(0, +)
        return (sum >= 11 ? 11 - sum % 11 : 11 - sum) % 10
    }
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let code = MunicipalityCode(text) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "not a municipality code with a right check digit"))
        }
        self = code
    }
    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
    /// Six digits.
    public var description: String { text }
    /// Orders by text.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The three-digit number of a product, the same as in the printed catalogue: 100 to 999.
public struct ProductNumber: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// 100 to 999.
    public let value: Int
    /// Takes 100 to 999; nil for anything else.
    public init?(_ value: Int) {
        guard (100...999).contains(value) else { return nil }
        self.value = value
    }
    /// Reads the number.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer().decode(Int.self)
        guard let number = ProductNumber(value) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "a product number is 100 to 999"))
        }
        self = number
    }
    /// Writes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
    /// Three digits.
    public var description: String { String(value) }
    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// The number an order is called by on the phone: day of the month, then a count from 1 within the delivery day, as in `21-017`.
public struct ReceiptNumber: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The text, as in `21-017`.
    public let text: String
    /// The number of the `count`-th order of a delivery day, counted from 1.
    public init(day: Day, count: Int) {
        let number = String(count)
        text = "\(day.day)-" + String(repeating: "0", count: max(0, 3 - number.count)) + number
    }
    /// A number read back from a record.
    public init(stored text: String) { self.text = text }
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }
    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
    /// The text.
    public var description: String { text }
}

/// A name in Japanese, its reading, and English for the second language.
public struct Name: Sendable, Hashable, Codable {
    /// As written in Japanese.
    public let ja: String
    /// Kana reading, for sorting, furigana and speech.
    public let kana: String
    /// English.
    public let en: String
    /// A name with its reading and English.
    public init(ja: String, kana: String, en: String) {
        self.ja = ja
        self.kana = kana
        self.en = en
    }
}
