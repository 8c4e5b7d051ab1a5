import Domain
import Services
import Testing

@testable import TVFront

@Suite("The words of the screens are easy")
struct PlainWordsTests {
    func problems(_ text: String) -> [DataProblem] {
        var files = Sample.files
        guard let index = files.firstIndex(where: { $0.path == "Strings/ja/wellness.strings" })
        else { return [] }
        let lines = files[index].text.split(separator: "\n", omittingEmptySubsequences: false)
        files[index].text = lines.map {
            $0.hasPrefix("wellness.ask") ? "wellness.ask = " + text : String($0)
        }.joined(separator: "\n")
        do throws(DataProblems) {
            return try ScreenSet.read(files: files).advice
        } catch { return error.all }
    }

    @Test("the shipped words are easy")
    func shipped() { #expect(Sample.screens.advice == []) }

    @Test("a hard word is told to the editor, and the television shows it all the same")
    func shown() throws {
        var files = Sample.files
        let index = try #require(files.firstIndex { $0.path == "Strings/ja/wellness.strings" })
        files[index].text = files[index].text.replacing("ひとつ えらんで", with: "ひとつ 撰んで")
        let set = try ScreenSet.read(files: files)
        #expect(set.advice.contains { $0.message.contains("「撰」") })
    }

    @Test("a kanji beyond primary school without a reading is told with its place")
    func hard() {
        let found = problems("ひとつ 押してください。")
        #expect(found.count == 1 && found.first?.message.contains("「押」") == true)
        #expect(found.first?.file == "Strings/ja/wellness.strings" && found.first?.line == 7)
        #expect(problems("ひとつ 押《お》してください。").isEmpty)
        // Names of keys are compared with the remote by their shape.
        #expect(problems("［戻る］で もどります。").isEmpty)
    }

    @Test("a sentence of more than 30 characters or 13 kanji is told; readings do not count")
    func long() {
        let thirty = String(repeating: "あ", count: 29) + "。"
        #expect(problems(thirty).isEmpty)
        #expect(problems("あ" + thirty).count == 1)
        #expect(problems("一二三四五六七八九十百千万").isEmpty)
        #expect(problems("一二三四五六七八九十百千万円です。").count == 1)
        #expect(problems("警戒《けいかい》警戒《けいかい》警戒《けいかい》警戒《けいかい》します。").isEmpty)
    }
}

@Suite("Kinsoku in all shipped words")
struct KinsokuCorpusTests {
    /// Widths in which sentences really stand: strip, panel, note, tile.
    static let widths = [1_672, 1_640, 1_400, 696, 556, 346]

    static func violations(_ text: String, _ size: Int, _ width: Int) -> [String] {
        let plain = Furigana.plain(text.filter { $0 != "*" })
        let lines = LineBreaking(width: width) {
            SquareMeasure().width(of: $0, size: size, weight: .regular)
        }.lines(of: plain)
        return lines.enumerated().compactMap { index, line in
            if index > 0, let first = line.first, LineBreaking.notFirst.contains(first) {
                return line
            }
            if index < lines.count - 1, let last = line.last, LineBreaking.notLast.contains(last) {
                return line
            }
            return nil
        }
    }

    @Test("no line of any text or notice begins or ends with a forbidden character, at any size")
    func shipped() {
        var texts = TourNotices.all.flatMap { [$0.title.ja, $0.text.ja, $0.text.en] }
        texts += [TourNotices.long, TourNotices.longEnglish]
        for language in Settings.Language.allCases {
            texts += (Sample.screens.strings[language]?.entries.values ?? [:].values)
                .flatMap(\.forms)
        }
        #expect(texts.count > 500)
        for text in texts {
            for size in [48, 60, 72] {
                for width in Self.widths {
                    let found = Self.violations(text, size, width)
                    #expect(found.isEmpty, "\(size) in \(width): \(found)")
                }
            }
        }
    }
}
