/// One figure about the weather, from wherever it came. A figure that is missing, of bad quality
/// or too old says nothing, and nothing is never calm.
public struct WeatherReading: Sendable, Hashable, Codable {
    /// Where figures come from.
    public enum Source: String, Sendable, Hashable, Codable, CaseIterable {
        /// A station beside a landing pad.
        case pad
        /// A station of the Meteorological Agency (AMeDAS).
        case amedas
        /// A forecast model, decoded.
        case model
    }
    /// What is measured, each in its own unit.
    public enum Element: String, Sendable, Hashable, Codable, CaseIterable {
        /// Mean wind in centimetres a second.
        case wind
        /// Highest gust of the last minutes, centimetres a second.
        case gust
        /// Highest gust of the day so far, centimetres a second; no statement about now.
        case gustOfDay
        /// Rain of ten minutes in hundredths of a millimetre.
        case rain
        /// Air in hundredths of a degree Celsius.
        case temperature
        /// Where the wind goes, east, centimetres a second.
        case windEast
        /// Where the wind goes, north, centimetres a second.
        case windNorth
    }
    /// Where it came from.
    public var source: Source
    /// The station's name, or the model's point.
    public var station: String
    /// When it was observed, or for when it is foreseen.
    public var observed: Moment
    /// What.
    public var element: Element
    /// The figure; nil if the station gave none of normal quality.
    public var value: Int?
    /// Hectopascals of a level aloft; nil at the ground.
    public var level: Int?
    /// A reading.
    public init(
        source: Source, station: String, observed: Moment, element: Element, value: Int?,
        level: Int? = nil
    ) {
        self.source = source
        self.station = station
        self.observed = observed
        self.element = element
        self.value = value
        self.level = level
    }

    /// Minutes after which a figure of a source says nothing any more.
    public static func staleAfter(_ source: Source) -> Int {
        switch source {
        case .pad: 3
        case .amedas: 20
        case .model: 60
        }
    }

    /// Whether the figure counts at a moment: there, of good quality, not stale, not of the future
    /// unless it is a forecast.
    public func counts(at now: Moment) -> Bool {
        guard value != nil else { return false }
        let age = now.since(observed)
        let most = Int64(Self.staleAfter(source)) * 60_000
        if source == .model { return abs(age) <= most }
        return age >= 0 && age <= most
    }
}

/// Whether one may fly by wind and rain. It never forecasts; it says go or no-go by rule.
public struct WeatherGate: Sendable, Hashable, Codable {
    /// Mean wind at or above this is red, centimetres a second (standard manual 2-8: 5 m/s).
    public var wind = 500
    /// Gusts at or above this are red, centimetres a second.
    public var gust = 750
    /// Rain of ten minutes above this is red, hundredths of a millimetre.
    public var rain = 0
    /// The standard manual's limits.
    public init() {}

    /// Why it is red; empty for go.
    public enum Red: Sendable, Hashable {
        /// A figure over its limit.
        case over(WeatherReading.Element, value: Int)
        /// No figure that counts.
        case unknown(WeatherReading.Element)
    }

    /// Everything that forbids flying at a moment: the worst figure that counts of each element,
    /// and each element without one.
    public func reds(_ readings: [WeatherReading], at now: Moment) -> [Red] {
        [(WeatherReading.Element.wind, wind), (.gust, gust), (.rain, rain + 1)].compactMap {
            element, limit in
            let known = readings.filter { $0.element == element && $0.counts(at: now) }
            guard let worst = known.compactMap(\.value).max() else { return .unknown(element) }
            return worst >= limit ? .over(element, value: worst) : nil
        }
    }
}
