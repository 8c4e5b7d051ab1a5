import Testing

@testable import Services

@Suite("Plain Japanese") struct PlainJapaneseTests {
    @Test("a short, plain text needs no advice")
    func plain() {
        #expect(PlainJapanese.findings(in: "12月1日の 朝 8時に、そうじを します。\n手ぶくろを もって きてください。").isEmpty)
    }

    @Test("a sentence of 31 characters is long, one of 30 is not; spaces do not count")
    func length() {
        let thirty = String(repeating: "あ い", count: 14) + "う。"
        #expect(thirty.filter { $0 != " " }.count == 30)
        #expect(PlainJapanese.findings(in: thirty).isEmpty)
        let found = PlainJapanese.findings(in: "はい。\n " + "え" + thirty)
        #expect(found.map(\.advice) == [.long(31)])
        #expect(found.first?.line == 2 && found.first?.column == 2 && found.first?.sentence == 2)
    }

    @Test("fourteen kanji in a sentence are many")
    func kanji() {
        #expect(PlainJapanese.findings(in: "一二三四五六七八九十百千万。").isEmpty)
        #expect(PlainJapanese.findings(in: "一二三四五六七八九十百千万億。").map(\.advice) == [.manyKanji(14)])
    }

    @Test("a double negative is found, a single one is not")
    func negatives() {
        #expect(PlainJapanese.findings(in: "来ないです。").isEmpty)
        #expect(PlainJapanese.findings(in: "来ない ことは ないです。").count == 1)
    }

    @Test("names with rare kanji can be shown; emoji, combining and control characters cannot")
    func letters() {
        #expect(Letters.unknown(in: "髙橋 﨑 濵 德 ①〜℃ ABC\n").isEmpty)
        #expect(Letters.unknown(in: "a\u{0301}😀\u{7}\u{E000}").count == 4)
        #expect(Letters.hex("\u{7}") == "0007")
    }
}
