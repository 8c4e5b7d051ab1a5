public import Domain
import Foundation

/// Reads files about the weather: a pad station's JSON, the national JSON of AMeDAS, a decoded
/// forecast as CSV, and disaster telegrams. Every input is bounded; what is not of normal quality
/// becomes a reading without a figure, never a calm one.
public enum WeatherFile {
    /// Largest file, 8 MiB.
    public static let maximumBytes = 8 << 20
    /// Most readings of one file.
    public static let maximumReadings = 200_000

    /// What a file holds.
    public enum Content: Sendable, Hashable {
        /// Readings.
        case readings([WeatherReading])
        /// A disaster telegram.
        case telegram(DisasterTelegram)
    }

    /// Reads a file of any of the four kinds, told apart by what is in it. An AMeDAS file is named
    /// by its time, `20260921112000.json`.
    /// - Throws: why it cannot be read.
    public static func read(_ path: String) throws(DataProblems) -> Content {
        let bytes = try readBytes(path, named: path, limit: maximumBytes)
        return try read(bytes, file: path)
    }

    /// Reads the bytes of a file.
    /// - Throws: why they cannot be read.
    public static func read(_ bytes: [UInt8], file: String) throws(DataProblems) -> Content {
        let body = try plainUTF8(bytes, file: file)
        switch body.first(where: { !" \n\r\t".utf8.contains($0) }) {
        case UInt8(ascii: "<"): return .telegram(try DisasterTelegram(body, file: file))
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .readings(try json(body, file))
        default: return .readings(try model(Array(body), file))
        }
    }

    private static func json(
        _ body: ArraySlice<UInt8>, _ file: String
    ) throws(DataProblems) -> [WeatherReading] {
        guard let top = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else {
            throw DataProblems(file: file, "This is no JSON object.")
        }
        if top["station"] is String { return try pad(top, file) }
        return try amedas(top, file)
    }

    /// `{"station":"V03","at":"2026-09-21T11:20:00+09:00","wind":3.2,"gust":5.1,"rain":0}`, metres a
    /// second and millimetres in ten minutes. What is left out is not known.
    private static func pad(
        _ top: [String: Any], _ file: String
    ) throws(DataProblems) -> [WeatherReading] {
        guard let station = top["station"] as? String, (1...64).contains(station.utf8.count),
            let text = top["at"] as? String,
            let date = try? Date(text, strategy: .iso8601),
            let observed = moment(date)
        else {
            throw DataProblems(
                file: file,
                "A pad station gives \"station\" and \"at\" like "
                    + "2026-09-21T11:20:00+09:00.")
        }
        let isNormal = top["quality"].map { number($0) == 0 } ?? true
        let keys: [(String, WeatherReading.Element)] = [
            ("wind", .wind), ("gust", .gust), ("rain", .rain), ("temperature", .temperature),
        ]
        return keys.map { key, element in
            let value = isNormal ? top[key].flatMap { hundredths($0, of: element) } : nil
            return WeatherReading(
                source: .pad, station: station, observed: observed, element: element, value: value)
        }
    }

    private static let elements: [(String, WeatherReading.Element)] = [
        ("wind", .wind), ("gust", .gustOfDay), ("precipitation10m", .rain), ("temp", .temperature),
    ]

    /// Station → element → [figure, quality], or in a station's own file time → element → …
    private static func amedas(
        _ top: [String: Any], _ file: String
    ) throws(DataProblems) -> [WeatherReading] {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        let stem = String(name.prefix { $0 != "." })
        var readings: [WeatherReading] = []
        for key in top.keys.sorted() {
            guard let row = top[key] as? [String: Any] else { continue }
            let isTime = key.count == 14
            guard let observed = time(isTime ? key : stem) else {
                throw DataProblems(
                    file: file,
                    "An AMeDAS file is named by its time, like 20260921112000.json.")
            }
            for (word, element) in elements {
                guard let cell = row[word] as? [Any] else { continue }
                guard readings.count < maximumReadings else {
                    throw DataProblems(file: file, "There are too many figures in this file.")
                }
                // Quality 0 is normal; a zero of quality 6 is not observed at all.
                let isNormal = cell.count == 2 && number(cell[1]) == 0
                readings.append(
                    WeatherReading(
                        source: .amedas, station: isTime ? String(stem.prefix(64)) : key,
                        observed: observed, element: element,
                        value: isNormal ? hundredths(cell[0], of: element) : nil))
            }
        }
        guard !readings.isEmpty else {
            throw DataProblems(file: file, "No figure of the weather is in this file.")
        }
        return readings
    }

    /// `time,lat,lon,level,u,v,gust`: UTC, degrees, hectopascals (empty at the ground), metres a
    /// second; u and v say where the wind goes. An empty figure is not known.
    private static func model(
        _ bytes: [UInt8], _ file: String
    ) throws(DataProblems) -> [WeatherReading] {
        let csv = try CSVFile(bytes: bytes, file: file)
        let wanted = ["time", "lat", "lon", "level", "u", "v", "gust"]
        guard csv.header.map(\.text) == wanted else {
            throw DataProblems(
                file: file,
                "The first row of a decoded forecast is \(wanted.joined(separator: ",")).")
        }
        var readings: [WeatherReading] = []
        for row in csv.rows {
            let cells = row.map(\.text)
            guard cells.count == wanted.count, let date = try? Date(cells[0], strategy: .iso8601),
                let observed = moment(date), let lat = Double(cells[1]), let lon = Double(cells[2]),
                abs(lat) <= 90, abs(lon) <= 180, cells[3].isEmpty || Int(cells[3]) != nil
            else {
                throw DataProblems(
                    file: file, line: row.first?.line ?? 1,
                    "This row has no time, place or level that can be read.")
            }
            let east = hundredths(Double(cells[4]) as Any, of: .windEast)
            let north = hundredths(Double(cells[5]) as Any, of: .windNorth)
            let speed = east.flatMap { east in
                north.map { Int((Double(east * east + $0 * $0)).squareRoot().rounded(.up)) }
            }
            let all: [(WeatherReading.Element, Int?)] = [
                (.windEast, east), (.windNorth, north), (.wind, speed),
                (.gust, hundredths(Double(cells[6]) as Any, of: .gust)),
            ]
            for (element, value) in all {
                readings.append(
                    WeatherReading(
                        source: .model, station: "\(cells[1]),\(cells[2])", observed: observed,
                        element: element, value: value, level: Int(cells[3])))
            }
        }
        return readings
    }

    private static func number(_ value: Any) -> Double? { (value as? NSNumber)?.doubleValue }

    /// Hundredths of a figure within what can be measured; nil for anything else.
    private static func hundredths(_ value: Any, of element: WeatherReading.Element) -> Int? {
        let figure = (value as? Double) ?? number(value)
        guard let figure, figure.isFinite else { return nil }
        let range: ClosedRange<Double> =
            switch element {
            case .temperature: -90...60
            case .windEast, .windNorth: -150...150
            case .wind, .gust, .gustOfDay: 0...150
            case .rain: 0...500
            }
        return range.contains(figure) ? Int((figure * 100).rounded()) : nil
    }

    /// The moment of `yyyymmddHHMMSS`, Japanese time.
    private static func time(_ text: String) -> Moment? {
        let digits = Array(text.utf8)
        guard digits.count == 14, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        func part(_ from: Int, _ count: Int) -> Int {
            digits[from..<from + count].reduce(0) { $0 * 10 + Int($1) - 48 }
        }
        guard let day = Day(year: part(0, 4), month: part(4, 2), day: part(6, 2)),
            part(8, 2) < 24, part(10, 2) < 60
        else { return nil }
        return Zone.japan.moment(day, TimeOfDay(part(8, 2), part(10, 2)))
    }

    static func moment(_ date: Date) -> Moment? {
        let seconds = date.timeIntervalSince1970
        guard seconds.isFinite, abs(seconds) < 1e11 else { return nil }
        return Moment(milliseconds: Int64((seconds * 1000).rounded()))
    }
}
