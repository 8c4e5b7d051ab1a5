import DataFiles
import Domain
import Services
import Testing

@testable import OperatorDesk
@testable import TVFront

@Suite("The names that ship can be read")
struct ReadingDataTests {
    /// Names a resident sees: products, shelves, places, villages, halls.
    private func names() throws -> [Name] {
        let (town, catalogue) = try DataFolder.load(projectRoot)
        return catalogue.products.map(\.name) + catalogue.categories.map(\.name)
            + town.ridePlaces.map(\.name) + town.villages.flatMap { [$0.name, $0.hall.name] }
    }

    @Test("every name with a kanji beyond primary school gets its reading above that word")
    func aligned() throws {
        var hard = 0
        for name in try names() where TaughtKanji.goesBeyond(name.ja) {
            hard += 1
            let marked = Furigana.marked(name.ja, reading: name.kana)
            #expect(marked != name.ja, "\(name.ja) \(name.kana)")
            #expect(Furigana.plain(marked) == name.ja)
            // What the readings replace is the kana of the name.
            for piece in Furigana.pieces(of: marked) {
                guard let reading = piece.reading else { continue }
                let kana = name.kana.filter { $0 != " " }
                #expect(kana.contains(reading), "\(marked)")
            }
        }
        // A calm screen: most names carry nothing above them.
        let all = try names().count
        #expect(hard > 60 && hard * 2 < all, "\(hard) of \(all)")
    }

    @Test("no name breaks the rules of Japanese typesetting in the width of a tile, at any size")
    func kinsoku() throws {
        struct Square {
            func width(_ text: String, _ size: Int) -> Int {
                text.reduce(0) { $0 + ($1.isASCII ? size / 2 : size) }
            }
        }
        for name in try names() {
            for (size, width) in [(56, 346), (70, 593), (84, 900), (48, 560), (60, 500), (72, 440)]
            {
                for text in [name.ja, name.kana] {
                    let lines = LineBreaking(width: width) { Square().width($0, size) }
                        .lines(of: text)
                    for (index, line) in lines.enumerated() {
                        if index > 0, let first = line.first {
                            #expect(!LineBreaking.notFirst.contains(first), "\(lines)")
                        }
                        if index < lines.count - 1, let last = line.last {
                            #expect(!LineBreaking.notLast.contains(last), "\(lines)")
                        }
                    }
                }
            }
        }
    }

    @Test("the check finds letters no screen can show, and none in the data that ships")
    func letters() {
        #expect(LetterCheck.problems(below: projectRoot).isEmpty)
        let found = LetterCheck.problems(
            in: "# \u{E000}\nname: 山\u{E000}田\npicture: 🍚", of: "Catalog/x.yaml")
        #expect(found.count == 1)
        #expect(found.first?.line == 2 && found.first?.column == 8)
        #expect(found.first?.message.contains("U+E000") == true)
    }
}
