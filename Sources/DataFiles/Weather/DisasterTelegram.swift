public import Domain
import Foundation

/// A disaster telegram of the Meteorological Agency, as far as flights need it.
public struct DisasterTelegram: Sendable, Hashable {
    /// Whether it is meant in earnest (通常), for a drill (訓練) or for a test (試験).
    public enum Status: String, Sendable, Hashable {
        /// In earnest.
        case normal = "通常"
        /// For a drill; never applied.
        case drill = "訓練"
        /// For a test; never applied.
        case test = "試験"
    }
    /// What it does to telegrams of the same event.
    public enum Kind: String, Sendable, Hashable {
        /// New or continued.
        case issued = "発表"
        /// Put right.
        case corrected = "訂正"
        /// Taken back.
        case cancelled = "取消"
    }
    /// A warning or advisory for an area.
    public struct Warning: Sendable, Hashable {
        /// Its name, as 強風注意報.
        public var name: String
        /// The area's code: a municipality or a district.
        public var area: String
        /// The area's name.
        public var areaName: String
        /// Whether it was lifted.
        public var isLifted: Bool
    }
    /// In earnest or not.
    public let status: Status
    /// The title in its head.
    public let title: String
    /// What it does.
    public let kind: Kind
    /// The event it belongs to; telegrams about one event share it.
    public let event: String
    /// Its place in the event; 0 if it has none.
    public let serial: Int
    /// When it was reported.
    public let reported: Moment
    /// What it warns of.
    public let warnings: [Warning]

    /// Reads a telegram.
    /// - Throws: why it is none.
    init(_ bytes: ArraySlice<UInt8>, file: String) throws(DataProblems) {
        let reader = try XMLPieces(bytes, file: file)
        var found: [String: String] = [:]
        var warnings: [Warning] = []
        var item = Item()
        for piece in reader.pieces {
            let path = piece.path
            if path.hasPrefix("Report/Control/") || path.hasPrefix("Report/Head/"),
                found[path] == nil
            {
                found[path] = piece.text
            }
            guard path.hasPrefix("Report/Body/Warning/Item") else { continue }
            switch path.dropFirst("Report/Body/Warning/Item".count) {
            case "/Kind/Name": item.names.append((piece.text, false))
            case "/Kind/Status":
                if let last = item.names.indices.last {
                    item.names[last].lifted = piece.text == "解除"
                }
            case "/Area/Name": item.area.name = piece.text
            case "/Area/Code": item.area.code = piece.text
            case "":
                warnings += item.names.map {
                    Warning(
                        name: $0.name, area: item.area.code, areaName: item.area.name,
                        isLifted: $0.lifted || $0.name == "解除")
                }
                item = Item()
            default: break
            }
        }
        guard let status = found["Report/Control/Status"].flatMap(Status.init),
            let kind = found["Report/Head/InfoType"].flatMap(Kind.init),
            let text = found["Report/Head/ReportDateTime"],
            let date = try? Date(text, strategy: .iso8601),
            let reported = WeatherFile.moment(date)
        else {
            throw DataProblems(
                file: file,
                "This telegram does not say its status (通常, 訓練 or 試験), kind or time.")
        }
        self.status = status
        self.kind = kind
        self.reported = reported
        title = found["Report/Head/Title"] ?? ""
        event = found["Report/Head/EventID"] ?? ""
        serial = found["Report/Head/Serial"].flatMap { Int($0) } ?? 0
        self.warnings = warnings
    }

    private struct Item {
        var names: [(name: String, lifted: Bool)] = []
        var area = (code: "", name: "")
    }

    /// What a set of telegrams leaves in force: drills and tests never count, a correction takes
    /// the place of what it corrects, and what was taken back is gone. Per title, event and area
    /// the newest telegram speaks.
    public static func inForce(_ telegrams: [DisasterTelegram]) -> [Warning] {
        var newest: [String: DisasterTelegram] = [:]
        for telegram in telegrams where telegram.status == .normal {
            let key = telegram.title + "\n" + telegram.event
            if let known = newest[key],
                (telegram.serial, telegram.reported) < (known.serial, known.reported)
            {
                continue
            }
            newest[key] = telegram
        }
        return newest.keys.sorted().flatMap { key -> [Warning] in
            guard let telegram = newest[key], telegram.kind != .cancelled else { return [] }
            return telegram.warnings.filter { !$0.isLifted }
        }
    }

    /// Words in the name of a warning or advisory that forbid flying.
    private static let grounding = ["風", "大雨", "雷", "竜巻", "土砂", "大雪"]

    /// The warnings that forbid flying over an area.
    public static func grounding(_ warnings: [Warning], over area: String) -> [Warning] {
        warnings.filter { warning in
            warning.area == area && grounding.contains { warning.name.contains($0) }
        }
    }
}
