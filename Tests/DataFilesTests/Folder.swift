import Foundation
import Testing

@testable import DataFiles
@testable import Domain

/// A folder of the smallest data that is whole, in which a test breaks what it wants.
final class Folder {
    let path: String
    private static let whole: [String: String] = [
        "Catalog/municipality.yaml": """
        code: 990019
        name: { ja: 町, kana: まち, en: Town }
        zone: Asia/Tokyo
        office-phone: 0000-00-0000
        office-hours: { ja: 平日, kana: へいじつ, en: weekdays }
        monthly-fee-yen: 1000
        first-launch: 11:40
        home-by: 16:30
        hand-off-by: 17:30
        maximum-order-grams: 20000
        """,
        "Catalog/bases.yaml": """
        - id: riverside
          name: { ja: 川辺, kana: かわべ, en: Riverside }
          location: { latitude: 38.5, longitude: 135.0 }
          launch-gap-minutes: 3
        """,
        "Catalog/villages.yaml": """
        - id: upper
          name: { ja: 上沢, kana: かみさわ, en: Upper }
          phase: 1
          households: 100
          elderly-only: 30
          hall:
            name: { ja: 集会所, kana: しゅうかいじょ, en: Hall }
            location: { latitude: 38.53, longitude: 135.01 }
            landing-pad: yes
            pad-minutes: 5
            van-minutes: { riverside: 15 }
        """,
        "hardware/corridors/riverside-upper.yaml": """
        id: riverside-upper
        base: riverside
        village: upper
        length-metres: 3800
        out-minutes: 7
        back-minutes: 7
        """,
        "hardware/airframes/lifter.yaml": """
        id: lifter
        name: Lifter
        payload-grams: { value: 5000, source: "Data sheet 2025" }
        """,
        "Catalog/drones.yaml": """
        - id: d1
          airframe: lifter
          base: riverside
          payload-grams: 5000
          volume-millilitres: 30000
          turnaround-minutes: 8
        """,
        "Catalog/vans.yaml": """
        - id: van-1
          name: { ja: 川辺号, kana: かわべごう, en: Van }
          base: riverside
          payload-grams: 300000
          volume-millilitres: 1800000
          from: 11:30
          to: 17:30
          freezer: no
        """,
        "Catalog/volunteers.yaml": """
        - id: v1
          name: { ja: 青木, kana: あおき, en: Aoki }
          villages: [upper]
          shifts:
            - { weekdays: 月火水木金, from: 11:30, to: 17:30 }
          minutes-per-order: 6
          fixed-minutes: 8
          maximum-orders: 12
        """,
        "Catalog/taxis.yaml": """
        zones:
          - { id: all, name: { ja: 全, kana: ぜん, en: All }, villages: [upper] }
        taxis:
          - { id: t1, name: { ja: 1号, kana: 1ごう, en: Car }, zone: all, seats: 4, wheelchair-places: 1 }
        """,
        "Catalog/places.yaml": """
        - id: clinic
          name: { ja: 診療所, kana: しんりょうじょ, en: Clinic }
          kind: clinic
          location: { latitude: 38.5, longitude: 135.0 }
        """,
        "Catalog/rides.yaml": """
        weekdays: 1-5
        bands:
          - { from: 9:00, to: 11:00 }
          - { from: 11:00, to: 13:00 }
        fare-yen: 500
        reduced-fare-yen: 250
        television-fare-yen: 300
        maximum-companions: 3
        """,
        "Catalog/shops.yaml": """
        - id: market
          name: { ja: 店, kana: みせ, en: Market }
          base: riverside
          picking-minutes: 30
        """,
        "Catalog/cutoffs.yaml": """
        - closes: 11:00
        - { weekdays: 6-7, closes: none }
        """,
        "Catalog/calendar.yaml": """
        national:
          - { day: 2026-01-01, name: 元日 }
        closings:
          - { from: 2025-12-29, to: 2026-01-03, name: 年末年始 }
        """,
        "Catalog/categories.yaml": """
        - id: fruit
          name: { ja: くだもの, kana: くだもの, en: Fruit }
          picture: 🍎
        """,
        "Catalog/products.csv": header + """
            214,りんご,りんご,Apples,fruit,3個入り,398,8,920,1800,ambient,market,🍎,月火水木金,3,0
            215,バナナ,バナナ,Bananas,fruit,1ふさ,198,8,620,1500,ambient,market,🍌,"1-3,5",3,0
            """,
    ]
    static let header =
        "number,name,kana,english,category,unit,price_yen,tax_percent,mass_g,volume_ml,"
        + "temperature,shop,picture,weekdays,maximum_per_order,priced_by_weight\n"

    init() throws {
        path = NSTemporaryDirectory() + "data-files-\(UUID().uuidString)"
        for (file, text) in Self.whole { try write(file, text) }
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ file: String, _ text: String) throws {
        try write(file, Data(text.utf8))
    }
    func write(_ file: String, _ data: Data) throws {
        let url = URL(fileURLWithPath: path + "/" + file)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }
    func remove(_ file: String) throws {
        try FileManager.default.removeItem(atPath: path + "/" + file)
    }
    /// Replaces a text that must be there.
    func change(_ file: String, _ old: String, to new: String) throws {
        let text = try #require(Self.whole[file])
        try #require(text.contains(old))
        try write(file, text.replacingOccurrences(of: old, with: new))
    }
    /// What loading says, one line a problem.
    var problems: [String] {
        do throws(DataProblems) {
            _ = try DataFolder.load(path)
            return []
        } catch {
            return error.all.map(\.description)
        }
    }
}
