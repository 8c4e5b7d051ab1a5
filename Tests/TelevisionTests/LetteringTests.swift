import TVFront
import Testing

@testable import Television

extension ScreenTests {
    @Suite("The lettering", .serialized)
    struct LetteringTests {
        @Test("a missing typeface is named together with the Debian package that brings it")
        func missingFile() {
            #expect(
                throws: TelevisionProblem.typefaceMissing(
                    file: "BIZUDPGothic-Regular.ttf", package: "fonts-morisawa-bizud-gothic")
            ) { try FontFiles.found(under: ["/nonexistent"]) }
        }

        @Test("names, notices, signs and pictures of the valley have their glyphs")
        func glyphs() throws {
            let letters = try lettering()
            let samples = [
                "髙橋 﨑山 濵田 德永 渡邊 齋藤 𠮷野", "御代田 生坂村 天龍村 高見", "あいうアイウ、。「」・ー〜々ヶ",
                "①②③ ▲▼◀▶ ⚠ ☎ ℃ 円 kg ㎏", "🛒🚕😊📦📢🌱🍎🍌🥚🧻", "Good morning, 3,462 yen.", "１２３ＡＢ",
            ]
            for sample in samples { #expect(letters.missing(in: sample) == [], "\(sample)") }
            // A character no typeface has is reported, so the check above can fail.
            #expect(letters.missing(in: "\u{10FFFD}").count == 1)
        }

        @Test("a rare name is drawn from the second typeface, not as an empty box")
        func fallback() throws {
            let letters = try lettering()
            let rare = letters.line(of: "𠮷", size: 72, weight: .regular)
            let common = letters.line(of: "吉", size: 72, weight: .regular)
            let none = letters.line(of: "\u{10FFFD}", size: 72, weight: .regular)
            func ink(_ line: Line) -> Int {
                guard case .mask(let bytes) = line.parts.first?.ink else { return 0 }
                return bytes.count { $0 > 127 }
            }
            #expect(ink(rare) * 2 > ink(common) && ink(rare) != ink(none))
            #expect(letters.line(of: "🌱", size: 72, weight: .regular).parts.count == 1)
        }

        @Test("the size is the em height, and a text is as wide as its parts together")
        func widths() throws {
            let letters = try lettering()
            #expect(letters.width(of: "山", size: 60, weight: .regular) == 60)
            #expect(letters.width(of: "山山山山", size: 60, weight: .bold) == 240)
            #expect(letters.width(of: "", size: 60, weight: .regular) == 0)
            let words = ["買い物", "11時", "🌱", "𠮷野", "お届け", "3,462円"]
            let parts = words.reduce(0) { $0 + letters.width(of: $1, size: 48, weight: .regular) }
            let joined = letters.width(of: words.joined(), size: 48, weight: .regular)
            #expect(abs(parts - joined) <= 2 * words.count)
            let line = letters.line(of: words.joined(), size: 48, weight: .regular)
            #expect(line.width == joined)
        }

        @Test("size doubles, width doubles")
        func proportion() throws {
            let letters = try lettering()
            let small = letters.width(of: "きょうの買い物", size: 44, weight: .regular)
            let large = letters.width(of: "きょうの買い物", size: 88, weight: .regular)
            #expect(abs(large - 2 * small) <= 8)
        }

        @Test("an overlong text, control characters and broken emoji harm nothing")
        func hostile() throws {
            let letters = try lettering()
            let long = String(repeating: "漢", count: 10_000)
            #expect(letters.width(of: long, size: 48, weight: .regular) == 48 * 200)
            for text in ["\0\u{1}\u{7F}", "\n\t", "\u{FE0F}", "\u{200D}\u{200D}", "👨‍👩‍👧‍👦", "🇯🇵🇯"] {
                _ = letters.line(of: text, size: 48, weight: .bold)
                #expect(letters.width(of: text, size: 48, weight: .bold) >= 0)
            }
        }

        @Test("painted text is kept within its budget of bytes")
        func bounded() throws {
            let letters = try Lettering(try FontFiles.found(), budget: 300_000)
            for number in 0..<400 {
                _ = letters.line(of: "\(number)円 お届け", size: 48, weight: .regular)
                #expect(letters.bytesKept <= 300_000)
            }
            #expect(letters.bytesKept > 100_000)
        }
    }
}
