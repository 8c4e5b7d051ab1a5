import Domain
import Foundation
import Testing

@testable import Rehearsal
@testable import TVFront
@testable import Television

extension ScreenTests {
    @Suite("Every letter has its glyph", .serialized)
    struct GlyphScanTests {
        static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()

        static func texts(in folder: String, _ endings: [String]) -> [(path: String, text: String)]
        {
            let top = root.appendingPathComponent(folder)
            let names = FileManager.default.enumerator(atPath: top.path)?.compactMap {
                $0 as? String
            }
            return (names ?? []).sorted().compactMap { name in
                guard endings.contains(where: { name.hasSuffix("." + $0) }),
                    let text = try? String(
                        contentsOf: top.appendingPathComponent(name), encoding: .utf8)
                else { return nil }
                return (name, text)
            }
        }

        @Test("no letter of the data, of both languages, of notices or of names is missing")
        func all() throws {
            let letters = try lettering()
            var samples = Self.texts(in: "Catalog", ["csv", "yaml"])
            samples += Self.texts(in: "Screens", ["strings", "screen"])
            #expect(samples.count > 40)
            samples += FamilyNames.all.map { ("names", $0.ja + $0.kana + $0.en) }
            samples += ["髙橋", "﨑山", "濵田", "德永", "𠮷野", "渡邊", "渡邉", "齋藤", "齊藤", "栁", "槗本"]
                .map { ("names", $0) }
            samples += TourNotices.all.map {
                ("notices", $0.title.ja + $0.text.ja + $0.title.en + $0.text.en)
            }
            samples += [("notices", TourNotices.long + TourNotices.longEnglish)]
            var seen: Set<Character> = []
            for (path, text) in samples {
                for character in text where seen.insert(character).inserted {
                    let missing = letters.missing(in: String(character))
                    #expect(missing.isEmpty, "\(path): \(character)")
                }
            }
            #expect(seen.count > 900)
            #expect(letters.missing(in: "\u{10FFFD}").count == 1)
        }
    }
}
