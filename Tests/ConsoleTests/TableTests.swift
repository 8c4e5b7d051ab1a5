import Foundation
import Testing

@testable import Console

@Suite("Tables and cells") struct TableTests {
    @Test(
        "a text takes as many cells as a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("長谷", 4), ("ﾊｾ", 2), ("ｶﾞ", 2), ("が", 2), ("か\u{3099}", 2),
            ("e\u{301}", 1), ("🍅", 2), ("👩‍🌾", 2), ("🇯🇵", 2), ("☎️", 2), ("①", 1), ("α", 1),
            ("Ａ", 2), ("、", 2), ("〓", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("…", 1),
        ])
    func widths(_ text: String, _ cells: Int) {
        #expect(Cells.width(text) == cells)
    }

    @Test("a text is cut by cells, never through the middle of a character")
    func truncation() {
        #expect(Cells.truncated("長谷川さん", to: 10) == "長谷川さん")
        #expect(Cells.truncated("長谷川さん", to: 9) == "長谷川さ…")
        #expect(Cells.truncated("長谷川さん", to: 8) == "長谷川…")
        #expect(Cells.truncated("a🍅b", to: 3) == "a…")
        #expect(Cells.truncated("abc", to: 1) == "…")
        #expect(Cells.truncated("abc", to: 0) == "")
        for cells in 0...12 {
            #expect(Cells.width(Cells.truncated("x長か\u{3099}谷🍅yzｶﾞ", to: cells)) <= cells)
        }
    }

    @Test("an escape sequence in a name becomes visible signs and keeps no power")
    func neutralised() {
        let hostile = "\u{1B}[2J\u{1B}]0;x\u{7}太郎\r\n\u{9B}31m\u{202E}\u{7F}"
        let safe = Cells.neutralised(hostile)
        #expect(safe == "␛[2J␛]0;x␇太郎␍␊�31m�␡")
        #expect(
            !safe.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
        #expect(Cells.neutralised("👩‍🌾 か\u{3099}") == "👩‍🌾 か\u{3099}")
    }

    static let table = Table(
        [
            Table.Column("name", ja: "名前", en: "Name"),
            Table.Column("count", ja: "数", en: "Count", isNumber: true),
        ],
        rows: [["長谷川", "9"], ["Oba", "10"], ["\u{1B}[31m赤", "2"]])

    @Test("columns stand under each other, kanji or not")
    func alignment() {
        #expect(
            Self.table.text(.init(), in: .japanese)
                == "名前     数\n長谷川    9\nOba      10\n␛[31m赤   2\n")
    }

    @Test("lines fit the terminal: the widest column gives way first")
    func fits() {
        var wishes = Table.Wishes()
        wishes.width = 24
        let wide = Table(
            Self.table.columns, rows: [["とても長い名前のついた集落の集会所", "12345"]])
        let text = wide.text(wishes, in: .english)
        #expect(text.contains("12345"))
        #expect(text.contains("…"))
        for line in text.split(separator: "\n") { #expect(Cells.width(String(line)) <= 24) }
        wishes.width = nil
        #expect(!wide.text(wishes, in: .english).contains("…"))
    }

    @Test("columns can be chosen and rows sorted, numbers as numbers")
    func arranging() throws {
        var wishes = Table.Wishes()
        wishes.columns = ["count"]
        wishes.sort = "-count"
        wishes.headers = false
        #expect(try Self.table.arranged(wishes).rows == [["10"], ["9"], ["2"]])
        wishes.sort = "count"
        #expect(try Self.table.arranged(wishes).text(wishes, in: .english) == " 2\n 9\n10\n")
        wishes.sort = "coutn"
        #expect(throws: UsageProblem.self) { try Self.table.arranged(wishes) }
    }

    @Test("headings are emphasised only when asked, and the words stay the same")
    func emphasis() {
        var wishes = Table.Wishes()
        wishes.emphasis = true
        #expect(Self.table.text(wishes, in: .english).hasPrefix("\u{1B}[1mName"))
    }
}

@Suite("Output for other programs") struct OutputTests {
    @Test("an empty list is [] in JSON")
    func emptyList() throws {
        #expect(try JSONText.of([Int]()) == "[]\n")
    }

    @Test("JSON has sorted keys and no character a terminal obeys")
    func json() throws {
        let text = try JSONText.of(["b": "\u{1B}[31m", "a": "\u{9B}\u{202E}太郎"])
        #expect(text.contains("\\u009b\\u202e太郎"))
        #expect(text.contains("\\u001b[31m"))
        let a = try #require(text.range(of: "\"a\""))
        let b = try #require(text.range(of: "\"b\""))
        #expect(a.lowerBound < b.lowerBound)
        #expect(!text.unicodeScalars.contains { $0 != "\n" && Cells.isDangerous($0) })
    }

    @Test(
        "a cell that a spreadsheet would run gets an apostrophe",
        arguments: [
            ("=1+1", "'=1+1"), ("+81", "'+81"), ("-5", "'-5"), ("@sum", "'@sum"),
            ("＝1", "'＝1"), (" =1", "' =1"), ("\t=1", "'␉=1"), ("a=1", "a=1"), ("太郎", "太郎"),
            ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("=\"a\"", "\"'=\"\"a\"\"\""),
        ])
    func csvCell(_ cell: String, _ written: String) {
        let table = Table([.init("name", ja: "名前", en: "Name")], rows: [[cell]])
        #expect(table.csv() == "\u{FEFF}name\r\n\(written)\r\n")
        #expect(table.csv(headers: false) == "\u{FEFF}\(written)\r\n")
    }
}
