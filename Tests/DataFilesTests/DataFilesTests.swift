import Foundation
import Testing

@testable import DataFiles
@testable import Domain

/// One thing that is broken in a whole folder, and what must be said about it.
struct Breakage: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let says: String
    var testDescription: String { "\(new) → \(says)" }

    init(_ file: String, _ old: String, _ new: String, _ says: String) {
        self.file = file
        self.old = old
        self.new = new
        self.says = says
    }
}

@Suite("A data folder")
struct DataFolderTests {
    @Test("loads when everything in it is right")
    func whole() throws {
        let folder = try Folder()
        #expect(folder.problems == [])
        let (town, catalogue) = try DataFolder.load(folder.path)
        #expect(town.villages.first?.hall.vanMinutes.values.map(\.rawValue) == [15])
        #expect(town.bases.first?.location == Point(latitude: 38_500_000, longitude: 135_000_000))
        #expect(town.vans.first?.freezer == false)
        #expect(town.airframes.first?.payload == 5000)
        #expect(town.airframes.first?.range == nil)
        #expect(town.airframes.first?.source == "Data sheet 2025")
        #expect(town.cutoffs.map(\.closes) == [TimeOfDay(11, 0), nil])
        #expect(town.cutoffs.last?.weekdays == [.saturday, .sunday])
        #expect(town.holidays.holidays.count == 6)
        #expect(catalogue.products.map(\.name.ja) == ["りんご", "バナナ"])
        #expect(catalogue.products.last?.weekdays == [.monday, .tuesday, .wednesday, .friday])
    }

    @Test("has the same version when read twice, and another when a price changes")
    func version() throws {
        let folder = try Folder()
        let first = try DataFolder.load(folder.path).catalogue.version
        #expect(try DataFolder.load(folder.path).catalogue.version == first)
        try folder.change("Catalog/products.csv", ",398,", to: ",399,")
        #expect(try DataFolder.load(folder.path).catalogue.version != first)
        #expect(first.utf8.count == 16)
    }

    static let villages = "Catalog/villages.yaml"
    static let corridor = "hardware/corridors/riverside-upper.yaml"
    static let products = "Catalog/products.csv"
    static let breakages = [
        Breakage(
            villages, "phase: 1", "phaze: 1",
            "\(villages):3:3: There is no such key here. The keys are: id, name, phase, "
                + "households, elderly-only, hall. Found 「phaze」. Did you mean 「phase」?"),
        Breakage(villages, "phase: 1", "phaze: 1", "\(villages):1:3: The key 「phase」 is missing."),
        Breakage(
            villages, "phase: 1", "phase: one",
            "\(villages):3:10: 「phase」 must be a whole number in plain digits. Found 「one」."),
        Breakage(
            villages, "households: 100", "households: １００",
            "\(villages):4:15: 「households」 must be a whole number in plain digits. "
                + "Found 「１００」. Did you mean 「100」?"),
        Breakage(
            villages, "phase: 1", "phase: 3",
            "\(villages):3:10: 「phase」 must be from 1 to 2. Found 「3」."),
        Breakage(
            villages, "phase: 1", "phase:", "\(villages):3:9: 「phase」 is empty."),
        Breakage(
            villages, "elderly-only: 30", "elderly-only: 130",
            "\(villages):5:17: More elderly-only households than households (100). Found 「130」."),
        Breakage(
            villages, "kana: かみさわ", "kana: 上沢",
            "\(villages):2:25: The reading must be in kana. Found 「上沢」."),
        Breakage(
            villages, "riverside: 15", "riversid: 15",
            "\(villages):11:20: There is no base with this id. Found 「riversid」. "
                + "Did you mean 「riverside」?"),
        Breakage(
            villages, "landing-pad: yes", "landing-pad: true",
            "\(villages):9:18: 「landing-pad」 must be yes or no. Found 「true」."),
        Breakage(
            villages, "landing-pad: yes", "landing-pad: no",
            "\(corridor):3:10: The hall of this village has no landing pad. Found 「upper」."),
        Breakage(
            villages, "latitude: 38.53", "latitude: 138.53",
            "\(villages):8:27: 「latitude」 must be degrees from 20 to 46, with at most six decimals. "
                + "Found 「138.53」."),
        Breakage(
            corridor, "village: upper", "village: uper",
            "\(corridor):3:10: There is no village with this id. Found 「uper」. "
                + "Did you mean 「upper」?"),
        Breakage(
            corridor, "length-metres: 3800", "length-metres: 3000",
            "\(corridor):4:16: It is 3447 m in a straight line, so this is too short. Found 「3000」."
        ),
        Breakage(
            corridor, "out-minutes: 7", "out-minutes: 70",
            "\(corridor):5:14: 3800 m in 70 minutes is 1 m/s; a drone flies 2 to 40 m/s. Found 「70」."
        ),
        Breakage(
            "Catalog/municipality.yaml", "990019", "990018",
            "Catalog/municipality.yaml:1:7: A municipality code has five digits and a check digit, "
                + "and this check digit or the length is wrong. Found 「990018」. "
                + "Did you mean 「990019」?"),
        Breakage(
            "Catalog/municipality.yaml", "home-by: 16:30", "home-by: 25:00",
            "Catalog/municipality.yaml:8:10: 「home-by」 must be a time such as 11:00. Found 「25:00」."
        ),
        Breakage(
            "Catalog/municipality.yaml", "home-by: 16:30", "home-by: 11:00",
            "Catalog/municipality.yaml:8:10: This must be later than first-launch. Found 「11:00」."),
        Breakage(
            "Catalog/drones.yaml", "payload-grams: 5000", "payload-grams: 6000",
            "Catalog/drones.yaml:4:18: The airframe is published with 5000 g at most. Found 「6000」."
        ),
        Breakage(
            "hardware/airframes/lifter.yaml", ", source: \"Data sheet 2025\"", "",
            "hardware/airframes/lifter.yaml:3:16: The key 「source」 is missing."),
        Breakage(
            "Catalog/volunteers.yaml", "villages: [upper]", "villages: [upper, upper]",
            "Catalog/volunteers.yaml:3:21: This village stands twice in the list. Found 「upper」."),
        Breakage(
            "Catalog/volunteers.yaml", "月火水木金", "月火水木金金",
            "Catalog/volunteers.yaml:5:19: 「weekdays」 must be days such as 月火水木金, 1-5 or 2,4,5, "
                + "none of them twice. Found 「月火水木金金」."),
        Breakage(
            "Catalog/vans.yaml", "to: 17:30", "to: 10:30",
            "Catalog/vans.yaml:7:7: This must be later than 11:30. Found 「10:30」."),
        Breakage(
            "Catalog/places.yaml", "kind: clinic", "kind: clinics",
            "Catalog/places.yaml:3:9: 「kind」 must be one of: clinic, hospital, shop, town-office, "
                + "station, hall. Found 「clinics」. Did you mean 「clinic」?"),
        Breakage(
            "Catalog/rides.yaml", "from: 11:00", "from: 10:00",
            "Catalog/rides.yaml:4:13: This band begins before the one above it ends. Found 「10:00」."
        ),
        Breakage(
            "Catalog/rides.yaml", "reduced-fare-yen: 250", "reduced-fare-yen: 550",
            "Catalog/rides.yaml:6:19: This must not be more than fare-yen. Found 「550」."),
        Breakage(
            "Catalog/cutoffs.yaml", "- closes: 11:00", "- { shop: market, closes: 11:00 }",
            "Catalog/cutoffs.yaml:1:3: One line without conditions is needed; "
                + "it holds where no other does."),
        Breakage(
            "Catalog/calendar.yaml", "day: 2026-01-01", "day: 2026-02-29",
            "Catalog/calendar.yaml:2:12: 「day」 must be a date such as 2026-04-01. "
                + "Found 「2026-02-29」."),
        Breakage(
            "Catalog/categories.yaml", "id: fruit", "id: fruits",
            "Catalog/categories.yaml:1:7: No product stands on this shelf. Found 「fruits」."),
        Breakage(
            products, "Apples,fruit,", "Apples,fruits,",
            "\(products):2:20: There is no such category in Catalog/categories.yaml. "
                + "Found 「fruits」. Did you mean 「fruit」?"),
        Breakage(
            products, "920,1800,ambient", "920,1800,ambiant",
            "\(products):2:46: 「temperature」 must be one of: ambient, chilled, frozen. "
                + "Found 「ambiant」. Did you mean 「ambient」?"),
        Breakage(
            products, "398,8,", "398,9,",
            "\(products):2:35: The tax is 8 (food and drink) or 10 percent. Found 「9」."),
        Breakage(
            products, "\"1-3,5\"", "5-1",
            "\(products):3:63: 「weekdays」 must be days such as 月火水木金, 1-5 or 2,4,5, "
                + "none of them twice. Found 「5-1」."),
        Breakage(
            products, "🍌", "🍌🍌",
            "\(products):3:61: A picture is one emoji or the name of a file in Catalog/pictures. "
                + "Found 「🍌🍌」."),
        Breakage(
            products, "🍌", "../../x.png",
            "\(products):3:61: A picture is one emoji or the name of a file in Catalog/pictures. "
                + "Found 「../../x.png」."),
        Breakage(
            products, "215,", "214,",
            "\(products):3:1: This number stands twice; first on line 2. Found 「214」."),
        Breakage(
            products, ",620,", ",62000,",
            "\(products):3:37: One order may weigh 20000 g, so nobody could order this. "
                + "Found 「62000」."),
        Breakage(
            products, ",198,8,", ",\"1,198\",8,",
            "\(products):3:31: 「price_yen」 must be a whole number in plain digits. "
                + "Found 「1,198」. Did you mean 「1198」?"),
        Breakage(
            products, "price_yen,", "price,",
            "\(products):1:40: There is no such column. The columns are: number, name, kana, "
                + "english, category, unit, price_yen, tax_percent, mass_g, volume_ml, temperature, "
                + "shop, picture, weekdays, maximum_per_order, priced_by_weight, content. Found 「price」."
        ),
        Breakage(
            products, "price_yen,", "price,", "\(products):1:1: The column 「price_yen」 is missing."),
        Breakage(
            products, "Bananas,fruit,", "Bananas,",
            "\(products):3:1: This row has 15 cells, but there are 16 columns."),
    ]

    @Test("says what is wrong, where, and what may have been meant", arguments: breakages)
    func breakage(_ breakage: Breakage) throws {
        let folder = try Folder()
        try folder.change(breakage.file, breakage.old, to: breakage.new)
        #expect(folder.problems.contains(breakage.says), "\(folder.problems)")
    }

    @Test("tells everything in one run, by file and place")
    func everything() throws {
        let folder = try Folder()
        try folder.change("Catalog/villages.yaml", "phase: 1", to: "phase: 9")
        try folder.change("Catalog/rides.yaml", "fare-yen: 500", to: "fare-yen: five")
        try folder.change("Catalog/products.csv", ",8,", to: ",7,")
        let places = folder.problems.map { $0.split(separator: " ")[0] }
        #expect(
            places == [
                "Catalog/products.csv:2:35:", "Catalog/products.csv:3:35:",
                "Catalog/rides.yaml:5:11:", "Catalog/villages.yaml:3:10:",
            ])
    }

    @Test("with a file missing names that file only, not every reference into it")
    func missingFile() throws {
        let folder = try Folder()
        try folder.remove("Catalog/bases.yaml")
        #expect(
            folder.problems == [
                "Catalog/bases.yaml:1:1: This file cannot be opened (No such file or directory)."
            ])
    }

    @Test("may have no drone, no volunteer and no taxi: the service goes on by van")
    func vanOnly() throws {
        let folder = try Folder()
        try folder.remove("hardware")
        try folder.write("Catalog/drones.yaml", "[]")
        try folder.write("Catalog/volunteers.yaml", "[]")
        try folder.write("Catalog/taxis.yaml", "zones: []\ntaxis: []\n")
        #expect(folder.problems == [])
    }

    @Test("never stops the reader, whatever bytes are damaged")
    func damage() throws {
        let folder = try Folder()
        let url = URL(fileURLWithPath: folder.path)
        var state: UInt64 = 7
        func roll(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        for file in ["Catalog/villages.yaml", "Catalog/taxis.yaml", "Catalog/products.csv"] {
            let whole = try Data(contentsOf: url.appendingPathComponent(file))
            for _ in 0..<100 {
                var bytes = [UInt8](whole)
                for _ in 0...roll(3) { bytes[roll(bytes.count)] = UInt8(roll(256)) }
                if roll(4) == 0 { bytes.removeLast(roll(bytes.count)) }
                try folder.write(file, Data(bytes))
                for problem in folder.problems { #expect(problem.contains(":")) }
            }
            try folder.write(file, whole)
        }
        #expect(folder.problems == [])
    }

    @Test("that is not there at all names every file it should have")
    func nothing() throws {
        let problems = #expect(throws: DataProblems.self) {
            try DataFolder.load("/nowhere/at/all")
        }
        #expect(problems?.all.contains { $0.file == "Catalog/municipality.yaml" } == true)
    }

    @Test("tells an id that stands twice and where the first is")
    func doubledId() throws {
        let folder = try Folder()
        try folder.write(
            "hardware/airframes/other.yaml", "id: lifter\nname: Other\n")
        #expect(
            folder.problems == [
                "hardware/airframes/other.yaml:1:5: Another airframe already has this id, at "
                    + "hardware/airframes/lifter.yaml:1. Found 「lifter」."
            ])
    }

    @Test("tells a village that lies in two taxi zones or in none")
    func zones() throws {
        let folder = try Folder()
        try folder.change(
            "Catalog/taxis.yaml", "zones:",
            to: "zones:\n  - { id: b, name: { ja: 全, kana: ぜん, en: B }, villages: [upper] }")
        #expect(folder.problems.count == 1)
        #expect(folder.problems.first?.contains("already lies in the zone b") == true)
        let village = try String(
            contentsOfFile: folder.path + "/Catalog/villages.yaml", encoding: .utf8)
        try folder.write(
            "Catalog/villages.yaml",
            village + "\n" + village.replacingOccurrences(of: "id: upper", with: "id: lower"))
        #expect(folder.problems.contains { $0.contains("The village lower lies in no taxi zone.") })
    }
}
