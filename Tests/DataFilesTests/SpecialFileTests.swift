import Foundation
import Testing

@testable import DataFiles
@testable import Domain

@Suite("The file of offers")
struct SpecialFileTests {
    private static let file = "Catalog/specials.csv"
    private static let header = "product,from,to,price_yen,note,note_english\n"

    private func specials(_ rows: String) throws -> [Special]? {
        let folder = try Folder()
        try folder.write(Self.file, Self.header + rows)
        #expect(folder.problems == [])
        return try DataFolder.load(folder.path).catalogue.specials
    }

    @Test("an offer has a price, or words, or both; without the file there is none")
    func read() throws {
        let folder = try Folder()
        #expect(try DataFolder.load(folder.path).catalogue.specials == nil)
        let all = try #require(
            try specials(
                "214,2026-11-16,2026-11-20,350,,\n215,2026-11-16,2026-11-16,,旬,In season\n"))
        #expect(all.map(\.price) == [350, nil] && all[1].note == Note(ja: "旬", en: "In season"))
        #expect(all[0].holds(on: Day("2026-11-20").unsafelyUnwrapped))
        #expect(!all[0].holds(on: Day("2026-11-21").unsafelyUnwrapped))
    }

    @Test("the columns may have their Japanese names, and another offer is another version")
    func version() throws {
        let folder = try Folder()
        let before = try DataFolder.load(folder.path).catalogue.version
        try folder.write(Self.file, "番号,から,まで,価格,ことば,英語\n214,2026-11-16,2026-11-20,350,,\n")
        #expect(folder.problems == [])
        #expect(try DataFolder.load(folder.path).catalogue.version != before)
    }

    @Test(
        "what is wrong is said with its place",
        arguments: [
            ("213,2026-11-16,2026-11-20,350,,", ":2:1:", "There is no such product"),
            ("214,2026-11-31,2026-11-20,350,,", ":2:5:", "must be a date"),
            ("214,2026-11-16,2026-11-15,350,,", ":2:16:", "0 to 60 days after"),
            ("214,2026-11-16,2026-11-20,398,,", ":2:27:", "less than the printed 398 yen"),
            ("214,2026-11-16,2026-11-20,0,,", ":2:27:", "from 1 to 200000"),
            ("214,2026-11-16,2026-11-20,,,", ":2:27:", "a price, or some words"),
            ("214,2026-11-16,2026-11-20,350,旬,", ":2:31:", "both languages"),
            (
                "214,2026-11-16,2026-11-20,350,,\n214,2026-11-20,2026-11-24,340,,", ":3:5:",
                "on line 2"
            ),
        ])
    func wrong(rows: String, place: String, says: String) throws {
        let folder = try Folder()
        try folder.write(Self.file, Self.header + rows + "\n")
        let problem = try #require(folder.problems.first)
        #expect(problem.hasPrefix(Self.file + place) && problem.contains(says), "\(problem)")
        #expect(folder.problems.count == 1)
    }

    @Test("the content of a product is a mass or a volume, and may be left out")
    func content() throws {
        let folder = try Folder()
        func goods(_ content: String) -> String {
            Folder.header.replacingOccurrences(of: "weight\n", with: "weight,内容量\n")
                + "214,りんご,りんご,Apples,fruit,3個入り,398,8,920,1800,ambient,market,🍎,月火,3,0,\(content)\n"
                + "215,バナナ,バナナ,Bananas,fruit,1ふさ,198,8,620,1500,ambient,market,🍌,月火,3,0,\n"
        }
        try folder.write("Catalog/products.csv", goods("900g"))
        #expect(folder.problems == [])
        let products = try DataFolder.load(folder.path).catalogue.products
        #expect(products.map(\.content) == ["900g", nil])
        try folder.write("Catalog/products.csv", goods("much"))
        #expect(folder.problems.contains { $0.contains("The content is such as") })
    }
}
